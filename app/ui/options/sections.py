"""Which page an option stands on: by room, as its key says."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """In the order of the list. The word is the first part of the keys, but for people."""

    INSURANCE = "insurance"
    DELIVERY = "delivery"
    STORE = "store"
    WORKPLACE = "workplace"
    COUNTER = "counter"
    UI = "ui"
    SOUND = "sound"
    WEDGE = "wedge"
    PEOPLE = "people"


AT_ONCE = frozenset({Section.UI, Section.SOUND, Section.WEDGE})
"""What the window wears as soon as it is chosen."""


def section_of(key: str) -> Section:
    """`insurance.url` stands under 医保平台. Raises ValueError for a room no page was made for."""
    return Section(key.partition(".")[0])
