"""The virtual scanner of the demo: its samples, and its panel beside the window or in front of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from app.devices.virtual import VirtualScanner
from app.ui.devices.virtual_panel import Sample, VirtualPanel
from app.ui.window import MainWindow


def samples(file: Path) -> tuple[Sample, ...]:
    """What there is to click. Raises OSError, KeyError or ValueError: the file comes with the program."""
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["scan"]
    return tuple(Sample(one["zh"], one["en"], one["text"], bool(one.get("half"))) for one in listed)


class Training(QObject):
    """Shows and hides the panel. In the window's thread."""

    def __init__(self, scanner: VirtualScanner, window: MainWindow, file: Path, *, language: Callable[[], str]) -> None:
        super().__init__()
        self._scanner, self._window, self._file, self._language = scanner, window, file, language
        self.panel: VirtualPanel | None = None
        self._floats = False

    def toggle(self) -> None:
        """Show the panel, or take it away."""
        if self.panel is None:
            self._show()
        else:
            self.hide()

    def hide(self) -> None:
        """Take it away."""
        panel, self.panel = self.panel, None
        if panel is not None:
            self._window.set_aside(None)
            panel.hide()
            panel.deleteLater()

    def _show(self) -> None:
        panel = self.panel = VirtualPanel(samples(self._file), self._language)
        panel.scanned.connect(self._scanner.scan)
        panel.cut.connect(self._cut)
        panel.left.connect(self.hide)
        panel.moved.connect(self._move)
        self._place(panel)

    def _move(self) -> None:
        """Out of the window, or back into it."""
        self._floats = not self._floats
        if self.panel is not None:
            self._place(self.panel)

    def _place(self, panel: VirtualPanel) -> None:
        if self._floats:
            self._window.set_aside(None)
            panel.setParent(self._window, Qt.WindowType.Tool)
            panel.resize(panel.width(), self._window.height() * 3 // 4)
            panel.show()
        else:
            panel.setParent(None)
            panel.setWindowFlags(Qt.WindowType.Widget)
            self._window.set_aside(panel)
        panel.retranslate()

    def _cut(self, text: str) -> None:
        """Half a code, then the cable: nothing of it may be taken for a code. It is plugged in again by itself."""
        self._scanner.say(text[: len(text) // 2].encode())
        self._scanner.unplug()
        self._scanner.plug_in()
