"""Draws resources/icons/*.svg from the outlines of the Phosphor icon font (MIT) that qtawesome carries.

Run by hand when an icon is added: `.venv/bin/python scripts/icons.py`. The program itself loads only the small SVG files:
importing qtawesome and its twelve fonts costs about 250 ms of every start (measured 2026-11), a page of SVG costs 5 ms.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainterPath, QRawFont, QTransform

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
BOX = 256.0

# our word -> Phosphor's name
WANTED = {
    # screens
    "dispensing": "pill",
    "take_back": "arrow-u-up-left",
    "stocktake": "clipboard-text",
    "receiving": "download-simple",
    "issue": "upload-simple",
    "supplier_return": "truck",
    "identifiers": "tag",
    "trace": "path",
    "uploads": "cloud-arrow-up",
    "reports": "chart-bar",
    "devices": "cpu",
    "settings": "gear-six",
    "people": "users",
    # verdicts
    "ok": "check-bold",
    "stop": "x-bold",
    # status bar
    "person": "user-circle",
    "place": "storefront",
    "scanner": "barcode",
    "reader": "identification-card",
    "online": "cloud-check",
    "offline": "cloud-slash",
    "clock": "clock",
    "sound": "speaker-high",
    "muted": "speaker-slash",
    # actions and parts
    "lock": "lock-key",
    "key": "key",
    "search": "magnifying-glass",
    "columns": "columns",
    "info": "info",
    "warning": "warning-circle",
    "help": "question",
    "keyboard": "keyboard",
    "undo": "arrow-counter-clockwise",
    "history": "clock-counter-clockwise",
    "print": "printer",
    "box": "package",
    "empty": "tray",
    "shield": "shield-check",
    "close": "x",
    "check": "check-bold",
    "dash": "minus-bold",
    "up": "caret-up-bold",
    "down": "caret-down-bold",
    "right": "caret-right-bold",
    "sun": "sun",
    "moon": "moon",
    "language": "translate",
    "split": "scissors",
    "note": "note-pencil",
    "leave": "sign-out",
}

# '!' stands upright at two metres; Phosphor's is a thin mark in a triangle, so this one is ours.
EXCLAMATION = "M98 18 H158 L149 162 H107 Z M128 184 a29 29 0 1 0 0.01 0 Z"


def main() -> None:
    """Write one SVG per wanted icon."""
    QGuiApplication(["icons", "-platform", "offscreen"])
    fonts = Path(str(importlib.util.find_spec("qtawesome").origin)).parent / "fonts"  # type: ignore[union-attr]
    font = QRawFont(str(next(fonts.glob("phosphor-[0-9]*.ttf"))), BOX)
    codes = json.loads(next(fonts.glob("phosphor-charmap-*.json")).read_text("utf-8"))
    ICONS.mkdir(parents=True, exist_ok=True)
    for word, phosphor in WANTED.items():
        glyph = font.glyphIndexesForString(chr(int(codes[phosphor], 16)))[0]
        _write(word, _path_data(_in_box(font.pathForGlyph(glyph), font)))
    _write("attention", EXCLAMATION)


def _in_box(path: QPainterPath, font: QRawFont) -> QPainterPath:
    """Glyph coordinates (baseline at 0) to the 256 box with its origin at the top left."""
    return QTransform.fromTranslate(0, font.ascent()).map(path)


def _path_data(path: QPainterPath) -> str:
    """SVG path data with one decimal."""
    words: list[str] = []
    at = 0
    while at < path.elementCount():
        element = path.elementAt(at)
        if element.isCurveTo():
            rest = [path.elementAt(at + step) for step in range(3)]
            words.append("C" + " ".join(f"{point.x:.1f} {point.y:.1f}" for point in rest))
            at += 3
            continue
        words.append(("M" if element.isMoveTo() else "L") + f"{element.x:.1f} {element.y:.1f}")
        at += 1
    return "".join(words) + "Z"


def _write(word: str, data: str) -> None:
    box = QRectF(0, 0, BOX, BOX)
    (ICONS / f"{word}.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box.width():.0f} {box.height():.0f}">'
        f'<path fill="#000" fill-rule="nonzero" d="{data}"/></svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
