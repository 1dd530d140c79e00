"""Why it comes back: one choice above the lines, set to the usual one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.ui.drop_down import DropDown
from app.ui.view import View


class Reasons(View):
    """Emits `chosen(words)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._label, self.choice = QLabel(), DropDown()
        self._label.setProperty("kind", "muted")
        self._label.setBuddy(self.choice)
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice.setMinimumWidth(240)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(10)
        row.addWidget(self._label)
        row.addWidget(self.choice)
        row.addStretch(1)
        self.choice.activated.connect(lambda _: self.chosen.emit(self.choice.currentText()))
        self.retranslate()

    def draw(self, reason: str) -> None:
        """The chosen one; "" is the usual one."""
        self.choice.setCurrentIndex(max(self.choice.findText(reason), 0))

    @property
    def words(self) -> str:
        """What is chosen now."""
        return self.choice.currentText()

    def retranslate(self) -> None:
        """The usual one stands first."""
        self._label.setText(self.tr("退药原因"))
        chosen = max(self.choice.currentIndex(), 0)
        self.choice.clear()
        self.choice.addItems(
            [
                self.tr("患者要求退药"),
                self.tr("医嘱变更或停药"),
                self.tr("不良反应"),
                self.tr("发错药"),
                self.tr("药品质量问题"),
                self.tr("其他"),
            ]
        )
        self.choice.setCurrentIndex(chosen)
