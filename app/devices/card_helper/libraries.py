"""The vendors' functions, called: texts in and out in GBK, buffers of our own, return codes made refusals.

stdcall on Windows, cdecl elsewhere; some vendors give the same library for Linux. GB 18030 stands for GBK: it is the same
for all of it, and writes the rest too. Buffers are larger than any documented need, since some libraries write more than
they say. Sources: the vendors' declarations as public integrations repeat them.

    SSCardDriver     long iReadCardBas(int iType, char *out)         iType 1 contact, 2 contactless, 3 and 4 either
    HeaSecReadInfo   long Init(char *json, char *err)                long ReadCardBas(char *card, char *business)
                     long ReadSFZ(char *path, char *out, char *business)   path NULL: no photograph is written
                     long EcQuery(char *json, char *out)
    NationECCode     char *NationEcTrans(char *url, char *json, char *out)   "0000": the call itself worked
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.devices.card_helper.answers import Refused, refusal_of
from app.devices.card_helper.records import PersonRecord, card_record, holder, identity_record
from app.devices.card_helper.vouchers import holder_of_voucher

TEXT = "gb18030"
_ROOM, _LARGE_ROOM = 16_384, 131_072
_ALTERED_SEARCH_PATH = 0x0008  # what a library needs lies beside it
_WRONG_BITS = ("wrong ELF class", "not a valid Win32")
_BAD_EXE_FORMAT = 193


class Library:
    """One loaded library. Calls may take any time, or never come back: that is the client's affair."""

    def __init__(self, path: str, before: Sequence[str] = ()) -> None:
        """before: libraries it needs but does not load itself. Raises Refused: no_library or wrong_bits."""
        self._kept = [_load(each) for each in before]
        self._loaded = _load(path)

    def call(self, name: str, *arguments: object) -> int:
        """Call a function that returns a number. Raises Refused("no_function")."""
        function = self._function(name)
        # `long` has 32 bits where these libraries come from, and some return int: the lower half is right for both.
        function.restype = ctypes.c_int32
        return int(function(*arguments))

    def call_for_text(self, name: str, *arguments: object) -> str:
        """Call a function that returns a C string; "" for NULL."""
        function = self._function(name)
        function.restype = ctypes.c_char_p
        return (function(*arguments) or b"").decode(TEXT, "replace")

    def _function(self, name: str) -> Any:
        try:
            return getattr(self._loaded, name)
        except AttributeError:
            raise Refused("no_function", words=name) from None


class SSCardDriver:
    """The social-security card driver."""

    def __init__(self, library: Library, init: Mapping[str, Any]) -> None:
        self._library = library

    def card(self, how: int) -> PersonRecord:
        """Read the card on the reader. Raises Refused."""
        out = _room()
        code = self._library.call("iReadCardBas", ctypes.c_int(how), out)
        if code != 0:
            raise refusal_of(code, _text(out))
        return holder(card_record(_text(out)))


class HeaSecReadInfo:
    """The insurance terminal. The business token that comes with each card stays in its buffer and is forgotten."""

    def __init__(self, library: Library, init: Mapping[str, Any]) -> None:
        """init: as the terminal's vendor names its members. Raises Refused."""
        self._library = library
        err = _room()
        code = library.call("Init", _json(init), err)
        if code != 0:
            raise refusal_of(code, _text(err))

    def card(self, how: int) -> PersonRecord:
        """Read the card in the terminal; it finds by itself how. Raises Refused."""
        out, business = _room(), _room()
        code = self._library.call("ReadCardBas", out, business)
        if code != 0:
            raise refusal_of(code, _text(out))
        return holder(card_record(_text(out)))

    def id_card(self) -> PersonRecord:
        """Read the identity card on the terminal. Raises Refused."""
        out, business = _room(), _room()
        code = self._library.call("ReadSFZ", None, out, business)
        if code != 0:
            raise refusal_of(code, _text(out))
        return identity_record(_text(out))

    def voucher(self, url: str, ask: Mapping[str, Any]) -> PersonRecord:
        """Whose e-voucher it is; the address is part of Init here. Raises Refused."""
        out = _large_room()
        code = self._library.call("EcQuery", _json(ask), out)
        if code != 0:
            raise Refused("other", code, _text(out))
        return holder_of_voucher(_text(out))


class NationECCode:
    """The e-voucher terminal."""

    def __init__(self, library: Library, init: Mapping[str, Any]) -> None:
        self._library = library

    def voucher(self, url: str, ask: Mapping[str, Any]) -> PersonRecord:
        """Whose e-voucher it is. Raises Refused."""
        out = _large_room()
        returned = self._library.call_for_text("NationEcTrans", url.encode(TEXT), _json(ask), out)
        if returned != "0000":
            raise Refused("other", _number(returned), _text(out))
        return holder_of_voucher(_text(out))


KINDS: Mapping[str, Callable[[Library, Mapping[str, Any]], Any]] = {
    "sscard": SSCardDriver,
    "heasec": HeaSecReadInfo,
    "eccode": NationECCode,
}


def _load(path: str) -> Any:
    # Many of these libraries look for their settings and their log beside themselves, by the working folder.
    whole = Path(path).absolute()
    try:
        os.chdir(whole.parent)
        if sys.platform == "win32":
            return ctypes.WinDLL(str(whole), winmode=_ALTERED_SEARCH_PATH)
        return ctypes.CDLL(str(whole), mode=ctypes.RTLD_GLOBAL)
    except OSError as error:
        wrong = getattr(error, "winerror", 0) == _BAD_EXE_FORMAT or any(part in str(error) for part in _WRONG_BITS)
        raise Refused("wrong_bits" if wrong else "no_library") from None


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(TEXT)


def _room() -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(_ROOM)


def _large_room() -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(_LARGE_ROOM)


def _text(room: ctypes.Array[ctypes.c_char]) -> str:
    """Up to the first NUL; a buffer without one is whole."""
    return room.value.decode(TEXT, "replace").strip()


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return -1
