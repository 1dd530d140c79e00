"""Which scanners are there, and which of them can be read as scanners now. Pure: it looks at a list of interfaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.devices.hid.descriptor import SCANNER, SCANNER_PAGE, VENDOR_SCANNER_PAGE
from app.devices.hid.system import HidInterface
from app.devices.port import PortError
from app.domain.devices import Link, Trouble

KEYBOARD = (0x01, 0x06)
HONEYWELL = 0x0C2E
MAKERS = frozenset({HONEYWELL, 0x23D0, 0x067E, 0x05E0, 0x05F9, 0x080C, 0x1EAB, 0x27DD})
"""Of nothing but scanners: Honeywell, Youjie, Intermec, Zebra, Datalogic, Newland, Mindeo. Source: usb.ids of hwdata."""
_WORDS = re.compile(r"bar\s?-?code|scanner|imager|扫码|扫描|条码", re.IGNORECASE)


class _Made(NamedTuple):
    """What a device says of itself, wherever it hangs."""

    vid: int
    pid: int
    serial: str


@dataclass(frozen=True, slots=True)
class FoundScanner:
    """One device, however many interfaces and collections it has.

    keys: what it may be remembered by, the best first. link: HID_POS where it can be read, KEYBOARD where it plays keyboard,
    None where it speaks something else (SNAPI, IBM hand-held). paths: the one to be read first.
    """

    keys: tuple[str, ...]
    name: str
    vid: int
    pid: int
    serial: str
    place: str
    link: Link | None
    paths: tuple[str, ...]

    @property
    def key(self) -> str:
        """The one to remember it by."""
        return self.keys[0]


def looks_like_a_scanner(vid: int, product: str) -> bool:
    """A guess, for devices that do not say themselves that they are scanners."""
    return vid in MAKERS or _WORDS.search(product) is not None


def scanners(
    interfaces: Iterable[HidInterface], guess: Callable[[int, str], bool] = looks_like_a_scanner
) -> list[FoundScanner]:
    """Every scanner of the list, in order of where it hangs. What plays keyboard counts only if guessed to be a scanner."""
    devices: dict[tuple[int, int, str, str], list[HidInterface]] = {}
    for one in sorted(interfaces, key=lambda one: (one.place, one.path)):
        devices.setdefault((one.vid, one.pid, _serial(one), one.place or one.path), []).append(one)
    made = [_Made(*identity[:3]) for identity, parts in devices.items() if _readable(parts)]
    found = []
    for identity, parts in devices.items():
        # A keyboard beside a scanner of the same number is the other half of it: Windows does not say that they are one.
        if _readable(parts) or (_Made(*identity[:3]) not in made and guess(identity[0], parts[0].product)):
            found.append(_found(parts, unique=made.count(_Made(*identity[:3])) <= 1))
    return found


def find(key: str, found: Sequence[FoundScanner]) -> FoundScanner:
    """The device remembered by that key, ready to be read.

    Raises PortError: WRONG_MODE if it is there but speaks as something else, GONE if it is not there.
    """
    for scanner in found:
        if key in scanner.keys and scanner.link is Link.HID_POS:
            return scanner
    for scanner in found:
        if scanner.link is not Link.HID_POS and _is_the_same(key, scanner):
            raise PortError(Trouble.WRONG_MODE, f"{scanner.vid:04x}:{scanner.pid:04x} {scanner.name}".strip())
    raise PortError(Trouble.GONE, key)


def _found(parts: Sequence[HidInterface], *, unique: bool) -> FoundScanner:
    first, serial = parts[0], _serial(parts[0])
    link = Link.HID_POS if _readable(parts) else Link.KEYBOARD if any(map(_is_keyboard, parts)) else None
    wanted = sorted(parts, key=lambda part: (not _is_scanner(part), part.usage_page != VENDOR_SCANNER_PAGE))
    made_by = f"hid:{first.vid:04x}:{first.pid:04x}"
    keys = [f"{made_by}:{serial}"] if serial and unique else []
    return FoundScanner(
        keys=(*keys, f"{made_by}@{first.place or first.path}"),
        name=next((part.product for part in parts if part.product), ""),
        vid=first.vid,
        pid=first.pid,
        serial=serial,
        place=first.place,
        link=link,
        paths=tuple(dict.fromkeys(part.path for part in wanted)),
    )


def _is_the_same(key: str, scanner: FoundScanner) -> bool:
    """In another mode it has another product id; its maker, and its serial number or its place, stay."""
    told = re.fullmatch(r"hid:([0-9a-f]{4}):[0-9a-f]{4}(?::(.+)|@(.+))", key)
    if told is None or int(told[1], 16) != scanner.vid:
        return False
    serial, place = told[2], told[3]
    return scanner.place == place if serial is None else scanner.serial in (serial, "")


def _readable(parts: Sequence[HidInterface]) -> bool:
    if any(map(_is_scanner, parts)):
        return True
    vendors = any(part.usage_page == VENDOR_SCANNER_PAGE and part.vid == HONEYWELL for part in parts)
    return vendors and not any(map(_is_keyboard, parts))


def _is_scanner(one: HidInterface) -> bool:
    return (one.usage_page, one.usage) == (SCANNER_PAGE, SCANNER)


def _is_keyboard(one: HidInterface) -> bool:
    return (one.usage_page, one.usage) == KEYBOARD


def _serial(one: HidInterface) -> str:
    """ "" for what is no serial number: one figure over and over, or what cannot be written in a file."""
    serial = one.serial.strip()
    return serial if len(set(serial)) > 1 and serial.isprintable() else ""
