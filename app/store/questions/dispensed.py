"""What was dispensed and may come back: found by number, department, or a part of the patient's name.

Names are sealed in the database, so they are compared here, newest first, and never further back than a person would look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import RowMapping, func, select

from app.domain.documents import DocumentKind, DocumentState
from app.domain.personal import mask_name
from app.store.documents import SEALED_AS
from app.store.questions.open_documents import Waiting
from app.store.store import Tx
from app.store.tables.documents import documents, lines

LOOKED_AT = 5_000
"""So many of the newest dispensings are searched for a name; a number is found however old it is."""


def dispensed(tx: Tx, words: str = "", *, limit: int = 200) -> Sequence[Waiting]:
    """Prescriptions that were handed out, newest first; `touched` where something of them came back already."""
    text = words.strip()
    found: list[Waiting] = []
    for row in _newest(tx, LOOKED_AT if text else limit):
        if len(found) == limit:
            break
        patient = tx.sealer.open(row["patient"], SEALED_AS)
        name = patient.name if patient and patient.name else ""
        if not text or text in name or text in (row["department"] or "") or text in row["number"]:
            found.append(_row(row, mask_name(name) or None))
    return found or _of_number(tx, text)


def dispensed_to(tx: Tx, person: bytes, *, limit: int = 200) -> Sequence[Waiting]:
    """The same of one person, by the digest of their id number."""
    rows = ((row, tx.sealer.open(row["patient"], SEALED_AS)) for row in _newest(tx, limit, person=person))
    return [_row(row, mask_name(patient.name) if patient and patient.name else None) for row, patient in rows]


def _newest(tx: Tx, limit: int, number: str | None = None, person: bytes | None = None) -> Iterator[RowMapping]:
    count = select(func.count()).where(lines.c.document_id == documents.c.id).scalar_subquery()
    back = documents.alias("back")
    returned = (
        select(back.c.id)
        .where(
            back.c.kind == DocumentKind.TAKE_BACK,
            back.c.state == DocumentState.DONE,
            back.c.source == documents.c.number,
        )
        .exists()
    )
    question = (
        select(documents, count.label("line_count"), returned.label("returned"))
        .where(documents.c.kind == DocumentKind.DISPENSING, documents.c.state == DocumentState.DONE)
        .order_by(documents.c.closed_at.desc(), documents.c.id.desc())
        .limit(limit)
    )
    if number is not None:
        question = question.where(documents.c.number == number)
    if person is not None:
        question = question.where(documents.c.person == person)
    return (row._mapping for row in tx.connection.execute(question))


def _of_number(tx: Tx, number: str) -> Sequence[Waiting]:
    if not number:
        return ()
    rows = ((row, tx.sealer.open(row["patient"], SEALED_AS)) for row in _newest(tx, 1, number))
    return [_row(row, mask_name(patient.name) if patient and patient.name else None) for row, patient in rows]


def _row(row: RowMapping, patient: str | None) -> Waiting:
    at: datetime = row["closed_at"] or row["opened_at"]
    return Waiting(
        row["id"],
        row["number"],
        row["party"],
        patient,
        row["department"],
        row["prescriber"],
        at,
        row["line_count"],
        row["returned"],
        row["state"],
    )
