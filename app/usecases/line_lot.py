"""The lot of a line, typed from the pack: trace codes of twenty digits do not tell it.

Used where goods come in (入库) and where the first stocktake finds what the books never had.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from app.domain.documents import Document, DocumentKind, Line
from app.domain.people import Person
from app.domain.refusals import BadLot, GoodsExpired, LotDiffers, NoSuchLine
from app.domain.stock import Lot
from app.store import Tx
from app.usecases.counter import Counter
from app.usecases.rights import RIGHT_FOR
from app.usecases.scanning import open_document

_LONGEST = 30  # of the platform's manu_lotnum


@dataclass(frozen=True, slots=True)
class LotOnPack:
    """What stands on the pack. None: not typed, so nothing is said of it. price: 1/10000 yuan per pack."""

    number: str
    made_on: date | None = None
    expires_on: date | None = None
    price: int | None = None


def known_lot(drug_id: int, number: str, *, counter: Counter) -> Lot | None:
    """The lot of that number, if the books have it: its dates need not be typed again."""
    with counter.store.reading() as tx:
        return tx.stock.find_lot(drug_id, _plain(number))


def set_lot(
    document_id: int, line_id: int, told: LotOnPack, *, actor: Person, counter: Counter, correct: bool = False
) -> Line:
    """Say which lot a line is. Scans of the line that do not tell their lot take it too.

    correct: dates the books know otherwise are corrected, with an entry in the audit.
    Raises BadLot, LotDiffers, GoodsExpired, NoSuchLine, DocumentClosed; then nothing was written.
    """
    with counter.store.writing() as tx:
        document, line = _line(tx, document_id, line_id, actor)
        number = _plain(told.number)
        _check(tx, document, line, number, told, counter.today())
        known = tx.stock.find_lot(line.drug_id, number)
        if known is not None and _differs(known, told):
            if not correct:
                raise LotDiffers(number, known.made_on, known.expires_on)
            _correct(tx, known, told, actor=actor, counter=counter)
        supplier = document.head.party if document.head.kind is DocumentKind.RECEIVING else None
        lot = tx.stock.put_lot(
            line.drug_id,
            number,
            made_on=told.made_on,
            expires_on=told.expires_on,
            supplier=supplier,
            price=told.price,
        )
        price = {} if told.price is None else {"price": told.price}
        return tx.documents.amend_line(line_id, lot_id=lot.id, **price)


def another_lot(document_id: int, line_id: int, *, actor: Person, counter: Counter) -> Line:
    """The rest of a line is of another lot: close the line with what it has, and answer a new one for the rest.

    A line that has nothing yet is that line, unless the books have a lot for it: found was another one beside that.
    Raises NoSuchLine, DocumentClosed, NotAllowed.
    """
    with counter.store.writing() as tx:
        document, line = _line(tx, document_id, line_id, actor)
        if not line.total and not line.book:
            return line
        if document.head.kind is DocumentKind.STOCKTAKE:
            return tx.documents.add_line(document_id, line.drug_id, needed=None, book=0)
        tx.documents.amend_line(line_id, needed=line.total)
        rest = None if line.needed is None else max(line.needed - line.total, 0)
        return tx.documents.add_line(document_id, line.drug_id, needed=rest, price=line.price)


def _line(tx: Tx, document_id: int, line_id: int, actor: Person) -> tuple[Document, Line]:
    document = open_document(tx, document_id)
    actor.require(RIGHT_FOR[document.head.kind])
    line = tx.documents.line(document_id, line_id)
    if line is None:
        raise NoSuchLine(document.head.number, line_id)
    return document, line


def _plain(number: str) -> str:
    """Full-width letters and digits of an input method become plain ones."""
    return unicodedata.normalize("NFKC", number).strip()


def _check(tx: Tx, document: Document, line: Line, number: str, told: LotOnPack, today: date) -> None:
    if not number:
        raise BadLot(number, "no_number")
    if len(number) > _LONGEST:
        raise BadLot(number, "too_long")
    if told.made_on is not None and told.made_on > today:
        raise BadLot(number, "made_later")
    if told.made_on is not None and told.expires_on is not None and told.expires_on < told.made_on:
        raise BadLot(number, "ends_before")
    if document.head.kind is DocumentKind.STOCKTAKE:
        _check_counted(tx, document, line, number)
    elif told.expires_on is not None and told.expires_on < today:
        raise GoodsExpired(number, told.expires_on)


def _check_counted(tx: Tx, document: Document, line: Line, number: str) -> None:
    """The lot of units that stand in the books cannot become another one by counting them."""
    own = tx.stock.lot(line.lot_id) if line.lot_id is not None else None
    if line.book and (own is None or own.number != number):
        raise BadLot(number, "booked")
    lot = tx.stock.find_lot(line.drug_id, number)
    others = tx.documents.lines_for(document.id, line.drug_id)
    if lot is not None and any(other.lot_id == lot.id and other.id != line.id for other in others):
        raise BadLot(number, "on_list")


def _differs(known: Lot, told: LotOnPack) -> bool:
    pairs = ((known.made_on, told.made_on), (known.expires_on, told.expires_on))
    return any(there is not None and here is not None and there != here for there, here in pairs)


def _correct(tx: Tx, known: Lot, told: LotOnPack, *, actor: Person, counter: Counter) -> None:
    dates = {"made_on": told.made_on or known.made_on, "expires_on": told.expires_on or known.expires_on}
    tx.stock.correct_lot(known.id, **dates)
    before = {"made_on": str(known.made_on), "expires_on": str(known.expires_on)}
    after = {name: str(value) for name, value in dates.items()}
    tx.audit.note(actor.login, "correct lot", known.number, at=counter.clock(), before=before, after=after)
