"""Cells read strictly: each function takes what stands in a cell and gives the value, or raises Misfit.

A cell of a CSV file or of JSON is a text, of XLSX or JSON also a number, a flag or a date.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.usecases.counter import LOCAL
from app.usecases.imports.reasons import Reason

W = TypeVar("W", bound=StrEnum | bool | int)

_DAY = re.compile(r"([0-9]{4})([-/.年]?)([0-9]{1,2})([-/.月]?)([0-9]{1,2})日?")
_MOMENT = re.compile(r"(.+?)(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?")
_LOST = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]+")
_EXACT = 10**15
"""Above this a sheet's number has lost digits: it holds 15 or 16 of them."""
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")  # blanks that look like one and are none
_UNSEEN = re.compile("[\u200b\ufeff]")
_YEARS = range(1900, 2200)
_DIGITS = 20


class Misfit(ValueError):
    """The cell does not hold what its column should."""

    def __init__(self, reason: Reason, expected: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.expected = expected


def is_blank(value: object) -> bool:
    """Nothing stands there."""
    return value is None or (isinstance(value, str) and not value.strip())


def shown(value: object) -> str:
    """A cell for an error message: short and printable."""
    text = value.strip() if isinstance(value, str) else str(value)
    text = "".join(letter if letter.isprintable() else "�" for letter in text[:61])
    return text if len(text) <= 60 else text[:60] + "…"


def text(longest: int) -> Callable[[object], str]:
    """A line of text of at most so many characters."""

    def read(value: object) -> str:
        found = _as_text(value)
        if len(found) > longest:
            raise Misfit(Reason.TOO_LONG, f"≤ {longest}")
        return found

    return read


def code(longest: int, form: str = "", example: str = "") -> Callable[[object], str]:
    """A code: text in which full-width letters and digits become plain ones. form: what all of it has to fit."""
    pattern = re.compile(form)

    def read(value: object) -> str:
        found = _as_text(value)
        if not found.isascii():
            found = unicodedata.normalize("NFKC", found).strip()
        if _LOST.fullmatch(found):
            raise Misfit(Reason.DIGITS_LOST)
        if len(found) > longest:
            raise Misfit(Reason.TOO_LONG, f"≤ {longest}")
        if form and not pattern.fullmatch(found):
            raise Misfit(Reason.WRONG_FORM, example)
        return found

    return read


def _as_text(value: object) -> str:
    if isinstance(value, str):
        found = (value if value.isascii() else _UNSEEN.sub("", _BLANKS.sub(" ", value))).strip()
    elif isinstance(value, bool) or not isinstance(value, int | float | Decimal) or value != value:  # the last is NaN
        raise Misfit(Reason.NOT_TEXT)
    elif not isinstance(value, int) and not -_EXACT < value < _EXACT:
        raise Misfit(Reason.DIGITS_LOST)
    else:
        found = str(int(value)) if value == int(value) else str(value)
    if found.startswith("="):
        found = _unwrapped(found)
    if not found.isprintable() or "�" in found:
        raise Misfit(Reason.UNPRINTABLE)
    return found


def _unwrapped(found: str) -> str:
    """`="00123"` is how exports make spreadsheets keep the zeros; any other formula is refused."""
    literal = re.fullmatch(r'="([^"]*)"', found)
    if literal is None:
        raise Misfit(Reason.FORMULA)
    return literal[1].strip()


def whole(low: int, high: int) -> Callable[[object], int]:
    """A whole number, bounds included."""

    def read(value: object) -> int:
        number = _number(value)
        if number != number.to_integral_value():
            raise Misfit(Reason.NOT_WHOLE, f"{low}–{high}")
        if not low <= number <= high:
            raise Misfit(Reason.OUT_OF_RANGE, f"{low}–{high}")
        return int(number)

    return read


MOST_PRICE = 10**10
"""Whole yuan a price stays below: the platform's field has ten digits before the point (数值 16,6)."""


def price(value: object) -> int:
    """Yuan with at most four decimals, as 1/10000 yuan."""
    number = _number(value)
    if isinstance(value, float):
        number = round(number, 9)  # 3.3000000000000003 is what a sheet makes of 3.3
    if not 0 <= number < MOST_PRICE:
        raise Misfit(Reason.OUT_OF_RANGE, f"0–{MOST_PRICE - 1}")
    parts = number * 10_000
    if parts != parts.to_integral_value():
        raise Misfit(Reason.NOT_A_NUMBER, "12.5, 0.0375")
    return int(parts)


def _number(value: object) -> Decimal:
    if isinstance(value, str):
        plain = _unwrapped(value.strip()) if value.strip().startswith("=") else value.strip()
        plain = unicodedata.normalize("NFKC", plain)
        if len(plain) > 30 or not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", plain):
            raise Misfit(Reason.NOT_A_NUMBER)
        return Decimal(plain)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Misfit(Reason.NOT_A_NUMBER)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS or len(number.as_tuple().digits) > _DIGITS:
        raise Misfit(Reason.OUT_OF_RANGE)
    return number


def day(value: object) -> date:
    """A day of the calendar: 2026-11-20, 2026/11/20, 2026.11.20, 20261120, 2026年11月20日, or a sheet's date."""
    if isinstance(value, datetime):
        if value.time() != time():
            raise Misfit(Reason.NOT_A_DAY, "2026-11-20")
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    found = _DAY.fullmatch(_date_text(value))
    if found is None or not _same_marks(found):
        raise Misfit(Reason.NOT_A_DAY, "2026-11-20")
    try:
        read = date(int(found[1]), int(found[3]), int(found[5]))
    except ValueError:
        raise Misfit(Reason.NOT_A_DAY, "2026-11-20") from None
    return _plausible(read)


def _plausible(read: date) -> date:
    if read.year not in _YEARS:
        raise Misfit(Reason.OUT_OF_RANGE, "2026-11-20")
    return read


def _same_marks(found: re.Match[str]) -> bool:
    first, second = found[2], found[4]
    if not first:
        return not second and len(found[0]) == 8
    return second == "月" if first == "年" else first == second and not found[0].endswith("日")


def moment(value: object) -> datetime:
    """A moment: a day and hh:mm or hh:mm:ss. Without an offset it is Chinese time; a day alone is its beginning."""
    expected = "2026-11-20 09:30:00"
    if isinstance(value, date):
        _plausible(value)
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=LOCAL)).astimezone(UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), LOCAL).astimezone(UTC)
    written = _date_text(value)
    if re.fullmatch(r"[0-9]{14}", written):
        written = f"{written[:8]} {written[8:10]}:{written[10:12]}:{written[12:]}"
    found = _MOMENT.fullmatch(written)
    if found is None:
        raise Misfit(Reason.NOT_A_MOMENT, expected)
    try:
        at = time(int(found[2] or 0), int(found[3] or 0), int(found[4] or 0))
        zone = datetime.strptime(found[5], "%z").tzinfo if found[5] else LOCAL
        return datetime.combine(day(found[1]), at, zone).astimezone(UTC)
    except (ValueError, OverflowError):  # Misfit is a ValueError too
        raise Misfit(Reason.NOT_A_MOMENT, expected) from None


def _date_text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # 20261120 typed into a sheet
    if not isinstance(value, str):
        raise Misfit(Reason.NOT_A_DAY, "2026-11-20")
    return unicodedata.normalize("NFKC", value).strip()


def word(words: Mapping[W, tuple[str, ...]]) -> Callable[[object], W]:
    """One of several things, each under the words people write for it."""
    meanings = {each.lower(): meaning for meaning, names in words.items() for each in names}
    expected = "，".join(names[0] for names in words.values())

    def read(value: object) -> W:
        if isinstance(value, bool):
            value = "true" if value else "false"
        found = unicodedata.normalize("NFKC", _as_text(value)).lower()
        if found not in meanings:
            raise Misfit(Reason.NOT_A_CHOICE, expected)
        return meanings[found]

    return read


yes_or_no: Callable[[object], bool] = word(
    {True: ("是", "yes", "y", "true", "1"), False: ("否", "no", "n", "false", "0")}
)
