"""Which column is which: the names hospitals, exports and the national interface give to what we know under one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.refusals import Fault
from app.usecases.imports.reasons import Reason


@dataclass(frozen=True, slots=True)
class Column:
    """field: our name. names: what the header may say, the one to show first. required: a table without it is refused."""

    field: str
    names: tuple[str, ...]
    required: bool = False

    @property
    def shown(self) -> str:
        """For a person who has to add the column."""
        return f"{self.names[0]} / {self.field}"


def plain(header: str) -> str:
    """A header without what people write differently: case, width, blanks, hyphens, underscores."""
    return re.sub(r"[\s_\-.*:：]+", "", unicodedata.normalize("NFKC", header)).lower()


class Columns:
    """The columns one kind of file may have."""

    def __init__(self, *columns: Column) -> None:
        self.columns = columns
        self._fields = {plain(name): column.field for column in columns for name in (column.field, *column.names)}

    @property
    def fields(self) -> tuple[str, ...]:
        """Our names."""
        return tuple(column.field for column in self.columns)

    def field(self, header: str) -> str | None:
        """Our name, or None for a column we have no use for."""
        return self._fields.get(plain(header))

    def shown(self, field: str) -> str:
        """The name to show for a field of ours."""
        return next((column.shown for column in self.columns if column.field == field), field)

    def with_required(self) -> tuple[Column, ...]:
        """Columns a table must have."""
        return tuple(column for column in self.columns if column.required)

    @property
    def expected(self) -> str:
        """The columns a table must have, for a person."""
        return "，".join(column.names[0] for column in self.with_required())

    def and_(self, other: Columns) -> Columns:
        """These and those."""
        return Columns(*self.columns, *other.columns)


@dataclass(frozen=True, slots=True)
class Heading:
    """A header line that was understood: our field per position, None where the column is of no use."""

    fields: tuple[str | None, ...]
    ignored: tuple[str, ...]


def read_heading(headers: Sequence[str], columns: Columns, line: int) -> Heading | list[Fault]:
    """What the columns are, or why that cannot be said."""
    fields = tuple(columns.field(header) for header in headers)
    known = [field for field in fields if field]
    if not known:
        shown = "，".join(header.strip() for header in headers if header.strip())[:100]
        return [Fault(line, "", Reason.NO_HEADER, shown if shown.isprintable() else "", columns.expected)]
    faults = [
        Fault(line, column.field, Reason.COLUMN_MISSING, expected=column.shown)
        for column in columns.with_required()
        if column.field not in known
    ]
    for field in sorted({field for field in known if known.count(field) > 1}):
        twice = "，".join(header.strip() for header, its in zip(headers, fields, strict=True) if its == field)
        faults.append(Fault(line, field, Reason.COLUMN_TWICE, twice))
    ignored = tuple(header.strip() for header, its in zip(headers, fields, strict=True) if not its and header.strip())
    return faults or Heading(fields, ignored)


def by_field(record: Mapping[str, object], columns: Columns) -> tuple[dict[str, object], list[str], list[str]]:
    """An object's values by our names; the names we have no use for; the fields it names twice."""
    values: dict[str, object] = {}
    ignored, twice = [], []
    for name, value in record.items():
        field = columns.field(name)
        if field is None:
            ignored.append(name)
        elif field in values:
            twice.append(field)
        else:
            values[field] = value
    return values, ignored, twice
