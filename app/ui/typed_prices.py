"""Prices as people type them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_PRICE = re.compile(r"\d{1,9}(\.\d{1,4})?", re.ASCII)


class NotAPrice(ValueError):
    """The text is no price."""


def parse_price(text: str) -> int:
    """Yuan with at most four decimals, as 1/10000 yuan: `12.5`, `¥0.0375`. Raises NotAPrice."""
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("¥").strip()
    if not _PRICE.fullmatch(plain):
        raise NotAPrice(text)
    return int(Decimal(plain) * 10_000)
