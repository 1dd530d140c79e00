"""Commands to a scanner: the bytes of a published account, and conversations with a scanner that answers."""

from __future__ import annotations

import pytest

from app.devices.decoder import Decoded
from app.devices.hid.finding import FoundScanner, scanners
from app.devices.hid.port import HidPort
from app.devices.hid.scanner import open_port
from app.devices.hid.switching import BEEP, STOP, TRIGGER, Answer, ask, can_be_switched, command, enter_hid_pos
from app.devices.port import PortError
from app.devices.scanners import honeywell
from app.devices.scanners.honeywell import Said, Status
from app.domain.device_profiles import DeviceProfile
from app.domain.devices import Trouble
from tests.fakes.hid import KEYBOARD_USAGE, FakeHid, FakeScanner
from tests.fakes.hid_reports import HONEYWELL, KEYBOARD

REVISION = (
    "Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSoftware Part Number: CW000082BBA\r\n"
    "Serial Number: 15000B0000\r\nSupported IF: Bluetooth\r\n"
)
"""Laid out as a published answer, with another serial number."""


SETTINGS = bytes.fromhex("0600ff0901a10185fe150026ff007508950109 01b102c0")
"""A collection of the maker's own with the feature report FE of one byte."""


def answering(said: bytes, more: str = "") -> FakeScanner:
    """A scanner that answers every menu command like this."""

    def answers(report: bytes) -> list[bytes]:
        if not report.startswith(b"\xfd\x0f\x16M\r"):
            return []
        told = HONEYWELL.reports(more.encode(), "]X0") if more else []
        return told + HONEYWELL.reports(said, "]Z6")

    return FakeScanner(answers=answers)


@pytest.fixture
def computer() -> FakeHid:
    return FakeHid()


def opened(computer: FakeHid, scanner: FakeScanner) -> HidPort:
    """Plugged in and open."""
    return open_port(computer, computer.plug(scanner))


def asked(port: HidPort, menu: str, **more: float) -> Answer:
    """Where nobody scans meanwhile."""
    return ask(port, menu, descriptor=port.descriptor(), on_scan=nobody_scans, **more)  # type: ignore[arg-type]


def nobody_scans(scan: Decoded) -> None:
    raise AssertionError(scan)


def only(computer: FakeHid) -> FoundScanner:
    """The scanner that is plugged in."""
    (found,) = scanners(computer.interfaces())
    return found


def test_commands_are_the_bytes_of_the_account() -> None:
    assert bytes.fromhex("fd 03 16 54 0d") == TRIGGER
    assert bytes.fromhex("fd 03 16 55 0d") == STOP
    assert bytes.fromhex("fd 03 16 07 0d") == BEEP
    assert command(honeywell.menu("REVINF.")) == bytes.fromhex("fd 0f 16 4d 0d 52 45 56 49 4e 46 2e")


def test_a_command_that_does_not_fit_is_refused() -> None:
    assert len(command(honeywell.menu("A" * 58 + "."))) == 64
    with pytest.raises(ValueError, match="fit"):
        command(honeywell.menu("A" * 59 + "."))


def test_what_a_scanner_tells_of_itself_is_put_together(computer: FakeHid) -> None:
    port = opened(computer, scanner := answering(b"REVINF\x06.", REVISION))
    answer = asked(port, "REVINF.")
    assert scanner.written == [bytes.fromhex("fd0f164d0d524556494e462e")]
    assert (answer.text, answer.said) == (REVISION, (Said("REVINF", Status.DONE),))


def test_a_query_is_answered_part_by_part(computer: FakeHid) -> None:
    port = opened(computer, answering(b"CBRENA1\x06,SSX0\x06,CK20\x06,CCT1\x06,MIN2\x06,MAX60\x06,DFT\x06."))
    said = asked(port, "CBR?.").said
    assert [one.text for one in said] == ["CBRENA1", "SSX0", "CK20", "CCT1", "MIN2", "MAX60", "DFT"]
    assert {one.status for one in said} == {Status.DONE}


@pytest.mark.parametrize(("byte", "status"), [(b"\x05", Status.UNKNOWN), (b"\x15", Status.OUT_OF_RANGE)])
def test_a_command_that_was_not_taken_is_told(computer: FakeHid, byte: bytes, status: Status) -> None:
    assert asked(opened(computer, answering(b"XYZ" + byte + b".")), "XYZ.").said == (Said("XYZ", status),)


def test_a_code_scanned_in_the_middle_of_a_conversation_is_handed_over(computer: FakeHid) -> None:
    scanner = answering(b"REVINF\x06.")
    port = opened(computer, scanner)
    computer.scan(scanner, "81000019000000000017")
    scans: list[Decoded] = []
    answer = ask(port, "REVINF.", descriptor=port.descriptor(), on_scan=scans.append)
    assert [one.texts for one in scans] == [("81000019000000000017",)], "as the machine would have read it"
    assert answer.said == (Said("REVINF", Status.DONE),)


def test_a_code_scanned_while_nothing_is_answered_is_handed_over_all_the_same(computer: FakeHid) -> None:
    port = opened(computer, scanner := FakeScanner())
    computer.scan(scanner, "#81000019000000000017")
    scans: list[Decoded] = []
    with pytest.raises(PortError):
        ask(port, "REVINF.", profile=DeviceProfile(prefix="#"), on_scan=scans.append, within_s=0.05)
    assert [one.texts for one in scans] == [("81000019000000000017",)]


def test_an_answer_that_makes_no_sense_says_nothing(computer: FakeHid) -> None:
    assert asked(opened(computer, answering(b"?")), "REVINF.").said == ()


def test_a_scanner_that_does_not_answer_is_silent(computer: FakeHid) -> None:
    port = opened(computer, FakeScanner())
    with pytest.raises(PortError) as error:
        asked(port, "REVINF.", within_s=0.01)
    assert error.value.trouble is Trouble.SILENT


def test_an_unplug_ends_the_conversation(computer: FakeHid) -> None:
    port = opened(computer, scanner := FakeScanner())
    computer.unplug(scanner)
    with pytest.raises(PortError) as error:
        asked(port, "REVINF.")
    assert error.value.trouble is Trouble.GONE


def test_only_certain_makers_can_be_switched_and_only_out_of_another_mode(computer: FakeHid) -> None:
    for vid, usages, can in [
        (0x0C2E, [KEYBOARD_USAGE], True),
        (0x23D0, [KEYBOARD_USAGE], True),
        (0x1EAB, [KEYBOARD_USAGE], False),
        (0x0C2E, [(0x8C, 0x02)], False),
    ]:
        computer.plug(scanner := FakeScanner(vid=vid, usages=usages))
        assert can_be_switched(only(computer)) is can
        computer.unplug(scanner)


def test_switching_sends_the_one_feature_report_and_lets_go(computer: FakeHid) -> None:
    computer.plug(scanner := FakeScanner(usages=[KEYBOARD_USAGE]))
    enter_hid_pos(computer, only(computer))
    assert (scanner.features, scanner.written) == ([b"\xfe\x01"], [])
    assert computer.all_closed()


def test_the_interface_that_knows_the_report_gets_it(computer: FakeHid) -> None:
    keyboard = FakeScanner(usages=[KEYBOARD_USAGE], descriptor=KEYBOARD)
    settings = FakeScanner(usages=[(0xFF00, 0x01)], descriptor=SETTINGS)
    computer.plug(keyboard)
    computer.plug(settings)
    enter_hid_pos(computer, only(computer))
    assert (keyboard.features, settings.features) == ([], [b"\xfe\x01"])


def test_a_scanner_that_goes_at_once_has_understood(computer: FakeHid) -> None:
    computer.plug(FakeScanner(usages=[KEYBOARD_USAGE], goes_when_switched=True))
    enter_hid_pos(computer, only(computer))
    assert computer.interfaces() == []
    assert computer.all_closed()


def test_an_interface_that_belongs_to_the_system_is_passed_over(computer: FakeHid) -> None:
    """Windows keeps keyboards to itself."""
    computer.plug(FakeScanner(usages=[KEYBOARD_USAGE]))
    computer.plug(settings := FakeScanner(usages=[(0xFF00, 0x01)], descriptor=SETTINGS))
    computer.refuse(Trouble.IN_USE, but=settings)
    enter_hid_pos(computer, only(computer))
    assert settings.features == [b"\xfe\x01"]


def test_a_scanner_that_does_not_take_the_report_is_told(computer: FakeHid) -> None:
    computer.plug(FakeScanner(usages=[KEYBOARD_USAGE], deaf=True))
    with pytest.raises(PortError) as error:
        enter_hid_pos(computer, only(computer))
    assert error.value.trouble is Trouble.BROKEN
    assert computer.all_closed()


@pytest.mark.parametrize("trouble", [Trouble.NO_PERMISSION, Trouble.IN_USE, Trouble.GONE])
def test_a_scanner_that_cannot_be_opened_is_not_switched(computer: FakeHid, trouble: Trouble) -> None:
    computer.plug(FakeScanner(usages=[KEYBOARD_USAGE]))
    found = only(computer)
    computer.refuse(trouble)
    with pytest.raises(PortError) as error:
        enter_hid_pos(computer, found)
    assert error.value.trouble is trouble
