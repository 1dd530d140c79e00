"""Keys as the X server sends them, before Qt, its shortcuts, and any input method sees them.

Here a scan is taken out whole even while a Chinese input method is on and a text field has the focus; given back, keys go
through the server to the window once more and from there wherever they would have gone, the input method included.

Three things are certain here that a window cannot know:

* *No key waits unread.* To know the time, we let the server change a property of a window of ours: the notice carries the
  server's time and stands in the stream behind every event sent before. A second one follows the first, for a key whose time
  is before the first notice but which the server had not put into the stream yet. However busy the machine, and whichever
  thread of Qt has not run, between the last key held and that notice there was no other key.
* *Nothing overtakes.* While keys that were given back are under way, every other key is sent behind them.
* *Whose key it is.* Before the first key of another keyboard the server tells which it is. Each has a stream of its own.
  (While two hold the same key down, some servers tell one press only; that code comes short, and is refused.)
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.keyboard import x11_events as x11
from app.ui.keyboard.kinds import Role
from app.ui.keyboard.stream import Stream
from app.ui.keyboard.x11_events import KeyEvent
from app.ui.keyboard.x11_server import Server
from app.ui.keyboard.x11_symbols import press_of, role_of

_FOCUS = (9, 10)  # FocusIn, FocusOut: keys let go elsewhere are never told


class Windows(Protocol):
    """Qt's windows."""

    def deliver(self, window: int, event: QKeyEvent) -> None:
        """Hand the event to the window of that number, past the wedge."""


class X11Keys(QAbstractNativeEventFilter):
    """Install it as a native event filter. stream: the one of a keyboard, None while nobody listens."""

    def __init__(self, server: Server, stream: Callable[[int], Stream[KeyEvent] | None], windows: Windows) -> None:
        super().__init__()
        self._server, self._stream, self._windows = server, stream, windows
        self._source = 0
        self._down: set[tuple[int, int]] = set()
        self._came_up: dict[tuple[int, int], int] = {}
        self._under_way: list[KeyEvent] = []
        self._asked: deque[Callable[[int], None]] = deque()

    def nativeEventFilter(self, event_type: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Qt's door: (True, 0) keeps the event from Qt."""
        return self._taken(int(message)), 0

    def close(self) -> None:
        """The filter is gone: nothing is asked any more."""
        self._asked.clear()
        self._server.close()

    def give(self, tickets: Sequence[KeyEvent]) -> None:
        """See Door."""
        for event in tickets:
            self._server.send(event.window, event.raw)
            self._under_way.append(event)
        self._ask(partial(self._arrived, tuple(tickets)))

    def give_now(self, tickets: Sequence[KeyEvent]) -> None:
        """See Door. An input method does not see them; they were typed less than a moment before a click."""
        for event in tickets:
            self._windows.deliver(event.window, self._qt_event(event))

    def ask_time(self, then: Callable[[int], None]) -> None:
        """See Door."""
        self._ask(lambda now_ms: self._ask(lambda _later_ms: then(now_ms)))

    def _ask(self, then: Callable[[int], None]) -> None:
        self._asked.append(then)
        self._server.ask_time()

    def _taken(self, address: int) -> bool:
        head = ctypes.string_at(address, x11.EVENT_BYTES)
        kind = head[0] & ~x11.SENT
        if kind in (x11.KEY_PRESS, x11.KEY_RELEASE):
            return self._key(x11.key_event(head))
        if kind == x11.PROPERTY_NOTIFY:
            return self._time(*x11.property_change(head))
        if kind == x11.GENERIC:
            self._other_source(address, head)
        elif kind in _FOCUS:
            self._down.clear()
        elif x11.changes_keymap(kind, head[1], self._server.extensions):
            self._server.forget_keymap()
        return False

    def _key(self, event: KeyEvent) -> bool:
        if event.sent and self._came_back(event):
            return False
        marked = self._note(event)
        stream = self._stream(self._source)
        if stream is None or self._goes_on(stream, event, marked):
            if not self._under_way:
                return False
            self.give([event])
        return True

    def _goes_on(self, stream: Stream[KeyEvent], event: KeyEvent, marked: bool) -> bool:
        symbol, text = self._server.writes(event.code, event.state)
        if not event.down:
            return stream.released(role_of(symbol), event.code, event.at_ms, event)
        return stream.pressed(press_of(symbol, text, event.state, repeats=marked), event.code, event.at_ms, event)

    def _note(self, event: KeyEvent) -> bool:
        """Whether the server repeats the key: it goes down while it is down, or comes up and goes down at once."""
        key = self._source, event.code
        if not event.down:
            self._down.discard(key)
            self._came_up[key] = event.at_ms
            return False
        again = key in self._down or self._came_up.get(key) == event.at_ms
        self._down.add(key)
        return again

    def _came_back(self, event: KeyEvent) -> bool:
        for place, sent in enumerate(self._under_way):
            if sent.is_same(event):
                del self._under_way[place]
                return True
        return False

    def _arrived(self, sent: tuple[KeyEvent, ...], _now_ms: int) -> None:
        """Whatever of them has not come back will not: its window is gone."""
        self._under_way = [event for event in self._under_way if not any(event is one for one in sent)]

    def _time(self, window: int, now_ms: int) -> bool:
        if window != self._server.window or not self._asked:
            return False
        self._asked.popleft()(now_ms)
        return True

    def _other_source(self, address: int, head: bytes) -> None:
        if head[1] == self._server.extensions.xinput:
            whole = ctypes.string_at(address, x11.length_of(head)) if head[8:10] == b"\1\0" else head
            self._source = x11.new_source(whole, self._server.extensions) or self._source

    def _qt_event(self, event: KeyEvent) -> QKeyEvent:
        symbol, text = self._server.writes(event.code, event.state)
        kind = QEvent.Type.KeyPress if event.down else QEvent.Type.KeyRelease
        press = press_of(symbol, text, event.state)
        key = ord(text.upper()[:1] or "\0") if press.role is not Role.MODIFIER else int(Qt.Key.Key_unknown)
        held = Qt.KeyboardModifier.ShiftModifier if press.shift else Qt.KeyboardModifier.NoModifier
        made = QKeyEvent(kind, key, held, event.code, symbol, event.state, text)
        made.setTimestamp(event.at_ms)
        return made
