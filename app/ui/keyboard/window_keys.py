"""Keys as the desktop hands them to a window (the QWindow), before shortcuts, menus and fields, wherever the focus is.

The only door where there is no X server; beside the X server's it takes what the program itself sends, for demo and training.
An input method stands before this door. `LatinEdit` keeps it away from scan fields; elsewhere it may swallow letters of a
scan, which the doctor then sees.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from time import monotonic_ns
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from app.ui.keyboard.kinds import Press, Role, control_text
from app.ui.keyboard.stream import Stream

Ticket: TypeAlias = tuple[QWindow, QKeyEvent]

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_KEYPAD: dict[int, str] = {
    Qt.Key.Key_Insert: "0",
    Qt.Key.Key_End: "1",
    Qt.Key.Key_Down: "2",
    Qt.Key.Key_PageDown: "3",
    Qt.Key.Key_Left: "4",
    Qt.Key.Key_Clear: "5",
    Qt.Key.Key_Right: "6",
    Qt.Key.Key_Home: "7",
    Qt.Key.Key_Up: "8",
    Qt.Key.Key_PageUp: "9",
}
_LOOK_MS = 2
_STALL_MS = 5
_MOST_LOOKS = 10


class WindowKeys(QObject):
    """An event filter for windows. stream: None while nobody listens. moved: the focus is about to move."""

    def __init__(
        self,
        stream: Callable[[], Stream[Ticket] | None],
        moved: Callable[[], None],
        *,
        clock_ms: Callable[[], float] = lambda: monotonic_ns() / 1e6,
    ) -> None:
        super().__init__()
        self._stream, self._moved, self._clock_ms = stream, moved, clock_ms
        self._giving: QKeyEvent | None = None
        self._last_ms, self._handled_ms = 0, 0.0
        self._look: _Look | None = None
        self.only_ours = False
        """Keys from the desktop are taken at another door, and pass here."""

    def watch(self, window: QWindow | None) -> None:
        """Hear one window; twice is once."""
        if window is not None:
            window.installEventFilter(self)

    def leave(self) -> None:
        """Hear no window any more."""
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's door. True keeps the event from the window."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return isinstance(event, QKeyEvent) and isinstance(watched, QWindow) and self._taken(watched, event)
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut):
            self._moved()
        elif kind == QEvent.Type.ShortcutOverride and self._is_ours(event) and self._pending:
            event.accept()  # inside a burst no shortcut may fire first; the key press follows
            return True
        return False

    def give(self, tickets: Sequence[Ticket]) -> None:
        """See Door."""
        for window, event in tickets:
            target: QWindow | None = window if isValid(window) else QGuiApplication.focusWindow()
            if target is not None:  # else the window the person typed into is gone
                self._send(target, event)

    give_now = give

    def deliver(self, window: int, event: QKeyEvent) -> None:
        """Hand the event to the window of that number, past the wedge."""
        for candidate in QGuiApplication.allWindows():
            if candidate.isVisible() and int(candidate.winId()) == window:
                self._send(candidate, event)
                return

    def ask_time(self, then: Callable[[int], None]) -> None:
        """See Door."""
        self._look = _Look(self._clock_ms, lambda: then(self._last_ms + int(self._clock_ms() - self._handled_ms)))
        self._look.again()

    @property
    def _pending(self) -> bool:
        stream = self._stream()
        return stream is not None and stream.pending

    def _is_ours(self, event: QEvent) -> bool:
        return event is not self._giving and not (self.only_ours and event.spontaneous())

    def _taken(self, window: QWindow, event: QKeyEvent) -> bool:
        stream = self._stream()
        if stream is None or not self._is_ours(event):
            return False
        at_ms = event.timestamp() or int(self._clock_ms())
        code, ticket = event.nativeScanCode() or event.key(), (window, _copy_of(event))
        if event.type() == QEvent.Type.KeyRelease:
            return not stream.released(role_of(event), code, at_ms, ticket)
        self._last_ms, self._handled_ms = at_ms, self._clock_ms()
        return not stream.pressed(press_of(event), code, at_ms, ticket)

    def _send(self, window: QWindow, event: QKeyEvent) -> None:
        self._giving = event
        QCoreApplication.sendEvent(window, event)
        self._giving = None


class _Look:
    """Calls `done` when no key waits unread, as far as a window can know.

    Between two looks the event loop hands over every key that was waiting; a busy window looks again until a look comes on
    time. Windows says itself whether its queue holds a key.
    """

    def __init__(self, clock_ms: Callable[[], float], done: Callable[[], None]) -> None:
        self._clock_ms, self._done = clock_ms, done
        self._looks = 0
        self._expected_ms = 0.0
        self._timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._looked)

    def again(self) -> None:
        """Look, a moment from now."""
        self._expected_ms = self._clock_ms() + _LOOK_MS
        self._timer.start(_LOOK_MS)

    def _looked(self) -> None:
        self._looks += 1
        late_ms = self._clock_ms() - self._expected_ms
        if (late_ms > _STALL_MS and self._looks < _MOST_LOOKS) or keys_wait():
            self.again()
        else:
            self._done()


def keys_wait() -> bool:
    """Whether the system holds a key for this thread; False where it cannot be asked."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetQueueStatus(_QS_KEY) >> 16)
    return False


_QS_KEY = 1


def role_of(event: QKeyEvent) -> Role:
    """What kind of key it is."""
    key = event.key()
    if key == Qt.Key.Key_Alt:
        return Role.ALT
    if key in _MODIFIERS:
        return Role.MODIFIER
    if key in _ENDS:
        return Role.END
    return Role.KEYPAD if _digit_of(event) else Role.ORDINARY


def press_of(event: QKeyEvent) -> Press:
    """A key press."""
    held, text = event.modifiers(), event.text()
    control = bool(held & Qt.KeyboardModifier.ControlModifier)
    return Press(
        role_of(event),
        text or (control_text(event.key()) if control else ""),
        control=control,
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
        meta=bool(held & Qt.KeyboardModifier.MetaModifier),
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        repeats=event.isAutoRepeat(),
        digit=_digit_of(event),
    )


def _digit_of(event: QKeyEvent) -> str:
    if not event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return ""
    key = event.key()
    return chr(key) if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else _KEYPAD.get(key, "")


def _copy_of(event: QKeyEvent) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
