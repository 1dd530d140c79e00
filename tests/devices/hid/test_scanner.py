"""A scanner from its plug to its readings: port, decoder and machine together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app.devices.hid.finding import scanners
from app.devices.hid.hidapi import Hidapi
from app.devices.hid.reports import NOT_CONTINUED, WENT
from app.devices.hid.scanner import HidScanner
from app.devices.hid.system import HidSystem
from app.devices.hid.usb_port import UsbHid
from app.devices.machine import Machine
from app.domain.device_profiles import DeviceProfile, Ending
from app.domain.devices import Condition, Trouble
from tests.devices.heard import Heard
from tests.fakes.hid import KEYBOARD_USAGE, SCANNER_USAGE, FakeHid, FakeScanner
from tests.fakes.hid_module import PlayedModule
from tests.fakes.hid_reports import GENERIC, HONEYWELL, ODD, SHAPES, Shape
from tests.fakes.hid_usb import PlayedUsb

CODE = "81000019000000000017"
LONG = "https://www.mashangfangxin.com/drugQueryResult?code=" + CODE + "&" + "x" * 100
BROKEN = {WENT, NOT_CONTINUED}
"""Either, where a test may be held up for 200 ms between two steps."""
READY = (Condition.READY, None)

Run = Callable[..., tuple[Machine, Heard]]


@pytest.fixture
def computer() -> FakeHid:
    return FakeHid()


@pytest.fixture
def run() -> Iterator[Run]:
    """Starts the machine of the first scanner on a system, and waits until it is ready if it can be."""
    machines: list[Machine] = []

    def started(
        system: HidSystem, key: str = "", *, profile: DeviceProfile | None = None, ready: bool = True
    ) -> tuple[Machine, Heard]:
        scanner = HidScanner(key or scanners(system.interfaces())[0].key, system, profile, look_every_s=0.005)
        heard = Heard()
        machines.append(Machine(scanner.key, scanner.open, scanner.decoder, reopen_every_s=0.001, **heard.ears))
        machines[-1].start()
        if ready:
            heard.until(lambda: READY in heard.told)
        return machines[-1], heard

    yield started
    for machine in machines:
        machine.stop()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
@pytest.mark.parametrize(
    "way",
    [
        lambda computer: computer,
        lambda computer: Hidapi(PlayedModule(computer)),
        lambda computer: UsbHid(PlayedUsb(computer)),
    ],
    ids=["fake", "hidapi", "usb"],
)
def test_scans_of_every_layout_become_readings(
    computer: FakeHid, run: Run, shape: Shape, way: Callable[[FakeHid], HidSystem]
) -> None:
    computer.plug(scanner := FakeScanner(shape=shape))
    machine, heard = run(way(computer))
    for text, aim in ((CODE, "]C0"), (LONG, "]Q1")):
        computer.scan(scanner, text, aim)
    heard.until(lambda: len(heard.readings) == 2)
    assert [(one.texts, one.symbology) for one in heard.readings] == [((CODE,), "]C0"), ((LONG,), "]Q1")]
    assert {one.device for one in heard.readings} == {machine.device}
    assert b"".join(heard.pieces) == b"".join(one.raw for one in heard.readings)
    assert scanner.written == scanner.features == []


@pytest.mark.parametrize(
    "quiet",
    [{}, {"silent_when_gone": True}, {"silent_when_gone": True, "hasty": True}],
    ids=["raises", "silent", "hasty"],
)
def test_an_unplug_in_the_middle_of_a_scan_gives_no_reading_and_the_next_scan_is_whole(
    computer: FakeHid, run: Run, quiet: dict[str, bool]
) -> None:
    computer.plug(scanner := FakeScanner(**quiet))
    _, heard = run(computer)
    computer.scan(scanner, CODE)
    first, *_ = HONEYWELL.reports(LONG.encode(), "]Q1")
    computer.emit(scanner, first)
    heard.until(lambda: first in heard.pieces)
    computer.unplug(scanner)
    heard.until(lambda: (Condition.LOST, Trouble.GONE) in heard.told)
    computer.plug(scanner)
    heard.until(lambda: heard.told.count(READY) == 2)
    computer.scan(scanner, LONG, "]Q1")
    heard.until(lambda: len(heard.readings) == 2)
    assert heard.texts == [CODE, LONG]
    assert [(one.raw, one.why in BROKEN) for one in heard.garbled] == [(first, True)]


def test_a_scan_that_is_not_continued_is_told_and_never_read(computer: FakeHid, run: Run) -> None:
    computer.plug(scanner := FakeScanner())
    _, heard = run(computer)
    computer.emit(scanner, HONEYWELL.reports(LONG.encode())[0])
    heard.until(lambda: heard.garbled)
    assert [one.why for one in heard.garbled] == [NOT_CONTINUED]
    assert heard.readings == []


def test_a_thousand_unplugs_in_mid_scan_lose_nothing_whole_and_invent_nothing(computer: FakeHid, run: Run) -> None:
    scanner = FakeScanner(shape=GENERIC)
    computer.plug(scanner)
    _, heard = run(computer)
    scanned = []
    for number in range(1000):
        heard.until(lambda opened=number + 1: heard.told.count(READY) == opened)
        text = f"8100001{number:013}"
        computer.emit(scanner, *GENERIC.reports(text.encode() + b"\r"), GENERIC.report(b"9" * 56, continued=True))
        scanned.append(text)
        computer.unplug(scanner)
        computer.plug(scanner)
    heard.until(lambda: len(heard.garbled) == 1000)
    assert heard.texts == scanned
    assert {one.why for one in heard.garbled} <= BROKEN


def test_two_scanners_at_once_never_mix(computer: FakeHid, run: Run) -> None:
    left, right = FakeScanner(serial="L1", place="1-2"), FakeScanner(serial="R1", place="1-3", shape=ODD)
    computer.plug(left)
    computer.plug(right)
    ears = [run(computer, f"hid:0c2e:0907:{serial}")[1] for serial in ("L1", "R1")]
    halves = list(zip(HONEYWELL.reports(b"L" * 150), ODD.reports(b"R" * 55), strict=True))
    computer.emit_together(*[sent for pair in halves for sent in zip((left, right), pair, strict=True)])
    for heard, text in zip(ears, ("L" * 150, "R" * 55), strict=True):
        heard.until(lambda heard=heard: heard.readings)
        assert heard.texts == [text]


def test_a_scanner_in_keyboard_mode_is_told_and_read_once_it_was_switched(computer: FakeHid, run: Run) -> None:
    scanner = FakeScanner(usages=[KEYBOARD_USAGE], pid=0x0901)
    computer.plug(scanner)
    _, heard = run(computer, "hid:0c2e:0907:15232B1F0C", ready=False)
    heard.until(lambda: (Condition.LOST, Trouble.WRONG_MODE) in heard.told)
    computer.unplug(scanner)
    scanner.usages, scanner.pid = [SCANNER_USAGE], 0x0907
    computer.plug(scanner)
    heard.until(lambda: READY in heard.told)


@pytest.mark.parametrize("trouble", [Trouble.NO_PERMISSION, Trouble.IN_USE])
def test_a_scanner_that_may_not_be_opened_is_opened_as_soon_as_it_may(
    computer: FakeHid, run: Run, trouble: Trouble
) -> None:
    computer.plug(FakeScanner())
    computer.refuse(trouble)
    _, heard = run(computer, ready=False)
    heard.until(lambda: (Condition.LOST, trouble) in heard.told)
    computer.refuse(None)
    heard.until(lambda: READY in heard.told)


def test_the_profile_of_the_device_counts(computer: FakeHid, run: Run) -> None:
    computer.plug(scanner := FakeScanner())
    _, heard = run(computer, profile=DeviceProfile(ending=Ending.NONE))
    computer.scan(scanner, CODE)
    heard.until(lambda: heard.readings)
    assert heard.texts == [CODE + "\r"]
