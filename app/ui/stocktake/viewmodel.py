"""药库盘点: count, count again what differs, look at the differences, approve."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.documents import Document, Line, ScanResult
from app.domain.verdict import Verdict
from app.ui.drug_search import DrugSearch
from app.ui.run import Run
from app.ui.scanning.verbs import ScanPack, ScanVerbs
from app.ui.storeroom.lots import LotState, LotVerbs, LotViewModel
from app.ui.storeroom.viewmodel import Asking, StoreroomVerbs
from app.usecases.count import is_counted
from app.usecases.looking import DrugChoice, Opened


class Only(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    UNCOUNTED = "uncounted"
    DIFFERING = "differing"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a new stocktake counts: all with stock, the drugs that have the words, or chosen ones."""

    words: str = ""
    drug_ids: tuple[int, ...] | None = None
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """A stocktake in numbers of lines."""

    lines: int = 0
    counted: int = 0
    surplus: int = 0
    shortage: int = 0

    @property
    def uncounted(self) -> int:
        """Nobody looked yet."""
        return self.lines - self.counted


@dataclass(frozen=True, slots=True)
class StocktakeState(LotState):
    """chosen: drugs put together for the scope of a new stocktake."""

    only: Only = Only.ALL
    tally: Tally = Tally()
    chosen: tuple[DrugChoice, ...] = ()

    @property
    def books_shown(self) -> bool:
        """A blind count shows the books only in the review."""
        blind = self.document is not None and self.document.head.blind
        return not blind or self.asking is Asking.REVIEW or self.reviewed

    @property
    def reviewed(self) -> bool:
        """The review was passed: F2 asks to go on."""
        return self.prompt is not None


class StocktakeViewModel(LotViewModel):
    """Ten thousand lines stay fluent: a scan reads its own line, and only then the numbers are made again."""

    def __init__(
        self,
        verbs: ScanVerbs,
        by_hand: StoreroomVerbs,
        lots: LotVerbs,
        *,
        start: Callable[[Scope], Document],
        scan: Callable[[int, str, int | None], tuple[ScanResult, ...]],
        recount: Callable[[int, int], Line],
        run: Run,
        sound: Callable[[Verdict], None],
    ) -> None:
        """scan(document, text, the chosen line)."""
        super().__init__(verbs, by_hand, lots, run=run, sound=sound)
        self._start, self._scan_on_line, self._count_anew = start, scan, recount
        self.scope_drugs = DrugSearch(by_hand.drugs, run=run)
        self.state: StocktakeState = StocktakeState()

    # --- a new stocktake --------------------------------------------------------------------------------------------

    def begun(self, scope: Scope) -> None:
        """The form is filled. Chosen drugs count only if there are any."""
        if scope.drug_ids is None or scope.drug_ids:
            self.start_with(lambda: self._start(scope))

    def new_asked(self) -> None:
        """F4 on the queue."""
        self._become(chosen=())
        super().new_asked()

    def drug_found(self, choice: DrugChoice) -> None:
        """In the form: one more drug of the scope; in a document: its line."""
        if self.state.asking is not Asking.NEW:
            super().drug_found(choice)
        elif all(each.drug.id != choice.drug.id for each in self.state.chosen):
            self._become(chosen=(*self.state.chosen, choice))

    def drug_dropped(self, drug_id: int) -> None:
        """Not in the scope after all."""
        self._become(chosen=tuple(each for each in self.state.chosen if each.drug.id != drug_id))

    # --- counting ---------------------------------------------------------------------------------------------------

    def recount_asked(self) -> None:
        """Ctrl+R: the first press asks, the second takes the count of the chosen line back."""
        opened, line = self.state.opened, self.state.line
        if opened is None or line is None or not is_counted(line):
            return
        if self.state.asking is not Asking.RECOUNT:
            self._become(asking=Asking.RECOUNT, prompt=None)
            return
        line_id = line.id

        def count_anew() -> Opened:
            self._count_anew(opened.document.id, line_id)
            return self._verbs.catch_up(opened, (line_id,))

        self._typed.clear()
        self._do(
            count_anew,
            lambda later: self._become(opened=later, selected=line_id, card=None, asking=Asking.NOTHING, trouble=None),
        )

    def only_pressed(self) -> None:
        """F11: all lines, those nobody counted, those that differ. A blind count tells no differences before the review."""
        order = [Only.ALL, Only.UNCOUNTED, *([Only.DIFFERING] if self.state.books_shown else [])]
        place = order.index(self.state.only) if self.state.only in order else 0
        self._show_only(order[(place + 1) % len(order)])

    def shows(self, line: Line) -> bool:
        """Whether the line is among those shown."""
        if self.state.only is Only.UNCOUNTED:
            return not is_counted(line)
        return self.state.only is Only.ALL or (is_counted(line) and line.total != (line.book or 0))

    # --- approving --------------------------------------------------------------------------------------------------

    def _confirm_kept(self, reason: str) -> None:
        """F2: first the review of the differences, then the approval; the use case asks once more where lines are uncounted."""
        if self.state.opened is None or self.state.confirming:
            return
        if self.state.asking is not Asking.REVIEW and self.state.prompt is None:
            differing = self.state.tally.surplus + self.state.tally.shortage
            self._become(asking=Asking.REVIEW, trouble=None)
            self._show_only(Only.DIFFERING if differing else Only.ALL)
            return
        super()._confirm_kept(reason)

    def dismissed(self) -> None:
        """Back to counting, after a review with all lines."""
        if self.state.asking is Asking.REVIEW or self.state.prompt is not None:
            self._become(only=Only.ALL)
        super().dismissed()

    def prompt_dismissed(self) -> None:
        """The banner closed."""
        self.dismissed()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _show_only(self, only: Only) -> None:
        """What hands act on is never a line that is not shown."""
        self._become(only=only)
        opened, line = self.state.opened, self.state.line
        if opened is not None and line is not None and not self.shows(line):
            shown = next((each.id for each in opened.document.lines if self.shows(each)), None)
            self._become(selected=shown)

    def _way_of_scanning(self) -> ScanPack:
        line_id, scan = self.state.selected, self._scan_on_line
        return lambda document_id, text: scan(document_id, text, line_id)

    def _answered(self, answer: Any) -> None:
        """Counting goes on: the review is over."""
        if self.state.asking is Asking.REVIEW or self.state.prompt is not None:
            self._become(asking=Asking.NOTHING, only=Only.ALL)
        super()._answered(answer)

    def _not_confirmed(self, error: Exception) -> None:
        self._become(asking=Asking.NOTHING)
        super()._not_confirmed(error)

    def _become(self, **changes: Any) -> None:
        if "opened" in changes:
            changes["tally"] = tally_after(self.state.tally, self.state.opened, changes["opened"])
        super()._become(**changes)

    def _fresh(self) -> dict[str, Any]:
        return {**super()._fresh(), "chosen": (), "only": Only.ALL}


def tally_after(tally: Tally, before: Opened | None, after: Opened | None) -> Tally:
    """Only lines that changed are looked at: a line that is still the same object counts as it did."""
    if after is None:
        return Tally()
    if before is None or before.document.id != after.document.id:
        return _with(Tally(), after.document.lines, 1)
    old, new = before.document.lines, after.document.lines
    changed = [place for place, line in enumerate(old) if line is not new[place]]
    tally = _with(tally, (old[place] for place in changed), -1)
    return _with(tally, (*(new[place] for place in changed), *new[len(old) :]), 1)


def _with(tally: Tally, lines: Iterable[Line], sign: int) -> Tally:
    """Count lines in (1) or out (-1)."""
    number = counted = surplus = shortage = 0
    for line in lines:
        number += 1
        if is_counted(line):
            difference = line.total - (line.book or 0)
            counted += 1
            surplus += difference > 0
            shortage += difference < 0
    return Tally(
        tally.lines + sign * number,
        tally.counted + sign * counted,
        tally.surplus + sign * surplus,
        tally.shortage + sign * shortage,
    )
