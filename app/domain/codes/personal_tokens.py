"""Finds patients' tokens and persons' numbers in scanned text, so that nobody keeps them.

Looked for: the insurance e-voucher (医保电子凭证) QR, 28 digits that start with 424, or the open-platform variant that
starts with `opc`; resident ID numbers of 18 and 15 characters; foreigners' permanent residence numbers, old (3 letters
and 12 digits) and new (18 digits that start with 9). Parts that are nearly whole are hidden too: an ID number whose X
an input method swallowed, a voucher whose end was cut off. Hiding too much costs a hint, hiding too little a secret.

Sources: observed voucher samples (424, 17 and 2 random digits, 2 province digits, 4 of extension, so far 0000);
GB 11643-1999 for ID numbers. The length of the `opc` variant is not known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.domain.codes.check_digits import id_number_ok
from app.domain.codes.verdicts import Kind
from app.domain.personal import mask_id_number

_VOUCHER_DIGITS = 28
_VOUCHER_LEAST = 20  # a voucher cut off before this is not told apart from other numbers

# First two digits of an ID number. 81, 82, 83: residence permits for people of Hong Kong, Macau and Taiwan.
_PROVINCES = frozenset(
    str(code)
    for code in (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66))
) | frozenset(("71", "81", "82", "83"))
_PERMITS = frozenset(("81", "82", "83"))

_BETWEEN = re.compile("[ \t._/\u2010-\u2015\u2212-]+")  # what people write between groups of digits
# Short groups of digits in a row, as people write long numbers; the X may stand apart as well.
_WRITTEN_APART = re.compile(
    "(?<![0-9])[0-9]{1,14}(?![0-9])(?:[ \t._/\u2010-\u2015\u2212-]+(?:[0-9]{1,14}(?![0-9])|[Xx]))+[Xx]?"
)
_RUN = re.compile("[0-9]{15,}[Xx]?")
_VOUCHER_INSIDE = re.compile("(?=424[0-9]{25})")
_VOUCHER_SURELY = re.compile("(?=424[0-9]{19}([0-9]{2})0000)")
_ID_INSIDE = re.compile("(?=([1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]))")
_OPEN_VOUCHER = re.compile("opc[0-9A-Za-z+/=_.:%-]{12,}", re.IGNORECASE)
_OPEN_VOUCHER_WHOLE = re.compile("OPC[!-~]{5,}")
_OLD_RESIDENCE = re.compile("[A-Za-z]{3}[0-9]{12}(?![0-9])")


@dataclass(frozen=True, slots=True)
class PersonalToken:
    """A token that was found. shown: all of it that may ever be shown."""

    kind: Kind
    shown: str


def token_as_a_whole(text: str) -> PersonalToken | None:
    """The text, blanks and hyphens apart, is one token or nearly one."""
    number = _BETWEEN.sub("", _folded(text)).upper()
    if _is_voucher(number) or _OPEN_VOUCHER_WHOLE.fullmatch(number):
        return PersonalToken(Kind.E_VOUCHER, _voucher_shown(number))
    if _is_id_number(number) or _OLD_RESIDENCE.fullmatch(number):
        return PersonalToken(Kind.ID_NUMBER, mask_id_number(number))
    return None


def certain_token(text: str) -> PersonalToken | None:
    """The text is one complete token, check digit included.

    For text that would be a code otherwise: one maker's number in four thousand looks like an ID number if nobody
    looks at the check digit.
    """
    token = token_as_a_whole(text)
    if token is None or len(token.shown) == _VOUCHER_DIGITS or token.shown.startswith("opc"):
        return token
    number = _BETWEEN.sub("", _folded(text)).upper()
    return token if len(number) == 18 and id_number_ok(number) else None


def token_inside(text: str) -> PersonalToken | None:
    """The first token anywhere in the text, also glued to other digits or written with blanks and hyphens."""
    folded = _folded(text)
    groups = (_BETWEEN.sub("", group[0]) for group in _WRITTEN_APART.finditer(folded))
    for candidate in (folded, *groups):
        for start, end, kind in _spans(candidate):
            found = candidate[start:end]
            return PersonalToken(kind, mask_id_number(found) if kind is Kind.ID_NUMBER else _voucher_shown(found))
    return None


def voucher_surely_inside(text: str) -> bool:
    """A voucher with a known province and the extension 0000 is somewhere in the digits.

    For text that is well formed otherwise, such as trace codes glued together: there "424 and 25 more digits" alone
    is too common to mean anything.
    """
    return any(found[1] in _PROVINCES for found in _VOUCHER_SURELY.finditer(text))


def masked(text: str) -> str:
    """The text with all but the first three characters of every token replaced by asterisks.

    For logs and for whatever keeps raw text. Of a text whose token is written with blanks or hyphens inside, nothing
    but the masked token is kept.
    """
    folded = _folded(text)
    shown = list(text)
    for start, end, _ in _spans(folded):
        shown[start + 3 : end] = "*" * (end - start - 3)
    hidden = "".join(shown)
    written_apart = token_inside(hidden)
    return hidden if written_apart is None else written_apart.shown


def _folded(text: str) -> str:
    """Every digit of any script as its ASCII digit, full-width letters as ASCII; the length stays the same."""
    return text if text.isascii() else "".join(map(_folded_character, text))


@lru_cache(4096)
def _folded_character(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _spans(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Where tokens stand, by kind; they may overlap. text: folded."""
    for run in _RUN.finditer(text):
        yield from _spans_in_run(run[0], run.start())
    if "c" in text or "C" in text:
        for found in _OPEN_VOUCHER.finditer(text):
            yield found.start(), found.end(), Kind.E_VOUCHER
    for found in _OLD_RESIDENCE.finditer(text):
        yield found.start(), found.end(), Kind.ID_NUMBER


def _spans_in_run(run: str, at: int) -> Iterator[tuple[int, int, Kind]]:
    if _is_voucher(run.rstrip("Xx")):
        yield at, at + len(run), Kind.E_VOUCHER
        return
    if _is_id_number(run.upper()):
        yield at, at + len(run), Kind.ID_NUMBER
        return
    for voucher in _VOUCHER_INSIDE.finditer(run):
        yield at + voucher.start(), at + voucher.start() + _VOUCHER_DIGITS, Kind.E_VOUCHER
    for number in _ID_INSIDE.finditer(run):
        if _has_region_and_birthday(number[1]) and id_number_ok(number[1].upper()):
            yield at + number.start(), at + number.start() + 18, Kind.ID_NUMBER


def _is_voucher(digits: str) -> bool:
    return _VOUCHER_LEAST <= len(digits) <= _VOUCHER_DIGITS and digits.startswith("424") and _ascii_digits(digits)


def _is_id_number(number: str) -> bool:
    """18 characters with or without the right check, 17 and 16 whose end is missing, or the 15 of before 1999."""
    if not _ascii_digits(number[:17]):
        return False
    match len(number):
        case 15:
            return number[:2] in _PROVINCES - _PERMITS and _is_day("19" + number[6:12])
        case 16 | 17:
            return _has_region_and_birthday(number)
        case 18:
            return number[17] in "0123456789X" and _has_region_and_birthday(number)
        case _:
            return False


def _has_region_and_birthday(number: str) -> bool:
    return (number[:2] in _PROVINCES or number[0] == "9") and _is_day(number[6:14])


def _is_day(yyyymmdd: str) -> bool:
    try:
        return 1900 <= date(int(yyyymmdd[:4]), int(yyyymmdd[4:6]), int(yyyymmdd[6:])).year < 2100
    except ValueError:
        return False


def _ascii_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _voucher_shown(token: str) -> str:
    return token[:3].lower() + "*" * (min(len(token), _VOUCHER_DIGITS) - 3)
