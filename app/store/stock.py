"""Lots and movements, read and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.documents import DocumentState
from app.domain.stock import Lot, Movement, Reason
from app.store.prepared import Prepared
from app.store.tables.catalogue import drugs
from app.store.tables.documents import documents, lines, scan_events
from app.store.tables.stock import lots, movements

_LOT = tuple(lots.c[field.name] for field in fields(Lot))

_LOT_BY_ID = Prepared(select(*_LOT).where(lots.c.id == bindparam("lot")))
_LOT_BY_NUMBER = Prepared(
    select(*_LOT).where(lots.c.drug_id == bindparam("drug"), lots.c.number == bindparam("printed"))
)


class Stock:
    """What is where. On hand is the sum of movements; nothing else is kept of it."""

    def __init__(self, connection: Connection, changed: set[str]) -> None:
        self._connection = connection
        self._changed = changed

    def lot(self, lot_id: int) -> Lot:
        """A lot of a row number that came out of this database."""
        (row,) = _LOT_BY_ID.all(self._connection, {"lot": lot_id})
        return Lot(*row)

    def lots_by_ids(self, ids: Sequence[int]) -> dict[int, Lot]:
        """Several at once."""
        wanted = tuple(set(ids))
        rows = self._connection.execute(select(*_LOT).where(lots.c.id.in_(wanted))) if wanted else ()
        return {row.id: Lot(*row) for row in rows}

    def find_lot(self, drug_id: int, number: str) -> Lot | None:
        """The lot of a drug by its printed number."""
        row = _LOT_BY_NUMBER.one(self._connection, {"drug": drug_id, "printed": number})
        return None if row is None else Lot(*row)

    def put_lot(
        self,
        drug_id: int,
        number: str,
        *,
        made_on: date | None = None,
        expires_on: date | None = None,
        supplier: str | None = None,
        price: int | None = None,
    ) -> Lot:
        """Find or add the lot. What is known is never overwritten by nothing, and never by something else unasked."""
        told: dict[str, Any] = {"made_on": made_on, "expires_on": expires_on, "supplier": supplier, "price": price}
        old = self.find_lot(drug_id, number)
        if old is not None:
            return self.learn(old, **told)
        try:
            with self._connection.begin_nested():
                new = insert(lots).values(drug_id=drug_id, number=number, **told).returning(*_LOT)
                row = self._connection.execute(new).one()
        except IntegrityError:  # another window met the lot in the same moment
            return self.put_lot(drug_id, number, **told)
        self._changed.add("stock")
        return Lot(*row)

    def learn(self, lot: Lot, **told: Any) -> Lot:
        """Fill in what nobody knew of a lot; answers it as it is now."""
        news = {name: value for name, value in told.items() if value is not None and getattr(lot, name) is None}
        if not news:
            return lot
        row = self._connection.execute(update(lots).where(lots.c.id == lot.id).values(**news).returning(*_LOT)).one()
        self._changed.add("stock")
        return Lot(*row)

    def correct_lot(self, lot_id: int, *, made_on: date | None, expires_on: date | None) -> None:
        """Put other dates in place of wrong ones: a person looked at the pack and said so."""
        self._connection.execute(update(lots).where(lots.c.id == lot_id).values(made_on=made_on, expires_on=expires_on))
        self._changed.add("stock")

    def lots_of(self, drug_id: int, place: str) -> tuple[tuple[Lot, int], ...]:
        """Lots of a drug with units on hand at a place, first expiry first; lots without an expiry come last."""
        on_hand = func.sum(movements.c.units)
        rows = self._connection.execute(
            select(*_LOT, on_hand)
            .join(movements, movements.c.lot_id == lots.c.id)
            .where(movements.c.drug_id == drug_id, movements.c.place == place)
            .group_by(lots.c.id)
            .having(on_hand > 0)
            .order_by(lots.c.expires_on.is_(None), lots.c.expires_on, lots.c.id)
        )
        return tuple((Lot(*row[:-1]), int(row[-1])) for row in rows)

    def places_of(self, lot: Lot) -> dict[str, int]:
        """Units of a lot on hand by place, most first; places that have none are left out."""
        on_hand = func.sum(movements.c.units)
        rows = self._connection.execute(
            select(movements.c.place, on_hand)
            .where(movements.c.drug_id == lot.drug_id, movements.c.lot_id == lot.id)
            .group_by(movements.c.place)
            .having(on_hand > 0)
            .order_by(on_hand.desc(), movements.c.place)
        )
        return {place: int(units) for place, units in rows}

    def purchases_of(self, lot: Lot) -> list[tuple[str, str | None]]:
        """(supplier, invoice number) of the deliveries a lot came with, newest first."""
        rows = self._connection.execute(
            select(documents.c.party, documents.c.invoice_no)
            .where(
                documents.c.id.in_(
                    select(movements.c.document_id).where(
                        movements.c.drug_id == lot.drug_id,
                        movements.c.lot_id == lot.id,
                        movements.c.reason == Reason.RECEIVED,
                    )
                ),
                documents.c.party.is_not(None),
            )
            .order_by(documents.c.id.desc())
        )
        return [(party, invoice_no) for party, invoice_no in rows]

    def on_hand(self, drug_id: int, place: str, lot_id: int | None = None) -> int:
        """Units of a drug, or of one of its lots, at a place."""
        question = select(func.coalesce(func.sum(movements.c.units), 0)).where(
            movements.c.drug_id == drug_id, movements.c.place == place
        )
        if lot_id is not None:
            question = question.where(movements.c.lot_id == lot_id)
        return int(self._connection.execute(question).scalar_one())

    def on_hand_of(self, drug_ids: Sequence[int], place: str) -> dict[int, int]:
        """Units per drug at a place, for many drugs in one question."""
        rows = self._connection.execute(
            select(movements.c.drug_id, func.sum(movements.c.units))
            .where(movements.c.place == place, movements.c.drug_id.in_(drug_ids))
            .group_by(movements.c.drug_id)
        )
        return {drug_id: int(units) for drug_id, units in rows}

    def book(self, place: str, drug_ids: Sequence[int] | None = None) -> list[tuple[int, int | None, int]]:
        """What the books say of a place: (drug, lot, units), without what has run out; of some drugs, or of all.

        Drugs of the scope without stock stand with lot None and 0, so that they can be counted too.
        """
        units = func.sum(movements.c.units)
        question = (
            select(movements.c.drug_id, movements.c.lot_id, units)
            .join(drugs, drugs.c.id == movements.c.drug_id)
            .where(movements.c.place == place)
            .group_by(movements.c.drug_id, movements.c.lot_id, drugs.c.name)
            .having(units != 0)
            .order_by(drugs.c.name, movements.c.drug_id, movements.c.lot_id)
        )
        if drug_ids is not None:
            question = question.where(movements.c.drug_id.in_(drug_ids))
        found = [(drug_id, lot_id, int(amount)) for drug_id, lot_id, amount in self._connection.execute(question)]
        stocked = {drug_id for drug_id, _, _ in found}
        return found + [(drug_id, None, 0) for drug_id in drug_ids or () if drug_id not in stocked]

    def lots_moved(self, document_id: int) -> dict[int, int]:
        """Per line of a document, the lot most of its units moved in."""
        rows = self._connection.execute(
            select(movements.c.line_id, movements.c.lot_id)
            .where(
                movements.c.document_id == document_id,
                movements.c.lot_id.is_not(None),
                movements.c.line_id.is_not(None),
            )
            .group_by(movements.c.line_id, movements.c.lot_id)
            .order_by(func.abs(func.sum(movements.c.units)), movements.c.lot_id.desc())
        )
        return {int(line_id): int(lot_id) for line_id, lot_id in rows}  # the last, with most units, stays

    def uncoded_out(self, line_id: int) -> list[tuple[int | None, int]]:
        """Of a dispensed line, the units that left without a code and have not come back, by lot.

        What moved on the line and on its confirmed returns, less what was scanned on them.
        """
        done = and_(documents.c.id == lines.c.document_id, documents.c.state == DocumentState.DONE)
        these = (
            select(lines.c.id)
            .join(documents, done)
            .where(or_(lines.c.id == line_id, lines.c.source_line_id == line_id))
        )
        papers = select(lines.c.document_id).where(or_(lines.c.id == line_id, lines.c.source_line_id == line_id))
        moved = self._connection.execute(
            select(movements.c.lot_id, func.sum(movements.c.units))
            .where(movements.c.document_id.in_(papers), movements.c.line_id.in_(these))
            .group_by(movements.c.lot_id)
        )
        out = {lot_id: -int(units) for lot_id, units in moved}
        sign = case((lines.c.id == line_id, 1), else_=-1)
        scanned = self._connection.execute(
            select(scan_events.c.lot_id, func.sum(sign * scan_events.c.units))
            .join(lines, lines.c.id == scan_events.c.line_id)
            .where(scan_events.c.line_id.in_(these))
            .group_by(scan_events.c.lot_id)
        )
        for lot_id, units in scanned:
            out[lot_id] = out.get(lot_id, 0) - int(units)
        return [(lot_id, units) for lot_id, units in out.items() if units > 0]

    def post(self, movement: Movement) -> None:
        """Add a movement. There is no way to change one."""
        self._connection.execute(insert(movements).values(**asdict(movement)))
        self._changed.add("stock")
