"""检查连接: one button, and what was found, line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.options.viewmodel import OptionsState
from app.ui.options.words import OptionWords
from app.ui.theme import set_tone
from app.ui.view import View

_LOOKS = {"ok": ("check", "ok"), "warning": ("warning", "attention"), "wrong": ("close", "stop")}


class CheckCard(View):
    """Emits `asked()`."""

    asked = Signal()

    def __init__(self, words: OptionWords) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words, self._state = words, OptionsState()
        self.button, self._about = QPushButton(), QLabel()
        self._about.setProperty("kind", "muted")
        self._about.setWordWrap(True)
        self.lines: list[tuple[str, str, str]] = []
        self._grid, self._room = QGridLayout(), QWidget()
        self._grid.setContentsMargins(0, 6, 0, 2)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._room.setLayout(self._grid)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.button)
        row.addWidget(self._about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.addLayout(row)
        column.addWidget(self._room)
        self.retranslate()

    def draw(self, state: OptionsState) -> None:
        """Show what was found; nothing while nobody asked."""
        self._state = state
        self.button.setEnabled(not state.checking)
        self.button.setText(self.tr("正在检查…") if state.checking else self.tr("检查连接"))
        made = [(line.state, *self._words.check(line)) for line in state.checks or ()]
        if made != self.lines:
            self.lines = made
            self._write()
        self._room.setVisible(bool(made))

    def retranslate(self) -> None:
        """All words."""
        self._about.setText(self.tr("用现在填的内容连一次平台并签到；不上传任何单据，不用重启"))
        self.draw(self._state)

    def _write(self) -> None:
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            widget.hide()  # else a layout may show it as a window of its own
            widget.setParent(None)
            widget.deleteLater()
        for place, (state, name, found) in enumerate(self.lines):
            icon, tone = _LOOKS[state]
            mark, title, text = QLabel(), QLabel(name), QLabel(found)
            icons.dress(mark, icon, f"{tone}_text", 16)
            title.setProperty("kind", "muted")
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_tone(text, "" if state == "ok" else tone)
            for column, label in enumerate((mark, title, text)):
                self._grid.addWidget(
                    label, place, column, Qt.AlignmentFlag.AlignTop if column < 2 else Qt.AlignmentFlag(0)
                )
