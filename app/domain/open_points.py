"""What confirming a document would go over: packs left aside, lines without codes, lots nobody told.

All points are told at once. A second press accepts exactly the points that were told; where others have come up since,
nothing is written and all of them are told anew. The other points are the weak refusals of `refusals`: StillMissing,
LotNeeded, ShortStock, NotCounted and ClockWentBack.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.refusals import ClockWentBack, Refusal


class OpenPoints(Refusal):
    """Nothing was written: these wait for somebody to see them and go on all the same."""

    points: tuple[Refusal, ...]


class PacksAside(Refusal):
    """Scanned, not fitting, and still on the trouble list: they are not on the document."""

    packs: int


class PutOnByHand(Refusal):
    """Packs that did not fit were put on lines by a person. `drugs` names the lines."""

    packs: int
    drugs: tuple[str, ...]


class WithoutCodes(Refusal):
    """What nobody scanned of a prescription goes out without trace codes. `drugs` names the lines."""

    packs: int
    drugs: tuple[str, ...]


class TypedWithoutCodes(Refusal):
    """Quantities were typed for drugs whose packs carry codes. `drugs` names the lines."""

    packs: int
    drugs: tuple[str, ...]


class MoreThanOrdered(Refusal):
    """More came than was ordered, and was taken in. `drugs` names the lines."""

    packs: int
    drugs: tuple[str, ...]


class NoInvoice(Refusal):
    """A return to a supplier without the number of the invoice it came with; the platform wants it."""

    number: str


def unseen(points: Sequence[Refusal], seen: Sequence[Refusal]) -> bool:
    """Whether there are points nobody was told. Of a clock only what it went back behind counts: it ticks on."""
    known = [_lasting(point) for point in seen]
    return any(_lasting(point) not in known for point in points)


def _lasting(point: Refusal) -> Refusal:
    return ClockWentBack(point.last, point.last) if isinstance(point, ClockWentBack) else point
