"""The queue and the document taken from it, kept as the books have them; and how a view model asks and draws.

No widgets. Work goes to the worker in the order asked, so scans are answered in the order they came; the tone sounds when
the answer is here, which is after the commit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.domain.verdict import Verdict
from app.ui.run import Run
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.verbs import ScanVerbs
from app.usecases.looking import Opened

Draw = Callable[[ScanState], None]
_UNTOUCHED = {"card": None, "recent": (), "prompt": None, "trouble": None, "selected": None, "settled": None}
"""A screen on which nothing was done yet with what it shows."""


class OpenDocument:
    """Base of the scan screens' view models."""

    def __init__(self, verbs: ScanVerbs, *, run: Run, sound: Callable[[Verdict], None]) -> None:
        self._verbs, self._run, self._sound = verbs, run, sound
        self._draws: list[Draw] = []
        self.state = ScanState()

    def watch(self, draw: Draw) -> None:
        """Call `draw` now, and again after every change."""
        self._draws.append(draw)
        draw(self.state)

    # --- the queue --------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """The screen comes to the front: the document that was being worked on opens where it was."""
        self.refresh()
        if self.state.opened is None:
            self._do(self._verbs.resume, self._resumed)

    def refresh(self) -> None:
        """Read the queue and the open document again."""
        self._read_queue()
        if self.state.document is not None:
            self._reload(self.state.document.id)

    def searched(self, words: str) -> None:
        """Narrow the queue while typing."""
        self._become(words=words)
        self._read_queue()

    def picked(self, document_id: int) -> None:
        """Open a document of the queue."""
        self._do(lambda: self._open(document_id), self._show)

    def put_away(self) -> None:
        """Leave the document open and go back to the queue; nothing is lost."""
        self._turn_to(None)
        self.refresh()

    def _read_queue(self) -> None:
        words = self.state.words
        self._do(lambda: tuple(self._verbs.queue(words)), lambda rows: self._become(queue=rows))

    def _resumed(self, document_id: int | None) -> None:
        if document_id is not None and self.state.opened is None:
            self.picked(document_id)

    # --- the document -----------------------------------------------------------------------------------------------

    def _open(self, document_id: int) -> Opened:
        return self._verbs.look(document_id)

    def _show(self, opened: Opened) -> None:
        self._turn_to(opened)

    def _turn_to(self, opened: Opened | None, **more: Any) -> None:
        """Another document, or the queue: nothing of the one before stays on the screen."""
        self._become(**{**_UNTOUCHED, "opened": opened, **more})

    def _catch_up(self) -> None:
        opened = self.state.opened
        if opened is not None:
            self._do(lambda: self._verbs.catch_up(opened, ()), self._redraw)

    def _reload(self, document_id: int) -> None:
        self._do(lambda: self._verbs.look(document_id), self._redraw)

    def _redraw(self, opened: Opened) -> None:
        if self.state.document is not None and self.state.document.id == opened.document.id:
            self._become(opened=opened)

    # --- asking and drawing -----------------------------------------------------------------------------------------

    def _do(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the worker. What is asked first is answered first, so F2 right behind a scan confirms after that scan."""
        self._become(working=self.state.working + 1)

        def answered(result: Any) -> None:
            self._become(working=self.state.working - 1)
            then(result)

        def refused(error: Exception) -> None:
            self._become(working=self.state.working - 1)
            (failed or self._failed)(error)

        self._run(work, answered, refused)

    def _failed(self, error: Exception) -> None:
        self._sound(Verdict.STOP)
        self._become(trouble=error)

    def _become(self, **changes: Any) -> None:
        """Consent is given to a document as it stands: whatever changes it takes the open points away."""
        if "opened" in changes:
            changes.setdefault("prompt", None)
            changes.setdefault("to_bind", None)
        if {"opened", "card", "trouble"} & changes.keys():
            changes.setdefault("taken_back", None)
        self.state = replace(self.state, **changes)
        for draw in self._draws:
            draw(self.state)
