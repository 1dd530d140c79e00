"""Python's unused cycles, swept up in the window's thread and nowhere else."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Sweeping(QObject):
    """Sweeps once a second for as long as there is a window. Build it in the window's thread; `stop()` once.

    Widgets and their views stand in cycles. Python sweeps in whichever thread makes litter at that moment, and a widget
    that goes in another thread than the window's takes the program with it: Qt is just drawing or dressing it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._did_it_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """As much as Python itself would have by now: mostly the youngest objects, seldom all."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def keep_what_is_there(self) -> None:
        """What the start has made stays to the end; looking through it again and again would hold up the window."""
        gc.freeze()

    def stop(self) -> None:
        """Python sweeps by itself again."""
        self._timer.stop()
        if self._did_it_itself:
            gc.enable()
