"""How a platform is delivered to; bootstrap makes this from the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from app.delivery.schedule import Schedule

LEAST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Options:
    """Every number has its reason in its name; the defaults are those of the settings page.

    senders: threads with a line of their own. calls_per_minute: 0 = no limit. rows_per_message: at most, however many
    the platform takes. rows_per_write: about so many rows in one transaction, because scans wait for it; a larger
    message has one of its own. ahead: messages claimed before a thread is free for them; after a crash each of
    their rows must be asked about. poll_s: how often to look without being called, for rows other workstations wrote.

    first_pause_s, longest_pause_s: back-off after silence. probe_s: the first wait after a refusal that stops
    everything. tries: silences in a row after which `flush` gives up, at least 3. settle_s: how long a lost message is
    given to arrive before the platform is asked about it, doubled each time. absences: how often a platform must say
    that it lacks a row before the row is sent again. withdraw_unknown: where the platform cannot be asked, have it
    delete the row (3507) and send it again; else such a row waits for a person.

    lease: claims of other workstations older than this are taken over. freshness: a claim older than this is not sent
    any more, because a computer that slept may have lost it meanwhile. stop_within_s: how long `stop` waits for
    answers. late_s: how long an answer may still be under way after that.
    """

    senders: int = 6
    calls_per_minute: int = 1000
    rows_per_message: int = 50
    rows_per_write: int = 20
    ahead: int = 24
    poll_s: float = 15.0
    schedule: Schedule = field(default_factory=Schedule)
    first_pause_s: float = 2.0
    longest_pause_s: float = 300.0
    probe_s: float = 60.0
    tries: int = LEAST_TRIES
    settle_s: float = 2.0
    absences: int = 2
    withdraw_unknown: bool = False
    lease: timedelta = timedelta(minutes=30)
    freshness: timedelta = timedelta(minutes=10)
    stop_within_s: float = 5.0
    late_s: float = 90.0
    publish_s: float = 0.5

    def __post_init__(self) -> None:
        if min(self.senders, self.rows_per_message, self.rows_per_write, self.ahead) < 1:
            raise ValueError("at least one sender, one row and one message")
        if self.tries < LEAST_TRIES:
            raise ValueError(f"{self.tries} tries: at least {LEAST_TRIES}")
        if self.freshness >= self.lease:
            raise ValueError("a claim must go stale before others take it over")
