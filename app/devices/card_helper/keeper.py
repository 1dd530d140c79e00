"""The thread that owns the helper process: asks it one question at a time, kills it when it is silent, starts it anew."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from app.devices.card_helper import asking
from app.devices.card_helper.asking import Question, VendorLibrary
from app.devices.card_helper.process import Run, command_for
from app.domain.cards import PersonCard
from app.domain.devices import Condition, DeviceState, Trouble
from app.domain.refusals import CardRefused, ReaderAway, Refusal

_LONGEST_PAUSE_S = 30.0
_TROUBLES = {"silent": Trouble.SILENT, "crashed": Trouble.BROKEN}

Then = Callable[[PersonCard], None]
Failed = Callable[[Refusal], None]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, and who waits for what comes of it. One of the two is called, once, on the keeper's thread."""

    question: Question
    within_s: float
    then: Then
    failed: Failed


@dataclass(frozen=True, slots=True)
class _Heard:
    run: Run
    said: dict[str, Any] | None


class _Away(Exception):
    """The helper must be started anew. reason: as in ReaderAway."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


class _Stopped(Exception):
    """`stop` was called."""


class Keeper:
    """Start it once, stop it once; `put` from any thread. on_state is called on the keeper's own."""

    def __init__(
        self,
        device: str,
        library: VendorLibrary,
        *,
        on_state: Callable[[DeviceState], None],
        command: Sequence[str],
        opening_s: float,
        pause_s: float,
    ) -> None:
        """command: () for the helper with as many bits as the library. pause_s: before the third start in a row; then
        twice as long each time."""
        self.device, self._library, self._on_state = device, library, on_state
        self._command, self._opening_s, self._pause_s = tuple(command), opening_s, pause_s
        self._inbox: queue.SimpleQueue[Ask | _Heard | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=f"reader {device}", daemon=True)
        self._failures = 0
        self._numbered = 0
        self.state = DeviceState(device, Condition.STOPPED, Trouble.SWITCHED_OFF)

    def start(self) -> None:
        """Begin: the library is loaded by itself."""
        self._thread.start()

    def stop(self) -> None:
        """End the helper, refuse what is still asked, join the thread. Twice is once."""
        self._inbox.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def put(self, ask: Ask) -> None:
        """Ask when it is the turn; refused at once while another question is answered or the helper is away."""
        self._inbox.put(ask)

    def _work(self) -> None:
        try:
            while True:
                away = self._run_once()
                self._become(Condition.LOST, _TROUBLES.get(away.reason, Trouble.NO_SERVICE), away.detail)
                self._rest(away.reason)
        except _Stopped:
            pass
        finally:
            self._refuse_what_waits()
            self._become(Condition.STOPPED, Trouble.SWITCHED_OFF)

    def _run_once(self) -> _Away:
        """Start the helper, serve until it must go, and why. Raises _Stopped."""
        self._become(Condition.OPENING)
        command = self._command or command_for(self._library.path)
        try:
            run = Run(command, lambda run, said: self._inbox.put(_Heard(run, said)))
        except OSError:
            self._failures += 1
            return _Away("no_library", Path(command[0]).name)
        try:
            self._serve(run)
        except _Away as away:
            self._failures += 1
            return away
        finally:
            run.end()

    def _serve(self, run: Run) -> NoReturn:
        opened = self._answer(run, asking.to_open(self._library), self._opening_s)
        if "ok" not in opened:
            raise self._not_open(opened.get("error"))
        self._become(Condition.READY)
        while True:
            ask = self._next(run)
            try:
                answer = self._answer(run, ask.question, ask.within_s)
            except _Away as away:
                ask.failed(ReaderAway(self.device, away.reason))
                raise
            except _Stopped:
                ask.failed(ReaderAway(self.device, "stopped"))
                raise
            self._failures = 0
            self._hand_over(ask, answer)

    def _not_open(self, error: Any) -> _Away:
        refusal, name = asking.refusal_in(error, "open", self.device), self._library.path.name
        if isinstance(refusal, CardRefused):
            return _Away("not_ready", f"{name} {refusal.code} {refusal.words}".strip())
        return _Away(refusal.reason if isinstance(refusal, ReaderAway) else "not_ready", name)

    def _hand_over(self, ask: Ask, answer: dict[str, Any]) -> None:
        if "ok" not in answer:
            ask.failed(asking.refusal_in(answer.get("error"), ask.question["do"], self.device))
            return
        try:
            card = asking.person_in(answer["ok"])
        except CardRefused as refusal:
            ask.failed(refusal)
        else:
            ask.then(card)

    def _next(self, run: Run) -> Ask:
        """Wait for a question. Raises _Away where the helper ends meanwhile, or _Stopped."""
        while True:
            item = self._inbox.get()
            if isinstance(item, Ask):
                return item
            self._look_at(item, run)

    def _answer(self, run: Run, question: Question, within_s: float) -> dict[str, Any]:
        """Ask and wait. Raises _Away("silent") after `within_s`, _Away("crashed") or _Stopped."""
        self._numbered += 1
        number, until_s = self._numbered, time.monotonic() + within_s
        run.say({"id": number, **question})
        while True:
            item = self._wait(until_s)
            if isinstance(item, Ask):
                item.failed(CardRefused("busy") if question["do"] != "open" else ReaderAway(self.device, "starting"))
                continue
            said = self._look_at(item, run)
            if said.get("id") == number:
                return said

    def _wait(self, until_s: float) -> Ask | _Heard | None:
        try:
            return self._inbox.get(timeout=max(until_s - time.monotonic(), 0))
        except queue.Empty:
            raise _Away("silent") from None

    def _look_at(self, item: _Heard | None, run: Run) -> dict[str, Any]:
        """What the helper said; {} for an echo of an earlier one."""
        if item is None:
            raise _Stopped
        if item.run is not run:
            return {}
        if item.said is None:
            raise _Away("crashed")
        return item.said

    def _rest(self, reason: str) -> None:
        """Before another start; none after the first failure. Questions are refused meanwhile. Raises _Stopped."""
        pause_s = 0.0 if self._failures < 2 else min(self._pause_s * 2 ** (self._failures - 2), _LONGEST_PAUSE_S)
        until_s = time.monotonic() + pause_s
        while True:
            try:
                item = self._wait(until_s)
            except _Away:
                return
            if item is None:
                raise _Stopped
            if isinstance(item, Ask):
                item.failed(ReaderAway(self.device, reason))

    def _refuse_what_waits(self) -> None:
        while True:
            try:
                item = self._inbox.get_nowait()
            except queue.Empty:
                return
            if isinstance(item, Ask):
                item.failed(ReaderAway(self.device, "stopped"))

    def _become(self, condition: Condition, trouble: Trouble | None = None, detail: str = "") -> None:
        self.state = DeviceState(self.device, condition, trouble, detail)
        self._on_state(self.state)
