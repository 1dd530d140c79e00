"""How plain values look: codes, prices, days. No sentence stands here, only shapes that every language shares."""

from __future__ import annotations

import re
from datetime import date

GS = "\x1d"
MAY_BREAK = "\u200b"  # zero width space
_GS_SEEN = "|"  # no character of GS1's, and every font has it
_LONG = re.compile(r"\S{25,}")
_AIM = re.compile(r"^\][A-Za-z][0-9A-Za-z]")


def grouped(code: str) -> str:
    """A trace code as people read it: `8100001 9000000000017`, `(01)06923456000124(21)SN0001`."""
    bare = _AIM.sub("", code, count=1)
    if len(bare) == 20 and bare.isascii() and bare.isalnum():
        return f"{bare[:7]} {bare[7:]}"
    return _with_brackets(bare) if GS in code or bare != code else code


def _with_brackets(element_string: str) -> str:
    """GS1 as it stands under the symbol; what cannot be read so keeps its form, GS made visible."""
    from app.domain.codes.gs1 import Unreadable, bracketed  # biip takes 0.1 s to import, and most codes are no GS1

    try:
        return bracketed(element_string).replace(GS, _GS_SEEN)
    except Unreadable:
        return element_string.replace(GS, _GS_SEEN)


def breakable(code: str) -> str:
    """A code that may go on in the next line: between the fields of GS1, else anywhere, at places nobody sees."""
    parts = code.replace("(", f"{MAY_BREAK}(").lstrip(MAY_BREAK).split(MAY_BREAK)
    return MAY_BREAK.join(_LONG.sub(lambda run: MAY_BREAK.join(run[0]), part) for part in parts)


def yuan(price: int | None) -> str:
    """1/10000 yuan as yuan, with the decimals it needs and two at least: `12.50`, `0.0375`; nothing for None."""
    if price is None:
        return ""
    whole, parts = divmod(price, 10_000)
    decimals = f"{parts:04d}".rstrip("0").ljust(2, "0")
    return f"{whole}.{decimals}"


def day(value: date | None) -> str:
    """`2027-12-31` for a date, nothing for None."""
    return "" if value is None else value.isoformat()
