"""Everything a reader told, and waiting for more of it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.domain.cards import PersonCard
from app.domain.devices import DeviceState
from app.domain.refusals import Refusal

PATIENCE_S = 120


class Heard:
    """Hand its methods to a reader; `until` waits for a condition, which is looked at after each news."""

    def __init__(self) -> None:
        self.states: list[DeviceState] = []
        self.cards: list[PersonCard] = []
        self.refusals: list[Refusal] = []
        self._news = threading.Condition()

    def state(self, state: DeviceState) -> None:
        """How it is now."""
        with self._news:
            self.states.append(state)
            self._news.notify_all()

    def card(self, card: PersonCard) -> None:
        """Somebody's card."""
        with self._news:
            self.cards.append(card)
            self._news.notify_all()

    def refused(self, refusal: Refusal) -> None:
        """Nobody's."""
        with self._news:
            self.refusals.append(refusal)
            self._news.notify_all()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait; fails after a time no machine needs."""
        with self._news:
            assert self._news.wait_for(holds, PATIENCE_S), f"{self.states}, {self.cards}, {self.refusals}"

    def the_card(self) -> PersonCard:
        """The one card that was told."""
        self.until(lambda: bool(self.cards or self.refusals))
        assert not self.refusals
        (card,) = self.cards
        return card

    def the_refusal(self) -> Refusal:
        """The one refusal that was told."""
        self.until(lambda: bool(self.cards or self.refusals))
        assert not self.cards
        (refusal,) = self.refusals
        return refusal
