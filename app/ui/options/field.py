"""The field of one option: its editor, and under it what is wrong or that it was saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.settings import Setting
from app.ui.options.editors import Editor
from app.ui.options.viewmodel import OptionsState
from app.ui.options.words import OptionWords
from app.ui.theme import set_tone
from app.ui.view import View


class OptionField(View):
    """Emits `chosen(key, text)`, `reset(key)` and `left(key)`."""

    chosen = Signal(str, str)
    reset = Signal(str)
    left = Signal(str)

    def __init__(self, setting: Setting[object], editor: Editor, words: OptionWords) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setting, self.editor, self._words = setting, editor, words
        self.told, self.waits, self.again = QLabel(), QLabel(), QPushButton()
        self._state, self._settled = OptionsState(), 0
        key = setting.key
        editor.chosen.connect(lambda text: self.chosen.emit(key, text))
        editor.left.connect(lambda: self.left.emit(key))
        self.again.clicked.connect(lambda: self.reset.emit(key))
        self._lay_out()
        self.retranslate()

    def draw(self, state: OptionsState) -> None:
        """Show this option's part of it."""
        self._state = state
        if state.look is None:
            return
        key, settled = self.setting.key, state.settled
        mine = settled if settled is not None and settled.key == key else None
        entry, wrong = state.entry(key), state.wrong_of(key)
        text = entry.trouble.value if entry.trouble is not None else entry.shown
        self.editor.show_text(text, anew=mine is not None and not mine.saved and mine.count != self._settled)
        self._settled = mine.count if mine is not None else self._settled
        self.editor.mark(wrong=wrong is not None)
        self._tell(wrong, saved=mine is not None and mine.saved)
        self.waits.setVisible(key in state.waiting)
        self.again.setVisible(state.may_change and (self._differs(state) or entry.trouble is not None))

    def retranslate(self) -> None:
        """All words."""
        self.editor.setToolTip(self._words.option(self.setting))
        self.waits.setText(self._words.restart())
        self.again.setText(self.tr("恢复默认"))
        self.draw(self._state)

    def _differs(self, state: OptionsState) -> bool:
        """From a default that is worth a button: an empty field is emptied by hand."""
        key, default = self.setting.key, self.setting.default
        differs = state.entry(key).value != default or key in state.wrong
        return differs and bool(self.setting.kind.shown(default))

    def _tell(self, wrong: Exception | None, *, saved: bool) -> None:
        words = (
            self._words.wrong(self.setting.key, wrong) if wrong is not None else self.tr("✓ 已保存") if saved else ""
        )
        self.told.setText(words)
        set_tone(self.told, "stop" if wrong is not None else "ok")
        self.told.setVisible(bool(words))

    def _lay_out(self) -> None:
        self.told.setWordWrap(True)
        self.waits.setProperty("kind", "chip")
        set_tone(self.waits, "attention")
        self.again.setProperty("kind", "quiet")
        self.again.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.editor, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.waits, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addStretch(1)
