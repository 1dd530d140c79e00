"""The hospital's drugs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.submissions import RxClass


class NoCodeReason(StrEnum):
    """Why packs of a drug need no trace code (无码).

    Source: hospitals' 无码目录 and the insurers' 无码库 transition.
    """

    HERBAL = "herbal"  # 中药饮片
    OLD_STOCK = "old_stock"  # bought before codes were printed (无码库)
    IN_HOUSE = "in_house"  # 院内制剂
    NOT_PRINTED = "not_printed"  # the maker prints none yet


@dataclass(frozen=True, slots=True)
class Drug:
    """One line of the hospital's catalogue.

    local_code: the hospital's own code, as matched with the insurer (3301).
    pack_units: smallest units (tablets, ampoules) in one smallest sales pack; unit and pack_unit are their words.
    price: 1/10000 yuan per pack. initials: 拼音码 of the name, lower case, for searching.
    no_code: why its packs need no code; None where a code is expected.
    """

    id: int
    local_code: str
    name: str
    spec: str
    maker: str
    pack_units: int
    unit: str
    pack_unit: str
    insurance_code: str | None = None
    trade_name: str | None = None
    form: str | None = None
    approval_no: str | None = None
    rx: RxClass | None = None
    price: int | None = None
    initials: str = ""
    no_code: NoCodeReason | None = None

    def in_packs(self, units: int) -> tuple[int, int]:
        """Whole packs and loose units."""
        sign = -1 if units < 0 else 1
        packs, loose = divmod(abs(units), self.pack_units)
        return sign * packs, sign * loose
