"""A SAM_V reader on USB, played as a backend of pyusb: with two pairs of pipes as the module itself has, or with one."""

from __future__ import annotations

import errno
from collections import deque
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

from tests.fakes.identity_card_reader import SamModule

SPLIT = ((0x81, 0x85), (0x02, 0x06))
WHOLE = ((0x82,), (0x01,))
HEADER = 7


class UsbReaderBackend(IBackend):  # type: ignore[misc]
    """One reader at bus 1, port 2.3. `trouble`: the errno everything but looking at descriptors fails with."""

    def __init__(self, module: SamModule, pipes: tuple[tuple[int, ...], tuple[int, ...]] = SPLIT) -> None:
        super().__init__()
        self.module = module
        self.ins, self.outs = pipes
        self.plugged = True
        self.trouble: int | None = None
        self.configured = True
        self.driver_active = False
        self.calls: list[str] = []
        self.timeouts_ms: set[int] = set()
        self.packet = 64
        self.waiting: dict[int, deque[bytes]] = {pipe: deque() for pipe in self.ins}
        self._header = b""

    def enumerate_devices(self) -> Any:
        """A keyboard, and the reader if it is plugged in."""
        return iter(["keyboard", "reader"] if self.plugged else ["keyboard"])

    def get_device_descriptor(self, dev: str) -> Any:
        """Vendor and product."""
        ids = (0x0400, 0xC35A) if dev == "reader" else (0x046D, 0xC31C)
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x0110, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=ids[0], idProduct=ids[1], bcdDevice=0x63, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=5, bus=1, port_number=3, port_numbers=(2, 3), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: str, config: int) -> Any:
        """The only one, with an interface that is of no use before the one that is."""
        if config > 0:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=50, bNumInterfaces=2, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0x80, bMaxPower=50, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: str, intf: int, alt: int, config: int) -> Any:
        """Interface 0 has an interrupt pipe only; 1 is the module."""
        if alt > 0 or intf > 1:
            raise IndexError
        count = 1 if intf == 0 else len(self.ins) + len(self.outs)
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=intf, bAlternateSetting=0, bNumEndpoints=count,
            bInterfaceClass=255, bInterfaceSubClass=0, bInterfaceProtocol=0, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: str, ep: int, intf: int, alt: int, config: int) -> Any:
        """The pipes."""
        address, kind = (0x8A, 3) if intf == 0 else ((*self.ins, *self.outs)[ep], 2)
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=address, bmAttributes=kind, wMaxPacketSize=64, bInterval=0,
            bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: str) -> str:
        """May fail."""
        self._does("open")
        return dev

    def close_device(self, dev_handle: str) -> None:
        """Cannot fail."""
        self.calls.append("close")

    def get_configuration(self, dev_handle: str) -> int:
        """1 once it was set."""
        self._does("get_configuration")
        return 1 if self.configured else 0

    def set_configuration(self, dev_handle: str, config_value: int) -> None:
        """Configures."""
        self._does("configure")
        self.configured = True

    def claim_interface(self, dev_handle: str, intf: int) -> None:
        """May be taken by another program."""
        self._does(f"claim {intf}")

    def release_interface(self, dev_handle: str, intf: int) -> None:
        """The other way round."""
        self._does(f"release {intf}")

    def is_kernel_driver_active(self, dev_handle: str, intf: int) -> bool:
        """Linux only."""
        return self.driver_active

    def detach_kernel_driver(self, dev_handle: str, intf: int) -> None:
        """Linux only."""
        self._does("detach")

    def attach_kernel_driver(self, dev_handle: str, intf: int) -> None:
        """Linux only."""
        self._does("attach")

    def bulk_write(self, dev_handle: str, ep: int, intf: int, data: Any, timeout: int) -> int:
        """A whole frame, or its header and then its rest."""
        self._does(f"write {ep:02x}")
        assert ep == self.outs[0] or (self._header and ep == self.outs[1]), hex(ep)
        told = self._header + bytes(data)
        self._header = told if len(self.outs) > 1 and ep == self.outs[0] else b""
        if not self._header:
            self._answers(self.module.takes(told))
        return len(data)

    def bulk_read(self, dev_handle: str, ep: int, intf: int, buff: Any, timeout: int) -> int:
        """What waits in that pipe, a packet's length at most or all at once."""
        self._does(f"read {ep:02x}")
        self.timeouts_ms.add(timeout)
        assert timeout > 0, "would wait for ever"
        if not self.waiting[ep]:
            raise USBTimeoutError("timed out", -7, errno.ETIMEDOUT)
        data = self.waiting[ep].popleft()
        buff[: len(data)] = type(buff)("B", data)
        return len(data)

    def _answers(self, answer: bytes) -> None:
        head = HEADER if len(self.ins) > 1 else 0
        if answer:
            parts = [(self.ins[0], answer[:head])] if head else []
            for pipe, data in [*parts, (self.ins[-1], answer[head:])]:
                self.waiting[pipe].extend(data[at : at + self.packet] for at in range(0, len(data), self.packet))

    def _does(self, call: str) -> None:
        self.calls.append(call)
        if self.trouble is not None:
            raise USBError("trouble", -1, self.trouble)
