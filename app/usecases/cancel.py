"""Giving up an open document: its packs are free again, its scans stay in the book."""

from __future__ import annotations

from app.domain.documents import DocumentState
from app.domain.people import Person
from app.usecases.counter import Counter
from app.usecases.rights import RIGHT_FOR
from app.usecases.scanning import open_document


def cancel(document_id: int, reason: str, *, actor: Person, counter: Counter) -> None:
    """Raises DocumentClosed where it was settled already, NotAllowed."""
    at = counter.clock()
    with counter.store.writing() as tx:
        document = open_document(tx, document_id)
        actor.require(RIGHT_FOR[document.head.kind])
        tx.packs.release_document(document_id)
        tx.documents.amend_head(document_id, reason=reason)
        tx.documents.close(document_id, DocumentState.CANCELLED, at=at, by=actor.login)
        tx.audit.note(actor.login, "cancel", document.head.number, at=at, after={"reason": reason})
