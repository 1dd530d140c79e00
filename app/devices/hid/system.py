"""What is asked of a system's HID interfaces: list them, open one, move whole reports. hidapi, libusb and a fake do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HidInterface:
    """One collection of one device, as the system lists it. A device may have several, behind one path or many.

    path: opens it now, on this computer. serial, product: as the device tells them, or "". place: the socket it hangs on, or
    "" where the system does not say. number: of the USB interface among those of its device, −1 where it is not told.
    """

    path: str
    vid: int
    pid: int
    usage_page: int
    usage: int
    serial: str = ""
    product: str = ""
    place: str = ""
    number: int = -1


class HidHandle(Protocol):
    """An open interface. Every report begins with its id where the device numbers its reports.

    Every method but `close` raises OSError once the device is gone; `read` perhaps not: some backends go on saying that
    nothing came. None may be called while `close` runs or after it.
    """

    def read(self, timeout_ms: int) -> bytes:
        """One whole report; b"" if none came within that time. 0 does not wait, or 1 ms at most."""
        ...

    def write(self, report: bytes) -> None:
        """Send an output report, its id first; 0 where the device numbers none."""
        ...

    def send_feature(self, report: bytes) -> None:
        """Set a feature report, its id first; 0 where the device numbers none."""
        ...

    def report_descriptor(self) -> bytes:
        """What the device says its reports look like."""
        ...

    def close(self) -> None:
        """Let go of it. Never raises."""
        ...


class HidSystem(Protocol):
    """The HID interfaces that are there now. May be asked from any thread."""

    def interfaces(self) -> list[HidInterface]:
        """All of them. Opens none for reading, needs no permission, never raises."""
        ...

    def is_there(self, path: str) -> bool:
        """Whether that interface is still listed; cheap enough to be asked every few seconds."""
        ...

    def open(self, path: str) -> HidHandle:
        """Raises PortError: GONE, NO_PERMISSION, IN_USE or NO_SERVICE."""
        ...
