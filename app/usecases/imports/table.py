"""What a kind of file holds, and a file of it that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.refusals import BadImport, Fault
from app.usecases.imports.columns import Columns
from app.usecases.imports.reasons import Reason
from app.usecases.imports.record import Record


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a kind of file holds. columns: of a table. nested: columns of the list inside each object of a JSON file,
    which stands under one of `nested_names`; None where there is no such list. list_names: what the list of objects
    may be called where a JSON file is an object."""

    columns: Columns
    list_names: tuple[str, ...]
    nested: Columns | None = None
    nested_names: tuple[str, ...] = ()

    @property
    def all_columns(self) -> Columns:
        """Head and nested columns: a table has them side by side."""
        return self.columns if self.nested is None else self.columns.and_(self.nested)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read. lines: records, faults of lines that are none, and notices. total: about how many lines
    there are, 0 = unknown. Going through the lines may still raise BadImport."""

    lines: Iterator[Record | Fault]
    total: int


def refused(file: Path, reason: Reason, line: int = 0, found: str = "", expected: str = "") -> BadImport:
    """A refusal with one fault."""
    return BadImport(file.name, (Fault(line, "", reason, found, expected),))
