"""What a person would see in the window: the words of everything visible."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QHeaderView, QLabel, QLineEdit, QWidget

from app.ui.text import MAY_BREAK

_MOST_ROWS = 200


def words_in(window: QWidget) -> str:
    """All visible words, one piece a line."""
    return "\n".join(text for text in _texts(window) if text).replace(MAY_BREAK, "")


def _texts(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            yield widget.toolTip() or widget.text()
        elif isinstance(widget, QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.text() if widget.echoMode() == QLineEdit.EchoMode.Normal else ""
        elif isinstance(widget, QComboBox):
            yield widget.currentText()
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _cells(widget)


def _cells(table: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = table.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), _MOST_ROWS)):
        for column in range(model.columnCount()):
            text = model.index(row, column).data()
            yield text if isinstance(text, str) else ""
