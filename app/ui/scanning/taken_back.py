"""What Ctrl+Z took back, as the card shows it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.drugs import Drug


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What Ctrl+Z took back: shown in place of the last scan. aside: the pack lies on the trouble list again.

    units: what left the line, 0 where it stood on none. drug: None where nobody knows it.
    """

    shown: str
    drug: Drug | None = None
    units: int = 0
    aside: bool = False
