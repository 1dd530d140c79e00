"""A few fields in place, one beside the other: what a new document wants to know, or the papers of an open one.

Enter moves on and, in the last field, is done; Escape leaves. Nothing here is a dialog: scans go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from app.ui.columns import Column
from app.ui.pick_box import PickBox
from app.ui.theme import set_tone
from app.ui.view import View

_MOST_OFFERED = 30


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. title: called on each language change. width: its share of the room."""

    name: str
    title: Callable[[], str]
    required: bool = False
    width: int = 2


class FieldsForm(View):
    """Emits `submitted(values by name)` once all required fields are filled, and `left()`."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, title: Callable[[], str], fields: Sequence[FormField], done: Callable[[], str]) -> None:
        """title: on the left. done: the word on the button."""
        super().__init__()
        self.setProperty("kind", "card")
        self._title_words, self._fields, self._done_word = title, tuple(fields), done
        self._title, self.done, self.cancel = QLabel(), QPushButton(), QPushButton()
        self._title.setProperty("kind", "heading")
        self.done.setProperty("kind", "primary")
        self.cancel.setProperty("kind", "quiet")
        self.boxes = {field.name: _box() for field in self._fields}
        self._options: Mapping[str, Sequence[str]] = {}
        self._labels = {field.name: QLabel() for field in self._fields}
        self._lay_out()
        for field in self._fields:
            box = self.boxes[field.name]
            box.edit.returnPressed.connect(lambda name=field.name: self._move_on(name))
            box.edit.textEdited.connect(lambda _text, name=field.name: self._mark(name, wrong=False))
            box.asked.connect(lambda text, name=field.name: self._complete(name, text))
            box.picked.connect(lambda row, name=field.name: self._take(name, row))
        self.done.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        self.retranslate()

    def fill(self, values: Mapping[str, str]) -> None:
        """Begin with these values."""
        for name, box in self.boxes.items():
            box.edit.setText(values.get(name, ""))
            self._mark(name, wrong=False)

    def complete_from(self, options: Mapping[str, Sequence[str]]) -> None:
        """The likeliest first, by field; they may come while somebody types."""
        self._options = options

    def focus(self) -> None:
        """Begin in the first field that is empty."""
        empty = (box.edit for box in self.boxes.values() if not box.edit.text().strip())
        self._go_to(next(empty, next(iter(self.boxes.values())).edit))

    def values(self) -> dict[str, str]:
        """What stands there, trimmed."""
        return {name: box.edit.text().strip() for name, box in self.boxes.items()}

    def submit(self) -> None:
        """Done, unless a required field is empty: then it is marked, and the focus is there."""
        values = self.values()
        missing = [field.name for field in self._fields if field.required and not values[field.name]]
        for name in missing:
            self._mark(name, wrong=True)
        if missing:
            self.boxes[missing[0]].edit.setFocus()
        else:
            self.submitted.emit(values)

    def retranslate(self) -> None:
        """Titles and buttons."""
        self._title.setText(self._title_words())
        self.done.setText(self._done_word())
        self.cancel.setText(self.tr("取消 Esc"))
        for field in self._fields:
            mark = self.tr("（必填）") if field.required else ""
            self._labels[field.name].setText(f"{field.title()}{mark}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where no list is open."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _move_on(self, name: str) -> None:
        names = [field.name for field in self._fields]
        place = names.index(name)
        if place + 1 < len(names):
            self._go_to(self.boxes[names[place + 1]].edit)
        else:
            self.submit()

    def _go_to(self, edit: QLineEdit) -> None:
        edit.setFocus()
        edit.selectAll()

    def _complete(self, name: str, text: str) -> None:
        words = text.casefold().split()
        fitting = [each for each in self._options.get(name, ()) if all(word in each.casefold() for word in words)]
        self.boxes[name].offer([] if fitting == [text] else fitting[:_MOST_OFFERED])

    def _take(self, name: str, text: str) -> None:
        self.boxes[name].edit.setText(text)
        self._mark(name, wrong=False)
        self._move_on(name)

    def _mark(self, name: str, *, wrong: bool) -> None:
        tone = "stop" if wrong else ""
        set_tone(self.boxes[name].edit, tone)
        set_tone(self._labels[name], tone)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        for place, field in enumerate(self._fields):
            self._labels[field.name].setProperty("kind", "caption")
            grid.addWidget(self._labels[field.name], 0, place)
            grid.addWidget(self.boxes[field.name], 1, place)
            grid.setColumnStretch(place, field.width)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.done)
        buttons.addWidget(self.cancel)
        grid.addLayout(buttons, 1, len(self._fields))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 14, 14)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(grid)


def _box() -> PickBox[str]:
    return PickBox((Column("text", str, lambda row: row),), titles=False)
