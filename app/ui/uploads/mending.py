"""What a person can do about the open row: correct it in place, send it again, take it back, say how it ended."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.submissions import SubmissionState, Withdrawal
from app.domain.vocabulary import MENDABLE
from app.ui.latin_edit import LatinEdit
from app.ui.theme import set_tone
from app.ui.uploads.viewmodel import UploadsState
from app.ui.uploads.words import UploadWords
from app.ui.view import View
from app.usecases.looking import UploadRow


class Mending(View):
    """Signals carry what was typed: corrected(dict), withdrawn(reason). amended: something is being typed."""

    corrected = Signal(object)
    amended = Signal()
    sent_again = Signal()
    all_sent_again = Signal()
    withdrawn = Signal(str)
    held = Signal()
    not_held = Signal()

    def __init__(self, words: UploadWords) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._words = words
        self._filled: tuple[str, object] | None = None
        self.fields = {name: LatinEdit() for name in MENDABLE}
        self._labels = {name: QLabel() for name in MENDABLE}
        self._hint, self.reason = QLabel(), QLineEdit()
        self.save, self.again, self.all_again = QPushButton(), QPushButton(), QPushButton()
        self.take_back, self.withdraw, self.leave = QPushButton(), QPushButton(), QPushButton()
        self.on_platform, self.not_on_platform = QPushButton(), QPushButton()
        self._form, self._reasons, self._unknown = QWidget(), QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def draw(self, state: UploadsState) -> None:
        """What this row allows this person."""
        detail = state.detail
        row = detail.row if detail is not None and state.may_mend else None
        standing = row.state if row is not None else None
        rejected = standing is SubmissionState.REJECTED
        goods = row is not None and not isinstance(row.body, Withdrawal)
        self._form.setVisible(rejected and goods)
        self.again.setVisible(rejected)
        self.all_again.setVisible(rejected and detail is not None and detail.alike > 1)
        self._unknown.setVisible(standing is SubmissionState.UNKNOWN)
        may_withdraw = standing in (SubmissionState.WAITING, SubmissionState.REJECTED) or (
            standing is SubmissionState.ACCEPTED and goods
        )
        if not may_withdraw or (row is not None and self._filled is not None and self._filled[0] != row.id):
            self._ask_reason(False)
        self.withdraw.setVisible(may_withdraw and not self._reasons.isVisibleTo(self))
        if detail is not None:
            self.all_again.setText(self.tr("同一原因的 {n} 条全部重新上传").format(n=detail.alike))
        if row is not None:
            self._fill(row)
        for name, field in self.fields.items():
            set_tone(field, "stop" if name in state.wrong else "")
        self.setEnabled(not state.busy)
        self.setVisible(row is not None)

    def retranslate(self) -> None:
        """Labels and buttons."""
        for name, label in self._labels.items():
            label.setText(self._words.facts.fact(name))
        for name in ("made_on", "expires_on"):
            self.fields[name].setPlaceholderText(self.tr("如 20270430"))
        self._hint.setText(self.tr("只改上报的内容，本院账目不变"))
        self.save.setText(self.tr("改好并重新上传"))
        self.again.setText(self.tr("不改，重新上传"))
        self.withdraw.setText(self.tr("撤销这一条…"))
        self.take_back.setText(self.tr("撤销"))
        self.leave.setText(self.tr("不撤销"))
        self.reason.setPlaceholderText(self.tr("撤销原因（必填）"))
        self.on_platform.setText(self.tr("平台上有：标为已接收"))
        self.not_on_platform.setText(self.tr("平台上没有：重新上传"))

    def typed(self) -> dict[str, str]:
        """Only what differs from what the row tells."""
        return {name: field.text() for name, field in self.fields.items() if field.isModified()}

    def _fill(self, row: UploadRow) -> None:
        """What the row tells now; what a person is typing is left alone while the row stays the same."""
        if self._filled == (row.id, row.body):
            return
        self._filled = (row.id, row.body)
        if not isinstance(row.body, Withdrawal):
            for name, field in self.fields.items():
                value = getattr(row.body.goods, name)
                field.setText(value.isoformat() if isinstance(value, date) else value or "")
                set_tone(self._labels[name], "stop" if name in row.missing else "")

    def _ask_reason(self, asking: bool) -> None:
        self._reasons.setVisible(asking)
        self.withdraw.setVisible(not asking)
        if asking:
            self.reason.setFocus()
        else:
            self.reason.clear()

    def _move_on(self, name: str) -> None:
        """Enter goes to the next field; in the last one it saves."""
        if name:
            self.fields[name].setFocus()
            self.fields[name].selectAll()
        else:
            self.corrected.emit(self.typed())

    def _take_back(self) -> None:
        set_tone(self.reason, "" if self.reason.text().strip() else "stop")
        if self.reason.text().strip():
            self.withdrawn.emit(self.reason.text())

    def _connect(self) -> None:
        self.save.clicked.connect(lambda: self.corrected.emit(self.typed()))
        names = list(self.fields)
        for name, following in zip(names, [*names[1:], ""], strict=True):
            self.fields[name].textEdited.connect(lambda _: self.amended.emit())
            self.fields[name].returnPressed.connect(lambda following=following: self._move_on(following))
        self.again.clicked.connect(self.sent_again)
        self.all_again.clicked.connect(self.all_sent_again)
        self.withdraw.clicked.connect(lambda: self._ask_reason(True))
        self.leave.clicked.connect(lambda: self._ask_reason(False))
        self.take_back.clicked.connect(self._take_back)
        self.reason.returnPressed.connect(self._take_back)
        self.on_platform.clicked.connect(self.held)
        self.not_on_platform.clicked.connect(self.not_held)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place, (name, field) in enumerate(self.fields.items()):
            self._labels[name].setProperty("kind", "caption")
            grid.addWidget(self._labels[name], place // 2 * 2, place % 2)
            grid.addWidget(field, place // 2 * 2 + 1, place % 2)
        self._hint.setProperty("kind", "caption")
        self._hint.setWordWrap(True)
        grid.addWidget(self._hint, 4, 0, 1, 2)
        grid.addWidget(self.save, 5, 0, 1, 2)
        self.save.setProperty("kind", "primary")
        self.withdraw.setProperty("kind", "quiet")
        reasons = QHBoxLayout(self._reasons)
        unknown = QHBoxLayout(self._unknown)
        for row, parts in (
            (reasons, (self.reason, self.take_back, self.leave)),
            (unknown, (self.on_platform, self.not_on_platform)),
        ):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(self.withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._form, self._unknown, self.all_again):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._reasons)
        self._reasons.setVisible(False)
