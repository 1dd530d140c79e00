"""Why somebody goes on over open points: chosen with ↓ or typed, or left empty. It stands under the banner that asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from app.ui.drop_down import DropDown
from app.ui.view import View

LONGEST = 200
"""Characters the books keep of a reason."""


class ReasonField(View):
    """submitted: Enter. left: Escape. `words` is what stands there, "" while nothing does."""

    submitted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._label, self.choice = QLabel(), DropDown()
        self._label.setProperty("kind", "muted")
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(DropDown.InsertPolicy.NoInsert)
        edit = self.choice.lineEdit()
        assert edit is not None
        self.edit: QLineEdit = edit
        edit.setCompleter(None)  # type: ignore[arg-type]  # its list would be a window of its own, and take the keys
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice.setMinimumWidth(280)
        self.edit.setMaxLength(LONGEST)
        self.edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(10)
        row.addWidget(self._label)
        row.addWidget(self.choice)
        row.addStretch(1)
        self.hide()
        self.retranslate()

    @property
    def words(self) -> str:
        """What was chosen or typed."""
        return self.choice.currentText().strip()

    def draw(self, reasons: Sequence[str] | None) -> None:
        """Offer these, and empty the field when it comes; None: nothing is asked."""
        if reasons is None:
            self.hide()
            self.choice.clear()
            return
        if [self.choice.itemText(at) for at in range(self.choice.count())] != list(reasons):
            typed = self.words
            self.choice.clear()
            self.choice.addItems(list(reasons))
            self.choice.setCurrentIndex(-1)
            self.choice.setEditText(typed)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Escape goes back to scanning."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submitted.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """What it is for."""
        self._label.setText(self.tr("原因（可选，可输入）"))
        self.edit.setPlaceholderText(self.tr("↓ 选择，或直接输入；不写也可以"))
