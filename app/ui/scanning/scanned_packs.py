"""Packs and document numbers that are scanned, the trouble list, and what a scan's result changes on the screen."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.documents import DocumentState, Finding, ScanResult
from app.domain.refusals import AlreadyOpen, AnotherOpen, NoSuchScan, NothingOpen
from app.domain.verdict import Verdict
from app.ui.scanning.open_document import OpenDocument
from app.ui.scanning.verbs import ScanPack
from app.usecases.looking import Opened

_RECENT = 12
_CODE_DIGITS = 20
Scanned = tuple[tuple[ScanResult, ...], Opened]
"""The verdicts, and the document after them."""


class ScannedPacks(OpenDocument):
    """Every pack gets its tone, and the line it stands on is the one in hand."""

    def scanned(self, text: str) -> None:
        """A pack or a document number was scanned, typed or pasted."""
        opened = self.state.opened
        if opened is None or opened.document.state is not DocumentState.OPEN:
            self._do(lambda: self._found(text), self._show_found)
            return
        scan, untouched = self._way_of_scanning(), self.state.untouched

        def scan_or_turn() -> Opened | Scanned:
            turned = None if _is_trace_code(text) else self._turned_to(text, opened, untouched=untouched)
            return turned or (scan(opened.document.id, text), self._verbs.catch_up(opened, ()))

        self._do(scan_or_turn, self._scanned_or_turned, self._not_scanned)

    def selected_line(self, line_id: int | None) -> None:
        """The person chose a line."""
        self._become(selected=line_id)

    # --- the trouble list -------------------------------------------------------------------------------------------

    def bind_pressed(self, event_id: int | None = None) -> None:
        """F7: the first press says which pack becomes which drug, the second learns it and scans the pack again.

        event_id: of a pack on the trouble list; None: the newest nobody knows. The drug is the chosen line's.
        """
        line, newest = self.state.line, self.state.unknown
        chosen = event_id if event_id is not None else newest.id if newest is not None else None
        if line is None or chosen is None:
            return
        if self.state.to_bind != chosen:
            self._become(to_bind=chosen, prompt=None, trouble=None)
        else:
            self._become(to_bind=None)
            self.bound_to(chosen, line.drug_id)

    def bound_to(self, event_id: int, drug_id: int, level: int = 1, packs: int = 1) -> None:
        """The pack on the trouble list is that drug; its code stands for so many packs."""
        opened, scan = self.state.opened, self._way_of_scanning()
        if opened is not None:
            self._scan_then_look(
                opened, lambda: self._verbs.bind(opened.document.id, event_id, drug_id, level, packs, scan)
            )

    def kept(self, event_id: int, reason: str) -> None:
        """Put a mismatching pack on the chosen line all the same; one that lies elsewhere has a line of its own."""
        opened, line = self.state.opened, self.state.line
        own = any(event.id == event_id and event.finding is Finding.ELSEWHERE for event in self.state.troubles)
        if opened is None or (line is None and not own):
            return
        line_id = 0 if line is None else line.id
        self._scan_then_look(opened, lambda: (self._verbs.keep(opened.document.id, event_id, line_id, reason),))

    def removed(self, event_id: int) -> None:
        """Clear a scan from the trouble list. What is gone already, by a second click, is what was wanted."""
        document = self.state.document
        if document is None:
            return

        def gone_already(error: Exception) -> None:
            if isinstance(error, NoSuchScan):
                self._catch_up()
            else:
                self._failed(error)

        self._do(lambda: self._verbs.remove(document.id, event_id), lambda _: self._catch_up(), gone_already)

    # --- finding a document -----------------------------------------------------------------------------------------

    def _found(self, text: str) -> Opened | None:
        document_id = self._verbs.find(text)
        return None if document_id is None else self._open(document_id)

    def _turned_to(self, text: str, opened: Opened, *, untouched: bool) -> Opened | None:
        """The document a scanned number turns to, on the worker; None: it is no number. Raises AnotherOpen."""
        other = self._verbs.find(text)
        if other is None:
            return None
        if other != opened.document.id and not untouched:
            raise AnotherOpen(text.strip(), opened.document.head.kind)
        return self._open(other)

    def _show_found(self, opened: Opened | None) -> None:
        if opened is None:
            self._nothing_open()
        else:
            self._show(opened)

    def _nothing_open(self) -> None:
        """A pack was scanned with no document open: the screen says what to do first."""
        self._sound(Verdict.STOP)
        self._become(trouble=NothingOpen())

    # --- scanning ---------------------------------------------------------------------------------------------------

    def _way_of_scanning(self) -> ScanPack:
        """How a pack that is scanned now is taken; a screen where the chosen line matters says so here."""
        return self._verbs.scan

    def _scan_then_look(self, opened: Opened, scan: Callable[[], tuple[ScanResult, ...]]) -> None:
        self._do(lambda: (scan(), self._verbs.catch_up(opened, ())), self._answered)

    def _scanned_or_turned(self, answer: Opened | Scanned) -> None:
        """A pack was scanned; or a number, which turned to its document."""
        if isinstance(answer, Opened):
            self._show(answer)
        else:
            self._answered(answer)

    def _not_scanned(self, error: Exception) -> None:
        if isinstance(error, AnotherOpen | AlreadyOpen):
            self._sound(Verdict.ATTENTION)
            self._become(trouble=error)
        else:
            self._failed(error)

    def _answered(self, answer: Scanned) -> None:
        results, opened = answer
        for result in results:
            self._sound(result.verdict)
        if not results:
            return
        last = results[-1]
        self._become(
            opened=opened,
            card=last,
            recent=(*reversed(results), *self.state.recent)[:_RECENT],
            prompt=None,
            trouble=None,
            selected=last.line_id if last.line_id is not None else self.state.selected,
        )
        if opened.document.complete and last.complete:
            self._completed()

    def _completed(self) -> None:
        """The last pack the document wanted is on it."""


def _is_trace_code(text: str) -> bool:
    """Plainly one, by far the most of what is scanned: no document is looked for by it."""
    return len(text) == _CODE_DIGITS and text.isascii() and text.isdigit()
