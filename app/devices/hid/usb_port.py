"""HID interfaces through libusb, past the kernel: for systems without hidraw, and devices whose driver stands in the way.

The kernel's driver is sent away while a device is open, and fetched back afterwards. What a device's collections are could
only be asked by doing that, so listing goes by what the interface says of itself: one that is no boot keyboard or mouse, of a
device that looks like a scanner, is taken for a bar code scanner.

Source: USB Device Class Definition for HID 1.11, sections 4.2 and 7.2.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import usb.core
import usb.util

from app.devices.hid.descriptor import LONGEST_DESCRIPTOR, SCANNER, SCANNER_PAGE
from app.devices.hid.finding import KEYBOARD, looks_like_a_scanner
from app.devices.hid.system import HidHandle, HidInterface
from app.devices.port import PortError
from app.domain.devices import Trouble

HID_CLASS = 3
BOOT_KEYBOARD, BOOT_MOUSE = 1, 2
GET_DESCRIPTOR, SET_REPORT = 0x06, 0x09
REPORT_DESCRIPTOR = 0x22
OUTPUT, FEATURE = 2, 3
WRITE_MS = 1000

_BY_NUMBER = {
    errno.EACCES: Trouble.NO_PERMISSION,
    errno.EPERM: Trouble.NO_PERMISSION,
    errno.EBUSY: Trouble.IN_USE,
    errno.ENOSYS: Trouble.NO_SERVICE,  # libusb's "not supported": Windows without WinUSB for this device
}


class UsbHid:
    """The HID interfaces libusb can reach, as HidSystem. A path is bus:address:interface, new after every plugging in."""

    def __init__(self, backend: Any = None, *, mending: Callable[[str], str] = str, sysfs: Path | None = None) -> None:
        """backend: of pyusb; the libusb that comes with the program where None. mending: as Hidapi.

        sysfs: where a Linux kernel tells names and serial numbers to everybody; None: each device is asked for its own.
        """
        self._backend = backend
        self._mending = mending
        self._sysfs = sysfs

    def interfaces(self) -> list[HidInterface]:
        """As HidSystem. Without `sysfs`, names are empty where a device may not be opened to ask for them."""
        return [one for device in self._devices() for one in self._interfaces_of(device)]

    def path_at(self, place: str, number: int) -> str | None:
        """Of the interface of that number on that socket, whatever it is; None where libusb sees none."""
        for device in self._devices():
            if _place(device) == place:
                for interface in _hid_interfaces(device):
                    if number in (-1, interface.bInterfaceNumber):
                        return _path(device, interface)
        return None

    def is_there(self, path: str) -> bool:
        """As HidSystem."""
        return any(path.startswith(f"{_address(device)}:") for device in self._devices())

    def open(self, path: str) -> HidHandle:
        """As HidSystem."""
        for device in self._devices(must_work=True):
            for interface in _hid_interfaces(device):
                if _path(device, interface) == path:
                    return self._opened(device, interface, path)
        raise PortError(Trouble.GONE, path)

    def _opened(self, device: Any, interface: Any, path: str) -> HidHandle:
        driver_was_there = False
        try:
            driver_was_there = _send_driver_away(device, interface.bInterfaceNumber)
            usb.util.claim_interface(device, interface)
            return _Handle(device, interface, driver_was_there=driver_was_there)
        except OSError as error:
            _let_go(device, interface.bInterfaceNumber, driver_was_there=driver_was_there)
            trouble = _BY_NUMBER.get(error.errno or 0, Trouble.GONE)
            denied = trouble is Trouble.NO_PERMISSION
            raise PortError(trouble, self._mending(_node(device)) if denied else path) from error

    def _interfaces_of(self, device: Any) -> Iterator[HidInterface]:
        for interface in _hid_interfaces(device):
            product = self._text(device, device.iProduct, "product")
            usage = _usage(interface, device.idVendor, product)
            if usage is not None:
                yield HidInterface(
                    path=_path(device, interface),
                    vid=device.idVendor,
                    pid=device.idProduct,
                    usage_page=usage[0],
                    usage=usage[1],
                    serial=self._text(device, device.iSerialNumber, "serial"),
                    product=product,
                    place=_place(device),
                    number=interface.bInterfaceNumber,
                )

    def _text(self, device: Any, index: int, name: str) -> str:
        """A name the device gives itself; "" where it gives none or may not be asked."""
        told = self._sysfs / "bus" / "usb" / "devices" / _place(device) if self._sysfs is not None else None
        if told is None or not told.is_dir():
            return _asked_for(device, index)
        try:
            return (told / name).read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            return ""

    def _devices(self, *, must_work: bool = False) -> Iterator[Any]:
        try:
            yield from usb.core.find(find_all=True, backend=self._loaded())
        except usb.core.NoBackendError as error:
            if must_work:
                raise PortError(Trouble.NO_SERVICE, "libusb") from error
        except usb.core.USBError:  # a bus that cannot be listed has nothing on it for us
            return

    def _loaded(self) -> Any:
        if self._backend is None:
            import libusb_package

            self._backend = libusb_package.get_libusb1_backend()
        return self._backend


@contextmanager
def _os_errors() -> Iterator[None]:
    """Most of pyusb's errors are OSErrors; a device that went before it was ever used comes as another."""
    try:
        yield
    except (ValueError, NotImplementedError) as error:
        raise OSError(errno.ENODEV, "no such device") from error


class _Handle:
    """A claimed interface, as HidHandle."""

    def __init__(self, device: Any, interface: Any, *, driver_was_there: bool) -> None:
        self._device = device
        self._number: int = interface.bInterfaceNumber
        self._driver_was_there = driver_was_there
        self._in = _endpoint(interface, usb.util.ENDPOINT_IN)
        self._out = _endpoint(interface, usb.util.ENDPOINT_OUT)

    @_os_errors()
    def read(self, timeout_ms: int) -> bytes:
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize & 0x7FF, max(1, timeout_ms)))
        except usb.core.USBTimeoutError:
            return b""

    @_os_errors()
    def write(self, report: bytes) -> None:
        if self._out is None:
            self._set_report(OUTPUT, report)
        else:
            self._out.write(_sent(report), WRITE_MS)

    @_os_errors()
    def send_feature(self, report: bytes) -> None:
        self._set_report(FEATURE, report)

    @_os_errors()
    def report_descriptor(self) -> bytes:
        asked = usb.util.CTRL_IN | usb.util.CTRL_TYPE_STANDARD | usb.util.CTRL_RECIPIENT_INTERFACE
        wanted = REPORT_DESCRIPTOR << 8
        return bytes(
            self._device.ctrl_transfer(asked, GET_DESCRIPTOR, wanted, self._number, LONGEST_DESCRIPTOR, WRITE_MS)
        )

    def close(self) -> None:
        _let_go(self._device, self._number, driver_was_there=self._driver_was_there)

    def _set_report(self, kind: int, report: bytes) -> None:
        asked = usb.util.CTRL_OUT | usb.util.CTRL_TYPE_CLASS | usb.util.CTRL_RECIPIENT_INTERFACE
        self._device.ctrl_transfer(asked, SET_REPORT, kind << 8 | report[0], self._number, _sent(report), WRITE_MS)


def _send_driver_away(device: Any, number: int) -> bool:
    """Whether there was one. Only Linux has drivers that can be sent away."""
    try:
        if not device.is_kernel_driver_active(number):
            return False
    except NotImplementedError:
        return False
    device.detach_kernel_driver(number)
    return True


def _let_go(device: Any, number: int, *, driver_was_there: bool) -> None:
    with suppress(OSError):
        usb.util.release_interface(device, number)
    if driver_was_there:
        with suppress(OSError, NotImplementedError):
            device.attach_kernel_driver(number)
    with suppress(OSError):
        usb.util.dispose_resources(device)


def _usage(interface: Any, vid: int, product: str) -> tuple[int, int] | None:
    if interface.bInterfaceProtocol == BOOT_KEYBOARD:
        return KEYBOARD
    if interface.bInterfaceProtocol == BOOT_MOUSE or not looks_like_a_scanner(vid, product):
        return None
    return SCANNER_PAGE, SCANNER


def _hid_interfaces(device: Any) -> Iterator[Any]:
    """Those that send anything. A device that goes while it is looked at has none."""
    with suppress(OSError):
        for interface in device[0]:
            if interface.bInterfaceClass == HID_CLASS and _endpoint(interface, usb.util.ENDPOINT_IN) is not None:
                yield interface


def _endpoint(interface: Any, direction: int) -> Any:
    for endpoint in interface:
        interrupt = usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_INTR
        if interrupt and usb.util.endpoint_direction(endpoint.bEndpointAddress) == direction:
            return endpoint
    return None


def _asked_for(device: Any, index: int) -> str:
    try:
        return usb.util.get_string(device, index) or "" if index else ""
    except (OSError, ValueError, NotImplementedError):
        return ""
    finally:
        with suppress(OSError):
            usb.util.dispose_resources(device)


def _address(device: Any) -> str:
    return f"{device.bus}:{device.address}"


def _node(device: Any) -> str:
    return f"/dev/bus/usb/{device.bus:03}/{device.address:03}"


def _path(device: Any, interface: Any) -> str:
    return f"{_address(device)}:{interface.bInterfaceNumber}"


def _place(device: Any) -> str:
    return f"{device.bus}-{'.'.join(map(str, device.port_numbers))}" if device.port_numbers else ""


def _sent(report: bytes) -> bytes:
    """A report without number goes out without its first byte, as hidapi has it."""
    return report if report[0] else report[1:]
