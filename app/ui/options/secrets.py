"""A secret on the page: whether it is set, and a field that only takes. What was typed is never shown and not kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from app.settings import Secret
from app.ui.options.viewmodel import OptionsState
from app.ui.options.words import OptionWords
from app.ui.theme import set_tone
from app.ui.view import View

MADE_BY_PROGRAM = frozenset({"store.personal_key"})
"""Another key could not open what was sealed before; whoever really must, does it on the command line."""


class SecretRow(View):
    """Emits `typed(name, value)` and `forgotten(name)`."""

    typed = Signal(str, str)
    forgotten = Signal(str)

    def __init__(self, secret: Secret, words: OptionWords, *, may_change: bool) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.secret, self._words = secret, words
        self._title, self._caption, self.kept = QLabel(), QLabel(), QLabel()
        self._note, self.told, self.waits = QLabel(), QLabel(), QLabel()
        self.line, self.save, self.forget = QLineEdit(), QPushButton(), QPushButton()
        self._takes = may_change and secret.name not in MADE_BY_PROGRAM
        self._sure, self._settled, self._state = False, 0, OptionsState()
        self._lay_out()
        self.line.returnPressed.connect(self._submit)
        self.line.textChanged.connect(lambda text: self.save.setEnabled(bool(text)))
        self.save.clicked.connect(self._submit)
        self.forget.clicked.connect(self._forget)
        self.retranslate()

    def draw(self, state: OptionsState) -> None:
        """Show this secret's part of it."""
        self._state = state
        if state.look is None:
            return
        name, settled = self.secret.name, state.settled
        is_kept = name in state.look.kept
        self.kept.setText(self._words.kept(kept=is_kept))
        set_tone(self.kept, "ok" if is_kept else "")
        if settled is not None and settled.key == name and settled.count != self._settled:
            self._settled, self._sure = settled.count, False
            self.retranslate()
            return
        self.forget.setVisible(self._takes and is_kept)
        wrong = state.wrong_of(name)
        saved = settled is not None and settled.key == name and settled.saved
        self.told.setText(self._words.wrong(name, wrong) if wrong is not None else self.tr("✓ 已保存") if saved else "")
        set_tone(self.told, "stop" if wrong is not None else "ok")
        set_tone(self.line, "stop" if wrong is not None else "")
        self.told.setVisible(bool(self.told.text()))
        self.waits.setVisible(name in state.waiting)

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self._words.option(self.secret))
        self._caption.setText(self.secret.name)
        self._note.setText(self._words.made_by_program())
        self.line.setPlaceholderText(self.tr("输入或粘贴新值，回车保存"))
        self.save.setText(self.tr("保存"))
        self.forget.setText(self.tr("确定清除？") if self._sure else self.tr("清除"))
        self.waits.setText(self._words.restart())
        self.draw(self._state)

    def _submit(self) -> None:
        value = self.line.text()
        self.line.setText("")  # and with it what could be undone
        if value:
            self._sure = False
            self.typed.emit(self.secret.name, value)

    def _forget(self) -> None:
        if self._sure:
            self.forgotten.emit(self.secret.name)
        self._sure = not self._sure
        self.retranslate()

    def _lay_out(self) -> None:
        for label in (self._title, self._note, self.told):
            label.setWordWrap(True)
        for label in (self._caption, self._note):
            label.setProperty("kind", "caption")
        for chip in (self.kept, self.waits):
            chip.setProperty("kind", "chip")
        set_tone(self.waits, "attention")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhLatinOnly)
        self.save.setEnabled(False)
        self.forget.setProperty("kind", "quiet")
        made = self.secret.name in MADE_BY_PROGRAM
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addWidget(self._title)
        left.addWidget(self._caption)
        left.addStretch(1)
        field = QHBoxLayout()
        field.setSpacing(8)
        field.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignVCenter)
        field.addWidget(self.line, 1)
        field.addWidget(self._note, 1)
        field.addWidget(self.save)
        field.addWidget(self.forget)
        field.addWidget(self.waits, 0, Qt.AlignmentFlag.AlignVCenter)
        if not self._takes and not made:
            field.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addLayout(field)
        right.addWidget(self.told)
        right.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(24)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 7)
        # Only now: shown before they stand anywhere, they would be windows of their own.
        self.line.setVisible(self._takes)
        self.save.setVisible(self._takes)
        self._note.setVisible(made)
