"""What the program asks of a vendor's library, and what the answers mean to it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.domain.cards import CardKind, PersonCard, VoucherToken
from app.domain.codes import masked
from app.domain.refusals import CardRefused, NoVoucherReader, ReaderAway, Refusal, VoucherRefused

_LONGEST_WORDS = 60
_CARD_REASONS = frozenset(
    ("no_card", "bad_card", "other_region", "no_number", "no_reader", "cancelled", "unreadable", "other")
)
_AWAY_REASONS = frozenset(("no_library", "wrong_bits", "no_function"))


class LibraryKind(StrEnum):
    """Whose functions a library has."""

    SSCARD = "sscard"  # SSCardDriver: social-security cards
    HEASEC = "heasec"  # HeaSecReadInfo: social-security cards, identity cards, e-vouchers
    ECCODE = "eccode"  # NationECCode: e-vouchers


@dataclass(frozen=True, slots=True)
class VoucherService:
    """Where e-vouchers are asked about, and as whom.

    url: ends with `/localcfc/api/hsecfc/localQrCodeQuery`; the province's own. business_type: 01302 is 取药.
    token_member: the member of `data` that takes a code our own scanner read. The public interface has none, there the
    terminal scans by itself; some regions have one. "": a scanned e-voucher cannot be asked about.
    """

    org_id: str
    url: str = ""
    business_type: str = "01302"
    operator_id: str = ""
    operator_name: str = ""
    office_id: str = ""
    office_name: str = ""
    device_type: str = ""
    trans_type: str = "ec.query"
    token_member: str = ""


@dataclass(frozen=True, slots=True)
class VendorLibrary:
    """One library of this workstation.

    before: libraries to load first. init: members of HeaSecReadInfo's Init, in the vendor's names. how: 1 contact,
    2 contactless, 3 either with contact first, 4 either with contactless first.
    """

    kind: LibraryKind
    path: Path
    before: tuple[Path, ...] = ()
    init: Mapping[str, Any] = field(default_factory=dict, repr=False)  # it may hold keys
    how: int = 3
    vouchers: VoucherService | None = None


Question = dict[str, Any]


def to_open(library: VendorLibrary) -> Question:
    """Load it."""
    return {
        "do": "open",
        "library": library.kind,
        "path": str(library.path),
        "before": [str(each) for each in library.before],
        "init": dict(library.init),
    }


def to_read_card(library: VendorLibrary) -> Question:
    """Read the card on the reader."""
    return {"do": "card", "how": library.how}


def to_read_id_card(_library: VendorLibrary) -> Question:
    """Read the identity card on the terminal."""
    return {"do": "id_card"}


def to_read_voucher(library: VendorLibrary, token: VoucherToken | None = None) -> Question:
    """Whose e-voucher is it: the one that was scanned, else the one shown to the terminal. Raises NoVoucherReader."""
    service = library.vouchers
    if service is None or (token is not None and not service.token_member):
        raise NoVoucherReader
    data = {
        "orgId": service.org_id,
        "businessType": service.business_type,
        "operatorId": service.operator_id,
        "operatorName": service.operator_name,
        "officeId": service.office_id,
        "officeName": service.office_name,
        "deviceType": service.device_type,
    }
    if token is not None:
        data[service.token_member] = token.text
    ask = {"transType": service.trans_type, "orgId": service.org_id, "data": data}
    return {"do": "voucher", "url": service.url, "ask": ask}


def person_in(answer: Mapping[str, Any]) -> PersonCard:
    """Of a good answer. Raises CardRefused("unreadable") for one of another form."""
    try:
        kind, name, number = CardKind(answer["kind"]), str(answer["name"]), str(answer["id_number"])
        return PersonCard(kind, name, number, str(answer["insured_at"]) or None)
    except (KeyError, ValueError):
        raise CardRefused("unreadable") from None


def refusal_in(error: Any, asked: str, device: str) -> Refusal:
    """Of an answer that names nobody. asked: the question's `do`."""
    told = error if isinstance(error, dict) else {}
    reason, code = str(told.get("reason")), told.get("code")
    if reason in _AWAY_REASONS:
        return ReaderAway(device, reason)
    words = masked(" ".join(str(told.get("words") or "").split()))[:_LONGEST_WORDS]
    number = code if isinstance(code, int) else 0
    if asked == "voucher" and reason in ("other", "unreadable", "no_number"):
        return VoucherRefused(str(number), words)
    return CardRefused(reason if reason in _CARD_REASONS else "other", number, words)
