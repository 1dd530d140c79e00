"""News from other threads into the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Relay(QObject):
    """Call the `tell_…` methods from any thread; connect to the signals, which fire in the window's thread, in order.

    changed: set of words that say what a commit touched, for example {"stock", "outbox"}.
    reading: one reading of a scanner or reader.
    device: the state of a scanner or reader. platform: the state of an outside platform.
    card: whom a card names. card_refused: why a card named nobody.
    """

    changed = Signal(object)
    reading = Signal(object)
    device = Signal(object)
    platform = Signal(object)
    card = Signal(object)
    card_refused = Signal(object)

    _crossing = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._crossing.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def tell_changed(self, subjects: set[str] | frozenset[str]) -> None:
        """A commit changed these subjects."""
        self._crossing.emit("changed", frozenset(subjects))

    def tell_reading(self, reading: object) -> None:
        """A device read something."""
        self._crossing.emit("reading", reading)

    def tell_device(self, state: object) -> None:
        """A device came, went or changed."""
        self._crossing.emit("device", state)

    def tell_platform(self, state: object) -> None:
        """A platform answered, fell silent, or wants a person."""
        self._crossing.emit("platform", state)

    def tell_card(self, card: object) -> None:
        """A reader read somebody's card."""
        self._crossing.emit("card", card)

    def tell_card_refused(self, error: object) -> None:
        """A reader was asked, or had a card, and read nobody."""
        self._crossing.emit("card_refused", error)

    @Slot(str, object)
    def _arrive(self, name: str, news: Any) -> None:
        getattr(self, name).emit(news)
