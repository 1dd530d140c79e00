"""What a machine told, and a way to wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from app.devices.decoder import Garbled
from app.domain.devices import Condition, DeviceReading, DeviceState, Trouble

WITHIN_S = 60


class Heard:
    """Takes every callback of a machine, on whatever thread it comes."""

    def __init__(self) -> None:
        self.readings: list[DeviceReading] = []
        self.states: list[DeviceState] = []
        self.garbled: list[Garbled] = []
        self.pieces: list[bytes] = []
        self._news = threading.Condition()

    @property
    def ears(self) -> dict[str, Any]:
        """The keyword arguments a machine wants."""
        return {
            "on_reading": lambda reading: self._keep(self.readings, reading),
            "on_state": lambda state: self._keep(self.states, state),
            "on_garbled": lambda _device, garbled: self._keep(self.garbled, garbled),
            "on_bytes": lambda data, _at_s: self._keep(self.pieces, data),
        }

    @property
    def texts(self) -> list[str]:
        """Every code read, in order."""
        return [text for reading in self.readings for text in reading.texts]

    @property
    def told(self) -> list[tuple[Condition, Trouble | None]]:
        """Every state told, in order."""
        return [(state.condition, state.trouble) for state in self.states]

    def until(self, wanted: Callable[[], object]) -> None:
        """Wait until it is so."""
        with self._news:
            assert self._news.wait_for(wanted, WITHIN_S), (self.told[-3:], len(self.readings), len(self.garbled))

    def _keep(self, where: list[Any], what: object) -> None:
        with self._news:
            where.append(what)
            self._news.notify_all()
