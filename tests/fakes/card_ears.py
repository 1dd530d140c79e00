"""What card readers told, and a way to wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.devices.cards.watch import CardEars
from app.domain.cards import PersonCard
from app.domain.devices import Condition, DeviceState, Trouble
from app.domain.refusals import Refusal

WITHIN_S = 60


class HeardCards:
    """Takes every callback, on whatever thread it comes."""

    def __init__(self) -> None:
        self.people: list[tuple[str, PersonCard]] = []
        self.refusals: list[tuple[str, Refusal]] = []
        self.states: list[DeviceState] = []
        self._news = threading.Condition()
        self.ears = CardEars(self._card, self._refused, self._state)

    @property
    def names(self) -> list[str]:
        """Everybody who was read, in order."""
        return [person.name for _, person in self.people]

    def told(self, device: str) -> list[tuple[Condition, Trouble | None]]:
        """Every state of one device, in order."""
        return [(state.condition, state.trouble) for state in self.states if state.device == device]

    def is_now(self, device: str, condition: Condition, trouble: Trouble | None = None) -> bool:
        """Whether this is its last state."""
        return self.told(device)[-1:] == [(condition, trouble)]

    def until(self, wanted: Callable[[], object]) -> None:
        """Wait until it is so."""
        with self._news:
            assert self._news.wait_for(wanted, WITHIN_S), (self.states[-3:], len(self.people), self.refusals)

    def _card(self, device: str, person: PersonCard) -> None:
        with self._news:
            self.people.append((device, person))
            self._news.notify_all()

    def _refused(self, device: str, refusal: Refusal) -> None:
        with self._news:
            self.refusals.append((device, refusal))
            self._news.notify_all()

    def _state(self, state: DeviceState) -> None:
        with self._news:
            self.states.append(state)
            self._news.notify_all()
