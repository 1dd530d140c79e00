"""What a submission tells, fact by fact, in the hospital's words; personal data is no part of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QObject

from app.domain.drugs import NoCodeReason
from app.domain.submissions import (
    Body,
    ChangeType,
    Count,
    Goods,
    Purchase,
    RxClass,
    Sale,
    SaleReturn,
    StockChange,
    SupplierReturn,
    Withdrawal,
)
from app.ui.fact_words import FactWords
from app.ui.submission_words import SubmissionWords
from app.ui.text import day, grouped, yuan

_MOST_CODES = 20


class BodyWords(QObject):
    """`told(body)`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.submissions, self.facts = SubmissionWords(), FactWords()

    def told(self, body: Body) -> tuple[tuple[str, str], ...]:
        """(label, value) of everything a row tells, in our words; personal data is no part of it."""
        if isinstance(body, Withdrawal):
            of = f"{self.submissions.numbered(body.of_kind)} {body.of}"
            return ((self.facts.fact("withdrawn_id"), of), (self.tr("撤销原因"), body.reason))
        facts = [*self._goods(body.goods), *self._happening(body)]
        return tuple((label, value) for label, value in facts if value)

    def _goods(self, goods: Goods) -> Iterator[tuple[str, str]]:
        fact = self.facts.fact
        yield fact("name"), goods.name
        yield fact("local_code"), goods.local_code
        yield fact("insurance_code"), goods.insurance_code or ""
        yield fact("units"), self._units(goods)
        yield fact("lot_number"), goods.lot_number or ""
        yield fact("made_on"), day(goods.made_on)
        yield fact("expires_on"), day(goods.expires_on)
        yield fact("price"), "" if goods.price is None else self.tr("{yuan} 元/盒").format(yuan=yuan(goods.price))
        yield fact("rx"), self._rx(goods.rx)
        yield fact("maker"), goods.maker or ""
        yield fact("approval_no"), goods.approval_no or ""
        yield fact("split"), self.tr("是") if goods.split else ""
        yield fact("codes"), self._codes(goods.codes)

    def _codes(self, codes: tuple[str, ...]) -> str:
        shown = [grouped(code) for code in codes[:_MOST_CODES]]
        if len(codes) > _MOST_CODES:
            shown.append(self.tr("……共 {n} 个").format(n=f"{len(codes):,}"))
        return "\n".join(shown)

    def _units(self, goods: Goods) -> str:
        packs, loose = divmod(goods.units, max(goods.pack_units, 1))
        words = self.tr("{n} 盒").format(n=packs) if packs or not loose else ""
        return words + (self.tr("{n} 个最小单位").format(n=loose) if loose else "")

    def _rx(self, rx: RxClass | None) -> str:
        words = {
            RxClass.NEEDED: self.tr("处方药"),
            RxClass.NOT_NEEDED: self.tr("非处方药"),
            RxClass.EITHER: self.tr("双跨"),
        }
        return words[rx] if rx is not None else ""

    def _happening(
        self, body: Count | StockChange | Purchase | SupplierReturn | Sale | SaleReturn
    ) -> Iterator[tuple[str, str]]:
        fact = self.facts.fact
        match body:
            case Count():
                yield fact("counted_on"), day(body.counted_on)
            case StockChange():
                yield fact("change"), self._change(body.change)
                yield fact("changed_at"), stamp(body.changed_at)
                yield fact("operator"), body.operator
            case Purchase():
                yield fact("received_at"), stamp(body.received_at)
                yield from self._papers(body)
                yield fact("delivery_no"), body.delivery_no or ""
            case SupplierReturn():
                yield fact("returned_at"), stamp(body.returned_at)
                yield from self._papers(body)
                yield fact("purchase_id"), body.purchase_id or ""
            case Sale():
                yield from self._sale(body)
            case SaleReturn():
                yield fact("returned_at"), stamp(body.returned_at)
                yield fact("visit_no"), body.visit.visit_no or ""
                yield fact("operator"), body.operator
                yield fact("sale_id"), body.sale_id or ""
        yield fact("memo"), self._memo(body.memo or "")

    def _memo(self, memo: str) -> str:
        """A person's words, or why there is no code."""
        reasons: dict[str, str] = {
            NoCodeReason.HERBAL: self.tr("中药饮片，无追溯码"),
            NoCodeReason.OLD_STOCK: self.tr("无码库存，无追溯码"),
            NoCodeReason.IN_HOUSE: self.tr("院内制剂，无追溯码"),
            NoCodeReason.NOT_PRINTED: self.tr("厂家未赋码，无追溯码"),
        }
        return reasons.get(memo, memo)

    def _papers(self, body: Purchase | SupplierReturn) -> Iterator[tuple[str, str]]:
        fact = self.facts.fact
        yield fact("supplier"), body.supplier or ""
        yield fact("supplier_licence"), body.supplier_licence or ""
        yield fact("invoice_code"), body.invoice_code or ""
        yield fact("invoice_no"), body.invoice_no or ""
        yield fact("operator"), body.operator

    def _sale(self, body: Sale) -> Iterator[tuple[str, str]]:
        fact = self.facts.fact
        yield fact("sold_at"), stamp(body.sold_at)
        yield fact("prescription_no"), body.prescription_no
        yield fact("prescriber"), body.prescriber or ""
        yield fact("pharmacist"), body.pharmacist or ""
        yield fact("pharmacist_licence"), body.pharmacist_licence or ""
        yield fact("insured"), self.tr("医保") if body.visit.insured else self.tr("自费")
        yield fact("visit_no"), body.visit.visit_no or ""
        yield fact("settlement_id"), body.visit.settlement_id or ""
        yield fact("operator"), body.operator

    def _change(self, change: ChangeType) -> str:
        return {
            ChangeType.TRANSFER_IN: self.tr("调拨入库"),
            ChangeType.TRANSFER_OUT: self.tr("调拨出库"),
            ChangeType.SURPLUS: self.tr("盘盈"),
            ChangeType.SHORTAGE: self.tr("盘亏"),
            ChangeType.DESTROYED: self.tr("销毁"),
            ChangeType.OTHER_IN: self.tr("其他入库"),
            ChangeType.OTHER_OUT: self.tr("其他出库"),
            ChangeType.PURCHASE_IN: self.tr("采购入库"),
            ChangeType.SUPPLIER_RETURN_OUT: self.tr("采购退货出库"),
            ChangeType.GIFT_IN: self.tr("赠送入库"),
            ChangeType.GIFT_RETURN_OUT: self.tr("赠送退回"),
        }[change]


def stamp(at: datetime) -> str:
    """To the second."""
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"
