"""The pack on top of its life: drug, facts, and where it is now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from app.ui.theme import set_tone
from app.ui.trace.words import TraceWords
from app.ui.view import View
from app.usecases.trace import Life

_FIELDS, _COLUMNS = 8, 4


class PackHead(View):
    """Draws a life's pack."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._drug, self._maker, self.where = QLabel(), QLabel(), QLabel()
        self._drug.setProperty("kind", "title")
        self._maker.setProperty("kind", "muted")
        self.where.setObjectName("where")
        self._fields = [(QLabel(), QLabel()) for _ in range(_FIELDS)]
        self._lay_out()

    def draw(self, life: Life, words: TraceWords) -> None:
        """Show it; what nobody knows is a dash."""
        drug = life.drug
        self._drug.setText(words.drug(life))
        self._maker.setText(drug.maker if drug else "")
        text, tone = words.where(life)
        self.where.setText(text)
        set_tone(self.where, tone)
        for (label, value), (name, what) in zip(self._fields, words.fields(life), strict=True):
            label.setText(name)
            value.setText(what or "—")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._drug)
        top.addWidget(self._maker)
        top.addStretch(1)
        self.where.setProperty("kind", "chip")
        top.addWidget(self.where)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(2)
        for place, (label, value) in enumerate(self._fields):
            label.setProperty("kind", "caption")
            value.setProperty("kind", "value")
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(label, row * 2, column)
            grid.addWidget(value, row * 2 + 1, column)
            grid.setColumnStretch(column, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(18, 14, 18, 14)
        column_.setSpacing(12)
        column_.addLayout(top)
        column_.addLayout(grid)
