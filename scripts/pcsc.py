"""A smart-card service of our own for one test process: pcscd with two virtual readers, gone afterwards.

pcscd has one fixed place for its socket. So it is handed a socket that is open already, as systemd does it, in a folder that
belongs to this process; PCSCLITE_CSOCK_NAME tells clients where. Several such services run beside one another and beside
the system's own. A client library looks where its service is only once: one process has one place. Standard library only;
Linux only.
"""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scripts import environment
from scripts.environment import Trouble

SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME"
READER = "Yaosu test"
SLOTS = (f"{READER} 00 00", f"{READER} 00 01")
"""What the two readers are called; vpcd always has two slots, on two ports in a row."""
FOLDER = Path(tempfile.gettempdir(), f"yaosu-pcsc-{os.getpid()}")
SOCKET = FOLDER / "pcscd.comm"
"""Where clients of this process's service connect."""
START_WITHIN_S = 60
PORTS = range(20_000, 30_000)
"""Below those that Linux gives to outgoing connections by itself, so that a restart finds its ports free."""
_PCSCDS_OWN = Path("/run/pcscd")  # systemd makes it at the start of the system; root's pcscd makes it itself
_LOG = FOLDER / "log"
_DRIVERS = (Path("/usr/lib/pcsc/drivers"), Path("/usr/lib64/pcsc/drivers"), Path("/usr/local/lib/pcsc/drivers"))
# pcscd takes its socket at handle 3, and only if LISTEN_PID is its own number. Source: sd_listen_fds(3).
_ACTIVATE = 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@" 3<&0 0</dev/null'


def program() -> str | None:
    """Where pcscd is; people who are not root do not have /usr/sbin on their PATH."""
    return shutil.which("pcscd") or shutil.which("pcscd", path="/usr/sbin:/usr/local/sbin")


def driver() -> Path | None:
    """Where the driver of virtual readers is: vpcd, of vsmartcard."""
    found = (folder.joinpath("serial", "libifdvpcd.so") for folder in _DRIVERS)
    return next((path for path in found if path.exists()), None)


@dataclass
class Service:
    """A service that runs, and may be killed and started again at the same place with the same readers.

    port: where cards of the first reader connect; those of the second use the next one.
    """

    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start, or start again. Raises Trouble."""
        for port in [self.port] * 3 if self.port else random.sample(PORTS[::2], 5):
            if _is_free(port) and _is_free(port + 1) and self._starts(port):
                self.port = port
                return
        raise Trouble(f"pcscd did not start:\n{_LOG.read_text(encoding='utf-8', errors='replace')}")

    def kill(self) -> None:
        """End it at once, as when it crashes: its socket stays behind, and nobody listens to it."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as the system does."""
        self._end(signal.SIGTERM)

    def _starts(self, port: int) -> bool:
        readers = FOLDER / "readers"
        readers.mkdir(exist_ok=True)
        (FOLDER / "no-usb").mkdir(exist_ok=True)
        readers.joinpath("vpcd").write_text(
            f'FRIENDLYNAME "{READER}"\nDEVICENAME /dev/null:{port}\nLIBPATH {driver()}\nCHANNELID {port}\n',
            encoding="ascii",
        )
        self._spawn(readers)
        if _becomes_ready(self.process, port):
            return True
        self.kill()
        return False

    def _spawn(self, readers: Path) -> None:
        SOCKET.unlink(missing_ok=True)
        command = [
            *_ending_with_us(),
            program() or "pcscd",
            "--foreground",
            "--config",
            str(readers),
            *_without_polkit(),
        ]
        # No real reader of this computer is to be touched.
        variables = environment.child_variables(PCSCLITE_HP_DROPDIR=str(FOLDER / "no-usb"))
        # Ours is closed again: a service that is killed must leave nobody who listens.
        with socket.socket(socket.AF_UNIX) as listener, _LOG.open("wb") as log:
            listener.bind(str(SOCKET))
            SOCKET.chmod(0o600)
            listener.listen(16)
            activated = ["sh", "-c", _ACTIVATE, "sh", *command]
            self.process = subprocess.Popen(activated, stdin=listener, stdout=log, stderr=log, env=variables)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            print("pcscd does not stop; killing it.", file=sys.stderr)
            self.process.kill()
            self.process.wait()
        self.process = None


@contextmanager
def running() -> Iterator[Service]:
    """Start a service for this process; stop it and delete its folder at the end. Raises Trouble."""
    if program() is None or driver() is None:
        raise Trouble("pcscd or its virtual reader is not installed (packages pcscd and vsmartcard-vpcd).")
    if os.geteuid() != 0 and not _PCSCDS_OWN.is_dir():
        raise Trouble(
            f"pcscd wants its folder even when it is not used. Please run this line first:\n    sudo mkdir {_PCSCDS_OWN}"
        )
    FOLDER.mkdir(mode=0o700)
    service = Service()
    try:
        service.start()
        yield service
    finally:
        service.stop()
        shutil.rmtree(FOLDER, ignore_errors=True)


def _ending_with_us() -> list[str]:
    """A test run that is killed must leave no service behind."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []


def _without_polkit() -> list[str]:
    """Later versions ask the desktop for permission, which is not there."""
    told = subprocess.run([program() or "pcscd", "--help"], capture_output=True, text=True, check=False)
    return ["--disable-polkit"] if "disable-polkit" in told.stdout else []


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as vpcd does: cards of a killed service linger
        try:
            probe.bind(("", port))
        except OSError:
            return False
        return True


def _becomes_ready(process: subprocess.Popen[bytes] | None, port: int) -> bool:
    """Wait until the readers listen. Clients may connect sooner: their socket is older than the service."""
    deadline = time.monotonic() + START_WITHIN_S
    while process is not None and process.poll() is None and time.monotonic() < deadline:
        if {port, port + 1} <= _listening(process.pid):
            return True
        time.sleep(0.01)
    return False


def _listening(pid: int) -> set[int]:
    """The TCP ports a process listens on. Source: proc(5), /proc/net/tcp; state 0A is LISTEN."""
    sockets = set()
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        try:
            sockets.add(str(handle.readlink()))
        except OSError:
            continue  # closed in between
    rows = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    return {int(row[1].split(":")[1], 16) for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets}
