"""追溯查询: the life of one pack as a line of events, and where it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, select

from app.domain.documents import DocumentKind, DocumentState, EarlierUse, Finding
from app.domain.drugs import Drug
from app.domain.personal import mask_name
from app.domain.stock import Lot
from app.domain.submissions import ErrorClass, SubmissionKind, SubmissionState
from app.store.documents import SEALED_AS
from app.store.packs import Pack
from app.store.store import Tx
from app.store.tables.documents import documents, scan_events
from app.store.tables.outbox import outbox, receipts
from app.store.tables.packs import codes

_OUT = "out"  # the claim of leaving the hospital's hands


@dataclass(frozen=True, slots=True)
class Told:
    """A submission that carries the pack, and where it stands. reference: the platform's own number of its receipt."""

    id: str
    kind: SubmissionKind
    state: SubmissionState
    error: ErrorClass | None
    reference: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Undone:
    """Who took an event back, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to the pack.

    by: the person's name. to: supplier, department, or the patient's masked name. lot: the pack's own, or the one the
    books presumed then. finding, reason: what the scan turned out to be, and what the person said to it.
    """

    at: datetime
    kind: DocumentKind
    number: str
    state: DocumentState
    by: str
    place: str
    to: str | None
    units: int
    split: bool
    lot: Lot | None
    finding: Finding
    reason: str | None
    undone: Undone | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """A pack and all that is known of it. out: who has it, or parts of it, now; units_out: how much of it that is."""

    pack: Pack
    drug: Drug | None
    lot: Lot | None
    first_seen_at: datetime
    events: tuple[Event, ...]
    out: tuple[EarlierUse, ...] = ()
    units_out: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """A pack whose code holds the part that was typed."""

    identity: str
    value: str
    drug: str | None
    spec: str | None
    lot: str | None


def life_of(tx: Tx, identity: str) -> Life | None:
    """Everything the books hold of one pack, oldest first; None where it was never seen."""
    pack = tx.packs.look_up(identity)
    if pack is None:
        return None
    uses = tx.packs.active_uses(pack.id, _OUT)
    return Life(
        pack,
        tx.drugs.by_id(pack.drug_id) if pack.drug_id is not None else None,
        tx.stock.lot(pack.lot_id) if pack.lot_id is not None else None,
        tx.connection.execute(select(codes.c.first_seen_at).where(codes.c.id == pack.id)).scalar_one(),
        _events(tx, pack),
        tuple(use.earlier for use in uses),
        sum(use.part.units for use in uses),
    )


def packs_like(tx: Tx, part: str, *, limit: int) -> Sequence[Alike]:
    """Packs whose code holds a part, newest first."""
    escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = tx.connection.execute(
        select(codes.c.identity, codes.c.value, codes.c.drug_id, codes.c.lot_id)
        .where(codes.c.value.like(f"%{escaped}%", escape="\\"))
        .order_by(codes.c.id.desc())
        .limit(limit)
    ).all()
    drugs = tx.drugs.by_ids(row.drug_id for row in rows if row.drug_id is not None)
    lots = tx.stock.lots_by_ids([row.lot_id for row in rows if row.lot_id is not None])
    return [_alike(row, drugs, lots) for row in rows]


def _alike(row: Any, drugs: Mapping[int, Drug], lots: Mapping[int, Lot]) -> Alike:
    drug, lot = drugs.get(row.drug_id), lots.get(row.lot_id)
    return Alike(
        row.identity, row.value, drug.name if drug else None, drug.spec if drug else None, lot.number if lot else None
    )


def _events(tx: Tx, pack: Pack) -> tuple[Event, ...]:
    of_event = tuple(c.label(f"event_{c.name}") for c in scan_events.c)
    rows = tx.connection.execute(
        select(documents, *of_event)
        .join(documents, documents.c.id == scan_events.c.document_id)
        .where(scan_events.c.code == pack.value, scan_events.c.units != 0)
        .order_by(scan_events.c.id)
    ).all()
    names = {account.person.login: account.person.name for account in tx.people.all()}
    undone = {
        row.event_undoes: Undone(names.get(row.event_by, row.event_by), row.event_at)
        for row in rows
        if row.event_undoes is not None
    }
    told = _told(tx, {row.id for row in rows}, pack.value)
    lots = tx.stock.lots_by_ids([row.event_lot_id for row in rows if row.event_lot_id is not None])
    return tuple(
        Event(
            row.event_at,
            row.kind,
            row.number,
            row.state,
            names.get(row.event_by, row.event_by),
            row.place,
            _whom(tx, row),
            row.event_units,
            row.event_split,
            lots.get(row.event_lot_id),
            row.event_finding,
            row.event_reason,
            undone.get(row.event_id),
            told.get(row.id, ()) if row.event_id not in undone else (),
        )
        for row in rows
        if row.event_undoes is None
    )


def _whom(tx: Tx, row: Row[Any]) -> str | None:
    patient = tx.sealer.open(row.patient, SEALED_AS)
    party: str | None = row.party or row.department
    return mask_name(patient.name) if patient and patient.name else party


def _told(tx: Tx, document_ids: set[int], code: str) -> dict[int, tuple[Told, ...]]:
    """By document, the submissions that carry the code."""
    written = msgspec.json.encode(code).decode().strip('"')  # as it stands in a body
    escaped = written.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = tx.connection.execute(
        select(outbox, receipts.c.error, receipts.c.reference)
        .outerjoin(receipts, receipts.c.id == outbox.c.receipt_id)
        .where(outbox.c.document_id.in_(tuple(document_ids)), outbox.c.body.like(f'%"{escaped}"%', escape="\\"))
        .order_by(outbox.c.seq)
    )
    found: dict[int, list[Told]] = defaultdict(list)
    for row in rows:
        found[row.document_id].append(Told(row.id, row.kind, row.state, row.error, row.reference, row.settled_at))
    return {document_id: tuple(told) for document_id, told in found.items()}
