"""What stands in the form of a new binding, and what a typed key is. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.drugs import Drug
from app.domain.identifiers import KeyType
from app.ui.typed_days import NotADay, parse_day
from app.usecases.look_at_identifiers import Binding, InHand

_PREFIX_LENGTH = 7
_GTIN_LENGTHS = (12, 13, 14)


@dataclass(frozen=True, slots=True)
class Entry:
    """A binding to be added. units: smallest units in one coded pack of that level."""

    key: str
    key_type: KeyType
    drug_code: str
    level: int
    units: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form. packs: smallest packs in one code of that level; of level 1 it is always one.

    valid_from, valid_to: as typed. claims: what was ever said of the key. unreadable: what was scanned instead of a pack.
    """

    key: str = ""
    key_type: KeyType | None = None
    drug: Drug | None = None
    level: int = 1
    packs: int = 1
    valid_from: str = ""
    valid_to: str = ""
    claims: tuple[Binding, ...] = ()
    unreadable: InHand | None = None

    @property
    def units(self) -> int:
        """Smallest units in one coded pack; 0 while no drug is chosen."""
        return (self.packs if self.level > 1 else 1) * self.drug.pack_units if self.drug else 0

    @property
    def ready(self) -> bool:
        """Whether it can be saved."""
        return bool(self.key and self.key_type and self.drug)


def key_and_type(text: str) -> tuple[str, KeyType] | None:
    """A typed key: seven characters, a GTIN (shorter ones are filled up with zeros), or a maker's own; None for nothing."""
    key = "".join(text.split())
    if not key:
        return None
    if len(key) == _PREFIX_LENGTH:
        return key, KeyType.PREFIX7
    if key.isascii() and key.isdigit() and len(key) in _GTIN_LENGTHS:
        return key.zfill(14), KeyType.GTIN14
    return key, KeyType.MAKER


def days_of(draft: Draft) -> tuple[tuple[date | None, date | None], frozenset[str]]:
    """The days from and to which it shall hold, and which of the two cannot be."""
    found: dict[str, date | None] = {}
    wrong: set[str] = set()
    for name in ("valid_from", "valid_to"):
        text = str(getattr(draft, name)).strip()
        try:
            found[name] = parse_day(text) if text else None
        except NotADay:
            wrong.add(name)
    first, last = found.get("valid_from"), found.get("valid_to")
    if first is not None and last is not None and last < first:
        wrong.add("valid_to")
    return (first, last), frozenset(wrong)
