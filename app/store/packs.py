"""Packs and their uses, read and written. Two windows that claim the same pack meet at a unique index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.codes import TraceCode
from app.domain.documents import DocumentKind, EarlierUse
from app.domain.refusals import CodeTaken
from app.domain.stock import UnitsRange
from app.store.intake import parts_of
from app.store.prepared import Prepared
from app.store.tables.documents import documents, lines, scan_events
from app.store.tables.packs import codes, uses


@dataclass(frozen=True, slots=True)
class Pack:
    """One coded pack as the books know it. drug_id, lot_id, level and units are None while nobody knows them."""

    id: int
    value: str
    key: str
    drug_id: int | None
    lot_id: int | None
    level: int | None
    units: int | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Use:
    """A pack, or a part of it, taken for a document."""

    id: int
    code_id: int
    claim: str
    document_id: int
    line_id: int | None
    event_id: int
    part: UnitsRange
    earlier: EarlierUse


def identity_of(code: TraceCode) -> str:
    """What makes two scans the same pack: GTIN and serial for GS1, the whole text otherwise."""
    if code.kind == "gs1" and code.serial is not None:
        return f"{code.key}/{code.serial}"
    return code.value


_PACK = (
    codes.c.id,
    codes.c.value,
    codes.c.key,
    codes.c.drug_id,
    codes.c.lot_id,
    codes.c.level,
    codes.c.units,
    codes.c.place,
)
_USE = (*uses.c, documents.c.number.label("document_number"))

_ONE_PACK = select(*_PACK).where(codes.c.identity == bindparam("identity"))
_USES = (
    select(*_USE)
    .join(documents, documents.c.id == uses.c.document_id)
    .where(uses.c.code_id == bindparam("code"), uses.c.active)
    .order_by(uses.c.id)
)
_FIND, _FIND_LOCKED = Prepared(_ONE_PACK), Prepared(_ONE_PACK.with_for_update())
_ACTIVE, _ACTIVE_OF_CLAIM = Prepared(_USES), Prepared(_USES.where(uses.c.claim == bindparam("claimed")))
_ADD = Prepared(insert(codes).returning(codes.c.id))
_CLAIM = Prepared(insert(uses))


class Packs:
    """The codes and their uses."""

    def __init__(self, connection: Connection, changed: set[str]) -> None:
        self._connection = connection
        self._changed = changed

    def find(self, identity: str) -> Pack | None:
        """The pack, locked against other windows where the database locks rows."""
        question = _FIND if self._connection.dialect.name == "sqlite" else _FIND_LOCKED
        row = question.one(self._connection, {"identity": identity})
        return None if row is None else Pack(*row)

    def look_up(self, identity: str) -> Pack | None:
        """The pack, without locking: for reading views."""
        row = _FIND.one(self._connection, {"identity": identity})
        return None if row is None else Pack(*row)

    def add(
        self,
        code: TraceCode,
        *,
        at: datetime,
        drug_id: int | None,
        lot_id: int | None,
        level: int | None,
        units: int | None,
        place: str | None,
    ) -> Pack:
        """Keep a pack seen for the first time. Raises CodeTaken where another window was quicker: begin anew then."""
        known: dict[str, Any] = {"drug_id": drug_id, "lot_id": lot_id, "level": level, "units": units, "place": place}
        words = {"identity": identity_of(code), "value": code.value, "key": code.key, "first_seen_at": at, **known}
        try:
            (code_id,) = _ADD.all(self._connection, words)[0]
        except IntegrityError as fault:
            raise CodeTaken(code.value) from fault
        self._changed.add("packs")
        return Pack(code_id, code.value, code.key, **known)

    def learn(self, code_id: int, **values: object) -> None:
        """Fill in what has become known: drug_id, lot_id, level, units, place."""
        if values:
            self._connection.execute(update(codes).where(codes.c.id == code_id).values(**values))
            self._changed.add("packs")

    def claim(
        self,
        pack: Pack,
        claim: str,
        part: UnitsRange,
        *,
        kind: DocumentKind,
        document_id: int,
        line_id: int | None,
        event_id: int,
        at: datetime,
        by: str,
        place: str,
    ) -> None:
        """Take the pack, or a part, for a document. Raises CodeTaken where it is taken already: begin anew then."""
        try:
            _CLAIM.run(
                self._connection,
                {
                    "code_id": pack.id,
                    "claim": claim,
                    "kind": kind,
                    "document_id": document_id,
                    "line_id": line_id,
                    "event_id": event_id,
                    "start": part.start,
                    "end": part.end,
                    "active": True,
                    "at": at,
                    "by": by,
                    "place": place,
                },
            )
        except IntegrityError as fault:
            raise CodeTaken(pack.value) from fault
        self._changed.add("packs")

    def active_uses(self, code_id: int, claim: str | None = None) -> tuple[Use, ...]:
        """Who has the pack now, oldest first; of one claim, or of all."""
        asked = {"code": code_id} if claim is None else {"code": code_id, "claimed": claim}
        question = _ACTIVE if claim is None else _ACTIVE_OF_CLAIM
        return tuple(_use(row) for row in question.all(self._connection, asked))

    def of_document(self, document_id: int) -> tuple[tuple[Pack, Use], ...]:
        """Packs a document holds, in the order they were scanned."""
        return self._with_packs(uses.c.document_id == document_id)

    def purchase_of(self, code_id: int) -> tuple[str, str | None] | None:
        """(supplier, invoice number) of the delivery a pack came in with; None where the books do not know it."""
        row = self._connection.execute(
            select(documents.c.party, documents.c.invoice_no)
            .join(uses, uses.c.document_id == documents.c.id)
            .where(
                uses.c.code_id == code_id,
                uses.c.kind == DocumentKind.RECEIVING,
                uses.c.active,
                documents.c.party.is_not(None),
            )
            .order_by(uses.c.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else (row.party, row.invoice_no)

    def used_otherwise(self, key: str, drug_id: int, event_id: int) -> bool:
        """Whether another scan than this one, not taken back, stands by a pack with that key being that drug."""
        undone = scan_events.alias("undone")
        other = (
            select(uses.c.id)
            .join(codes, codes.c.id == uses.c.code_id)
            .where(
                codes.c.drug_id == drug_id,
                codes.c.key == key,
                uses.c.event_id != event_id,
                ~exists().where(undone.c.undoes == uses.c.event_id),
            )
        )
        return self._connection.execute(other.limit(1)).first() is not None

    def uses_of_lines(self, line_ids: Sequence[int]) -> tuple[tuple[Pack, Use], ...]:
        """Packs these lines of a dispensing still have out, in the order they were scanned."""
        papers = select(lines.c.document_id).where(lines.c.id.in_(line_ids))  # uses are found by their document
        out = uses.c.line_id.in_(line_ids) & (uses.c.claim == "out")
        return self._with_packs(uses.c.document_id.in_(papers) & out)

    def _with_packs(self, which: ColumnElement[bool]) -> tuple[tuple[Pack, Use], ...]:
        rows = self._connection.execute(
            select(*_PACK, *_USE)
            .join(codes, codes.c.id == uses.c.code_id)
            .join(documents, documents.c.id == uses.c.document_id)
            .where(which, uses.c.active)
            .order_by(uses.c.id)
        )
        return tuple((Pack(*row[: len(_PACK)]), _use(row[len(_PACK) :])) for row in rows)

    def place(self, document_id: int, place: str | None) -> None:
        """The packs a document holds are at that place now."""
        held = select(uses.c.code_id).where(uses.c.document_id == document_id, uses.c.active)
        self._connection.execute(update(codes).where(codes.c.id.in_(held)).values(place=place))
        self._changed.add("packs")

    def are_of_lot(self, code_ids: Sequence[int], lot_id: int) -> None:
        """These packs, whose lot nobody knew, are of that one."""
        for part in parts_of(code_ids):
            self._connection.execute(update(codes).where(codes.c.id.in_(part)).values(lot_id=lot_id))
        self._changed.add("packs")

    def free(self, document_id: int, *claims: str, by: DocumentKind | None = None) -> None:
        """The packs a document holds may be claimed for these once more; its own claims stand.

        by: only what documents of this kind claimed.
        """
        held = select(uses.c.code_id).where(uses.c.document_id == document_id, uses.c.active)
        ended = [uses.c.active, uses.c.claim.in_(claims), uses.c.document_id != document_id, uses.c.code_id.in_(held)]
        if by is not None:
            ended.append(uses.c.kind == by)
        self._connection.execute(update(uses).where(*ended).values(active=False))
        self._changed.add("packs")

    def release_event(self, event_id: int) -> None:
        """Give back what one scan took."""
        self._connection.execute(update(uses).where(uses.c.event_id == event_id, uses.c.active).values(active=False))
        self._changed.add("packs")

    def release(self, use_ids: tuple[int, ...]) -> None:
        """Give back these uses: the pack was returned, or its document was cancelled."""
        if use_ids:
            self._connection.execute(update(uses).where(uses.c.id.in_(use_ids)).values(active=False))
            self._changed.add("packs")

    def release_document(self, document_id: int) -> None:
        """Give back everything a cancelled document held."""
        self._connection.execute(
            update(uses).where(uses.c.document_id == document_id, uses.c.active).values(active=False)
        )
        self._changed.add("packs")


def _use(row: Sequence[Any]) -> Use:
    """Of the columns _USE."""
    use_id, code_id, claim, kind, document_id, line_id, event_id, start, end, _active, at, by, place, number = row
    earlier = EarlierUse(number, kind, by, at, place)
    return Use(use_id, code_id, claim, document_id, line_id, event_id, UnitsRange(start, end), earlier)
