"""Measures how long the window's thread is busy at a stretch. A stretch above 16 ms is a frame somebody may see missing.

A timer of one millisecond beats in the window's thread; a beat that comes late tells how long nothing else could happen.
(Qt's own signals of its event loop are of no use: with GLib, events are handled between `aboutToBlock` and `awake`.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter_ns, thread_time_ns
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

FRAME_MS = 16.0
_BEAT_MS = 1


def own_time_ms() -> float:
    """Processor time of the calling thread."""
    return thread_time_ns() / 1e6


@dataclass(slots=True)
class Slices:
    """Busy stretches in ms: how many beats, the longest stretch, and all stretches above the limit."""

    beats: int = 0
    worst_ms: float = 0.0
    over: list[float] = field(default_factory=list)


class Watchdog(QObject):
    """`with Watchdog() as slices: …` in the window's thread; events must run inside the block.

    With `clock_ms=own_time_ms` only what this thread itself used counts, whatever else the machine does: for tests.
    """

    def __init__(
        self, limit_ms: float = FRAME_MS, *, clock_ms: Callable[[], float] = lambda: perf_counter_ns() / 1e6
    ) -> None:
        super().__init__()
        self.limit_ms = limit_ms
        self.slices = Slices()
        self._clock_ms = clock_ms
        self._last_ms = 0.0
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)

    def __enter__(self) -> Slices:
        self._last_ms = self._clock_ms()
        self._beat.start()
        return self.slices

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._on_beat()
        self._beat.stop()

    @Slot()
    def _on_beat(self) -> None:
        now_ms = self._clock_ms()
        busy_ms = max(now_ms - self._last_ms - _BEAT_MS, 0.0)
        self._last_ms = now_ms
        self.slices.beats += 1
        self.slices.worst_ms = max(self.slices.worst_ms, busy_ms)
        if busy_ms > self.limit_ms:
            self.slices.over.append(busy_ms)
