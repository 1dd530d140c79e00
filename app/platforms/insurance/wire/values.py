"""Our words: what each of them says about a submission. The names here are those a missing field is told by."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter

from app.domain.drugs import NoCodeReason
from app.domain.submissions import Goods, Purchase, Sale, SaleReturn, StockChange, Submission, Visit, Withdrawal
from app.platforms.insurance.profile import Profile, SplitIn
from app.platforms.insurance.wire.fields import Value
from app.platforms.insurance.wire.tables import TRANSACTIONS

Teller = Callable[[Submission, Profile], Value]

_PLAIN = {
    "submission_id": "id",
    "insurance_code": "body.goods.insurance_code",
    "local_code": "body.goods.local_code",
    "name": "body.goods.name",
    "maker": "body.goods.maker",
    "approval_no": "body.goods.approval_no",
    "lot_number": "body.goods.lot_number",
    "made_on": "body.goods.made_on",
    "expires_on": "body.goods.expires_on",
    "operator": "body.operator",
    "counted_on": "body.counted_on",
    "changed_at": "body.changed_at",
    "received_at": "body.received_at",
    "returned_at": "body.returned_at",
    "sold_at": "body.sold_at",
    "supplier": "body.supplier",
    "supplier_licence": "body.supplier_licence",
    "delivery_no": "body.delivery_no",
    "invoice_code": "body.invoice_code",
    "invoice_no": "body.invoice_no",
    "purchase_id": "body.purchase_id",
    "sale_id": "body.sale_id",
    "prescriber": "body.prescriber",
    "prescriber_id_type": "body.prescriber_id_type",
    "prescriber_id": "body.prescriber_id",
    "pharmacist": "body.pharmacist",
    "pharmacist_licence": "body.pharmacist_licence",
    "prescription_no": "body.prescription_no",
    "document_no": "body.document_no",
    "visit_no": "body.visit.visit_no",
    "settlement_id": "body.visit.settlement_id",
    "id_type": "body.visit.id_type",
    "withdrawn_id": "body.of",
}
"""Words that are simply a member of the submission."""


_NO_CODE = {
    NoCodeReason.HERBAL: "中药饮片，无追溯码",
    NoCodeReason.OLD_STOCK: "无码库存，无追溯码",
    NoCodeReason.IN_HOUSE: "院内制剂，无追溯码",
    NoCodeReason.NOT_PRINTED: "厂家未赋码，无追溯码",
}
"""What the memo says where our reason is a word of the books; a person's reason stands as it was written."""


def _memo(submission: Submission, _: Profile) -> Value:
    memo = None if isinstance(submission.body, Withdrawal) else submission.body.memo
    return _NO_CODE.get(memo, memo) if memo else None  # type: ignore[call-overload]


def _units(submission: Submission, profile: Profile) -> Value:
    """Packs as the interface counts (最小计价包装单位), or units of an opened pack where the region wants that."""
    goods = _goods(submission)
    if goods.pack_units < 1:
        return None
    return Decimal(goods.units) if _in_units(submission, profile) else Decimal(goods.units) / goods.pack_units


def _price(submission: Submission, profile: Profile) -> Value:
    """Yuan per pack, or per unit where the row is counted in units."""
    goods = _goods(submission)
    if goods.price is None or goods.pack_units < 1:
        return None
    yuan = Decimal(goods.price).scaleb(-4)
    return yuan / goods.pack_units if _in_units(submission, profile) else yuan


def _in_units(submission: Submission, profile: Profile) -> bool:
    """Only rows that carry trdn_flag can say that they are counted in units."""
    split = isinstance(submission.body, (Sale, SaleReturn, StockChange)) and submission.body.goods.split
    return split and profile.split_in is SplitIn.UNITS


def _rx(submission: Submission, profile: Profile) -> Value:
    rx = _goods(submission).rx
    return None if rx is None else profile.code("rx_flag", rx)


def _split(submission: Submission, profile: Profile) -> Value:
    return profile.code("yes_no", "yes" if _goods(submission).split else "no")


def _change(submission: Submission, profile: Profile) -> Value:
    assert isinstance(submission.body, StockChange)
    return profile.code("inv_chg_type", submission.body.change)


def _gift(submission: Submission, profile: Profile) -> Value:
    assert isinstance(submission.body, Purchase)
    return profile.code("yes_no", "yes" if submission.body.gift else "no")


def _bought_elsewhere(_: Submission, profile: Profile) -> Value:
    """外购处方: we dispense the hospital's own prescriptions only."""
    return profile.code("yes_no", "no")


def _insured(submission: Submission, profile: Profile) -> Value:
    return profile.code("mdtrt_setl_type", "insured" if _visit(submission).insured else "self_pay")


def _settlement_area(submission: Submission, profile: Profile) -> Value:
    visit = _visit(submission)
    word = "self_pay" if not visit.insured else "out_of_area" if visit.out_of_area else "local"
    return profile.code("hi_feesetl_type", word)


def _person_no(submission: Submission, _: Profile) -> Value:
    """Only of people insured here: with a person number the envelope must name the region they are insured in, and
    of others we do not know it."""
    visit = _visit(submission)
    return None if visit.out_of_area else visit.person_no


def _patient_name(submission: Submission, _: Profile) -> Value:
    return submission.patient.name if submission.patient else None


def _id_number(submission: Submission, _: Profile) -> Value:
    return submission.patient.id_number if submission.patient else None


def _withdrawn_kind(submission: Submission, _: Profile) -> Value:
    assert isinstance(submission.body, Withdrawal)
    return TRANSACTIONS[submission.body.of_kind].data_type


_TOLD: dict[str, Teller] = {
    "units": _units,
    "price": _price,
    "rx": _rx,
    "split": _split,
    "change": _change,
    "gift": _gift,
    "bought_elsewhere": _bought_elsewhere,
    "memo": _memo,
    "insured": _insured,
    "settlement_area": _settlement_area,
    "person_no": _person_no,
    "patient_name": _patient_name,
    "id_number": _id_number,
    "withdrawn_kind": _withdrawn_kind,
}


def teller(word: str) -> Teller:
    """How to find what a word says. "" says nothing."""
    if not word:
        return lambda submission, profile: None
    if word in _TOLD:
        return _TOLD[word]
    member = attrgetter(_PLAIN[word])
    return lambda submission, profile: member(submission)


def _goods(submission: Submission) -> Goods:
    assert not isinstance(submission.body, Withdrawal), "a withdrawal has no goods"
    return submission.body.goods


def _visit(submission: Submission) -> Visit:
    assert isinstance(submission.body, (Sale, SaleReturn)), "only sales have a visit"
    return submission.body.visit
