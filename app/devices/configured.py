r"""The text of `devices.toml`: the devices of one workstation, written so that a person may edit it. Pure.

    [[device]]
    key = "usb:1eab:1406:C1234"      # tells it apart; for a serial server its address
    link = "serial"                  # serial | network | hid_pos | keyboard | usb | pcsc | helper
    address = "/dev/ttyACM0"         # where it was last; found again by its key. socket://10.0.0.5:4001 for a server
    name = "前台扫码枪"
    on = true
    maker = "newland"                # honeywell | newland | zebra | gm65 | other: whose commands it understands
    baud = 9600
    ending = "cr"                    # any | cr | lf | crlf | tab | none
    prefix = "\u0002"                # taken away before the code, and the suffix behind it
    suffix = ""
    encoding = "utf-8"               # utf-8 | gb18030 | latin-1
    same_again_ms = 300              # the same code within this time is one reading; 300 where it is not said
    separator = ""                   # between the codes of one reading, for vision boxes
    reads = "codes"                  # codes | id_cards: what hangs on a serial port

    [[device]]
    key = "keyboard"                 # scanners that play keyboard, where a test scan found a slow one
    link = "keyboard"
    keys = { max_gap_ms = 125, needs_end = true }    # see app/domain/key_profiles.py
    same_again_ms = 800              # where it is not said, the setting wedge.same_again_ms holds

    [[device]]
    key = "shebao"                   # a vendor's library for cards, in a process of its own
    link = "helper"
    address = 'C:\driver\SSCardDriver.dll'
    library.api = "sscard"           # sscard | heasec | eccode
    library.before = []              # libraries to load first
    library.how = 3                  # 1 contact, 2 contactless, 3 and 4 either
    library.init = { }               # HeaSecReadInfo: what it is opened with, in the vendor's names
    library.vouchers = { org_id = "H44…", url = "http://…/localQrCodeQuery" }

Only `key` and `link` must be there. What a file says that is not known here is left in it, with its comments.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.device_profiles import (
    ENCODINGS,
    LEAST_BAUD,
    LONGEST_AROUND,
    MOST_BAUD,
    MOST_SAME_AGAIN_MS,
    ConfiguredDevice,
    DeviceProfile,
    Ending,
    Maker,
    Reads,
    VendorApi,
    VendorLibraryChoice,
)
from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile
from app.domain.refusals import BadSetting, BadSettingsFile

FILE = "devices.toml"
_LONGEST = 200
_HEAD = "# 本机的扫码枪和读卡器。可以手工修改；程序改动时保留注释。The devices of this workstation.\n"
MOST_KEY_MS = 5_000
_KEY_TIMES = ("max_gap_ms", "give_back_ms", "silence_ms", "late_end_ms", "min_length", "min_gap_ms")
_KEY_FLAGS = ("needs_end", "rolls")
_PROFILE = tuple(field.name for field in fields(DeviceProfile))

Word = TypeVar("Word", bound=StrEnum)


def read(text: str, file: str = FILE) -> tuple[ConfiguredDevice, ...]:
    """The devices, in the order of the file. Raises BadSettingsFile or BadSetting; then nothing of it is used."""
    devices = tuple(_device(number, table) for number, table in enumerate(_tables(text, file), 1))
    keys = [device.key for device in devices]
    for number, key in enumerate(keys, 1):
        if key in keys[: number - 1]:
            raise BadSetting(_place(number, "key"), key, "repeated")
    return devices


def with_device(text: str, device: ConfiguredDevice, file: str = FILE) -> str:
    """The text with this device instead of the one of its key, or behind the others."""
    import tomlkit  # loaded only to write

    read(text, file)  # a damaged file is never overwritten
    document = tomlkit.parse(text or _HEAD)
    listed = document.setdefault("device", tomlkit.aot())
    place = next((number for number, table in enumerate(listed) if table.get("key") == device.key), None)
    table = tomlkit.table() if place is None else listed[place]
    for name, value in _said(device, table):
        if value is not None:
            table[name] = value
        elif name in table:
            del table[name]
    if device.keys is not None:
        table["keys"] = _keys_table(device.keys)
    elif "keys" in table:
        del table["keys"]
    if place is None:
        listed.append(table)
    changed = tomlkit.dumps(document)
    read(changed, file)
    return changed


def without_device(text: str, key: str, file: str = FILE) -> str:
    """The text without the device of that key; unchanged where it is not there."""
    import tomlkit

    read(text, file)
    document = tomlkit.parse(text)
    listed = document.get("device", [])
    for number, table in reversed(list(enumerate(listed))):
        if table.get("key") == key:
            del listed[number]
    return tomlkit.dumps(document)


def _tables(text: str, file: str) -> Iterator[Mapping[str, Any]]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+),", str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise BadSettingsFile(file, line, "syntax", str(error)) from error
    except RecursionError as error:
        raise BadSettingsFile(file, 0, "syntax", "nested too deeply") from error
    listed = content.get("device", [])
    if not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
        raise BadSetting(f"{FILE} device", "", "type")
    yield from listed


def _device(number: int, table: Mapping[str, Any]) -> ConfiguredDevice:
    text, word = _Fields(number, table), _Words(number, table)
    return ConfiguredDevice(
        key=text.line("key", ""),
        link=word.of("link", Link, None),
        address=text.line("address", "", may_be_empty=True),
        name=text.line("name", "", may_be_empty=True),
        on=text.flag("on", True),
        maker=word.of("maker", Maker, Maker.OTHER),
        profile=DeviceProfile(
            baud=text.whole("baud", 9600, LEAST_BAUD, MOST_BAUD),
            ending=word.of("ending", Ending, Ending.ANY),
            prefix=text.around("prefix"),
            suffix=text.around("suffix"),
            encoding=text.choice("encoding", ENCODINGS),
            same_again_ms=text.whole_or_none("same_again_ms", 0, MOST_SAME_AGAIN_MS),
            separator=text.around("separator"),
        ),
        reads=word.of("reads", Reads, Reads.CODES),
        library=_library(number, table),
        keys=_keys(number, table),
    )


def _keys(number: int, table: Mapping[str, Any]) -> KeyProfile | None:
    """How a keyboard scanner writes; its device is the one it stands in."""
    said = table.get("keys")
    if said is None:
        return None
    if not isinstance(said, dict):
        raise BadSetting(_place(number, "keys"), "", "type")
    inside, usual = _Fields(number, said, "keys."), KeyProfile()
    values: dict[str, Any] = {name: inside.whole(name, getattr(usual, name), 0, MOST_KEY_MS) for name in _KEY_TIMES}
    values |= {name: inside.flag(name, getattr(usual, name)) for name in _KEY_FLAGS}
    values |= {name: inside.around(name) for name in ("prefix", "suffix")}
    return KeyProfile(**values, device=str(table.get("key", "")))


def _library(number: int, table: Mapping[str, Any]) -> VendorLibraryChoice | None:
    """A vendor's library, which only people write here."""
    said = table.get("library")
    if said is None:
        return None
    if not isinstance(said, dict):
        raise BadSetting(_place(number, "library"), "", "type")
    inside = _Fields(number, said, "library.")
    return VendorLibraryChoice(
        _Words(number, said, "library.").of("api", VendorApi, None),
        inside.lines("before"),
        inside.whole("how", 3, 1, 4),
        inside.table("init", (str, int, bool)),
        inside.table("vouchers", (str,)),
    )


class _Fields:
    """Plain values of one [[device]], each refused with its place."""

    def __init__(self, number: int, table: Mapping[str, Any], above: str = "") -> None:
        self._number, self._table, self._above = number, table, above

    def lines(self, name: str) -> tuple[str, ...]:
        value = self._table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self._wrong(name, "type")
        return tuple(value)

    def table(self, name: str, kinds: tuple[type, ...]) -> tuple[tuple[str, Any], ...]:
        """Names and plain values; what they are is not told in a refusal: they may be keys."""
        value = self._table.get(name, {})
        if not isinstance(value, dict) or not all(isinstance(one, kinds) for one in value.values()):
            raise BadSetting(_place(self._number, self._above + name), "", "type")
        return tuple(value.items())

    def line(self, name: str, default: str, *, may_be_empty: bool = False) -> str:
        value = self._table.get(name, default)
        if not isinstance(value, str):
            raise self._wrong(name, "type")
        value = value.strip()
        if not value and not may_be_empty:
            raise self._wrong(name, "empty")
        if not value.isprintable():
            raise self._wrong(name, "unprintable")
        if len(value) > _LONGEST:
            raise self._wrong(name, "too_long")
        return value

    def around(self, name: str) -> str:
        """A prefix or suffix: control characters are what it is for, and blanks count."""
        value = self._table.get(name, "")
        if not isinstance(value, str):
            raise self._wrong(name, "type")
        if len(value) > LONGEST_AROUND:
            raise self._wrong(name, "too_long")
        return value

    def choice(self, name: str, words: tuple[str, ...]) -> str:
        value = self._table.get(name, words[0])
        if value not in words:
            raise self._wrong(name, "not_a_choice")
        return str(value)

    def flag(self, name: str, default: bool) -> bool:
        value = self._table.get(name, default)
        if not isinstance(value, bool):
            raise self._wrong(name, "not_a_flag")
        return value

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        value = self._table.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(name, "not_a_number")
        if not low <= value <= high:
            raise self._wrong(name, "too_small" if value < low else "too_large")
        return value

    def whole_or_none(self, name: str, low: int, high: int) -> int | None:
        """None where it is not said."""
        return self.whole(name, low, low, high) if name in self._table else None

    def _wrong(self, name: str, reason: str) -> BadSetting:
        return BadSetting(_place(self._number, self._above + name), _shown(self._table.get(name, "")), reason)


class _Words:
    """Values that are one of a list."""

    def __init__(self, number: int, table: Mapping[str, Any], above: str = "") -> None:
        self._number, self._table, self._above = number, table, above

    def of(self, name: str, words: type[Word], default: Word | None) -> Word:
        if name not in self._table and default is not None:
            return default
        value = self._table.get(name, "")
        try:
            return words(value)
        except ValueError:
            reason = "not_a_choice" if value else "empty"
            raise BadSetting(_place(self._number, self._above + name), _shown(value), reason) from None


def _said(device: ConfiguredDevice, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is written: all that is not as usual, and all that the file says already; None is to be taken out of it."""
    usual = ConfiguredDevice(device.key, device.link)
    for name in ("key", "link", "address", "name", "on", "maker", "reads"):
        value = getattr(device, name)
        if name in ("key", "link", "name", "on") or value != getattr(usual, name) or name in table:
            yield name, str(value) if isinstance(value, StrEnum) else value
    for name in _PROFILE:
        value = getattr(device.profile, name)
        if value != getattr(usual.profile, name) or name in table:
            yield name, str(value) if isinstance(value, StrEnum) else value


def _keys_table(keys: KeyProfile) -> Any:
    import tomlkit

    usual, written = KeyProfile(), tomlkit.inline_table()
    for name in (*_KEY_TIMES, *_KEY_FLAGS, "prefix", "suffix"):
        if getattr(keys, name) != getattr(usual, name):
            written[name] = getattr(keys, name)
    return written


def _place(number: int, name: str) -> str:
    """Where it stands, for the sentence: `devices.toml 第 2 个 baud` in every language reads `devices.toml #2 baud`."""
    return f"{FILE} #{number} {name}"


def _shown(value: object) -> str:
    return str(value)[:40]
