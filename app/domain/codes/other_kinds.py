"""The other codes met at a counter, told apart so that a refusal can say what was scanned.

Sources: GS1 General Specifications (EAN, UPC, ITF-14, SSCC); the code table of drug base codes (本位码): 86, 9, five
digits of company, five of product, a check digit; the insurer's coding rules: medicines X (23 characters), Chinese
patent medicines Z (20), herbal pieces T (10), consumables C (27). Inner slices of C codes are not public.
"""

from __future__ import annotations

import re

from app.domain.codes.check_digits import mod10_ok
from app.domain.codes.rules import UdiRule
from app.domain.codes.verdicts import Kind, Reason

Name = tuple[Kind, Reason, tuple[str, ...]]

_PRICE_AIMS = frozenset(("]E0", "]E1", "]E2", "]E3", "]E4"))
_INSURANCE = re.compile("X[A-Z][0-9]{2}[A-Z]{2}[0-9A-Z]{17}|Z[A-Z][0-9]{2}[A-Z]{2}[0-9A-Z]{14}|T[0-9]{9}")
_CONSUMABLE = re.compile("C[0-9]{2}[0-9A-Z]{24}")


def name_of(text: str, aim: str, udi: UdiRule) -> Name:
    """What a text is that is no trace code: its kind, the reason and flags. aim: AIM id or ""."""
    if text.isascii() and text.isdigit():
        return _name_of_digits(text, aim)
    return is_named_otherwise(text, udi) or (Kind.UNKNOWN, Reason.BAD_FORMAT, ())


def is_named_otherwise(text: str, udi: UdiRule) -> Name | None:
    """The name of a text with letters that is known not to be a trace code."""
    capitals = text.upper()
    if _INSURANCE.fullmatch(capitals):
        return Kind.INSURANCE_DRUG_CODE, Reason.NOT_TRACE_CODE, ()
    if _CONSUMABLE.fullmatch(capitals):
        return Kind.CONSUMABLE_CODE, Reason.NOT_TRACE_CODE, ()
    if capitals.startswith(udi.prefixes):
        return Kind.UDI, Reason.NOT_TRACE_CODE, ()
    return None


def _name_of_digits(digits: str, aim: str) -> Name:
    length = (f"length:{len(digits)}",)
    if aim in _PRICE_AIMS:
        return Kind.PRICE_BARCODE, Reason.NOT_TRACE_CODE if mod10_ok(digits) else Reason.BAD_CHECK_DIGIT, ()
    if _is_price_barcode(digits):
        return Kind.PRICE_BARCODE, Reason.NOT_TRACE_CODE, ("gtin14",) if len(digits) == 14 else ()
    match len(digits):
        case 14 if digits.startswith("869") and mod10_ok(digits):
            return Kind.DRUG_BASE_CODE, Reason.NOT_TRACE_CODE, ()
        case 13 if digits.startswith("69"):
            return Kind.PRICE_BARCODE, Reason.BAD_CHECK_DIGIT, ()
        case 20 if digits.startswith("00") and mod10_ok(digits[2:]):
            return Kind.SSCC, Reason.NOT_TRACE_CODE, ()
        case 20:
            return Kind.UNKNOWN, Reason.NOT_8, ()
        case shorter if shorter < 20:
            return Kind.UNKNOWN, Reason.TOO_SHORT, length
        case _:
            return Kind.UNKNOWN, Reason.TOO_LONG, length


def _is_price_barcode(digits: str) -> bool:
    """Right length and check digit. What begins with 8 may be half a trace code, except where EAN-13 is common."""
    return len(digits) in (8, 12, 13, 14) and (len(digits) == 13 or digits[0] != "8") and mod10_ok(digits)
