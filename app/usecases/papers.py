"""The papers that come with goods: delivery note, invoice, reason. They may be typed until the document is confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.documents import Head
from app.domain.people import Person
from app.usecases.counter import Counter
from app.usecases.rights import RIGHT_FOR
from app.usecases.scanning import open_document


@dataclass(frozen=True, slots=True)
class Papers:
    """None leaves as it is, "" takes away. party: whom it comes from or goes to; an order's supplier stays."""

    party: str | None = None
    delivery_no: str | None = None
    invoice_no: str | None = None
    reason: str | None = None


def set_papers(document_id: int, papers: Papers, *, actor: Person, counter: Counter) -> Head:
    """Write them on the open document; answers its head. Raises DocumentClosed, NotAllowed."""
    with counter.store.writing() as tx:
        document = open_document(tx, document_id)
        actor.require(RIGHT_FOR[document.head.kind])
        told = {
            "delivery_no": papers.delivery_no,
            "invoice_no": papers.invoice_no,
            "reason": papers.reason,
            "party": papers.party if document.head.source is None else None,
        }
        changes = {name: value.strip() or None for name, value in told.items() if value is not None}
        if changes:
            tx.documents.amend_head(document_id, **changes)
        return tx.documents.head(document_id).head
