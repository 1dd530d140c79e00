"""What a keyboard scan tells beside its text: how quick its keys were, how it ended, and what stood in its way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.domain.devices import DeviceReading
from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keys import Scanned, gap_ms

KEYBOARD = "keyboard"
"""The device of a reading whose profile names none."""


class Sign(StrEnum):
    """Something a scanner's keeper may want to mend. None of them changes the text."""

    CAPS_LOCK = "caps_lock"  # the case of the letters is not what Shift says: Caps Lock is on, so they are turned
    INPUT_METHOD = "input_method"  # an input method composed meanwhile, or made characters full-width
    SPELLED = "spelled"  # each character came as Alt+number
    NO_END = "no_end"  # no Enter or Tab behind it: only silence ended it


@dataclass(frozen=True, slots=True)
class Timed:
    """One keyboard scan. Shows and logs none of its text.

    reading: for the doctor and for recordings; its text is without AIM identifier, prefix and suffix, its bytes are all of
    it. pressed_ms: when each key went down, Enter included, on the keys' own clock. rolled: a key went down while the last
    was still down. trial: a test scan, told to no screen; whether it was a scan is for `key_profiles.measured` to say.
    """

    reading: DeviceReading
    pressed_ms: tuple[int, ...]
    profile: KeyProfile
    signs: frozenset[Sign]
    rolled: bool = False
    trial: bool = False

    @property
    def gaps_ms(self) -> tuple[int, ...]:
        """Between one key and the next, for a histogram."""
        return tuple(gap_ms(earlier, later) for earlier, later in pairwise(self.pressed_ms))

    @property
    def ended(self) -> bool:
        """Whether Enter or Tab ended it."""
        return Sign.NO_END not in self.signs


def facts(scan: Scanned, *, read_at_s: float, composed: bool = False, trial: bool = False) -> Timed:
    """read_at_s: monotonic clock. composed: an input method was at work meanwhile."""
    from app.domain.codes.cleaning import aim_and_rest  # loads all code rules, which nobody needs before the first scan

    aim, text = aim_and_rest(scan.text)
    raw = (scan.whole + scan.end).encode("utf-8", "replace")
    reading = DeviceReading(scan.profile.device or KEYBOARD, (text,), raw, read_at_s, aim or None)
    return Timed(reading, scan.at_ms, scan.profile, _signs(scan, composed=composed), scan.rolled, trial)


def _signs(scan: Scanned, *, composed: bool) -> frozenset[Sign]:
    seen = {
        Sign.CAPS_LOCK: scan.turned,
        Sign.INPUT_METHOD: composed or any("\uff01" <= char <= "\uff5e" or char == "\u3000" for char in scan.whole),
        Sign.SPELLED: scan.spelled,
        Sign.NO_END: not scan.end,
    }
    return frozenset(sign for sign, is_so in seen.items() if is_so)
