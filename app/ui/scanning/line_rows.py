"""The lines of a document as rows of the table."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from app.domain.documents import Line
from app.domain.drugs import Drug
from app.domain.stock import Lot
from app.usecases.looking import CodeOnLine, Opened


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line with all that its columns show."""

    line: Line
    drug: Drug
    lot: Lot | None
    codes: tuple[CodeOnLine, ...]

    @property
    def key(self) -> Hashable:
        """What makes it the same line after a refresh."""
        return self.line.id

    @property
    def split(self) -> bool:
        """Whether part of an opened pack stands on it."""
        return any(code.split for code in self.codes)

    @property
    def kept(self) -> bool:
        """Whether a person put a pack on it that does not match."""
        return any(code.kept for code in self.codes)

    @property
    def difference(self) -> int:
        """Counted less booked, in units."""
        return self.line.total - (self.line.book or 0)


class LineRows:
    """Makes rows of an opened document; a line that did not change keeps its row, so ten thousand cost nothing."""

    def __init__(self) -> None:
        self._of: Opened | None = None
        self._made: dict[int, LineRow] = {}
        self._rows: tuple[LineRow, ...] = ()

    def of(self, opened: Opened) -> tuple[LineRow, ...]:
        """The rows, in the order of the lines; the same tuple while nothing changed."""
        if opened is self._of:
            return self._rows
        rows = tuple(self._row(opened, line) for line in opened.document.lines)
        if len(rows) != len(self._rows) or any(new is not old for new, old in zip(rows, self._rows, strict=True)):
            self._rows = rows
            self._made = {row.line.id: row for row in rows}
        self._of = opened
        return self._rows

    def _row(self, opened: Opened, line: Line) -> LineRow:
        """Catching up reads a touched line anew: a line that is still the same object has nothing new."""
        made = self._made.get(line.id)
        if made is not None and made.line is line:
            return made
        return LineRow(line, opened.drugs[line.drug_id], opened.lot_of(line), opened.codes.get(line.id, ()))
