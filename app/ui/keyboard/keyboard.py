"""One keyboard, or one scanner that plays one: its key events made into keys, and held by its burst. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from app.domain.key_profiles import KeyProfile
from app.ui.burst import Burst
from app.ui.keyboard.keys import Key, Kind, Returned, Scanned
from app.ui.keyboard.kinds import Press, Repeats, Role, Spelling, kind_of

T = TypeVar("T")


class Keyboard(Generic[T]):
    """Feeds a burst. `code` is the physical key, `ticket` whatever gives the event back."""

    def __init__(self, profiles: Sequence[KeyProfile]) -> None:
        self.burst: Burst[T] = Burst(*profiles)
        self._opening = "".join(profile.prefix[:1] for profile in profiles if profile.prefix[:1] < " ")
        self._spelling, self._repeats = Spelling(), Repeats()
        self._echo = ""

    def pressed(self, press: Press, code: int, at_ms: int, ticket: T) -> tuple[Key[T], list[Scanned | Returned[T]]]:
        """A key went down: the key, and what that settles."""
        press = replace(press, repeats=self._repeats.is_repeat(code, at_ms, marked=press.repeats))
        kind, text = kind_of(press, in_burst=self.burst.is_within(at_ms), opening=self._opening)
        if self._is_echo(kind, text):
            kind, text = Kind.RIDER, ""
        self._spelling.pressed(kind, press.digit)
        key = Key(at_ms, kind, text, code, ticket, turned=kind is Kind.TEXT and press.turned)
        return key, self.burst.feed(key)

    def released(self, role: Role, code: int, at_ms: int, ticket: T) -> tuple[Key[T], list[Scanned | Returned[T]]]:
        """A key came up."""
        text = self._spelling.alt_released() if role is Role.ALT else ""
        self._echo = text or self._echo
        key = Key(at_ms, Kind.RELEASE, text, code, ticket)
        return key, self.burst.feed(key)

    def _is_echo(self, kind: Kind, text: str) -> bool:
        """Windows writes the character of an Alt sequence itself, right behind it; we have it already."""
        echo, self._echo = self._echo, ""
        return kind in (Kind.TEXT, Kind.END) and bool(echo) and text == echo and self.burst.pending
