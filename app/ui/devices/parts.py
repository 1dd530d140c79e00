"""Small pieces the panels of 设备 share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme import set_tone


def label(kind: str = "", text: str = "", tone: str = "") -> QLabel:
    """Words a person may copy."""
    made = QLabel(text)
    if kind:
        made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setWordWrap(True)
    if tone:
        set_tone(made, tone)
    return made


class Facts(QWidget):
    """Names and values, one below the other; empty values are left out. Labels are made once: it is drawn at every scan."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []

    def draw(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        shown = [(name, value) for name, value in facts if value]
        while len(self._lines) < len(shown):
            self._lines.append(self._line(len(self._lines)))
        for place, (name, value) in enumerate(self._lines):
            there = place < len(shown)
            name.setVisible(there)
            value.setVisible(there)
            if there:
                _write(name, shown[place][0])
                _write(value, shown[place][1])

    def _line(self, place: int) -> tuple[QLabel, QLabel]:
        name, value = label("caption"), label()
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, place, 1)
        return name, value


def _write(where: QLabel, text: str) -> None:
    if where.text() != text:
        where.setText(text)


def scrolled(page: QWidget) -> QScrollArea:
    """A page that may be longer than its place."""
    page.setProperty("kind", "plain")
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def column_of(page: QWidget, *parts: QWidget, margin: int = 16, spacing: int = 10) -> QVBoxLayout:
    """One below the other, what is left at the foot."""
    column = QVBoxLayout(page)
    column.setContentsMargins(margin, margin - 2, margin, margin)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
