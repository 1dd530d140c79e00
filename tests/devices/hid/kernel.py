"""Scanners played to the Linux kernel through /dev/uhid: real hidraw devices, with no hardware behind them.

Only where it is asked for, YAOSU_TEST_UHID=1, and may be opened; most virtual machines and containers have no /dev/uhid.
Source: include/uapi/linux/uhid.h and Documentation/hid/uhid.rst of Linux.
"""

from __future__ import annotations

import os
import select
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from app.devices.hid.hidapi import Hidapi
from tests.devices.heard import WITHIN_S
from tests.fakes.hid import FakeScanner

UHID = "/dev/uhid"
DESTROY, OUTPUT, GET_REPORT, GET_REPORT_REPLY = 1, 6, 9, 10
CREATE2, INPUT2, SET_REPORT, SET_REPORT_REPLY = 11, 12, 13, 14
EVENT_BYTES = 4 + 4376  # type, then the largest of the union: create2
USB = 3

WANTED = os.environ.get("YAOSU_TEST_UHID") == "1" and os.access(UHID, os.R_OK | os.W_OK)
WHY_NOT = "needs YAOSU_TEST_UHID=1 and a /dev/uhid that this account may open"


class KernelBench:
    """Hands that plug played scanners into this very computer."""

    def __init__(self) -> None:
        self.system = Hidapi()
        self._played: dict[int, _Played] = {}

    def plug(self, scanner: FakeScanner) -> None:
        """Plug in, and wait until the system lists it: udev takes its time."""
        self._played[id(scanner)] = _Played(scanner)
        self._until(lambda: bool(self._listed()))

    def unplug(self, scanner: FakeScanner) -> None:
        """Pull the cable, and wait until it is listed no more."""
        self._played.pop(id(scanner)).destroy()
        self._until(lambda: not self._listed())

    def emit(self, scanner: FakeScanner, *reports: bytes) -> None:
        """The scanner sends."""
        for report in reports:
            self._played[id(scanner)].send(report)

    def path(self) -> str:
        """Of the only scanner."""
        (only,) = self._listed()
        return only

    def close(self) -> None:
        """Unplug what still hangs there."""
        for played in self._played.values():
            played.destroy()
        self._played.clear()

    def _listed(self) -> set[str]:
        return {one.path for one in self.system.interfaces() if (one.vid, one.pid) == (0x0C2E, 0x0907)}

    def _until(self, so: Callable[[], bool]) -> None:
        deadline = monotonic() + WITHIN_S
        pause = threading.Event()
        while not so():
            assert monotonic() < deadline
            pause.wait(0.01)


class _Played:
    """One device. A thread answers what the kernel asks of it and keeps what it is sent."""

    def __init__(self, scanner: FakeScanner) -> None:
        self._scanner = scanner
        self._stopped = False
        self._file = os.open(UHID, os.O_RDWR | os.O_CLOEXEC)
        descriptor = scanner.shape.descriptor()
        names = (scanner.product.encode(), scanner.place.encode(), scanner.serial.encode())
        head = struct.pack("<128s64s64sHHIIII", *names, len(descriptor), USB, scanner.vid, scanner.pid, 0x100, 0)
        self._say(CREATE2, head + descriptor)
        self._thread = threading.Thread(target=self._answer, name="uhid")
        self._thread.start()

    def send(self, report: bytes) -> None:
        self._say(INPUT2, struct.pack("<H", len(report)) + report)

    def destroy(self) -> None:
        with suppress(OSError):
            self._say(DESTROY, b"")
        self._stopped = True
        self._thread.join()
        os.close(self._file)

    def _say(self, kind: int, body: bytes) -> None:
        os.write(self._file, struct.pack("<I", kind) + body)

    def _answer(self) -> None:
        while not self._stopped:
            if not select.select([self._file], [], [], 0.05)[0]:
                continue
            event = os.read(self._file, EVENT_BYTES)
            kind, body = struct.unpack_from("<I", event)[0], event[4:]
            if kind == OUTPUT:
                size = struct.unpack_from("<H", body, 4096)[0]
                self._scanner.written.append(body[:size])
            elif kind == SET_REPORT:
                number, _, _, size = struct.unpack_from("<IBBH", body)
                self._scanner.features.append(body[8 : 8 + size])
                self._say(SET_REPORT_REPLY, struct.pack("<IH", number, 0))
            elif kind == GET_REPORT:
                self._say(GET_REPORT_REPLY, body[:4] + struct.pack("<HH", 5, 0))
