"""Stock for tests: a delivery taken in, an order waiting, a GS1 text."""

from __future__ import annotations

from datetime import date

from app.domain.documents import DocumentKind, Head
from app.domain.identifiers import KeyType, Source
from app.usecases import receive
from app.usecases.line_lot import LotOnPack, set_lot
from tests.usecases.conftest import STOREKEEPER, House

GTIN = "06901234567892"
MADE, EXPIRES = date(2025, 6, 1), date(2027, 5, 31)


def gs1(serial: str, *, lot: str = "L1", expires: str = "270531") -> str:
    """A GS1 text with lot and expiry, as a scanner with AIM identifier sends it."""
    return f"]d201{GTIN}17{expires}10{lot}\x1d21{serial}"


def knows_gtin(house: House, drug_id: int, units: int) -> None:
    """The GTIN of `gs1` is that drug."""
    with house.store.writing() as tx:
        tx.identifiers.add(
            GTIN, KeyType.GTIN14, drug_id, level=1, units=units, source=Source.IMPORTED, by="x", at=house.clock()
        )


def order(house: House, number: str, *lines: tuple[int, int]) -> int:
    """An imported order: (drug, units) per line."""
    with house.store.writing() as tx:
        head = Head(
            number,
            DocumentKind.RECEIVING,
            house.counter.storeroom,
            house.clock(),
            "console",
            party="示例医药有限公司",
            source=number,
        )
        document_id = tx.documents.open(head)
        for drug_id, units in lines:
            tx.documents.add_line(document_id, drug_id, needed=units, price=125_000)
        return document_id


def stocked(house: House, drug_id: int, *codes: str, lot: str = "A1", expires: date = EXPIRES) -> None:
    """These packs were received, in one lot."""
    document = receive.open_delivery("示例医药有限公司", actor=STOREKEEPER, counter=house.counter)
    line_id = 0
    for code in codes:
        (result,) = receive.scan(document.id, code, actor=STOREKEEPER, counter=house.counter)
        assert result.drug_id == drug_id
        assert result.line_id is not None
        line_id = result.line_id
    set_lot(document.id, line_id, LotOnPack(lot, MADE, expires), actor=STOREKEEPER, counter=house.counter)
    receive.confirm(document.id, actor=STOREKEEPER, counter=house.counter, reason="测试")
