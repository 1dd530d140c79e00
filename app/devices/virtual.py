"""A scanner that is not there, for training: whoever has it says what it reads, and it comes as from a cable."""

from __future__ import annotations

from queue import Empty, SimpleQueue

from app.devices.port import Port, PortError
from app.domain.devices import Trouble

END = b"\r"


class VirtualScanner:
    """`scan` from any thread; `open` is its Opener. Unplugged it gives nothing, and what is scanned meanwhile is lost."""

    def __init__(self) -> None:
        self._port: VirtualPort | None = None
        self._plugged = True

    def open(self) -> Port:
        """As Opener."""
        if not self._plugged:
            raise PortError(Trouble.GONE)
        self._port = VirtualPort()
        return self._port

    def scan(self, text: str, *, ending: bytes = END) -> None:
        """Read a code."""
        self.say(text.encode() + ending)

    def say(self, data: bytes) -> None:
        """Send bytes as they are: half a code, noise."""
        if self._port is not None:
            self._port.come(data)

    def unplug(self) -> None:
        """Pull its cable."""
        self._plugged = False
        if self._port is not None:
            self._port.close()

    def plug_in(self) -> None:
        """And back."""
        self._plugged = True


class VirtualPort:
    """As Port: what `come` brings is read, whole pieces in order."""

    def __init__(self) -> None:
        self._coming: SimpleQueue[bytes | None] = SimpleQueue()
        self._closed = False

    def come(self, data: bytes) -> None:
        """Bytes on the wire."""
        self._coming.put(data)

    def read(self, timeout_s: float) -> bytes:
        """As Port. What came before the cable was pulled is read first."""
        if self._closed and self._coming.empty():
            raise PortError(Trouble.GONE)
        try:
            data = self._coming.get(timeout=timeout_s) if timeout_s > 0 else self._coming.get_nowait()
        except Empty:
            return b""
        if data is None:
            raise PortError(Trouble.GONE)
        return data

    def write(self, data: bytes) -> None:
        """As Port: it listens to nobody."""
        if self._closed:
            raise PortError(Trouble.GONE)

    def close(self) -> None:
        """As Port."""
        if not self._closed:
            self._closed = True
            self._coming.put(None)
