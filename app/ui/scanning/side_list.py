"""The right side: trouble that waits for a person, and the last scans. The next scan never waits for either."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.domain.verdict import Verdict
from app.ui import icons
from app.ui.banner import Answer
from app.ui.scanning.state import SideEntry
from app.ui.text import breakable
from app.ui.theme import set_tone
from app.ui.view import View

MOST_SHOWN = 40
REMOVE = "remove"
"""Of all answers the one that Delete gives."""
_BESIDE = 2
"""Answers that stand beside one another; a third has a line of its own."""
_LEAST_ANSWER = 100
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AnswerButton(QPushButton):
    """Never wider than its room: a line that is too long is cut in its middle, and the tooltip has it whole."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setProperty("kind", "small")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Short words are never cut."""
        wish = self.sizeHint()
        return QSize(min(wish.width(), _LEAST_ANSWER), wish.height())

    def shown_text(self) -> str:
        """What there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        lines = self.text().split("\n")
        return "\n".join(self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideMiddle, room) for line in lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room changed."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.shown_text() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any button, with the words there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text()  # type: ignore[attr-defined]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class SideEntryView(View):
    """One entry: icon, title, detail, time; trouble has answers.

    Tab reaches the answers, which `reached` tells; Enter gives one, Delete takes the entry off the list, ↑ ↓ ask for the
    entry above or below.
    """

    answered = Signal(str, str)
    stepped = Signal(int)
    reached = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: SideEntry | None = None
        self._icon, self._title, self._detail, self._at = QLabel(), QLabel(), QLabel(), QLabel()
        self._title.setWordWrap(True)
        self._detail.setWordWrap(True)
        self._detail.setProperty("kind", "caption")
        self._at.setProperty("kind", "caption")
        self._answers, self._wide = QHBoxLayout(), QVBoxLayout()
        self._answers.setSpacing(6)
        self._buttons: list[AnswerButton] = []
        self._lay_out()

    def draw(self, entry: SideEntry, *, strong: bool) -> None:
        """strong: trouble, on a coloured ground."""
        if entry == self._entry:
            return
        self._entry = entry
        icons.dress(self._icon, entry.verdict.value, f"{entry.verdict.value}_text", 16)
        self._title.setText(entry.title)
        self._detail.setText(breakable(entry.detail))
        self._detail.setVisible(bool(entry.detail))
        self._at.setText(entry.at)
        self._show_answers(entry.answers)
        set_tone(self, entry.verdict.value if strong and entry.verdict is not Verdict.OK else "")

    def _show_answers(self, answers: tuple[Answer, ...]) -> None:
        for button in self._buttons:
            self._answers.removeWidget(button)
            self._wide.removeWidget(button)
            button.hide()  # else the layout shows it a little later, and without a parent that is a window of its own
            button.setParent(None)
            button.deleteLater()
        self._buttons = []
        for place, answer in enumerate(answers):
            button = AnswerButton(answer.label)
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
            if "\n" in answer.label or place >= _BESIDE:
                self._wide.addWidget(button)
            else:
                self._answers.insertWidget(place, button)
            self._buttons.append(button)

    @property
    def answers(self) -> list[AnswerButton]:
        """From the first to the last."""
        return self._buttons

    @property
    def place(self) -> int:
        """Which of the answers has the focus; -1: none."""
        return next((at for at, button in enumerate(self._buttons) if button.hasFocus()), -1)

    def focus_answer(self, place: int) -> bool:
        """Put the focus on that answer, or the nearest; False where there is none."""
        if not self._buttons:
            return False
        self._buttons[min(max(place, 0), len(self._buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of an answer."""
        if event.type() == QEvent.Type.FocusIn:
            self.reached.emit()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QPushButton):
            watched.click()
        elif event.key() == Qt.Key.Key_Delete and self._entry is not None:
            self.answered.emit(self._entry.key, REMOVE)
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            return super().eventFilter(watched, event)
        return True

    def _answer(self, answer: Answer) -> None:
        if self._entry is not None:
            self.answered.emit(self._entry.key, answer.id)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._title, 1)
        top.addWidget(self._at, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(top)
        words.addWidget(self._detail)
        words.addLayout(self._answers)
        words.addLayout(self._wide)
        self._answers.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(9)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class SideList(View):
    """answered(entry key, answer id). left: the entry that had the focus is gone, and there is no other.

    answers_changed: there are other buttons than before, and `answers` has them in the order in which Tab should come by.
    """

    answered = Signal(str, str)
    answers_changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting_head, self._last_head, self._nothing = QLabel(), QLabel(), QLabel()
        self._count = QLabel()
        self._count.setProperty("kind", "chip")
        set_tone(self._count, "attention")
        for head in (self._waiting_head, self._last_head):
            head.setProperty("kind", "heading")
        self._nothing.setProperty("kind", "muted")
        self._nothing.setWordWrap(True)
        self._views: dict[str, list[SideEntryView]] = {"waiting": [], "last": []}
        self._columns = {"waiting": QVBoxLayout(), "last": QVBoxLayout()}
        self._scroll = QScrollArea(widgetResizable=True)
        self._chained: list[AnswerButton] = []
        self._lay_out()
        self.retranslate()

    def draw(self, waiting: tuple[SideEntry, ...], last: tuple[SideEntry, ...]) -> None:
        """Show both; of the last scans the newest."""
        self._count.setText(str(len(waiting)))
        self._count.setVisible(bool(waiting))
        self._waiting_head.setVisible(bool(waiting))
        self._nothing.setVisible(not waiting and not last)
        hand = next(((at, view.place) for at, view in enumerate(self._views["waiting"]) if view.place >= 0), None)
        self._fill("waiting", waiting[:MOST_SHOWN])
        if hand is not None:
            self._keep_hand(*hand, len(waiting[:MOST_SHOWN]))
        self._fill("last", last[:MOST_SHOWN])
        if self.answers != self._chained:
            self._chained = self.answers
            self.answers_changed.emit()

    @property
    def answers(self) -> list[AnswerButton]:
        """From the top of the list to its end."""
        return [button for view in self._views["waiting"] if not view.isHidden() for button in view.answers]

    def retranslate(self) -> None:
        """Headings."""
        self._waiting_head.setText(self.tr("待处理"))
        self._last_head.setText(self.tr("最近扫描"))
        self._nothing.setText(self.tr("还没有扫描。有问题的药盒会在这里等您，不耽误下一盒。"))

    def _keep_hand(self, entry: int, answer: int, shown: int) -> None:
        """The focus stays where it was in the list, as far as there still is one."""
        if not shown:
            self.left.emit()
        elif self._views["waiting"][entry].place < 0 or entry >= shown:
            self._views["waiting"][min(entry, shown - 1)].focus_answer(answer)

    def _step(self, view: SideEntryView, by: int) -> None:
        views = [each for each in self._views["waiting"] if not each.isHidden()]
        at = views.index(view) + by
        if 0 <= at < len(views):
            views[at].focus_answer(view.place)

    def _fill(self, which: str, entries: tuple[SideEntry, ...]) -> None:
        views, column = self._views[which], self._columns[which]
        while len(views) < len(entries):
            view = SideEntryView()
            view.answered.connect(self.answered)
            view.stepped.connect(lambda by, view=view: self._step(view, by))
            view.reached.connect(lambda view=view: self._scroll.ensureWidgetVisible(view, 0, 8))
            column.addWidget(view)
            views.append(view)
        for place, view in enumerate(views):
            view.setVisible(place < len(entries))
            if place < len(entries):
                view.draw(entries[place], strong=which == "waiting")

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(6)
        heading = QHBoxLayout()
        heading.setContentsMargins(6, 0, 6, 0)
        heading.addWidget(self._waiting_head)
        heading.addStretch(1)
        heading.addWidget(self._count)
        self._last_head.setContentsMargins(6, 6, 6, 0)
        self._nothing.setContentsMargins(6, 0, 6, 0)
        for lines in self._columns.values():
            lines.setSpacing(5)
        column.addLayout(heading)
        column.addLayout(self._columns["waiting"])
        column.addWidget(self._last_head)
        column.addWidget(self._nothing)
        column.addLayout(self._columns["last"])
        column.addStretch(1)
        scroll = self._scroll
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll)
