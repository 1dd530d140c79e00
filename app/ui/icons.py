"""Icons: small SVG files tinted with a token of the palette. An icon never stands without a word."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel
from shiboken6 import isValid

from app.ui import worn

_dressed: WeakSet[QAbstractButton | QLabel] = WeakSet()
"""Kept here, because asking Qt for all widgets there are would hand Python also those that are just going."""


def read(path: str) -> bytes:
    """Contents of a file under Qt's search paths, for example "yaosu:icons/lock.svg". Raises FileNotFoundError."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(path)
    try:
        return bytes(file.readAll().data())
    finally:
        file.close()


def tinted(name: str, colour: str) -> bytes:
    """The SVG of an icon in a colour (`#RRGGBB`)."""
    return read(f"yaosu:icons/{name}.svg").replace(b"#000", colour.encode("ascii"))


def pixmap(name: str, token: str = "text", size: int = 20) -> QPixmap:
    """An icon in a token's colour; `size` in device-independent pixels, sharp on the finest screen there is."""
    picture = QByteArray(tinted(name, worn.now().tokens()[token]))
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(picture).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, token: str = "text", size: int = 20, *, checked: str | None = None) -> QIcon:
    """An icon with its disabled look, and another colour for the checked state where asked."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "faint", size), QIcon.Mode.Disabled)
    if checked is not None:
        made.addPixmap(pixmap(name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def dress(
    widget: QAbstractButton | QLabel, name: str, token: str = "text", size: int = 20, *, checked: str | None = None
) -> None:
    """Put an icon on a button or label and remember it, so that a change of theme redraws it."""
    widget.setProperty("dress", [name, token, size, checked or ""])
    _dressed.add(widget)
    _draw(widget)


def dress_again() -> None:
    """Redraw everything that `dress` put somewhere."""
    for widget in tuple(_dressed):
        if isValid(widget):
            _draw(widget)


def _draw(widget: QAbstractButton | QLabel) -> None:
    name, token, size, checked = widget.property("dress")
    if isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, token, int(size)))
    else:
        widget.setIcon(icon(name, token, int(size), checked=checked or None))
        widget.setIconSize(QSize(int(size), int(size)))
