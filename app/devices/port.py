"""What every way to a device has in common: bytes in, bytes out, and two ways to fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from app.domain.devices import Trouble


class PortError(Exception):
    """A device cannot be reached. trouble: why. detail: what helps to mend it, nothing that was scanned."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble, detail)
        self.trouble, self.detail = trouble, detail


class Port(Protocol):
    """An open way to one device. One thread reads; `write` and `close` may be called from another."""

    def read(self, timeout_s: float) -> bytes:
        """What came within that time, as soon as anything came; b"" if nothing did.

        A serial port gives bytes cut anywhere, a HID port one whole report. Raises PortError once the device is gone or
        the port was closed.
        """
        ...

    def write(self, data: bytes) -> None:
        """Send. Raises PortError."""
        ...

    def close(self) -> None:
        """Let go of the device. Never raises; twice is once."""
        ...


Opener: TypeAlias = Callable[[], Port]
"""Opens the device wherever it is now. Raises PortError."""
