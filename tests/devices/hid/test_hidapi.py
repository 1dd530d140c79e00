"""hidapi: which of its modules, where a device hangs, and why it could not be opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.devices.hid import hidapi
from app.devices.hid.hidapi import Hidapi, place_of
from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.fakes.hid import FakeHid, FakeScanner
from tests.fakes.hid_module import PlayedModule

COLLECTION = r"\\?\HID#VID_0C2E&PID_0907&MI_01&Col02#8&1F2E3D4C&0&0001#{4d1e55b2-f16f-11cf-88cb-001111000030}"
KEYBOARD = r"\\?\HID#VID_05F9&PID_220D#6&67cec54&0&0000#{4d1e55b2-f16f-11cf-88cb-001111000030}\KBD"


def refused(words: str, path: str = r"\\?\hid#x") -> PortError:
    """What comes of an opening that hidapi gives up with these words."""
    system = Hidapi(PlayedModule(FakeHid(), words))
    with pytest.raises(PortError) as error:
        system.open(path)
    return error.value


def test_the_installed_module_lists_what_is_there_without_permission() -> None:
    """The real library, whatever hangs on this computer."""
    system = Hidapi()
    assert [one.path for one in system.interfaces() if not system.is_there(one.path)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is only one module")
def test_on_linux_the_kernel_keeps_the_device() -> None:
    assert hidapi._module().__name__ == "hidraw"


def test_without_the_library_nothing_is_there_and_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("hid", "hidraw"):
        monkeypatch.setitem(sys.modules, name, None)
    assert Hidapi().interfaces() == []
    assert not Hidapi().is_there("/dev/hidraw0")
    with pytest.raises(PortError) as error:
        Hidapi().open("/dev/hidraw0")
    assert error.value.trouble is Trouble.NO_SERVICE


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("open_device: (0x00000005) 拒绝访问。", Trouble.IN_USE),
        ("open_device: (0x00000020) 另一个程序正在使用此文件，进程无法访问。", Trouble.IN_USE),
        ("open_device: (0x0000048F) 设备没有连接。", Trouble.GONE),
        ("hid_open_path: failed to open IOHIDDevice: (0xE00002E2) not permitted", Trouble.NO_PERMISSION),
        ("hid_open_path: failed to open IOHIDDevice: (0xE00002C5) exclusive access", Trouble.IN_USE),
        ("something else", Trouble.GONE),
    ],
)
def test_the_systems_number_tells_why_in_whatever_language_its_words_are(words: str, trouble: Trouble) -> None:
    assert refused(words).trouble is trouble


def test_on_linux_the_device_file_itself_tells_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: str, _flags: int) -> int:
        raise numbers[path]

    numbers = {
        "/dev/hidraw1": PermissionError(13, "拒绝"),
        "/dev/hidraw2": OSError(16, "忙"),
        "/dev/hidraw3": FileNotFoundError(2, "没有"),
        "/dev/hidraw4": OSError(19, "没有"),
    }
    monkeypatch.setattr(os, "open", denied)
    troubles = [refused("Failed to open a device", path).trouble for path in numbers]
    assert troubles == [Trouble.NO_PERMISSION, Trouble.IN_USE, Trouble.GONE, Trouble.GONE]


def test_a_missing_permission_is_told_with_what_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_path: str, _flags: int) -> int:
        raise PermissionError(13, "")

    monkeypatch.setattr(os, "open", denied)
    system = Hidapi(PlayedModule(FakeHid()), mending=lambda path: f"sudo mend {path}")
    with pytest.raises(PortError) as error:
        system.open("/dev/hidraw0")
    assert error.value.detail == "sudo mend /dev/hidraw0"


def test_a_file_that_is_no_scanner_any_more_is_gone() -> None:
    assert refused("not a HIDRAW device?", os.devnull).trouble is Trouble.GONE


def test_on_linux_a_device_hangs_on_its_usb_port(tmp_path: Path) -> None:
    device = tmp_path / "devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2.4/1-2.4:1.1/0003:0C2E:0907.0007"
    device.mkdir(parents=True)
    (tmp_path / "class/hidraw/hidraw3").mkdir(parents=True)
    (tmp_path / "class/hidraw/hidraw3/device").symlink_to(device)
    assert place_of("/dev/hidraw3", tmp_path) == "1-2.4"
    assert place_of("/dev/hidraw4", tmp_path) == ""


def test_on_windows_collections_of_one_interface_hang_in_one_place() -> None:
    assert place_of(COLLECTION, Path("/")) == place_of(
        COLLECTION.replace("Col02#8&1F2E3D4C&0&0001", "Col01#8&1F2E3D4C&0&0000"), Path("/")
    )
    assert place_of(COLLECTION, Path("/")) == "8&1f2e3d4c&0"
    assert place_of(KEYBOARD, Path("/")) == "6&67cec54&0"


def test_elsewhere_nobody_knows_where_it_hangs() -> None:
    assert place_of("DevSrvsID:4294970000", Path("/")) == ""


def test_names_that_the_device_does_not_tell_are_empty() -> None:
    class Nameless(PlayedModule):
        def enumerate(self, vendor_id: int = 0, product_id: int = 0) -> list[dict[str, object]]:
            return [found | {"serial_number": None, "product_string": None} for found in super().enumerate()]

    (listed,) = Hidapi(Nameless(FakeHid(FakeScanner()))).interfaces()
    assert (listed.serial, listed.product) == ("", "")
