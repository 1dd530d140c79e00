"""Checks of single values: text, number, date, time and dictionary codes, as the field tables print them.

A check takes the JSON value and returns None, or in Chinese what is wrong with it. It never repeats the value, so that
no answer and no log carries a patient's name or number.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache

Check = Callable[[object], str | None]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")


def check_of(kind: str, dictionaries: Mapping[str, Mapping[str, str]]) -> Check:
    """The check for a kind as field tables write it: "text 30", "number 16,4", "date", "time", "dict rx_flag".

    Raises ValueError for any other kind.
    """
    word, _, detail = kind.partition(" ")
    match word:
        case "text":
            return text(int(detail))
        case "number":
            digits, _, decimals = detail.partition(",")
            return number(int(digits), int(decimals))
        case "date":
            return date_text
        case "time":
            return time_text
        case "dict" if detail in dictionaries:
            return choice(detail, dictionaries[detail])
    raise ValueError(f"unknown field kind {kind!r}")


def text(length: int) -> Check:
    """At most `length` characters of text."""

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return "类型应为字符"
        return None if len(value) <= length else f"长度{len(value)}超过{length}"

    return check


def number(digits: int, decimals: int) -> Check:
    """A plain number, as JSON number or text: `digits` in all, `decimals` after the point, no sign, no exponent.

    A JSON float with noise in it (3.400000000004) is refused for its decimals, as a NUMBER(16,4) column would.
    """
    shape = re.compile(rf"[0-9]{{1,{digits - decimals}}}(\.[0-9]{{1,{decimals}}})?")

    def check(value: object) -> str | None:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return "类型应为数值"
        written = value if isinstance(value, str) else repr(value)
        return None if shape.fullmatch(written) else f"应为不带符号的数值({digits},{decimals})"

    return check


def choice(name: str, values: Mapping[str, str]) -> Check:
    """One of the codes of a dictionary, as text."""

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return "类型应为字符"
        return None if value in values else f"不在字典{name}内"

    return check


def date_text(value: object) -> str | None:
    """A calendar day that exists, yyyy-MM-dd."""
    return None if isinstance(value, str) and _is_day(value) else "应为yyyy-MM-dd格式的日期"


def time_text(value: object) -> str | None:
    """A moment that exists, yyyy-MM-dd HH:mm:ss, with the space that one printed table lost."""
    wrong = "应为yyyy-MM-dd HH:mm:ss格式的时间"
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return wrong
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return wrong
    return None


@lru_cache(maxsize=4096)
def _is_day(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
