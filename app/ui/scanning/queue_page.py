"""The list of documents that wait: searched while typing, opened by Enter, by F4, or by scanning a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from app.ui.banner import Banner, BannerState
from app.ui.columns import Column, Memory
from app.ui.scanning.state import EmptyWords
from app.ui.scanning.verdict_card import VerdictCard
from app.ui.table import Table
from app.ui.view import View
from app.usecases.looking import Waiting

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QueuePage(View):
    """picked(document id), searched(words), new_pressed: the button that starts a document."""

    picked = Signal(int)
    searched = Signal(str)
    new_pressed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Waiting]],
        *,
        card: VerdictCard,
        memory: Memory,
    ) -> None:
        super().__init__()
        self.title, self.search, self.new = QLabel(), QLineEdit(), QPushButton()
        self.title.setProperty("kind", "title")
        self.search.setClearButtonEnabled(True)
        self.new.setProperty("kind", "primary")
        self.notice, self.card, self.above = Banner(), card, QVBoxLayout()
        self.table: Table[Waiting] = Table(name, columns, key=lambda row: row.id, filterable=False, memory=memory)
        self.hint: Callable[[], str] = lambda: self.tr("输入或扫描单号；也可输名称的一部分")
        self.takes: Callable[[str], bool] = lambda text: False
        """Asked on Enter: True where what was typed is no search, and was taken by the screen."""
        self._lay_out()
        self.search.textEdited.connect(self.searched)
        self.search.installEventFilter(self)
        self.retranslate()
        self.search.returnPressed.connect(self._entered)
        self.new.clicked.connect(self.new_pressed)
        self.table.chosen.connect(lambda row: self.picked.emit(row.id))
        self.table.typed.connect(self._typed)
        self.table.empty.pressed.connect(self.new_pressed)

    def draw(
        self, title: str, rows: Sequence[Waiting], empty: EmptyWords, new: str, notice: BannerState | None
    ) -> None:
        """new: the word on the button; "" where documents only come from outside."""
        self.title.setText(title)
        self.new.setText(new)
        self.new.setVisible(bool(new))
        self.notice.draw(notice)
        self.table.empty.say(empty.title, empty.text, button=empty.button, icon=empty.icon)
        self.table.set_rows(rows)

    def retranslate(self) -> None:
        """What may be looked for; a screen may say it in words of its own by `hint`."""
        self.search.setPlaceholderText(self.hint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↑ and ↓ in the search line belong to the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in _STEPS:  # type: ignore[attr-defined]
            self.table.step(_STEPS[event.key()])  # type: ignore[attr-defined]
            return True
        return super().eventFilter(watched, event)

    def open_current(self) -> None:
        """Open the row under the cursor, else the first."""
        row = self.table.current() or next(iter(self.table.model.shown_rows), None)
        if row is not None:
            self.picked.emit(row.id)

    def focus(self) -> None:
        """Work begins in the search line."""
        self.search.setFocus()

    def _entered(self) -> None:
        if self.takes(self.search.text()):
            self.search.clear()
        else:
            self.open_current()

    def _typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)
        self.searched.emit(self.search.text())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addStretch(1)
        self.search.setFixedWidth(320)
        top.addWidget(self.search)
        top.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addLayout(self.above)  # room for what a new document of one screen wants to know first
        column.addWidget(self.card)
        column.addWidget(self.table, 1)
