"""The goods of a submission: drug, lot, units and codes, as the platform is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.drugs import Drug
from app.domain.stock import Lot
from app.domain.submissions import Goods

CODES_OF_A_ROW = 30_000
"""Characters the codes of one row may take in a message: with everything else of the row it stays below the 40,000 that
the insurance platform takes at a time. Source: its `input` is documented as 字符型 40000.
"""
_AROUND_A_CODE = 32


def row_by_row(coded: Sequence[tuple[str, int]], uncoded: int = 0) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(units, codes) of every row it takes to tell of so many packs: one, unless the codes fill more than a message.

    coded: codes with their units. uncoded: units without a code; they stand in the first row.
    """
    units, codes, size = uncoded, list[str](), 0
    for code, of_it in coded:
        length = len(code) + _AROUND_A_CODE
        if codes and size + length > CODES_OF_A_ROW:
            yield units, tuple(codes)
            units, codes, size = 0, [], 0
        units, size = units + of_it, size + length
        codes.append(code)
    yield units, tuple(codes)


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
