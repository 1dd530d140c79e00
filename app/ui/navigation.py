"""The left side: icon and word of each screen the person may open, in three groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.ui import icons
from app.ui.screen import Group, ScreenEntry
from app.ui.view import View

WIDTH = 168


class Navigation(View):
    """Emits `chosen(screen id)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._entries: tuple[ScreenEntry, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._captions: dict[Group, QLabel] = {}
        self._together = QButtonGroup(self)
        self._mark, self._brand = QLabel(), QLabel()
        self._brand.setProperty("kind", "brand")
        icons.dress(self._mark, "box", "accent", 26)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._mark)
        top.addWidget(self._brand, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 14, 10, 10)
        self._column.setSpacing(2)
        self._column.addLayout(top)
        self._column.addSpacing(6)
        self._column.addStretch(1)
        self.retranslate()

    def show_entries(self, entries: Sequence[ScreenEntry]) -> None:
        """Show these, in their order within the groups."""
        self._clear()
        self._entries = tuple(entry for entry in entries if entry.allowed)
        place = 2  # below brand and its gap
        for group in Group:
            members = [entry for entry in self._entries if entry.group is group]
            if not members:
                continue
            caption = self._captions[group] = QLabel()
            caption.setProperty("kind", "caption")
            caption.setContentsMargins(11, 12, 0, 3)
            for widget in (caption, *(self._button(entry) for entry in members)):
                self._column.insertWidget(place, widget)
                place += 1
        self.retranslate()

    def mark(self, screen_id: str) -> None:
        """This screen is in front."""
        if screen_id in self._buttons:
            self._buttons[screen_id].setChecked(True)

    def button(self, screen_id: str) -> QPushButton | None:
        """What opens a screen; None where the person may not."""
        return self._buttons.get(screen_id)

    def retranslate(self) -> None:
        """Words of brand, groups and screens."""
        self._brand.setText(self.tr("药溯"))
        words = {Group.PHARMACY: self.tr("药房"), Group.STOREROOM: self.tr("库房"), Group.MANAGEMENT: self.tr("管理")}
        for group, caption in self._captions.items():
            caption.setText(words[group])
        for entry in self._entries:
            self._buttons[entry.id].setText("  " + entry.title())

    def _button(self, entry: ScreenEntry) -> QPushButton:
        button = self._buttons[entry.id] = QPushButton()
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.dress(button, entry.icon, "muted", 20, checked="on_chosen")
        button.clicked.connect(lambda: self.chosen.emit(entry.id))
        self._together.addButton(button)
        return button

    def _clear(self) -> None:
        for widget in (*self._captions.values(), *self._buttons.values()):
            self._column.removeWidget(widget)
            widget.hide()  # else a layout may show it as a window of its own
            widget.setParent(None)
            widget.deleteLater()
        self._captions, self._buttons = {}, {}
