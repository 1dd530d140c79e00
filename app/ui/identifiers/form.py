"""The pack in hand, bound in place: key, drug, package level, contents, days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from app.ui.drug_picker import DrugPicker
from app.ui.drug_search import DrugSearch
from app.ui.identifiers.draft import Draft
from app.ui.identifiers.viewmodel import IdentifiersState
from app.ui.identifiers.words import IdentifierWords
from app.ui.latin_edit import LatinEdit
from app.ui.theme import set_tone
from app.ui.units import counted, one, several
from app.ui.view import View

_LEVELS = (1, 2, 3)
_MOST_PACKS = 99_999


class BindingForm(View):
    """key_typed(str), drug_chosen(DrugChoice), level_chosen(int), packs_typed(int), days_typed(str, str), saved, cleared."""

    key_typed = Signal(str)
    drug_chosen = Signal(object)
    level_chosen = Signal(int)
    packs_typed = Signal(int)
    days_typed = Signal(str, str)
    saved = Signal()
    cleared = Signal()

    def __init__(self, words: IdentifierWords, search: DrugSearch) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words, self._search = words, search
        self._asked_for = ""
        self._drawn: Draft | None = None
        self.title, self.meaning, self.drug, self.units = QLabel(), QLabel(), QLabel(), QLabel()
        self.key, self.picker, self.packs = LatinEdit(), DrugPicker(search), QSpinBox()
        self.levels = {level: QPushButton() for level in _LEVELS}
        self.days = {"valid_from": LatinEdit(), "valid_to": LatinEdit()}
        self.save, self.clear = QPushButton(), QPushButton()
        self._labels = {name: QLabel() for name in ("key", "drug", "level", "packs", "valid_from", "valid_to")}
        self._lay_out()
        self._connect()
        self.retranslate()

    def draw(self, state: IdentifiersState) -> None:
        """What stands in the form; a field somebody types in is left alone, unless the form begins anew."""
        draft = state.draft
        anew = draft == Draft() and self._drawn != draft
        self._drawn = draft
        if not self.key.hasFocus() or draft.key != self._asked_for:
            self.key.setText(draft.key)
            self._asked_for = draft.key
        text, tone = self._words.meaning(draft, state.today)
        self.meaning.setText(text)
        self.meaning.setVisible(bool(text))
        set_tone(self.meaning, tone)
        drug = draft.drug
        self.drug.setText(
            f"{drug.name}　{drug.spec}　{counted(drug.pack_units, drug.unit)}/{one(drug.pack_unit)}\n{drug.maker}"
            if drug
            else ""
        )
        self.drug.setVisible(drug is not None)
        if drug is None and (anew or not self.picker.edit.hasFocus()):
            self.picker.edit.clear()
        for level, button in self.levels.items():
            button.setChecked(level == draft.level)
        self._draw_packs(state)
        for name, field in self.days.items():
            if anew or not field.hasFocus():
                field.setText(getattr(draft, name))
            set_tone(field, "stop" if name in state.wrong else "")
        self.save.setEnabled(draft.ready and not state.busy)
        self.setVisible(state.may_keep)

    def focus_key(self) -> None:
        """Work begins with the key."""
        self.key.setFocus()
        self.key.selectAll()

    def focus_drug(self) -> None:
        """The key is known; now whose it is."""
        self.picker.edit.setFocus()
        self.picker.edit.selectAll()

    def retranslate(self) -> None:
        """Labels and buttons."""
        self.title.setText(self.tr("登记标识码"))
        self.key.setPlaceholderText(self.tr("扫描药盒，或输入后按 Enter"))
        titles = {
            "key": self.tr("标识码"),
            "drug": self.tr("药品"),
            "level": self.tr("这个码贴在"),
            "packs": self.tr("一个码含"),
            "valid_from": self.tr("从（空为即日）"),
            "valid_to": self.tr("到（空为长期）"),
        }
        for name, label in self._labels.items():
            label.setText(titles[name])
        level_words = {1: self.tr("小包装"), 2: self.tr("中包装"), 3: self.tr("整箱")}
        for level, button in self.levels.items():
            button.setText(level_words[level])
        for field in self.days.values():
            field.setPlaceholderText(self.tr("如 20270430"))
        self.save.setText(self.tr("登记 F2"))
        self.clear.setText(self.tr("清空"))

    def _draw_packs(self, state: IdentifiersState) -> None:
        draft = state.draft
        self.packs.setEnabled(draft.level > 1)
        if self.packs.value() != draft.packs:
            self.packs.setValue(draft.packs)
        self.packs.setSuffix(f" {several(draft.drug.pack_unit)}" if draft.drug else "")
        self.units.setText(self._words.draft_units(draft))

    def _key_entered(self) -> None:
        if self.key.text().strip() != self._asked_for:
            self._asked_for = self.key.text().strip()
            self.key_typed.emit(self.key.text())

    def _connect(self) -> None:
        self.key.editingFinished.connect(self._key_entered)  # Enter, or the focus goes on
        self.picker.found.connect(self.drug_chosen)
        for level, button in self.levels.items():
            button.clicked.connect(lambda _=False, level=level: self.level_chosen.emit(level))
        self.packs.valueChanged.connect(self.packs_typed)
        for field in self.days.values():
            field.textEdited.connect(self._days_edited)
        self.key.returnPressed.connect(self.focus_drug)
        first, last = self.days.values()
        first.returnPressed.connect(last.setFocus)
        last.returnPressed.connect(self.saved)
        self.save.clicked.connect(self.saved)
        self.clear.clicked.connect(self.cleared)

    def _days_edited(self) -> None:
        self.days_typed.emit(self.days["valid_from"].text(), self.days["valid_to"].text())

    def _lay_out(self) -> None:
        self.title.setProperty("kind", "heading")
        self.meaning.setWordWrap(True)
        self.drug.setProperty("kind", "muted")
        self.drug.setWordWrap(True)
        self.units.setProperty("kind", "caption")
        self.save.setProperty("kind", "primary")
        self.clear.setProperty("kind", "quiet")
        for label in self._labels.values():
            label.setProperty("kind", "caption")
        self.packs.setRange(1, _MOST_PACKS)
        self.packs.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(5)
        column.addWidget(self.title)
        for name, part in (("key", self.key), ("drug", self.picker)):
            column.addWidget(self._labels[name])
            column.addWidget(part)
            column.addWidget(self.meaning if name == "key" else self.drug)
        column.addLayout(self._contents())
        column.addLayout(self._validity())
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save, 1)
        buttons.addWidget(self.clear)
        column.addLayout(buttons)

    def _contents(self) -> QGridLayout:
        group = QButtonGroup(self)
        levels = QHBoxLayout()
        levels.setSpacing(6)
        for button in self.levels.values():
            button.setCheckable(True)
            button.setProperty("kind", "count")
            group.addButton(button)
            levels.addWidget(button)
        levels.addStretch(1)
        contents = QHBoxLayout()
        contents.setSpacing(6)
        contents.addWidget(self._labels["packs"])
        contents.addWidget(self.units, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._labels["level"], 0, 0)
        grid.addLayout(levels, 1, 0)
        grid.addLayout(contents, 0, 1)
        grid.addWidget(self.packs, 1, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _validity(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        fields: tuple[tuple[str, QLineEdit], ...] = tuple(self.days.items())
        for place, (name, field) in enumerate(fields):
            grid.addWidget(self._labels[name], 0, place)
            grid.addWidget(field, 1, place)
        for label in self._labels.values():
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return grid
