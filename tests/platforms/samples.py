"""Submissions as the use cases write them, one of each kind, and settings that work. People and drugs are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from app.domain.submissions import (
    Body,
    ChangeType,
    Count,
    Goods,
    Patient,
    Purchase,
    RxClass,
    Sale,
    SaleReturn,
    StockChange,
    Submission,
    SubmissionKind,
    SupplierReturn,
    Visit,
    Withdrawal,
)
from app.platforms.insurance.options import InsuranceOptions
from app.platforms.insurance.profile import Profile
from app.platforms.insurance.read_profile import load_profile, profile_of

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "profiles"
INSTITUTION = "H44000000001"
NOW = datetime(2026, 11, 20, 6, 3, 59, tzinfo=UTC)
CODES = ("81234567890123456789", "81234567890123456796")
ID_NUMBER = "110101199003074514"

GOODS = Goods(
    local_code="XY0001",
    name="阿莫西林胶囊",
    units=48,
    pack_units=24,
    insurance_code="XJ01CAA040E001010100001",
    rx=RxClass.NEEDED,
    maker="华夏制药有限公司",
    approval_no="国药准字H20000001",
    lot_number="20260301",
    made_on=date(2026, 3, 1),
    expires_on=date(2028, 2, 28),
    price=125_000,
    codes=CODES,
)
VISIT = Visit(visit_no="MZ2026112000012", person_no="44030000000000012345", id_type="01")
PATIENT = Patient(name="张小明", id_number=ID_NUMBER)
PRESCRIBER_ID = "11010519491231002X"

BODIES: dict[SubmissionKind, Body] = {
    SubmissionKind.COUNT: Count(GOODS, counted_on=date(2026, 11, 20)),
    SubmissionKind.STOCK_CHANGE: StockChange(GOODS, ChangeType.TRANSFER_OUT, NOW, operator="李库管"),
    SubmissionKind.PURCHASE: Purchase(
        GOODS, "康泰医药公司", NOW, "李库管", supplier_licence="粤AA0000001", delivery_no="SH001", invoice_no="00012345"
    ),
    SubmissionKind.SUPPLIER_RETURN: SupplierReturn(GOODS, "康泰医药公司", NOW, "李库管", invoice_no="00012345"),
    SubmissionKind.SALE: Sale(
        GOODS, VISIT, "王医生", "赵药师", "A1234567", "CF001", "CF001", NOW, "赵药师", "01", PRESCRIBER_ID
    ),
    SubmissionKind.SALE_RETURN: SaleReturn(GOODS, VISIT, NOW, "赵药师", sale_id="01JD0000000000000000000005"),
    SubmissionKind.WITHDRAWAL: Withdrawal("01JD0000000000000000000005", SubmissionKind.SALE, "数量录错"),
}
KINDS = tuple(BODIES)

_numbers = count(1)


def submission(kind: SubmissionKind = SubmissionKind.SALE, *, id: str = "", **changes: Any) -> Submission:  # noqa: A002
    """A submission of that kind with an id of its own; `changes` are of its body, or of `goods` and `visit` in it."""
    body = BODIES[kind]
    for name in ("goods", "visit"):
        if isinstance(changes.get(name), dict):
            changes[name] = replace(getattr(body, name), **changes[name])
    patient = PATIENT if kind in (SubmissionKind.SALE, SubmissionKind.SALE_RETURN) else None
    return Submission(id or new_id(), "insurance", "lot:1", replace(body, **changes), NOW, patient)


def new_id() -> str:
    """26 characters, never twice."""
    return f"01JD{next(_numbers):022d}"


def profile(name: str = "national", **sections: Any) -> Profile:
    """A shipped profile, or one with changes laid over the national one: `profile(split_in="units")`."""
    if not sections:
        return load_profile(name, PROFILES)
    return profile_of("test", "test.toml", laid_over(content(name), sections))


def content(name: str) -> dict[str, Any]:
    """What a shipped profile says, its base included."""
    import tomllib

    own = tomllib.loads((PROFILES / f"{name}.toml").read_text("utf-8"))
    base = own.pop("based_on", None)
    return laid_over(content(base), own) if base else own


def laid_over(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """Tables laid over one another, key by key."""
    merged = dict(base)
    for key, value in change.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = laid_over(merged[key], value) if both else value
    return merged


def options(**changes: Any) -> InsuranceOptions:
    """Settings of a hospital that work."""
    given: dict[str, Any] = {
        "url": "https://127.0.0.1:1/fsi",
        "profile": profile(),
        "institution_code": INSTITUTION,
        "institution_name": "示例医院",
        "region": "440300",
        "operator": "001",
        "operator_name": "测试员",
        "mac": "00-1A-2B-3C-4D-5E",
        "ip": "10.0.0.7",
    }
    return InsuranceOptions(**{**given, **changes})
