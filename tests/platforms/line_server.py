"""A server that does on its line exactly what a test says, with TLS or without."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator

Act = Callable[[socket.socket], None]
"""What to do with a connection once the request has been read."""


class LineServer:
    """Answers one connection after another, each request with the next act; the last act stays. `requests` are kept."""

    def __init__(self, acts: tuple[Act, ...], context: ssl.SSLContext | None, read_first: bool) -> None:
        self.requests: list[bytes] = []
        self._acts = list(acts)
        self._context = context
        self._read_first = read_first
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._stopping = threading.Event()
        self._line: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name="line server")
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        scheme = "https" if self._context else "http"
        return f"{scheme}://localhost:{self._listening.getsockname()[1]}/"

    def stop(self) -> None:
        """Hang up and go away."""
        self._stopping.set()
        line = self._line
        with contextlib.suppress(OSError):
            if line is not None:
                line.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            socket.create_connection(self._listening.getsockname(), 1).close()
        self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        while True:
            line, _ = self._listening.accept()
            line.settimeout(10)
            if self._stopping.is_set():
                line.close()
                return
            with contextlib.suppress(OSError), line:
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        with self._context.wrap_socket(line, server_side=True) if self._context else line as talking:
            self._line = talking
            while True:
                if self._read_first:
                    request = _request(talking)
                    if not request:
                        return
                    self.requests.append(request)
                (self._acts.pop(0) if len(self._acts) > 1 else self._acts[0])(talking)
                if not self._read_first:
                    return


@contextlib.contextmanager
def line_server(*acts: Act, context: ssl.SSLContext | None = None, read_first: bool = True) -> Iterator[LineServer]:
    """A server that runs until the block ends. read_first: read the request before acting."""
    server = LineServer(acts, context, read_first)
    try:
        yield server
    finally:
        server.stop()


def answering(body: bytes, status: str = "200 OK", headers: str = "") -> Act:
    """A whole answer; the connection stays."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return lambda line: line.sendall(head.encode() + body)


def sending(data: bytes, *, every_s: float = 0.0) -> Act:
    """These bytes, one by one if `every_s`, then hang up."""

    def act(line: socket.socket) -> None:
        pace = threading.Event()
        for at in range(len(data) if every_s else 1):
            line.sendall(data[at : at + 1] if every_s else data)
            pace.wait(every_s)
        raise ConnectionError

    return act


def _request(line: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = line.recv(65_536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [row.split(b":")[1] for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    while len(body) < int(lengths[0] if lengths else 0):
        body += line.recv(65_536)
    return head + b"\r\n\r\n" + body
