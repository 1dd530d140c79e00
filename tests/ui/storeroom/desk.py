"""The storeroom's screens in the real window: F-keys, typing, scans as the wedge hands them over."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import storeroom
from app.domain.verdict import Verdict
from app.ui.messages import Messages
from app.ui.reading import Origin, Reading
from app.ui.storeroom.screen import StoreroomScreen
from app.ui.window import MainWindow
from tests.ui.storeroom.kit import kit
from tests.usecases.conftest import House


class Watch(QObject):
    """Notes widgets that show themselves as windows of their own: they take the keys away from the real one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.strangers: list[str] = []
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self._window:
            self.strangers.append(type(watched).__name__)
        return False


_KEYS = {name: getattr(Qt.Key, f"Key_{name}") for name in ("Return", "Escape", "Down", "Up", "Tab", "Delete")}


class Desk:
    """A storekeeper at the window, with one screen in front."""

    def __init__(self, qtbot: QtBot, house: House, screen: str) -> None:
        self.tones: list[Verdict] = []
        self.messages = Messages()
        self.window = MainWindow(clock=lambda: datetime(2026, 11, 20, 6, 32, tzinfo=UTC))
        self.window.set_entries(storeroom.entries(kit(house, self.tones, messages=self.messages)))
        self._watch = Watch(self.window)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self._watch)
        qtbot.addWidget(self.window, before_close_func=lambda _window: app.removeEventFilter(self._watch))
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.open(screen)

    @property
    def screen(self) -> StoreroomScreen:
        """The screen in front."""
        screen = self.window.front
        assert isinstance(screen, StoreroomScreen)
        return screen

    def press(self, *names: str) -> None:
        """Keys by name: F2, Return, Ctrl+Z."""
        for name in names:
            *held, last = name.split("+")
            code = _KEYS.get(last) or getattr(Qt.Key, f"Key_{last}")
            modifier = Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier
            handle = self.window.windowHandle()
            assert handle is not None
            QTest.keyClick(handle, code, modifier)
        QApplication.processEvents()
        assert not self._watch.strangers

    def type(self, text: str, *then: str) -> None:
        """Type into the field that has the focus: ASCII as keys, other letters as an input method commits them."""
        field = self.focus
        assert isinstance(field, QLineEdit), f"nothing to type into: {field}"
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            field.insert(text)
            field.textEdited.emit(field.text())
        self.press(*then)

    def scan(self, *texts: str) -> None:
        """Scans, wherever the focus is."""
        for text in texts:
            self.window.take(Reading(text, Origin.SCANNED))
        QApplication.processEvents()
        assert not self._watch.strangers, "no dialog and no other window on the scan path"

    @property
    def focus(self) -> QWidget | None:
        """Who has the focus."""
        return QApplication.focusWidget()

    @property
    def table(self) -> list[list[str]]:
        """The lines as they are shown, without titles."""
        return self.screen.work.lines.shown_cells()[1:]

    def column(self, title: str) -> list[str]:
        """One column of the lines."""
        titles, *lines = self.screen.work.lines.shown_cells()
        return [line[titles.index(title)] for line in lines]

    def sees(self, words: str) -> bool:
        """Whether a visible label or button holds the words."""
        parts = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        return any(words in part for part in parts)
