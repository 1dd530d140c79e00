"""Files as hospitals hand them in."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

Put = Callable[..., Path]

on_sqlite = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
"""For tests of files that never come as far as the database."""


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """put(content, name="file.csv"): a file of text (UTF-8) or bytes."""

    def write(content: str | bytes, name: str = "file.csv") -> Path:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def workbook(*rows: Sequence[object], sheets: Sequence[str] = ("Sheet1",)) -> bytes:
    """An XLSX whose first sheet has these rows; a text that begins with = is a formula."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"}) as book:
        first, *_ = [book.add_worksheet(name) for name in sheets]
        for at, row in enumerate(rows):
            first.write_row(at, 0, row)
    return content.getvalue()
