"""A backend of pyusb without a bus: the scanners of a FakeHid as USB devices, each behind the kernel's driver."""

from __future__ import annotations

import errno
from array import array
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.fakes.hid import KEYBOARD_USAGE, FakeHandle, FakeHid, FakeScanner

_NUMBERS = {Trouble.NO_PERMISSION: errno.EACCES, Trouble.IN_USE: errno.EBUSY, Trouble.GONE: errno.ENODEV}
_STRINGS = {2: "product", 3: "serial"}


class PlayedUsb(IBackend):  # type: ignore[misc]  # pyusb has no types
    """One HID interface to a device, with or without a pipe for output reports."""

    def __init__(self, computer: FakeHid, *, pipe_out: bool = True) -> None:
        self._computer = computer
        self._pipe_out = pipe_out
        self._claimed: dict[str, FakeHandle] = {}
        self.driven: dict[str, bool] = {}
        """By path: whether the kernel's driver has the device; it has whatever is plugged in."""
        self.open_handles = 0

    def enumerate_devices(self) -> list[str]:
        return list(self._computer.plugged())

    def get_device_descriptor(self, dev: str) -> SimpleNamespace:
        scanner = self._scanner(dev)
        bus, _, port = scanner.place.partition("-")
        return SimpleNamespace(
            **dict.fromkeys(("bDeviceClass", "bDeviceSubClass", "bDeviceProtocol", "iManufacturer"), 0),
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x200,
            bMaxPacketSize0=64,
            idVendor=scanner.vid,
            idProduct=scanner.pid,
            bcdDevice=0x100,
            iProduct=2,
            iSerialNumber=3,
            bNumConfigurations=1,
            bus=int(bus),
            address=int(dev.removeprefix("/dev/hidraw")) + 1,
            port_number=int(port),
            port_numbers=(int(port),),
            speed=2,
        )

    def get_configuration_descriptor(self, dev: str, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=41,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0x80,
            bMaxPower=250,
            extra_descriptors=[],
        )

    def get_interface_descriptor(self, dev: str, intf: int, alt: int, config: int) -> SimpleNamespace:
        if intf or alt:
            raise IndexError("no such interface")
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=2 if self._pipe_out else 1,
            bInterfaceClass=3,
            bInterfaceSubClass=0,
            bInterfaceProtocol=1 if KEYBOARD_USAGE in self._scanner(dev).usages else 0,
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(self, dev: str, ep: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(0x81, 0x02)[ep],
            bmAttributes=3,
            wMaxPacketSize=64,
            bInterval=1,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, dev: str) -> str:
        self._scanner(dev)
        self.driven.setdefault(dev, True)
        self.open_handles += 1
        return dev

    def close_device(self, dev_handle: str) -> None:
        self.open_handles -= 1

    def get_configuration(self, dev_handle: str) -> int:
        return 1

    def is_kernel_driver_active(self, dev_handle: str, intf: int) -> bool:
        self._scanner(dev_handle)
        return self.driven[dev_handle]

    def detach_kernel_driver(self, dev_handle: str, intf: int) -> None:
        self._scanner(dev_handle)
        self.driven[dev_handle] = False

    def attach_kernel_driver(self, dev_handle: str, intf: int) -> None:
        self._scanner(dev_handle)
        self.driven[dev_handle] = True

    def claim_interface(self, dev_handle: str, intf: int) -> None:
        if self.driven[dev_handle] or dev_handle in self._claimed:
            raise _error(errno.EBUSY)
        try:
            self._claimed[dev_handle] = self._computer.open(dev_handle)
        except PortError as error:
            raise _error(_NUMBERS[error.trouble]) from None

    def release_interface(self, dev_handle: str, intf: int) -> None:
        self._claimed.pop(dev_handle).close()
        self._scanner(dev_handle)

    def intr_read(self, dev_handle: str, ep: int, intf: int, buff: array[int], timeout: int) -> int:
        assert ep == 0x81
        assert timeout > 0, "libusb would wait for ever"
        try:
            report = self._claimed[dev_handle].read(timeout)
        except OSError:
            raise _error(errno.ENODEV) from None
        if not report:
            raise USBTimeoutError("timed out", -7, errno.ETIMEDOUT)
        buff[: len(report)] = array("B", report)
        return len(report)

    def intr_write(self, dev_handle: str, ep: int, intf: int, data: array[int], timeout: int) -> int:
        assert ep == 0x02
        return self._sent(dev_handle, data, "write")

    def ctrl_transfer(
        self, dev_handle: str, kind: int, request: int, value: int, index: int, data: array[int], timeout: int
    ) -> int:
        if (kind, request, value >> 8) == (0x80, 6, 3):
            return _fill(data, self._string(dev_handle, value & 0xFF))
        if (kind, request, value, index) == (0x81, 6, 0x2200, 0):
            return _fill(data, self._claimed[dev_handle].report_descriptor())
        if (kind, request, index) == (0x21, 9, 0):
            assert value & 0xFF in (0, data[0]), "another report than was said"
            return self._sent(dev_handle, data, {2: "write", 3: "send_feature"}[value >> 8])
        raise _error(errno.EPIPE)

    def _sent(self, dev: str, data: array[int], how: str) -> int:
        self._scanner(dev)
        getattr(self._claimed[dev], how)(data.tobytes())
        return len(data)

    def _string(self, dev: str, index: int) -> bytes:
        text = b"\x09\x04" if index == 0 else getattr(self._scanner(dev), _STRINGS[index]).encode("utf-16-le")
        return bytes([len(text) + 2, 3]) + text

    def _scanner(self, dev: str) -> FakeScanner:
        scanner = self._computer.plugged().get(dev)
        if scanner is None:
            raise _error(errno.ENODEV)
        return scanner


def _fill(buff: array[int], data: bytes) -> int:
    count = min(len(buff), len(data))
    buff[:count] = array("B", data[:count])
    return count


def _error(number: int) -> Any:
    return USBError("played", None, number)
