"""Light and dark: one palette of tokens becomes the style sheet, Qt's palette and the icons, also while running."""

from __future__ import annotations

from string import Template
from typing import Literal

from PySide6.QtCore import QDir, QFile, QIODevice, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import icons, worn
from app.ui.palette import PALETTES, Palette

ThemeName = Literal["light", "dark", "system"]

_SHEET = "yaosu:style/yaosu.qss"
_MARKS = {
    # name in the sheet: (icon, token)
    "check": ("check", "on_accent"),
    "dash": ("dash", "on_accent"),
    "down": ("down", "muted"),
    "up": ("up", "muted"),
    "right": ("right", "muted"),
    "close": ("close", "muted"),
}


class Theme(QObject):
    """Dresses the application. Build it after `application.build()`; the window's thread only."""

    changed = Signal(str)
    """Name of the palette now worn, "light" or "dark"."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wish: ThemeName = "system"
        self._marks = QTemporaryDir()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def wish(self) -> ThemeName:
        """What was asked for, which may be "system"."""
        return self._wish

    def wear(self, wish: ThemeName) -> None:
        """Change now. "system" follows the desktop."""
        self._wish = wish
        hints = self._app.styleHints()
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
        hints.setColorScheme(schemes[wish])  # also colours the title bar on Windows
        dark = hints.colorScheme() == Qt.ColorScheme.Dark if wish == "system" else wish == "dark"
        self._put_on(PALETTES["dark" if dark else "light"])

    def _system_changed(self) -> None:
        if self._wish == "system":
            self.wear("system")

    def _put_on(self, palette: Palette) -> None:
        worn.put_on(palette)
        self._draw_marks(palette)
        self._app.setPalette(_qt_palette(palette))
        self._app.setStyleSheet(style_sheet(palette))
        icons.dress_again()
        self.changed.emit(palette.name)

    def _draw_marks(self, palette: Palette) -> None:
        """Arrows and check marks for the style sheet, which can only name files."""
        folder = QDir(self._marks.path())
        folder.mkpath(palette.name)
        tokens = palette.tokens()
        for name, (icon, token) in _MARKS.items():
            file = QFile(folder.filePath(f"{palette.name}/{name}.svg"))
            if file.open(QIODevice.OpenModeFlag.WriteOnly):
                file.write(icons.tinted(icon, tokens[token]))
                file.close()
        QDir.setSearchPaths("marks", [folder.filePath(palette.name)])


def style_sheet(palette: Palette) -> str:
    """The sheet with its `$token`s replaced. Raises KeyError for a token the palette lacks."""
    return Template(icons.read(_SHEET).decode("utf-8")).substitute(palette.tokens())


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget the style sheet's `[tone="…"]` rules: ok, attention, stop, accent, muted, or "" for none."""
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    style = widget.style()
    for part in (widget, *widget.findChildren(QWidget)):
        style.unpolish(part)
        style.polish(part)


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.surface,
        role.AlternateBase: palette.raised,
        role.Text: palette.text,
        role.PlaceholderText: palette.muted,
        role.Button: palette.surface,
        role.ButtonText: palette.text,
        role.BrightText: palette.stop,
        role.Highlight: palette.selection,
        role.HighlightedText: palette.on_selection,
        role.ToolTipBase: palette.raised,
        role.ToolTipText: palette.text,
        role.Link: palette.accent_text,
        role.LinkVisited: palette.accent_text,
        role.Light: palette.raised,
        role.Mid: palette.line,
        role.Dark: palette.edge,
        role.Shadow: palette.shade,
        role.Accent: palette.accent,
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.faint))
    return made
