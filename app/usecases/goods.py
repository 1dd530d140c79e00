"""The goods of a submission: drug, lot, units and codes, as the platform is told."""

from __future__ import annotations

from app.domain.drugs import Drug
from app.domain.stock import Lot
from app.domain.submissions import Goods


def goods_of(
    drug: Drug,
    lot: Lot | None,
    units: int,
    codes: tuple[str, ...] = (),
    *,
    price: int | None = None,
    split: bool = False,
) -> Goods:
    """Everything known of what moved. What nobody knows stays empty: the wire parks such a row and says what lacks.

    price: 1/10000 yuan per pack; the line's, else the lot's, else the catalogue's.
    """
    lot_price = lot.price if lot else None
    return Goods(
        local_code=drug.local_code,
        name=drug.name,
        units=units,
        pack_units=drug.pack_units,
        insurance_code=drug.insurance_code,
        rx=drug.rx,
        maker=drug.maker,
        approval_no=drug.approval_no,
        lot_number=lot.number if lot else None,
        made_on=lot.made_on if lot else None,
        expires_on=lot.expires_on if lot else None,
        price=next((each for each in (price, lot_price, drug.price) if each is not None), None),
        codes=codes,
        split=split,
    )
