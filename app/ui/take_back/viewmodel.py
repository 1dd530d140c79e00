"""处方退药: a dispensing is found by its number, its patient or one of its packs; every pack in hand is compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.documents import Document, DocumentKind, DocumentState, Finding, ScanResult
from app.domain.refusals import AlreadyOpen, AnotherOpen, NothingDispensed
from app.domain.verdict import Verdict
from app.ui.patients.viewmodel import PatientState, PatientVerbs, PatientViewModel
from app.ui.run import Run
from app.ui.scanning.verbs import ScanVerbs
from app.usecases.looking import Opened, Waiting


@dataclass(frozen=True, slots=True)
class TakeBackState(PatientState):
    """reason: why it comes back, in the person's words; it stays with the return."""

    reason: str = ""

    @property
    def refused(self) -> frozenset[str]:
        """Codes in hand that are none of those dispensed."""
        return frozenset(
            event.code for event in self.troubles if event.finding is Finding.NOT_DISPENSED_HERE and event.code
        )

    @property
    def untouched(self) -> bool:
        """Nothing was scanned or typed on the open return."""
        return self.opened is not None and _nothing_on(self.opened)


class TakeBackViewModel(PatientViewModel):
    """Returns begin from what was dispensed."""

    state: TakeBackState

    def __init__(
        self,
        verbs: ScanVerbs,
        patients: PatientVerbs,
        *,
        open_return: Callable[[str], Document],
        was_dispensed: Callable[[str], bool],
        run: Run,
        sound: Callable[[Verdict], None],
    ) -> None:
        super().__init__(verbs, patients, run=run, sound=sound)
        self._open_return, self._was_dispensed = open_return, was_dispensed
        self.state = TakeBackState()

    def picked(self, document_id: int) -> None:
        """A return that was begun opens; a dispensing begins one."""
        row = next((row for row in self.state.queue if row.id == document_id), None)
        if row is None:
            super().picked(document_id)
        else:
            self._do(lambda: self._open_row(row), self._show)

    def reason_chosen(self, reason: str) -> None:
        """Why it comes back."""
        self._become(reason=reason)

    def confirmed(self, reason: str) -> None:
        """F2: what was compared goes back, with the reason."""
        self._confirm(self.state.reason or reason or None)

    def put_away(self) -> None:
        """A return nobody touched was only looked at: it leaves nothing behind."""
        document = self.state.document
        if document is not None and self.state.untouched:
            self._do(lambda: self._verbs.cancel(document.id, ""), lambda _: None)
        super().put_away()

    def _pack_scanned(self, text: str) -> None:
        """With nothing open, a pack or a number finds its dispensing; the pack is compared at once."""
        if self.state.document is None:
            self._do(lambda: self._begun(text), self._show_begun)
        else:
            super()._pack_scanned(text)

    def _turned_to(self, text: str, opened: Opened, *, untouched: bool) -> Opened | None:
        """The number of another prescription turns to its return; one nobody touched leaves nothing behind.

        Raises AlreadyOpen for the number that is being returned, AnotherOpen over a return that was begun, and
        AlreadyReturned.
        """
        number = text.strip()
        if number == opened.document.head.source:
            raise AlreadyOpen(number)
        if not self._was_dispensed(number):
            return super()._turned_to(text, opened, untouched=untouched)
        if not _nothing_on(
            self._verbs.look(opened.document.id)
        ):  # scans may have come since the number was asked about
            raise AnotherOpen(number, DocumentKind.DISPENSING)
        turned = self._verbs.look(self._open_return(number).id)
        self._verbs.cancel(opened.document.id, "")
        return turned

    def _open_row(self, row: Waiting) -> Opened:
        if row.state is DocumentState.OPEN:
            return self._open(row.id)
        return self._verbs.look(self._open_return(row.number).id)

    def _opened_by(self, text: str) -> Opened | None:
        try:
            return self._verbs.look(self._open_return(text).id)
        except NothingDispensed:
            return None

    def _begun(self, text: str) -> tuple[tuple[ScanResult, ...], Opened]:
        document = self._open_return(text)
        by_number = text.strip() in (document.head.source, document.head.number)
        results = () if by_number else self._verbs.scan(document.id, text)
        return results, self._verbs.look(document.id)

    def _show(self, opened: Opened) -> None:
        super()._show(opened)
        self._become(reason="")

    def _show_begun(self, begun: tuple[tuple[ScanResult, ...], Opened]) -> None:
        self._show(begun[1])
        self._answered(begun)


def _nothing_on(opened: Opened) -> bool:
    """Nothing was scanned or typed on it."""
    return not opened.events and not any(line.total for line in opened.document.lines)
