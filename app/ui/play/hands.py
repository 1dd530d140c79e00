"""Hands on the keyboard and the mouse: events enter where the desktop would put them, with their timestamps.

So a scan passes the wedge, shortcuts are shortcuts, and typing lands where the focus is. A person's keys are `PERSON_GAP_MS`
apart in real time; the caller's event loop runs between them. A scanner is not slowed by a busy computer: its keys carry the
timestamps of a scanner, and come in one go, as to a window that had no time to look.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic_ns

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QKeyCombination, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QLabel, QLineEdit, QWidget

SCANNER_GAP_MS, PERSON_GAP_MS = 3, 75  # slower than the slowest scanner, quicker than most people
_GS = "\x1d"

_PLAIN, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)

Keystroke = tuple[Qt.Key, Qt.KeyboardModifier] | str


def scan(window: QWidget, text: str) -> None:
    """A scanner that plays keyboard: the text, then Enter; GS comes as Ctrl+]."""
    at_ms = monotonic_ns() // 1_000_000
    keys = [*(_key_of(letter) for letter in text), (Qt.Key.Key_Return, "\r", _PLAIN)]
    for place, (key, letter, held) in enumerate(keys):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held, letter)
            event.setTimestamp(at_ms + place * SCANNER_GAP_MS)
            QCoreApplication.sendEvent(window.windowHandle(), event)


def is_key(name: str) -> bool:
    """Whether this names one key in Qt's spelling: F2, Ctrl+Z, Return."""
    sequence = QKeySequence.fromString(name)
    return sequence.count() == 1 and bool(sequence.toString())


def press(name: str) -> Iterator[Keystroke]:
    """One key by its name."""
    sequence = QKeySequence.fromString(name)
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # PySide's stubs do not know it
    yield combination.key(), combination.keyboardModifiers()


def strike(window: QWidget, stroke: Keystroke) -> None:
    """Press and let go one key in the window. A letter no key has, such as a Chinese one, comes as its text alone."""
    handle = window.windowHandle()
    if isinstance(stroke, str):
        key, letter, held = _key_of(stroke)
        QTest.sendKeyEvent(QTest.KeyAction.Click, handle, key, letter, held)
    else:
        QTest.keyClick(handle, stroke[0], stroke[1])


def click(window: QWidget, words: str) -> bool:
    """Click the visible, enabled button whose words begin so; False where there is none."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.text().startswith(words):
            _click_on(window, button)
            return True
    return False


def click_row(window: QWidget, words: str) -> bool:
    """Click the first row that has a cell with these words, in any table in sight; False where there is none."""
    for table in window.findChildren(QAbstractItemView):
        model: QAbstractItemModel | None = table.model()
        if not table.isVisible() or model is None or isinstance(table, QHeaderView):
            continue
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                cell = model.index(row, column)
                if words in str(cell.data() or ""):
                    table.scrollTo(cell)
                    middle = table.viewport().mapTo(window, table.visualRect(cell).center())
                    _click_at(window, middle)
                    return True
    return False


def click_field(window: QWidget, words: str) -> bool:
    """Click into the field whose label begins so: the label's own, else the nearest to its right or below it."""
    fields = [field for field in window.findChildren(QLineEdit) if field.isVisible() and field.isEnabled()]
    for label in window.findChildren(QLabel):
        if not (label.isVisible() and label.text().startswith(words)):
            continue
        own = label.buddy()
        field = own if isinstance(own, QLineEdit) else _nearest(window, label, fields)
        if field is not None:
            _click_on(window, field)
            return True
    return False


def click_on_screen(window: QWidget, button: QWidget) -> None:
    """Click the middle of a widget."""
    _click_on(window, button)


def put_on_clipboard(text: str) -> None:
    """What Ctrl+V will paste."""
    QGuiApplication.clipboard().setText(text)


def _nearest(window: QWidget, label: QLabel, fields: list[QLineEdit]) -> QLineEdit | None:
    corner = label.mapTo(window, label.rect().topLeft())

    def away(field: QLineEdit) -> int:
        return (field.mapTo(window, field.rect().topLeft()) - corner).manhattanLength()

    def behind(field: QLineEdit) -> bool:
        there = field.mapTo(window, field.rect().bottomRight())
        return there.x() >= corner.x() and there.y() >= corner.y()

    return min(filter(behind, fields), key=away, default=None)


def _key_of(letter: str) -> tuple[Qt.Key, str, Qt.KeyboardModifier]:
    """The key that writes it, the text it writes, and what is held meanwhile."""
    if letter == _GS:
        return Qt.Key.Key_BracketRight, letter, _CONTROL
    if letter.isascii():
        return QTest.asciiToKey(ord(letter)), letter, _SHIFT if letter.isupper() else _PLAIN
    return Qt.Key.Key_unknown, letter, _PLAIN


def _click_on(window: QWidget, button: QWidget) -> None:
    _click_at(window, button.mapTo(window, button.rect().center()))


def _click_at(window: QWidget, middle: QPoint) -> None:
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
