"""What one profile makes of the keys held: since its first key they may be a scan of its scanner. Pure."""

from __future__ import annotations

from typing import Generic, TypeVar

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keys import Key, Kind, Scanned, gap_ms

T = TypeVar("T")


class Attempt(Generic[T]):
    """The longest run of the latest keys that fits the profile so far.

    A key that cannot follow the others begins a new run, so keys typed before a scan do not spoil it.
    """

    def __init__(self, profile: KeyProfile) -> None:
        self.profile = profile
        self.keys: list[Key[T]] = []
        self._strokes: list[int] = []
        self._text = ""
        self._rolled = self._straggles = False

    @property
    def last_ms(self) -> int:
        """When its last key went down. Only while it has keys."""
        return self._strokes[-1]

    @property
    def patience_ms(self) -> int:
        """A longer pause ends it, as a scan or as none."""
        return self.profile.silence_ms if self._fits(2) else self.profile.give_back_ms

    @property
    def complete(self) -> bool:
        """Whether silence makes a scan of it."""
        return self._fits(2) and not self.profile.needs_end

    @property
    def ends_well(self) -> bool:
        """Whether Enter or Tab makes a scan of it."""
        return self._fits(1)

    def takes(self, key: Key[T], *, rolls: bool) -> bool:
        """Whether this stroke may follow the others."""
        gap = gap_ms(self.last_ms, key.at_ms)
        if gap > self.patience_ms or gap < self.profile.min_gap_ms or (rolls and not self.profile.rolls):
            return False
        if self._fits(2) and not self._is_quick(key.at_ms, len(self._strokes) + 1):
            return False
        return self._suits_prefix(self._text + key.text)

    def take(self, key: Key[T], *, rolls: bool, straggles: bool) -> None:
        """One more stroke, or the first of a new run. straggles: right behind the end of a scan."""
        if self.keys and not self.takes(key, rolls=rolls):
            self.drop()
        if not self._suits_prefix(self._text + key.text):
            return
        self._straggles = straggles if not self.keys else self._straggles
        self._rolled = self._rolled or rolls
        self.keys.append(key)
        self._strokes.append(key.at_ms)
        self._text += key.text

    def spell(self, key: Key[T]) -> None:
        """The keypad's digits before this were one character."""
        if self.keys:
            self.keys.append(key)
            self._text += key.text
            if not self._suits_prefix(self._text):
                self.drop()

    def drop(self) -> None:
        """No scan of this scanner."""
        self.keys, self._strokes, self._text = [], [], ""
        self._rolled = self._straggles = False

    def found(self, end: str, end_ms: int | None) -> Scanned:
        """The scan. end, end_ms: the key that ended it, and when; "" and None for silence."""
        return Scanned(
            text=self._text.removeprefix(self.profile.prefix).removesuffix(self.profile.suffix),
            whole=self._text,
            end=end,
            at_ms=(*self._strokes, end_ms) if end_ms is not None else tuple(self._strokes),
            profile=self.profile,
            turned=any(key.turned for key in self.keys),
            spelled=any(key.kind is Kind.PART for key in self.keys),
            rolled=self._rolled,
        )

    def _fits(self, fewest: int) -> bool:
        """Long enough, quick enough, prefix there. fewest: characters that will do right behind a scan."""
        least = fewest if self._straggles else max(self.profile.min_length, 1)
        if len(self._text) < least or not self._text.startswith(self.profile.prefix):
            return False
        return self._is_quick(self.last_ms, len(self._strokes))

    def _is_quick(self, last_ms: int, strokes: int) -> bool:
        return gap_ms(self._strokes[0], last_ms) <= self.profile.max_gap_ms * (strokes - 1)

    def _suits_prefix(self, text: str) -> bool:
        prefix = self.profile.prefix
        return text.startswith(prefix) or prefix.startswith(text)
