"""The program's icon: the sign at the top of the window, white on its accent colour, as SVG, PNG and ICO.

`python -m installer.icon FOLDER` writes yaosu.svg, yaosu.ico and yaosu-SIZE.png there.
"""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.ui.palette import LIGHT
from installer.contents import ROOT

SIGN = ROOT / "resources" / "icons" / "box.svg"
PNG_SIZES = (48, 128, 256)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)

_TILE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256">
<rect width="256" height="256" rx="56" fill="{accent}"/>
<path transform="translate(35.8 35.8) scale(0.72)" fill="{on_accent}" stroke="{on_accent}" stroke-width="8" d="{sign}"/>
</svg>
"""


def svg() -> str:
    """The icon as text."""
    found = re.search(r' d="([^"]+)"', SIGN.read_text(encoding="utf-8"))
    assert found is not None, f"{SIGN} has no path"
    return _TILE.format(accent=LIGHT.accent, on_accent=LIGHT.on_accent, sign=found[1])


def png(size: int) -> bytes:
    """Of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg().encode())).render(painter)
    painter.end()
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload] # it takes the format as text, whatever the stub says
    return bytes(written.data().data())


def ico() -> bytes:
    """All sizes in one file, each as PNG.

    Form: a header of 6 bytes (0, 1 for icons, count), 16 bytes for each picture (width and height with 0 for 256, no
    colours, 0, 1 plane, 32 bits, length, place), then the pictures.
    Source: ICO (file format), Microsoft; PNG inside since Windows Vista.
    """
    pictures = [(size, png(size)) for size in ICO_SIZES]
    place = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + b"".join(picture for _, picture in pictures)


def main(folder: Path) -> None:
    """Write all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "yaosu.svg").write_text(svg(), encoding="utf-8")
    (folder / "yaosu.ico").write_bytes(ico())
    for size in PNG_SIZES:
        (folder / f"yaosu-{size}.png").write_bytes(png(size))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
