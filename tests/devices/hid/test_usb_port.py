"""libusb: the kernel's driver goes while a scanner is read, and comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import usb.core
from usb.core import USBError

from app.devices.hid import usb_port
from app.devices.hid.usb_port import UsbHid
from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.fakes.hid import KEYBOARD_USAGE, FakeHid, FakeScanner
from tests.fakes.hid_reports import WITHOUT_ID
from tests.fakes.hid_usb import PlayedUsb


@pytest.fixture
def computer() -> FakeHid:
    return FakeHid()


@pytest.fixture
def bus(computer: FakeHid) -> Iterator[PlayedUsb]:
    bus = PlayedUsb(computer)
    yield bus
    assert bus.open_handles == 0, "left open"


def refused(bus: PlayedUsb, path: str) -> Trouble:
    """Why it cannot be opened."""
    with pytest.raises(PortError) as error:
        UsbHid(bus).open(path)
    return error.value.trouble


def test_the_kernels_driver_is_sent_away_and_fetched_back(computer: FakeHid, bus: PlayedUsb) -> None:
    path = computer.plug(FakeScanner())
    handle = UsbHid(bus).open("1:1:0")
    assert bus.driven == {path: False}
    handle.close()
    assert bus.driven == {path: True}


def test_where_no_driver_was_none_is_fetched(computer: FakeHid, bus: PlayedUsb) -> None:
    bus.driven[path := computer.plug(FakeScanner())] = False
    UsbHid(bus).open("1:1:0").close()
    assert bus.driven == {path: False}


def test_closing_after_an_unplug_is_no_trouble(computer: FakeHid, bus: PlayedUsb) -> None:
    computer.plug(scanner := FakeScanner())
    handle = UsbHid(bus).open("1:1:0")
    computer.unplug(scanner)
    handle.close()


@pytest.mark.parametrize("trouble", [Trouble.NO_PERMISSION, Trouble.IN_USE, Trouble.GONE])
def test_an_opening_that_fails_leaves_all_as_it_was(computer: FakeHid, bus: PlayedUsb, trouble: Trouble) -> None:
    path = computer.plug(FakeScanner())
    computer.refuse(trouble)
    assert refused(bus, "1:1:0") is trouble
    assert bus.driven == {path: True}


def test_a_missing_permission_is_told_with_what_mends_it(computer: FakeHid, bus: PlayedUsb) -> None:
    computer.plug(FakeScanner(place="3-4"))
    computer.refuse(Trouble.NO_PERMISSION)
    with pytest.raises(PortError) as error:
        UsbHid(bus, mending=lambda node: f"sudo mend {node}").open("3:1:0")
    assert error.value.detail == "sudo mend /dev/bus/usb/003/001"


def test_systems_without_such_drivers_are_simply_opened(computer: FakeHid, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_handle: str, _interface: int) -> bool:
        raise NotImplementedError

    bus = PlayedUsb(computer)
    bus.driven[computer.plug(FakeScanner())] = False
    monkeypatch.setattr(bus, "is_kernel_driver_active", unknown)
    UsbHid(bus).open("1:1:0").close()


def test_a_keyboard_is_listed_as_one_and_a_mouse_not_at_all(computer: FakeHid, bus: PlayedUsb) -> None:
    computer.plug(FakeScanner(usages=[KEYBOARD_USAGE], vid=0x046D))
    computer.plug(FakeScanner(product="Optical Mouse", vid=0x046D))
    assert [(one.usage_page, one.usage) for one in UsbHid(bus).interfaces()] == [KEYBOARD_USAGE]


def test_a_scanner_hangs_on_its_port_and_is_another_after_every_plugging_in(computer: FakeHid, bus: PlayedUsb) -> None:
    computer.plug(scanner := FakeScanner(place="2-4"))
    (before,) = UsbHid(bus).interfaces()
    computer.unplug(scanner)
    computer.plug(scanner)
    (after,) = UsbHid(bus).interfaces()
    assert (before.place, before.path, after.path) == ("2-4", "2:1:0", "2:2:0")
    assert not UsbHid(bus).is_there(before.path)
    assert refused(bus, before.path) is Trouble.GONE


def test_names_that_may_not_be_asked_for_are_empty(computer: FakeHid, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_dev: str) -> str:
        raise USBError("denied", None, 13)

    computer.plug(FakeScanner())
    bus = PlayedUsb(computer)
    monkeypatch.setattr(bus, "open_device", denied)
    (listed,) = UsbHid(bus).interfaces()
    assert (listed.serial, listed.product, listed.vid) == ("", "", 0x0C2E)


def test_reports_without_an_id_go_out_without_their_zero(computer: FakeHid) -> None:
    for pipe_out in (True, False):
        computer.plug(scanner := FakeScanner(shape=WITHOUT_ID))
        bus = PlayedUsb(computer, pipe_out=pipe_out)
        handle = UsbHid(bus).open(UsbHid(bus).interfaces()[-1].path)
        handle.write(b"\x00\x16\x54\x0d")
        handle.close()
        computer.unplug(scanner)
        assert scanner.written == [b"\x16\x54\x0d"]


def test_without_libusb_nothing_is_listed_and_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(**_asked: object) -> list[object]:
        raise usb.core.NoBackendError("no backend")

    monkeypatch.setattr(usb_port.usb.core, "find", missing)
    system = UsbHid(object())
    assert system.interfaces() == []
    assert not system.is_there("1:1:0")
    with pytest.raises(PortError) as error:
        system.open("1:1:0")
    assert error.value.trouble is Trouble.NO_SERVICE


def test_the_libusb_that_comes_with_the_program_lists_this_computers_devices() -> None:
    """The real library, whatever hangs here; a computer without any USB has nothing."""
    assert all(one.path.count(":") == 2 for one in UsbHid().interfaces())
