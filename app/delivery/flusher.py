"""The thread that owes one platform nothing in the end. One per platform, so a silent one holds back nobody else."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random, SystemRandom
from threading import Event, Thread
from time import monotonic

from app.delivery.backoff import Backoff
from app.delivery.board import Board, OnState
from app.delivery.desk import Desk, Step
from app.delivery.options import Options
from app.delivery.senders import SenderThreads
from app.delivery.standing import Clock, Standing
from app.delivery.state import PlatformState
from app.domain.refusals import StoreUnavailable
from app.platforms.platform import Platform
from app.store.store import Store

_log = logging.getLogger(__name__)

_FAULT_PAUSE_S = 1.0
_LONGEST_FAULT_PAUSE_S = 60.0

Wait = Callable[[Event, float | None], object]
"""Wait until the event is set, so many seconds at most."""


def _now() -> datetime:
    return datetime.now(UTC)


def _wait(event: Event, timeout_s: float | None) -> object:
    return event.wait(timeout_s)


def _silently(_: PlatformState) -> None:
    """Nobody looks on."""


class Flusher:
    """Owns the flusher's thread and its senders; started once, stopped once.

    `start`, `nudge`, `resume` and `stop` may be called from any thread, `stop` by the owner. `on_state` is called on
    the flusher's thread. Two flushers may serve one platform from different workstations, never from the same one:
    whoever starts a flusher holds the data folder's lock.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        *,
        workstation: str,
        options: Options | None = None,
        on_state: OnState = _silently,
        now: Callable[[], datetime] = _now,
        ticks: Callable[[], float] = monotonic,
        wait: Wait = _wait,
        jitter: Random | None = None,
    ) -> None:
        self.platform = platform
        self.options = options or Options()
        self.clock = Clock(now, ticks)
        self._store = store
        self._wait = wait
        self._wake = Event()
        self._stopping = Event()
        self._resuming = Event()
        self._faults = Backoff(_FAULT_PAUSE_S, _LONGEST_FAULT_PAUSE_S, jitter or SystemRandom())
        self.standing = Standing(self.options, self.clock, jitter or SystemRandom())
        self._senders = SenderThreads(
            platform, count=self.options.senders, wake=self._wake.set, now=now, freshness=self.options.freshness
        )
        self.desk = Desk(
            store,
            platform,
            self._senders,
            self.options,
            workstation=workstation,
            clock=self.clock,
            standing=self.standing,
        )
        self._board = Board(
            store,
            platform,
            standing=self.standing,
            clock=self.clock,
            every_s=self.options.publish_s,
            on_state=on_state,
        )
        self._thread: Thread | None = None
        self._working_in: int | None = None

    @property
    def state(self) -> PlatformState:
        """As it was told last."""
        return self._board.state

    @property
    def faults(self) -> int:
        """Steps in a row that failed for reasons of our own."""
        return self._faults.failures

    def start(self) -> None:
        """Begin to deliver, in a thread of its own."""
        self._thread = Thread(target=self.work, name=f"flusher-{self.platform.name}")
        self._thread.start()

    def nudge(self) -> None:
        """Something may be due."""
        self._wake.set()

    def resume(self) -> None:
        """A person says it is mended: forget pauses and try at once."""
        self._resuming.set()
        self._wake.set()

    def stop(self) -> None:
        """End and wait for the end: a few seconds at most, for answers under way. Whoever does not answer by then is
        asked at the next start."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def work(self, until: Callable[[Step], bool] = lambda _: False) -> None:
        """Deliver on this thread until stopped, or until `until` says after a step that it is enough."""
        self._working_in = threading.get_ident()
        stop_listening = self._store.listen(self._heard)
        self._senders.start()
        try:
            self._loop(until)
            self._close_down()
        finally:
            stop_listening()
            self._senders.stop(within_s=1.0)

    def _heard(self, changed: frozenset[str]) -> None:
        """A commit. Our own do not wake us, else we would never sleep."""
        if "outbox" in changed and threading.get_ident() != self._working_in:
            self._wake.set()

    def _loop(self, until: Callable[[Step], bool]) -> None:
        opened = False
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                if not opened:
                    self._board.open()
                    opened = True
                step = self._step()
                self._faults.forget()
            except StoreUnavailable as trouble:
                step = self._broken(trouble.reason, trouble.detail)
            except Exception as fault:  # noqa: BLE001 (the outermost loop: nobody above hears of it)
                _log.exception("%s: a bug in delivery", self.platform.name)
                step = self._broken("fault", type(fault).__name__)
            if until(step):
                return
            if step.pause_s > 0:
                self._wait(self._wake, step.pause_s)

    def _step(self) -> Step:
        if self._resuming.is_set():
            self._resuming.clear()
            self.standing.resume()
            self.desk.verdicts.ask_all_again()
        step = self.desk.step()
        look_again_s = self._board.look(self.desk.verdicts, at_once=step.idle)
        pause_s = min(step.pause_s, look_again_s) if look_again_s else step.pause_s
        return Step(step.handed, pause_s, step.idle)

    def _broken(self, reason: str, detail: str) -> Step:
        pause_s = self._faults.failed()
        _log.warning("%s: delivery cannot work (%s: %s); again in %.0f s", self.platform.name, reason, detail, pause_s)
        self._board.broke(reason, detail)
        return Step(0, pause_s)

    def _close_down(self) -> None:
        """Take back what was not begun, wait a little for what was, leave the rest to be asked about."""
        try:
            self.desk.call_back()
            deadline = self.clock.ticks() + self.options.stop_within_s
            while self.desk.busy and (left := deadline - self.clock.ticks()) > 0:
                self._wait(self._wake, left)
                self._wake.clear()
                self.desk.take_in()
            self.desk.give_up_waiting()
            if not self.faults:  # else the board keeps saying what is broken
                self._board.look(self.desk.verdicts, at_once=True)
        except StoreUnavailable as trouble:
            _log.warning("%s: stopped with answers unwritten (%s)", self.platform.name, trouble.reason)
