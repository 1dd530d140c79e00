"""Drug identifiers (药品标识码): what the first seven characters, the GTIN or a maker's key say a pack is.

One key stands for one drug at one package level; a drug has several keys. Source: coding standard NMPAB/T 1002-2019 and
production data where box, can and seed of one product carry three prefixes: the level is in the prefix alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class KeyType(StrEnum):
    """What kind of key a code carries."""

    PREFIX7 = "prefix7"
    GTIN14 = "gtin14"
    MAKER = "maker"


class Source(StrEnum):
    """Who said so."""

    IMPORTED = "imported"
    TYPED = "typed"
    LEARNED = "learned"  # bound from a scan at the counter


@dataclass(frozen=True, slots=True)
class Identifier:
    """One binding.

    level: 1 = smallest sales pack, 2 = bundle, 3 = case. units: smallest units inside one coded pack of that level.
    valid_from, valid_to: inclusive days, None = open. approved_by: login of the second person, None while it waits.
    """

    id: int
    key_type: KeyType
    key: str
    drug_id: int
    level: int
    units: int
    source: Source
    created_by: str
    created_at: datetime
    valid_from: date | None = None
    valid_to: date | None = None
    approved_by: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the binding is in force."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Nobody has said what this key is (未对照)."""

    key: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Several bindings disagree. Shown, never guessed."""

    key: str
    claims: tuple[Identifier, ...]


Match = Identifier | Unmapped | Conflict


def match(key: str, claims: Iterable[Identifier], *, on: date) -> Match:
    """What a key stands for on a day, given every binding that names it."""
    holding = tuple(claim for claim in claims if claim.holds_on(on))
    meanings = {(claim.drug_id, claim.level, claim.units) for claim in holding}
    if not holding:
        return Unmapped(key)
    if len(meanings) > 1:
        return Conflict(key, holding)
    return holding[0]
