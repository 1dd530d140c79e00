"""XLSX, read by calamine after a look inside: a small file can unfold into terabytes, a stray cell at the far corner makes
a table of billions, and what calamine passes over in silence (formulas, #N/A) must be told.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from app.domain.refusals import Fault
from app.usecases.imports.csv_file import from_lines
from app.usecases.imports.reasons import Reason
from app.usecases.imports.table import Opened, Wanted, refused
from app.usecases.imports.xlsx_look import Damaged, Look, TooLarge, look_at


def opened(file: Path, content: bytes, wanted: Wanted) -> Opened:
    """The first visible sheet. Raises BadImport."""
    try:
        look = look_at(content)
        sheet = _sheet(content, look.name)
    except TooLarge as error:
        raise refused(file, Reason.TOO_LARGE, expected=error.most) from error
    except (Damaged, CalamineError) as error:
        raise refused(file, Reason.DAMAGED, found=str(error)[:60]) from error
    if sheet.start is None:
        raise refused(file, Reason.EMPTY)
    others = [Fault(0, "", Reason.SHEETS_IGNORED, name[:60]) for name in look.others if name.isprintable()]
    found = from_lines(file, _lines(sheet, look, sheet.start[1]), wanted, total=sheet.total_height)
    return Opened(chain(others, found.lines), found.total)


def _sheet(content: bytes, name: str) -> CalamineSheet:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name)
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # calamine gave up on a file nobody foresaw
            raise Damaged(str(error)) from error
        raise


def _lines(sheet: CalamineSheet, look: Look, first_column: int) -> Iterator[tuple[int, Sequence[object]]]:
    """Rows from the first of the sheet on, with what calamine did not tell put back in."""
    spoiled = look.spoiled
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if line in spoiled:
            cells = list(cells)
            for column, reason in spoiled[line].items():
                if 0 <= column - 1 - first_column < len(cells):
                    cells[column - 1 - first_column] = reason
        yield line, cells
