"""What a person types about a line: a number of units without a code, told like a scan and taken back like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.documents import DocumentKind, Finding, Line, ScanResult
from app.domain.verdict import Verdict
from app.usecases.looking import Opened


@dataclass(frozen=True, slots=True)
class Typed:
    """A number typed on a line, with what stood there before: the last one is taken back like a scan.

    after: the newest scan there was. units: None where nobody had counted the line.
    """

    document_id: int
    line_id: int
    units: int | None
    reason: str | None
    after: int


class TypedNumbers:
    """Those that can be taken back, the last first."""

    def __init__(self) -> None:
        self._typed: list[Typed] = []

    def put(self, opened: Opened, line: Line) -> None:
        """A number is being typed on the line; this is how it stands before."""
        nothing = line.by_hand == 0 and line.reason is None
        units = None if nothing else line.by_hand
        self._typed.append(Typed(opened.document.id, line.id, units, line.reason, opened.seen))

    def last(self, opened: Opened) -> Typed | None:
        """The last deed on the document, if that was a number and no scan."""
        typed = self._typed[-1] if self._typed else None
        newest = opened.events[-1].id if opened.events else 0
        if typed is None or typed.document_id != opened.document.id or newest > typed.after:
            return None
        return typed

    def drop(self) -> None:
        """The last one was taken back, or refused."""
        self._typed.pop()

    def clear(self) -> None:
        """None of them can be taken back any more."""
        self._typed.clear()


def is_return(opened: Opened) -> bool:
    """Packs come back: a number is what there is to type of those without a code."""
    return opened.document.head.kind is DocumentKind.TAKE_BACK


def card_of(line: Line, opened: Opened, typed: int) -> ScanResult:
    """A typed number as a card. It says 注意 where the packs carry codes to be scanned, or not all of it was taken."""
    drug, lot = opened.drugs[line.drug_id], opened.lot_of(line)
    coded = line.by_hand and drug.no_code is None and not is_return(opened)
    return ScanResult(
        Verdict.ATTENTION if coded or line.by_hand < typed else Verdict.OK,
        Finding.BY_HAND,
        "",
        line_id=line.id,
        drug_id=drug.id,
        drug=drug.name,
        spec=drug.spec,
        lot=lot.number if lot else None,
        expires_on=lot.expires_on if lot else None,
        units=line.by_hand,
        got=line.total,
        needed=line.needed,
        pack_units=drug.pack_units,
        unit=drug.unit,
        pack_unit=drug.pack_unit,
        line=line,
        complete=line.complete,
        typed=typed if line.by_hand < typed else None,
    )


def next_open(lines: Sequence[Line], line_id: int) -> Line | None:
    """The next line behind that one that wants something, else the first of all."""
    at = next((at for at, line in enumerate(lines) if line.id == line_id), -1)
    return next(
        (line for line in (*lines[at + 1 :], *lines[: at + 1]) if line.needed is not None and line.missing), None
    )
