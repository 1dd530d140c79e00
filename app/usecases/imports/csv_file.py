"""CSV with commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.domain.refusals import BadImport, Fault
from app.usecases.imports.columns import Heading, read_heading
from app.usecases.imports.reasons import Reason
from app.usecases.imports.record import Record
from app.usecases.imports.table import Opened, Wanted, refused
from app.usecases.imports.values import is_blank

_DELIMITERS = ",\t;"

Line = tuple[int, Sequence[object]]


def opened(file: Path, text: str, wanted: Wanted) -> Opened:
    """Find the delimiter and the header. Raises BadImport."""
    lines = _lines(file, text, _delimiter(file, text, wanted))
    return from_lines(file, lines, wanted, total=_count(text))


def from_lines(file: Path, lines: Iterator[Line], wanted: Wanted, *, total: int) -> Opened:
    """A table whose first line that says anything is its header. Raises BadImport."""
    header = next(((line, cells) for line, cells in lines if any(not is_blank(cell) for cell in cells)), None)
    if header is None:
        raise refused(file, Reason.EMPTY)
    line, headers = header[0], ["" if cell is None else str(cell) for cell in header[1]]
    heading = read_heading(headers, wanted.all_columns, line)
    if isinstance(heading, list):
        raise BadImport(file.name, tuple(heading))
    return Opened(_records(line, lines, heading), max(total - line, 0))


def _count(text: str) -> int:
    """Lines of the text; fewer records where cells hold line breaks."""
    ends = max(text.count("\n"), text.count("\r"))
    return ends + (not text.endswith(("\n", "\r")))


def _records(header: int, lines: Iterator[Line], heading: Heading) -> Iterator[Record | Fault]:
    for name in heading.ignored:
        if name.isprintable():
            yield Fault(header, "", Reason.COLUMN_IGNORED, name[:60])
    width = len(heading.fields)
    used = [(position, field) for position, field in enumerate(heading.fields) if field]
    for line, cells in lines:
        if all(is_blank(cell) for cell in cells):
            continue  # an empty line, or one of commas only
        if len(cells) < width or not all(is_blank(cell) for cell in cells[width:]):
            yield Fault(line, "", Reason.RAGGED, str(len(cells)), str(width))
        else:
            yield Record(line, {field: cells[position] for position, field in used})


def _delimiter(file: Path, text: str, wanted: Wanted) -> str:
    """The one that makes the most columns of the first line known to us; the comma where none does."""
    first = next((line for line in io.StringIO(text, newline="") if line.strip("\r\n\t ,;")), "")

    def known(delimiter: str) -> int:
        cells = next(iter(csv.reader([first], delimiter=delimiter)), [])
        return sum(wanted.all_columns.field(cell) is not None for cell in cells)

    try:
        return max(_DELIMITERS, key=known)
    except csv.Error as error:
        raise refused(file, Reason.SYNTAX, 1, str(error)) from error


def _lines(file: Path, text: str, delimiter: str) -> Iterator[Line]:
    """Cells with the number of the line they begin on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refused(file, Reason.SYNTAX, line, str(error)) from error
