"""入库: a delivery against its order, or without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.documents import Document, Line, ScanResult
from app.domain.verdict import Verdict
from app.ui.run import Run
from app.ui.scanning.verbs import ScanPack, ScanVerbs
from app.ui.storeroom.lots import LotState, LotVerbs, LotViewModel
from app.ui.storeroom.viewmodel import StoreroomVerbs
from app.usecases.looking import Opened
from app.usecases.papers import Papers

ScanOnLine = Callable[[int, str, int | None], tuple[ScanResult, ...]]
"""scan(document, text, the chosen line): a pack that does not tell its lot goes to the line in front of the person."""


@dataclass(frozen=True, slots=True)
class ReceivingState(LotState):
    """only_open: lines that have everything are not shown."""

    only_open: bool = False


class ReceivingViewModel(LotViewModel):
    """What arrives is scanned; lots are typed; papers may come later."""

    def __init__(
        self,
        verbs: ScanVerbs,
        by_hand: StoreroomVerbs,
        lots: LotVerbs,
        *,
        start: Callable[[str, str, str], Document],
        scan: ScanOnLine,
        run: Run,
        sound: Callable[[Verdict], None],
    ) -> None:
        """start(supplier, delivery note, invoice)."""
        super().__init__(verbs, by_hand, lots, run=run, sound=sound)
        self._start, self._scan_on_line = start, scan
        self.state: ReceivingState = ReceivingState()

    def begun(self, papers: Papers) -> None:
        """The form is filled: a delivery without an order."""
        supplier, delivery_no, invoice_no = papers.party or "", papers.delivery_no or "", papers.invoice_no or ""
        if supplier:
            self.start_with(lambda: self._start(supplier, delivery_no, invoice_no))

    def only_open_pressed(self) -> None:
        """F11: show only the lines that still want something, or all again."""
        self._become(only_open=not self.state.only_open)

    def wants_something(self, opened: Opened, line: Line) -> bool:
        """Packs, or its lot."""
        return not line.total or line.missing > 0 or self.lacks_lot(opened, line)

    def _way_of_scanning(self) -> ScanPack:
        line_id, scan = self.state.selected, self._scan_on_line
        return lambda document_id, text: scan(document_id, text, line_id)

    def _fresh(self) -> dict[str, Any]:
        return {**super()._fresh(), "only_open": False}
