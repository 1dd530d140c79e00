"""A line for codes, logins and numbers: no input method, so that no character of it is swallowed or changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

_HINTS = (
    Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
)


class LatinEdit(QLineEdit):
    """A QLineEdit that refuses the input method.

    The attribute alone is not enough: with it off, Qt 6.9 still answers ImEnabled for a line edit (seen 2026-11).
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(_HINTS)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *more: Any) -> Any:
        """What the desktop's input method asks before it takes keys."""
        return False if query == Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query, *more)
