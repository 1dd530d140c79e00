"""The thread of a way to cards: opens it, talks with it, tells whose cards it read. When it goes, looks for it again.

The same states as a scanner's `Machine`. A card reader is asked and answers, so here the conversation itself is handed in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread, current_thread

from app.devices.port import PortError
from app.domain.cards import PersonCard
from app.domain.devices import Condition, DeviceState, Trouble
from app.domain.refusals import Refusal

_log = logging.getLogger(__name__)

PATIENCE_S = 5.0
"""So long `stop` waits for an answer that may never come."""


@dataclass(frozen=True, slots=True)
class CardEars:
    """Who hears of cards. All are called on the reader's own thread, none after `CardWatch.stop` has returned.

    (The last states of a thread that had to be left behind come from whoever said `stop`.)

    on_card: device and person, once for each time a card is laid down or put in. on_refused: device and why a card told
    nothing, once likewise. on_state: every change.
    """

    on_card: Callable[[str, PersonCard], None]
    on_refused: Callable[[str, Refusal], None]
    on_state: Callable[[DeviceState], None]


class CardWatch:
    """Owns one thread. `start`, `stop`, `nudge` and `state` may be used from any thread.

    talk: opens the device, tells READY, reads cards while `goes_on()`, closes the device whatever happens, and raises
    PortError when the device goes. An exception that is no PortError ends the thread: it is told as STOPPED and BROKEN,
    then it reaches `threading.excepthook`.

    A system's call may never return: the smart-card service lets us wait for ever while another program keeps the card to
    itself. Then `stop` leaves the thread where it is, deaf and dumb; it ends with the call, at the latest with the program.
    """

    def __init__(
        self, device: str, talk: Callable[[CardWatch], None], ears: CardEars, *, reopen_every_s: float = 1.0
    ) -> None:
        self.device = device
        self._ears = ears
        self._talk = talk
        self._reopen_every_s = reopen_every_s
        self._states = {device: DeviceState(device, Condition.STOPPED, Trouble.SWITCHED_OFF)}
        self._thread: Thread | None = None
        self._stopping = Event()
        self._wake = Event()
        self._left_behind = False
        self._begin_again = False
        self._deciding = Lock()
        self._ended = Event()
        self._ended.set()

    @property
    def state(self) -> DeviceState:
        """As it was told last."""
        return self._states[self.device]

    def start(self) -> None:
        """Begin, or begin again after it stopped for whatever reason. While it runs, nothing happens."""
        with self._deciding:
            if not self._ended.is_set():
                self._begin_again = self._stopping.is_set()  # it was left behind: it begins anew when it comes back
                return
            self._ended.clear()
            self._stopping.clear()
        self._join()  # it may still be telling its last state
        self._left_behind = False
        self._thread = Thread(target=self._run, name=f"cards-{self.device}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the end: no longer than one question to the device takes. Twice is once."""
        self._begin_again = False
        self._stopping.set()
        self._wake.set()
        self._join(PATIENCE_S)
        if self._thread is not None and self._thread.is_alive() and self._thread is not current_thread():
            _log.warning("%s gives no answer; it is left alone", self.device)
            self._all_become(Condition.STOPPED, Trouble.SWITCHED_OFF, "")
            self._left_behind = True

    def nudge(self) -> None:
        """The device may be there again: look at once."""
        self._wake.set()

    def goes_on(self) -> bool:
        """Whether nobody has said `stop`."""
        return not self._stopping.is_set()

    def pause(self, seconds: float) -> bool:
        """Wait between two questions, no longer than until `stop`; whether it still goes on."""
        return not self._stopping.wait(seconds)

    def tell(self, told: PersonCard | Refusal, *, device: str | None = None) -> None:
        """Tell whose card was read, or why it was not: at our own device, or at one that was found through it."""
        if self._left_behind:
            return
        if isinstance(told, Refusal):
            self._ears.on_refused(device or self.device, told)
        else:
            self._ears.on_card(device or self.device, told)

    def become(
        self, condition: Condition, trouble: Trouble | None = None, detail: str = "", *, device: str | None = None
    ) -> None:
        """Tell a state if it is another than before: of our own device, or of one that was found through it."""
        state = DeviceState(device or self.device, condition, trouble, detail)
        if self._states.get(state.device) != state and not self._left_behind:
            self._states[state.device] = state
            self._ears.on_state(state)

    def _join(self, within_s: float | None = None) -> None:
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join(within_s)

    def _run(self) -> None:
        try:
            self.become(Condition.OPENING)
            while not self._is_over():
                self._talk_once()
                self._wake.wait(self._reopen_every_s)
                self._wake.clear()
            self._all_become(Condition.STOPPED, Trouble.SWITCHED_OFF, "")
        except BaseException as fault:
            self._ended.set()  # first: whoever hears of the end may start it again
            self._all_become(Condition.STOPPED, Trouble.BROKEN, type(fault).__name__)
            raise

    def _is_over(self) -> bool:
        """Once it is over, only a new thread can begin again."""
        with self._deciding:
            if not self._stopping.is_set():
                return False
            if not self._begin_again:
                self._ended.set()
                return True
            self._begin_again = self._left_behind = False
            self._stopping.clear()
        self.become(Condition.OPENING)
        return False

    def _talk_once(self) -> None:
        try:
            self._talk(self)
        except PortError as went:
            if self.goes_on():
                self._all_become(Condition.LOST, went.trouble, went.detail)

    def _all_become(self, condition: Condition, trouble: Trouble, detail: str) -> None:
        for device in list(self._states):
            self.become(condition, trouble, detail, device=device)
