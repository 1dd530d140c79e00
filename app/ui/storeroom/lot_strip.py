"""Under the lines: lot number, dates and price of one line, typed from the pack. The number pad alone does the dates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from app.domain.stock import Lot
from app.ui.latin_edit import LatinEdit
from app.ui.storeroom.lots import LotState, LotTexts
from app.ui.storeroom.viewmodel import Asking
from app.ui.text import day, yuan
from app.ui.theme import set_tone
from app.ui.view import View

_WIDTHS = {"number": 150, "made_on": 118, "expires_on": 118, "price": 92}


class LotStrip(View):
    """asked: somebody clicked into it. number_typed(text). edited(LotTexts), submitted(LotTexts). left: Escape.

    another: the button.
    """

    asked = Signal()
    number_typed = Signal(str)
    edited = Signal(object)
    submitted = Signal(object)
    left = Signal()
    another = Signal()

    def __init__(self, *, with_price: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._state = LotState()
        self._shown: tuple[int, Lot | None, int | None] | None = None
        names = [name for name in _WIDTHS if with_price or name != "price"]
        self.edits: dict[str, QLineEdit] = {name: LatinEdit() for name in names}
        self._labels = {name: QLabel() for name in names}
        self._drug, self.more = QLabel(), QPushButton()
        self._drug.setProperty("kind", "heading")
        self._drug.setTextFormat(Qt.TextFormat.PlainText)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        for name, edit in self.edits.items():
            edit.returnPressed.connect(lambda name=name: self._move_on(name))
            edit.textEdited.connect(lambda _text, name=name: self._edited(name))
            edit.installEventFilter(self)
        self.more.clicked.connect(self.another)
        self.retranslate()

    def draw(self, state: LotState) -> None:
        """The line's lot; while somebody types here, what they typed stays."""
        before, self._state = self._state, state
        line = state.strip_line
        self.setVisible(line is not None)
        if line is None or state.opened is None:
            self._shown = None
            return
        shown = (line.id, state.opened.lot_of(line), line.price)
        typing = state.asking is Asking.LOT and self._shown is not None and self._shown[0] == line.id
        if shown != self._shown and not typing:
            self._fill(shown[1], line.price)
        another = self._shown is not None and self._shown[0] != line.id
        self._shown = shown
        drug = state.opened.drugs[line.drug_id]
        self._drug.setText(f"{drug.name}\n{drug.spec}")
        for name in self.edits:
            self._mark(name, wrong=name == state.lot_fault)
        if state.known is not None and state.known != before.known:
            self._fill_dates(state.known)
        if state.lot_fault and state.lot_fault != before.lot_fault and state.lot_fault in self.edits:
            self._go_to(state.lot_fault)
        elif another and state.asking is Asking.LOT:
            self._go_to(self._first_empty())

    def focus(self) -> None:
        """Begin in the first field that is empty, unless somebody clicked into another."""
        if self.focusWidget() is None or not self.focusWidget().hasFocus():
            self._go_to(self._first_empty())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click into a field means this line's lot is typed now."""
        clicked = isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.MouseFocusReason
        if clicked and event.type() == QEvent.Type.FocusIn and self._state.asking is not Asking.LOT:
            self.asked.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; ↑↓ go from field to field like Tab."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Titles and hints."""
        titles = {
            "number": self.tr("批号"),
            "made_on": self.tr("生产日期"),
            "expires_on": self.tr("有效期至"),
            "price": self.tr("单价（元）"),
        }
        for name, label in self._labels.items():
            label.setText(titles[name])
        for name in ("made_on", "expires_on"):
            self.edits[name].setPlaceholderText("20271231")
        self.more.setText(self.tr("新批号 F4"))

    def _fill(self, lot: Lot | None, price: int | None) -> None:
        texts = {
            "number": lot.number if lot else "",
            "made_on": day(lot.made_on) if lot else "",
            "expires_on": day(lot.expires_on) if lot else "",
            "price": yuan(price),
        }
        for name, edit in self.edits.items():
            edit.setText(texts[name])

    def _fill_dates(self, known: Lot) -> None:
        for name, value in (("made_on", known.made_on), ("expires_on", known.expires_on)):
            if not self.edits[name].text().strip():
                self.edits[name].setText(day(value))

    def _move_on(self, name: str) -> None:
        names = list(self.edits)
        if name == "number":
            self.number_typed.emit(self.edits["number"].text())
        place = names.index(name)
        if place + 1 < len(names):
            self._go_to(names[place + 1])
        else:
            self.submitted.emit(self.texts)

    @property
    def texts(self) -> LotTexts:
        """What stands in the fields."""
        return LotTexts(**{name: edit.text() for name, edit in self.edits.items()})

    def _edited(self, name: str) -> None:
        self._mark(name, wrong=False)
        self.edited.emit(self.texts)

    def _first_empty(self) -> str:
        return next((name for name, edit in self.edits.items() if not edit.text().strip()), "number")

    def _go_to(self, name: str) -> None:
        self.edits[name].setFocus()
        self.edits[name].selectAll()

    def _mark(self, name: str, *, wrong: bool) -> None:
        set_tone(self.edits[name], "stop" if wrong else "")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 8)
        row.setSpacing(12)
        self._drug.setMinimumWidth(100)
        row.addWidget(self._drug, 1)
        for name, edit in self.edits.items():
            self._labels[name].setProperty("kind", "caption")
            edit.setFixedWidth(_WIDTHS[name])
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(self._labels[name])
            column.addWidget(edit)
            row.addLayout(column)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        self.hide()
