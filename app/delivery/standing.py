"""How a platform stands with us: whether anything may be sent now, and if not, why and until when.

Three things keep us from sending: silence (back off), "too many requests" (slow down) and a refusal that everything
would meet (pause, for a person). After each of them one message goes alone; its answer opens the way for the others.
Everything here is forgotten at a restart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from app.delivery.backoff import Backoff
from app.delivery.options import Options
from app.delivery.schedule import CHINA
from app.delivery.state import Offline, Paused
from app.domain.outage import Outage
from app.domain.submissions import ErrorClass, Rejected

_SIGN_INS_AT_ONCE = 1
"""Signed in so often without a message getting through, a platform wants something else."""


@dataclass(frozen=True, slots=True)
class Clock:
    """now: wall clock, aware, UTC. ticks: seconds that only go forward; waits are measured with it."""

    now: Callable[[], datetime]
    ticks: Callable[[], float]


class Standing:
    """Told of every answer and silence by the flusher's thread, and asked before anything is sent.

    handed_at: when the message was handed over, in ticks. What left before a way was closed says nothing new about it.
    """

    def __init__(self, options: Options, clock: Clock, random: Random) -> None:
        self._clock = clock
        self._silences = Backoff(options.first_pause_s, options.longest_pause_s, random)
        self._slowdowns = Backoff(options.first_pause_s, options.longest_pause_s, random)
        self._stops = Backoff(options.probe_s, options.longest_pause_s, random)
        self._silence = _Closing()
        self._refusal = _Closing()
        self._sign_ins = 0
        self.must_sign_in = True
        self.reachable: bool | None = None
        self.offline: Offline | None = None
        self.paused: Paused | None = None
        self.limited_until: datetime | None = None
        self.last_accepted_at: datetime | None = None

    @property
    def closed_s(self) -> float:
        """Seconds for which nothing may be sent; 0 = go on."""
        return max(0.0, max(self._silence.until, self._refusal.until) - self._clock.ticks())

    @property
    def careful(self) -> bool:
        """Whether one message goes alone, to see whether it gets through."""
        return bool(self.offline or self.paused or self.limited_until)

    @property
    def silences(self) -> int:
        """How many tries in a row nobody answered."""
        return self._silences.failures

    @property
    def slowdowns(self) -> int:
        """How many times in a row we were too quick."""
        return self._slowdowns.failures

    def heard(self, handed_at: float) -> None:
        """The platform dealt with a message: the way is open."""
        self._reached()
        self._sign_ins = 0
        if handed_at > self._refusal.at:
            self.paused = self.limited_until = None
            self._open(self._refusal, self._slowdowns, self._stops)

    def silent(self, outage: Outage, handed_at: float) -> None:
        """Nobody answered."""
        if handed_at <= self._silence.at and self.offline is not None:
            return
        self.reachable = False
        since = self._clock.now() if self.offline is None else self.offline.since
        until = self._close(self._silence, self._silences.failed())
        self.offline = Offline(since, outage.reason, self._silences.failures, until)

    def slowed(self, handed_at: float) -> None:
        """Too many requests: nothing is wrong with the row."""
        self._reached()
        if handed_at > self._refusal.at or self.limited_until is None:
            self.limited_until = self._close(self._refusal, self._slowdowns.failed())

    def stopped(self, refusal: Rejected, handed_at: float) -> None:
        """Nothing else would pass either."""
        self._reached()
        if handed_at <= self._refusal.at and self.paused is not None:
            return
        since = self._clock.now() if self.paused is None else self.paused.since
        wait_s = self._stops.failed()
        if refusal.error is ErrorClass.SIGNED_OUT:
            wait_s = _until_midnight(self._clock.now())
        self.paused = Paused(refusal.error, refusal.words, since, self._close(self._refusal, wait_s))

    def signed_in(self) -> None:
        """Messages may follow."""
        self.must_sign_in = False
        self._sign_ins += 1

    def signed_out(self, refusal: Rejected, handed_at: float) -> None:
        """The platform knows our sign-in no more. Sign in again; where that does not help either, pause."""
        if self._sign_ins > _SIGN_INS_AT_ONCE:
            self.stopped(refusal, handed_at)
        else:
            self.must_sign_in = True

    def resume(self) -> None:
        """A person says it is mended: try at once, with one message."""
        self._sign_ins = 0
        self._open(self._silence, self._silences)
        self._open(self._refusal, self._slowdowns, self._stops)

    def _reached(self) -> None:
        self.reachable = True
        self.offline = None
        self._open(self._silence, self._silences)

    def _close(self, closing: _Closing, wait_s: float) -> datetime:
        closing.at = self._clock.ticks()
        closing.until = max(closing.until, closing.at + wait_s)
        return self._clock.now() + timedelta(seconds=closing.until - closing.at)

    def _open(self, closing: _Closing, *backoffs: Backoff) -> None:
        closing.until = float("-inf")
        for backoff in backoffs:
            backoff.forget()


@dataclass(slots=True)
class _Closing:
    """at: when the way was closed last. until: for how long. In ticks."""

    at: float = float("-inf")
    until: float = float("-inf")


def _until_midnight(now: datetime) -> float:
    """Seconds until a new day in China, when one may sign in again."""
    local = now.astimezone(CHINA)
    tomorrow = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (tomorrow.astimezone(UTC) - now.astimezone(UTC)).total_seconds() + 1.0
