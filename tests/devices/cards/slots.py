"""A look into a reader of the smart-card service."""

from __future__ import annotations

from app.devices.cards.pcsc import Service, Slot
from tests.fakes.virtual_card import WITHIN_S


def wait_for(ours: Service, reader: str, *, present: bool) -> Slot:
    """The reader as it is once a card is in or out."""
    known = {reader: Slot()}
    for _ in range(WITHIN_S):
        known |= ours.changes(known, 1.0)
        if known[reader].present is present:
            return known[reader]
    raise AssertionError(known)
