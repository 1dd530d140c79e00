"""Plays the steps of a script one after another, inside the window's own event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.submissions import SubmissionState
from app.domain.verdict import Verdict
from app.ui.play import eyes, hands
from app.ui.play.hands import Keystroke
from app.ui.play.script import Script, Step

_LOOK_MS = 25
_BETWEEN_MS = 40
_FRONT_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Stage:
    """What the player acts on.

    open_screen(id): click it in the navigation; False where it is not there. tones: all that sounded so far.
    uploads(): rows by state. broken(): a bug that came up, which ends the play.
    """

    window: QWidget
    open_screen: Callable[[str], bool]
    cut: Callable[[], None]
    mend: Callable[[], None]
    tones: Sequence[Verdict]
    uploads: Callable[[], Mapping[SubmissionState, int]]
    broken: Callable[[], BaseException | None]


@dataclass(frozen=True, slots=True)
class Played:
    """What became of a step. missing: what was not seen in time; empty = it went as written. shown: what was there then."""

    step: Step
    took_s: float
    missing: tuple[str, ...] = ()
    shown: str = ""


class Player(QObject):
    """`played` after each step, `over` after the last or the first that failed. keep(name): take a picture."""

    played = Signal(object)
    over = Signal(bool)

    def __init__(self, script: Script, stage: Stage, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._steps, self._stage, self._keep = iter(script.steps), stage, keep
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._acts: Iterator[int] = iter(())
        self._step: Step | None = None
        self._began = self._until = 0.0
        self._heard = 0
        self._failed = ""

    def start(self) -> None:
        """Begin as soon as the window has the keyboard; the caller's event loop does the rest."""
        self._until = monotonic() + _FRONT_WITHIN_S
        self._timer.start(_BETWEEN_MS)

    def _go_on(self) -> None:
        """The next key, or a look whether the step is done."""
        if self._step is None:
            if self._in_front():
                self._begin()
            else:
                self._timer.start(_LOOK_MS)
            return
        wait_ms = next(self._acts, None)
        if wait_ms is not None:
            self._timer.start(wait_ms)
            return
        if (bug := self._stage.broken()) is not None:
            self._failed = f"a bug: {type(bug).__name__}: {bug}"
        missing = (self._failed,) if self._failed else self._missing(self._step)
        if missing and monotonic() < self._until and not self._failed:
            self._timer.start(_LOOK_MS)
            return
        self._end(self._step, missing)

    def _in_front(self) -> bool:
        """Whether keys would reach the window. A desktop may have given them to another one meanwhile: take them back.

        Offscreen nobody else is there: losing the keyboard is a mistake of ours, and the next key will show it.
        """
        window = self._stage.window
        if window.isActiveWindow() or monotonic() > self._until:
            return True
        if QGuiApplication.platformName() != "offscreen":
            window.activateWindow()
        return False

    def _begin(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.over.emit(True)
            return
        self._step, self._failed = step, "" if self._stage.window.isActiveWindow() else "the window lost the keyboard"
        self._began, self._heard = monotonic(), len(self._stage.tones)
        self._acts = self._acting(step)
        self._timer.start(0)

    def _end(self, step: Step, missing: tuple[str, ...]) -> None:
        self._step = None
        window, took_s = self._stage.window, monotonic() - self._began
        shot = f"{step.number:03}-failed" if missing else step.shot
        if shot:
            self._keep(shot)
        self.played.emit(Played(step, took_s, missing, eyes.words_in(window) if missing else ""))
        if missing:
            self.over.emit(False)
        else:
            self._until = monotonic() + _FRONT_WITHIN_S
            self._timer.start(_BETWEEN_MS)

    def _acting(self, step: Step) -> Iterator[int]:
        """Do the gestures, yielding how many milliseconds to wait after each."""
        stage = self._stage
        self._until = monotonic() + step.within_s
        self._failed = self._failed or self._points(step)
        if self._failed:
            return
        if step.paste:
            hands.put_on_clipboard(step.paste)
            yield from self._strike(hands.press("Ctrl+V"), hands.PERSON_GAP_MS)
        yield from self._strike(iter(step.type), hands.PERSON_GAP_MS)
        for text in step.scan:
            hands.scan(stage.window, text)
            yield hands.PERSON_GAP_MS
        for name in step.press:
            yield from self._strike(hands.press(name), hands.PERSON_GAP_MS)
        if step.network:
            (stage.cut if step.network == "cut" else stage.mend)()
        self._until = monotonic() + step.within_s
        yield 0

    def _points(self, step: Step) -> str:
        """What the mouse does; "" or what it did not find."""
        window = self._stage.window
        if step.screen and not self._stage.open_screen(step.screen):
            return f"no screen {step.screen!r}"
        if step.click and not hands.click(window, step.click):
            return f"no button {step.click!r}"
        if step.row and not hands.click_row(window, step.row):
            return f"no row {step.row!r}"
        if step.field and not hands.click_field(window, step.field):
            return f"no field {step.field!r}"
        return ""

    def _strike(self, strokes: Iterator[Keystroke], gap_ms: int) -> Iterator[int]:
        for stroke in strokes:
            hands.strike(self._stage.window, stroke)
            yield gap_ms

    def _missing(self, step: Step) -> tuple[str, ...]:
        missing = []
        if step.sees or step.sees_not:
            words = eyes.words_in(self._stage.window)
            missing += [f"not seen: {text}" for text in step.sees if text not in words]
            missing += [f"still seen: {text}" for text in step.sees_not if text in words]
        if step.verdict:
            missing += self._tones_missing(step)
        if step.uploads:
            found = self._stage.uploads()
            missing += [
                f"uploads {state}: {found.get(state, 0)} instead of {amount.words}"
                for state, amount in step.uploads.items()
                if not amount.fits(found.get(state, 0))
            ]
        return tuple(missing)

    def _tones_missing(self, step: Step) -> list[str]:
        """Every scan must have been answered; tones of the steps before do not count."""
        tones = self._stage.tones[self._heard :]
        if len(tones) >= len(step.scan) and tuple(tones[-len(step.verdict) :]) == step.verdict:
            return []
        return [f"tones {' '.join(tones) or 'none'} instead of {' '.join(step.verdict)}"]
