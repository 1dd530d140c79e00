"""Everything a scan screen can do, handed to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.documents import Line, ScanEvent, ScanResult
from app.domain.refusals import Refusal
from app.domain.submissions import Submission
from app.usecases.looking import Opened, Waiting

ScanPack = Callable[[int, str], tuple[ScanResult, ...]]
"""scan(document, text)."""


@dataclass(frozen=True, slots=True)
class ScanVerbs:
    """Bound to a person and a counter.

    catch_up(opened, lines changed by hand). bind(document, event, drug, level, packs, how to scan them again).
    by_hand(document, line, units, reason). confirm(document, reason, open points the person was told).
    """

    look: Callable[[int], Opened]
    catch_up: Callable[[Opened, tuple[int, ...]], Opened]
    find: Callable[[str], int | None]
    queue: Callable[[str], Sequence[Waiting]]
    scan: ScanPack
    keep: Callable[[int, int, int, str], ScanResult]
    bind: Callable[[int, int, int, int, int, ScanPack], tuple[ScanResult, ...]]
    undo: Callable[[int], ScanEvent]
    remove: Callable[[int, int], ScanEvent]
    by_hand: Callable[[int, int, int | None, str | None], Line]
    confirm: Callable[[int, str | None, Sequence[Refusal]], tuple[Submission, ...]]
    cancel: Callable[[int, str], None]
    resume: Callable[[], int | None]
