"""The X server, played: events as bytes in memory, and a record of what it was asked."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable

from app.ui.keyboard.x11_events import Extensions

XINPUT, XKB_FIRST = 131, 85
WINDOW, FENCE = 0x600007, 0x600001
ALT_SYMBOL, SHIFT_SYMBOL, ENTER_SYMBOL, F2_SYMBOL = 0xFFE9, 0xFFE1, 0xFF0D, 0xFFBF
ALT, SHIFT, ENTER, F2 = 1, 2, 3, 4
SYMBOLS = {ALT: ALT_SYMBOL, SHIFT: SHIFT_SYMBOL, ENTER: ENTER_SYMBOL, F2: F2_SYMBOL}


def key(code: int, at_ms: int, *, down: bool = True, state: int = 0, sent: bool = False, number: int = 7) -> bytes:
    kind = (2 if down else 3) | (0x80 if sent else 0)
    return struct.pack("=BBHIIIIhhhhHBx", kind, code, number, at_ms, 1, WINDOW, 0, 0, 0, 0, 0, state, 1)


def notice(at_ms: int, window: int = FENCE) -> bytes:
    return struct.pack("=BxHIIIBxxx", 28, 7, window, 19, at_ms, 0).ljust(32, b"\0")


def another_source(
    source: int, *, opcode: int = XINPUT, kind: int = 1, reason: int = 1, keyboard: bool = True
) -> bytes:
    """XI_DeviceChanged of a master with one or two classes, as Qt hands it on."""
    classes = struct.pack("=HHHH", 1, 2, source, 0)  # buttons
    if keyboard:
        classes += struct.pack("=HHHHI", 0, 3, source, 1, 38)
    head = struct.pack(
        "=BBHIHHIHHB", 35, opcode, 7, len(classes) // 4, kind, 3, 5_000, 2 if keyboard else 1, source, reason
    )
    return head.ljust(32, b"\0") + b"\0\0\0\0" + classes


class PlayedServer:
    """As `x11_server.Server`. Codes of printable characters write these; `sent` comes back when a test lets it."""

    window = FENCE
    extensions = Extensions(XINPUT, XKB_FIRST)

    def __init__(self) -> None:
        self.asked = 0
        self.sent: list[tuple[int, bytes]] = []
        self.forgotten = 0

    def ask_time(self) -> None:
        self.asked += 1

    def send(self, window: int, event: bytes) -> None:
        self.sent.append((window, event))

    def forget_keymap(self) -> None:
        self.forgotten += 1

    def writes(self, code: int, state: int) -> tuple[int, str]:
        if code in SYMBOLS:
            return SYMBOLS[code], ""
        return code, chr(code & 0x1F if state & 4 else code)


def hand_over(take: Callable[[bytes, int], object], raw: bytes) -> bool:
    """Give an event to a native event filter; whether it kept it."""
    memory = ctypes.create_string_buffer(raw, len(raw))
    kept, _ = take(b"xcb_generic_event_t", ctypes.addressof(memory))  # type: ignore[misc]
    return bool(kept)
