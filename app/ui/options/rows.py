"""One option on the page: what it is on the left, its field on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from app.ui.options.field import OptionField
from app.ui.options.words import OptionWords
from app.ui.view import View


class OptionRow(View):
    """The words are the declaration's own."""

    def __init__(self, field: OptionField, words: OptionWords) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.field, self._words = field, words
        self._title, self._caption = QLabel(), QLabel()
        self._title.setWordWrap(True)
        self._caption.setWordWrap(True)
        self._caption.setProperty("kind", "caption")
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addWidget(self._title)
        left.addWidget(self._caption)
        left.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(24)
        grid.addLayout(left, 0, 0)
        grid.addWidget(field, 0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 7)
        self.retranslate()

    def retranslate(self) -> None:
        """What it is, its key, its default and bounds."""
        self._title.setText(self._words.option(self.field.setting))
        self._caption.setText(self._words.default(self.field.setting))
