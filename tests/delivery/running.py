"""Flushers with real threads, for tests that wait for conditions and never for times."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from app.delivery import Flusher, Options, PlatformState
from app.store import Store
from tests.delivery.watched import WatchedPlatform

WITHIN_S = 30
QUICK = Options(
    calls_per_minute=0,
    senders=3,
    first_pause_s=0.02,
    longest_pause_s=0.2,
    probe_s=0.05,
    settle_s=0.02,
    poll_s=0.5,
    publish_s=0.02,
    stop_within_s=5.0,
)
PATIENT = Options(calls_per_minute=0, senders=3, poll_s=600.0, publish_s=0.02)
"""Without a nudge it would sleep for ten minutes."""


class Board:
    """Collects what a flusher tells, and waits for what a test wants to hear."""

    def __init__(self) -> None:
        self.states: list[PlatformState] = []
        self._news = threading.Condition()

    def __call__(self, state: PlatformState) -> None:
        with self._news:
            self.states.append(state)
            self._news.notify_all()

    def wait_for(self, wanted: Callable[[PlatformState], bool]) -> PlatformState:
        """The first state told so far, or from now on, that is wanted."""
        with self._news:
            assert self._news.wait_for(lambda: any(map(wanted, self.states)), WITHIN_S), self.states[-3:]
            return next(state for state in self.states if wanted(state))

    def forget(self) -> None:
        """Only what comes from now on counts."""
        with self._news:
            self.states.clear()


def flusher(store: Store, platform: WatchedPlatform, options: Options = QUICK, **more: Any) -> tuple[Flusher, Board]:
    """A flusher, not started, and the board it tells."""
    board = Board()
    return Flusher(store, platform, workstation="here", options=options, on_state=board, **more), board
