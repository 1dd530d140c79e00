"""A Linux computer's two ways to one scanner: the kernel's hidraw devices, and libusb past the kernel's driver."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.devices.hid.system import HidInterface
from app.devices.port import PortError
from app.domain.devices import Trouble
from tests.fakes.hid import FakeHandle, FakeHid, FakeScanner
from tests.fakes.hid_usb import PlayedUsb

LINE = "sudo install 70-yaosu.rules && sudo udevadm trigger --subsystem-match=hidraw"
"""What helps where hidraw may not be opened."""


class PlayedKernel:
    """hidraw, as HidSystem: a device is listed while the kernel's driver has it, unless `hide` was said."""

    def __init__(self, computer: FakeHid, bus: PlayedUsb) -> None:
        self._computer, self._bus = computer, bus
        self._hidden: list[FakeScanner] = []
        self._refused: dict[str, Trouble] = {}
        self.opened: list[str] = []
        """Paths, in order, whether it went well or not."""

    def hide(self, scanner: FakeScanner) -> None:
        """It has no hidraw device, for example because another driver holds it."""
        self._hidden.append(scanner)

    def refuse(self, path: str, trouble: Trouble | None) -> None:
        """Do not open that one, for that reason; None: open it again."""
        self._refused.pop(path, None)
        if trouble is not None:
            self._refused[path] = trouble

    def interfaces(self) -> list[HidInterface]:
        """As HidSystem."""
        plugged = self._computer.plugged()
        return [
            replace(one, number=0)
            for one in self._computer.interfaces()
            if self._bus.driven.get(one.path, True) and plugged.get(one.path) not in self._hidden
        ]

    def is_there(self, path: str) -> bool:
        """As HidSystem."""
        return path in {one.path for one in self.interfaces()}

    def open(self, path: str) -> FakeHandle:
        """As HidSystem."""
        self.opened.append(path)
        if not self.is_there(path):
            raise PortError(Trouble.GONE, path)
        if (trouble := self._refused.get(path)) is not None:
            raise PortError(trouble, LINE if trouble is Trouble.NO_PERMISSION else path)
        return self._computer.open(path)


def tell_names(sysfs: Path, scanner: FakeScanner) -> None:
    """As the kernel does it in /sys, where everybody may read them."""
    told = sysfs / "bus" / "usb" / "devices" / scanner.place
    told.mkdir(parents=True)
    (told / "product").write_text(f"{scanner.product}\n", encoding="utf-8")
    if scanner.serial:
        (told / "serial").write_text(f"{scanner.serial}\n", encoding="utf-8")
