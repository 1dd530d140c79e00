"""追溯查询: a code in, its life out. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.ui.run import Run
from app.usecases.trace import Traced

Trace = Callable[[str], Traced]


@dataclass(frozen=True, slots=True)
class TraceState:
    """asked: counts questions, so that a view knows an answer is new. trouble: a refusal or outage instead of one."""

    traced: Traced | None = None
    asked: int = 0
    busy: bool = False
    trouble: Exception | None = None


Draw = Callable[[TraceState], None]


class TraceViewModel:
    """Asks, and keeps what was asked for refreshing."""

    def __init__(self, *, trace: Trace, run: Run) -> None:
        self._trace, self._run = trace, run
        self._text = ""
        self._draw: Draw = lambda _: None
        self.state = TraceState()

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draw = draw
        draw(self.state)

    def asked(self, text: str) -> None:
        """A code was scanned, typed in part, or picked from several that are alike."""
        if not text.strip():
            return
        self._become(busy=True, trouble=None)
        self._run(lambda: self._trace(text), self._answered, self._failed)

    def refresh(self) -> None:
        """Look at the same pack again."""
        if self._text:
            self.asked(self._text)

    def cleared(self) -> None:
        """Begin anew."""
        self._text = ""
        self._become(traced=None, trouble=None)

    def _answered(self, traced: Traced) -> None:
        # Only the canonical code is kept to ask again: what was typed or scanned may have been something personal.
        self._text = traced.life.pack.value if traced.life else traced.reading.code.value if traced.reading.code else ""
        self._become(traced=traced, busy=False, asked=self.state.asked + 1)

    def _failed(self, error: Exception) -> None:
        self._become(busy=False, trouble=error)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
