"""Key events as the wedge sees them, wherever they come from, and what becomes of them: a scan, or typing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from app.domain.key_profiles import KeyProfile

T = TypeVar("T")

_CLOCK = 1 << 32  # X11 timestamps are 32 bits of milliseconds and start again after 49.7 days


class Kind(Enum):
    """What a key event says about who pressed it."""

    TEXT = auto()  # a press that writes text
    PART = auto()  # a digit of the keypad under Alt: part of a character that is written when Alt comes up
    END = auto()  # Enter, Return or Tab pressed
    RIDER = auto()  # a modifier pressed: belongs to the keys around it
    RELEASE = auto()  # any key let go; with text: Alt, behind the digits that spell it
    OTHER = auto()  # any other press: arrows, F-keys, shortcuts, auto-repeat. No scanner does that

    @property
    def writes(self) -> bool:
        """Whether it is a stroke: its time counts."""
        return self in (Kind.TEXT, Kind.PART)


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """One key event.

    code: the physical key, to pair presses with releases. ticket: whatever gives it back. turned: a letter whose case is
    not what Shift says, so Caps Lock was on.
    """

    at_ms: int
    kind: Kind
    text: str
    code: int
    ticket: T
    turned: bool = False

    def __repr__(self) -> str:
        """Without the text: it may be a patient's token, or a password."""
        return f"Key({self.at_ms}, {self.kind.name})"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole scan.

    text: its characters without prefix, suffix and end; GS stays 0x1D. whole: with prefix and suffix. end: "\\r", "\\n",
    "\\t", or "" for silence. at_ms: when each key went down, the end included. turned: Caps Lock was on. spelled: by Alt and
    the keypad. rolled: a key went down before the last one came up.
    """

    text: str
    whole: str
    end: str
    at_ms: tuple[int, ...]
    profile: KeyProfile
    turned: bool = False
    spelled: bool = False
    rolled: bool = False

    def __repr__(self) -> str:
        """Without the text, for the same reason."""
        return f"Scanned({len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Returned(Generic[T]):
    """Keys that were typed: they go to the field, in this order."""

    keys: tuple[Key[T], ...]


def gap_ms(earlier_ms: int, later_ms: int) -> int:
    """Milliseconds between two timestamps of a clock that wraps; 0 where it seems to run backwards."""
    gap = (later_ms - earlier_ms) % _CLOCK
    return gap if gap < _CLOCK // 2 else 0


def is_within(most_ms: int, earlier_ms: int, later_ms: int) -> bool:
    """Whether the second timestamp follows the first within that time; not where the clock seems to run backwards."""
    return (later_ms - earlier_ms) % _CLOCK <= most_ms
