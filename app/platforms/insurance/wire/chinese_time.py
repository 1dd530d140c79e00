"""Times on the wire: Chinese wall clock (UTC+8, no summer time)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+8")

_DIGITS = re.compile(r"\d{14}(\d{3})?", re.ASCII)


def day_text(day: date) -> str:
    """`2026-11-20`."""
    return day.isoformat()


def moment_text(at: datetime) -> str:
    """`2026-11-20 14:03:59`, of an aware time."""
    return at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")


def compact_text(at: datetime) -> str:
    """`20261120140359`, as in message numbers."""
    return at.astimezone(CHINA).strftime("%Y%m%d%H%M%S")


def china_day(at: datetime) -> date:
    """The calendar day in China."""
    return at.astimezone(CHINA).date()


def parse_compact(text: object) -> datetime | None:
    """`yyyyMMddHHmmss` with or without milliseconds, as UTC; None for anything else."""
    if not isinstance(text, str) or not _DIGITS.fullmatch(text):
        return None
    try:
        at = datetime.strptime(text[:14], "%Y%m%d%H%M%S").replace(tzinfo=CHINA)
        return at.astimezone(UTC) + timedelta(milliseconds=int(text[14:] or 0))
    except (ValueError, OverflowError):
        return None
