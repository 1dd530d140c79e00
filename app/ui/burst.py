"""Tells a scanner that plays keyboard from a person who types. Pure: keys in, readings and returned keys out.

Every key that writes is held back until it is clear whose it was. Each profile makes an attempt at the keys held
(`keyboard/attempt.py`); as long as one of them may still become a scan, the keys stay:

* Enter or Tab behind keys that fit a profile, or its silence behind enough of them: a scan. None of its keys is given back.
* Keys that fit no profile any more: typing. They are given back, in order, each once, as soon as that is certain.

Only the keys' own timestamps count, never the time of handling, so a window that was busy for a second judges the same.
How long nothing has come is told to `expire()` by somebody who has made sure that no key waits unread.

What cannot be told apart by time stays together: a character typed less than `give_back_ms` before a scan begins is read as
the scan's first. It is then refused as a damaged code, in sight, and no digit of the scan lands in a field. For the same
reason a few keys at a scanner's pace right behind a scan and its Enter (two scanners at once, where the desktop does not say
which is which) are told as a scan of their own, too short to be a code, and not typed.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.attempt import Attempt
from app.ui.keyboard.keys import Key, Kind, Returned, Scanned, gap_ms, is_within

T = TypeVar("T")

_ENDS = frozenset("\r\n\t")
_FOREVER_MS = 1 << 30
_FORGOTTEN_MS = 500  # a key that is down this long is held by a hand, or its release was lost


class Burst(Generic[T]):
    """Holds the keys of one keyboard back until it is known whose they are.

    profiles: of the scanners this workstation has, the pickiest first; any that fits makes a scan.
    Every key fed appears exactly once: in a `Returned`, as part of a `Scanned`, or as the silent end of a scan.
    """

    def __init__(self, *profiles: KeyProfile) -> None:
        self._attempts: list[Attempt[T]] = [Attempt(profile) for profile in profiles or (KeyProfile(),)]
        self._held: list[Key[T]] = []
        self._down: dict[int, int] = {}
        self._swallowed: set[int] = set()
        self._ended_ms: int | None = None
        self._by_silence = False
        self._tail_ms = 0

    @property
    def pending(self) -> bool:
        """Whether keys are held."""
        return bool(self._held)

    @property
    def last_at_ms(self) -> int | None:
        """Timestamp the patience counts from: of the last key held that writes, else of the last one held."""
        if self._live:
            return self._live[0].last_ms
        return self._held[-1].at_ms if self._held else None

    @property
    def recognised(self) -> bool:
        """Whether what is held is a scan, as far as can be told."""
        return any(attempt.ends_well for attempt in self._attempts)

    @property
    def patience_ms(self) -> int | None:
        """How long after `last_at_ms` without a key `expire()` is due; None when nothing is held."""
        if not self._held:
            return None
        if self._live:
            return min(attempt.patience_ms for attempt in self._live)
        return max(attempt.profile.give_back_ms for attempt in self._attempts)

    def is_within(self, at_ms: int) -> bool:
        """Whether a key pressed then stands behind keys that write, or right behind a scan."""
        return bool(self._live) or self._is_tail(at_ms)

    def feed(self, key: Key[T]) -> list[Scanned | Returned[T]]:
        """Take one key event; what it settles."""
        if key.kind is Kind.RELEASE:
            return self._release(key)
        self._swallowed.discard(key.code)
        settled = self._settle_before(key)
        if key.kind.writes:
            return settled + self._stroke(key)
        if key.kind is Kind.RIDER:
            self._held.append(key)
            return settled
        return settled + (self._end(key) if key.kind is Kind.END else self._interrupt(key))

    def expire(self, silent_ms: int) -> list[Scanned | Returned[T]]:
        """It is certain that no key was pressed for `silent_ms` after `last_at_ms`: what that settles."""
        if silent_ms <= (self.patience_ms or 0):
            return []
        for attempt in self._live:
            if attempt.complete and silent_ms > attempt.patience_ms:
                self._note_end(attempt.last_ms, attempt.profile.late_end_ms, by_silence=True)
                return self._scan(attempt)
        for attempt in self._live:
            if silent_ms > attempt.patience_ms:
                attempt.drop()
        return self._give_back_unwanted()

    def settle(self) -> list[Scanned | Returned[T]]:
        """Nobody will wait any longer: what is held is a scan, or was typed."""
        return self.expire(_FOREVER_MS)

    @property
    def _live(self) -> list[Attempt[T]]:
        return [attempt for attempt in self._attempts if attempt.keys]

    def _settle_before(self, key: Key[T]) -> list[Scanned | Returned[T]]:
        """A press after a pause, or one that would spoil a good scan, first settles what is held."""
        last = self.last_at_ms
        settled = self.expire(gap_ms(last, key.at_ms)) if last is not None else []
        if key.kind.writes:
            rolls = self._rolls(key)
            for attempt in self._live:
                if attempt.complete and not attempt.takes(key, rolls=rolls):
                    return settled + self._scan(attempt)
        return settled

    def _stroke(self, key: Key[T]) -> list[Scanned | Returned[T]]:
        rolls, straggles = self._rolls(key), self._is_tail(key.at_ms) and not self._by_silence
        self._ended_ms = None
        self._down[key.code] = key.at_ms
        self._held.append(key)
        for attempt in self._attempts:
            attempt.take(key, rolls=rolls, straggles=straggles)
        return self._give_back_unwanted()

    def _rolls(self, key: Key[T]) -> bool:
        """Whether another key that writes is still down."""
        self._down = {code: at for code, at in self._down.items() if gap_ms(at, key.at_ms) < _FORGOTTEN_MS}
        return any(code != key.code for code in self._down)

    def _end(self, key: Key[T]) -> list[Scanned | Returned[T]]:
        for attempt in self._attempts:
            if attempt.ends_well:
                self._swallowed.add(key.code)
                return self._ended(attempt, key)
        if not self._held and self._is_tail(key.at_ms):
            self._swallowed.add(key.code)
            return []
        self._ended_ms = None
        return self._give_back(key)

    def _ended(self, attempt: Attempt[T], key: Key[T]) -> list[Scanned | Returned[T]]:
        self._note_end(key.at_ms, attempt.profile.give_back_ms, by_silence=False)
        return self._scan(attempt, key.text or "\r", key.at_ms)

    def _note_end(self, at_ms: int, tail_ms: int, *, by_silence: bool) -> None:
        self._ended_ms, self._tail_ms, self._by_silence = at_ms, tail_ms, by_silence

    def _is_tail(self, at_ms: int) -> bool:
        return self._ended_ms is not None and is_within(self._tail_ms, self._ended_ms, at_ms)

    def _interrupt(self, key: Key[T]) -> list[Scanned | Returned[T]]:
        """A key no scanner sends: what was held is complete, one way or the other."""
        self._ended_ms = None
        for attempt in self._attempts:
            if attempt.complete:
                return [*self._scan(attempt), Returned((key,))]
        return self._give_back(key)

    def _release(self, key: Key[T]) -> list[Scanned | Returned[T]]:
        self._down.pop(key.code, None)
        if key.text and self._live:
            return self._spell(key)
        if key.code in self._swallowed:
            self._swallowed.discard(key.code)
            return []
        if self._live:
            self._held.append(key)
            return []
        return self._give_back(key)

    def _spell(self, key: Key[T]) -> list[Scanned | Returned[T]]:
        """Alt came up: the keypad's digits were this character, or this Enter."""
        self._held.append(key)
        if key.text in _ENDS:
            for attempt in self._attempts:
                if attempt.ends_well:
                    return self._ended(attempt, key)
            return self._give_back()
        for attempt in self._attempts:
            attempt.spell(key)
        return self._give_back_unwanted()

    def _give_back_unwanted(self) -> list[Scanned | Returned[T]]:
        """What stands before the first key any attempt still wants."""
        firsts = [attempt.keys[0] for attempt in self._live]
        places = (at for at, key in enumerate(self._held) if any(key is first for first in firsts))
        typed, self._held = self._cut(next(places, len(self._held)))
        return [Returned(tuple(typed))] if typed else []

    def _cut(self, place: int) -> tuple[list[Key[T]], list[Key[T]]]:
        """The keys held, in two; modifiers right before the second part belong to it."""
        while 0 < place < len(self._held) and self._held[place - 1].kind is Kind.RIDER:
            place -= 1
        return self._held[:place], self._held[place:]

    def _give_back(self, *more: Key[T]) -> list[Scanned | Returned[T]]:
        keys = (*self._held, *more)
        self._clear()
        return [Returned(keys)] if keys else []

    def _scan(self, attempt: Attempt[T], end: str = "", end_ms: int | None = None) -> list[Scanned | Returned[T]]:
        """The attempt's keys are a scan. Keys held before them were typed, and a release of such a key still belongs to it."""
        first, found = attempt.keys[0], attempt.found(end, end_ms)
        typed, scanned = self._cut(next(at for at, key in enumerate(self._held) if key is first))
        down: set[int] = set()
        for key in scanned:
            if key.kind is not Kind.RELEASE:
                down.add(key.code)
            elif key.code in down:
                down.discard(key.code)
            else:
                typed.append(key)
        self._swallowed |= down
        self._clear()
        return [Returned(tuple(typed)), found] if typed else [found]

    def _clear(self) -> None:
        self._held = []
        for attempt in self._attempts:
            attempt.drop()
