"""A PostgreSQL of our own for one test run: a private cluster in a temporary folder, gone afterwards.

Durability is off: these rows live for seconds. Standard library only.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.environment import WINDOWS, Trouble

URL_VARIABLE = "YAOSU_TEST_POSTGRES"
START_WITHIN_S = 60
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest version first; None where PostgreSQL is not installed.

    Debian keeps them off the PATH, below /usr/lib/postgresql/VERSION/bin.
    """
    suffix = ".exe" if WINDOWS else ""
    found = shutil.which("initdb")
    roots = [Path("/usr/lib/postgresql"), Path(os.environ.get("PROGRAMFILES", "/nowhere")) / "PostgreSQL"]
    versions = [folder for root in roots if root.is_dir() for folder in root.iterdir() if folder.name.isdigit()]
    newest_first = sorted(versions, key=lambda folder: int(folder.name), reverse=True)
    folders = [folder / "bin" for folder in newest_first] + ([Path(found).resolve().parent] if found else [])
    return next((f for f in folders if (f / f"initdb{suffix}").exists() and (f / f"postgres{suffix}").exists()), None)


@dataclass
class Server:
    """A cluster that runs, and may be stopped and started again under the same address."""

    url: str
    binaries: Path
    folder: Path
    owner: dict[str, Any]
    port: int
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Stop at once, as when its computer loses power."""
        _stop(self.process)

    def start(self) -> None:
        """Start again. Raises Trouble."""
        self.process, self.port = _start(self.binaries, self.folder, self.owner, self.port)


@contextmanager
def running() -> Iterator[str]:
    """Start a cluster and give its SQLAlchemy URL; stop and delete it at the end. Raises Trouble."""
    with server() as started:
        yield started.url


@contextmanager
def server() -> Iterator[Server]:
    """The same, for a test that stops it in mid-work. Raises Trouble."""
    binaries = programs()
    if binaries is None:
        raise Trouble("PostgreSQL is not installed (looked for initdb on the PATH and in /usr/lib/postgresql).")
    folder = Path(tempfile.mkdtemp(prefix="yaosu-postgres-"))
    owner = _owner(folder)
    password = secrets.token_hex(16)
    try:
        _init(binaries, folder, password, owner)
        process, port = _start(binaries, folder, owner)
        url = f"postgresql+psycopg://yaosu:{password}@127.0.0.1:{port}/postgres"
        started = Server(url, binaries, folder, owner, port, process)
        try:
            yield started
        finally:
            started.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> dict[str, Any]:
    """How to run as somebody else when we are root, whom PostgreSQL refuses: extra arguments for subprocess."""
    if WINDOWS or os.geteuid() != 0:
        return {"cwd": folder}
    import pwd

    try:
        account = pwd.getpwnam("postgres")
    except KeyError:
        account = pwd.getpwnam("nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"cwd": folder, "user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _init(binaries: Path, folder: Path, password: str, owner: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    secret.chmod(0o600)
    if "user" in owner:
        os.chown(secret, owner["user"], owner["group"])
    command = [str(binaries / "initdb"), f"--pgdata={folder / 'data'}", "--username=yaosu", f"--pwfile={secret}"]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"]
    made = subprocess.run(command, **owner, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise Trouble(f"initdb failed:\n{made.stdout}{made.stderr}")


def _start(
    binaries: Path, folder: Path, owner: dict[str, Any], wanted: int | None = None
) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server on the wanted port, else a free one; tries again when somebody took the port in between."""
    log = folder / "log"
    for _ in range(3):
        port = wanted or _free_port()
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with log.open("wb") as out:
            command = [str(binaries / "postgres"), "-D", str(folder / "data"), "-p", str(port), *options]
            process = subprocess.Popen(command, **owner, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        if _becomes_ready(process, folder / "data"):
            return process, port
        _stop(process)
    raise Trouble(f"PostgreSQL did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _becomes_ready(process: subprocess.Popen[bytes], data: Path) -> bool:
    """Wait until the server says it takes connections, or has ended.

    It says so on the eighth line of postmaster.pid. Source: PostgreSQL's utils/pidfile.h, LOCK_FILE_LINE_PM_STATUS.
    """
    deadline = time.monotonic() + START_WITHIN_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            lines = (data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        if len(lines) >= 8 and lines[7].strip() == "ready":
            return True
        time.sleep(0.02)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop at once, without waiting for clients: nothing here is worth keeping."""
    if process.poll() is None:
        process.terminate() if WINDOWS else process.send_signal(signal.SIGQUIT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        print("PostgreSQL does not stop; killing it.", file=sys.stderr)
        process.kill()
        process.wait()
