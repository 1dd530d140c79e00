"""The key that reads whoever stands at the counter, where readers wait to be asked.

    a reader of cards alone          the card on it
    an e-voucher terminal alone      the e-voucher that is shown to it
    both                             the card; where none lies there, the terminal is asked

So one key does, and nobody chooses: a card that was laid down is read at once, and where there is none, the terminal waits
for the patient's telephone. What is wrong with a card that lies there is told and asks no terminal. A reader that is away is
told, and the terminal asked all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Protocol

from app.domain.refusals import CardRefused, ReaderAway, Refusal

Then = Callable[[], None]
Refused = Callable[[Refusal], None]


class Asked(Protocol):
    """A reader that is asked: `AskedReader`. It comes back at once; one of the two is called later, on its own thread."""

    def read_card(self, then: Then, refused: Refused) -> None: ...

    def read_voucher(self, then: Then, refused: Refused) -> None: ...

    def tell_refused(self, refusal: Refusal) -> None:
        """To the screens."""


class CardKey:
    """One workstation's. At least one of the two is there; they may be the same."""

    def __init__(self, cards: Asked | None, vouchers: Asked | None) -> None:
        self.cards, self.vouchers = cards, vouchers
        self._lock = Lock()
        self._people = 0
        """How many cards were read."""
        self._shown_to: int | None = None
        """While the terminal waits: `_people` when it was last wanted."""

    def press(self) -> None:
        """Ask. From any thread; comes back at once."""
        if self.cards is not None:
            self.cards.read_card(self._card_read, self._no_card)
        else:
            self._show()

    def _card_read(self) -> None:
        """The terminal is not wanted any more: what it says later of an empty hand is not told."""
        with self._lock:
            self._people += 1

    def _no_card(self, refusal: Refusal) -> None:
        assert self.cards is not None
        nobody = isinstance(refusal, CardRefused) and refusal.reason == "no_card"
        away = isinstance(refusal, ReaderAway) or (isinstance(refusal, CardRefused) and refusal.reason == "no_reader")
        if not nobody or self.vouchers is None:
            self.cards.tell_refused(refusal)
        if (nobody or away) and self.vouchers is not None:
            self._show()

    def _show(self) -> None:
        """A terminal that waits already goes on waiting, and is wanted again."""
        assert self.vouchers is not None
        with self._lock:
            waits, self._shown_to = self._shown_to is not None, self._people
        if not waits:
            self.vouchers.read_voucher(self._shown, self._not_shown)

    def _shown(self) -> None:
        with self._lock:
            self._shown_to = None

    def _not_shown(self, refusal: Refusal) -> None:
        assert self.vouchers is not None
        with self._lock:
            wanted, self._shown_to = self._shown_to == self._people, None
        if wanted:
            self.vouchers.tell_refused(refusal)
