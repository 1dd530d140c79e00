"""The pages of 设置, one below the other, each with a mark where something waits or is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout

from app.ui import icons
from app.ui.options.sections import Section
from app.ui.options.words import OptionWords
from app.ui.view import View

_ICONS = {
    Section.INSURANCE: "shield",
    Section.DELIVERY: "uploads",
    Section.STORE: "box",
    Section.WORKPLACE: "place",
    Section.COUNTER: "dispensing",
    Section.UI: "language",
    Section.SOUND: "sound",
    Section.WEDGE: "scanner",
    Section.PEOPLE: "people",
}
WIDTH = 150


class SectionList(View):
    """Emits `chosen(section)`."""

    chosen = Signal(object)

    def __init__(self, sections: Sequence[Section], words: OptionWords) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFixedWidth(WIDTH)
        self._words = words
        self._marks: dict[Section, str] = {}
        self.buttons = {section: QPushButton() for section in sections}
        together = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        for section, button in self.buttons.items():
            button.setCheckable(True)
            button.setProperty("kind", "page")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            icons.dress(button, _ICONS[section], "muted", 18, checked="on_chosen")
            button.clicked.connect(lambda _=False, section=section: self.chosen.emit(section))
            together.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self.retranslate()

    def mark(self, section: Section) -> None:
        """This page is in front."""
        self.buttons[section].setChecked(True)

    def draw(self, marks: dict[Section, str]) -> None:
        """marks: a sign behind the name: "!" where something is wrong, "•" where something waits for a restart."""
        if marks != self._marks:
            self._marks = marks
            self.retranslate()

    def retranslate(self) -> None:
        """Names and marks."""
        for section, button in self.buttons.items():
            mark = self._marks.get(section, "")
            button.setText(f" {self._words.title(section)}" + (f"  {mark}" if mark else ""))
