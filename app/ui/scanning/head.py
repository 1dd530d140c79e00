"""The head of a document: whose it is, its number and state, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from app.ui.scanning.state import HeadState
from app.ui.theme import set_tone
from app.ui.view import View

HEIGHT = 78
_BUSY_AFTER_MS = 400  # shorter work shows nothing: a flicker is worse than a wait nobody notices


class DocumentHead(View):
    """Draws a `HeadState`, the missing packs, and a thin bar while long work runs."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.title, self.number, self.state, self.missing = QLabel(), QLabel(), QLabel(), QLabel()
        self.title.setProperty("kind", "title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setProperty("kind", "muted")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state.setProperty("kind", "chip")
        self.missing.setObjectName("missing")
        self._fields = QHBoxLayout()
        self._fields.setSpacing(22)
        self._labels: list[QLabel] = []
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy_soon = QTimer(self, interval=_BUSY_AFTER_MS, singleShot=True)
        self._busy_soon.timeout.connect(lambda: self._busy.setVisible(True))
        self._lay_out()

    def draw(self, head: HeadState, *, missing: str = "", complete: bool = False, busy: bool = False) -> None:
        """Show it."""
        self.title.setText(head.title)
        self.number.setText(head.number)
        self.state.setText(head.state)
        self.state.setVisible(bool(head.state))
        set_tone(self.state, head.tone)
        self._draw_fields(head.fields)
        self.missing.setText(missing)
        set_tone(self.missing, "ok" if complete else "attention")
        self._draw_busy(busy)

    def _draw_fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        texts = [f"{label}　{value}" for label, value in fields if value]
        while len(self._labels) < len(texts):
            label = QLabel()
            label.setProperty("kind", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._labels.append(label)
            self._fields.insertWidget(len(self._labels) - 1, label)
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(texts))
            label.setText(texts[place] if place < len(texts) else "")

    def _draw_busy(self, busy: bool) -> None:
        if busy and not self._busy.isVisible():
            self._busy_soon.start()
        elif not busy:
            self._busy_soon.stop()
            self._busy.setVisible(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        for part in (self.title, self.number, self.state):
            top.addWidget(part)
        top.addStretch(1)
        self._fields.addStretch(1)
        self._busy.setVisible(False)
        self._busy.setFixedWidth(160)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(top)
        words.addLayout(self._fields)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._busy)
        row.addWidget(self.missing)
