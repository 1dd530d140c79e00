"""The life of a pack, newest on top: a mark and a line on the left, what happened on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.documents import DocumentKind, DocumentState
from app.ui import icons
from app.ui.submission_words import TONES
from app.ui.theme import set_tone
from app.ui.trace.words import TraceWords
from app.ui.view import View
from app.usecases.trace import Event, Life, Told

_ICONS = {
    DocumentKind.DISPENSING: "dispensing",
    DocumentKind.TAKE_BACK: "take_back",
    DocumentKind.STOCKTAKE: "stocktake",
    DocumentKind.RECEIVING: "receiving",
    DocumentKind.ISSUE: "issue",
    DocumentKind.SUPPLIER_RETURN: "issue",
}
_WHEN_WIDTH = 128


class EventView(View):
    """One event with its submissions."""

    def __init__(self, event: Event, life: Life, words: TraceWords) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        gone = event.undone is not None or event.state is DocumentState.CANCELLED
        when, mark = QLabel(f"{event.at.astimezone():%Y-%m-%d %H:%M}"), QLabel()
        when.setProperty("kind", "muted")
        when.setFixedWidth(_WHEN_WIDTH)
        icons.dress(mark, _ICONS[event.kind], "faint" if gone else "accent", 22)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self._title(words.title(event), gone))
        column.addWidget(_label(words.facts(event, life), "muted"))
        if remark := words.remark(event):
            column.addWidget(_label(remark, "caption", "stop" if gone else "attention"))
        for told in event.told:
            column.addLayout(_told_row(told, words))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(14)
        for part in (when, mark):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _title(self, text: str, gone: bool) -> QLabel:
        label = _label(text, "heading", "muted" if gone else "")
        label.setProperty("struck", gone)
        return label


class Timeline(QScrollArea):
    """Draws the events of a life."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.views: list[EventView] = []

    def draw(self, life: Life, words: TraceWords) -> None:
        """Show it; the newest event first."""
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        self.views = [EventView(event, life, words) for event in reversed(life.events)]
        for place, view in enumerate(self.views):
            if place:
                column.addWidget(_rule())
            column.addWidget(view)
        column.addStretch(1)
        self.setWidget(inner)


def _told_row(told: Told, words: TraceWords) -> QHBoxLayout:
    mark = QLabel()
    icons.dress(mark, "uploads", "muted", 16)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(mark)
    tone = TONES[told.state]
    row.addWidget(_label(words.told(told), "caption", tone), 1)
    return row


def _label(text: str, kind: str, tone: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    set_tone(label, tone)
    return label


def _rule() -> QWidget:
    rule = QWidget()
    rule.setProperty("kind", "rule")
    rule.setFixedHeight(1)
    return rule


def told_labels(views: Sequence[EventView]) -> list[str]:
    """Every word shown, event by event."""
    return ["\n".join(label.text() for label in view.findChildren(QLabel) if label.text()) for view in views]
