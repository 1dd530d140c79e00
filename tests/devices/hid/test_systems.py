"""What every way to a system's HID interfaces must do: the fake, hidapi over a played module, libusb over a played bus.

The kernel itself is asked the same where it lets a program play a device, see `kernel.py`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from time import monotonic

import pytest

from app.devices.hid.hidapi import Hidapi
from app.devices.hid.reaching import KernelFirst
from app.devices.hid.system import HidHandle, HidSystem
from app.devices.hid.usb_port import UsbHid
from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.devices.heard import WITHIN_S
from tests.devices.hid import kernel
from tests.fakes.hid import SCANNER_USAGE, FakeHid, FakeScanner
from tests.fakes.hid_kernel import PlayedKernel
from tests.fakes.hid_module import PlayedModule
from tests.fakes.hid_reports import HONEYWELL
from tests.fakes.hid_usb import PlayedUsb

PATIENCE_MS = 30_000

FIRST, SECOND = HONEYWELL.report(b"81000019000000000017\r"), HONEYWELL.report(b"81000019000000000024\r")


class Bench:
    """A system under test and the hands that plug things in. The kernel's bench has the same hands."""

    def __init__(self, system: Callable[[FakeHid], HidSystem]) -> None:
        self._computer = FakeHid()
        self.system = system(self._computer)

    def plug(self, scanner: FakeScanner) -> None:
        """Plug in."""
        self._computer.plug(scanner)

    def unplug(self, scanner: FakeScanner) -> None:
        """Pull the cable."""
        self._computer.unplug(scanner)

    def emit(self, scanner: FakeScanner, *reports: bytes) -> None:
        """The scanner sends."""
        self._computer.emit(scanner, *reports)

    def path(self) -> str:
        """Of the only scanner."""
        (only,) = {one.path for one in self.system.interfaces() if one.vid == 0x0C2E}
        return only

    def close(self) -> None:
        """Nothing to put away."""


WAYS: dict[str, Callable[[], Bench]] = {
    "fake": lambda: Bench(lambda computer: computer),
    "hidapi": lambda: Bench(lambda computer: Hidapi(PlayedModule(computer))),
    "usb": lambda: Bench(lambda computer: UsbHid(PlayedUsb(computer))),
    "kernel first": lambda: Bench(lambda computer: _kernel_first(computer, kept=False)),
    "past the kernel": lambda: Bench(lambda computer: _kernel_first(computer, kept=True)),
    "usb without a pipe out": lambda: Bench(lambda computer: UsbHid(PlayedUsb(computer, pipe_out=False))),
}


def _kernel_first(computer: FakeHid, *, kept: bool) -> HidSystem:
    """Both ways of Linux; kept: the kernel lists nothing."""
    bus = PlayedUsb(computer)
    kernels: HidSystem = FakeHid() if kept else PlayedKernel(computer, bus)
    return KernelFirst(kernels, UsbHid(bus), settles_s=0.0)


if kernel.WANTED:
    WAYS["kernel"] = kernel.KernelBench  # type: ignore[assignment]


@pytest.fixture(params=list(WAYS))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    made = WAYS[request.param]()
    yield made
    made.close()


@pytest.fixture
def scanner(bench: Bench) -> FakeScanner:
    """Plugged in."""
    plugged = FakeScanner()
    bench.plug(plugged)
    return plugged


@pytest.fixture
def handle(bench: Bench, scanner: FakeScanner) -> Iterator[HidHandle]:
    """Opened."""
    opened = bench.system.open(bench.path())
    yield opened
    opened.close()


def fails(what: Callable[[], object]) -> bool:
    """Whether it raises as a device does that is gone."""
    try:
        what()
    except OSError:
        return True
    return False


def until(so: Callable[[], bool]) -> None:
    """Wait for it: the kernel passes things on when it finds time."""
    deadline, pause = monotonic() + WITHIN_S, threading.Event()
    while not so():
        assert monotonic() < deadline
        pause.wait(0.01)


@pytest.mark.skipif(not kernel.WANTED, reason=kernel.WHY_NOT)
def test_the_kernel_is_among_them() -> None:
    assert "kernel" in WAYS


def test_a_scanner_is_listed_while_it_is_plugged_in(bench: Bench, scanner: FakeScanner) -> None:
    (listed,) = [one for one in bench.system.interfaces() if one.path == bench.path()]
    assert (listed.vid, listed.pid) == (scanner.vid, scanner.pid)
    assert (listed.usage_page, listed.usage) == SCANNER_USAGE
    assert (listed.serial, listed.product) == (scanner.serial, scanner.product)
    assert bench.system.is_there(listed.path)
    bench.unplug(scanner)
    assert listed.path not in {one.path for one in bench.system.interfaces()}
    assert not bench.system.is_there(listed.path)


def test_reports_come_whole_and_in_order(bench: Bench, scanner: FakeScanner, handle: HidHandle) -> None:
    bench.emit(scanner, FIRST, SECOND)
    assert [handle.read(PATIENCE_MS), handle.read(PATIENCE_MS)] == [FIRST, SECOND]


def test_a_reader_is_woken_by_the_report_it_waits_for(bench: Bench, scanner: FakeScanner, handle: HidHandle) -> None:
    emitting = threading.Thread(target=bench.emit, args=(scanner, FIRST))
    emitting.start()
    assert handle.read(PATIENCE_MS) == FIRST
    emitting.join()


def test_nothing_comes_while_nothing_is_scanned(handle: HidHandle) -> None:
    assert handle.read(0) == handle.read(1) == b""


def test_output_and_feature_reports_arrive_with_their_id(scanner: FakeScanner, handle: HidHandle) -> None:
    handle.write(b"\xfd\x03\x16\x54\x0d")
    handle.send_feature(b"\xfe\x01")
    until(lambda: (scanner.written, scanner.features) == ([b"\xfd\x03\x16\x54\x0d"], [b"\xfe\x01"]))


def test_the_device_tells_its_report_descriptor(handle: HidHandle) -> None:
    assert handle.report_descriptor() == HONEYWELL.descriptor()


def test_after_an_unplug_nothing_comes_and_nothing_goes(bench: Bench, scanner: FakeScanner, handle: HidHandle) -> None:
    bench.unplug(scanner)
    assert fails(lambda: handle.read(PATIENCE_MS))
    assert fails(lambda: handle.write(b"\xfd\x03\x16\x54\x0d"))
    assert fails(lambda: handle.send_feature(b"\xfe\x01"))


def test_what_is_not_there_cannot_be_opened(bench: Bench, scanner: FakeScanner) -> None:
    path = bench.path()
    bench.unplug(scanner)
    with pytest.raises(PortError) as refused:
        bench.system.open(path)
    assert refused.value.trouble is Trouble.GONE


def test_a_device_may_be_opened_again_after_it_was_closed(bench: Bench, scanner: FakeScanner) -> None:
    for report in (FIRST, SECOND):
        handle = bench.system.open(bench.path())
        bench.emit(scanner, report)
        assert handle.read(PATIENCE_MS) == report
        handle.close()
