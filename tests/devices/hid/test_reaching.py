"""hidapi where it can work, libusb where it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.devices.hid import reaching
from app.devices.hid.hidapi import Hidapi
from app.devices.hid.usb_port import UsbHid


def test_the_kernels_own_way_is_taken_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "class" / "hidraw").mkdir(parents=True)
    assert isinstance(reaching.this_computers(sysfs=tmp_path), Hidapi)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has kernels without hidraw")
def test_a_kernel_without_it_is_passed_by(tmp_path: Path) -> None:
    assert isinstance(reaching.this_computers(sysfs=tmp_path), UsbHid)


def test_without_hidapi_libusb_reaches_scanners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "class" / "hidraw").mkdir(parents=True)
    monkeypatch.setattr(reaching, "find_spec", lambda _name: None)
    assert isinstance(reaching.this_computers(sysfs=tmp_path), UsbHid)
