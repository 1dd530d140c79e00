"""A search box whose list narrows while one types: ↑ ↓ choose, Enter picks, Esc closes. For drugs, suppliers, departments.

The rows come from a question the view model asks (by name, 拼音码, code …); the drop-down shows what tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.columns import Column
from app.ui.sheet import HEADER_HEIGHT, ROW_HEIGHT, Sheet
from app.ui.tables import RowsModel
from app.ui.view import View

Row = TypeVar("Row")
MOST_ROWS = 8
_LEAST_WIDTH = 320


class PickBox(View, Generic[Row]):
    """asked(text): the text changed, `offer` the rows that fit. picked(row): one was chosen; the text is left to the owner.

    Emits `asked` for every change, also for the empty text: then the owner offers the likeliest rows, or none.
    """

    asked = Signal(str)
    picked = Signal(object)

    def __init__(self, columns: Sequence[Column[Row]], *, width: int = _LEAST_WIDTH, titles: bool = True) -> None:
        """width: of the list at least, where the window has the room. titles: over its columns, and the magnifier."""
        super().__init__()
        self.setProperty("kind", "plain")
        self.edit, mark = QLineEdit(), QLabel()
        self._width, self._titles = width, titles
        if not titles:
            mark.hide()
        icons.dress(mark, "search", "muted", 18)
        self.model: RowsModel[Row] = RowsModel(columns, parent=self)
        self._drop: QWidget | None = None
        self._sheet: Sheet | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self.edit.setClearButtonEnabled(True)
        self.edit.textEdited.connect(self.asked)
        self.edit.installEventFilter(self)

    @property
    def open(self) -> bool:
        """Whether the list is down."""
        return self._drop is not None and self._drop.isVisible()

    def hint(self, text: str) -> None:
        """What may be typed here."""
        self.edit.setPlaceholderText(text)

    def offer(self, rows: Sequence[Row]) -> None:
        """The rows for what is typed now: the list comes down while the box has the focus."""
        self.model.set_rows(rows)
        if not rows or not self.edit.hasFocus():
            self.close_list()
            return
        drop, sheet = self._made()
        sheet.selectRow(0)
        self._place()
        drop.show()
        drop.raise_()

    def close_list(self) -> None:
        """Put the list away."""
        if self._drop is not None:
            self._drop.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The list follows the box, which may only now get its place."""
        super().moveEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """So it does here."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that belong to the list, and the focus going elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.open:
            return self._key(event.key())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.asked.emit(self.edit.text())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Column titles follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.model.look_again()

    def _place(self) -> None:
        if self._drop is None:
            return
        below = self.edit.mapTo(self.window(), QPoint(0, self.edit.height() + 4))
        room = self.window().height() - below.y() - 8
        titles = HEADER_HEIGHT if self._titles else 0
        height = min(titles + ROW_HEIGHT * min(self.model.rowCount(), MOST_ROWS) + 6, room)
        width = min(max(self.edit.width(), self._width), self.window().width() - 16)
        self._drop.setGeometry(min(below.x(), self.window().width() - width - 8), below.y(), width, height)

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        if self._sheet is not None:
            at = self._sheet.currentIndex().row() + by
            self._sheet.selectRow(min(max(at, 0), self.model.rowCount() - 1))

    def _pick(self, position: int | None = None) -> None:
        if self._sheet is None:
            return
        at = self._sheet.currentIndex().row() if position is None else position
        if 0 <= at < self.model.rowCount():
            row = self.model.row(at)
            self.close_list()
            self.picked.emit(row)

    def _made(self) -> tuple[QWidget, Sheet]:
        """The list lies inside the window, above everything: it never takes the keyboard."""
        if self._drop is None or self._sheet is None or self._drop.parentWidget() is not self.window():
            self._drop, self._sheet = QWidget(self.window()), Sheet()
            self._drop.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._drop.setProperty("kind", "drop")
            self._sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._sheet.setModel(self.model)
            self._sheet.clicked.connect(lambda index: self._pick(index.row()))
            self._shape(self._sheet)
            column = QVBoxLayout(self._drop)
            column.setContentsMargins(2, 2, 2, 2)
            column.addWidget(self._sheet)
            self.destroyed.connect(self._drop.deleteLater)
        return self._drop, self._sheet

    def _shape(self, sheet: Sheet) -> None:
        header = sheet.horizontalHeader()
        header.setVisible(self._titles)
        sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, column in enumerate(self.model.columns):
            if column.width:
                header.resizeSection(place, column.width)
            else:
                header.setSectionResizeMode(place, header.ResizeMode.Stretch)
