"""A drug chosen by hand gets a line: goods without a code, or goods about to be scanned."""

from __future__ import annotations

from app.domain.documents import Document, DocumentKind, Line
from app.domain.people import Person
from app.domain.refusals import NotOnList
from app.usecases.counter import Counter
from app.usecases.rights import RIGHT_FOR
from app.usecases.scanning import open_document

_ASKED_BY_OTHERS = (DocumentKind.DISPENSING, DocumentKind.TAKE_BACK)
SCOPED = "scoped"
"""`Head.reason` of a stocktake of some drugs only."""


def add_line(document_id: int, drug_id: int, *, actor: Person, counter: Counter) -> Line:
    """The drug's line, a new one where it has none. Raises NotOnList, DocumentClosed, NotAllowed."""
    with counter.store.writing() as tx:
        document = open_document(tx, document_id)
        actor.require(RIGHT_FOR[document.head.kind])
        lines = tx.documents.lines_for(document_id, drug_id)
        if lines:
            return lines[0]
        if not takes_new_drugs(document):
            raise NotOnList(document.head.number, tx.drugs.by_id(drug_id).name)
        book = 0 if document.head.kind is DocumentKind.STOCKTAKE else None
        return tx.documents.add_line(document_id, drug_id, needed=None, book=book)


def takes_new_drugs(document: Document) -> bool:
    """Whether a drug that stands on no line may get one: never on what somebody else ordered, nor beyond a chosen scope."""
    head = document.head
    if head.kind is DocumentKind.STOCKTAKE:
        return head.reason != SCOPED
    return head.kind not in _ASKED_BY_OTHERS and head.source is None
