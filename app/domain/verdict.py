"""What a scan came to, for eyes and ears."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What the card says, readable at two metres: ✓ 正确, ! 注意, ✕ 停."""

    OK = "ok"
    ATTENTION = "attention"
    STOP = "stop"
