"""Whom a card or an e-voucher names. In memory only: never stored, never logged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.personal import mask_id_number, mask_name


class CardKind(StrEnum):
    """What was laid on the reader."""

    RESIDENT = "resident"  # 居民身份证
    FOREIGNER = "foreigner"  # 外国人永久居留身份证
    HMT = "hmt"  # 港澳台居民居住证
    SOCIAL_SECURITY = "social_security"  # 社会保障卡
    E_VOUCHER = "e_voucher"  # 医保电子凭证


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person, as a card or a decoded e-voucher names them.

    id_number: of the identity document or the social-security number, 18 characters on cards of the mainland.
    insured_at: the six-digit region of the insurance, where the card tells it.
    """

    kind: CardKind
    name: str
    id_number: str
    insured_at: str | None = None

    def __repr__(self) -> str:
        """Masked: a card passes through logs and exception texts like any other value."""
        return f"PersonCard({self.kind.value}, {mask_name(self.name)}, {mask_id_number(self.id_number)})"


@dataclass(frozen=True, slots=True)
class VoucherToken:
    """The digits of an e-voucher's QR code: whoever holds them can act for the patient for a minute or so."""

    text: str

    def __repr__(self) -> str:
        """Without the token."""
        return f"VoucherToken({len(self.text)} characters)"
