"""Everything on a scanning screen, as one frozen value. Words in it are already made; facts are drawn by the parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.documents import ScanResult
from app.domain.verdict import Verdict
from app.ui.banner import Answer, BannerState
from app.ui.scanning.taken_back import TakenBack


@dataclass(frozen=True, slots=True)
class HeadState:
    """The document: whose it is, its number, its state, and (label, value) pairs. tone: of the state's chip."""

    title: str
    number: str = ""
    state: str = ""
    tone: str = "accent"
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SideEntry:
    """One line of the side list. key: what comes back when one of its answers is pressed. at: time of day in words."""

    key: str
    verdict: Verdict
    title: str
    detail: str = ""
    at: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """What stands in place of the lines while there is no document: what to do next."""

    title: str
    text: str = ""
    button: str = ""
    icon: str = "scanner"


@dataclass(frozen=True, slots=True)
class ScanScreenState:
    """head: None while no document is open. lines: the rows of the table. current: key of the line just hit.

    card: the last scan's result. trouble: a Refusal or Outage of the last deed instead; the card says stop.
    taken_back: what Ctrl+Z took back, in place of the last scan.
    missing: "少扫 2 盒". complete: all lines closed. waiting: trouble that waits for a person. last: newest first.
    hint: what to do, in the input line. reasons: offered for going on over open points; None while nothing is asked.
    """

    head: HeadState | None = None
    lines: tuple[Any, ...] = ()
    current: Any = None
    card: ScanResult | None = None
    trouble: Exception | None = None
    taken_back: TakenBack | None = None
    missing: str = ""
    complete: bool = False
    waiting: tuple[SideEntry, ...] = ()
    last: tuple[SideEntry, ...] = ()
    banner: BannerState | None = None
    reasons: tuple[str, ...] | None = None
    hint: str = ""
    empty: EmptyWords | None = None
    busy: bool = False
