"""Tells the others how the platform stands, whenever that changed, but not a hundred times a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.delivery.standing import Clock, Standing
from app.delivery.state import Broken, PlatformState
from app.delivery.verdicts import Verdicts
from app.platforms.platform import Platform
from app.store.questions.backlog import Backlog, backlog, last_accepted_at
from app.store.store import Store

OnState = Callable[[PlatformState], None]


class Board:
    """Lives on the flusher's thread and calls `on_state` there."""

    def __init__(
        self, store: Store, platform: Platform, *, standing: Standing, clock: Clock, every_s: float, on_state: OnState
    ) -> None:
        self._store = store
        self._platform = platform
        self._standing = standing
        self._clock = clock
        self._every_s = every_s
        self._on_state = on_state
        self._looked_at = float("-inf")
        self._told = False
        self.state = PlatformState(platform.name)

    def open(self) -> None:
        """Begin with what the database remembers. Raises StoreUnavailable."""
        with self._store.reading() as tx:
            self._standing.last_accepted_at = last_accepted_at(tx, self._platform.name)

    def look(self, verdicts: Verdicts, *, at_once: bool = False) -> float:
        """Count and tell, unless that was done a moment ago. Seconds until it should be done again; 0 = it was.

        Raises StoreUnavailable.
        """
        ticks = self._clock.ticks()
        wait = self._looked_at + self._every_s - ticks
        if wait > 0 and not at_once:
            return wait
        self._looked_at = ticks
        with self._store.reading() as tx:
            owed = backlog(tx, self._platform.name)
        self._tell(self._seen(owed, len(verdicts.for_person)))
        return 0.0

    def broke(self, reason: str, detail: str) -> None:
        """The flusher cannot work just now; what was counted before stays on the board."""
        last = self.state.broken
        since = self._clock.now() if last is None else last.since
        self._tell(replace(self.state, broken=Broken(reason, detail, since)))

    def _seen(self, owed: Backlog, for_person: int) -> PlatformState:
        standing, drift = self._standing, self._platform.drift_s
        return PlatformState(
            platform=self._platform.name,
            reachable=standing.reachable,
            offline=standing.offline,
            paused=standing.paused,
            limited_until=standing.limited_until,
            waiting=owed.waiting,
            sending=owed.sending,
            unknown=owed.unknown,
            rejected=owed.rejected,
            for_person=for_person,
            oldest_at=owed.oldest_at,
            last_accepted_at=standing.last_accepted_at,
            drift_s=None if drift is None else round(drift),
        )

    def _tell(self, state: PlatformState) -> None:
        if state != self.state or not self._told:
            self.state, self._told = state, True
            self._on_state(state)
