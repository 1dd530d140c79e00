"""Cycles go in the window's thread, whoever makes the litter."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from weakref import finalize

import pytest
from pytestqt.qtbot import QtBot

from app.ui.sweeping import Sweeping

WITHIN_MS = 30_000


class Knot:
    """Holds itself, as views and their widgets do."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def sweeping(qtbot: QtBot) -> Iterator[Sweeping]:
    gc.enable()
    made = Sweeping()
    yield made
    made.stop()
    assert gc.isenabled()


def litter() -> None:
    """Far more than Python would leave lying."""
    for _ in range(50_000):
        Knot()


def test_what_is_unused_goes_in_the_windows_thread(qtbot: QtBot, sweeping: Sweeping) -> None:
    gone: list[threading.Thread] = []
    knot = Knot()
    finalize(knot, lambda: gone.append(threading.current_thread()))
    del knot
    other = threading.Thread(target=litter)
    other.start()
    other.join()
    assert not gone
    qtbot.waitUntil(lambda: bool(gone), timeout=WITHIN_MS)
    assert gone == [threading.main_thread()]


def test_old_objects_are_looked_through_too(sweeping: Sweeping) -> None:
    gone: list[bool] = []
    knot = Knot()
    finalize(knot, lambda: gone.append(True))
    gc.collect()  # it has grown old
    del knot
    for _ in range(2_000):
        litter_of_a_second = [Knot() for _ in range(1_000)]
        del litter_of_a_second
        sweeping.sweep()
        if gone:
            break
    assert gone
