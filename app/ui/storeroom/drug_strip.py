"""In place, above the work: which drug? To go to its line, or to say what an unknown pack is (对照)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QRadioButton

from app.ui.drug_picker import DrugPicker
from app.ui.drug_search import DrugSearch
from app.ui.storeroom.viewmodel import Asking, StoreroomState
from app.ui.text import grouped
from app.ui.units import several
from app.ui.view import View

_MOST_PACKS = 99_999
_SMALLEST, _BUNDLE, _CASE = 1, 2, 3


class DrugStrip(View):
    """found(DrugChoice). bound(level, packs): what the code in hand stands for. left: Escape."""

    found = Signal(object)
    bound = Signal(int, int)
    left = Signal()

    def __init__(self, search: DrugSearch) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._asking = Asking.NOTHING
        self._what, self._missed, self._holds, self._each = QLabel(), QLabel(), QLabel(), QLabel()
        self._what.setProperty("kind", "heading")
        self._missed.setProperty("kind", "muted")
        self.picker, self.packs = DrugPicker(search), QLineEdit("1")
        self.packs.setValidator(QIntValidator(1, _MOST_PACKS, self))
        self.levels = QButtonGroup(self)
        self._levels = {level: QRadioButton() for level in (_SMALLEST, _BUNDLE, _CASE)}
        self.confirm, self.cancel = QPushButton(), QPushButton()
        self.confirm.setProperty("kind", "primary")
        self.cancel.setProperty("kind", "quiet")
        self._state = StoreroomState()
        self._lay_out()
        self._connect()
        self.retranslate()

    def draw(self, state: StoreroomState) -> None:
        """Ask for what the state asks."""
        before, self._state = self._state, state
        asking = state.asking in (Asking.DRUG, Asking.BIND)
        self.setVisible(asking)
        if not asking:
            return
        self._say(state)
        contents = state.bind_to is not None
        for part in (self._holds, self.packs, self._each, self.confirm, *self._levels.values()):
            part.setVisible(contents)
        if (state.asking, state.binding) != (before.asking, before.binding):
            self._levels[_SMALLEST].setChecked(True)
            self.packs.setText("1")
            self.picker.setFocus()
            self.picker.draw(self.picker.search.state)
        elif contents and before.bind_to is None:
            self.packs.setFocus()
            self.packs.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where no list is open."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Fixed words."""
        self._missed.setText(self.tr("没有找到；换个词，或输入拼音首字母、编码"))
        self._holds.setText(self.tr("一个码含"))
        words = {_SMALLEST: self.tr("小包装"), _BUNDLE: self.tr("中包装"), _CASE: self.tr("整箱")}
        for level, button in self._levels.items():
            button.setText(words[level])
        self.confirm.setText(self.tr("对照 Enter"))
        self.cancel.setText(self.tr("取消 Esc"))
        self._say(self._state)

    def _say(self, state: StoreroomState) -> None:
        if state.asking is Asking.BIND and state.binding is not None:
            self._what.setText(self.tr("{code} 是").format(code=grouped(state.binding.shown)))
        else:
            self._what.setText(self.tr("找药品"))
        drug = state.bind_to.drug if state.bind_to else None
        self._each.setText(several(drug.pack_unit) if drug else "")

    def _searched(self) -> None:
        self._missed.setVisible(self.picker.search.state.missed)

    def _typed_packs(self, text: str) -> None:
        """More than one is no smallest pack: a case, unless the person says bundle."""
        many = text.isdigit() and int(text) > 1
        if many == self._levels[_SMALLEST].isChecked():
            self._levels[_CASE if many else _SMALLEST].setChecked(True)

    def _chose_level(self, level: int) -> None:
        if level == _SMALLEST:
            self.packs.setText("1")
        elif self.packs.text() in ("", "1"):
            self.packs.setFocus()
            self.packs.selectAll()

    def _confirmed(self) -> None:
        packs = int(self.packs.text() or "0")
        level = self.levels.checkedId()
        if packs >= 1 and (level == _SMALLEST) == (packs == 1):
            self.bound.emit(level, packs)
        else:
            self.packs.setFocus()
            self.packs.selectAll()

    def _connect(self) -> None:
        self.picker.found.connect(self.found)
        self.picker.edit.textChanged.connect(lambda _text: self._searched())
        self.packs.textEdited.connect(self._typed_packs)
        self.packs.returnPressed.connect(self._confirmed)
        self.levels.idClicked.connect(self._chose_level)
        self.confirm.clicked.connect(self._confirmed)
        self.cancel.clicked.connect(self.left)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.setSpacing(12)
        self.picker.setMinimumWidth(240)
        self.picker.setMaximumWidth(460)
        self.packs.setFixedWidth(72)
        self.packs.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._what)
        row.addWidget(self.picker, 2)
        row.addWidget(self._missed)
        for part in (self._holds, self.packs, self._each):
            row.addWidget(part)
        for level, button in self._levels.items():
            self.levels.addButton(button, level)
            row.addWidget(button)
        row.addWidget(self.confirm)
        row.addStretch(1)
        row.addWidget(self.cancel)
        self._missed.hide()
        self.hide()
