"""The QApplication: attributes, fonts, search paths, and what happens to a bug."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.ui import fonts, sign

log = logging.getLogger(__name__)


def build(resources: Path, arguments: Sequence[str] = ()) -> QApplication:
    """The one application of this process. `resources` is the folder with icons/, style/, sounds/."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("yaosu")
    app.setApplicationDisplayName("药溯")
    app.setDesktopFileName("yaosu")
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    QDir.setSearchPaths("yaosu", [str(resources)])
    app.setFont(fonts.choose())
    app.setWindowIcon(sign.icon())
    return app


def report_bugs(tell: Callable[[BaseException], None]) -> None:
    """From now on an exception nobody caught is logged with its traceback and told once, however often it comes back.

    `tell` is called in the thread where it happened. Interrupts end the program as ever.
    """
    told: set[tuple[str, int]] = set()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("bug", exc_info=(kind, error, trace))
        place = _where(trace)
        if place not in told:
            told.add(place)
            tell(error)

    sys.excepthook = hook


def _where(trace: TracebackType | None) -> tuple[str, int]:
    """File and line where it was raised."""
    place = ("", 0)
    while trace is not None:
        place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
