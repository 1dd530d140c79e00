"""The X server's events, as bytes, that the wedge needs. Pure.

Layouts: X11 protocol, KeyPress and PropertyNotify; X Input Extension 2, XI_DeviceChanged. Of an extension's long event Qt
hands on the first 32 bytes, 4 bytes of its own, and the rest.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import NamedTuple

KEY_PRESS, KEY_RELEASE, PROPERTY_NOTIFY, MAPPING_NOTIFY, GENERIC = 2, 3, 28, 34, 35
EVENT_BYTES = 32
SENT = 0x80
"""Bit of the first byte: some program sent this event, no keyboard."""
SHIFT, LOCK, CONTROL, MOD1, MOD4 = 1, 2, 4, 8, 64
_KEY = struct.Struct("=BBHIIIIhhhhHBx")
_PROPERTY = struct.Struct("=BxHIIIBxxx")
_CHANGED = struct.Struct(
    "=BBHIHHIHHB"
)  # type, extension, sequence, length, kind, device, time, classes, source, reason
_CLASS = struct.Struct("=HHH")
_DEVICE_CHANGED, _ANOTHER_SOURCE, _KEY_CLASS = 1, 1, 0
_CLASSES_FROM = EVENT_BYTES + 4


class KeyEvent(NamedTuple):
    """A key that went down or up. state: modifiers and layout before it. raw: the event, to send it again."""

    down: bool
    sent: bool
    code: int
    at_ms: int
    window: int
    state: int
    raw: bytes

    def is_same(self, other: KeyEvent) -> bool:
        """Whether both tell the same stroke; a number the server gives each event, and the mark of sending, may differ."""
        return self[2:6] == other[2:6] and self.down is other.down


@dataclass(frozen=True, slots=True)
class Extensions:
    """Numbers the server gave its extensions: the request code of XInput, the first event of XKB. None: it lacks it."""

    xinput: int | None = None
    xkb: int | None = None


def key_event(raw: bytes) -> KeyEvent:
    """From a KeyPress or KeyRelease."""
    kind, code, _, at_ms, _root, window, _child, _, _, _, _, state, _ = _KEY.unpack(raw)
    return KeyEvent(kind & ~SENT == KEY_PRESS, bool(kind & SENT), code, at_ms, window, state, raw)


def property_change(raw: bytes) -> tuple[int, int]:
    """Window and server time of a PropertyNotify."""
    _, _, window, _, at_ms, _ = _PROPERTY.unpack_from(raw)
    return window, at_ms


def new_source(raw: bytes, extensions: Extensions) -> int | None:
    """The keyboard whose keys come from now on, if that is what this generic event says.

    The server tells it to everybody who asked for XI_DeviceChanged, as Qt does, right before the first key of another
    keyboard. raw: with the classes of the device behind the first 32 bytes.
    """
    _, extension, _, _, kind, _, _, classes, source, reason = _CHANGED.unpack_from(raw)
    if (extension, kind, reason) != (extensions.xinput, _DEVICE_CHANGED, _ANOTHER_SOURCE):
        return None
    place = _CLASSES_FROM
    for _ in range(classes):
        if place + _CLASS.size > len(raw):
            break
        name, words, _ = _CLASS.unpack_from(raw, place)
        if name == _KEY_CLASS:
            return int(source)
        place += words * 4
    return None


def length_of(head: bytes) -> int:
    """Bytes of a generic event in memory, from its first 32."""
    words = struct.unpack_from("=I", head, 4)[0]
    return _CLASSES_FROM + int(words) * 4


def changes_keymap(kind: int, detail: int, extensions: Extensions) -> bool:
    """Whether keys may write something else after this event. detail: its second byte."""
    return kind == MAPPING_NOTIFY or (kind == extensions.xkb and detail in (0, 1))
