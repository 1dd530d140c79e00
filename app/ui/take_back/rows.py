"""The lines of a return, one row per dispensed code, with the code in hand beside it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents import Line
from app.ui.scanning.line_rows import LineRow
from app.usecases.looking import CodeOnLine, Opened

_GS1_KEY, _PREFIX = 16, 7  # "01" and a GTIN; the first seven characters of a 20-character code


class Match(StrEnum):
    """How the code in hand compares."""

    AGREES = "agrees"  # 相符
    DIFFERS = "differs"  # 不符: another pack of this product was scanned
    NOT_YET = "not_yet"  # 待核对
    UNCODED = "uncoded"  # 未采集: it went out without a code


@dataclass(frozen=True, slots=True)
class ReturnRow(LineRow):
    """code: one that was dispensed; None for the units that went out without one. in_hand: what was scanned for it."""

    code: CodeOnLine | None = None
    in_hand: str = ""
    match: Match = Match.UNCODED

    @property
    def key(self) -> Hashable:
        """Line and code."""
        return (self.line.id, self.code.code if self.code else "")

    @property
    def units(self) -> int:
        """Dispensed on this row."""
        if self.code is not None:
            return self.code.units
        return max((self.line.needed or 0) - sum(code.units for code in self.codes), 0)

    @property
    def back(self) -> int:
        """Of them, what comes back."""
        if self.code is not None:
            return self.code.units if self.code.back else 0
        return self.line.by_hand


def return_rows(opened: Opened, refused: frozenset[str]) -> tuple[ReturnRow, ...]:
    """refused: codes in hand that are none of those dispensed; each stands beside a pack of its own product."""
    strangers = sorted(refused)
    return tuple(row for line in opened.document.lines for row in _rows(opened, line, strangers))


def _rows(opened: Opened, line: Line, strangers: list[str]) -> Iterator[ReturnRow]:
    codes = opened.codes.get(line.id, ())
    common = (line, opened.drugs[line.drug_id], opened.lot_of(line), codes)
    for code in codes:
        if code.back:
            yield ReturnRow(*common, code, code.code, Match.AGREES)
            continue
        stranger = next((other for other in strangers if _same_product(other, code.code)), "")
        if stranger:
            strangers.remove(stranger)
        yield ReturnRow(*common, code, stranger, Match.DIFFERS if stranger else Match.NOT_YET)
    rest = ReturnRow(*common)
    if rest.units:
        yield rest


def _same_product(one: str, other: str) -> bool:
    """By the part of the code that names the product."""
    length = _PREFIX if len(one) == len(other) == 20 else _GS1_KEY
    return one[:length] == other[:length]
