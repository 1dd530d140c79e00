"""devices.toml: what a person wrote is read or refused with its place; what the program changes leaves the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.configured import read, with_device, without_device
from app.domain.device_profiles import (
    ENCODINGS,
    ConfiguredDevice,
    DeviceProfile,
    Ending,
    Maker,
    Reads,
    VendorApi,
    VendorLibraryChoice,
)
from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile
from app.domain.refusals import BadSetting, BadSettingsFile

WRITTEN = """# 二楼门诊药房
[[device]]
key = "usb:1eab:1406:C1"   # 靠窗
link = "serial"
name = "一号窗"
maker = "newland"
ending = "cr"
prefix = "\\u0002"
colour = "yellow"

[[device]]
key = "socket://10.0.0.5:4001"
link = "network"
on = false
"""
FIRST, SECOND = (
    ConfiguredDevice(
        "usb:1eab:1406:C1",
        Link.SERIAL,
        name="一号窗",
        maker=Maker.NEWLAND,
        profile=DeviceProfile(ending=Ending.CR, prefix="\x02"),
    ),
    ConfiguredDevice("socket://10.0.0.5:4001", Link.NETWORK, on=False),
)


def test_what_a_person_wrote_is_read_and_the_rest_is_as_usual() -> None:
    assert read(WRITTEN) == (FIRST, SECOND)
    assert read("") == ()


def test_a_change_leaves_comments_order_and_what_is_not_known_here() -> None:
    changed = with_device(WRITTEN, replace(FIRST, name="收费窗", profile=replace(FIRST.profile, same_again_ms=800)))
    assert read(changed) == (
        replace(FIRST, name="收费窗", profile=replace(FIRST.profile, same_again_ms=800)),
        SECOND,
    )
    for kept in ("# 二楼门诊药房", "# 靠窗", 'colour = "yellow"', "socket://10.0.0.5:4001"):
        assert kept in changed


def test_a_value_that_is_usual_again_does_not_stay_as_it_was() -> None:
    plain = replace(FIRST, maker=Maker.OTHER, profile=DeviceProfile())
    assert read(with_device(WRITTEN, plain)) == (plain, SECOND)


def test_the_first_device_makes_the_file_and_the_last_one_leaves_it_empty() -> None:
    made = with_device("", FIRST)
    assert made.startswith("#")
    assert read(made) == (FIRST,)
    both = with_device(made, SECOND)
    assert read(without_device(both, FIRST.key)) == (SECOND,)
    assert read(without_device(without_device(both, FIRST.key), SECOND.key)) == ()
    assert without_device(both, "somebody else's") == both


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('[[device]]\nlink = "serial"', "devices.toml #1 key", "empty"),
        ('[[device]]\nkey = "a"', "devices.toml #1 link", "empty"),
        ('[[device]]\nkey = "a"\nlink = "usb-a"', "devices.toml #1 link", "not_a_choice"),
        ('[[device]]\nkey = "a"\nlink = "serial"\nbaud = "fast"', "devices.toml #1 baud", "not_a_number"),
        ('[[device]]\nkey = "a"\nlink = "serial"\nbaud = 99', "devices.toml #1 baud", "too_small"),
        (
            '[[device]]\nkey = "a"\nlink = "serial"\nsame_again_ms = 999999',
            "devices.toml #1 same_again_ms",
            "too_large",
        ),
        ('[[device]]\nkey = "a"\nlink = "serial"\non = "yes"', "devices.toml #1 on", "not_a_flag"),
        ('[[device]]\nkey = "a"\nlink = "serial"\nencoding = "big5"', "devices.toml #1 encoding", "not_a_choice"),
        ('[[device]]\nkey = "a"\nlink = "serial"\nprefix = "12345678901234567"', "devices.toml #1 prefix", "too_long"),
        ('[[device]]\nkey = "a"\nlink = "serial"\nname = "a\\nb"', "devices.toml #1 name", "unprintable"),
        (
            '[[device]]\nkey = "a"\nlink = "pcsc"\n[[device]]\nkey = "a"\nlink = "usb"',
            "devices.toml #2 key",
            "repeated",
        ),
        ('[[device]]\nkey = "k"\nlink = "keyboard"\nkeys = 3', "devices.toml #1 keys", "type"),
        ('[[device]]\nkey = "k"\nlink = "keyboard"\nkeys.rolls = 1', "devices.toml #1 keys.rolls", "not_a_flag"),
        (
            '[[device]]\nkey = "k"\nlink = "keyboard"\nkeys.max_gap_ms = -1',
            "devices.toml #1 keys.max_gap_ms",
            "too_small",
        ),
        ("device = 3", "devices.toml device", "type"),
        ('[[device]]\nkey = "a"\nlink = "helper"\nlibrary.api = "own"', "devices.toml #1 library.api", "not_a_choice"),
        (
            '[[device]]\nkey = "a"\nlink = "helper"\nlibrary.how = 9\nlibrary.api = "sscard"',
            "devices.toml #1 library.how",
            "too_large",
        ),
        ('[[device]]\nkey = "a"\nlink = "helper"\nlibrary = 1', "devices.toml #1 library", "type"),
        (
            '[[device]]\nkey = "a"\nlink = "helper"\nlibrary.api = "sscard"\nlibrary.init = [1]',
            "devices.toml #1 library.init",
            "type",
        ),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_with_its_place(text: str, place: str, reason: str) -> None:
    for act in (read, lambda text: with_device(text, FIRST), lambda text: without_device(text, "a")):
        with pytest.raises(BadSetting) as refused:
            act(text)
        assert (refused.value.key, refused.value.reason) == (place, reason)


def test_a_file_that_is_no_toml_is_refused_with_its_line_and_never_written_over() -> None:
    for act in (read, lambda text: with_device(text, FIRST), lambda text: without_device(text, "a")):
        with pytest.raises(BadSettingsFile) as refused:
            act('[[device]]\nkey = "a\n')
        assert (refused.value.line, refused.value.reason) == (2, "syntax")


VENDORS = """[[device]]
key = "shebao"
link = "helper"
address = 'C:\\driver\\HeaSecReadInfo.dll'
library.api = "heasec"
library.before = ['C:\\driver\\base.dll']
library.init = { IP = "10.0.0.2", PORT = 8080 }
library.vouchers = { org_id = "H44" }
"""


def test_a_vendors_library_is_read_and_a_change_of_its_name_leaves_the_rest_as_it_stands() -> None:
    (device,) = read(VENDORS)
    assert device.address == "C:\\driver\\HeaSecReadInfo.dll"
    assert device.library == VendorLibraryChoice(
        VendorApi.HEASEC,
        ("C:\\driver\\base.dll",),
        init=(("IP", "10.0.0.2"), ("PORT", 8080)),
        vouchers=(("org_id", "H44"),),
    )
    assert "10.0.0.2" not in repr(device)
    renamed = replace(device, name="社保卡")
    assert read(with_device(VENDORS, renamed)) == (renamed,)


def test_what_a_test_scan_measured_of_a_keyboard_scanner_is_kept_and_given_up_again() -> None:
    slow = KeyProfile(max_gap_ms=125, needs_end=True, rolls=False, prefix="#", device="keyboard")
    device = ConfiguredDevice("keyboard", Link.KEYBOARD, keys=slow)
    text = with_device(WRITTEN, device)
    assert read(text)[-1] == device
    assert read(with_device(text, replace(device, keys=None)))[-1].keys is None


LINES = st.text(st.characters(min_codepoint=33, max_codepoint=0x9FFF), min_size=1, max_size=20).filter(str.isprintable)
AROUND = st.text(st.characters(max_codepoint=127), max_size=16)
DEVICES = st.builds(
    ConfiguredDevice,
    key=LINES,
    link=st.sampled_from(Link),
    address=LINES,
    name=LINES,
    on=st.booleans(),
    maker=st.sampled_from(Maker),
    reads=st.sampled_from(Reads),
    profile=st.builds(
        DeviceProfile,
        baud=st.sampled_from([9600, 115_200]),
        ending=st.sampled_from(Ending),
        prefix=AROUND,
        suffix=AROUND,
        encoding=st.sampled_from(ENCODINGS),
        same_again_ms=st.none() | st.integers(0, 10_000),
        separator=AROUND,
    ),
)


def test_a_time_that_is_taken_back_goes_out_of_the_file_and_comments_stay() -> None:
    own = ConfiguredDevice("keyboard", Link.KEYBOARD, profile=DeviceProfile(same_again_ms=800))
    text = with_device("", own).replace("same_again_ms = 800", "same_again_ms = 800 # 视觉箱\nbaud = 9600 # 线")
    assert read(text) == (own,)
    changed = with_device(text, replace(own, profile=DeviceProfile()))
    assert "same_again_ms" not in changed
    assert "baud = 9600 # 线" in changed
    assert read(changed) == (replace(own, profile=DeviceProfile()),)


@given(st.lists(DEVICES, max_size=4, unique_by=lambda device: device.key))
def test_whatever_is_written_is_read_again(devices: list[ConfiguredDevice]) -> None:
    text = ""
    for device in devices:
        text = with_device(text, device)
    assert read(text) == tuple(replace(one, address=one.address.strip(), name=one.name.strip()) for one in devices)
