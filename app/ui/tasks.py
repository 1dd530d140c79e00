"""The screens' worker: one thread, in order, answered on the window's thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.outage import Outage
from app.domain.refusals import Refusal

T = TypeVar("T")
Report = Callable[[BaseException], None]


def report(error: BaseException) -> None:
    """A bug: hand it to `sys.excepthook`, which logs it and tells the person once."""
    sys.excepthook(type(error), error, error.__traceback__)


class Tasks(QObject):
    """One worker thread for the work screens ask for. Build, start and stop it in the window's thread.

    `run` may be called from the window's thread only. Work is done in the order asked. `then` gets its result, `failed` its
    exception, both in the window's thread, and after `stop()` neither is called. A `failed` that gets something other
    than a Refusal or an Outage frees the screen; the bug is also reported. So is a failing `then` or `failed`.
    """

    _answered = Signal(object)

    def __init__(self, *, report: Report = report) -> None:
        super().__init__()
        self._report = report
        self._asked: SimpleQueue[Callable[[], Callable[[], None]] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="tasks", daemon=True)
        self._open = False
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to work."""
        self._open = True
        self._thread.start()

    def stop(self) -> None:
        """Finish the work under way, drop what waits, join the thread. Twice is once."""
        self._open = False
        self._asked.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def run(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """See `app.ui.run.Run`."""

        def do() -> Callable[[], None]:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 the worker's outermost door: told to the screen that asked
                return _bound(self._fail, failed, error)
            return _bound(then, result)

        self._asked.put(do)

    def _fail(self, failed: Callable[[Exception], None], error: Exception) -> None:
        failed(error)
        if not isinstance(error, (Refusal, Outage)):
            self._report(error)

    def _work(self) -> None:
        while (do := self._asked.get()) is not None and self._open:
            self._answered.emit(do())

    @Slot(object)
    def _answer(self, tell: Callable[[], None]) -> None:
        if not self._open:
            return
        try:
            tell()
        except Exception as error:  # noqa: BLE001 the answer's outermost door
            self._report(error)


def _bound(call: Callable[..., None], *values: Any) -> Callable[[], None]:
    return lambda: call(*values)
