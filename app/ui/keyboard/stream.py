"""The keys of one keyboard on their way: held, told as scans or given back, and the time kept meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keyboard import Keyboard
from app.ui.keyboard.keys import Key, Returned, Scanned, gap_ms
from app.ui.keyboard.kinds import Press, Role

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)


class Door(Protocol[T_contra]):
    """Where keys come from, and go back to."""

    def give(self, tickets: Sequence[T_contra]) -> None:
        """These were typed: on to the window, in this order, behind everything that was handed over before."""

    def give_now(self, tickets: Sequence[T_contra]) -> None:
        """The same, before whatever the window is doing at this moment."""

    def ask_time(self, then: Callable[[int], None]) -> None:
        """Call `then(now)`, later, once every key pressed before `now` has been handed over. now: on the keys' clock."""


class Stream(Generic[T]):
    """One keyboard behind one door. heard: called with every scan."""

    def __init__(self, door: Door[T], profiles: Sequence[KeyProfile], heard: Callable[[Scanned, bool], None]) -> None:
        self._door, self._heard = door, heard
        self._keyboard: Keyboard[T] = Keyboard(profiles)
        self._composed = self._asking = False
        self._timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ask)

    @property
    def pending(self) -> bool:
        """Whether keys are held."""
        return self._keyboard.burst.pending

    def use(self, profiles: Sequence[KeyProfile]) -> None:
        """Other scanners: what is held is settled first."""
        self.settle()
        self._keyboard = Keyboard(profiles)

    def pressed(self, press: Press, code: int, at_ms: int, ticket: T) -> bool:
        """A key went down. True: nobody holds it and nothing is before it, so it may go on by itself."""
        held = self.pending
        self._composed = self._composed and held
        return self._passes(*self._keyboard.pressed(press, code, at_ms, ticket), held)

    def released(self, role: Role, code: int, at_ms: int, ticket: T) -> bool:
        """A key came up; as `pressed`."""
        held = self.pending
        return self._passes(*self._keyboard.released(role, code, at_ms, ticket), held)

    def composed(self) -> None:
        """An input method was at work; noted if that was in the middle of a burst."""
        self._composed = self.pending

    def settle(self) -> None:
        """Nobody waits any longer."""
        self._tell(self._keyboard.burst.settle(), self._door.give)
        self._keep_time()

    def interrupt(self) -> None:
        """The focus is about to move: what was typed belongs where it is now. A scan may finish."""
        if self.pending and not self._keyboard.burst.recognised:
            self._tell(self._keyboard.burst.settle(), self._door.give_now)
            self._keep_time()

    def _passes(self, key: Key[T], outcomes: list[Scanned | Returned[T]], held: bool) -> bool:
        passes = not held and outcomes == [Returned((key,))]
        if not passes:
            self._tell(outcomes, self._door.give)
        self._keep_time()
        return passes

    def _tell(self, outcomes: list[Scanned | Returned[T]], give: Callable[[Sequence[T]], None]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Scanned):
                self._heard(outcome, self._composed)
            else:
                give([key.ticket for key in outcome.keys])

    def _keep_time(self) -> None:
        """The timer only says when to ask; a key in between moves what it is asked for, not the timer."""
        patience = self._keyboard.burst.patience_ms
        if patience is None:
            self._timer.stop()
        elif not self._timer.isActive() and not self._asking:
            self._timer.start(patience)

    def _ask(self) -> None:
        self._asking = True
        self._door.ask_time(self._told)

    def _told(self, now_ms: int) -> None:
        self._asking = False
        burst = self._keyboard.burst
        last, patience = burst.last_at_ms, burst.patience_ms
        if last is None or patience is None:
            return
        silent = gap_ms(last, now_ms)
        if silent > patience:
            self._tell(burst.expire(silent), self._door.give)
            self._keep_time()
        else:
            self._timer.start(patience - silent + 1)
