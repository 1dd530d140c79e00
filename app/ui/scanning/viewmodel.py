"""What all scan screens know and do: packs are scanned, numbers typed, the last deed taken back, the document confirmed.

No widgets. What is scanned stands in `scanned_packs`, the document and its queue in `open_document`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.documents import Line, ScanEvent
from app.domain.open_points import OpenPoints
from app.domain.submissions import Submission
from app.domain.verdict import Verdict
from app.ui.run import Run
from app.ui.scanning.scan_state import Settled
from app.ui.scanning.scanned_packs import ScannedPacks
from app.ui.scanning.taken_back import Recent, TakenBack, number_taken_back, scan_taken_back
from app.ui.scanning.typed_numbers import TypedNumbers, card_of, is_return, next_open
from app.ui.scanning.verbs import ScanVerbs
from app.usecases.looking import Opened


class ScanViewModel(ScannedPacks):
    """One scan screen's mind."""

    def __init__(
        self,
        verbs: ScanVerbs,
        *,
        run: Run,
        sound: Callable[[Verdict], None],
        confirm_when_complete: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(verbs, run=run, sound=sound)
        self._confirm_when_complete = confirm_when_complete
        self._typed = TypedNumbers()

    # --- numbers typed on a line ------------------------------------------------------------------------------------

    def split_pressed(self) -> None:
        """F9: the next typed number counts loose units, or packs again."""
        self._become(loose=not self.state.loose)

    def typed_number(self, number: int) -> None:
        """A quantity from the number pad, for the chosen line: packs, or loose units after F9."""
        opened, line = self.state.opened, self.state.line
        if opened is None or line is None:
            self._nothing_open()
            return
        each = 1 if self.state.loose else opened.drugs[line.drug_id].pack_units
        self._become(loose=False)
        self.typed_units(line.id, number * each, None)

    def typed_units(self, line_id: int, units: int, reason: str | None = None) -> None:
        """Units without a code, typed on a line."""
        opened = self.state.opened
        before = opened.line(line_id) if opened is not None else None
        if opened is None or before is None:
            return
        self._typed.put(opened, before)

        def set_and_look() -> tuple[Line, Opened]:
            line = self._verbs.by_hand(opened.document.id, line_id, units, reason)
            return line, self._verbs.catch_up(opened, (line_id,))

        self._do(set_and_look, lambda answer: self._taken_by_hand(answer, units), self._not_taken)

    def _taken_by_hand(self, answer: tuple[Line, Opened], typed: int) -> None:
        """A typed number is told like a scan: card and tone.

        A line that has all it needs gives way to the next one that does not: the number pad alone goes down the list.
        """
        line, opened = answer
        card = card_of(line, opened, typed)
        self._answered(((card,), opened))
        if line.complete and card.typed is None and not is_return(opened) and self.state.opened is opened:
            following = next_open(opened.document.lines, line.id)
            self._become(selected=line.id if following is None else following.id)

    def _not_taken(self, error: Exception) -> None:
        self._typed.drop()
        self._failed(error)

    # --- taking back ------------------------------------------------------------------------------------------------

    def undone(self) -> None:
        """Take the last scan back, or the last typed number if that was later."""
        opened = self.state.opened
        if opened is None:
            return
        document_id, typed = opened.document.id, self._typed.last(opened)
        if typed is None:
            self._do(lambda: self._verbs.undo(document_id), self._taken_back)
            return
        self._typed.drop()
        self._do(
            lambda: self._verbs.by_hand(document_id, typed.line_id, typed.units, typed.reason),
            lambda line: self._typed_taken_back(line.id),
        )

    def _taken_back(self, event: ScanEvent) -> None:
        """The card says what is gone; the line it stood on is the one in hand."""
        opened = self.state.opened
        if opened is None:
            return
        back, recent = scan_taken_back(event, opened, self.state.recent)
        selected = event.line_id if event.line_id is not None else self.state.selected

        def show(later: Opened) -> None:
            aside = event.line_id is not None and any(each.code == event.code for each in later.aside)
            self._show_taken_back(later, replace(back, aside=aside), recent, selected)

        self._do(lambda: self._verbs.catch_up(opened, ()), show)

    def _typed_taken_back(self, line_id: int) -> None:
        opened = self.state.opened
        line = opened.line(line_id) if opened else None
        if opened is None or line is None:
            return
        back, recent = number_taken_back(line, opened, self.state.recent)
        self._do(
            lambda: self._verbs.catch_up(opened, (line_id,)),
            lambda later: self._show_taken_back(later, back, recent, line_id),
        )

    def _show_taken_back(self, opened: Opened, back: TakenBack, recent: Recent, selected: int | None) -> None:
        self._become(opened=opened, card=None, taken_back=back, recent=recent, trouble=None, selected=selected)

    # --- confirming, or giving up -----------------------------------------------------------------------------------

    def confirmed(self, reason: str) -> None:
        """F2. The first press may bring up open points; the second goes over exactly those, with `reason`."""
        told = (reason or None) if self.state.prompt is not None else None
        self._confirm(told)

    def cancelled(self, reason: str) -> None:
        """Give the document up."""
        document = self.state.document
        if document is not None:
            self._do(lambda: self._verbs.cancel(document.id, reason), lambda _: self.put_away())

    def prompt_dismissed(self) -> None:
        """The person goes on scanning instead."""
        self._become(prompt=None, trouble=None, to_bind=None)

    def _completed(self) -> None:
        if self._confirm_when_complete():
            self.confirmed("")

    def _confirm(self, reason: str | None) -> None:
        document, prompt = self.state.document, self.state.prompt
        if document is None or self.state.confirming:
            return
        seen = prompt.points if prompt is not None else ()
        self._become(prompt=None, trouble=None, to_bind=None, confirming=True)
        self._do(lambda: self._verbs.confirm(document.id, reason, seen), self._settled, self._not_confirmed)

    def _settled(self, owed: tuple[Submission, ...]) -> None:
        document = self.state.document
        settled = Settled(document.head.number if document else "", len(owed))
        self._turn_to(None, settled=settled, confirming=False)
        self._sound(Verdict.OK)
        self.refresh()

    def _not_confirmed(self, error: Exception) -> None:
        self._become(confirming=False)
        if isinstance(error, OpenPoints):
            self._sound(Verdict.ATTENTION)
            self._become(prompt=error)
        else:
            self._failed(error)
