"""HID interfaces through the library hidapi.

Its wheels hold two modules for Linux. `hid` is built on libusb there: it takes the device away from the kernel, and only one
program can have it. So on Linux `hidraw` is used, which is built on the kernel's own /dev/hidraw: listing needs no
permission, udev's rules say who may open, and unplugging is noticed at once. Elsewhere there is only `hid`, built on what
the system has.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from app.devices.hid.system import HidHandle, HidInterface
from app.devices.port import PortError
from app.domain.devices import Trouble

LONGEST_READ = 4096
HAS_HIDRAW = sys.platform == "linux"

_BY_NUMBER = {errno.EACCES: Trouble.NO_PERMISSION, errno.EPERM: Trouble.NO_PERMISSION, errno.EBUSY: Trouble.IN_USE}
_BY_CODE = {
    # Windows: access denied and sharing violation. It knows no permissions for scanners; whoever comes first may keep others out.
    0x0000_0005: Trouble.IN_USE,
    0x0000_0020: Trouble.IN_USE,
    # macOS: not permitted, exclusive access.
    0xE000_02E2: Trouble.NO_PERMISSION,
    0xE000_02C5: Trouble.IN_USE,
}


class Hidapi:
    """This computer's HID interfaces, as HidSystem."""

    _turn = Lock()
    """hidapi lists and opens in one thread of the program at a time; reading and writing are free."""

    def __init__(
        self,
        module: Any = None,
        *,
        mending: Callable[[str], str] = str,
        sysfs: Path = Path("/sys"),
    ) -> None:
        """module: `hid` or `hidraw`, played in tests. mending: from a path under /dev to what helps where it may not be opened."""
        self._module = module
        self._mending = mending
        self._sysfs = sysfs

    def interfaces(self) -> list[HidInterface]:
        """As HidSystem."""
        with self._turn, suppress(PortError):
            return [self._interface(found) for found in self._loaded().enumerate()]
        return []

    def is_there(self, path: str) -> bool:
        """As HidSystem."""
        with self._turn, suppress(PortError):
            return any(os.fsdecode(found["path"]) == path for found in self._loaded().enumerate())
        return False

    def open(self, path: str) -> HidHandle:
        """As HidSystem."""
        with self._turn:
            device = self._loaded().device()
            try:
                device.open_path(os.fsencode(path))
            except OSError as error:
                trouble = _trouble(path, str(device.error()))
                detail = self._mending(path) if trouble is Trouble.NO_PERMISSION else path
                raise PortError(trouble, detail) from error
        return _Handle(device)

    def _loaded(self) -> Any:
        if self._module is None:
            self._module = _module()
        return self._module

    def _interface(self, found: dict[str, Any]) -> HidInterface:
        path = os.fsdecode(found["path"])
        return HidInterface(
            path=path,
            vid=found["vendor_id"],
            pid=found["product_id"],
            usage_page=found["usage_page"],
            usage=found["usage"],
            serial=found["serial_number"] or "",
            product=found["product_string"] or "",
            place=place_of(path, self._sysfs),
            number=found["interface_number"],
        )


class _Handle:
    """An open device of the module, as HidHandle. The module says −1 where it should raise."""

    def __init__(self, device: Any) -> None:
        self._device = device

    def read(self, timeout_ms: int) -> bytes:
        return bytes(self._device.read(LONGEST_READ, max(1, timeout_ms)))

    def write(self, report: bytes) -> None:
        self._sent(self._device.write(report))

    def send_feature(self, report: bytes) -> None:
        self._sent(self._device.send_feature_report(report))

    def report_descriptor(self) -> bytes:
        return bytes(self._device.get_report_descriptor())

    def close(self) -> None:
        self._device.close()

    def _sent(self, count: int) -> None:
        if count < 0:
            raise OSError(errno.EIO, str(self._device.error()))


def place_of(path: str, sysfs: Path) -> str:
    """The socket a device hangs on, from its path: a USB port on Linux; on Windows what it names its instance after."""
    if path.startswith("/dev/hidraw"):
        device = os.path.realpath(sysfs / "class" / "hidraw" / path.removeprefix("/dev/") / "device")
        ports = [part for part in Path(device).parts if re.fullmatch(r"\d+-[\d.]+", part)]
        return ports[-1] if ports else ""
    instance = re.fullmatch(r"\\\\\?\\hid#[^#]*#(.+)&[0-9a-f]{4}#\{[^#]*", path, re.IGNORECASE)
    return instance[1].lower() if instance else ""


def _module() -> Any:
    """Named as modules, not as words: whoever freezes the program looks for what it imports."""
    try:
        if HAS_HIDRAW:
            import hidraw  # type: ignore[import-not-found]  # compiled, without types

            return hidraw
        import hid  # type: ignore[import-not-found]

        return hid
    except ImportError as error:
        raise PortError(Trouble.NO_SERVICE, "hidapi") from error


def _trouble(path: str, words: str) -> Trouble:
    """Why hidapi could not open it. Its own words are the system's, in the system's language: only numbers are looked for."""
    if path.startswith("/dev/"):
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NONBLOCK))  # the same once more, for its number
        except OSError as error:
            return _BY_NUMBER.get(error.errno or 0, Trouble.GONE)
        return Trouble.GONE
    code = re.search(r"\(0x([0-9A-F]{8})\)", words, re.IGNORECASE)
    return _BY_CODE.get(int(code[1], 16), Trouble.GONE) if code else Trouble.GONE
