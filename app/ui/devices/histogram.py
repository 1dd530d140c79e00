"""How fast a scanner writes, at a glance: how many gaps are how long. Painted in the palette's own colours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.ui import worn
from app.ui.view import View

EDGES_MS = (1, 2, 5, 10, 20, 50, 100, 200)
"""Upper edges of the bars; the last bar is everything longer. Steps that the eye can tell and that scanners differ by."""
SLOW_FROM_MS = 50
_HEIGHT = 112
_FOOT, _HEAD, _GAP = 20, 18, 6
_SMALL_PX = 11


def counts(gaps_ms: Sequence[float]) -> tuple[int, ...]:
    """How many gaps fall into each bar."""
    made = [0] * (len(EDGES_MS) + 1)
    for gap in gaps_ms:
        made[bisect_left(EDGES_MS, gap)] += 1
    return tuple(made)


class Histogram(View):
    """Bars from quick (left) to slow (right)."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._counts: tuple[int, ...] = counts(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def draw(self, gaps_ms: Sequence[float]) -> None:
        """Show these."""
        made = counts(gaps_ms)
        if made != self._counts:
            self._counts = made
            self.update()
        self.setAccessibleName(self.tr("码内间隔分布"))

    def sizeHint(self) -> QSize:
        """As wide as it may, never less than readable."""
        return QSize(260, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, their counts and their edges."""
        palette = worn.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(_SMALL_PX)
        painter.setFont(font)
        most, base = max(*self._counts, 1), self.height() - _FOOT
        width = self.width() / len(self._counts)
        for place, count in enumerate(self._counts):
            quick = place < bisect_left(EDGES_MS, SLOW_FROM_MS) + 1
            height = (base - _HEAD) * count / most
            bar = QRectF(place * width + _GAP / 2, base - max(height, 2), width - _GAP, max(height, 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.line if not count else palette.accent if quick else palette.attention))
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(QColor(palette.text))
            if count:
                above = QRectF(place * width, bar.top() - _HEAD, width, _HEAD)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(count))
            painter.setPen(QColor(palette.muted))
            below = QRectF(place * width, base + 2, width, _FOOT - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _edge(place))
        painter.end()


def _edge(place: int) -> str:
    return f"≤{EDGES_MS[place]}" if place < len(EDGES_MS) else f">{EDGES_MS[-1]}"
