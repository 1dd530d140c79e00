"""A table that behaves like a sheet: sort, type to filter, copy with headers, chosen columns, totals below."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.column_keeper import ColumnKeeper
from app.ui.columns import Column, Memory, NoMemory
from app.ui.empty_state import EmptyState
from app.ui.sheet import Sheet
from app.ui.tables import RowsModel
from app.ui.view import View

Row = TypeVar("Row")

_EXPANDING = QSizePolicy.Policy.Expanding


class Table(View, Generic[Row]):
    """Filter line, sheet, totals. Emits `chosen(row)` on Enter or double click, `selected(row)` as the cursor moves.

    With `filterable=False` there is no filter line and letters are handed on by `typed`.
    """

    chosen = Signal(object)
    selected = Signal(object)
    typed = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable] | None = None,
        also_find: Callable[[Row], str] | None = None,
        filterable: bool = True,
        memory: Memory | None = None,
    ) -> None:
        """name: under which the choice of columns is remembered."""
        super().__init__()
        self.setProperty("kind", "card")
        self.model: RowsModel[Row] = RowsModel(columns, key=key, also_find=also_find, parent=self)
        self.sheet, self.empty, self.search, self._foot = Sheet(), EmptyState(), QLineEdit(), QLabel()
        self._find_row = QWidget()
        self._filterable = filterable
        self._lay_out()
        self.sheet.setModel(self.model)
        self._keeper = ColumnKeeper(name, self.sheet, columns, memory or NoMemory())
        self._connect()
        self.retranslate()

    # --- what a screen asks -----------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.model.set_rows(rows)

    def current(self) -> Row | None:
        """The row the cursor is on."""
        index = self.sheet.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def select(self, key: Hashable) -> bool:
        """Put the cursor on the row with that key and bring it into sight."""
        position = self.model.position_of(key)
        if position is None:
            return False
        self.sheet.selectRow(position)
        self.sheet.scrollTo(self.model.index(position, 0))
        return True

    def step(self, by: int) -> None:
        """Move the cursor up or down, from wherever the focus is; from nowhere to the first row."""
        count, index = self.model.rowCount(), self.sheet.currentIndex()
        if count:
            at = min(max(index.row() + by, 0), count - 1) if index.isValid() else 0
            self.sheet.selectRow(at)
            self.sheet.scrollTo(self.model.index(at, 0))

    def shown_cells(self) -> list[list[str]]:
        """Titles and texts of all rows shown, in the columns shown: for export."""
        return self.model.cells(range(self.model.rowCount()), self._keeper.shown())

    def column_menu(self) -> QMenu:
        """Which columns are shown, with a check mark each; also behind a right click on the titles."""
        return self._keeper.menu()

    def retranslate(self) -> None:
        """Titles, the filter line, totals."""
        self.search.setPlaceholderText(self.tr("筛选：直接输入文字"))
        self.model.look_again()
        self._show_totals()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        mark = QLabel()
        icons.dress(mark, "search", "muted", 18)
        row = QHBoxLayout(self._find_row)
        row.setContentsMargins(12, 8, 12, 6)
        row.addWidget(mark)
        row.addWidget(self.search, 1)
        self.search.setClearButtonEnabled(True)
        self._foot.setProperty("kind", "muted")
        self._foot.setContentsMargins(14, 5, 14, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 2, 1, 1)  # the frame that shows the focus stands within
        column.setSpacing(0)
        column.addWidget(self._find_row)
        self._find_row.setVisible(self._filterable)
        self._layers = QStackedLayout()
        column.addLayout(self._layers, 1)
        column.addWidget(self._foot)
        # Only now: a stack that stands nowhere yet would show its first page as a window of its own.
        self._layers.addWidget(self.sheet)
        self._layers.addWidget(self.empty)

    def _connect(self) -> None:
        header = self.sheet.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.sheet.setSortingEnabled(True)
        self.model.arranged.connect(self._arranged)
        self.model.modelReset.connect(self._show_totals)
        self.sheet.copied.connect(self._copy)
        self.sheet.chosen.connect(lambda position: self.chosen.emit(self.model.row(position)))
        self.sheet.typed.connect(self._typed)
        self.sheet.selectionModel().currentRowChanged.connect(self._moved)
        self.search.textChanged.connect(self.model.filter)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.selected.emit(self.model.row(current.row()))

    def _typed(self, text: str) -> None:
        if self._filterable:
            self.search.setFocus()
            self.search.insert(text)
        else:
            self.typed.emit(text)

    def _arranged(self) -> None:
        self._show_totals()

    def _show_totals(self) -> None:
        count, everything = self.model.rowCount(), len(self.model.rows)
        self._show(self.sheet if everything else self.empty)
        words = [self.tr("{n} 行").format(n=f"{count:,}")]
        if count != everything:
            words = [self.tr("{n} / {all} 行").format(n=f"{count:,}", all=f"{everything:,}")]
        if not self.model.busy:
            titles = {column.id: column.title() for column in self.model.columns}
            words += [f"{titles[column]} {total}" for column, total in self.model.totals().items() if total]
        self._foot.setText("　".join(words))
        self._foot.setVisible(bool(everything))

    def _show(self, layer: QWidget) -> None:
        """Only what is shown wants room."""
        for each in (self.sheet, self.empty):
            each.setSizePolicy(_EXPANDING, _EXPANDING if each is layer else QSizePolicy.Policy.Ignored)
        self._layers.setCurrentWidget(layer)

    def _copy(self) -> None:
        positions = sorted({index.row() for index in self.sheet.selectionModel().selectedRows()})
        cells = self.model.cells(positions, self._keeper.shown())
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in cells))


AnyTable = Table[Any]
