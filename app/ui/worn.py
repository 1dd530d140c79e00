"""Which palette the application wears now, for those who paint by themselves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.palette import LIGHT, PALETTES, Palette

_PROPERTY = "yaosu_palette"


def put_on(palette: Palette) -> None:
    """Only `Theme` calls this."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, palette.name)


def now() -> Palette:
    """The palette in force; light before any theme was chosen."""
    application = QCoreApplication.instance()
    name = application.property(_PROPERTY) if application is not None else None
    return PALETTES.get(str(name), LIGHT)
