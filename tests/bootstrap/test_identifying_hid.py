"""A scanner in HID-POS mode is asked what it is; it reads on, and a code scanned in the middle of it is a code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from queue import Queue

import pytest

from app.bootstrap.attended import Attended
from app.bootstrap.device_parts import RealParts
from app.devices.hid.usb_port import UsbHid
from app.devices.port import PortError
from app.domain.device_profiles import ConfiguredDevice, DeviceProfile, Maker
from app.domain.devices import Condition, DeviceReading, DeviceState, Link, Trouble
from tests.devices.heard import WITHIN_S
from tests.fakes.hid import FakeHid, FakeScanner
from tests.fakes.hid_reports import HONEYWELL
from tests.fakes.hid_usb import PlayedUsb

CODE = "81000019000000000017"
KEY = "hid:0c2e:0907:15232B1F0C"
ASKED = bytes.fromhex("fd0f164d0d524556494e462e")
REVISION = (
    "Product Name: Xenon 1900\r\nBoot Revision: : 8992\r\nSoftware Part Number: CA000064BBC\r\n"
    "Serial Number: 15232B1F0C\r\n"
)
IDENTITY = "Xenon 1900 · 15232B1F0C · CA000064BBC"
DEVICE = ConfiguredDevice(KEY, Link.HID_POS, maker=Maker.HONEYWELL, profile=DeviceProfile(prefix="#"))
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


def tells(report: bytes) -> list[bytes]:
    """As a scanner that knows the command; somebody scans just before it answers."""
    if report != ASKED:
        return []
    scanned = HONEYWELL.reports(f"#{CODE}\r".encode(), "]C0")
    return [*scanned, *HONEYWELL.reports(REVISION.encode(), "]X0"), *HONEYWELL.reports(b"REVINF\x06.", "]Z6")]


def knows_nothing(report: bytes) -> list[bytes]:
    """As one that knows no such command."""
    return HONEYWELL.reports(b"REVINF\x05.", "]Z6") if report == ASKED else []


class House:
    """One scanner on a played computer."""

    def __init__(self, answers: Callable[[bytes], list[bytes]], system: Callable[[FakeHid], object]) -> None:
        self.readings: Queue[object] = Queue()
        self.states: Queue[object] = Queue()
        self.computer, self.scanner = FakeHid(), FakeScanner(answers=answers)
        self.computer.plug(self.scanner)
        parts = RealParts(now=lambda: NOW, ports=list, hid=system(self.computer))  # type: ignore[arg-type]
        made = parts.attend(DEVICE, None, self, added=True)
        assert isinstance(made, Attended)
        self.attended = made

    def tell_reading(self, reading: object) -> None:
        self.readings.put(reading)

    def tell_device(self, state: object) -> None:
        self.states.put(state)

    def tell_card(self, card: object) -> None:
        raise AssertionError(card)

    tell_card_refused = tell_card

    def until(self, condition: Condition) -> None:
        while (state := self.states.get(timeout=WITHIN_S)) is not None:
            if isinstance(state, DeviceState) and state.condition is condition:
                return

    def reads(self) -> tuple[str, ...]:
        reading = self.readings.get(timeout=WITHIN_S)
        assert isinstance(reading, DeviceReading)
        return reading.texts


@pytest.fixture
def begin() -> Iterator[Callable[..., House]]:
    made: list[House] = []

    def begun(
        answers: Callable[[bytes], list[bytes]], system: Callable[[FakeHid], object] = lambda computer: computer
    ) -> House:
        made.append(House(answers, system))
        made[-1].attended.start()
        made[-1].until(Condition.READY)
        return made[-1]

    yield begun
    for house in made:
        house.attended.stop()
        assert house.computer.all_closed()


@pytest.mark.parametrize("system", [lambda computer: computer, lambda computer: UsbHid(PlayedUsb(computer))])
def test_a_hid_scanner_says_what_it_is_and_reads_on(
    begin: Callable[..., House], system: Callable[[FakeHid], object]
) -> None:
    house = begin(tells, system)
    assert house.attended.rows()[0].asks
    assert house.attended.identify() == IDENTITY
    assert house.attended.rows()[0].identity == IDENTITY
    assert house.scanner.written == [ASKED]
    assert house.reads() == (CODE,), "scanned in the middle of it, and without its prefix"
    house.until(Condition.READY)
    house.computer.scan(house.scanner, f"#{CODE[::-1]}")
    assert house.reads() == (CODE[::-1],)
    assert house.readings.empty(), "no answer is a code"
    assert house.attended.rows()[0].read == 2


def test_a_hid_scanner_that_does_not_know_the_question_says_nothing(begin: Callable[..., House]) -> None:
    assert begin(knows_nothing).attended.identify() == ""


def test_a_hid_scanner_that_goes_while_it_is_asked_is_told_as_gone(begin: Callable[..., House]) -> None:
    def goes(_report: bytes) -> list[bytes]:
        house.computer.unplug(house.scanner)
        return []

    house = begin(goes)
    with pytest.raises(PortError) as refused:
        house.attended.identify()
    assert refused.value.trouble is Trouble.GONE
