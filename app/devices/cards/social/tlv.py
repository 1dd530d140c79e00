"""The records of a social-security card: tag, length, value, each one byte before the value. Several may stand in a row."""

from __future__ import annotations

PADDING = (0x00, 0xFF)


def fields(record: bytes) -> dict[int, bytes]:
    """The values by tag. What is cut off at the end, and padding, are no fields."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 2 <= len(record) and record[at] not in PADDING:
        end = at + 2 + record[at + 1]
        if end > len(record):
            break
        found[record[at]] = record[at + 2 : end]
        at = end
    return found
