"""What stands in the window until the data folder is open, and what says why it cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.ui.messages import Messages
from app.ui.view import View


class OpeningView(View):
    """Says that the data is being opened, or the refusal that came instead."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._trouble: Exception | None = None
        self._title, self._next = QLabel(), QLabel()
        self._title.setProperty("kind", "title")
        self._next.setProperty("kind", "muted")
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (self._title, self._next):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.retranslate()

    def tell(self, trouble: Exception) -> None:
        """It cannot be opened, and why."""
        self._trouble = trouble
        self.retranslate()

    def retranslate(self) -> None:
        """Both states."""
        if self._trouble is None:
            self._title.setText(self.tr("正在打开数据…"))
            self._next.setText("")
            return
        told = self._messages.tell(self._trouble)
        self._title.setText(told.title)
        self._next.setText(told.next_step)
