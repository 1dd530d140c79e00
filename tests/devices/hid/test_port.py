"""A HID port: one report a read, an unplug noticed whatever the backend says, and nothing touched after it was closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from app.devices.hid.port import HidPort
from app.devices.hid.scanner import open_port
from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.fakes.hid import FakeHid, FakeScanner
from tests.fakes.hid_reports import HONEYWELL

LONG_S = 60
REPORT = HONEYWELL.report(b"81000019000000000017\r")
TRIGGER = b"\xfd\x03\x16\x54\x0d"


class Playing:
    """A handle made of one answer to everything."""

    def __init__(self, answer: Callable[[], bytes]) -> None:
        self._answer = answer
        self.asked = 0
        self.closed = 0

    def read(self, timeout_ms: int) -> bytes:
        self.asked += 1
        return self._answer()

    def write(self, report: bytes) -> None:
        self._answer()

    def send_feature(self, report: bytes) -> None:
        self._answer()

    def report_descriptor(self) -> bytes:
        return self._answer()

    def close(self) -> None:
        self.closed += 1


def broken() -> bytes:
    raise OSError("broken")


def trouble_of(what: Callable[[], object]) -> Trouble:
    """Why it cannot be done."""
    with pytest.raises(PortError) as refused:
        what()
    return refused.value.trouble


@pytest.fixture
def computer() -> FakeHid:
    return FakeHid()


@pytest.fixture
def opened(computer: FakeHid) -> Iterator[Callable[..., HidPort]]:
    """Plugs a scanner in and opens it."""
    ports: list[HidPort] = []

    def plug_and_open(scanner: FakeScanner, look_every_s: float = 3600) -> HidPort:
        ports.append(open_port(computer, computer.plug(scanner), look_every_s=look_every_s))
        return ports[-1]

    yield plug_and_open
    for port in ports:
        port.close()


def test_a_report_is_read_whole_and_then_there_is_none(computer: FakeHid, opened: Callable[..., HidPort]) -> None:
    scanner = FakeScanner()
    port = opened(scanner)
    computer.emit(scanner, REPORT, REPORT)
    assert [port.read(LONG_S), port.read(0), port.read(0)] == [REPORT, REPORT, b""]


def test_reading_goes_on_over_many_slices_and_looks(computer: FakeHid, opened: Callable[..., HidPort]) -> None:
    scanner = FakeScanner()
    port = opened(scanner, look_every_s=0.01)
    assert port.read(0.25) == b""
    computer.emit(scanner, REPORT)
    assert port.read(LONG_S) == REPORT


@pytest.mark.parametrize("scanner", [FakeScanner(), FakeScanner(silent_when_gone=True, hasty=True)])
def test_an_unplug_ends_reading_at_once(
    computer: FakeHid, opened: Callable[..., HidPort], scanner: FakeScanner
) -> None:
    port = opened(scanner)
    computer.emit(scanner, REPORT)
    computer.unplug(scanner)
    assert port.read(LONG_S) == REPORT
    assert trouble_of(lambda: port.read(LONG_S)) is Trouble.GONE


def test_an_unplug_that_the_backend_keeps_quiet_about_is_seen_in_the_list(
    computer: FakeHid, opened: Callable[..., HidPort]
) -> None:
    scanner = FakeScanner(silent_when_gone=True)
    port = opened(scanner, look_every_s=0.01)
    computer.unplug(scanner)
    assert trouble_of(lambda: port.read(LONG_S)) is Trouble.GONE


def test_a_device_plugged_in_again_is_another_one(computer: FakeHid, opened: Callable[..., HidPort]) -> None:
    scanner = FakeScanner(silent_when_gone=True)
    port = opened(scanner, look_every_s=0.01)
    computer.unplug(scanner)
    computer.plug(scanner)
    assert trouble_of(lambda: port.read(LONG_S)) is Trouble.GONE


def test_a_device_that_sends_now_and_then_is_not_looked_for() -> None:
    now_s, looks, script = 0.0, list[float](), [REPORT, b""] * 20

    def answer() -> bytes:
        nonlocal now_s
        now_s += 3
        return script.pop(0)

    port = HidPort(Playing(answer), lambda: not looks.append(now_s), look_every_s=5, ticks=lambda: now_s)
    assert [port.read(1) for _ in range(40)] == [REPORT, b""] * 20
    assert looks == []
    script += [b"", b""]
    assert [port.read(1), port.read(1), len(looks)] == [b"", b"", 1]


def test_a_backend_that_does_not_wait_is_not_asked_all_the_time() -> None:
    handle = Playing(bytes)
    assert HidPort(handle, lambda: True).read(0.25) == b""
    assert handle.asked <= 5


def test_commands_and_feature_reports_are_sent(opened: Callable[..., HidPort]) -> None:
    scanner = FakeScanner()
    port = opened(scanner)
    port.write(TRIGGER)
    port.send_feature(b"\xfe\x01")
    assert (scanner.written, scanner.features) == ([TRIGGER], [b"\xfe\x01"])


def test_opening_and_reading_send_nothing(computer: FakeHid, opened: Callable[..., HidPort]) -> None:
    scanner = FakeScanner()
    port = opened(scanner)
    computer.emit(scanner, REPORT)
    port.descriptor()
    port.read(LONG_S)
    assert scanner.written == scanner.features == []


@pytest.mark.parametrize(("there", "trouble"), [(True, Trouble.BROKEN), (False, Trouble.GONE)])
def test_a_device_that_takes_nothing_is_broken_or_gone(there: bool, trouble: Trouble) -> None:
    port = HidPort(Playing(broken), lambda: there)
    assert trouble_of(lambda: port.write(TRIGGER)) is trouble
    assert trouble_of(lambda: port.send_feature(b"\xfe\x01")) is trouble


def test_a_system_that_tells_no_descriptor_tells_none() -> None:
    assert HidPort(Playing(broken), lambda: True).descriptor() == b""


def test_nothing_is_done_with_a_port_that_was_closed(opened: Callable[..., HidPort]) -> None:
    port = opened(FakeScanner())
    port.close()
    port.close()
    for what in (
        lambda: port.read(0),
        lambda: port.write(TRIGGER),
        lambda: port.send_feature(b"\xfe\x01"),
        port.descriptor,
    ):
        assert trouble_of(what) is Trouble.GONE


def test_closing_never_raises_and_happens_once() -> None:
    class Stuck(Playing):
        def close(self) -> None:
            super().close()
            raise OSError("stuck")

    handle = Stuck(bytes)
    port = HidPort(handle, lambda: True)
    port.close()
    port.close()
    assert handle.closed == 1


class Slow(Playing):
    """A handle that is slow to say that nothing came, and knows when it is closed meanwhile."""

    def __init__(self) -> None:
        super().__init__(bytes)
        self.begun = threading.Event()
        self.inside = False
        self.closed_under_reader = False

    def read(self, timeout_ms: int) -> bytes:
        self.inside = True
        self.begun.set()
        threading.Event().wait(timeout_ms / 1000)
        self.inside = False
        return b""

    def close(self) -> None:
        self.closed_under_reader = self.inside
        super().close()


def test_closing_ends_the_reading_and_waits_until_the_reader_has_left() -> None:
    handle, ends = Slow(), list[Trouble]()
    port = HidPort(handle, lambda: True)
    reading = threading.Thread(target=lambda: ends.append(trouble_of(lambda: port.read(LONG_S))))
    reading.start()
    assert handle.begun.wait(LONG_S)
    port.close()
    reading.join()
    assert ends == [Trouble.GONE]
    assert (handle.closed, handle.closed_under_reader) == (1, False)
