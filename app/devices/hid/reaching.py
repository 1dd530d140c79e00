"""Which way HID interfaces are reached on this computer.

    hidapi alone                            Windows and macOS
    libusb alone                            Linux without hidraw, or where hidapi is not installed
    hidapi, then libusb past the kernel     every other Linux

The kernel's way is always the first: it shares a device, and gives it back to nobody's harm. Past it goes

* a scanner on USB that the kernel lists no hidraw device for (another driver holds it, or it was told to leave it alone);
* a scanner whose hidraw device cannot be opened, for want of permission or because it answers nothing, though libusb may
  open the same device.

Both only where it stays so for `SETTLES_S`: while a device is being plugged in, udev's work is seen half done. Where libusb
cannot open it either, the kernel's refusal is the one that is told, with its line to run: nothing is hidden by the second
attempt. What another program has open is left to it.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from time import monotonic

from app.devices.hid.hidapi import HAS_HIDRAW, Hidapi
from app.devices.hid.system import HidHandle, HidInterface, HidSystem
from app.devices.hid.usb_port import UsbHid
from app.devices.port import PortError
from app.domain.devices import Trouble

log = logging.getLogger(__name__)

SETTLES_S = 3.0
"""udev gives permissions some milliseconds after a device is listed; a busy computer takes a second."""
_STANDS_IN_THE_WAY = frozenset({Trouble.NO_PERMISSION, Trouble.GONE})
_PAST = re.compile(r"\d+:\d+:\d+")
"""Paths of UsbHid; the kernel's begin with a stroke."""


def this_computers(*, mending: Callable[[str], str] = str, sysfs: Path = Path("/sys")) -> HidSystem:
    """The way this computer has. mending: as Hidapi."""
    installed = find_spec("hidraw" if HAS_HIDRAW else "hid") is not None
    if sys.platform != "linux":
        return Hidapi(mending=mending) if installed else UsbHid(mending=mending)
    usb = UsbHid(mending=mending, sysfs=sysfs)
    if not installed or not (sysfs / "class" / "hidraw").is_dir():
        return usb
    return KernelFirst(Hidapi(mending=mending, sysfs=sysfs), usb)


@dataclass(frozen=True, slots=True)
class _Refused:
    """A device of the kernel's that is to be read past it. parts: as the kernel listed it. why: what is told if that fails."""

    parts: tuple[HidInterface, ...]
    why: PortError


class KernelFirst:
    """The kernel's HID interfaces, as HidSystem; those it keeps to itself have libusb's path."""

    def __init__(
        self,
        kernel: HidSystem,
        usb: UsbHid,
        *,
        settles_s: float = SETTLES_S,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        self._kernel, self._usb, self._settles_s, self._ticks = kernel, usb, settles_s, ticks
        self._unlisted_since_s: dict[str, float] = {}
        self._refused_since_s: dict[str, float] = {}
        self._refused: dict[str, _Refused] = {}
        """By libusb's path."""
        self._lock = Lock()

    def interfaces(self) -> list[HidInterface]:
        """As HidSystem."""
        listed, seen = self._kernel.interfaces(), self._usb.interfaces()
        with self._lock:
            self._forget_what_went(listed)
            refused = [part for one in self._refused.values() for part in one.parts]
            unlisted = self._late([one for one in seen if not _among(one, [*listed, *refused])])
        return [*(one for one in listed if not _among(one, refused)), *refused, *unlisted]

    def is_there(self, path: str) -> bool:
        """As HidSystem."""
        return self._usb.is_there(path) if _PAST.fullmatch(path) else self._kernel.is_there(path)

    def open(self, path: str) -> HidHandle:
        """As HidSystem."""
        return self._open_past(path) if _PAST.fullmatch(path) else self._open_kernels(path)

    def _open_kernels(self, path: str) -> HidHandle:
        try:
            handle = self._kernel.open(path)
        except PortError as refusal:
            if refusal.trouble in _STANDS_IN_THE_WAY and self._lasts(path):
                self._note_refused(path, refusal)
            raise
        with self._lock:
            self._refused_since_s.pop(path, None)
        return handle

    def _open_past(self, path: str) -> HidHandle:
        try:
            return self._usb.open(path)
        except PortError:
            with self._lock:
                refused = self._refused.pop(path, None)
            if refused is None:
                raise
            raise refused.why from None

    def _lasts(self, path: str) -> bool:
        now_s = self._ticks()
        with self._lock:
            return now_s - self._refused_since_s.setdefault(path, now_s) >= self._settles_s

    def _note_refused(self, path: str, why: PortError) -> None:
        """From now on it is listed with libusb's path, if libusb sees it."""
        parts = tuple(one for one in self._kernel.interfaces() if one.path == path)
        past = self._usb.path_at(parts[0].place, parts[0].number) if parts and parts[0].place else None
        if past is not None:
            log.info("%04x:%04x cannot be opened by hidraw (%s): libusb tries", parts[0].vid, parts[0].pid, why.trouble)
            with self._lock:
                self._refused[past] = _Refused(tuple(replace(one, path=past) for one in parts), why)

    def _forget_what_went(self, listed: Sequence[HidInterface]) -> None:
        """Numbers are given anew: another device may have them."""
        paths = {one.path for one in listed}
        self._refused_since_s = {path: at_s for path, at_s in self._refused_since_s.items() if path in paths}
        self._refused = {path: one for path, one in self._refused.items() if self._usb.is_there(path)}

    def _late(self, unlisted: Sequence[HidInterface]) -> list[HidInterface]:
        """Those that stay away from the kernel's list."""
        now_s = self._ticks()
        self._unlisted_since_s = {one.path: self._unlisted_since_s.get(one.path, now_s) for one in unlisted}
        return [one for one in unlisted if now_s - self._unlisted_since_s[one.path] >= self._settles_s]


def _among(one: HidInterface, others: Sequence[HidInterface]) -> bool:
    """Whether they are the same interface of the same device, by whatever path."""
    return bool(one.place) and any(
        (one.place, one.vid, one.pid) == (other.place, other.vid, other.pid)
        and (one.number == other.number or -1 in (one.number, other.number))
        for other in others
    )
