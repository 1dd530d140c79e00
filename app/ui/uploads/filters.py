"""Which rows to show: states with their counts on top, the usual conditions beside the search, the rest on demand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from app.domain.submissions import ErrorClass, SubmissionKind, SubmissionState
from app.ui.latin_edit import LatinEdit
from app.ui.submission_words import TONES
from app.ui.theme import set_tone
from app.ui.typed_days import NotADay, parse_day
from app.ui.uploads.viewmodel import Period, UploadsState
from app.ui.uploads.words import UploadWords
from app.ui.view import View

_TYPING_MS = 250  # a question per word, not per letter
_TEXTS = ("document", "drug", "lot", "code", "message_id")


class Filters(View):
    """state_chosen(SubmissionState | None), period_chosen(Period), conditions(dict of members of Wanted)."""

    state_chosen = Signal(object)
    period_chosen = Signal(object)
    conditions = Signal(object)

    def __init__(self, words: UploadWords) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._words = words
        self.states: dict[SubmissionState | None, QPushButton] = {}
        self.kind, self.error, self.period, self.platform = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.search, self.more = QLineEdit(), QPushButton()
        self.fields: dict[str, QLineEdit] = {name: LatinEdit() for name in (*_TEXTS, "attempts", "settled")}
        self.fields["drug"] = QLineEdit()  # the only one that takes Chinese
        self._labels = {name: QLabel() for name in ("platform", *self.fields)}
        self._more = View()
        self._soon = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def draw(self, state: UploadsState) -> None:
        """Counts and the chosen state; what was typed stays as it was typed."""
        chosen = state.wanted.states[0] if len(state.wanted.states) == 1 else None
        everything = sum(state.counts.values())
        for which, button in self.states.items():
            word = self.tr("全部") if which is None else self._words.submissions.state(which)
            count = everything if which is None else state.counts.get(which, 0)
            button.setText(f"{word}  {count:,}")
            button.setChecked(which is chosen)
            loud = which is not None and count > 0 and which in (SubmissionState.REJECTED, SubmissionState.UNKNOWN)
            set_tone(button, TONES[which] if loud and which is not None else "")

    def focus(self) -> None:
        """F3."""
        self.search.setFocus()
        self.search.selectAll()

    def retranslate(self) -> None:
        """Words of the choices, keeping what is chosen."""
        words = self._words.submissions
        _fill(self.kind, [(self.tr("所有类别"), None), *((words.numbered(one), one) for one in SubmissionKind)])
        causes = [(words.cause(one).title, one) for one in ErrorClass]
        _fill(self.error, [(self.tr("所有原因"), None), *causes])
        _fill(
            self.period,
            [
                (self.tr("不限日期"), Period.ANY),
                (self.tr("今天"), Period.TODAY),
                (self.tr("近 7 天"), Period.WEEK),
                (self.tr("近 30 天"), Period.MONTH),
            ],
        )
        _fill(self.platform, [(self.tr("所有平台"), None), (self.tr("医保平台"), "insurance")])
        self.search.setPlaceholderText(self.tr("单号、药品、追溯码、报文号或平台原话"))
        self.more.setText(self.tr("更多条件"))
        titles = {
            "platform": self.tr("平台"),
            "document": self.tr("单号"),
            "drug": self.tr("药品（名称、拼音码、编码）"),
            "lot": self.tr("批号"),
            "code": self.tr("追溯码"),
            "message_id": self.tr("报文号"),
            "attempts": self.tr("最少尝试次数"),
            "settled": self.tr("结果日期"),
        }
        for name, label in self._labels.items():
            label.setText(titles[name])

    # --- inside -----------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        """Read every field; what cannot be read is marked and asks for nothing."""
        wanted: dict[str, Any] = {name: self.fields[name].text() for name in _TEXTS}
        wanted["words"] = self.search.text()
        wanted["attempts_at_least"] = self._read("attempts", int)
        settled = self._read("settled", parse_day)
        wanted["settled_day"] = settled
        self.conditions.emit(wanted)

    def _read(self, name: str, parse: Callable[[str], Any]) -> Any:
        field = self.fields[name]
        text = field.text().strip()
        try:
            value = parse(text) if text else None
        except (NotADay, ValueError):
            set_tone(field, "stop")
            return None
        set_tone(field, "")
        return value

    def _chosen(self) -> None:
        kind, error, platform = (box.currentData() for box in (self.kind, self.error, self.platform))
        self.conditions.emit({"kinds": (kind,) if kind is not None else (), "error": error, "platform": platform})

    def _connect(self) -> None:
        for which, button in self.states.items():
            button.clicked.connect(lambda _=False, which=which: self.state_chosen.emit(which))
        for box in (self.kind, self.error, self.platform):
            box.activated.connect(lambda _: self._chosen())
        self.period.activated.connect(lambda _: self.period_chosen.emit(self.period.currentData()))
        for field in (self.search, *self.fields.values()):
            field.textEdited.connect(lambda _: self._soon.start())
            field.returnPressed.connect(self._typed)
        self.search.textChanged.connect(lambda text: None if text else self._soon.start())  # the cross in the field
        self._soon.timeout.connect(self._typed)
        self.more.toggled.connect(self._more.setVisible)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        group = QButtonGroup(self)
        group.setExclusive(False)
        for which in (None, *SubmissionState):
            button = self.states[which] = QPushButton()
            button.setCheckable(True)
            button.setProperty("kind", "count")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button)
            top.addWidget(button)
        top.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.error.setMaximumWidth(260)
        self.search.setClearButtonEnabled(True)
        self.more.setCheckable(True)
        self.more.setProperty("kind", "quiet")
        row.addWidget(self.search, 1)
        for box in (self.kind, self.error, self.period, self.more):
            row.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self._more)
        self._lay_out_more()

    def _lay_out_more(self) -> None:
        self._more.setProperty("kind", "card")
        grid = QGridLayout(self._more)
        grid.setContentsMargins(14, 8, 14, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for place, (name, field) in enumerate({"platform": self.platform, **self.fields}.items()):
            self._labels[name].setProperty("kind", "caption")
            grid.addWidget(self._labels[name], 0, place)
            grid.addWidget(field, 1, place)
        self._more.setVisible(False)


def _fill(box: QComboBox, choices: list[tuple[str, Any]]) -> None:
    """Write the words anew and keep the choice."""
    chosen = max(box.currentIndex(), 0)
    box.clear()
    for word, value in choices:
        box.addItem(word, value)
    box.setCurrentIndex(chosen)
