"""The Enter of a keyboard scan, to the reading at the view model of the screen in front, beside a bare line edit.

The same keys go into the same window by turns: once the wedge takes the scan and the main window hands it to the screen in
front, once the field that has the focus gets the keys. Where there is Xvfb the keys come through an X server, 1 ms apart,
else they are put into the window's event queue.

python scripts/bench_wedge.py SCANS    measures in this process, on the platform Qt finds; the figures as JSON
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from app.ui import application
from app.ui.reading import Reading
from app.ui.screen import Group, Screen, ScreenEntry
from app.ui.wedge import Wedge
from app.ui.window import MainWindow
from scripts import display, environment
from scripts.bench_figures import Figure, Spread
from scripts.environment import ROOT

CODE = "81000019000000000017"
WITHIN_S = 120
WARMING = 20
BLOCK = 20
GAP_MS = 1
_WAITING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def measure(scans: int) -> Figure:
    """So many scans of each kind, in a process of its own."""
    if sys.platform == "linux" and shutil.which("Xvfb"):
        with display.running() as name:
            found = _in_process(scans, DISPLAY=name, QT_QPA_PLATFORM="xcb")
    else:
        found = _in_process(scans, QT_QPA_PLATFORM="offscreen")
    return Figure(
        name="Enter of a keyboard scan → reading at the view model",
        unit="ms",
        ours=Spread.of(found["ours"]),
        peer_name="bare QLineEdit",
        peer=Spread.of(found["bare"]),
        aim="p99 ≤ 5 ms",
        count=len(found["ours"]),
    )


def _in_process(scans: int, **variables: str) -> dict[str, list[float]]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), str(scans)],
        env=environment.child_variables(**variables),
        stdout=subprocess.PIPE,
        check=True,
        timeout=WITHIN_S + scans,
    )
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


class Counter(Screen):
    """A screen whose view model is one list, with a field that has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[float] = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def scanned(self, reading: Reading) -> bool:
        self.heard.append(perf_counter())
        return True


class Bench:
    """Scans, one after the other."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.window = MainWindow(clock=lambda: datetime.now(UTC))
        self.screen = Counter()
        self.window.set_entries([ScreenEntry("bench", lambda: "", Group.PHARMACY, "scanner", lambda: self.screen)])
        self.window.show()
        self.window.activateWindow()
        self.screen.field.setFocus()
        self._heart = QTimer(interval=200)
        self._heart.start()
        self._until(lambda: self.window.isActiveWindow() and self.screen.field.hasFocus())
        self.press = _x_server() if app.platformName() == "xcb" else self._post
        self._at_ms = 1_000
        self.entered: list[float] = []
        self.screen.field.returnPressed.connect(lambda: self.entered.append(perf_counter()))

    def run(self, scans: int) -> dict[str, list[float]]:
        """Milliseconds of each scan, by blocks in turn."""
        found: dict[str, list[float]] = {"ours": [], "bare": []}
        self._block(WARMING, self.entered)
        for done in range(0, scans, BLOCK):
            wedge = Wedge()
            wedge.scanned.connect(lambda text: self.window.take(Reading(text)))
            wedge.listen(self.app)
            self._block(WARMING if not done else 2, self.screen.heard)
            found["ours"] += self._block(min(BLOCK, scans - done), self.screen.heard)
            wedge.leave()
            found["bare"] += self._block(min(BLOCK, scans - done), self.entered)
        return found

    def _block(self, scans: int, heard: list[float]) -> list[float]:
        return [self._scan(heard) * 1000 for _ in range(scans)]

    def _scan(self, heard: list[float]) -> float:
        self.screen.field.clear()
        before = len(heard)
        for char in CODE:
            self.press(char, GAP_MS)
        self._rest(len(CODE) * GAP_MS)
        began = perf_counter()
        self.press("\r", 0)
        self._until(lambda: len(heard) > before)
        assert not self.screen.field.text() or heard is self.entered
        return heard[-1] - began

    def _post(self, char: str, gap_ms: int) -> None:
        self._at_ms += gap_ms
        key = Qt.Key.Key_Return if char == "\r" else ord(char)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
            event.setTimestamp(self._at_ms)
            QCoreApplication.postEvent(self.window.windowHandle(), event)

    def _until(self, done: Callable[[], bool]) -> None:
        give_up_at = perf_counter() + WITHIN_S
        while not done():
            self.app.processEvents(_WAITING)  # the heart beats, so it never waits for ever
            if perf_counter() > give_up_at:
                raise TimeoutError

    def _rest(self, wait_ms: int) -> None:
        """Let the keys before the last one be handled."""
        loop = QEventLoop()
        QTimer.singleShot(wait_ms + 10, loop.quit)
        loop.exec()


def _x_server() -> Callable[[str, int], None]:
    """Presses a key on the display, so many milliseconds after the one before. Source: XTEST, as xdotool presses keys."""
    x11, test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XFlush.argtypes = [ctypes.c_void_p]
    test.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
    hands = x11.XOpenDisplay(None)

    def press(char: str, gap_ms: int) -> None:
        code = x11.XKeysymToKeycode(hands, 0xFF0D if char == "\r" else ord(char))
        test.XTestFakeKeyEvent(hands, code, 1, gap_ms)
        test.XTestFakeKeyEvent(hands, code, 0, 0)
        x11.XFlush(hands)

    return press


def main(scans: int) -> int:
    """Print milliseconds of each scan."""
    os.chdir(ROOT)
    bench = Bench(application.build(ROOT / "resources"))
    print(json.dumps(bench.run(scans)))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
