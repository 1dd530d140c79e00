"""A strip of words that asks for nothing at once: the weak prompt, and the frame's own notices. Never a dialog."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton

from app.ui import icons
from app.ui.theme import set_tone
from app.ui.view import View

_LOOKS = {
    # tone: (icon, token of the icon)
    "attention": ("warning", "attention_text"),
    "stop": ("warning", "stop_text"),
    "ok": ("check", "ok_text"),
    "accent": ("info", "accent_text"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One button of a banner. id: what `answered` says."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class BannerState:
    """What the banner says, in words already made. tone: attention, stop, ok or accent."""

    text: str
    tone: str = "attention"
    answers: tuple[Answer, ...] = ()
    closable: bool = True


class Banner(View):
    """Emits `answered(id)` and `closed()`. Takes no focus: the next scan goes on."""

    answered = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._text, self._close = QLabel(), QLabel(), QToolButton()
        self._text.setWordWrap(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.closed)
        icons.dress(self._close, "close", "muted", 16)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 8, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self._state: BannerState | None = None
        self.setVisible(False)
        self.retranslate()

    def draw(self, state: BannerState | None) -> None:
        """Show it, or nothing."""
        if state == self._state:
            return
        self._state = state
        self.setVisible(state is not None)
        if state is None:
            return
        icons.dress(self._icon, *_LOOKS[state.tone], 22)
        self._text.setText(state.text)
        self._close.setVisible(state.closable)
        self._show_answers(state.answers)
        set_tone(self, state.tone)

    def retranslate(self) -> None:
        """The closing cross has a word too."""
        self._close.setToolTip(self.tr("收起"))
        self._close.setAccessibleName(self.tr("收起"))

    def _show_answers(self, answers: tuple[Answer, ...]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()  # else the layout shows it a little later, and without a parent that is a window of its own
            button.setParent(None)
            button.deleteLater()
        self._buttons = []
        for answer in answers:
            button = QPushButton(answer.label)
            button.setProperty("kind", "small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer.id))
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
