"""The mind of a storeroom screen: scanning as everywhere, and besides what a person chooses or types by hand.

What is asked of the person (`Asking`) stands in the window and waits; scans go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.documents import Document, Head, Line, ScanEvent
from app.domain.verdict import Verdict
from app.ui.drug_search import DrugSearch
from app.ui.run import Run
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.verbs import ScanVerbs
from app.ui.scanning.viewmodel import ScanViewModel
from app.usecases.looking import DrugChoice, Opened
from app.usecases.papers import Papers


class Asking(StrEnum):
    """What the screen has open for the person; one thing at a time."""

    NOTHING = "nothing"
    NEW = "new"  # the form of a new document
    DRUG = "drug"  # which drug
    BIND = "bind"  # which drug an unknown pack is
    PAPERS = "papers"  # delivery note, invoice
    LOT = "lot"  # lot and dates of a line
    DISCARD = "discard"  # once more to give the document up
    RECOUNT = "recount"  # once more to count the line anew
    REVIEW = "review"  # the differences, before they are approved


AWAITING_A_SECOND_PRESS = (Asking.DISCARD, Asking.RECOUNT)


@dataclass(frozen=True, slots=True)
class StoreroomVerbs:
    """What a person does by hand, bound to that person and this storeroom."""

    drugs: Callable[[str], Sequence[DrugChoice]]
    parties: Callable[[], Sequence[str]]
    add_line: Callable[[int, int], Line]
    set_papers: Callable[[int, Papers], Head]


@dataclass(frozen=True, slots=True)
class StoreroomState(ScanState):
    """binding: the unknown pack that is being bound. bind_to: the drug chosen for it, before its contents are confirmed.

    parties: suppliers or departments of earlier documents.
    """

    asking: Asking = Asking.NOTHING
    binding: ScanEvent | None = None
    bind_to: DrugChoice | None = None
    parties: tuple[str, ...] = ()


class StoreroomViewModel(ScanViewModel):
    """Base of the four."""

    def __init__(
        self, verbs: ScanVerbs, by_hand: StoreroomVerbs, *, run: Run, sound: Callable[[Verdict], None]
    ) -> None:
        super().__init__(verbs, run=run, sound=sound)
        self._by_hand = by_hand
        self.drugs = DrugSearch(by_hand.drugs, run=run)
        self.state: StoreroomState = StoreroomState()

    # --- starting and giving up -------------------------------------------------------------------------------------

    def new_asked(self) -> None:
        """F4 on the queue: the form opens, with what it completes from."""
        if self.state.opened is None:
            self._become(asking=Asking.NEW, trouble=None, settled=None)
            self._do(lambda: tuple(self._by_hand.parties()), lambda parties: self._become(parties=parties))

    def start_with(self, start: Callable[[], Document]) -> None:
        """The form is filled: the document opens."""
        self._do(lambda: self._verbs.look(start().id), self._show)

    def discard_asked(self, reason: str) -> None:
        """Ctrl+Del: the first press asks, the second gives the document up. What others ordered stays."""
        document = self.state.document
        if document is None or document.head.source is not None:
            return
        if self.state.asking is Asking.DISCARD:
            self.cancelled(reason)
        else:
            self._become(asking=Asking.DISCARD, prompt=None)

    def dismissed(self) -> None:
        """Escape, or the banner closed: back to scanning."""
        self._become(**self._nothing_asked(), prompt=None, trouble=None)

    # --- papers -----------------------------------------------------------------------------------------------------

    def papers_asked(self) -> None:
        """The papers of the open document."""
        if self.state.opened is not None:
            self._become(asking=Asking.PAPERS)
            self._do(lambda: tuple(self._by_hand.parties()), lambda parties: self._become(parties=parties))

    def papers_typed(self, papers: Papers) -> None:
        """They are written on it."""
        opened = self.state.opened
        if opened is None:
            return

        def write_and_look() -> Opened:
            self._by_hand.set_papers(opened.document.id, papers)
            return self._verbs.catch_up(opened, ())

        self._do(write_and_look, lambda later: self._become(opened=later, asking=Asking.NOTHING, trouble=None))

    # --- drugs by hand ----------------------------------------------------------------------------------------------

    def drug_asked(self) -> None:
        """F3: find a drug's line, or give it one."""
        if self.state.opened is not None:
            self._become(asking=Asking.DRUG, binding=None, bind_to=None)
            self.drugs.opened()

    def drug_found(self, choice: DrugChoice) -> None:
        """The drug that was asked for: its line is chosen, so that a number counts there; or an unknown pack is that drug."""
        opened = self.state.opened
        if opened is None:
            return
        if self.state.asking is Asking.BIND:
            self._become(bind_to=choice)
            return
        there = next((line for line in opened.document.lines if line.drug_id == choice.drug.id), None)
        if there is not None:
            self._become(selected=there.id, asking=Asking.NOTHING, trouble=None)
            return

        def add_and_look() -> tuple[Line, Opened]:
            line = self._by_hand.add_line(opened.document.id, choice.drug.id)
            return line, self._verbs.catch_up(opened, (line.id,))

        self._do(add_and_look, self._line_added)

    def bind_asked(self, event_id: int | None = None) -> None:
        """F7, or the button beside an unknown pack: which drug is it? The chosen line's is offered first."""
        events = (event for event in self.state.troubles if event.id == event_id)
        binding = self.state.unknown if event_id is None else next(events, None)
        if binding is None or self.state.opened is None:
            return
        self._become(asking=Asking.BIND, binding=binding, bind_to=None, trouble=None)
        line = self.state.line
        suggested = () if line is None else (DrugChoice(self.state.opened.drugs[line.drug_id], None),)
        self.drugs.opened(suggested)

    def bind_confirmed(self, level: int, packs: int) -> None:
        """The code stands for so many packs of the chosen drug: learn it, and take in all of its kind that wait."""
        binding, choice = self.state.binding, self.state.bind_to
        if binding is not None and choice is not None:
            self._become(asking=Asking.NOTHING, binding=None, bind_to=None)
            self.bound_to(binding.id, choice.drug.id, level, packs)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _line_added(self, answer: tuple[Line, Opened]) -> None:
        line, opened = answer
        self._become(opened=opened, selected=line.id, asking=Asking.NOTHING, trouble=None)

    def _answered(self, answer: Any) -> None:
        """A scan takes back what was only asked once."""
        if self.state.asking in AWAITING_A_SECOND_PRESS:
            self._become(asking=Asking.NOTHING)
        super()._answered(answer)

    def _become(self, **changes: Any) -> None:
        """With another document, or none, nothing of the one before stays open."""
        if "opened" in changes and _id_of(changes["opened"]) != _id_of(self.state.opened):
            changes = {**self._fresh(), **changes}
        super()._become(**changes)

    def _fresh(self) -> dict[str, Any]:
        """What the state begins with when a document opens or closes."""
        return self._nothing_asked()

    def _nothing_asked(self) -> dict[str, Any]:
        """What the state holds while nothing is asked of the person."""
        return {"asking": Asking.NOTHING, "binding": None, "bind_to": None}


def _id_of(opened: Opened | None) -> int | None:
    return opened.document.id if opened else None
