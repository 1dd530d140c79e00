"""A delivery day without threads and without waiting: the clock goes when the desk says it would wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random

from app.delivery.desk import Desk, Step
from app.delivery.errands import Errand, Return
from app.delivery.options import Options
from app.delivery.senders import SenderThreads
from app.delivery.standing import Clock, Standing
from app.domain.submissions import Submission, SubmissionState
from app.store import Store
from tests.delivery.watched import WatchedPlatform
from tests.store.rows import AT, state


class FakeClock:
    """Wall clock and ticks that go only when told."""

    def __init__(self) -> None:
        self.at = AT
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.at

    def ticks(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        self.at += timedelta(seconds=seconds)


class InlineSenders(SenderThreads):
    """The real senders' work, done on the calling thread when the returns are collected, in any order wanted."""

    def __init__(self, platform: WatchedPlatform, clock: FakeClock, freshness: timedelta) -> None:
        super().__init__(platform, count=1, wake=lambda: None, now=clock.now, freshness=freshness)
        self.waiting: deque[Errand] = deque()
        self.order: Callable[[int], int] = lambda count: 0
        self.at_once = 10**6

    def hand(self, errand: Errand) -> None:
        self.waiting.append(errand)

    def recall(self) -> Sequence[Errand]:
        back = list(self.waiting)
        self.waiting.clear()
        return back

    def collect(self) -> Sequence[Return]:
        for _ in range(min(self.at_once, len(self.waiting))):
            errand = self.waiting[place := self.order(len(self.waiting))]
            del self.waiting[place]
            self._errands.put(errand)
        self._errands.put(None)
        self._work()
        return super().collect()


class Day:
    """A desk, its platform and its clock. A new one on the same store is a restart."""

    def __init__(
        self,
        store: Store,
        platform: WatchedPlatform,
        options: Options | None = None,
        *,
        clock: FakeClock | None = None,
        workstation: str = "here",
        seed: int = 1,
    ) -> None:
        self.store = store
        self.platform = platform
        self.options = options or Options(calls_per_minute=0)
        self.clock = clock or FakeClock()
        clocks = Clock(self.clock.now, self.clock.ticks)
        self.standing = Standing(self.options, clocks, Random(seed))
        self.standing.must_sign_in = platform.signs_in  # else the first step would only find that out
        self.senders = InlineSenders(platform, self.clock, self.options.freshness)
        self.desk = Desk(
            store,
            platform,
            self.senders,
            self.options,
            workstation=workstation,
            clock=clocks,
            standing=self.standing,
        )

    def step(self) -> Step:
        return self.desk.step()

    def pass_by(self, steps: int = 200, *, until: Callable[[], bool] | None = None) -> int:
        """Go on until nothing is to come by itself, or `until`; the clock jumps over all waits. Steps it took."""
        for number in range(steps):
            step = self.step()
            if until() if until is not None else step.idle:
                return number + 1
            if not self.senders.waiting:
                self.clock.sleep(step.pause_s)
        raise AssertionError(f"still something to do after {steps} steps")

    def states(self, *rows: Submission) -> list[SubmissionState]:
        return [state(self.store, one) for one in rows]
