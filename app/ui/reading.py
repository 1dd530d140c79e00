"""What somebody put in: the raw text, and how it came."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """How a text reached the screen."""

    SCANNED = "scanned"  # a scanner: wedge, serial or HID
    TYPED = "typed"  # by hand, in the input line
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Reading:
    """Raw text, not yet a trace code. It may be a patient's token: never log or store it as it is."""

    text: str
    origin: Origin = Origin.SCANNED
    device: str = ""
    """Key of the device that read it; "" for one that plays keyboard, and for hands."""

    def __repr__(self) -> str:
        """Without the text, so that no trace or log holds it."""
        return f"Reading({len(self.text)} characters, {self.origin.value})"
