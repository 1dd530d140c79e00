"""Scanners that play keyboard: takes their keys out of the stream before any field sees them.

`burst.py` decides what a scan is. Keys come through two doors: on X11 straight from the server (`keyboard/x11_keys.py`),
elsewhere where the desktop hands them to a window (`keyboard/window_keys.py`). A stream for each keyboard
(`keyboard/stream.py`) holds them, keeps the time and gives typed keys back.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, monotonic_ns
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QNativeInterface, QWindow
from shiboken6 import isValid

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keys import Scanned
from app.ui.keyboard.same_again import SameAgain
from app.ui.keyboard.scan_facts import facts
from app.ui.keyboard.stream import Stream
from app.ui.keyboard.window_keys import Ticket, WindowKeys
from app.ui.keyboard.x11_events import KeyEvent
from app.ui.keyboard.x11_keys import X11Keys
from app.ui.keyboard.x11_server import NoServer, Server

TRIAL = KeyProfile(max_gap_ms=400, give_back_ms=600, silence_ms=1200, late_end_ms=300, min_length=3)
"""What a test scan may look like: anything a person could mean by one. `key_profiles.measured` judges it."""


class Wedge(QObject):
    """Emits `scanned(text)` for every scan, in the window's thread; typed keys reach their field unchanged.

    The text is as the codes' rules want it: without prefix, suffix and end, with the AIM identifier a scanner put in front.
    `timed` follows with a `scan_facts.Timed`: the same scan without its text shown, for devices and doctor. A scan written
    twice within its profile's `same_again_ms` is one for `scanned`, two for `timed`.
    """

    scanned = Signal(str)
    timed = Signal(object)

    def __init__(self, *profiles: KeyProfile, clock_ms: Callable[[], float] = lambda: monotonic_ns() / 1e6) -> None:
        super().__init__()
        self._profiles = profiles or (KeyProfile(),)
        self._same_again = SameAgain()
        self._resting = self._trying = False
        self._windows = WindowKeys(self._window_stream, self._interrupted, clock_ms=clock_ms)
        self._sent: Stream[Ticket] = Stream(self._windows, self._profiles, self._heard)
        self._x11: X11Keys | None = None
        self._keyboards: dict[int, Stream[KeyEvent]] = {}
        self._focus: QObject | None = None
        self._app: QGuiApplication | None = None

    def listen(self, app: QGuiApplication) -> None:
        """Hear every window of the application, also those opened later, and on X11 the server itself."""
        self._x11 = self._at_the_server(app)
        self._windows.only_ours = self._x11 is not None
        app.focusWindowChanged.connect(self.watch)
        if self._x11 is None:  # there no input method ever sees a scan
            app.focusObjectChanged.connect(self._watch_composing)
        self._app = app
        self.watch(app.focusWindow())

    def leave(self) -> None:
        """Hear nobody any more; what is held is given back. Twice is once."""
        self.rest(True)
        app, self._app = self._app, None
        if app is None:
            return
        app.focusWindowChanged.disconnect(self.watch)
        self._windows.leave()
        if self._x11 is not None:
            app.removeNativeEventFilter(self._x11)
            self._x11.close()
        else:
            app.focusObjectChanged.disconnect(self._watch_composing)
            self._watch_composing(None)

    def watch(self, window: QWindow | None) -> None:
        """Hear one window; twice is once."""
        self._windows.watch(window)

    def use(self, *profiles: KeyProfile) -> None:
        """The scanners of this workstation, the pickiest first; what is held is settled before."""
        self._profiles = profiles or (KeyProfile(),)
        self._tell_streams()

    @property
    def profiles(self) -> tuple[KeyProfile, ...]:
        """What it listens with."""
        return self._profiles

    def rest(self, resting: bool) -> None:
        """Let every key pass: while somebody signs in, quick fingers and password managers are no scanners."""
        for stream in self._streams:
            stream.settle()
        self._resting = resting

    def try_out(self, trying: bool) -> None:
        """Test scans: whatever comes, however slow, is told as `timed` with `trial`, and to no screen or field."""
        self._trying = trying
        self._tell_streams()

    @property
    def sees_keyboards_apart(self) -> bool:
        """Whether the desktop says which keyboard a key came from, so that two scanners at once never mix."""
        return self._x11 is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the object that has the focus: an input method at work."""
        if isinstance(event, QInputMethodEvent) and (event.preeditString() or event.commitString()):
            for stream in self._streams:
                stream.composed()
        return False

    def _at_the_server(self, app: QGuiApplication) -> X11Keys | None:
        native: Any = app.nativeInterface()
        if app.platformName() != "xcb" or not isinstance(native, QNativeInterface.QX11Application):
            return None
        try:
            keys = X11Keys(Server(native.connection()), self._keyboard, self._windows)
        except NoServer:
            return None
        app.installNativeEventFilter(keys)
        return keys

    @property
    def _streams(self) -> list[Stream[Any]]:
        return [self._sent, *self._keyboards.values()]

    @property
    def _in_use(self) -> tuple[KeyProfile, ...]:
        return (TRIAL,) if self._trying else self._profiles

    def _tell_streams(self) -> None:
        for stream in self._streams:
            stream.use(self._in_use)

    def _window_stream(self) -> Stream[Ticket] | None:
        return None if self._resting else self._sent

    def _keyboard(self, source: int) -> Stream[KeyEvent] | None:
        if self._resting or self._x11 is None:
            return None
        if source not in self._keyboards:
            self._keyboards[source] = Stream(self._x11, self._in_use, self._heard)
        return self._keyboards[source]

    def _interrupted(self) -> None:
        for stream in self._streams:
            stream.interrupt()

    def _watch_composing(self, now: QObject | None) -> None:
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = now
        if now is not None:
            now.installEventFilter(self)

    def _heard(self, scan: Scanned, composed: bool) -> None:
        trial = self._trying
        if not trial and not self._same_again(scan):
            self.scanned.emit(scan.text)
        self.timed.emit(facts(scan, read_at_s=monotonic(), composed=composed, trial=trial))
