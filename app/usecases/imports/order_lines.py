"""One line of a prescription or of an order to a supplier: which drug, how much, from which lot."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.domain.drugs import Drug
from app.usecases.imports.columns import Column
from app.usecases.imports.drugs import DRUG_NAMES, drug_code
from app.usecases.imports.reasons import Reason
from app.usecases.imports.record import Reader
from app.usecases.imports.values import code, day, price, whole

# "数量" alone is no name for either: nobody can tell whether it counts packs or tablets.
DRUG = Column("drug", (*DRUG_NAMES, "local_code"), required=True)
PACKS = Column("packs", ("盒数", "包装数量", "数量(盒)", "包数", "瓶数"))
UNITS = Column("units", ("最小单位数量", "拆零数量", "数量(最小单位)", "片数", "粒数", "支数"))
LINE_NO = Column("line_no", ("行号", "序号", "明细序号"))
PRICE = Column("price", ("单价", "进价", "采购价", "单价(元)", "进价(元)", "采购价(元)"))
LOT = Column("lot", ("批号", "生产批号", "产品批号", "lot_number", "manu_lotnum"))
MADE_ON = Column("made_on", ("生产日期", "manu_date"))
EXPIRES_ON = Column("expires_on", ("有效期至", "有效期", "有效期止", "效期", "失效日期", "expiry", "expy_end"))

_MOST_UNITS = 2_000_000_000
_PACKS = whole(1, 1_000_000)
_UNITS = whole(1, _MOST_UNITS)
_LOT = code(30)
_LINE_NO = code(20)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """As the file has it. units or packs is set, or both. price: 1/10000 yuan per pack."""

    line: int = field(compare=False)
    drug: str
    units: int | None
    packs: int | None
    price: int | None = None
    lot: str | None = None
    made_on: date | None = None
    expires_on: date | None = None

    def needed(self, drug: Drug) -> int | Reason:
        """Units asked for, or why that cannot be said."""
        in_packs = self.packs * drug.pack_units if self.packs is not None else None
        if self.units is not None and in_packs is not None and self.units != in_packs:
            return Reason.BOTH_GIVEN
        needed = self.units if self.units is not None else in_packs
        assert needed is not None
        return needed if needed <= _MOST_UNITS else Reason.OUT_OF_RANGE


def read_line(reader: Reader) -> tuple[str | None, OrderLine] | None:
    """The line and its number in the document, where the file numbers them. None where it has faults."""
    drug = reader.need("drug", drug_code)
    units, packs = reader.take("units", _UNITS), reader.take("packs", _PACKS)
    if not reader.has("units") and not reader.has("packs"):
        reader.wrong("packs", Reason.MISSING, expected=f"{PACKS.shown}，{UNITS.shown}")
    lot = reader.take("lot", _LOT)
    made_on, expires_on = reader.take("made_on", day), reader.take("expires_on", day)
    if lot is None and (made_on or expires_on):
        reader.wrong("lot", Reason.LOT_NEEDED, expected=LOT.shown)
    if made_on and expires_on and expires_on < made_on:
        reader.wrong("expires_on", Reason.ENDS_BEFORE, f"{expires_on}", f"≥ {made_on}")
    line_no, cost = reader.take("line_no", _LINE_NO), reader.take("price", price)
    if drug is None or not reader.ok:
        return None
    return line_no, OrderLine(reader.line, drug, units, packs, cost, lot, made_on, expires_on)
