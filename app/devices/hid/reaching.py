"""Which way HID interfaces are reached on this computer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from app.devices.hid.hidapi import HAS_HIDRAW, Hidapi
from app.devices.hid.system import HidSystem
from app.devices.hid.usb_port import UsbHid


def this_computers(*, mending: Callable[[str], str] = str, sysfs: Path = Path("/sys")) -> HidSystem:
    """hidapi, which leaves the device to the kernel; libusb where a Linux kernel has no hidraw, or hidapi is not installed.

    mending: as Hidapi.
    """
    name = "hidraw" if HAS_HIDRAW else "hid"
    there = find_spec(name) is not None and (sys.platform != "linux" or (sysfs / "class" / "hidraw").is_dir())
    return Hidapi(mending=mending, sysfs=sysfs) if there else UsbHid(mending=mending)
