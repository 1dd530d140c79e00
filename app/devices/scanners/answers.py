"""Answers to commands come on the wire that codes come on: they are taken out before anything is read as a code."""

from __future__ import annotations

from collections.abc import Callable

from app.devices.decoder import Decoded, Decoder, Garbled

SILENCE_S = 0.3


class WithoutAnswers:
    """Another decoder's bytes, without the answers among them. A Decoder.

    marker: how every answer begins, and no code. measure: how long the answer is that these bytes begin with; None while
    that cannot be told. is_answer: whether bytes of that length are one, its check sum right.
    """

    def __init__(
        self,
        decoder: Decoder,
        marker: bytes,
        measure: Callable[[bytes], int | None],
        is_answer: Callable[[bytes], bool],
    ) -> None:
        self._decoder = decoder
        self._marker, self._measure, self._is_answer = marker, measure, is_answer
        self._held = b""
        self._held_until_s: float | None = None

    def feed(self, data: bytes, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder."""
        self._held += data
        passed = b""
        while self._held:
            before, ready = self._split()
            passed += before
            if not ready:
                break
        self._held_until_s = at_s + SILENCE_S if self._held else None
        return self._decoder.feed(passed, at_s) if passed else []

    def due_s(self) -> float | None:
        """As Decoder."""
        due = [one for one in (self._held_until_s, self._decoder.due_s()) if one is not None]
        return min(due, default=None)

    def expire(self, at_s: float) -> list[Decoded | Garbled]:
        """As Decoder: what only began like an answer was none."""
        held, self._held, self._held_until_s = self._held, b"", None
        found = self._decoder.feed(held, at_s) if held else []
        due_s = self._decoder.due_s()
        return [*found, *self._decoder.expire(at_s)] if due_s is not None and due_s <= at_s else found

    def lost(self) -> list[Garbled]:
        """As Decoder."""
        held, self._held, self._held_until_s = self._held, b"", None
        if held:
            self._decoder.feed(held, 0.0)
        return self._decoder.lost()

    def replies(self) -> bytes:
        """As Decoder."""
        return self._decoder.replies()

    def _split(self) -> tuple[bytes, bool]:
        """What goes on to the other decoder, and whether more of what is held can be judged now."""
        place = self._held.find(self._marker)
        if place < 0:
            keep = next((n for n in range(len(self._marker) - 1, 0, -1) if self._held.endswith(self._marker[:n])), 0)
            before, self._held = self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
            return before, False
        before, self._held = self._held[:place], self._held[place:]
        length = self._measure(self._held)
        if length is None or len(self._held) < length:
            return before, False
        if self._is_answer(self._held[:length]):
            self._held = self._held[length:]
            return before, True
        before, self._held = before + self._held[:1], self._held[1:]
        return before, True
