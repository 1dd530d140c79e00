"""A HID interface as a port: one report for each read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock
from time import monotonic

from app.devices.hid.system import HidHandle
from app.devices.port import PortError
from app.domain.devices import Trouble

SLICE_S = 0.1
"""How long the system is asked to wait at a time: as long may `close` take."""
LOOK_EVERY_S = 2.0
"""How often a silent device is looked for. Listing costs well under a millisecond on Linux, some on Windows."""


class HidPort:
    """An open scanner, as Port.

    Nobody closes the handle under a thread that is using it: hidapi would read freed memory.
    """

    def __init__(
        self,
        handle: HidHandle,
        is_there: Callable[[], bool],
        *,
        detail: str = "",
        look_every_s: float = LOOK_EVERY_S,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        """is_there: whether the system still lists it. detail: for the troubles of this port."""
        self._handle = handle
        self._is_there = is_there
        self._detail = detail
        self._look_every_s = look_every_s
        self._ticks = ticks
        self._closing = Event()
        self._closed = False
        self._reading = Lock()
        self._writing = Lock()
        self._look_at_s = ticks() + look_every_s

    def read(self, timeout_s: float) -> bytes:
        """As Port: one report."""
        until_s = self._ticks() + timeout_s
        while True:
            left_s = max(0.0, until_s - self._ticks())
            report = self._slice(min(SLICE_S, left_s))
            if report:
                self._look_at_s = self._ticks() + self._look_every_s
                return report
            self._must_be_there()
            if self._ticks() >= until_s:
                return b""

    def write(self, data: bytes) -> None:
        """As Port: an output report, its id first."""
        self._send(self._handle.write, data)

    def send_feature(self, data: bytes) -> None:
        """Set a feature report, its id first. Raises PortError."""
        self._send(self._handle.send_feature, data)

    def descriptor(self) -> bytes:
        """What the device says its reports look like; b"" where the system does not tell. Raises PortError if closed."""
        with self._writing:
            self._must_be_open()
            try:
                return self._handle.report_descriptor()
            except OSError:
                return b""

    def close(self) -> None:
        """As Port. Waits until a reader has left, at most 0.1 s."""
        self._closing.set()
        with self._reading, self._writing:
            if not self._closed:
                self._closed = True
                with suppress(OSError):
                    self._handle.close()

    def _slice(self, wait_s: float) -> bytes:
        with self._reading:
            self._must_be_open()
            begun_s = self._ticks()
            try:
                report = self._handle.read(round(wait_s * 1000))
            except OSError as error:
                raise PortError(Trouble.GONE, self._detail) from error
            early_s = wait_s - (self._ticks() - begun_s)
        if not report and early_s > wait_s / 2:
            # It should have waited. A backend that does not notice an unplug comes back at once, again and again.
            self._look_at_s = min(self._look_at_s, self._ticks())
            self._closing.wait(early_s)
        return report

    def _must_be_there(self) -> None:
        self._must_be_open()
        if self._ticks() >= self._look_at_s:
            if not self._is_there():
                raise PortError(Trouble.GONE, self._detail)
            self._look_at_s = self._ticks() + self._look_every_s

    def _must_be_open(self) -> None:
        if self._closing.is_set():
            raise PortError(Trouble.GONE, self._detail)

    def _send(self, send: Callable[[bytes], None], data: bytes) -> None:
        with self._writing:
            self._must_be_open()
            try:
                send(data)
            except OSError as error:
                trouble = Trouble.BROKEN if self._is_there() else Trouble.GONE
                raise PortError(trouble, self._detail) from error
