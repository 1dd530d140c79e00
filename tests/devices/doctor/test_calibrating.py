"""A test scan tells what a scanner sends around its codes and how fast; what fits is proposed."""

from __future__ import annotations

import pytest

from app.devices.doctor.arriving import arrival_of
from app.devices.doctor.calibrating import fit
from app.devices.doctor.sheet import SHEET
from app.domain.device_profiles import DeviceProfile, Ending, Maker
from app.domain.devices import DeviceReading, Link
from app.domain.key_profiles import KeyProfile
from app.domain.scanner_check import Arrival

CODE = "81000019000000000017"
USUAL = DeviceProfile()


def keys(text: str, gap_ms: float) -> Arrival:
    return Arrival(text, Link.KEYBOARD, Ending.CR, (gap_ms,) * 19)


def fitted(*raw: bytes) -> DeviceProfile:
    found = fit([arrival_of(DeviceReading("d", (), each, 0.0), Link.SERIAL, Maker.OTHER, USUAL) for each in raw], USUAL)
    assert found is not None
    return found.profile


@pytest.mark.parametrize(
    ("raw", "ending"),
    [
        (b"\r", Ending.CR),
        (b"\n", Ending.LF),
        (b"\r\n", Ending.CRLF),
        (b"\t", Ending.TAB),
        (b"", Ending.NONE),
    ],
)
def test_the_ending_is_the_one_that_came(raw: bytes, ending: Ending) -> None:
    assert fitted(CODE.encode() + raw).ending is ending


def test_what_stands_around_the_code_becomes_prefix_and_suffix_but_the_aim_identifier_does_not() -> None:
    assert fitted(b"\x02" + CODE.encode() + b"\x03\r") == DeviceProfile(ending=Ending.CR, prefix="\x02", suffix="\x03")
    assert fitted(b"]C0" + CODE.encode() + b"\r") == DeviceProfile(ending=Ending.CR)


@pytest.mark.parametrize("symbol", SHEET, ids=lambda symbol: symbol.name)
def test_every_symbol_of_the_sheet_can_be_the_test_scan(symbol: object) -> None:
    content = symbol.content  # type: ignore[attr-defined]
    assert fitted(f"#{content}!\r".encode()) == DeviceProfile(ending=Ending.CR, prefix="#", suffix="!")


def test_scans_that_differ_leave_the_profile_as_it_was() -> None:
    assert fitted(f"a{CODE}\r".encode(), f"b{CODE}\n".encode()) == USUAL


def test_an_unknown_code_says_nothing() -> None:
    assert fit([keys("hello", 5)], USUAL) is None
    assert fit([], USUAL) is None


@pytest.mark.parametrize("gap_ms", [1, 10, 33])
def test_a_quick_keyboard_scanner_needs_no_profile_of_its_own(gap_ms: float) -> None:
    found = fit([keys(CODE, gap_ms)], USUAL)
    assert found is not None
    assert (found.keys, found.unlike) == (KeyProfile(), None)


def test_a_slow_keyboard_scanner_gets_one_that_fits_its_slowest_scan_and_its_prefix() -> None:
    found = fit([keys("#" + CODE, 80), keys("#" + CODE, 100)], USUAL)
    assert found is not None
    assert found.keys is not None
    assert (found.keys.needs_end, found.keys.prefix, found.keys.max_gap_ms) == (True, "#", 125)


def test_a_hand_that_types_a_code_is_told_apart_from_a_scanner() -> None:
    typed = Arrival(CODE, Link.KEYBOARD, Ending.CR, (60, 200, 110, 90, 250) * 4)
    found = fit([typed], USUAL)
    assert found is not None
    assert found.keys is None
    assert found.unlike is not None
    assert found.unlike.reason == "uneven"


def test_a_serial_scanner_has_no_keys() -> None:
    found = fit([Arrival(CODE, Link.SERIAL, Ending.CR, (3.0,))], USUAL)
    assert found is not None
    assert (found.keys, found.unlike) == (None, None)


def test_framed_readings_are_taken_as_they_were_read() -> None:
    reading = DeviceReading("d", (CODE,), b"\x02\x14]C0" + CODE.encode(), 0.0, "]C0")
    assert arrival_of(reading, Link.HID_POS, Maker.HONEYWELL, USUAL) == Arrival("]C0" + CODE, Link.HID_POS)
    packet = DeviceReading("d", (CODE,), b"\x05\xf3\x00\x00", 0.0)
    assert arrival_of(packet, Link.SERIAL, Maker.ZEBRA, USUAL).text == CODE


def test_chinese_in_another_encoding_than_the_profiles_is_still_an_arrival() -> None:
    raw = "药溯".encode("gb18030") + b"\r"
    reading = DeviceReading("d", ("药溯",), raw, 0.0)
    assert arrival_of(reading, Link.SERIAL, Maker.OTHER, DeviceProfile(encoding="gb18030")).text == "药溯"
    assert len(arrival_of(reading, Link.SERIAL, Maker.OTHER, USUAL).text) == 4
