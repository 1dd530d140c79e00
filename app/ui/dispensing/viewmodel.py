"""处方发药: what the shared view models do, and taking a prescription up."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.documents import Document
from app.domain.verdict import Verdict
from app.ui.patients.viewmodel import PatientVerbs, PatientViewModel
from app.ui.run import Run
from app.ui.scanning.verbs import ScanVerbs
from app.usecases.looking import Opened


class DispensingViewModel(PatientViewModel):
    """Opening a prescription counts the lines whose drugs have no codes."""

    def __init__(
        self,
        verbs: ScanVerbs,
        patients: PatientVerbs,
        *,
        take_up: Callable[[int], Document],
        run: Run,
        sound: Callable[[Verdict], None],
        confirm_when_complete: Callable[[], bool],
    ) -> None:
        super().__init__(verbs, patients, run=run, sound=sound, confirm_when_complete=confirm_when_complete)
        self._take_up = take_up

    def _open(self, document_id: int) -> Opened:
        self._take_up(document_id)
        return super()._open(document_id)
