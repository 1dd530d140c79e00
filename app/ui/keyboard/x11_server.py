"""What the wedge asks of the X server, through the libraries Qt itself stands on: libxcb and libxkbcommon.

All calls go through Qt's own connection, whose functions may be called from any thread.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_int32, c_size_t, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

from app.ui.keyboard.x11_events import Extensions

_APPEND, _INTEGER = 2, 19  # mode of a property change; a name and type every server knows
_INPUT_ONLY, _EVENT_MASK, _PROPERTY_CHANGE = 2, 0x800, 1 << 22


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Screens(Structure):
    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class _Extension(Structure):
    _fields_ = (
        ("type", c_uint8),
        ("pad", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("present", c_uint8),
        ("opcode", c_uint8),
        ("first_event", c_uint8),
        ("first_error", c_uint8),
    )


class NoServer(Exception):
    """The X server or a library of it does not offer what the wedge needs."""


class Server:
    """One connection. connection: Qt's `xcb_connection_t*`. Raises NoServer."""

    def __init__(self, connection: int) -> None:
        self._connection = c_void_p(connection)
        self._xcb, self._xkb, self._xkb_x11 = _libraries()
        self.extensions = Extensions(
            self._extension(b"XInputExtension", "opcode"), self._extension(b"XKEYBOARD", "first_event")
        )
        self._context = self._xkb.xkb_context_new(0)
        self._keymap: int | None = None
        self._state: int | None = None
        self._read_keymap()
        self.window = self._window()

    def ask_time(self) -> None:
        """Let the server say its time: a PropertyNotify of `window`, behind every event it has sent before."""
        self._xcb.xcb_change_property(self._connection, _APPEND, self.window, _INTEGER, _INTEGER, 8, 0, None)
        self._xcb.xcb_flush(self._connection)

    def send(self, window: int, event: bytes) -> None:
        """Send 32 bytes of an event to whoever made the window; they come marked as sent."""
        self._xcb.xcb_send_event(self._connection, 0, window, 0, event)

    def forget_keymap(self) -> None:
        """Keys write something else now; what, is asked when the next one comes."""
        self._free_keymap()

    def writes(self, code: int, state: int) -> tuple[int, str]:
        """Key symbol and text of a key under these modifiers; control characters for Ctrl. (0, "") where nobody knows."""
        if self._state is None:
            with suppress(NoServer):
                self._read_keymap()
        if self._state is None:
            return 0, ""
        group, modifiers = (state >> 13) & 3, state & 0xFF
        self._xkb.xkb_state_update_mask(self._state, modifiers, 0, 0, 0, 0, group)
        symbol = self._xkb.xkb_state_key_get_one_sym(self._state, code)
        text = ctypes.create_string_buffer(16)
        self._xkb.xkb_state_key_get_utf8(self._state, code, text, len(text))
        return symbol, text.value.decode("utf-8", "ignore")

    def close(self) -> None:
        """Give everything back; the connection stays Qt's."""
        self._free_keymap()
        self._xkb.xkb_context_unref(self._context)
        self._xcb.xcb_destroy_window(self._connection, self.window)
        self._xcb.xcb_flush(self._connection)

    def _extension(self, name: bytes, number: str) -> int | None:
        cookie = self._xcb.xcb_query_extension(self._connection, len(name), name)
        reply = self._xcb.xcb_query_extension_reply(self._connection, cookie, None)
        if not reply:
            return None
        found = getattr(reply.contents, number) if reply.contents.present else None
        _free(reply)
        return found

    def _window(self) -> int:
        """One that is never shown and belongs to us, so that nobody else changes its properties."""
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        window: int = self._xcb.xcb_generate_id(self._connection)
        root, wanted = screens.data[0], c_uint32(_PROPERTY_CHANGE)
        self._xcb.xcb_create_window(
            self._connection, 0, window, root, 0, 0, 1, 1, 0, _INPUT_ONLY, 0, _EVENT_MASK, byref(wanted)
        )
        return window

    def _read_keymap(self) -> None:
        device = self._xkb_x11.xkb_x11_get_core_keyboard_device_id(self._connection)
        keymap = self._xkb_x11.xkb_x11_keymap_new_from_device(self._context, self._connection, device, 0)
        if not keymap:
            raise NoServer("no keymap")
        self._keymap, self._state = keymap, self._xkb.xkb_state_new(keymap)

    def _free_keymap(self) -> None:
        if self._state is not None:
            self._xkb.xkb_state_unref(self._state)
            self._xkb.xkb_keymap_unref(self._keymap)
        self._keymap = self._state = None


def _free(reply: Any) -> None:
    libc = ctypes.CDLL(None)
    libc.free.argtypes = [c_void_p]
    libc.free(reply)


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL, ctypes.CDLL]:
    try:
        xcb, xkb, xkb_x11 = (
            ctypes.CDLL(name) for name in ("libxcb.so.1", "libxkbcommon.so.0", "libxkbcommon-x11.so.0")
        )
        for library, functions in ((xcb, _XCB), (xkb, _XKB), (xkb_x11, _XKB_X11)):
            for name, (gives, takes) in functions.items():
                function = getattr(library, name)
                function.restype, function.argtypes = gives, takes
    except (OSError, AttributeError) as error:
        raise NoServer(str(error)) from None
    return xcb, xkb, xkb_x11


_XCB: dict[str, tuple[Any, list[Any]]] = {
    "xcb_flush": (c_int, [c_void_p]),
    "xcb_generate_id": (c_uint32, [c_void_p]),
    "xcb_get_setup": (c_void_p, [c_void_p]),
    "xcb_setup_roots_iterator": (_Screens, [c_void_p]),
    "xcb_create_window": (
        _Cookie,
        [c_void_p, c_uint8, c_uint32, c_uint32, *[c_uint16] * 5, c_uint16, c_uint32, c_uint32, c_void_p],
    ),
    "xcb_destroy_window": (_Cookie, [c_void_p, c_uint32]),
    "xcb_change_property": (_Cookie, [c_void_p, c_uint8, c_uint32, c_uint32, c_uint32, c_uint8, c_uint32, c_void_p]),
    "xcb_send_event": (_Cookie, [c_void_p, c_uint8, c_uint32, c_uint32, c_char_p]),
    "xcb_query_extension": (_Cookie, [c_void_p, c_uint16, c_char_p]),
    "xcb_query_extension_reply": (POINTER(_Extension), [c_void_p, _Cookie, c_void_p]),
}
_XKB: dict[str, tuple[Any, list[Any]]] = {
    "xkb_context_new": (c_void_p, [c_int]),
    "xkb_context_unref": (None, [c_void_p]),
    "xkb_keymap_unref": (None, [c_void_p]),
    "xkb_state_new": (c_void_p, [c_void_p]),
    "xkb_state_unref": (None, [c_void_p]),
    "xkb_state_update_mask": (c_int, [c_void_p, *[c_uint32] * 6]),
    "xkb_state_key_get_one_sym": (c_uint32, [c_void_p, c_uint32]),
    "xkb_state_key_get_utf8": (c_int, [c_void_p, c_uint32, c_char_p, c_size_t]),
}
_XKB_X11: dict[str, tuple[Any, list[Any]]] = {
    "xkb_x11_get_core_keyboard_device_id": (c_int32, [c_void_p]),
    "xkb_x11_keymap_new_from_device": (c_void_p, [c_void_p, c_void_p, c_int32, c_int]),
}
