"""The helper process: questions on standard input, answers on standard output, one JSON object per line.

Questions are answered on the main thread, which many libraries want. A second thread reads: when the program that started
us goes away, it ends this process at once, whatever the library is doing.
"""

from __future__ import annotations

import ctypes
import json
import os
import queue
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TextIO

from app.devices.card_helper.calls import Calls

_IN_ORDER, _DAMAGED = 0, 70


def main() -> int:
    """Serve until standard input ends."""
    _leave_nothing_behind()
    asked, answers = _private_lines()
    _say(answers, {"hello": 1, "bits": struct.calcsize("P") * 8})
    calls = Calls()
    for line in _lines(asked):
        try:
            answer = calls.answer(line)
        except OSError:  # how ctypes tells of an access violation: nothing in this process can be trusted any more
            os._exit(_DAMAGED)
        _say(answers, answer)
    return _IN_ORDER


def _private_lines() -> tuple[TextIO, TextIO]:
    """Our two lines as descriptors no library knows: what a library prints goes nowhere."""
    asked = os.fdopen(os.dup(0), "r", encoding="utf-8", errors="replace")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return asked, answers


def _lines(asked: TextIO) -> Iterator[str]:
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(asked, waiting), name="questions", daemon=True).start()
    while True:
        yield waiting.get()


def _read(asked: TextIO, waiting: queue.SimpleQueue[str]) -> None:
    for line in asked:
        waiting.put(line)
    os._exit(_IN_ORDER)


def _say(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
    answers.flush()


def _leave_nothing_behind() -> None:
    """A crash must neither write a person's data to disk nor stop at a window somebody has to close."""
    if sys.platform == "win32":
        no_dialogs = 0x0001 | 0x0002 | 0x8000  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
        ctypes.windll.kernel32.SetErrorMode(no_dialogs)
    else:
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
