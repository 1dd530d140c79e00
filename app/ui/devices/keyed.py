"""A keyboard scan as the doctor and test scans want it: with its prefix, its ending and its pace."""

from __future__ import annotations

from app.domain.device_profiles import Ending
from app.domain.devices import Link
from app.domain.scanner_check import Arrival
from app.ui.keyboard.scan_facts import Sign, Timed

_ENDINGS = {"\r": Ending.CR, "\n": Ending.LF, "\t": Ending.TAB}


def arrival_of(timed: Timed) -> Arrival:
    """Everything the keys wrote; their Enter or Tab is the ending."""
    whole = timed.reading.raw.decode("utf-8", "replace")
    ending = _ENDINGS.get(whole[-1:]) if timed.ended else None
    return Arrival(
        whole[:-1] if ending is not None else whole,
        Link.KEYBOARD,
        ending or Ending.NONE,
        tuple(map(float, timed.gaps_ms)),
        composed=Sign.INPUT_METHOD in timed.signs,
        rolled=timed.rolled,
    )
