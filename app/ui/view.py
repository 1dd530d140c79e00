"""The base of everything drawn: a widget that can change its language and be painted by the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget


class View(QWidget):
    """Write every fixed word in `retranslate()`, nowhere else; call it once at the end of `__init__`.

    A language change calls it again, for every view by itself. Words that depend on the state belong into `draw(state)`;
    such a view keeps the last state and redraws it from `retranslate()`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def retranslate(self) -> None:
        """Set every fixed word in the language now worn."""

    def changeEvent(self, event: QEvent) -> None:
        """Qt tells every widget when a translator came or went."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
