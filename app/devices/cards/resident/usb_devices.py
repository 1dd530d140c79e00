"""SAM_V readers on USB: which are plugged in, which pipes they have, and why one cannot be opened."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.devices.port import PortError
from app.domain.devices import Trouble

STANDARD_READER = (0x0400, 0xC35A)
"""Vendor and product of the readers that speak the standard; others come with a library of their maker's."""

Mending: TypeAlias = Callable[[str], str]
"""From a device's file to the line to run that opens it to this account."""

_TROUBLES = {
    errno.EACCES: Trouble.NO_PERMISSION,
    errno.EPERM: Trouble.NO_PERMISSION,
    errno.EBUSY: Trouble.IN_USE,
    errno.ENOSYS: Trouble.NO_SERVICE,  # Windows: the device belongs to another driver than WinUSB
}


@dataclass(frozen=True, slots=True)
class UsbReader:
    """One reader that is plugged in.

    place: bus and the ports on the way to it, for example "1-2.3". node: its file on Linux, another each time.
    """

    vendor: int
    product: int
    place: str
    node: str = ""

    @property
    def name(self) -> str:
        """For people who look for it."""
        return f"USB {self.vendor:04x}:{self.product:04x} ({self.place})"


def attached(
    vendor: int = STANDARD_READER[0], product: int = STANDARD_READER[1], *, backend: Any = None
) -> list[UsbReader]:
    """The readers that are plugged in now. Raises PortError where this system has no libusb."""
    return [reader_of(device) for device in devices(vendor, product, backend)]


def devices(vendor: int, product: int, backend: Any) -> list[Any]:
    """pyusb's devices of that vendor and product. backend: pyusb's, None for the libusb that came with us."""
    import usb.core

    if backend is None:
        from libusb_package import get_libusb1_backend

        backend = get_libusb1_backend()
    try:
        return list(usb.core.find(find_all=True, backend=backend, idVendor=vendor, idProduct=product))
    except usb.core.NoBackendError as error:
        raise PortError(Trouble.NO_SERVICE, "libusb") from error


def let_go(device: Any) -> None:
    """Whatever of it was opened; it may be gone."""
    from usb.core import USBError
    from usb.util import dispose_resources

    with suppress(USBError):
        dispose_resources(device)


def reader_of(device: Any) -> UsbReader:
    """What we call it."""
    ports = ".".join(str(number) for number in device.port_numbers or (device.address,))
    node = f"/dev/bus/usb/{device.bus:03}/{device.address:03}"
    return UsbReader(device.idVendor, device.idProduct, f"{device.bus}-{ports}", node)


def pipes(device: Any, reader: UsbReader) -> tuple[int, list[int], list[int]]:
    """Number of the first interface with bulk pipes both ways, and these pipes: in, out."""
    from usb.util import ENDPOINT_IN, ENDPOINT_TYPE_BULK, endpoint_direction, endpoint_type

    for interface in _configuration(device):
        bulk = sorted(
            pipe.bEndpointAddress for pipe in interface if endpoint_type(pipe.bmAttributes) == ENDPOINT_TYPE_BULK
        )
        ins = [pipe for pipe in bulk if endpoint_direction(pipe) == ENDPOINT_IN]
        outs = [pipe for pipe in bulk if endpoint_direction(pipe) != ENDPOINT_IN]
        if ins and outs:
            return interface.bInterfaceNumber, ins, outs
    raise PortError(Trouble.WRONG_MODE, reader.name)


def _configuration(device: Any) -> Any:
    from usb.core import USBError

    try:
        return device.get_active_configuration()
    except USBError:
        device.set_configuration()
        return device.get_active_configuration()


def send_driver_away(device: Any, interface: int) -> bool:
    """Whether a driver of the system's had taken the reader; systems other than Linux do not know that question."""
    try:
        if device.is_kernel_driver_active(interface):
            device.detach_kernel_driver(interface)
            return True
    except NotImplementedError:
        pass
    return False


def port_error(error: Exception, reader: UsbReader, mending: Mending) -> PortError:
    """The same trouble in our words; detail: what mends a missing permission, else the reader's name."""
    number = getattr(error, "errno", None) or 0
    trouble = Trouble.NO_SERVICE if isinstance(error, NotImplementedError) else _TROUBLES.get(number, Trouble.GONE)
    return PortError(trouble, mending(reader.node) if trouble is Trouble.NO_PERMISSION else reader.name)
