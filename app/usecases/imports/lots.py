"""The lots a file tells of: what the books know stays, what they lack is filled in, another date is told instead of guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.drugs import Drug
from app.domain.refusals import Fault
from app.domain.stock import Lot
from app.store import Tx
from app.usecases.imports.order_lines import OrderLine
from app.usecases.imports.reasons import Reason
from app.usecases.imports.report import Faults

KnownLine = tuple[OrderLine, Drug, int]
"""A line, its drug, and the units asked for."""

_FILLED = ("made_on", "expires_on", "supplier", "price")


class Lots:
    """The books' lots of some drugs, and what a file adds to them."""

    def __init__(self, tx: Tx, lines: Iterable[KnownLine]) -> None:
        self._tx = tx
        self._drugs = {drug.id for line, drug, _ in lines if line.lot is not None}
        self._books = tx.intake.lots(self._drugs)
        self._now = dict(self._books)

    def agree(self, lines: Iterable[KnownLine], supplier: str | None, errors: Faults) -> bool:
        """Whether these lines say of their lots what the books and the documents before say; then they are noted."""
        noted: dict[tuple[int, str], Lot] = {}
        faults = []
        for line, drug, _ in lines:
            if line.lot is None:
                continue
            key = (drug.id, line.lot)
            told = Lot(0, drug.id, line.lot, line.made_on, line.expires_on, supplier, line.price)
            before = noted.get(key) or self._now.get(key)
            faults += [] if before is None else _differences(line.line, told, before)
            noted[key] = told if before is None else _filled(before, told)
        errors.extend(faults)
        if not faults:
            self._now |= noted
        return not faults

    def write(self) -> None:
        """Add what is new and fill in what was missing."""
        self._tx.intake.add_lots([lot for lot in self._now.values() if lot.id == 0])
        self._tx.intake.change_lots([lot for key, lot in self._now.items() if lot.id and lot != self._books[key]])
        self._now = self._tx.intake.lots(self._drugs)

    def id_of(self, line: OrderLine, drug: Drug) -> int | None:
        """The row of a line's lot, once it is written."""
        return None if line.lot is None else self._now[drug.id, line.lot].id


def _differences(line: int, told: Lot, before: Lot) -> list[Fault]:
    pairs = ((name, getattr(told, name), getattr(before, name)) for name in ("made_on", "expires_on"))
    return [
        Fault(line, name, Reason.LOT_DIFFERS, str(mine), str(other))
        for name, mine, other in pairs
        if mine is not None and other is not None and mine != other
    ]


def _filled(before: Lot, told: Lot) -> Lot:
    return replace(before, **{name: getattr(told, name) for name in _FILLED if getattr(before, name) is None})
