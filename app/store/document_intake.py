"""Documents that other systems order: prescriptions and deliveries, compared and written in bulk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from app.domain.documents import DocumentKind, DocumentState, Head
from app.domain.submissions import Patient
from app.store.documents import SEALED_AS, head_columns
from app.store.intake import parts_of
from app.store.sealing import Sealer
from app.store.tables.documents import documents, lines, scan_events

_KEPT = ("number", "kind", "place", "opened_at", "opened_by")
"""Of the head, when it is brought up to date."""


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line as it was ordered."""

    drug_id: int
    needed: int
    price: int | None = None
    lot_id: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A document as it was ordered. digest: of everything that was told but the patient."""

    head: Head
    lines: tuple[ToldLine, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document of that number that is here already.

    digest: of what was told last; None for a document that was opened here. begun: somebody scanned or counted.
    """

    id: int
    state: DocumentState
    digest: str | None
    patient: Patient | None
    begun: bool


class DocumentIntake:
    """Ordered documents."""

    def __init__(self, connection: Connection, changed: set[str], sealer: Sealer) -> None:
        self._connection = connection
        self._changed = changed
        self._sealer = sealer

    def known(self, kind: DocumentKind, numbers: Collection[str]) -> dict[str, Known]:
        """Those of the numbers that are here, locked against other windows until the transaction ends."""
        found = {}
        for part in parts_of(numbers):
            question = select(
                documents.c.id, documents.c.number, documents.c.state, documents.c.told, documents.c.patient
            ).where(documents.c.kind == kind, documents.c.number.in_(part))
            if self._connection.dialect.name != "sqlite":
                question = question.with_for_update()
            rows = self._connection.execute(question).all()
            begun = self._begun([row.id for row in rows])
            for row in rows:
                patient = self._sealer.open(row.patient, SEALED_AS)
                found[row.number] = Known(row.id, row.state, row.told, patient, row.id in begun)
        return found

    def open(self, told: Sequence[Told]) -> None:
        """Open them, with their lines."""
        for part in parts_of(told):
            rows = [
                {**head_columns(each.head, self._sealer), "state": DocumentState.OPEN, "told": each.digest}
                for each in part
            ]
            statement = insert(documents).returning(documents.c.id, sort_by_parameter_order=True)
            ids = self._connection.execute(statement, rows).scalars().all()
            self._add_lines(
                [
                    _line(document_id, position, line)
                    for document_id, each in zip(ids, part, strict=True)
                    for position, line in enumerate(each.lines, start=1)
                ]
            )
            self._changed.add("documents")

    def bring_up_to_date(self, document_id: int, told: Told) -> None:
        """Replace what was ordered; only for an open document nobody has begun. Its lines keep their places."""
        columns = head_columns(told.head, self._sealer)
        for name in _KEPT:
            del columns[name]
        self._connection.execute(
            update(documents).where(documents.c.id == document_id).values(**columns, told=told.digest)
        )
        rows = self._connection.execute(
            select(lines.c.id).where(lines.c.document_id == document_id).order_by(lines.c.position)
        )
        ids = list(rows.scalars())
        for position, (line_id, line) in enumerate(zip(ids, told.lines, strict=False), start=1):
            self._connection.execute(
                update(lines).where(lines.c.id == line_id).values(**_line(document_id, position, line), reason=None)
            )
        surplus = ids[len(told.lines) :]
        if surplus:
            self._connection.execute(delete(lines).where(lines.c.id.in_(surplus)))
        first = len(ids) + 1
        self._add_lines([_line(document_id, at, line) for at, line in enumerate(told.lines[len(ids) :], start=first)])
        self._changed.add("documents")

    def _add_lines(self, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(lines), rows)

    def _begun(self, ids: list[int]) -> set[int]:
        if not ids:
            return set()
        scanned = select(scan_events.c.document_id).where(scan_events.c.document_id.in_(ids))
        by_hand = select(lines.c.document_id).where(lines.c.document_id.in_(ids), lines.c.by_hand != 0)
        return set(self._connection.execute(scanned.union(by_hand)).scalars())


def _line(document_id: int, position: int, line: ToldLine) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "position": position,
        "drug_id": line.drug_id,
        "needed": line.needed,
        "by_hand": 0,
        "price": line.price,
        "lot_id": line.lot_id,
    }
