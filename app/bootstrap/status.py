"""What the status bar shows, gathered from all who know something of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain.people import Person
from app.settings import options
from app.ui.run import Run
from app.ui.status_bar import Reach, StatusBar, StatusState
from app.ui.tones import Tones

if TYPE_CHECKING:
    from app.bootstrap.workplace import Workplace
    from app.delivery.state import PlatformState
    from app.ui.devices.rows import DevicesLook
    from app.usecases.looking import Owing


class Status:
    """Draws itself after every change. state: as it was drawn last."""

    def __init__(self, bar: StatusBar, tones: Tones, run: Run) -> None:
        self._bar, self._tones, self._run = bar, tones, run
        self.state = StatusState()
        self._workplace: Workplace | None = None
        self._person: Person | None = None
        self._counting = False
        tones.changed.connect(self._draw)

    def opened(self, workplace: Workplace) -> None:
        """The place is known now; what is owed will be counted whenever it changes."""
        self._workplace = workplace

    def entered(self, person: Person) -> None:
        """Somebody stands at the counter."""
        self._person = person
        self._draw()

    def has_virtual_scanner(self) -> None:
        """There is one to click."""
        self._become(training=True)

    def device_changed(self, look: DevicesLook) -> None:
        """A device came, went or changed."""
        from app.bootstrap import attending  # loaded by now: it made the desk

        self.state = attending.with_devices(self.state, look)
        self._draw()

    def platform_changed(self, state: PlatformState) -> None:
        """A platform answered, fell silent, or wants a person."""
        self._become(reach=_reach_of(state), heard_at=state.last_accepted_at)

    def changed(self, subjects: frozenset[str]) -> None:
        """A commit changed these: what is owed is counted again, and never twice at a time."""
        workplace = self._workplace
        if workplace is not None and "outbox" in subjects and not self._counting:
            from app.usecases import looking  # loaded by now: the folder is open

            self._counting = True
            self._run(partial(looking.owing, counter=workplace.counter), self._counted, self._not_counted)

    def _counted(self, owing: Owing) -> None:
        self._counting = False
        self._become(owed=owing.waiting + owing.unknown, oldest_at=owing.oldest_at, rejected=owing.rejected)

    def _not_counted(self, _error: Exception) -> None:
        self._counting = False

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw()

    def _draw(self) -> None:
        place = ""
        if self._workplace is not None:
            settings = self._workplace.settings
            place = f"{settings[options.DEPARTMENT]} · {settings[options.PHARMACY]}"
        self.state = replace(
            self.state,
            operator=self._person.name if self._person else "",
            place=place,
            muted=self._tones.muted,
            audible=self._tones.audible or self._tones.muted,
        )
        self._bar.draw(self.state)


def _reach_of(state: PlatformState) -> Reach:
    if state.paused is not None or state.broken is not None:
        return Reach.PAUSED
    if state.offline is not None:
        return Reach.OFFLINE
    return Reach.ONLINE if state.reachable else Reach.UNKNOWN
