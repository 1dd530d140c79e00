"""试听: the three tones, and whether they would be heard now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.domain.verdict import Verdict
from app.ui import icons
from app.ui.options.words import OptionWords
from app.ui.theme import set_tone
from app.ui.tones import Tones
from app.ui.view import View

_LOOKS = {
    Verdict.OK: ("ok", "ok_text"),
    Verdict.ATTENTION: ("attention", "attention_text"),
    Verdict.STOP: ("stop", "stop_text"),
}


class SoundStrip(View):
    """Emits `wanted(verdict)`; follows the tones' own news, so that muting in the status bar is seen here too."""

    wanted = Signal(object)

    def __init__(self, words: OptionWords, tones: Tones) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._words, self._tones = words, tones
        self.heard, self._mark = QLabel(), QLabel()
        self.buttons = {verdict: QPushButton() for verdict in Verdict}
        row = QHBoxLayout()
        row.setSpacing(8)
        for verdict, button in self.buttons.items():
            icons.dress(button, *_LOOKS[verdict], 18)
            button.clicked.connect(lambda _=False, verdict=verdict: self.wanted.emit(verdict))
            row.addWidget(button)
        row.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self.heard, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        column.addLayout(row)
        column.addLayout(line)
        tones.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """The words, and what would be heard."""
        for verdict, button in self.buttons.items():
            button.setText(self._words.tone(verdict))
        tones = self._tones
        words, tone = self._words.audible(audible=tones.audible, muted=tones.muted, volume=tones.volume)
        self.heard.setText(words)
        set_tone(self.heard, tone)
        icons.dress(self._mark, "sound" if tone == "ok" else "muted", f"{tone}_text", 18)
