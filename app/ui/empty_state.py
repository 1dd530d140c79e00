"""What stands where nothing is yet: what this place is for, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from app.ui import icons
from app.ui.view import View


class EmptyState(View):
    """Icon, one line, one sentence, perhaps one button. Emits `pressed()`."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._title, self._text, self._button = QLabel(), QLabel(), QLabel(), QPushButton()
        self._title.setProperty("kind", "title")
        self._text.setProperty("kind", "muted")
        self._text.setWordWrap(True)
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._icon, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self.say("", "")

    def hasHeightForWidth(self) -> bool:
        """Its words wrap, but the table it stands in for must not become higher by that."""
        return False

    def say(self, title: str, text: str, *, button: str = "", icon: str = "empty") -> None:
        """Set the words; an empty button text means no button."""
        icons.dress(self._icon, icon, "faint", 48)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(button)
        self._button.setVisible(bool(button))
