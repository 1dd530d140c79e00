"""Lots, movements and the parts of an opened pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Lot:
    """One production lot of a drug. Dates are None while nobody has told them."""

    id: int
    drug_id: int
    number: str
    made_on: date | None = None
    expires_on: date | None = None
    supplier: str | None = None
    price: int | None = None  # 1/10000 yuan per pack, as bought

    def expired_on(self, day: date) -> bool:
        """Past its last good day."""
        return self.expires_on is not None and day > self.expires_on


class Reason(StrEnum):
    """Why stock moved."""

    RECEIVED = "received"
    ISSUED = "issued"
    DISPENSED = "dispensed"
    TAKEN_BACK = "taken_back"
    SENT_BACK = "sent_back"  # to the supplier
    SURPLUS = "surplus"
    SHORTAGE = "shortage"


@dataclass(frozen=True, slots=True)
class Movement:
    """Units into (+) or out of (−) a lot at a place. Never edited: a mistake is mended by another movement.

    lot_id None: the drug moved but nobody knows which lot, as with stock from before the books began.
    """

    drug_id: int
    lot_id: int | None
    place: str
    units: int
    reason: Reason
    document_id: int
    line_id: int | None
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class UnitsRange:
    """Part of an opened pack: units `start` (inclusive) to `end` (exclusive), counted from 0."""

    start: int
    end: int

    @property
    def units(self) -> int:
        """How many."""
        return self.end - self.start


def free_ranges(pack_units: int, taken: Iterable[UnitsRange]) -> tuple[UnitsRange, ...]:
    """What of a pack nobody has, in order."""
    free: list[UnitsRange] = []
    at = 0
    for part in sorted(taken, key=lambda part: part.start):
        if part.start > at:
            free.append(UnitsRange(at, part.start))
        at = max(at, part.end)
    if at < pack_units:
        free.append(UnitsRange(at, pack_units))
    return tuple(free)


def allocate(units: int, pack_units: int, taken: Iterable[UnitsRange]) -> tuple[UnitsRange, ...]:
    """Ranges for at most `units` more units of a pack; fewer where the pack holds no more, () where it is used up."""
    ranges: list[UnitsRange] = []
    for part in free_ranges(pack_units, taken):
        if units <= 0:
            break
        got = min(units, part.units)
        ranges.append(UnitsRange(part.start, part.start + got))
        units -= got
    return tuple(ranges)
