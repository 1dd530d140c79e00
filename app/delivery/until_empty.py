"""`yaosu flush --until-empty`: the same flusher in the foreground, until nothing is owed or nothing moves any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum

from app.delivery.desk import Step
from app.delivery.flusher import Flusher
from app.delivery.state import PlatformState
from app.domain.submissions import UNSETTLED, SubmissionKind, SubmissionState
from app.store.store import Store


class Why(StrEnum):
    """Why flushing ended."""

    EMPTY = "empty"  # nothing is owed
    REJECTED = "rejected"  # refused rows, and whatever waits behind them, wait for a person
    UNKNOWN = "unknown"  # rows the platform cannot be asked about wait for a person
    ELSEWHERE = "elsewhere"  # another workstation is sending the rest
    PAUSED = "paused"  # the platform refuses everything until a person mends something
    OFFLINE = "offline"  # nobody answered, so many times in a row
    BROKEN = "broken"  # the database or the program itself failed
    DEADLINE = "deadline"  # the time given was over
    LIMITED = "limited"  # it refuses every call as one too many
    BLOCKED = "blocked"  # the rest waits for its turn
    STOPPED = "stopped"  # somebody stopped it


_SLOWDOWNS = 8
"""Refusals as one too many in a row; the waits between them come to some eight minutes."""

_Counts = Mapping[tuple[SubmissionKind, SubmissionState], int]


@dataclass(frozen=True, slots=True)
class PlatformReport:
    """How far one platform got. counts: all its rows, settled ones too. accepted, rejected: by this flush."""

    platform: str
    why: Why
    state: PlatformState
    counts: _Counts
    accepted: int
    rejected: int
    took_s: float

    @property
    def owed(self) -> int:
        """Rows the platform has not accepted, rejected ones included."""
        return sum(count for (_, state), count in self.counts.items() if state in UNSETTLED)

    @property
    def done(self) -> bool:
        """Whether nothing is owed."""
        return self.owed == 0


@dataclass(frozen=True, slots=True)
class FlushReport:
    """How far all of them got."""

    platforms: tuple[PlatformReport, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is owed to anybody: the exit code 0."""
        return all(report.done for report in self.platforms)


def flush_until_empty(store: Store, flushers: Sequence[Flusher], *, deadline_s: float | None = None) -> FlushReport:
    """Run these flushers, none of which was started, side by side; Ctrl-C in the calling thread stops them.

    Make them without a schedule: a person asked for it now. deadline_s: None = as long as anything moves.
    Raises StoreUnavailable where the rows cannot even be counted.
    """
    if not flushers:
        return FlushReport(())
    with ThreadPoolExecutor(len(flushers), thread_name_prefix="flush") as threads:
        runs = [threads.submit(_flush, store, flusher, deadline_s) for flusher in flushers]
        try:
            return FlushReport(tuple(run.result() for run in runs))
        except BaseException:
            for flusher in flushers:
                flusher.stop()
            raise


def _flush(store: Store, flusher: Flusher, deadline_s: float | None) -> PlatformReport:
    platform, ticks = flusher.platform.name, flusher.clock.ticks
    before, began = _counts(store, platform), ticks()
    watch = _Watch(flusher, None if deadline_s is None else began + deadline_s)
    flusher.work(until=watch.enough)
    after = _counts(store, platform)
    owed = any(count for (_, state), count in after.items() if state in UNSETTLED)
    return PlatformReport(
        platform=platform,
        why=(watch.why or Why.STOPPED) if owed else Why.EMPTY,
        state=flusher.state,
        counts=after,
        accepted=_gained(before, after, SubmissionState.ACCEPTED),
        rejected=_gained(before, after, SubmissionState.REJECTED),
        took_s=ticks() - began,
    )


class _Watch:
    """Sees after every step whether going on makes sense."""

    def __init__(self, flusher: Flusher, ends_at: float | None) -> None:
        self._flusher = flusher
        self._ends_at = ends_at
        self._idle_steps = 0
        self.why: Why | None = None

    def enough(self, step: Step) -> bool:
        """Whether to end; `why` says why."""
        if self._ends_at is not None and self._flusher.clock.ticks() >= self._ends_at:
            self.why = Why.DEADLINE
        elif not self._flusher.desk.busy:
            self.why = self._trouble() or (self._at_rest() if step.idle else None)
        return self.why is not None

    def _trouble(self) -> Why | None:
        standing, tries = self._flusher.standing, self._flusher.options.tries
        if standing.paused is not None:
            return Why.PAUSED
        if standing.silences >= tries:
            return Why.OFFLINE
        if standing.slowdowns >= _SLOWDOWNS:
            return Why.LIMITED
        return Why.BROKEN if self._flusher.faults >= tries else None

    def _at_rest(self) -> Why | None:
        """Nothing goes by itself: whose turn it is."""
        state = self._flusher.state
        if state.owed == 0:
            return Why.EMPTY
        if state.unknown:
            return Why.UNKNOWN
        if state.rejected:
            return Why.REJECTED
        if state.sending:
            return Why.ELSEWHERE
        self._idle_steps += 1  # a row may have come just now; look once more
        return Why.BLOCKED if self._idle_steps > 1 else None


def _counts(store: Store, platform: str) -> dict[tuple[SubmissionKind, SubmissionState], int]:
    with store.reading() as tx:
        counts = tx.outbox.counts()
    return {(kind, state): count for (name, kind, state), count in counts.items() if name == platform}


def _gained(before: _Counts, after: _Counts, state: SubmissionState) -> int:
    def total(counts: _Counts) -> int:
        return sum(count for (_, of), count in counts.items() if of is state)

    return max(0, total(after) - total(before))
