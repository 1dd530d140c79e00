"""The chosen row: all that is known of it, the second person's look, and its end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.domain.identifiers import KeyType
from app.ui.identifiers.viewmodel import IdentifiersState
from app.ui.identifiers.words import IdentifierWords
from app.ui.theme import set_tone
from app.ui.view import View
from app.usecases.look_at_identifiers import Binding

_LINES = 7


class ChosenBinding(View):
    """Emits `approved()` and `ended()`."""

    approved = Signal()
    ended = Signal()

    def __init__(self, words: IdentifierWords) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words = words
        self._drawn: tuple[int, bool] | None = None
        self._sure = False
        self.key, self.state, self.drug, self.note = QLabel(), QLabel(), QLabel(), QLabel()
        self.approve, self.end = QPushButton(), QPushButton()
        self._lines = [(QLabel(), QLabel()) for _ in range(_LINES)]
        self._lay_out()
        self.approve.clicked.connect(self.approved)
        self.end.clicked.connect(self._end)
        self.retranslate()

    def draw(self, state: IdentifiersState) -> None:
        """The row, or nothing."""
        row = state.row
        self.setVisible(row is not None)
        if row is None:
            return
        self.key.setText(row.identifier.key)
        word, tone = self._words.standing(row, state.today)
        self.state.setText(word)
        set_tone(self.state, tone)
        self.drug.setText(f"{row.drug.name}　{row.drug.spec}\n{row.drug.maker}")
        for (label, value), (name, what) in zip(self._lines, self._facts(row), strict=True):
            label.setText(name)
            value.setText(what)
        drawn = (row.identifier.id, state.may_approve)
        if drawn != self._drawn:
            self._drawn = drawn
            self._ask_sure(False)
        note = self._note(state, row)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.approve.setVisible(state.may_approve)
        self.end.setVisible(state.may_end)
        self.setEnabled(not state.busy)

    def retranslate(self) -> None:
        """Buttons."""
        self.approve.setText(self.tr("复核通过"))
        self._ask_sure(self._sure)

    def _end(self) -> None:
        """Asked for twice: the button may stand where another one stood a moment ago."""
        if self._sure:
            self.ended.emit()
        self._ask_sure(not self._sure)

    def _ask_sure(self, asking: bool) -> None:
        self._sure = asking
        self.end.setText(self.tr("再按一次即停用") if asking else self.tr("停用"))
        set_tone(self.end, "stop" if asking else "")

    def _facts(self, row: Binding) -> tuple[tuple[str, str], ...]:
        one = row.identifier
        at = f"{one.created_at.astimezone():%Y-%m-%d %H:%M}"
        return (
            (self.tr("类型"), self._words.key_type(one.key_type)),
            (self.tr("包装"), self._words.level(one.level)),
            (self.tr("每码含量"), self._words.units(row)),
            (self.tr("来源"), self._words.source(one.source)),
            (self.tr("有效"), self._words.validity(row)),
            (self.tr("登记"), f"{row.by}　{at}"),
            (self.tr("复核"), row.approver or self.tr("还没有")),
        )

    def _note(self, state: IdentifiersState, row: Binding) -> str:
        if row.conflict:
            return self.tr("这个标识码今天对应多个药品，扫码时会停下；停用不对的那条")
        waits = row.identifier.approved_by is None and row.identifier.holds_on(state.today)
        if waits and state.may_keep and row.identifier.created_by == state.login:
            return self.tr("是您自己登记的，请另一位同事复核")
        if row.identifier.key_type is KeyType.GTIN14 and row.identifier.level == 1 and row.identifier.key[0] != "0":
            return self.tr("GTIN 首位不是 0，多半是中包装或整箱，请核对包装")
        return ""

    def _lay_out(self) -> None:
        self.key.setProperty("kind", "title")
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state.setProperty("kind", "chip")
        self.drug.setWordWrap(True)
        self.note.setWordWrap(True)
        set_tone(self.note, "attention")
        self.approve.setProperty("kind", "primary")
        room = self.approve.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # nothing moves under a hand that clicks twice
        self.approve.setSizePolicy(room)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.key)
        top.addWidget(self.state)
        top.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for place, (label, value) in enumerate(self._lines):
            label.setProperty("kind", "caption")
            value.setWordWrap(True)
            grid.addWidget(label, place, 0)
            grid.addWidget(value, place, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.approve)
        buttons.addWidget(self.end)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.drug)
        column.addWidget(self.note)
        column.addLayout(buttons)
        column.addLayout(grid)
