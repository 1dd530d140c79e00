"""Goods that leave the storeroom: what is on hand of each drug, and the lot that goes out first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.documents import Document
from app.domain.verdict import Verdict
from app.ui.run import Run
from app.ui.scanning.verbs import ScanVerbs
from app.ui.storeroom.viewmodel import StoreroomState, StoreroomVerbs, StoreroomViewModel
from app.usecases.looking import Shelf
from app.usecases.papers import Papers


@dataclass(frozen=True, slots=True)
class LeavingState(StoreroomState):
    """shelves: by drug, as the books had it when the drug came on the document."""

    shelves: Mapping[int, Shelf] = field(default_factory=dict)


class LeavingViewModel(StoreroomViewModel):
    """Base of issue and supplier return."""

    def __init__(
        self,
        verbs: ScanVerbs,
        by_hand: StoreroomVerbs,
        *,
        start: Callable[[Papers], Document],
        shelves: Callable[[tuple[int, ...]], Mapping[int, Shelf]],
        run: Run,
        sound: Callable[[Verdict], None],
    ) -> None:
        """start: with whom it goes to, and the papers. shelves(drugs): what is on hand here."""
        super().__init__(verbs, by_hand, run=run, sound=sound)
        self._start, self._look_at_shelves = start, shelves
        self._looking: set[int] = set()
        self.state: LeavingState = LeavingState()

    def begun(self, papers: Papers) -> None:
        """The form is filled."""
        if papers.party:
            self.start_with(lambda: self._start(papers))

    def refresh(self) -> None:
        """The stock again, too."""
        self._looking.clear()
        super().refresh()
        self._look_for_missing(again=True)

    def _become(self, **changes: Any) -> None:
        super()._become(**changes)
        if "opened" in changes:
            self._look_for_missing()

    def _look_for_missing(self, *, again: bool = False) -> None:
        """Ask for the stock of drugs that are new on the document; each once."""
        opened = self.state.opened
        drugs = set(opened.drugs) if opened else set()
        known = set() if again else set(self.state.shelves)
        missing = drugs - known - self._looking
        if missing:
            self._looking |= missing
            wanted = tuple(sorted(missing))
            self._do(lambda: self._look_at_shelves(wanted), lambda found: self._stocked(wanted, found))

    def _stocked(self, wanted: tuple[int, ...], found: Mapping[int, Shelf]) -> None:
        self._looking -= set(wanted)
        nothing = Shelf(0, None)
        self._become(shelves={**self.state.shelves, **{drug: found.get(drug, nothing) for drug in wanted}})

    def _fresh(self) -> dict[str, Any]:
        return {**super()._fresh(), "shelves": {}}
