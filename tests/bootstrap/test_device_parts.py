"""What is used without being asked for, what must be added, and how each kind is reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from app.bootstrap.attended import Attended
from app.bootstrap.attended_cards import AskedReader, WatchedReader
from app.bootstrap.device_parts import VIRTUAL, RealParts, decoder_of, line_for
from app.bootstrap.devices import Plugged
from app.devices.hid.system import HidInterface
from app.devices.port import PortError
from app.devices.virtual import VirtualScanner
from app.domain.device_profiles import (
    ConfiguredDevice,
    DeviceProfile,
    Maker,
    Reads,
    VendorApi,
    VendorLibraryChoice,
)
from app.domain.devices import Command, Link

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
NEWLAND, CHIP = (0x1EAB, 0x1406), (0x1A86, 0x7523)


@dataclass
class Hid:
    """The HID interfaces of this test."""

    there: Sequence[HidInterface] = ()

    def interfaces(self) -> Sequence[HidInterface]:
        return self.there


class Nobody:
    """News nobody hears."""

    def __getattr__(self, _name: str) -> object:
        return lambda *_: None


def port(name: str, ids: tuple[int, int] | None, serial: str = "") -> SimpleNamespace:
    vid, pid = ids or (None, None)
    return SimpleNamespace(device=name, vid=vid, pid=pid, serial_number=serial, location="1-2", product="USB Serial")


def parts(
    *ports: SimpleNamespace, hid: Sequence[HidInterface] = (), virtual: VirtualScanner | None = None
) -> RealParts:
    return RealParts(now=lambda: NOW, virtual=virtual, ports=lambda: ports, hid=Hid(hid))  # type: ignore[arg-type]


def scanners(made: RealParts) -> list[Plugged]:
    return [each for each in made.plugged() if each.link not in (Link.PCSC, Link.USB)]


def test_a_port_whose_vendor_makes_only_scanners_is_used_at_once_with_its_makers_commands() -> None:
    (found,) = scanners(parts(port("/dev/ttyACM0", NEWLAND, "C1")))
    assert (found.key, found.at_once, found.maker) == ("usb:1eab:1406:C1", True, Maker.NEWLAND)
    assert "Newland" in found.model


@pytest.mark.parametrize("ids", [CHIP, None])
def test_behind_any_other_port_anything_may_hang_so_a_person_adds_it(ids: tuple[int, int] | None) -> None:
    (found,) = scanners(parts(port("/dev/ttyUSB0", ids)))
    assert (found.at_once, found.address) == (False, "/dev/ttyUSB0")


def test_a_hid_scanner_is_used_at_once_and_one_that_plays_keyboard_is_only_named() -> None:
    scanner = HidInterface("/dev/hidraw0", 0x0C2E, 0x0907, 0x8C, 0x02, "X1", "Xenon", "1-1")
    keyboard = HidInterface("/dev/hidraw1", 0x1EAB, 0x1A03, 0x01, 0x06, "K1", "HR22 Scanner", "1-3")
    first, second = scanners(parts(hid=(scanner, keyboard)))
    assert (first.link, first.at_once) == (Link.HID_POS, True)
    assert (second.link, second.at_once) == (Link.KEYBOARD, False)
    assert "HR22" in second.model


def test_only_makers_that_know_the_report_can_be_switched_from_keyboard_to_hid_pos() -> None:
    youjie = HidInterface("/dev/hidraw2", 0x23D0, 0x0B01, 0x01, 0x06, "Y1", "Youjie Scanner", "1-4")
    newland = HidInterface("/dev/hidraw1", 0x1EAB, 0x1A03, 0x01, 0x06, "K1", "HR22 Scanner", "1-3")
    made = parts(hid=(youjie, newland))
    assert {each.key: each.switchable for each in scanners(made)} == {
        "hid:1eab:1a03:K1": False,
        "hid:23d0:0b01:Y1": True,
    }
    for key in ("hid:1eab:1a03:K1", "hid:0000:0000:nobody"):
        with pytest.raises(PortError):
            made.switch(key)


def test_the_training_scanner_is_there_only_where_it_was_asked_for() -> None:
    assert scanners(parts()) == []
    (found,) = scanners(parts(virtual=VirtualScanner()))
    assert (found.key, found.at_once) == (VIRTUAL, True)


@pytest.mark.parametrize(
    ("device", "kind"),
    [
        (ConfiguredDevice("port:/dev/ttyS0", Link.SERIAL), Attended),
        (ConfiguredDevice("socket://192.0.2.7:1", Link.NETWORK), Attended),
        (ConfiguredDevice("hid:0c2e:0907:X1", Link.HID_POS), Attended),
        (ConfiguredDevice("port:/dev/ttyS1", Link.SERIAL, reads=Reads.ID_CARDS), WatchedReader),
        (ConfiguredDevice("card:0400:c35a@1-2", Link.USB), WatchedReader),
        (ConfiguredDevice("pcsc", Link.PCSC), WatchedReader),
        (ConfiguredDevice("v", Link.HELPER, "/x.so", library=VendorLibraryChoice(VendorApi.SSCARD)), AskedReader),
        (ConfiguredDevice("v", Link.HELPER, "/x.so"), type(None)),
        (ConfiguredDevice("keyboard", Link.KEYBOARD), type(None)),
    ],
)
def test_each_kind_of_device_has_its_own_attendant(device: ConfiguredDevice, kind: type) -> None:
    attendant = parts().attend(device, None, Nobody(), added=True)  # type: ignore[arg-type]
    assert type(attendant) is kind


@pytest.mark.parametrize("maker", list(Maker))
@pytest.mark.parametrize("link", [Link.SERIAL, Link.NETWORK, Link.HID_POS])
def test_every_maker_has_a_decoder_on_every_link(link: Link, maker: Maker) -> None:
    decoder = decoder_of(link, maker, DeviceProfile())()
    assert decoder.feed(b"", 0.0) == []


def test_only_scanners_that_listen_are_told_anything() -> None:
    for maker, link, commands in (
        (Maker.HONEYWELL, Link.SERIAL, frozenset(Command)),
        (Maker.OTHER, Link.SERIAL, frozenset()),
        (Maker.HONEYWELL, Link.HID_POS, frozenset(Command)),
        (Maker.NEWLAND, Link.HID_POS, frozenset()),
        (Maker.NEWLAND, Link.NETWORK, {Command.TRIGGER, Command.STOP}),
    ):
        attendant = parts().attend(ConfiguredDevice("x", link, maker=maker), None, Nobody(), added=True)  # type: ignore[arg-type]
        assert attendant is not None
        assert attendant.rows()[0].commands == commands


def test_the_line_to_run_names_no_rules_that_are_there_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.bootstrap.device_parts._RULES_LIE", ())
    assert "install" in line_for("/dev/hidraw3")
    monkeypatch.setattr("app.bootstrap.device_parts.Path.exists", lambda _self: True)
    monkeypatch.setattr("app.bootstrap.device_parts._RULES_LIE", ("/etc/udev/rules.d",))
    assert "install" not in line_for("/dev/hidraw3")
