"""The HTTPS server: sockets, TLS, start and stop."""

import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from app.simulator.application import Application, LineProtocol
from app.simulator.played import Cast, PlayedPlatform
from app.simulator.tls import TlsFiles, tls_files

Stop = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is played. state: folder for ledger and keys; port 0: any free one; tls False: plain HTTP."""

    state: Path
    host: str = "127.0.0.1"
    port: int = 0
    tls: bool = True


@dataclass(frozen=True, slots=True)
class Address:
    """Where it can be reached. ca_file: what to trust, None without TLS; inspect: the page for people."""

    url: str
    ca_file: str | None
    inspect: str


class _Server(uvicorn.Server):
    """Tells when it is ready, and does not wait for slow faults when it stops."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Nothing is half done while a request waits: work on the ledger never does.
        for task in list(self.server_state.tasks):
            task.cancel()
        for connection in list(self.server_state.connections):
            if isinstance(connection, LineProtocol) and connection.is_idle:
                connection.transport.abort()  # TLS good-byes would take a second
        await super().shutdown(sockets)


def serve(cast: Cast, place: Place, *, ready: Callable[[Address], None], stopper: Callable[[Stop], None]) -> None:
    """Play until SIGTERM, SIGINT or a stop asked for; then everything accepted is on disk and the port is free.

    ready: told once, when requests are answered. stopper: handed the function that asks for the stop, which any thread
    may call. Raises BadProfile, BadScript, sqlite3.Error or OSError before anything is served.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = place.state.resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _listen(place.host, place.port) as listener:
        files = tls_files(folder, place.host) if place.tls else None
        platform = PlayedPlatform(cast, folder / "ledger.sqlite")
        try:
            address = _address(place, listener.getsockname()[1], files)
            server = _Server(_config(platform, files), lambda: ready(address))
            stopper(lambda: setattr(server, "should_exit", True))
            server.run(sockets=[listener])
        finally:
            platform.close()


def _config(platform: PlayedPlatform, files: TlsFiles | None) -> uvicorn.Config:
    return uvicorn.Config(
        Application(platform),
        http=LineProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=120,
        timeout_graceful_shutdown=1,
        ssl_certfile=files.chain if files else None,
        ssl_keyfile=files.key if files else None,
    )


def _address(place: Place, port: int, files: TlsFiles | None) -> Address:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(place.host, place.host)
    url = f"{'https' if files else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"
    return Address(url, str(files.ca) if files else None, f"{url}/_sim/")


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener
