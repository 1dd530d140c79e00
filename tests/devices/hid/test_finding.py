"""One device is one scanner, remembered by a key that stays, and told apart from one that plays keyboard."""

from __future__ import annotations

import pytest

from app.devices.hid.finding import FoundScanner, find, looks_like_a_scanner, scanners
from app.devices.hid.system import HidInterface
from app.devices.port import PortError
from app.domain.devices import Link, Trouble

SERIAL = "15232B1F0C"
KEY = f"hid:0c2e:0907:{SERIAL}"


def interface(
    path: str = "/dev/hidraw0",
    usage: tuple[int, int] = (0x8C, 0x02),
    *,
    vid: int = 0x0C2E,
    pid: int = 0x0907,
    serial: str = SERIAL,
    product: str = "Xenon 1900",
    place: str = "1-2",
) -> HidInterface:
    """One line of a system's list."""
    return HidInterface(path, vid, pid, *usage, serial, product, place)


def keyboard(
    path: str = "/dev/hidraw9", *, pid: int = 0x0901, serial: str = SERIAL, place: str = "1-2"
) -> HidInterface:
    """The same scanner, playing keyboard."""
    return interface(path, (0x01, 0x06), pid=pid, serial=serial, place=place)


def only(*interfaces: HidInterface) -> FoundScanner:
    """The one scanner of a list."""
    (found,) = scanners(interfaces)
    return found


def trouble_of(key: str, *interfaces: HidInterface) -> PortError:
    """Why it cannot be read."""
    with pytest.raises(PortError) as error:
        find(key, scanners(interfaces))
    return error.value


def test_a_scanner_is_found_and_remembered_by_its_serial_number() -> None:
    found = only(interface())
    assert (found.key, found.link, found.name) == (KEY, Link.HID_POS, "Xenon 1900")
    assert find(KEY, [found]).paths == ("/dev/hidraw0",)


def test_wherever_it_is_plugged_in_it_is_the_same() -> None:
    assert only(interface(place="3-1", path="/dev/hidraw7")).key == KEY


def test_several_collections_and_interfaces_are_one_device_and_the_scanners_is_read() -> None:
    found = only(
        keyboard("/dev/hidraw0", pid=0x0907),
        interface("/dev/hidraw1", (0xFF00, 0x01)),
        interface("/dev/hidraw1"),
        interface("/dev/hidraw1", (0x8C, 0x05)),
    )
    assert (found.link, found.paths[0], set(found.paths)) == (
        Link.HID_POS,
        "/dev/hidraw1",
        {"/dev/hidraw0", "/dev/hidraw1"},
    )


def test_the_keyboard_half_of_a_scanner_is_none_of_its_own_where_the_system_does_not_join_them() -> None:
    assert (
        only(keyboard(r"\\?\hid#a", pid=0x0907, place="8&1&0"), interface(r"\\?\hid#b", place="8&2&0")).link
        is Link.HID_POS
    )


def test_two_of_a_model_are_two() -> None:
    found = scanners([interface(serial="A1", place="1-2"), interface("/dev/hidraw1", serial="B2", place="1-3")])
    assert [one.key for one in found] == ["hid:0c2e:0907:A1", "hid:0c2e:0907:B2"]


@pytest.mark.parametrize("serial", ["", "0000000000", " ", "\x00\x01"])
def test_without_a_serial_number_it_is_remembered_by_where_it_hangs(serial: str) -> None:
    assert only(interface(serial=serial)).keys == ("hid:0c2e:0907@1-2",)


def test_where_the_system_tells_no_place_the_path_must_do() -> None:
    assert only(interface(serial="", place="", path="DevSrvsID:1")).key == "hid:0c2e:0907@DevSrvsID:1"


def test_two_with_one_serial_number_are_never_taken_for_one_another() -> None:
    left, right = interface(place="1-2"), interface("/dev/hidraw1", place="1-3")
    found = scanners([right, left])
    assert [one.key for one in found] == ["hid:0c2e:0907@1-2", "hid:0c2e:0907@1-3"]
    assert find("hid:0c2e:0907@1-3", found).paths == ("/dev/hidraw1",)
    assert trouble_of(KEY, left, right).trouble is Trouble.GONE


def test_one_remembered_by_its_place_is_found_when_its_twin_is_away() -> None:
    assert find("hid:0c2e:0907@1-3", scanners([interface(place="1-3")])).serial == SERIAL


def test_a_scanner_that_plays_keyboard_is_told_from_one_that_is_away() -> None:
    assert trouble_of(KEY).trouble is Trouble.GONE
    error = trouble_of(KEY, keyboard())
    assert (error.trouble, error.detail) == (Trouble.WRONG_MODE, "0c2e:0901 Xenon 1900")


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (KEY, keyboard(pid=0x0907)),  # the same product id in both modes
        (KEY, keyboard(serial="")),  # some tell their number only in one mode
        ("hid:0c2e:0907@1-2", keyboard(serial="")),
        (KEY, interface(usage=(0xFF45, 0x4B00), pid=0x1007)),  # neither keyboard nor scanner
    ],
)
def test_the_other_mode_is_known_by_maker_and_number_or_place(key: str, there: HidInterface) -> None:
    assert trouble_of(key, there).trouble is Trouble.WRONG_MODE


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (KEY, keyboard(serial="OTHER")),
        ("hid:0c2e:0907@1-2", keyboard(place="1-3")),
        ("hid:1eab:0110:X", keyboard(serial="X")),
        ("usb:0c2e:0907:X", keyboard()),
        ("", keyboard()),
    ],
)
def test_another_keyboard_scanner_is_not_the_one_that_is_away(key: str, there: HidInterface) -> None:
    assert trouble_of(key, there).trouble is Trouble.GONE


def test_a_readable_scanner_is_found_before_a_keyboard_of_the_same_number() -> None:
    assert find(KEY, scanners([keyboard(place="1-1"), interface()])).link is Link.HID_POS


def test_what_plays_keyboard_is_a_scanner_only_if_it_looks_like_one() -> None:
    person = interface(usage=(0x01, 0x06), vid=0x046D, pid=0xC31C, product="USB Keyboard")
    cheap = interface("/dev/hidraw1", (0x01, 0x06), vid=0x0483, product="USB BarCode Reader", place="1-4")
    assert [(one.vid, one.link) for one in scanners([person, cheap])] == [(0x0483, Link.KEYBOARD)]
    assert [one.vid for one in scanners([person, cheap], guess=lambda vid, product: vid == 0x046D)] == [0x046D]


def test_no_guess_is_needed_for_a_device_that_says_it_is_a_scanner() -> None:
    assert only(interface(vid=0x1A86, product="HID")).link is Link.HID_POS


@pytest.mark.parametrize("usage", [(0x8C, 0x01), (0x8C, 0x05), (0x01, 0x02)])
def test_keyboards_and_cradles_on_the_same_page_are_no_scanners(usage: tuple[int, int]) -> None:
    """Some makers of keyboards use page 8C for settings."""
    assert scanners([interface(usage=usage, vid=0x3434, product="Keyboard")]) == []


def test_the_vendor_page_counts_for_one_maker_unless_the_device_plays_keyboard() -> None:
    vendors = interface(usage=(0xFF8C, 0x02), pid=0x1007)
    assert only(vendors).link is Link.HID_POS
    assert only(vendors, keyboard("/dev/hidraw0", pid=0x1007)).link is Link.KEYBOARD
    assert scanners([interface(usage=(0xFF8C, 0x02), vid=0x046D, product="Mouse")]) == []


@pytest.mark.parametrize(
    ("vid", "product", "is_one"),
    [
        (0x0C2E, "", True),
        (0x1EAB, "HR22", True),
        (0x0483, "USB Bar Code Scanner", True),
        (0x0483, "2D Imager", True),
        (0x1A86, "有线扫码枪", True),
        (0x1A86, "条码阅读器", True),
        (0x046D, "USB Keyboard", False),
        (0x0400, "IC Card Reader", False),
    ],
)
def test_names_and_makers_of_scanners(vid: int, product: str, is_one: bool) -> None:
    assert looks_like_a_scanner(vid, product) is is_one
