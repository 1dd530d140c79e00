"""What a key event says about who pressed it, in words that Qt and the X server share. Pure.

Scanners send control characters as Ctrl+letter: GS is Ctrl+], CR is Ctrl+M. Inside a burst these are text or an end; Ctrl+]
is text always, since nobody types it, and so is a control character that a profile's prefix begins with. Others write each
character as Alt+number on the keypad, so that no keyboard layout changes it ("ALT mode"): Alt+0029 is GS.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.ui.keyboard.keys import Kind, gap_ms

_GS = "\x1d"
_END_TEXTS = frozenset("\r\n\t")
_REPEATS_AFTER_MS = 100  # no desktop begins to repeat a key sooner than this after its press


class Role(Enum):
    """What kind of key it is, whatever it writes."""

    MODIFIER = auto()  # Shift, Ctrl, AltGr, Caps Lock and their like
    ALT = auto()
    END = auto()  # Enter, Return, Tab
    KEYPAD = auto()  # a digit of the keypad, Num Lock on or off
    ORDINARY = auto()


@dataclass(frozen=True, slots=True)
class Press:
    """A key press. text: what it writes, control characters included. digit: of the keypad. repeats: held down."""

    role: Role
    text: str
    control: bool = False
    alt: bool = False
    meta: bool = False
    shift: bool = False
    repeats: bool = False
    digit: str = ""

    def __repr__(self) -> str:
        """Without what it writes."""
        return f"Press({self.role.name})"

    @property
    def turned(self) -> bool:
        """Whether Shift and the letter's case disagree, as they do under Caps Lock."""
        return self.text.isascii() and self.text.isalpha() and self.text.isupper() is not self.shift


def kind_of(press: Press, *, in_burst: bool, opening: str = "") -> tuple[Kind, str]:
    """The kind, and the text it would add to a scan. opening: control characters that may begin one."""
    if press.role in (Role.MODIFIER, Role.ALT):
        return Kind.RIDER, ""
    if press.repeats or press.meta:
        return Kind.OTHER, ""
    if press.role is Role.KEYPAD and press.alt and not press.control:
        return Kind.PART, ""
    if press.role is Role.END and not press.control and not press.alt:
        return Kind.END, press.text if press.text in _END_TEXTS else "\r"
    if press.text and press.text.isprintable() and press.control == press.alt:  # both together are AltGr on Windows
        return Kind.TEXT, press.text
    if press.control and not press.alt:
        return _control(press.text, in_burst=in_burst, opening=opening)
    return Kind.OTHER, ""


def _control(text: str, *, in_burst: bool, opening: str) -> tuple[Kind, str]:
    if text == _GS or (text and text in opening):
        return Kind.TEXT, text
    if in_burst and text in _END_TEXTS:
        return Kind.END, text
    if in_burst and len(text) == 1 and ord(text) < 0x20:
        return Kind.TEXT, text
    return Kind.OTHER, ""


def control_text(letter: int) -> str:
    """Some desktops leave the text of Ctrl+letter empty; `@A…Z[\\]^_` stand for 0 to 31."""
    return chr(letter & 0x1F) if 0x40 <= letter < 0x60 else ""


class Spelling:
    """Characters spelled with Alt and the keypad: digits while Alt is down, the character when it comes up.

    Source: Windows' Alt codes: with a leading 0 the number is a character of the ANSI code page, without one of the OEM code
    page; below 128 both are ASCII. Above 255 Chinese Windows reads two bytes of GBK.
    """

    def __init__(self) -> None:
        self._digits = ""

    def pressed(self, kind: Kind, digit: str) -> None:
        """Any key went down."""
        if kind is Kind.PART:
            self._digits += digit
        elif kind is not Kind.RIDER:
            self._digits = ""

    def alt_released(self) -> str:
        """The character that was spelled, "" if none was."""
        digits, self._digits = self._digits, ""
        return spelled(digits)


def spelled(digits: str) -> str:
    """The character of an Alt sequence: "0029" is GS. "" where the digits name none."""
    number = int(digits) if 0 < len(digits) <= 6 else 0
    if number < 128:
        return chr(number) if number else ""
    if number < 256:
        return bytes([number]).decode("cp1252" if digits.startswith("0") else "cp437", "ignore")
    char = number.to_bytes(2, "big").decode("gbk", "ignore") if number < 1 << 16 else ""
    return char if len(char) == 1 else ""


class Repeats:
    """Tells a key held down from a scanner that writes "00" within a millisecond: desktops mark both as repeats."""

    def __init__(self) -> None:
        self._first_ms: dict[int, int] = {}
        self._held: dict[int, bool] = {}

    def is_repeat(self, code: int, at_ms: int, *, marked: bool) -> bool:
        """Whether this press of the key is a repetition. marked: the desktop says so."""
        if not marked:
            self._first_ms[code] = at_ms
            self._held.pop(code, None)
            return False
        first_ms = self._first_ms.get(code)
        return self._held.setdefault(code, first_ms is None or gap_ms(first_ms, at_ms) >= _REPEATS_AFTER_MS)
