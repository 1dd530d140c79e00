"""What a new stocktake counts, asked in place: everything, the drugs with some words, or chosen ones; blind or not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
)

from app.ui.drug_picker import DrugPicker
from app.ui.drug_search import DrugSearch
from app.ui.stocktake.viewmodel import Scope
from app.ui.theme import set_tone
from app.ui.view import View
from app.usecases.looking import DrugChoice

_ALL, _WORDS, _CHOSEN = 0, 1, 2
_PER_ROW = 5


class StocktakeForm(View):
    """submitted(Scope). found(DrugChoice), dropped(drug id): the chosen drugs. left: Escape."""

    submitted = Signal(object)
    found = Signal(object)
    dropped = Signal(int)
    left = Signal()

    def __init__(self, search: DrugSearch) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._search = search
        self._title, self._note = QLabel(), QLabel()
        self._title.setProperty("kind", "heading")
        self._note.setProperty("kind", "muted")
        self.kinds = QButtonGroup(self)
        self.radios = {kind: QRadioButton() for kind in (_ALL, _WORDS, _CHOSEN)}
        self.words, self.picker, self.blind = QLineEdit(), DrugPicker(search), QCheckBox()
        self.start, self.cancel = QPushButton(), QPushButton()
        self.start.setProperty("kind", "primary")
        self.cancel.setProperty("kind", "quiet")
        self._chips = QGridLayout()
        self._chosen: tuple[DrugChoice, ...] = ()
        self._buttons: list[QPushButton] = []
        self._lay_out()
        self._connect()
        self.retranslate()

    def begin(self) -> None:
        """Everything, with the books."""
        self.radios[_ALL].setChecked(True)
        self.blind.setChecked(False)
        self.words.clear()
        self._search.opened()
        self._turned(_ALL)

    def draw(self, chosen: tuple[DrugChoice, ...]) -> None:
        """The chosen drugs, each with a cross."""
        if chosen == self._chosen:
            return
        self._chosen = chosen
        for button in self._buttons:
            self._chips.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._chip(choice) for choice in chosen]
        for place, button in enumerate(self._buttons):
            self._chips.addWidget(button, place // _PER_ROW, place % _PER_ROW)
        set_tone(self.picker.edit, "")
        self._search.opened()

    def submit(self) -> None:
        """Start, unless the chosen way says nothing yet: then the focus goes there."""
        kind, blind = self.kinds.checkedId(), self.blind.isChecked()
        if kind == _ALL:
            self.submitted.emit(Scope(blind=blind))
        elif kind == _WORDS and self.words.text().strip():
            self.submitted.emit(Scope(words=self.words.text().strip(), blind=blind))
        elif kind == _CHOSEN and self._chosen:
            drugs = tuple(choice.drug.id for choice in self._chosen)
            self.submitted.emit(Scope(drug_ids=drugs, blind=blind))
        else:
            lacking = self.words if kind == _WORDS else self.picker.edit
            set_tone(lacking, "stop")
            lacking.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.focusWidget() not in (self.words, self.picker.edit):  # these have answered it themselves
                self.submit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Words."""
        self._title.setText(self.tr("新盘点"))
        self._note.setText(self.tr("账面数以开始这一刻为准；盘点期间请暂停这些药品的出入库"))
        texts = {
            _ALL: self.tr("全部有库存的药品"),
            _WORDS: self.tr("名称或编码含"),
            _CHOSEN: self.tr("只盘选定的药品"),
        }
        for kind, radio in self.radios.items():
            radio.setText(texts[kind])
        self.words.setPlaceholderText(self.tr("例如：头孢、注射液、拼音码"))
        self.blind.setText(self.tr("盲盘（盘点时不显示账面数）"))
        self.start.setText(self.tr("开始 Enter"))
        self.cancel.setText(self.tr("取消 Esc"))

    def _turned(self, kind: int) -> None:
        self.words.setEnabled(kind == _WORDS)
        self.picker.setEnabled(kind == _CHOSEN)
        for edit in (self.words, self.picker.edit):
            set_tone(edit, "")
        field = {_WORDS: self.words, _CHOSEN: self.picker}.get(kind)
        if field is not None:
            QTimer.singleShot(0, field, field.setFocus)  # an arrow key gives the focus to its button after this
        else:
            self.radios[_ALL].setFocus()

    def _enter_in_picker(self) -> None:
        if not self.picker.edit.text().strip() and self._chosen:
            self.submit()

    def _chip(self, choice: DrugChoice) -> QPushButton:
        button = QPushButton(f"{choice.drug.name}  ×")
        button.setProperty("kind", "small")
        button.setToolTip(choice.drug.spec)
        button.clicked.connect(lambda _=False, drug=choice.drug.id: self.dropped.emit(drug))
        return button

    def _connect(self) -> None:
        self.kinds.idClicked.connect(self._turned)
        self.words.returnPressed.connect(self.submit)
        self.words.textEdited.connect(lambda _text: set_tone(self.words, ""))
        self.picker.edit.returnPressed.connect(self._enter_in_picker)
        self.picker.found.connect(self.found)
        self.start.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for kind, field in ((_ALL, None), (_WORDS, self.words), (_CHOSEN, self.picker)):
            self.kinds.addButton(self.radios[kind], kind)
            row.addWidget(self.radios[kind])
            if field is not None:
                row.addWidget(field, 1)
        self._chips.setHorizontalSpacing(6)
        self._chips.setColumnStretch(_PER_ROW, 1)
        self._chips.setVerticalSpacing(4)
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(self.blind)
        last.addWidget(self._note, 1)
        last.addWidget(self.start)
        last.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addLayout(self._chips)
        column.addLayout(last)
