"""Entries of the side list: packs that lie aside, each with what may be done about it, and the last scans."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from app.domain.documents import Finding, ScanEvent, ScanResult
from app.ui.banner import Answer
from app.ui.scanning.scan_state import ScanState
from app.ui.scanning.side_list import REMOVE
from app.ui.scanning.state import SideEntry
from app.ui.scanning.words import ScanWords
from app.ui.text import grouped
from app.usecases.keeping import MISMATCHES

_LONGEST_NAME = 14
"""Characters of a drug's name on a button of the side list."""
KEEP, BIND = "keep", "bind"


class SideEntries(QObject):
    """Makes entries of scans."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = ScanWords(self)

    def aside(self, event: ScanEvent, state: ScanState, *, may_bind: bool, may_keep: bool) -> SideEntry:
        """One of the trouble list."""
        known = self._answer_of(event, state)
        told, drug = self._words.tell(known), known.drug or ""
        answers = [Answer(REMOVE, self.tr("移除"))]
        if event.finding is Finding.ELSEWHERE:
            answers.append(Answer(KEEP, self.tr("从这里出")))
        elif event.finding in MISMATCHES and event.code and state.line is not None:
            if event.finding is Finding.UNMAPPED and may_bind:
                answers.insert(0, Answer(BIND, self.tr("对照 F7")))
            if may_keep:
                answers.append(Answer(KEEP, self._keep_word(drug, state)))
        detail = " ".join(part for part in (grouped(event.shown), drug) if part)
        return SideEntry(str(event.id), event.verdict, told.title, detail, _clock(event.at), tuple(answers))

    def recent(self, result: ScanResult, at: int) -> SideEntry:
        """One of the last scans; at: its place, 0 the newest."""
        told = self._words.tell(result).title
        return SideEntry(f"last{at}", result.verdict, result.drug or told, grouped(result.shown) or told)

    def _answer_of(self, event: ScanEvent, state: ScanState) -> ScanResult:
        """What the scan said: just now, or put together again from what is kept."""
        just_now = next((each for each in state.recent if each.event_id == event.id), None)
        kept = state.opened.told_aside.get(event.id) if state.opened else None
        return just_now or kept or ScanResult(event.verdict, event.finding, event.shown, code=event.code)

    def _keep_word(self, drug: str, state: ScanState) -> str:
        """What is put where: a wrong drug on a line is nobody's slip of the hand then."""
        assert state.line is not None
        assert state.opened is not None
        line = state.opened.drugs[state.line.drug_id].name
        word = self.tr("归入 {line}").format(line=_short(line))
        return f"{_short(drug)}\n{word}" if drug else word


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _clock(at: datetime) -> str:
    return at.astimezone().strftime("%H:%M:%S")
