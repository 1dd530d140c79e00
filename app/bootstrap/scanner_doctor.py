"""`yaosu doctor scanner`: the sheet as a file, and what is wrong where its symbols were scanned into the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.bootstrap import places
from app.devices.doctor import cures, diagnosis, sheet
from app.domain.codes import masked
from app.domain.device_profiles import Ending, Maker
from app.domain.devices import Link
from app.domain.refusals import StoreUnavailable
from app.domain.scanner_check import Arrival, Finding

SHEET = "yaosu-scanner-sheet.pdf"


def write_sheet(path: Path) -> None:
    """The page to print. Raises StoreUnavailable."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from app.bootstrap.device_screen import pages
    from app.ui import application
    from app.ui.devices.sheet_paper import SheetPaper

    app = QGuiApplication.instance() or application.build(places.RESOURCES)
    assert app is not None  # it lives until the page is written
    try:
        SheetPaper().write_pdf(path, pages())
    except OSError as error:
        raise StoreUnavailable("unwritable", str(error)) from error


def examine(lines: Iterable[str], maker: Maker) -> Iterator[dict[str, Any]]:
    """What is wrong with a scanner that wrote these lines: a keyboard scanner in a terminal, or any other's file."""
    arrivals = [Arrival(line, Link.KEYBOARD, Ending.LF) for line in lines]
    for finding in diagnosis.diagnose(arrivals):
        yield _record(finding, maker)


def missing(lines: Iterable[str]) -> list[str]:
    """Symbols of the sheet that nobody scanned."""
    came = {diagnosis.symbol_of(Arrival(line, Link.KEYBOARD)) for line in lines}
    return [symbol.name for symbol in sheet.SHEET if symbol.name not in came]


def line_of(record: dict[str, Any]) -> str:
    """A finding for a person, in the window's own words."""
    from app.ui.devices.doctor_words import DoctorWords

    words, finding = DoctorWords(), Finding(record["fault"], tuple(record["symbols"]), record["seen"])
    return f"✕ {words.title(finding)}\n  {words.harm(finding)}" + (
        f"\n  {words.where(finding)}" if finding.symbols else ""
    )


def _record(finding: Finding, maker: Maker) -> dict[str, Any]:
    return {
        "fault": finding.fault,
        "symbols": list(finding.symbols),
        "seen": masked(finding.seen),
        "words": list(cures.cure(finding, maker, Link.KEYBOARD).words),
    }
