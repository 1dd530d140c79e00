"""Stalls of the window's thread are measured."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.ui.watchdog import Watchdog


def _busy(seconds: float) -> None:
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def test_a_slow_handler_is_seen_with_its_length(qtbot: QtBot) -> None:
    done: list[int] = []
    with Watchdog() as slices:
        QTimer.singleShot(0, lambda: (_busy(0.05), done.append(1)))
        qtbot.waitUntil(lambda: bool(done))
    assert slices.worst_ms >= 45
    assert len(slices.over) >= 1


def test_a_calm_loop_has_no_long_slices(qtbot: QtBot) -> None:
    ticks: list[int] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(1))
    with Watchdog(limit_ms=500) as slices:
        timer.start()
        qtbot.waitUntil(lambda: len(ticks) >= 10)
    timer.stop()
    assert slices.over == []
    assert slices.beats >= 5
