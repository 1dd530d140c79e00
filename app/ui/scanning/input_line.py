"""The one place where codes are typed or pasted. Its placeholder says what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.ui import icons
from app.ui.latin_edit import LatinEdit
from app.ui.reading import Origin, Reading
from app.ui.theme import set_tone
from app.ui.view import View

HEIGHT = 44


class CodeEdit(LatinEdit):
    """The line itself. Its Ctrl+Z leaves an empty line to the screen: there it takes back the last scan."""

    pasted = Signal(str)
    focused = Signal(bool)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "scan")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Z only while there is something typed to take back."""
        undoing = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if undoing and event.matches(QKeySequence.StandardKey.Undo) and not self.text():  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by lines; Escape empties the line; ↑ and ↓ belong to the table below."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame around it."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame around it."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class ScanInput(View):
    """Emits `entered(Reading)`: on Enter what was typed, on paste every whole line; `stepped(±1)` on ↓ and ↑.

    agreed: Enter while nothing is typed.
    """

    entered = Signal(object)
    agreed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.edit, self._icon, self._key = CodeEdit(), QLabel(), QLabel("Enter")
        self._key.setProperty("kind", "keycap")
        self._key.setFixedHeight(26)
        icons.dress(self._icon, "scanner", "accent", 24)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self.edit, 1)
        row.addWidget(self._key)
        self.setFocusProxy(self.edit)
        self.edit.returnPressed.connect(self._typed)
        self.edit.pasted.connect(self._pasted)
        self.edit.stepped.connect(self.stepped)
        self.edit.focused.connect(lambda on: set_tone(self, "accent" if on else ""))

    def hint(self, text: str) -> None:
        """What to do here."""
        self.edit.setPlaceholderText(text)

    def insert(self, text: str) -> None:
        """A letter typed elsewhere on the screen belongs here."""
        self.edit.setFocus()
        self.edit.insert(text)

    def _typed(self) -> None:
        text = self.edit.text().strip(" ")
        self.edit.clear()
        if text:
            self.entered.emit(Reading(text, Origin.TYPED))
        else:
            self.agreed.emit()

    def _pasted(self, text: str) -> None:
        """Whole lines are entries, as when cells are copied from a sheet; a part without line end waits for Enter."""
        *lines, rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if not lines:
            self.edit.insert(rest)
            return
        lines[0] = self.edit.text() + lines[0]
        self.edit.clear()
        for line in [*lines, rest]:
            if line.strip(" \t"):
                self.entered.emit(Reading(line.strip(" \t"), Origin.PASTED))
