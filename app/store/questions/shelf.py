"""What is on the shelf, for people who choose: drugs with their stock, and the lot that goes out first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.domain.documents import DocumentKind
from app.domain.drugs import Drug
from app.domain.stock import Lot
from app.store.store import Tx
from app.store.tables.documents import documents
from app.store.tables.stock import lots, movements


@dataclass(frozen=True, slots=True)
class DrugChoice:
    """A drug in a drop-down. on_hand: units at the place that asks; None where nobody looked."""

    drug: Drug
    on_hand: int | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A drug at a place. first: the lot to go out first; None where no lot is on hand."""

    on_hand: int
    first: Lot | None


def choices(tx: Tx, words: str, place: str, *, limit: int) -> Sequence[DrugChoice]:
    """Drugs that have the words, with their stock."""
    found = tx.drugs.search(words, limit=limit)
    on_hand = tx.stock.on_hand_of([drug.id for drug in found], place) if found else {}
    return [DrugChoice(drug, on_hand.get(drug.id, 0)) for drug in found]


def shelves(tx: Tx, drug_ids: Sequence[int], place: str) -> dict[int, Shelf]:
    """By drug, in one question for all."""
    units = func.sum(movements.c.units)
    rows = tx.connection.execute(
        select(lots, units.label("units"), movements.c.drug_id.label("of_drug"))
        .select_from(movements.outerjoin(lots, lots.c.id == movements.c.lot_id))
        .where(movements.c.place == place, movements.c.drug_id.in_(tuple(drug_ids)))
        .group_by(movements.c.drug_id, movements.c.lot_id, *lots.c)
        .order_by(lots.c.expires_on.is_(None), lots.c.expires_on, lots.c.id)
    )
    found: dict[int, Shelf] = {}
    for row in rows:
        words = dict(row._mapping)
        on_hand, drug_id = int(words.pop("units")), words.pop("of_drug")
        before = found.get(drug_id, Shelf(0, None))
        lot = Lot(**words) if words["id"] is not None and on_hand > 0 else None
        found[drug_id] = Shelf(before.on_hand + on_hand, before.first or lot)
    return found


def parties(tx: Tx, kinds: Sequence[DocumentKind], *, limit: int = 500) -> Sequence[str]:
    """Whom documents of these kinds came from or went to, the newest first."""
    newest = func.max(documents.c.opened_at)
    rows = tx.connection.execute(
        select(documents.c.party)
        .where(documents.c.kind.in_(tuple(kinds)), documents.c.party.is_not(None))
        .group_by(documents.c.party)
        .order_by(newest.desc(), documents.c.party)
        .limit(limit)
    )
    return list(rows.scalars())
