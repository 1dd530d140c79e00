"""Documents, lines and scan events, read and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, case, exists, func, insert, select, update

from app.domain.documents import Document, DocumentKind, DocumentState, EarlierUse, Finding, Head, Line, ScanEvent
from app.domain.refusals import NoSuchDocument
from app.domain.submissions import Visit
from app.domain.verdict import Verdict
from app.store.numbering import next_number
from app.store.prepared import Prepared
from app.store.sealing import Sealer
from app.store.tables.documents import documents, lines, scan_events

SEALED_AS = b"document"
_HEAD = tuple(field.name for field in fields(Head))
_EVENT = tuple(scan_events.c[field.name] for field in fields(ScanEvent))
_VISIT, _PATIENT = _HEAD.index("visit"), _HEAD.index("patient")
_UNDO = scan_events.alias("undo")
_GOT = (
    select(func.coalesce(func.sum(scan_events.c.units), 0))
    .where(scan_events.c.line_id == lines.c.id)
    .scalar_subquery()
    .label("got")
)
"""The sum of a line's scans, inverse ones included, as a correlated question."""
_LINE = tuple(_GOT if field.name == "got" else lines.c[field.name] for field in fields(Line))

_SELECT = select(documents.c.id, documents.c.state, documents.c.closed_at, documents.c.closed_by).add_columns(
    *(documents.c[name] for name in _HEAD)
)
_ONE = _SELECT.where(documents.c.id == bindparam("document"))
_OF_IT = select(*_LINE).where(lines.c.document_id == bindparam("document")).order_by(lines.c.position)
_IS_COMPLETE = case((lines.c.needed.is_not(None) & (lines.c.by_hand + _GOT >= lines.c.needed), 1))

_BY_ID, _BY_ID_LOCKED = Prepared(_ONE), Prepared(_ONE.with_for_update())
_LINES = Prepared(_OF_IT)
_LINES_OF_DRUG = Prepared(_OF_IT.where(lines.c.drug_id == bindparam("drug")))
_ONE_LINE = Prepared(_OF_IT.where(lines.c.id == bindparam("line")))
_LINE_ANSWERING = Prepared(_OF_IT.where(lines.c.source_line_id == bindparam("source")))
_COMPLETE = Prepared(select(func.count(), func.count(_IS_COMPLETE)).where(lines.c.document_id == bindparam("document")))
_ADD_EVENT = Prepared(insert(scan_events).returning(scan_events.c.id))


class Documents:
    """The paper of the counter."""

    def __init__(self, connection: Connection, changed: set[str], sealer: Sealer) -> None:
        self._connection = connection
        self._changed = changed
        self._sealer = sealer

    def open(self, head: Head) -> int:
        """Start a document; answers its id."""
        values = head_columns(head, self._sealer)
        added: int = self._connection.execute(
            insert(documents).values(**values, state=DocumentState.OPEN).returning(documents.c.id)
        ).scalar_one()
        self._changed.add("documents")
        return added

    def next_number(self, prefix: str, day: date) -> str:
        """A number nobody has had: prefix, day, running number, for example PD20261120-0003."""
        return f"{prefix}{day:%Y%m%d}-{next_number(self._connection, f'{prefix}{day:%Y%m%d}'):04d}"

    def add_line(
        self,
        document_id: int,
        drug_id: int,
        *,
        needed: int | None,
        price: int | None = None,
        lot_id: int | None = None,
        book: int | None = None,
        source_line_id: int | None = None,
    ) -> Line:
        """Add a line at the end."""
        position = self._connection.execute(
            select(func.coalesce(func.max(lines.c.position), 0) + 1).where(lines.c.document_id == document_id)
        ).scalar_one()
        row = self._connection.execute(
            insert(lines)
            .values(
                document_id=document_id,
                position=position,
                drug_id=drug_id,
                needed=needed,
                by_hand=0,
                price=price,
                lot_id=lot_id,
                book=book,
                source_line_id=source_line_id,
            )
            .returning(*lines.c)
        ).one()
        self._changed.add("documents")
        return Line(**dict(row._mapping))

    def add_counting_lines(self, document_id: int, book: Sequence[tuple[int, int | None, int]]) -> None:
        """The lines of a stocktake: (drug, lot, units in the books), in this order."""
        rows = [
            {
                "document_id": document_id,
                "position": position,
                "drug_id": drug_id,
                "by_hand": 0,
                "lot_id": lot_id,
                "book": units,
            }
            for position, (drug_id, lot_id, units) in enumerate(book, 1)
        ]
        if rows:
            self._connection.execute(insert(lines), rows)
            self._changed.add("documents")

    def amend_line(self, line_id: int, **values: object) -> Line:
        """Change needed, by_hand, reason, lot_id or price of a line; answers it as it stands then."""
        self._connection.execute(update(lines).where(lines.c.id == line_id).values(**values))
        self._changed.add("documents")
        return Line(*self._connection.execute(select(*_LINE).where(lines.c.id == line_id)).one())

    def open_answer_to(self, kind: DocumentKind, source: str) -> int | None:
        """The open document of a kind that answers another one, or None."""
        return self._connection.execute(
            select(documents.c.id).where(
                documents.c.kind == kind, documents.c.source == source, documents.c.state == DocumentState.OPEN
            )
        ).scalar()

    def returned_units(self, document_id: int) -> dict[int, int]:
        """Per line of a dispensing, the units confirmed returns took back."""
        back, sold = lines.alias("back"), lines
        scanned = (
            select(func.coalesce(func.sum(scan_events.c.units), 0))
            .where(scan_events.c.line_id == back.c.id)
            .scalar_subquery()
        )
        rows = self._connection.execute(
            select(sold.c.id, func.sum(back.c.by_hand + scanned))
            .join(back, back.c.source_line_id == sold.c.id)
            .join(documents, documents.c.id == back.c.document_id)
            .where(sold.c.document_id == document_id, documents.c.state == DocumentState.DONE)
            .group_by(sold.c.id)
        )
        return {line_id: int(units) for line_id, units in rows}

    def amend_head(self, document_id: int, **values: object) -> None:
        """Change members of the head other than patient and visit."""
        self._connection.execute(update(documents).where(documents.c.id == document_id).values(**values))
        self._changed.add("documents")

    def get(self, document_id: int, *, lock: bool = False) -> Document:
        """The document with its lines and what each has got. Raises NoSuchDocument.

        lock: keep other windows out of it until the transaction ends; a use case that writes asks for it.
        """
        document = self.head(document_id, lock=lock)
        return replace(document, lines=self._lines(_LINES, document_id))

    def head(self, document_id: int, *, lock: bool = False, person: bool = True) -> Document:
        """The document without its lines, for a scan that looks at one drug only. Raises NoSuchDocument.

        person: False leaves patient and visit unread, and None.
        """
        locking = lock and self._connection.dialect.name != "sqlite"
        row = (_BY_ID_LOCKED if locking else _BY_ID).one(self._connection, {"document": document_id})
        if row is None:
            raise NoSuchDocument(str(document_id))
        return self._document(row, person=person)

    def lines_for(self, document_id: int, drug_id: int) -> tuple[Line, ...]:
        """The lines of one drug, with what each has got."""
        return self._lines(_LINES_OF_DRUG, document_id, drug=drug_id)

    def line(self, document_id: int, line_id: int) -> Line | None:
        """One line, with what it has got."""
        found = self._lines(_ONE_LINE, document_id, line=line_id)
        return found[0] if found else None

    def line_answering(self, document_id: int, source_line_id: int | None) -> Line | None:
        """The line of a return that takes back a line of its dispensing, with what it has got."""
        found = self._lines(_LINE_ANSWERING, document_id, source=source_line_id)
        return found[0] if found else None

    def came_back(self, code: str, source: str | None) -> EarlierUse | None:
        """The confirmed return by which a pack came back from a dispensing, or None."""
        row = self._connection.execute(
            select(documents.c.number, documents.c.kind, scan_events.c.by, scan_events.c.at, documents.c.place)
            .join(documents, documents.c.id == scan_events.c.document_id)
            .where(
                scan_events.c.code == code,
                scan_events.c.units > 0,
                documents.c.kind == DocumentKind.TAKE_BACK,
                documents.c.source == source,
                documents.c.state == DocumentState.DONE,
                ~exists().where(_UNDO.c.undoes == scan_events.c.id),
            )
            .order_by(scan_events.c.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else EarlierUse(*row)

    def all_complete(self, document_id: int) -> bool:
        """Whether every line has what it asked for. False without lines or asked quantities."""
        ((every, complete),) = _COMPLETE.all(self._connection, {"document": document_id})
        return bool(every) and every == complete

    def units_by_lot(self, document_id: int, drug_id: int, *, from_position: int = 1) -> dict[int, int]:
        """What stands scanned of a drug, by lot; of the lines from a position on. Without what has no lot."""
        of_drug = select(lines.c.id).where(
            lines.c.document_id == document_id, lines.c.drug_id == drug_id, lines.c.position >= from_position
        )
        rows = self._connection.execute(
            select(scan_events.c.lot_id, func.sum(scan_events.c.units))
            .where(scan_events.c.line_id.in_(of_drug), scan_events.c.lot_id.is_not(None))
            .group_by(scan_events.c.lot_id)
        )
        return {lot_id: int(units) for lot_id, units in rows}

    def find(self, kind: DocumentKind, number: str) -> Document | None:
        """The document of a number, or None."""
        question = _SELECT.where(documents.c.kind == kind, documents.c.number == number)
        row = self._connection.execute(question).one_or_none()
        if row is None:
            return None
        document = self._document(row)
        return replace(document, lines=self._lines(_LINES, document.id))

    def close(self, document_id: int, state: DocumentState, *, at: datetime, by: str) -> None:
        """Settle it; it takes no more scans."""
        self._connection.execute(
            update(documents).where(documents.c.id == document_id).values(state=state, closed_at=at, closed_by=by)
        )
        self._changed.add("documents")

    def add_event(
        self,
        document_id: int,
        *,
        shown: str,
        verdict: Verdict,
        finding: Finding,
        at: datetime,
        by: str,
        units: int = 0,
        line_id: int | None = None,
        code: str | None = None,
        split: bool = False,
        lot_id: int | None = None,
        undoes: int | None = None,
        reason: str | None = None,
    ) -> int:
        """Keep a scan; answers its id."""
        ((added,),) = _ADD_EVENT.all(
            self._connection,
            {
                "document_id": document_id,
                "line_id": line_id,
                "code": code,
                "shown": shown,
                "verdict": verdict,
                "finding": finding,
                "units": units,
                "split": split,
                "lot_id": lot_id,
                "undoes": undoes,
                "reason": reason,
                "at": at,
                "by": by,
            },
        )
        self._changed.add("documents")
        return int(added)

    def event(self, event_id: int) -> ScanEvent | None:
        """One scan."""
        row = self._connection.execute(select(scan_events).where(scan_events.c.id == event_id)).one_or_none()
        return None if row is None else ScanEvent(**dict(row._mapping))

    def standing_events(self, document_id: int) -> Sequence[ScanEvent]:
        """Scans that were not taken back, in order."""
        undone = select(scan_events.c.undoes).where(
            scan_events.c.document_id == document_id, scan_events.c.undoes.is_not(None)
        )
        rows = self._connection.execute(
            select(scan_events)
            .where(
                scan_events.c.document_id == document_id,
                scan_events.c.undoes.is_(None),
                scan_events.c.id.not_in(undone),
            )
            .order_by(scan_events.c.id)
        )
        return [ScanEvent(**dict(row._mapping)) for row in rows]

    def left_the_list(self, document_id: int, code: str | None) -> tuple[ScanEvent, int] | None:
        """The newest scan of a code that lay on the trouble list and was taken off it, with its inverse's id."""
        row = self._connection.execute(
            select(*_EVENT, _UNDO.c.id)
            .join(_UNDO, _UNDO.c.undoes == scan_events.c.id)
            .where(
                scan_events.c.document_id == document_id,
                scan_events.c.code == code,
                scan_events.c.line_id.is_(None),
            )
            .order_by(scan_events.c.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else (ScanEvent(*row[:-1]), int(row[-1]))

    def _document(self, row: Sequence[Any], *, person: bool = True) -> Document:
        """Of the columns _SELECT, without lines."""
        document_id, state, closed_at, closed_by, *head = row
        visit, patient = head[_VISIT], head[_PATIENT]
        head[_VISIT] = msgspec.json.decode(visit, type=Visit) if person and visit is not None else None
        head[_PATIENT] = self._sealer.open(patient, SEALED_AS) if person else None
        return Document(document_id, Head(*head), state, (), closed_at, closed_by)

    def _lines(self, question: Prepared, document_id: int, **asked: object) -> tuple[Line, ...]:
        return tuple(Line(*row) for row in question.all(self._connection, {"document": document_id, **asked}))


def head_columns(head: Head, sealer: Sealer) -> dict[str, Any]:
    """The head as its columns: the patient sealed, and the digest a card finds the document by."""
    values = {name: getattr(head, name) for name in _HEAD}
    values["visit"] = None if head.visit is None else msgspec.json.encode(head.visit).decode()
    values["patient"] = sealer.seal(head.patient, SEALED_AS)
    values["person"] = sealer.digest(head.patient.id_number) if head.patient else None
    return values


def head_values(head: Head) -> dict[str, object]:
    """The head as plain values, for the audit: personal data left out."""
    values = asdict(head)
    del values["patient"]
    return values
