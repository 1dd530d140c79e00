"""Who is signed in today: one for all sender threads of a platform.

Source: 9001 gives a sign_no that holds until midnight (UTC+8); after 9002 the same operator gets "今天已签退" until the
next day, so nobody signs out but by a person's wish.
"""

from __future__ import annotations

from datetime import date, datetime
from threading import Lock

from app.platforms.insurance.wire.chinese_time import china_day


class SignIn:
    """The sign_no of one operator. `calling` is held by the thread that asks for one, so that the others wait for it."""

    def __init__(self, operator: str) -> None:
        self.operator = operator
        self.calling = Lock()
        self._kept: tuple[str, date] | None = None
        self._signed_out_on: date | None = None

    def number(self, at: datetime) -> str | None:
        """Today's sign_no, or None."""
        kept = self._kept
        return kept[0] if kept is not None and kept[1] == china_day(at) else None

    def keep(self, number: str, at: datetime) -> None:
        """The platform gave this number."""
        self._kept = (number, china_day(at))

    def forget(self, number: str) -> None:
        """The platform does not know this number any more. One given since then stays."""
        kept = self._kept
        if kept is not None and kept[0] == number:
            self._kept = None

    def end_day(self, at: datetime) -> None:
        """Signed out by a person."""
        self._kept = None
        self._signed_out_on = china_day(at)

    def has_ended(self, at: datetime) -> bool:
        """Whether somebody signed out today, so that the platform would refuse."""
        return self._signed_out_on == china_day(at)
