"""Tables as files: CSV that Excel opens with its Chinese and its long codes as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.languages import translate

Cells = Sequence[Sequence[str]]
AskForFile = Callable[[QWidget, str], Path | None]
"""Asks a person where a file of that name shall go; None where they would rather not."""

_FORMULA = ("=", "@", "\t", "\r")


def csv_text(cells: Cells) -> str:
    """The rows as CSV. Long numbers and what a sheet would take for a formula are kept as text by a leading apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_plain(cell) for cell in row] for row in cells)
    return out.getvalue()


def write_csv(path: Path, cells: Cells) -> int:
    """Write it, with the mark by which Excel knows UTF-8; how many rows below the titles. Raises OSError."""
    path.write_text(csv_text(cells), encoding="utf-8-sig", newline="")
    return len(cells) - 1


def ask_for_file(parent: QWidget, name: str) -> Path | None:
    """The system's own dialog for saving."""
    kinds = translate("Exporting", "表格 (*.csv)")
    chosen, _ = QFileDialog.getSaveFileName(parent, translate("Exporting", "导出"), name, kinds)
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(".csv") else Path(f"{chosen}.csv")


def _plain(cell: str) -> str:
    """A sheet keeps fifteen digits of a number and drops the rest; a trace code has twenty."""
    risky = cell.startswith(_FORMULA) or (cell[:1] in "+-" and not _is_amount(cell))
    return f"'{cell}" if cell and (risky or (cell.isdigit() and len(cell) > 11)) else cell


def _is_amount(cell: str) -> bool:
    """A signed number, perhaps with its unit behind it: `-1盒`."""
    return len(cell) > 1 and cell[1].isdigit()
