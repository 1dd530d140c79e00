"""The counter a use case stands at: where it writes, what time it is, and the rules of the house."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from app.domain.codes import CodeRules
from app.store import Store

LOCAL = timezone(timedelta(hours=8))
"""China has one time zone and no summer time; days of documents and of the platforms are days there."""


@dataclass(frozen=True, slots=True)
class Counter:
    """One workstation's counter.

    clock: the moment, aware. pharmacy, storeroom: names of the places whose stock moves here. platform: whom submissions are owed to.
    tells_received_codes: the region wants codes of received stock told by a stock change (3502, 108), because its
    purchase transaction has no place for them.
    """

    store: Store
    rules: CodeRules
    clock: Callable[[], datetime]
    pharmacy: str = "门诊药房"
    storeroom: str = "药库"
    platform: str = "insurance"
    near_expiry_days: int = 90
    tells_received_codes: bool = True

    def today(self) -> date:
        """The day on the wall."""
        return self.clock().astimezone(LOCAL).date()
