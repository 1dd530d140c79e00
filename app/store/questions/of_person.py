"""One person's documents, found by their id number: what waits to be handed out, and what may come back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.domain.documents import DocumentKind, DocumentState
from app.store.questions.dispensed import dispensed_to
from app.store.questions.open_documents import Waiting, queue
from app.store.store import Tx
from app.store.tables.documents import documents


def waiting_for(tx: Tx, id_number: str) -> Sequence[Waiting]:
    """Their open prescriptions, oldest first."""
    person = tx.sealer.digest(id_number)
    return () if person is None else queue(tx, DocumentKind.DISPENSING, person=person)


def returnable_by(tx: Tx, id_number: str) -> Sequence[Waiting]:
    """Their returns that were begun, then their dispensings of which something is left to return, newest first.

    A dispensing whose return was begun stands there once, as that return.
    """
    person = tx.sealer.digest(id_number)
    if person is None:
        return ()
    begun = queue(tx, DocumentKind.TAKE_BACK, person=person)
    answered = _answered(tx, person)
    rest = (row for row in dispensed_to(tx, person) if row.number not in answered)
    return (*begun, *(row for row in rest if not row.touched or _something_left(tx, row.id)))


def _answered(tx: Tx, person: bytes) -> frozenset[str | None]:
    """Numbers of the dispensings whose return was begun."""
    question = select(documents.c.source).where(
        documents.c.person == person,
        documents.c.kind == DocumentKind.TAKE_BACK,
        documents.c.state == DocumentState.OPEN,
    )
    return frozenset(tx.connection.execute(question).scalars())


def _something_left(tx: Tx, document_id: int) -> bool:
    returned = tx.documents.returned_units(document_id)
    return any(line.total > returned.get(line.id, 0) for line in tx.documents.get(document_id).lines)
