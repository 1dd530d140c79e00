"""When each kind of submission goes: at once, every so often, or at points of the day.

A schedule keeps no memory. A row may go when a turn of its kind has come since it was written, so a turn missed while
the computer was off is made up for at the next start, and several workstations agree without talking.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, timezone

from app.domain.submissions import SubmissionKind

CHINA = timezone(timedelta(hours=8))
"""The whole country keeps one time."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turns:
    """every: apart by so much, counted from midnight. at: points of the day on the wall clock of `zone`."""

    every: timedelta | None = None
    at: tuple[time, ...] = ()
    zone: timezone = CHINA

    def __post_init__(self) -> None:
        if self.every is None and not self.at:
            raise ValueError("turns that never come")
        if self.every is not None and not timedelta(seconds=1) <= self.every <= _DAY:
            raise ValueError(f"every {self.every}: one second to one day")

    def last(self, now: datetime) -> datetime:
        """The turn that came last, `now` included."""
        return max(turn for turn in self._around(now) if turn <= now)

    def next(self, now: datetime) -> datetime:
        """The turn that comes next."""
        return min(turn for turn in self._around(now) if turn > now)

    def _around(self, now: datetime) -> Iterator[datetime]:
        """Turns near `now`, among them the last and the next."""
        midnight = now.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        for point in self.at:
            for day in (-1, 0, 1):
                local = midnight + day * _DAY
                yield local.replace(hour=point.hour, minute=point.minute, second=point.second).astimezone(UTC)
        if self.every is not None:
            turn = midnight + (now - midnight) // self.every * self.every
            yield turn.astimezone(UTC)
            yield min(turn + self.every, midnight + _DAY).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Turns by kind; a kind without turns goes at once."""

    turns: Mapping[SubmissionKind, Turns] = field(default_factory=dict)

    def cutoffs(self, now: datetime) -> dict[SubmissionKind, datetime]:
        """For kinds that go by turns: rows written until then may go now."""
        return {kind: turns.last(now) for kind, turns in self.turns.items()}

    def next_due(self, kind: SubmissionKind, now: datetime) -> datetime:
        """When a row of this kind that is written now may go."""
        turns = self.turns.get(kind)
        return now if turns is None else turns.next(now)

    def next_turn(self, now: datetime) -> datetime | None:
        """When the next turn of any kind comes; None where all kinds go at once."""
        return min((turns.next(now) for turns in self.turns.values()), default=None)
