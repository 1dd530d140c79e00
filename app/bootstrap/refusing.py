"""A refusal at the program's door: one clear sentence and exit code 1."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.bootstrap.expected import EXPECTED


@contextmanager
def refusals_told(as_json: bool = False, *, in_window: bool = False) -> Iterator[None]:
    """What the program declines is told, and ends it; anything else is a bug and shows itself.

    in_window: nobody looks at a terminal, because the program was started from a menu.
    """
    try:
        yield
    except EXPECTED as refused:
        from app.bootstrap.telling import sentence_of

        sentence = sentence_of(refused)
        if as_json:
            told = {"error": type(refused).__name__, "sentence": sentence}
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        elif in_window or sys.stderr is None:
            _show(sentence)
        else:
            sys.stderr.write(f"{sentence}\n")
        raise SystemExit(1) from None


def _show(sentence: str) -> None:
    from PySide6.QtWidgets import QApplication, QMessageBox

    from app.bootstrap import places
    from app.ui import application

    app = QApplication.instance() or application.build(places.RESOURCES)
    QMessageBox.critical(None, "药溯", sentence)
    app.quit()
