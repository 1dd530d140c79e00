"""Cables for serial devices without hardware: pseudo terminals, pairs made by socat, a TCP server, an RFC 2217 server."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

import serial
from serial.rfc2217 import PortManager

from tests.devices.heard import WITHIN_S


class Cable:
    """A scanner's end of a serial cable; the program's end is the file `link`, for as long as it is plugged in."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self._end: int | None = None
        self.plug()

    @property
    def end(self) -> int:
        """The scanner's end."""
        assert self._end is not None, "unplugged"
        return self._end

    def plug(self) -> None:
        """Plug in, with a new port each time, as USB does."""
        self._end, far = os.openpty()
        tty.setraw(far)
        self._place(Path(os.ttyname(far)))
        os.close(far)

    def unplug(self) -> None:
        """Pull the cable: the link goes first, as udev does it when the device is already away."""
        if self._end is not None:
            self.link.unlink()
            os.close(self._end)
            self._end = None

    def says(self, data: bytes) -> None:
        """The scanner sends."""
        view = memoryview(data)
        while view:
            view = view[os.write(self.end, view) :]

    def hears(self, count: int) -> bytes:
        """So many bytes that the program sent."""
        return exactly(self.end, count)

    def _place(self, port: Path) -> None:
        new = self.link.with_suffix(".new")
        new.symlink_to(port)
        new.replace(self.link)


def exactly(handle: int, count: int) -> bytes:
    """So many bytes from a file handle."""
    data = b""
    deadline = monotonic() + WITHIN_S
    while len(data) < count:
        ready, _, _ = select.select([handle], [], [], max(0.0, deadline - monotonic()))
        assert ready, data
        data += os.read(handle, count - len(data))
    return data


@contextmanager
def socat_pair(ours: Path, theirs: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Two linked terminals, made and held by socat; killing it pulls the cable."""
    links = [f"pty,raw,echo=0,link={end}" for end in (ours, theirs)]
    process = subprocess.Popen(["socat", *links])
    try:
        deadline = monotonic() + WITHIN_S
        while not (ours.exists() and theirs.exists()):
            assert process.poll() is None
            assert monotonic() < deadline
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def listening() -> Iterator[tuple[socket.socket, int]]:
    """A TCP server for one connection after another, and its port number."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(WITHIN_S)
        yield server, server.getsockname()[1]


class _Wires(serial.Serial):
    """The part of a real port that RFC 2217 asks for and a pseudo terminal has not."""

    cts = dsr = cd = True
    ri = False

    def _update_dtr_state(self) -> None: ...

    def _update_rts_state(self) -> None: ...


class Rfc2217Server:
    """A serial port behind a server, for one connection: pyserial's own side of the protocol."""

    def __init__(self, server: socket.socket, port: str) -> None:
        self._server = server
        self._serial = _Wires(port, timeout=0)
        self._stop, self._stopper = os.pipe()
        self._thread = threading.Thread(target=self._serve, name="rfc2217-server")

    def __enter__(self) -> Rfc2217Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()
        self._serial.close()
        os.close(self._stop)
        os.close(self._stopper)

    def hang_up(self) -> None:
        """End the connection."""
        os.write(self._stopper, b"x")
        self._thread.join()

    @property
    def baud(self) -> int:
        """What the client asked for."""
        return int(self._serial.baudrate)

    def write(self, data: bytes) -> None:
        """The protocol's own words to the client."""
        self._connection.sendall(data)

    def _serve(self) -> None:
        self._connection, _ = self._server.accept()
        with self._connection, suppress(OSError):
            manager = PortManager(self._serial, self)
            while True:
                ready, _, _ = select.select([self._connection, self._serial.fileno(), self._stop], [], [])
                if self._stop in ready:
                    return
                if self._connection in ready:
                    self._serial.write(b"".join(manager.filter(self._connection.recv(1024))))
                if self._serial.fileno() in ready:
                    self.write(b"".join(manager.escape(self._serial.read(1024))))
