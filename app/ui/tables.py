"""Rows of a screen as a Qt model: sorted, filtered, copied with headers; 100,000 of them open at once.

Rows are frozen values made by a question of the store; columns are data. The model keeps the rows as they were handed in and
only arranges positions, a few milliseconds at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from time import perf_counter_ns
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPixmap

from app.ui import icons, worn
from app.ui.arranging import matching, sorted_by
from app.ui.columns import Column

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

_SLICE_NS = 6_000_000
_COMPARED_ROWS = 5_000  # where more than this many are new objects, they simply replace the old ones
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[Row]):
    """`set_rows`, `filter`, and Qt's `sort`. `arranged` is emitted when the order shown is complete again."""

    arranged = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable] | None = None,
        also_find: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """key: what makes a row the same row after a refresh. also_find: text that is searched but not shown (拼音码)."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._also_find = also_find
        self._rows: Sequence[Row] = ()
        self._shown: Sequence[int] = range(0)
        self._texts: list[str | None] = []
        self._words: tuple[str, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._work: Generator[None, None, None] | None = None
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._go_on)
        self._icons: dict[tuple[str, str, str], QPixmap] = {}

    # --- what a screen asks -----------------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, as handed in."""
        return self._rows

    @property
    def shown_rows(self) -> Iterable[Row]:
        """The rows now shown, in their order."""
        return (self._rows[at] for at in self._shown)

    @property
    def busy(self) -> bool:
        """Whether rows are still being arranged."""
        return self._work is not None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these. The same rows in the same order keep selection and place; only what changed is drawn again."""
        if rows is self._rows and isinstance(rows, tuple):
            return
        if self._same_rows(rows) and not self._words and self._sorted is None:
            self._replace(rows)
            return
        self.beginResetModel()
        self._rows = rows
        self._shown = range(len(rows))
        self._texts = [None] * len(rows)
        self.endResetModel()
        self._arrange()

    def row(self, position: int) -> Row:
        """The row at a position of the table as shown."""
        return self._rows[self._shown[position]]

    def position_of(self, key: Hashable) -> int | None:
        """Where the row with that key stands now; None where it is not shown."""
        if self._key is None:
            return None
        wanted = (place for place, at in enumerate(self._shown) if self._key(self._rows[at]) == key)
        return next(wanted, None)

    def filter(self, text: str) -> None:
        """Show the rows that hold every word of the text, in any column."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._arrange()

    def cells(self, positions: Iterable[int], columns: Sequence[int], *, titles: bool = True) -> list[list[str]]:
        """The texts of some rows, with the titles on top: for copying and export."""
        chosen = [self.columns[column] for column in columns]
        head = [[column.title() for column in chosen]] if titles else []
        return head + [[column.text(self.row(position)) for column in chosen] for position in positions]

    def totals(self) -> dict[str, str]:
        """Column id -> total of the rows shown, for the columns that have one."""
        return {column.id: column.total(self.shown_rows) for column in self.columns if column.total is not None}

    def look_again(self) -> None:
        """Words or colours changed: titles and cells are asked for anew."""
        self._icons.clear()
        self._texts = [None] * len(self._rows)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))

    # --- what Qt asks -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.cell(self.row(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(self.row(index.row()))
            return QColor(worn.now().tokens()[f"{tone}_text" if tone != "muted" else "muted"]) if tone else None
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            return self._icon(column, self.row(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(self.row(index.row())) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; −1 is the order the rows came in."""
        wanted = (column, order) if 0 <= column < len(self.columns) else None
        if wanted != self._sorted:
            self._sorted = wanted
            self._arrange()

    # --- arranging --------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._work = self._steps()
        self._go_on()

    def _go_on(self) -> None:
        """Work for a slice of time; little tables are done at once."""
        work, until = self._work, perf_counter_ns() + _SLICE_NS
        if work is None:
            return
        while perf_counter_ns() < until:
            try:
                next(work)
            except StopIteration:
                self._work = None
                self.arranged.emit()
                return
        self._next.start()

    def _steps(self) -> Generator[None, None, None]:
        shown: Sequence[int] = range(len(self._rows))
        if self._words:
            shown = yield from matching(self._searched, len(self._rows), self._words)
        if self._sorted is not None:
            column, order = self._sorted
            reverse = order == Qt.SortOrder.DescendingOrder
            shown = yield from sorted_by(shown, self._order_of(self.columns[column]), reverse=reverse)
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _order_of(self, column: Column[Row]) -> Callable[[int], Any]:
        value = column.order or column.text
        return lambda at: value(self._rows[at])

    def _searched(self, at: int) -> str:
        text = self._texts[at]
        if text is None:
            row = self._rows[at]
            parts = [column.text(row) for column in self.columns]
            text = self._texts[at] = "\n".join([*parts, self._also_find(row) if self._also_find else ""]).casefold()
        return text

    # --- refreshing -------------------------------------------------------------------------------------------------

    def _same_rows(self, rows: Sequence[Row]) -> bool:
        if self._key is None or len(rows) != len(self._rows):
            return False
        others = [(new, old) for new, old in zip(rows, self._rows, strict=True) if new is not old]
        return len(others) <= _COMPARED_ROWS and all(self._key(new) == self._key(old) for new, old in others)

    def _replace(self, rows: Sequence[Row]) -> None:
        pairs = zip(rows, self._rows, strict=True)
        changed = [at for at, (new, old) in enumerate(pairs) if new is not old and new != old]
        self._rows = rows
        for at in changed:
            self._texts[at] = None
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))
        if changed:
            self.arranged.emit()

    def _icon(self, column: Column[Row], row: Row) -> QPixmap | None:
        name = column.icon(row) if column.icon else ""
        if not name:
            return None
        tone = column.tone(row) if column.tone else ""
        token = f"{tone}_text" if tone and tone != "muted" else "muted"
        wanted = (name, token, worn.now().name)
        if wanted not in self._icons:
            self._icons[wanted] = icons.pixmap(name, token, 18)
        return self._icons[wanted]
