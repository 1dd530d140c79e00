"""How personal data may be shown, and when two numbers are one.

Masking is one-way and keeps the length, so that two people stay apart on a list.
"""

from __future__ import annotations

import unicodedata

_WRITTEN_BETWEEN = str.maketrans("", "", " -\t")


def plain_number(number: str | None) -> str:
    """The id number as a card tells it, whoever wrote it: `110101-20990101-001x` → `11010120990101001X`; "" for none."""
    return unicodedata.normalize("NFKC", number or "").translate(_WRITTEN_BETWEEN).upper()


def mask_name(name: str) -> str:
    """`张伟` → `张*`, `欧阳小明` → `欧***`."""
    name = name.strip()
    return name[:1] + "*" * max(len(name) - 1, 1) if name else ""


def mask_id_number(number: str) -> str:
    """`110101199003071234` → `110***********1234`; anything shorter than nine characters vanishes whole."""
    number = number.strip()
    if len(number) < 9:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]
