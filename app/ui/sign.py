"""The program's sign: the box at the top of the window, white on the accent colour. Window and packages wear the same."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui import icons
from app.ui.palette import LIGHT

SIZES = (16, 24, 32, 48, 64, 128, 256)
"""What title bars, task bars and Alt+Tab ask for, at 100 to 200 %."""

_TILE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256">
<rect width="256" height="256" rx="56" fill="{accent}"/>
<path transform="translate(35.8 35.8) scale(0.72)" fill="{on_accent}" stroke="{on_accent}" stroke-width="8" d="{outline}"/>
</svg>
"""


def tile(box: str) -> str:
    """The sign as SVG. box: icons/box.svg as text, whose outline it takes."""
    found = re.search(r' d="([^"]+)"', box)
    assert found is not None, "box.svg has no path"
    return _TILE.format(accent=LIGHT.accent, on_accent=LIGHT.on_accent, outline=found[1])


def drawn(svg: str, size: int) -> QImage:
    """Of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


def icon() -> QIcon:
    """For windows: drawn here for each size, so that no plugin for SVG icons is needed."""
    made, svg = QIcon(), tile(icons.read("yaosu:icons/box.svg").decode("utf-8"))
    for size in SIZES:
        made.addPixmap(QPixmap.fromImage(drawn(svg, size)))
    return made
