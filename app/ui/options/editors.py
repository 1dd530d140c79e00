"""One editor per kind of option. Each emits `chosen(text)` when the field is left or Enter pressed, and shows what is set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.settings import Address, Choice, Flag, Setting, Text, Times, Whole, options
from app.ui.drop_down import DropDown
from app.ui.latin_edit import LatinEdit
from app.ui.options.viewmodel import ProfileChoice
from app.ui.theme import set_tone
from app.ui.view import View

STEPPING_MS = 700
"""Arrows of a number are pressed several times; it is saved once they rest."""

Words = Callable[[tuple[str, str]], str]
"""Chinese and English → the one now worn."""

_NUMBER_WIDTH, _CHOICE_WIDTH, _LINE_WIDTH = 150, 240, 520


class Editor(View):
    """chosen(text): as `Kind.parse` reads it. left(): Escape, what was typed is given up."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._shown: str | None = None

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show what is set. A field that was typed in keeps what it has until the setting changes, or `anew`."""
        if anew or text != self._shown:
            self._shown = text
            self._put(text)

    def focus(self) -> None:
        """Put the cursor there."""
        self._field().setFocus()

    def mark(self, *, wrong: bool) -> None:
        """Red where it was refused."""
        set_tone(self._field(), "stop" if wrong else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def _field(self) -> QWidget:
        raise NotImplementedError

    def _lay_out(self, *parts: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)


class FlagEditor(Editor):
    """A check box."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.clicked.connect(lambda on: self.chosen.emit("true" if on else "false"))
        self._lay_out(self.box)
        self.retranslate()

    def retranslate(self) -> None:
        """The word beside the box."""
        self.box.setText(self.tr("开启"))

    def _put(self, text: str) -> None:
        self.box.setChecked(text == "true")

    def _field(self) -> QWidget:
        return self.box


class ChoiceEditor(Editor):
    """A drop-down of words."""

    def __init__(self, words: Mapping[str, tuple[str, str]], worn: Words) -> None:
        super().__init__()
        self._words, self._worn = words, worn
        self.box = _Box()
        self.box.setFixedWidth(_CHOICE_WIDTH)
        for value in words:
            self.box.addItem("", value)
        self.box.activated.connect(lambda _: self.chosen.emit(self.box.currentData()))
        self._lay_out(self.box)
        self.retranslate()

    def retranslate(self) -> None:
        """The words of the choices."""
        for place, both in enumerate(self._words.values()):
            self.box.setItemText(place, self._worn(both))

    def _put(self, text: str) -> None:
        self.box.setCurrentIndex(self.box.findData(text))

    def _field(self) -> QWidget:
        return self.box


class WholeEditor(Editor):
    """A spin box between its bounds. Arrows save when they rest."""

    def __init__(self, kind: Whole) -> None:
        super().__init__()
        self.box = _Spin()
        self.box.setRange(kind.low, kind.high)
        self.box.setFixedWidth(_NUMBER_WIDTH)
        self.box.setAccelerated(True)
        self._rest = QTimer(self, interval=STEPPING_MS, singleShot=True)
        self._rest.timeout.connect(self._done)
        self.box.valueChanged.connect(lambda _: self._rest.start())
        self.box.editingFinished.connect(self._done)
        self._lay_out(self.box)

    def _done(self) -> None:
        self._rest.stop()
        if (text := str(self.box.value())) != self._shown:
            self.chosen.emit(text)

    def _put(self, text: str) -> None:
        self.box.blockSignals(True)
        self.box.setValue(int(text) if text.lstrip("-").isdigit() else self.box.minimum())
        self.box.blockSignals(False)
        self._rest.stop()

    def _field(self) -> QWidget:
        return self.box


class LineEditor(Editor):
    """A line of text. Latin: addresses, codes and times, without the input method."""

    def __init__(self, *, latin: bool, longest: int = 0) -> None:
        super().__init__()
        self.line = LatinEdit() if latin else QLineEdit()
        self.line.setMaximumWidth(_LINE_WIDTH if longest > 30 or not longest else _CHOICE_WIDTH)
        self.line.editingFinished.connect(self._done)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)

    def _done(self) -> None:
        if self.line.isModified():
            self.line.setModified(False)
            self.chosen.emit(self.line.text())

    def _put(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def _field(self) -> QWidget:
        return self.line


class ProfileEditor(Editor):
    """The profiles that came along by title, or the path of one's own."""

    def __init__(self, profiles: Sequence[ProfileChoice]) -> None:
        super().__init__()
        self._profiles = tuple(profiles)
        self.box, self.path = _Box(), LatinEdit()
        self.box.setFixedWidth(_CHOICE_WIDTH)
        self.path.setMaximumWidth(_LINE_WIDTH)
        for profile in self._profiles:
            self.box.addItem(f"{profile.title}　{profile.name}", profile.name)
        self.box.addItem("", None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.path)
        self.path.setVisible(False)
        self.box.activated.connect(lambda _: self._picked())
        self.path.editingFinished.connect(self._typed)
        self.retranslate()

    def retranslate(self) -> None:
        """The last choice, and what its field wants."""
        self.box.setItemText(self.box.count() - 1, self.tr("自备方案文件…"))
        self.path.setPlaceholderText(self.tr("方案文件的完整路径，以 .toml 结尾"))

    def _picked(self) -> None:
        name = self.box.currentData()
        self.path.setVisible(name is None)
        if name is None:
            self.path.setFocus()
        else:
            self.chosen.emit(name)

    def _typed(self) -> None:
        if self.path.isModified() and self.path.text().strip():
            self.path.setModified(False)
            self.chosen.emit(self.path.text())

    def _put(self, text: str) -> None:
        own = all(profile.name != text for profile in self._profiles)
        self.box.setCurrentIndex(self.box.count() - 1 if own else self.box.findData(text))
        self.path.setText(text if own else "")
        self.path.setVisible(own)

    def _field(self) -> QWidget:
        return self.path if self.path.isVisibleTo(self) else self.box


class ShownOnly(Editor):
    """What is set, for those who may not change it."""

    def __init__(self, setting: Setting[object], worn: Words) -> None:
        super().__init__()
        self._setting, self._worn = setting, worn
        self.label = QLabel()
        self.label.setProperty("kind", "value")
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)

    def retranslate(self) -> None:
        """The same value in the other language."""
        if self._shown is not None:
            self._put(self._shown)

    def _put(self, text: str) -> None:
        kind = cast("object", self._setting.kind)
        words = text or "—"
        if isinstance(kind, Flag):
            words = self.tr("开启") if text == "true" else self.tr("关闭")
        elif isinstance(kind, Choice) and text in kind.words:
            words = self._worn(kind.words[text])
        self.label.setText(words)

    def _field(self) -> QWidget:
        return self.label


def editor_for(setting: Setting[object], *, worn: Words, profiles: Sequence[ProfileChoice], may_change: bool) -> Editor:
    """The editor of an option."""
    kind = cast("object", setting.kind)
    if not may_change:
        return ShownOnly(setting, worn)
    if setting.key == options.INSURANCE_PROFILE.key:
        return ProfileEditor(profiles)
    match kind:
        case Flag():
            return FlagEditor()
        case Choice(words=words):
            return ChoiceEditor(words, worn)
        case Whole():
            return WholeEditor(kind)
        case Text(longest=longest, form=form):
            return LineEditor(latin=bool(form), longest=longest)
        case Address() | Times():
            return LineEditor(latin=True)
    raise NotImplementedError(f"no editor for {type(kind).__name__}")


class _Spin(QSpinBox):
    """Does not change while the page is scrolled past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only where the focus is."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class _Box(DropDown):
    """Does not change while the page is scrolled past it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never: a list is opened to choose."""
        event.ignore()
