"""The open row: why it is not there yet, what to do, what was told, every verdict and every call."""

from __future__ import annotations

import json
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.submissions import ErrorClass, SubmissionState
from app.ui import icons
from app.ui.empty_state import EmptyState
from app.ui.messages import Told
from app.ui.theme import set_tone
from app.ui.uploads.body_words import BodyWords
from app.ui.uploads.mending import Mending
from app.ui.uploads.viewmodel import UploadsState
from app.ui.uploads.words import UploadWords
from app.ui.view import View
from app.usecases.looking import CallRow, UploadDetail, UploadRow

_LOG_HEIGHT = 170


class WhyCard(View):
    """Cause, owner, next step; and the platform's own words. Emits `ahead_opened()`."""

    ahead_opened = Signal()

    def __init__(self, words: UploadWords) -> None:
        super().__init__()
        self._words = words
        self.title, self.next, self.said, self.missing = (_text(kind) for kind in ("heading", "", "caption", ""))
        self.ahead = QPushButton()
        self.ahead.setProperty("kind", "small")
        self.ahead.clicked.connect(self.ahead_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(5)
        for part in (self.title, self.missing, self.next, self.said):
            column.addWidget(part)
        column.addWidget(self.ahead, 0, Qt.AlignmentFlag.AlignLeft)

    def draw(self, row: UploadRow, told: Told | None, *, ahead: bool) -> None:
        """Nothing where nothing is to be said."""
        self.setVisible(told is not None)
        if told is None:
            return
        set_tone(self, self._words.submissions.tone(row.state))
        self.title.setText(told.title)
        self.next.setText("".join(part for part in (told.whose and f"【{told.whose}】", told.next_step) if part))
        rejected = row.state is SubmissionState.REJECTED
        self._show(self.missing, self._words.missing(row.missing) if rejected else "")
        told_us = rejected and row.words and not row.missing
        self._show(self.said, self.tr("平台原话：{words}").format(words=row.words) if told_us else "")
        self.ahead.setText(self.tr("打开前面那一条"))
        self.ahead.setVisible(ahead)

    def _show(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


class CallView(View):
    """One exchange; a click shows what was sent and what came back, masked."""

    def __init__(self, call: CallRow, words: UploadWords) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.head, self.body = QPushButton(words.call(call)), QPlainTextEdit()
        self.head.setProperty("kind", "fold")
        self.head.setCheckable(True)
        icons.dress(self.head, "right", "muted", 14)
        self.body.setReadOnly(True)
        self.body.setFixedHeight(_LOG_HEIGHT)
        self.body.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        answer = self.tr("（没有回答）") if call.answer is None else _pretty(call.answer)
        sent, answered = self.tr("发出（个人信息已遮盖）"), self.tr("回答")
        self.body.setPlainText(f"── {sent}\n{_pretty(call.request)}\n\n── {answered}\n{answer}")
        self.body.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.body)
        self.head.toggled.connect(self._fold)

    def _fold(self, shown: bool) -> None:
        icons.dress(self.head, "down" if shown else "right", "muted", 14)
        self.body.setVisible(shown)


class DetailView(View):
    """Draws the open row; its deeds are `mending`'s signals."""

    def __init__(self, words: UploadWords) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words, self._body_words = words, BodyWords(self)
        self._drawn: UploadDetail | None = None
        self._last: tuple[UploadsState, datetime] | None = None
        self.title, self.state, self.number = QLabel(), QLabel(), _text("muted")
        self.title.setProperty("kind", "title")
        self.state.setProperty("kind", "chip")
        self.why, self.mending, self.empty = WhyCard(words), Mending(words), EmptyState()
        self._facts, self._history, self._calls = QWidget(), QWidget(), QWidget()
        self._heads = {name: QLabel() for name in ("facts", "history", "calls")}
        self._page = QWidget()
        self._lay_out()

    def draw(self, state: UploadsState, now: datetime) -> None:
        """Show the open row, or what to do to open one."""
        self._last = (state, now)
        detail = state.detail
        self._page.setVisible(detail is not None)
        self.empty.setVisible(detail is None)
        self.mending.draw(state)
        if detail is None:
            self.empty.say(self.tr("选一条看详情"), self.tr("在左边的表里选一条，这里说明原因和下一步"), icon="uploads")
            self._drawn = None
            return
        row = detail.row
        self.why.draw(row, self._words.why(row, detail.ahead, state.standing, now), ahead=detail.ahead is not None)
        if self._drawn is not detail:
            self._drawn = detail
            self._draw_row(detail)

    def retranslate(self) -> None:
        """All words depend on the row."""
        self._drawn = None
        if self._last is not None:
            self.draw(*self._last)

    def _draw_row(self, detail: UploadDetail) -> None:
        row = detail.row
        self.title.setText(self._words.submissions.numbered(row.kind))
        self.state.setText(self._words.submissions.state(row.state, row.error))
        set_tone(self.state, self._words.submissions.tone(row.state))
        tries = self.tr("试过 {n} 次").format(n=row.attempts) if row.attempts else ""
        self.number.setText("　".join(part for part in (row.document_number or "", row.drug or "", tries) if part))
        self._heads["facts"].setText(self.tr("上报内容"))
        self._heads["history"].setText(self.tr("结果记录"))
        self._heads["calls"].setText(self.tr("与平台的往来"))
        self._fill_facts(detail)
        self._fill_history(detail)
        self._fill_calls(detail)

    def _fill_facts(self, detail: UploadDetail) -> None:
        grid = _emptied_grid(self._facts)
        own = ((self.tr("流水号"), detail.row.id), (self.tr("报文号"), detail.row.message_id or ""))
        for place, (label, value) in enumerate((*self._body_words.told(detail.row.body), *own)):
            if value:
                grid.addWidget(_text("caption", label), place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(_text("", value), place, 1)

    def _fill_history(self, detail: UploadDetail) -> None:
        column = _emptied_column(self._history)
        for answer in reversed(detail.answers):
            column.addWidget(_text("caption", self._words.verdict(answer), self._words.submissions.tone(answer.state)))
            if answer.words and answer.error is not ErrorClass.INCOMPLETE:
                column.addWidget(_text("caption", self.tr("　平台原话：{words}").format(words=answer.words)))
        self._heads["history"].setVisible(bool(detail.answers))

    def _fill_calls(self, detail: UploadDetail) -> None:
        column = _emptied_column(self._calls)
        for call in reversed(detail.calls):
            column.addWidget(CallView(call, self._words))
        self._heads["calls"].setVisible(bool(detail.calls))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title)
        top.addWidget(self.state)
        top.addStretch(1)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addLayout(top)
        for part in (self.number, self.why, self.mending):
            column.addWidget(part)
        for name, below in (("facts", self._facts), ("history", self._history), ("calls", self._calls)):
            self._heads[name].setProperty("kind", "heading")
            column.addSpacing(4)
            column.addWidget(self._heads[name])
            column.addWidget(below)
        column.addStretch(1)
        self._page.setProperty("kind", "plain")
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._page)
        inside.addWidget(self.empty)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(scroll)


def _text(kind: str, text: str = "", tone: str = "") -> QLabel:
    label = QLabel(text)
    if kind:
        label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    if tone:
        set_tone(label, tone)
    return label


def _clear(widget: QWidget) -> None:
    layout = widget.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()  # else a layout may show it as a window of its own
            part.setParent(None)
            part.deleteLater()


def _emptied_grid(widget: QWidget) -> QGridLayout:
    _clear(widget)
    grid = widget.layout()
    if not isinstance(grid, QGridLayout):
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
    return grid


def _emptied_column(widget: QWidget) -> QVBoxLayout:
    _clear(widget)
    column = widget.layout()
    if not isinstance(column, QVBoxLayout):
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
    return column


def _pretty(text: str) -> str:
    """JSON with its lines; anything else as it came."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except ValueError:
        return text
