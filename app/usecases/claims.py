"""What a pack may be claimed for, each once: two windows that want the same meet at the database's unique index."""

from __future__ import annotations

IN = "in"
"""Entering the house."""

OUT = "out"
"""Leaving the hospital's hands, whole or bit by bit: to a patient, or back to the supplier."""

_BACK = "back:"


def leaving(place: str) -> str:
    """Going from a place to another one of the hospital's."""
    return f"move:{place}"


def counted(document_id: int) -> str:
    """Being counted in a stocktake."""
    return f"count:{document_id}"


def coming_back(event_id: int) -> str:
    """Coming back from the patient it was dispensed to by that scan."""
    return f"{_BACK}{event_id}"


def event_that_came_back(claim: str) -> int | None:
    """The scan by which it was dispensed, of a claim of coming back; None of any other claim."""
    return int(claim.removeprefix(_BACK)) if claim.startswith(_BACK) else None
