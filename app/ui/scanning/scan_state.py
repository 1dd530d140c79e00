"""What a scan screen shows: the queue, or one document with its card, its trouble list and the weak prompt."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.documents import Document, Finding, Line, ScanEvent, ScanResult
from app.domain.open_points import OpenPoints
from app.ui.scanning.taken_back import TakenBack
from app.usecases.looking import Opened, Waiting


@dataclass(frozen=True, slots=True)
class Settled:
    """What was just confirmed: shown until the next document opens."""

    number: str
    rows: int


@dataclass(frozen=True, slots=True)
class ScanState:
    """Everything on a scan screen, and nothing else.

    prompt: open points that wait for the second press, until the document changes. trouble: the last refusal or outage, told on the screen.
    loose: a typed number counts smallest units instead of packs (拆零). taken_back: what Ctrl+Z took back, if that was
    the last deed. to_bind: the unknown pack that a second F7 binds to the drug of `line`.
    """

    opened: Opened | None = None
    queue: tuple[Waiting, ...] = ()
    words: str = ""
    selected: int | None = None
    card: ScanResult | None = None
    recent: tuple[ScanResult, ...] = ()
    prompt: OpenPoints | None = None
    trouble: Exception | None = None
    settled: Settled | None = None
    loose: bool = False
    working: int = 0
    confirming: bool = False
    taken_back: TakenBack | None = None
    to_bind: int | None = None

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self.opened.document if self.opened else None

    @property
    def troubles(self) -> tuple[ScanEvent, ...]:
        """Scans that lie aside, newest first."""
        return self.opened.aside[::-1] if self.opened else ()

    @property
    def line(self) -> Line | None:
        """The line that hands act on: the selected one, else the first that wants something."""
        if self.opened is None:
            return None
        chosen = self.opened.line(self.selected)
        return chosen or next((line for line in self.opened.document.lines if not line.complete), None)

    @property
    def unknown(self) -> ScanEvent | None:
        """The newest pack aside that nobody knows."""
        return next((event for event in self.troubles if event.finding is Finding.UNMAPPED), None)

    @property
    def untouched(self) -> bool:
        """Nobody scanned or typed anything on the open document. What has no codes is counted by opening it."""
        opened = self.opened
        return (
            opened is not None
            and not opened.events
            and all(
                not line.by_hand or opened.drugs[line.drug_id].no_code is not None for line in opened.document.lines
            )
        )
