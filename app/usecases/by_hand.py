"""Units that have no code: typed on the line they belong to."""

from __future__ import annotations

from app.domain.documents import DocumentKind, Line
from app.domain.people import Person
from app.domain.refusals import NoSuchLine, ScanNeeded
from app.store import Tx
from app.usecases.counter import Counter
from app.usecases.rights import RIGHT_FOR
from app.usecases.scanning import open_document

COUNTED = "counted"
"""`Line.reason` of a stocktake line somebody counted by hand, also when there was nothing."""

_NO_MORE_THAN_ASKED = (DocumentKind.DISPENSING, DocumentKind.TAKE_BACK)


def set_by_hand(
    document_id: int, line_id: int, units: int | None, *, actor: Person, counter: Counter, reason: str | None = None
) -> Line:
    """Set the units of a line that were not scanned; never below 0, at a patient's window never above what is asked.

    On a stocktake 0 says that somebody looked and found none, and None that nobody looked yet.
    On a return only units that went out without a code are typed. Raises NoSuchLine, ScanNeeded, DocumentClosed, NotAllowed.
    """
    with counter.store.writing() as tx:
        document = open_document(tx, document_id)
        actor.require(RIGHT_FOR[document.head.kind])
        line = tx.documents.line(document_id, line_id)
        if line is None:
            raise NoSuchLine(document.head.number, line_id)
        found = max(units or 0, 0)
        if document.head.kind in _NO_MORE_THAN_ASKED:
            found = min(found, max((line.needed or 0) - line.got, 0))
        if document.head.kind is DocumentKind.TAKE_BACK:
            found = _uncoded(tx, line, found)
        if document.head.kind is DocumentKind.STOCKTAKE:
            reason = None if units is None else COUNTED
        return tx.documents.amend_line(line_id, by_hand=found, reason=reason)


def _uncoded(tx: Tx, line: Line, units: int) -> int:
    """What went out with a code comes back by that code; only the rest may be typed. Raises ScanNeeded."""
    dispensed = tx.packs.uses_of_lines((line.source_line_id,)) if line.source_line_id is not None else ()
    free = max((line.needed or 0) - sum(use.part.units for _, use in dispensed), 0)
    if units and not free:
        raise ScanNeeded(tx.drugs.by_id(line.drug_id).name)
    return min(units, free)
