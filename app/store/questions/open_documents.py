"""What is waiting to be worked on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Row, func, or_, select

from app.domain.documents import DocumentKind, DocumentState
from app.domain.personal import mask_name
from app.store.sealing import Sealer
from app.store.store import Tx
from app.store.tables.documents import documents, lines, scan_events
from app.store.tables.people import people

_MOST_OPENED = 2_000
_SEARCHED = (documents.c.number, documents.c.party, documents.c.department, documents.c.delivery_no)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One document of a queue. patient: masked. opened_by: a name, the login where there is none."""

    id: int
    number: str
    party: str | None
    patient: str | None
    department: str | None
    prescriber: str | None
    opened_at: datetime
    lines: int
    touched: bool
    state: DocumentState
    opened_by: str = ""
    delivery_no: str | None = None
    prescribed_at: datetime | None = None

    @property
    def since(self) -> datetime:
        """When it was written: by the prescriber, else here."""
        return self.prescribed_at or self.opened_at


def queue(
    tx: Tx,
    kind: DocumentKind,
    *,
    state: DocumentState = DocumentState.OPEN,
    words: str = "",
    person: bytes | None = None,
    limit: int = 200,
) -> Sequence[Waiting]:
    """Documents of a kind and state, oldest first (history: newest first).

    words: part of the number, party, department or delivery note; of open documents also of the patient's name. Names are
    sealed, so that these are opened one by one, the oldest _MOST_OPENED at most. person: the digest of somebody's id
    number; only their documents then.
    """
    count = select(func.count()).where(lines.c.document_id == documents.c.id).scalar_subquery()
    touched = select(scan_events.c.id).where(scan_events.c.document_id == documents.c.id).exists()
    name = func.coalesce(people.c.name, documents.c.opened_by)
    question = (
        select(documents, count.label("line_count"), touched.label("touched"), name.label("name"))
        .outerjoin(people, people.c.login == documents.c.opened_by)
        .where(documents.c.kind == kind, documents.c.state == state)
    )
    if person is not None:
        question = question.where(documents.c.person == person)
    text = words.strip()
    is_open = state is DocumentState.OPEN
    ordered = question.order_by(documents.c.opened_at if is_open else documents.c.closed_at.desc(), documents.c.id)
    if text and is_open:
        rows = tx.connection.execute(ordered.limit(_MOST_OPENED))
        return list(islice((_waiting(row, tx.sealer) for row in rows if _says(row, text, tx.sealer)), limit))
    if text:
        ordered = ordered.where(or_(*(column.contains(text, autoescape=True) for column in _SEARCHED)))
    return [_waiting(row, tx.sealer) for row in tx.connection.execute(ordered.limit(limit))]


def newest_touched(tx: Tx, kind: DocumentKind, login: str) -> int | None:
    """The open document this person scanned last, else the last one they began: it opens where it was."""
    scanned = tx.connection.execute(
        select(scan_events.c.document_id)
        .join(documents, documents.c.id == scan_events.c.document_id)
        .where(documents.c.kind == kind, documents.c.state == DocumentState.OPEN, scan_events.c.by == login)
        .order_by(scan_events.c.id.desc())
        .limit(1)
    ).scalar()
    if scanned is not None:
        return int(scanned)
    return tx.connection.execute(
        select(documents.c.id)
        .where(
            documents.c.kind == kind,
            documents.c.state == DocumentState.OPEN,
            documents.c.opened_by == login,
            documents.c.told.is_(None),
        )
        .order_by(documents.c.id.desc())
        .limit(1)
    ).scalar()


def _says(row: Row[Any], text: str, sealer: Sealer) -> bool:
    """Whether an open document has these words; capital letters are as good as small ones."""
    at = row._mapping
    patient = sealer.open(at["patient"], b"document")
    told = (*(at[column.name] for column in _SEARCHED), patient.name if patient else None)
    return any(text.casefold() in words.casefold() for words in told if words)


def _waiting(row: Row[Any], sealer: Sealer) -> Waiting:
    at = row._mapping
    patient = sealer.open(at["patient"], b"document")
    return Waiting(
        at["id"],
        at["number"],
        at["party"],
        mask_name(patient.name) if patient and patient.name else None,
        at["department"],
        at["prescriber"],
        at["opened_at"],
        at["line_count"],
        at["touched"],
        at["state"],
        at["name"],
        at["delivery_no"],
        at["prescribed_at"],
    )
