"""Days as people type them with the number pad, and as makers print them."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

_YEARS = range(2000, 2100)
_FORMS = (
    re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII),
    re.compile(r"(\d{4})[-./年 ](\d{1,2})(?:[-./月 ](\d{1,2}))?[日月]?", re.ASCII),
)
_SHORT = re.compile(r"(\d{2})(\d{2})(\d{2})", re.ASCII)


class NotADay(ValueError):
    """The text names no day there is."""


def parse_day(text: str, *, month_begins: bool = False) -> date:
    """`20270430`, `2027-04-30`, `2027.4.30`, `2027年4月30日`, `270430`; a month alone, as packs print it, is its last day.

    month_begins: a month alone is its first day, as with 生产日期. Raises NotADay.
    Source: rules for drug labels (药品说明书和标签管理规定), article 23: an expiry may be printed to the month.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found is not None and int(found[1]) in _YEARS and 1 <= int(found[2]) <= 12:
            last = monthrange(int(found[1]), int(found[2]))[1]
            return _day(text, int(found[1]), int(found[2]), int(found[3] or (1 if month_begins else last)))
    short = _SHORT.fullmatch(plain)
    if short is None:
        raise NotADay(text)
    return _day(text, 2000 + int(short[1]), int(short[2]), int(short[3]))


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay(text) from None
