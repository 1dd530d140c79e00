"""A window for real keys: two fields and a button behind the wedge. Run as a program on an X display.

It tells what happens, a JSON line each, and takes orders as JSON lines:
    {"begin": 3, "busy_s": 0.05}       empty the fields, focus on the first; the window is busy that long, again and again
    {"profiles": [{"min_length": 8}]}  other scanners; {"try_out": true} for test scans
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QObject, QPoint, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard import x11_events
from app.ui.keyboard.scan_facts import Timed
from app.ui.latin_edit import LatinEdit
from app.ui.wedge import Wedge


def tell(**news: object) -> None:
    print(json.dumps(news), flush=True)


class Watch(QAbstractNativeEventFilter):
    """Tells the time of every key press as it comes from the display, before anybody takes it."""

    def nativeEventFilter(self, event_type: object, message: int) -> object:
        raw = ctypes.string_at(int(message), x11_events.EVENT_BYTES)
        if raw[0] == x11_events.KEY_PRESS:
            tell(key_at=x11_events.key_event(raw).at_ms)
        return False, 0


class Desk(QObject):
    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.window = QWidget(windowTitle="desk")
        self.field, self.other, self.code = QLineEdit(), QLineEdit(), LatinEdit()
        self.button = QPushButton("press")
        column = QVBoxLayout(self.window)
        for widget in (self.field, self.other, self.code, self.button):
            column.addWidget(widget)
        self.wedge = Wedge()
        self.wedge.scanned.connect(lambda text: tell(scan=text))
        self.wedge.timed.connect(self._tell_timed)
        self.wedge.listen(app)
        self._stall = QTimer()
        self._stall.timeout.connect(self._be_busy)
        self._busy_s = 0.0
        for name in ("field", "other", "code"):
            getattr(self, name).textChanged.connect(lambda text, name=name: tell(**{name: text}))
        self.field.returnPressed.connect(lambda: tell(entered=self.field.text()))
        self.button.clicked.connect(lambda: tell(pressed=True))
        app.focusWindowChanged.connect(lambda now: tell(ready=True) if now is not None else None)
        app.focusChanged.connect(lambda _old, now: tell(focus=self._name_of(now)))
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._orders.activated.connect(self._read)
        self._unread = b""

    def show(self) -> None:
        self.window.resize(400, 200)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()

    def _read(self) -> None:
        came = os.read(sys.stdin.fileno(), 65536)
        if not came:
            QApplication.quit()
        *lines, self._unread = (self._unread + came).split(b"\n")
        for line in lines:
            self._obey(json.loads(line))

    def _obey(self, order: dict[str, Any]) -> None:
        if "profiles" in order:
            self.wedge.use(*(KeyProfile(**fields) for fields in order["profiles"]))
        if "try_out" in order:
            self.wedge.try_out(order["try_out"])
        if "focus" in order:
            getattr(self, order["focus"]).setFocus()
        if "begin" in order:
            self.wedge.rest(False)  # settles what is held
            QGuiApplication.inputMethod().reset()
            for field in (self.field, self.other, self.code):
                field.clear()
            self.field.setFocus()
            self.window.activateWindow()
            self._busy_s = order.get("busy_s", 0.0)
            self._stall.start(int(self._busy_s * 1000) + 25) if self._busy_s else self._stall.stop()
            middle = self.other.mapToGlobal(QPoint(self.other.width() // 2, self.other.height() // 2))
            tell(begun=order["begin"], other_at=[middle.x(), middle.y()])

    def _tell_timed(self, timed: Timed) -> None:
        tell(
            timed={
                "pressed_ms": timed.pressed_ms,
                "gaps_ms": timed.gaps_ms,
                "signs": sorted(timed.signs),
                "ended": timed.ended,
                "rolled": timed.rolled,
                "trial": timed.trial,
            }
        )

    def _name_of(self, widget: QWidget | None) -> str:
        return next((name for name, one in vars(self).items() if one is widget), "") if widget is not None else ""

    def _be_busy(self) -> None:
        until = perf_counter() + self._busy_s
        while perf_counter() < until:
            pass


def main() -> int:
    app = QApplication(["desk"])
    desk = Desk(app)
    watch = Watch()
    app.installNativeEventFilter(watch)  # the last one hears first
    desk.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
