"""What the hospital owes a platform, in our own words, and what the platform answered.

A submission is written in the same transaction as the movement it tells of and leaves the outbox only with a verdict a
person can read. Platform field names do not appear here: `platforms/*/wire` translates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class SubmissionKind(StrEnum):
    """What is told. The numbers are the national inventory transactions (batch form: same number with A)."""

    COUNT = "count"  # 3501 商品盘存
    STOCK_CHANGE = "stock_change"  # 3502 商品库存变更
    PURCHASE = "purchase"  # 3503 商品采购
    SUPPLIER_RETURN = "supplier_return"  # 3504 商品采购退货
    SALE = "sale"  # 3505 商品销售
    SALE_RETURN = "sale_return"  # 3506 商品销售退货
    WITHDRAWAL = "withdrawal"  # 3507 商品信息删除


class SubmissionState(StrEnum):
    """`waiting → sending → accepted | rejected | unknown`, then `unknown → accepted | waiting`.

    A rejected one goes `rejected → waiting | withdrawn`, by a person.

    An accepted submission becomes `withdrawn` when the withdrawal that names it is accepted.
    """

    WAITING = "waiting"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


UNSETTLED = (SubmissionState.WAITING, SubmissionState.SENDING, SubmissionState.REJECTED, SubmissionState.UNKNOWN)
"""While one of these stands in a lane, nothing of another kind behind it may go: a return never overtakes its sale."""


class RxClass(StrEnum):
    """Whether a drug needs a prescription."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"
    EITHER = "either"  # 双跨: sold both ways


class ChangeType(StrEnum):
    """Why stock changed other than by purchase or sale."""

    TRANSFER_IN = "transfer_in"
    TRANSFER_OUT = "transfer_out"
    SURPLUS = "surplus"  # 盘盈
    SHORTAGE = "shortage"  # 盘亏
    DESTROYED = "destroyed"
    OTHER_IN = "other_in"
    OTHER_OUT = "other_out"
    PURCHASE_IN = "purchase_in"
    SUPPLIER_RETURN_OUT = "supplier_return_out"
    GIFT_IN = "gift_in"
    GIFT_RETURN_OUT = "gift_return_out"


@dataclass(frozen=True, slots=True)
class Goods:
    """The drug, the lot and the packs one row tells of.

    units: whole smallest units, always ≥ 0; the kind says the direction.
    pack_units: smallest units in one smallest sales pack.
    price: 1/10000 yuan per pack; None where nobody knows it.
    codes: trace codes in the order they were scanned.
    split: a pack was opened and only a part of it moved (拆零).
    """

    local_code: str
    name: str
    units: int
    pack_units: int
    insurance_code: str | None = None
    rx: RxClass | None = None
    maker: str | None = None
    approval_no: str | None = None
    lot_number: str | None = None
    made_on: date | None = None
    expires_on: date | None = None
    price: int | None = None
    codes: tuple[str, ...] = ()
    split: bool = False
    package_level: int | None = None


@dataclass(frozen=True, slots=True)
class Patient:
    """Personal data: stored encrypted, shown masked, never logged."""

    name: str | None = None
    id_number: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A counted lot. `units` of the goods is what was found."""

    goods: Goods
    counted_on: date
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class StockChange:
    """Stock moved between places, was found, lost or destroyed."""

    goods: Goods
    change: ChangeType
    changed_at: datetime
    operator: str
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Purchase:
    """Stock received from a supplier."""

    goods: Goods
    supplier: str | None
    received_at: datetime
    operator: str
    supplier_licence: str | None = None
    delivery_no: str | None = None
    invoice_code: str | None = None
    invoice_no: str | None = None
    gift: bool = False
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class SupplierReturn:
    """Stock sent back to its supplier. `purchase_id` is the submission that told of its receipt, if there was one."""

    goods: Goods
    supplier: str | None
    returned_at: datetime
    operator: str
    supplier_licence: str | None = None
    invoice_code: str | None = None
    invoice_no: str | None = None
    purchase_id: str | None = None
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """The visit a prescription belongs to, as the hospital's system gave it.

    insured: True 医保结算, False 自费. settlement_id: the insurer's, only when insured.
    out_of_area: the insured person belongs to another region (异地).
    visit_no: the insurer's visit id, or the hospital's visit number for self-pay.
    """

    visit_no: str | None
    insured: bool = False
    settlement_id: str | None = None
    out_of_area: bool = False
    person_no: str | None = None
    id_type: str | None = None


@dataclass(frozen=True, slots=True)
class Sale:
    """Dispensed to a patient: one row per prescription line and lot."""

    goods: Goods
    visit: Visit
    prescriber: str | None
    pharmacist: str | None
    pharmacist_licence: str | None
    prescription_no: str
    document_no: str
    sold_at: datetime
    operator: str
    prescriber_id_type: str | None = None
    prescriber_id: str | None = None
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class SaleReturn:
    """Taken back from a patient. `sale_id` is the submission of the sale it undoes."""

    goods: Goods
    visit: Visit
    returned_at: datetime
    operator: str
    sale_id: str | None = None
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Asks the platform to delete what an earlier submission told it."""

    of: str
    of_kind: SubmissionKind
    reason: str


Body = Count | StockChange | Purchase | SupplierReturn | Sale | SaleReturn | Withdrawal

BODY_OF: dict[SubmissionKind, type[Body]] = {
    SubmissionKind.COUNT: Count,
    SubmissionKind.STOCK_CHANGE: StockChange,
    SubmissionKind.PURCHASE: Purchase,
    SubmissionKind.SUPPLIER_RETURN: SupplierReturn,
    SubmissionKind.SALE: Sale,
    SubmissionKind.SALE_RETURN: SaleReturn,
    SubmissionKind.WITHDRAWAL: Withdrawal,
}


def with_goods(body: Body, changes: Mapping[str, Any]) -> Body:
    """The body with some facts of its goods changed; a withdrawal has none and stays as it is."""
    if isinstance(body, Withdrawal):
        return body
    return replace(body, goods=replace(body.goods, **changes))


_KIND_OF = {body: kind for kind, body in BODY_OF.items()}


@dataclass(frozen=True, slots=True)
class Submission:
    """One row of the outbox, as its author wrote it.

    id: 26 characters (ULID), made once and never again: it is the idempotency key and travels as the platform's batch
    number (fixmedins_bchno), also when the row is sent a second time.
    lane: rows of one lane go in order, for example "lot:17" or "dispensing:CF2026112000012".
    """

    id: str
    platform: str
    lane: str
    body: Body
    created_at: datetime
    patient: Patient | None = None

    @property
    def kind(self) -> SubmissionKind:
        """What is told."""
        return _KIND_OF[type(self.body)]


class ErrorClass(StrEnum):
    """Why a platform (or our own check before sending) refused. Words, owner and next step: ui/submission_words.py.

    Source: routing of err_msg texts as used on site (national interface, how real systems classify an outcome).
    """

    INCOMPLETE = "incomplete"  # our own check: a required field is empty; nothing was sent
    SIGNATURE = "signature"  # key, certificate or path wrong: blocks everything
    CLOCK = "clock"  # signature out of its time window: blocks everything
    SIGN_IN = "sign_in"  # sign-in refused, device not whitelisted
    SIGNED_OUT = "signed_out"  # today signed out; possible again tomorrow
    OPERATOR = "operator"  # operator not registered
    PERSON = "person"  # insurance status of the patient
    CATALOGUE = "catalogue"  # drug code missing, out of date or not matched
    DEPARTMENT = "department"  # department not matched
    RULE = "rule"  # rule engine: 违反, 超限额
    RATE = "rate"  # too many requests: nothing wrong with the row
    DUPLICATE = "duplicate"  # the platform says it has this row already
    ABSENT = "absent"  # what was to be deleted is not there
    FIELD = "field"  # a field is wrong in the platform's eyes
    OTHER = "other"

    @property
    def stops_the_queue(self) -> bool:
        """Nothing else would pass either: wait for a person instead of trying on."""
        return self in (ErrorClass.SIGNATURE, ErrorClass.CLOCK, ErrorClass.SIGN_IN, ErrorClass.SIGNED_OUT)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The platform has it. `reference` is the platform's own message id, or how we learnt it ("query")."""

    message_id: str | None
    reference: str | None
    at: datetime
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """The platform refused it, or our own check did before sending (`message_id` None).

    words: the platform's own, as far as they hold no personal data. missing: our names of the absent fields.
    """

    message_id: str | None
    error: ErrorClass
    words: str
    at: datetime
    missing: tuple[str, ...] = ()


Receipt = Accepted | Rejected
