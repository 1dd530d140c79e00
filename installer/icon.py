"""The program's icon, as SVG, PNG and ICO: the sign its window wears, see `app.ui.sign`.

`python -m installer.icon FOLDER` writes yaosu.svg, yaosu.ico and yaosu-SIZE.png there.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer

from app.ui import sign
from installer.contents import ROOT

SIGN = ROOT / "resources" / "icons" / "box.svg"
PNG_SIZES = (48, 128, 256)
ICO_SIZES = sign.SIZES


def svg() -> str:
    """The icon as text."""
    return sign.tile(SIGN.read_text(encoding="utf-8"))


def png(size: int) -> bytes:
    """Of `size` by `size` pixels."""
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    sign.drawn(svg(), size).save(written, "PNG")  # type: ignore[call-overload] # it takes the format as text, whatever the stub says
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
