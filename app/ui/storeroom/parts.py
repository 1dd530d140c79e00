"""A line that leaves the storeroom, lot by lot: what was scanned of each, and what goes without a code."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from app.domain.documents import Line
from app.ui.scanning.line_rows import LineRow
from app.usecases.looking import CodeOnLine, Opened, Shelf


@dataclass(frozen=True, slots=True)
class PartRow(LineRow):
    """units: of this lot. by_hand: they have no code, and go from the lot that goes out first. shelf: None until known."""

    units: int = 0
    by_hand: bool = False
    shelf: Shelf | None = None

    @property
    def key(self) -> Hashable:
        """Line and lot."""
        return (self.line.id, self.lot.id if self.lot else None, self.by_hand)


def part_rows(opened: Opened, shelves: Mapping[int, Shelf]) -> tuple[PartRow, ...]:
    """In the order of the lines; a line nothing stands on yet has one row."""
    scanned: dict[int, dict[int | None, list[CodeOnLine]]] = {}
    for event in opened.events:
        if event.line_id is not None and event.code and event.units:
            lots = scanned.setdefault(event.line_id, {})
            lots.setdefault(event.lot_id, []).append(CodeOnLine(event.code, event.units, event.split))
    rows: list[PartRow] = []
    for line in opened.document.lines:
        rows += _of_line(opened, line, scanned.get(line.id, {}), shelves.get(line.drug_id))
    return tuple(rows)


def _of_line(
    opened: Opened, line: Line, scanned: Mapping[int | None, list[CodeOnLine]], shelf: Shelf | None
) -> list[PartRow]:
    drug = opened.drugs[line.drug_id]
    rows = [
        PartRow(
            line,
            drug,
            opened.lots.get(lot_id) if lot_id is not None else None,
            tuple(codes),
            units=sum(code.units for code in codes),
            shelf=shelf,
        )
        for lot_id, codes in scanned.items()
    ]
    if line.by_hand or not rows:
        own = opened.lots.get(line.lot_id) if line.lot_id is not None else None
        first = own or (shelf.first if shelf else None)
        rows.append(
            PartRow(line, drug, first if line.by_hand else own, (), units=line.by_hand, by_hand=True, shelf=shelf)
        )
    return rows
