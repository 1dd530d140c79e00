"""How one platform stands, for the status bar, the uploads screen and `doctor`: facts, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.submissions import ErrorClass


@dataclass(frozen=True, slots=True)
class Offline:
    """The platform does not answer. reason: what the last try ran into. next_try_at: by itself."""

    since: datetime
    reason: str
    tries: int
    next_try_at: datetime


@dataclass(frozen=True, slots=True)
class Paused:
    """The platform refuses everything, and a person must do something; nothing is lost meanwhile.

    words: the platform's own. probe_at: when one row is tried again by itself.
    """

    error: ErrorClass
    words: str
    since: datetime
    probe_at: datetime


@dataclass(frozen=True, slots=True)
class Broken:
    """The flusher itself cannot work. reason: a StoreUnavailable reason ("full", "read_only" …), or "fault" for a bug,
    whose traceback is in the log."""

    reason: str
    detail: str
    since: datetime


@dataclass(frozen=True, slots=True)
class PlatformState:
    """One look at a platform.

    reachable: None before the first answer or silence. waiting, sending, unknown, rejected: rows. for_person: unknown
    rows that cannot be asked about. oldest_at: when the first waiting row was written. limited_until: it asked us to
    slow down. drift_s: whole seconds its clock is ahead of ours, None while nobody knows.
    """

    platform: str
    reachable: bool | None = None
    offline: Offline | None = None
    paused: Paused | None = None
    broken: Broken | None = None
    limited_until: datetime | None = None
    waiting: int = 0
    sending: int = 0
    unknown: int = 0
    rejected: int = 0
    for_person: int = 0
    oldest_at: datetime | None = None
    last_accepted_at: datetime | None = None
    drift_s: int | None = None

    @property
    def owed(self) -> int:
        """Rows the platform has not accepted."""
        return self.waiting + self.sending + self.unknown + self.rejected
