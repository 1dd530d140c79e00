"""Texts that name a patient, whole: what a scanner, a reader that plays keyboard, or a person at the keys put in.

Where a page asks for a patient these open their documents. The number or token is in what is answered, so it goes to
memory only; `recognise` is for everything that may be kept.
"""

from __future__ import annotations

import re

from app.domain.cards import CardKind, PersonCard, VoucherToken
from app.domain.codes.check_digits import id_number_ok
from app.domain.codes.cleaning import aim_and_rest, cleaned
from app.domain.codes.personal_tokens import PersonalToken, token_as_a_whole
from app.domain.codes.verdicts import Kind

_WRITTEN_BETWEEN = re.compile("[ \t._/\u2010-\u2015\u2212-]+")
_VOUCHER = re.compile("424[0-9]{25}")
_OPEN_VOUCHER = re.compile("opc[!-~]{13,}", re.IGNORECASE)
_RESIDENT = re.compile("[0-9]{17}[0-9X]")
_OLD_RESIDENCE = re.compile("[A-Z]{3}[0-9]{12}")
_PERMITS = ("81", "82", "83")


def patient_named_by(text: str) -> VoucherToken | PersonCard | PersonalToken | None:
    """An e-voucher, or the person of an id number (their name is not known then); None for any other text.

    A PersonalToken, masked, is something that should have been one of them and is damaged.
    Source: as in personal_tokens; of the open-platform voucher only its beginning is known.
    """
    _, rest = aim_and_rest(cleaned(text)[0])
    token = token_as_a_whole(rest)
    if token is None:
        return None
    number = _WRITTEN_BETWEEN.sub("", rest)
    if token.kind is Kind.E_VOUCHER:
        whole = number if _VOUCHER.fullmatch(number) else rest if _OPEN_VOUCHER.fullmatch(rest) else None
        return VoucherToken(whole) if whole else token
    return _person(number.upper()) or token


def _person(number: str) -> PersonCard | None:
    if _OLD_RESIDENCE.fullmatch(number):
        return PersonCard(CardKind.FOREIGNER, "", number)
    if not (_RESIDENT.fullmatch(number) and id_number_ok(number)):
        return None
    if number.startswith("9"):
        return PersonCard(CardKind.FOREIGNER, "", number)
    return PersonCard(CardKind.HMT if number.startswith(_PERMITS) else CardKind.RESIDENT, "", number)
