"""The keys of a recorded keyboard scanner as a Decoder: judged by the same code that judges them in the window."""

from __future__ import annotations

from app.devices.decoder import Decoded, Garbled
from app.domain.codes.cleaning import aim_and_rest
from app.domain.key_profiles import KeyProfile
from app.ui.burst import Burst
from app.ui.keyboard.keys import Key, Kind, Returned, Scanned

TYPED = "typed"
_ENDS = frozenset("\r\n\t")


class KeyDecoder:
    """Bytes are characters in UTF-8, each a key that went down at that time and came up at once."""

    def __init__(self, *profiles: KeyProfile) -> None:
        self._burst: Burst[str] = Burst(*profiles)

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder."""
        found: list[Decoded | Garbled] = []
        at_ms = round(at_s * 1000)
        for letter in data.decode("utf-8", "replace"):
            kind = Kind.END if letter in _ENDS else Kind.TEXT
            found += self._told(self._burst.feed(Key(at_ms, kind, letter, ord(letter), letter)))
            found += self._told(self._burst.feed(Key(at_ms, Kind.RELEASE, "", ord(letter), "")))
        return found

    def due_s(self) -> float | None:
        """As Decoder."""
        last, patience = self._burst.last_at_ms, self._burst.patience_ms
        return (last + patience + 1) / 1000 if last is not None and patience is not None else None

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder."""
        last = self._burst.last_at_ms
        return self._told(self._burst.expire(round(at_s * 1000) - last)) if last is not None else []

    def lost(self) -> list[Garbled]:
        """As Decoder: keys nobody waits for any longer."""
        return [Garbled(one.raw, TYPED) for one in self._told(self._burst.settle())]

    def replies(self) -> bytes:
        """As Decoder: a keyboard hears nothing."""
        return b""

    @staticmethod
    def _told(outcomes: list[Scanned | Returned[str]]) -> list[Decoded | Garbled]:
        found: list[Decoded | Garbled] = []
        for outcome in outcomes:
            if isinstance(outcome, Scanned):
                aim, text = aim_and_rest(outcome.text)
                found.append(Decoded((text,), (outcome.whole + outcome.end).encode(), aim or None))
            elif typed := "".join(key.ticket for key in outcome.keys):
                found.append(Garbled(typed.encode(), TYPED))
        return found
