"""HID scanners on no cable, and a computer that lists and opens them."""

from __future__ import annotations

import errno
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from time import monotonic

from app.devices.hid.system import HidInterface
from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.fakes.hid_reports import HONEYWELL, Shape

SCANNER_USAGE = (0x8C, 0x02)
KEYBOARD_USAGE = (0x01, 0x06)


@dataclass(slots=True)
class FakeScanner:
    """A scanner that lies beside the computer until it is plugged in.

    usages: of its collections. silent_when_gone: reading says "nothing came" after an unplug instead of raising. hasty: and
    says so without waiting. goes_when_switched: a feature report makes it unplug itself before it says that it understood.
    deaf: it takes no reports at all. answers: what it sends when it is written something. descriptor: instead of its shape's.
    """

    shape: Shape = HONEYWELL
    vid: int = 0x0C2E
    pid: int = 0x0907
    serial: str = "15232B1F0C"
    product: str = "Xenon 1900"
    place: str = "1-2"
    usages: Sequence[tuple[int, int]] = (SCANNER_USAGE,)
    silent_when_gone: bool = False
    hasty: bool = False
    goes_when_switched: bool = False
    deaf: bool = False
    descriptor: bytes | None = None
    answers: Callable[[bytes], list[bytes]] = lambda _report: []
    written: list[bytes] = field(default_factory=list)
    features: list[bytes] = field(default_factory=list)
    opened: int = 0


class FakeHid:
    """A computer, as HidSystem. Everything may be called from any thread; readers wake at once."""

    def __init__(self, *scanners: FakeScanner) -> None:
        self._news = threading.Condition()
        self._paths: dict[str, FakeScanner] = {}
        self._handles: list[FakeHandle] = []
        self._refused: Trouble | None = None
        self._open_all_the_same: FakeScanner | None = None
        self._numbers = count()
        for scanner in scanners:
            self.plug(scanner)

    def plug(self, scanner: FakeScanner) -> str:
        """Plug in; the path, a new one each time."""
        with self._news:
            path = f"/dev/hidraw{next(self._numbers)}"
            self._paths[path] = scanner
            return path

    def unplug(self, scanner: FakeScanner) -> None:
        """Pull the cable. What it sent before is still read."""
        with self._news:
            self._paths = {path: one for path, one in self._paths.items() if one is not scanner}
            for handle in self._handles:
                handle.gone = handle.gone or handle.scanner is scanner
            self._news.notify_all()

    def refuse(self, trouble: Trouble | None, *, but: FakeScanner | None = None) -> None:
        """Open nothing from now on, for that reason, but that one; None: open again."""
        self._refused, self._open_all_the_same = trouble, but

    def emit(self, scanner: FakeScanner, *reports: bytes) -> None:
        """The scanner sends reports; whoever has it open gets them."""
        with self._news:
            for handle in self._handles:
                if handle.scanner is scanner and not handle.gone:
                    handle.coming.extend(reports)
            self._news.notify_all()

    def emit_together(self, *sent: tuple[FakeScanner, bytes]) -> None:
        """Several scanners at once: nobody reads before all was sent."""
        with self._news:
            for scanner, report in sent:
                self.emit(scanner, report)

    def scan(self, scanner: FakeScanner, text: str, aim: str = "]C0") -> None:
        """Somebody pulls the trigger over a code."""
        self.emit(scanner, *scanner.shape.reports(text.encode() + b"\r", aim))

    def plugged(self) -> dict[str, FakeScanner]:
        """What hangs on the computer, by path."""
        with self._news:
            return dict(self._paths)

    def interfaces(self) -> list[HidInterface]:
        """As HidSystem."""
        with self._news:
            return [
                HidInterface(path, one.vid, one.pid, *usage, one.serial, one.product, one.place)
                for path, one in self._paths.items()
                for usage in one.usages
            ]

    def is_there(self, path: str) -> bool:
        """As HidSystem."""
        with self._news:
            return path in self._paths

    def open(self, path: str) -> FakeHandle:
        """As HidSystem."""
        with self._news:
            if path not in self._paths:
                raise PortError(Trouble.GONE, path)
            if self._refused is not None and self._paths[path] is not self._open_all_the_same:
                raise PortError(self._refused, path)
            handle = FakeHandle(self, self._paths[path], self._news)
            handle.scanner.opened += 1
            self._handles.append(handle)
            return handle

    def all_closed(self) -> bool:
        """Whether everybody let go of what he opened."""
        with self._news:
            return all(handle.closed for handle in self._handles)


class FakeHandle:
    """As HidHandle. To use it after `close`, or while it is being closed, is a fault of the program and told as one."""

    def __init__(self, computer: FakeHid, scanner: FakeScanner, news: threading.Condition) -> None:
        self.scanner = scanner
        self.coming: deque[bytes] = deque()
        self.gone = False
        self.closed = False
        self._news = news
        self._computer = computer
        self._busy = 0

    def read(self, timeout_ms: int) -> bytes:
        """As HidHandle."""
        with self._news:
            self._busy += 1
            try:
                self._must_be_open()
                self._await(monotonic() + timeout_ms / 1000)
                if self.coming:
                    return self.coming.popleft()
                if self.gone and not self.scanner.silent_when_gone:
                    raise OSError("read error")
                return b""
            finally:
                self._busy -= 1

    def write(self, report: bytes) -> None:
        """As HidHandle."""
        self._sent(report, self.scanner.written)
        self._computer.emit(self.scanner, *self.scanner.answers(report))

    def send_feature(self, report: bytes) -> None:
        """As HidHandle."""
        if self.scanner.goes_when_switched:
            self._computer.unplug(self.scanner)
        self._sent(report, self.scanner.features)

    def report_descriptor(self) -> bytes:
        """As HidHandle."""
        self._must_be_open()
        told = self.scanner.descriptor
        return self.scanner.shape.descriptor() if told is None else told

    def close(self) -> None:
        """As HidHandle."""
        with self._news:
            assert not self._busy, "closed under its reader: freed memory"
            self.closed = True

    def _sent(self, report: bytes, where: list[bytes]) -> None:
        with self._news:
            self._must_be_open()
            if self.gone or self.scanner.deaf:
                raise OSError(errno.ENODEV if self.gone else errno.EPIPE, "not taken")
            where.append(report)

    def _await(self, until_s: float) -> None:
        while not self.coming and not (self.gone and (self.scanner.hasty or not self.scanner.silent_when_gone)):
            left_s = until_s - monotonic()
            if left_s <= 0 or not self._news.wait(left_s):
                return

    def _must_be_open(self) -> None:
        assert not self.closed, "used after it was closed: freed memory"
