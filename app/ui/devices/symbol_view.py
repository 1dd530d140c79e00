"""A bar code on the screen: black on white in every theme, each module a whole number of pixels."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from app.domain.scanner_check import Picture
from app.ui.view import View

_PAPER, _INK = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
LEAST = QSize(320, 320)


class SymbolView(View):
    """Draws one picture as large as it fits."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self.setMinimumSize(LEAST)

    def draw(self, picture: Picture | None) -> None:
        """Show it."""
        if picture is not self._picture:
            self._picture = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, then ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(self.rect(), 8, 8)
        if self._picture is not None:
            ratio = self.devicePixelRatioF()
            paint_symbol(painter, self._picture, self.rect().adjusted(8, 8, -8, -8), ratio)
        painter.end()


def paint_symbol(painter: QPainter, picture: Picture, room: QRect, ratio: float = 1.0) -> QRectF:
    """Paint it in the middle of the room; where it stands. ratio: device pixels to one of the room's."""
    module = min(room.width() * ratio / picture.width, room.height() * ratio / picture.height)
    side = (int(module) if module >= 1 else module) / ratio
    left = room.x() + (room.width() - picture.width * side) / 2
    top = room.y() + (room.height() - picture.height * side) / 2
    left, top = round(left * ratio) / ratio, round(top * ratio) / ratio
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for x, y, length in _runs(picture):
        painter.fillRect(QRectF(left + x * side, top + y * side, length * side, side), _INK)
    return QRectF(left, top, picture.width * side, picture.height * side)


def _runs(picture: Picture) -> list[tuple[int, int, int]]:
    """Dark modules of a row that touch are painted in one piece: no seam between them."""
    runs = []
    for y in range(picture.height):
        x = 0
        while x < picture.width:
            if not picture.dark(x, y):
                x += 1
                continue
            start = x
            while x < picture.width and picture.dark(x, y):
                x += 1
            runs.append((start, y, x - start))
    return runs
