"""What Ctrl+Z took back, as the card shows it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.documents import Finding, Line, ScanEvent, ScanResult
from app.domain.drugs import Drug
from app.usecases.looking import Opened

Recent = tuple[ScanResult, ...]
"""The last scans, newest first."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What Ctrl+Z took back: shown in place of the last scan. aside: the pack lies on the trouble list again.

    units: what left the line, 0 where it stood on none. drug: None where nobody knows it.
    """

    shown: str
    drug: Drug | None = None
    units: int = 0
    aside: bool = False


def scan_taken_back(event: ScanEvent, opened: Opened, recent: Recent) -> tuple[TakenBack, Recent]:
    """What is gone, and the last scans without it. opened: with the scan still on it."""
    was = next((each for each in recent if each.event_id == event.id), None)
    line = opened.line(event.line_id)
    drug = opened.drugs[line.drug_id] if line else None
    left = tuple(each for each in recent if each.event_id != event.id)
    return TakenBack(event.shown or (was.shown if was else ""), drug, event.units), left


def number_taken_back(line: Line, opened: Opened, recent: Recent) -> tuple[TakenBack, Recent]:
    """Its entry goes from the last scans, as that of a scan does. line: with the number still on it."""
    by_hand = (at for at, each in enumerate(recent) if (each.finding, each.line_id) == (Finding.BY_HAND, line.id))
    at = next(by_hand, None)
    gone = recent[at] if at is not None else None
    left = recent if at is None else (*recent[:at], *recent[at + 1 :])
    return TakenBack("", opened.drugs[line.drug_id], gone.units if gone else line.by_hand), left
