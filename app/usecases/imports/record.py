"""One line of a file, by our field names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.domain.refusals import Fault
from app.usecases.imports.columns import Columns
from app.usecases.imports.reasons import Reason
from app.usecases.imports.report import Faults
from app.usecases.imports.values import Misfit, is_blank, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """line: of the file, from 1. cells: field → what stands there; a field without a column is not in it.

    group: for a list inside a JSON object, which object it is; None for a line of a table. begins: the object's line.
    """

    line: int
    cells: Mapping[str, object]
    group: int | None = None
    begins: int | None = None


class Reader:
    """Takes values out of a record and keeps what is wrong with it."""

    def __init__(self, record: Record, columns: Columns, faults: Faults) -> None:
        self.line = record.line
        self._cells = record.cells
        self._columns = columns
        self._faults = faults
        self.ok = True

    def has(self, field: str) -> bool:
        """Whether something stands there."""
        return not is_blank(self._cells.get(field))

    def need(self, field: str, read: Callable[[object], T]) -> T | None:
        """The value, which must be there. None where it is wrong."""
        if self.has(field):
            return self.take(field, read)
        self.wrong(field, Reason.MISSING, expected=self._columns.shown(field))
        return None

    def take(self, field: str, read: Callable[[object], T], *, personal: bool = False) -> T | None:
        """The value; None where nothing stands there, or something wrong. personal: never repeated in an error."""
        value = self._cells.get(field)
        if isinstance(value, Reason):
            self.wrong(field, value)  # a sheet's cell that holds no plain value
            return None
        if is_blank(value):
            return None
        try:
            return read(value)
        except Misfit as misfit:
            self.wrong(field, misfit.reason, "" if personal else shown(value), misfit.expected)
            return None

    def told(self, field: str, read: Callable[[object], object]) -> dict[str, object]:
        """{field: value} where the file has such a column, else {}: what is not told is not changed."""
        return {field: self.take(field, read)} if field in self._cells else {}

    def wrong(self, field: str, reason: Reason, found: str = "", expected: str = "") -> None:
        """This line has a fault."""
        self.ok = False
        self._faults.add(Fault(self.line, field, reason, found, expected))
