"""Work done at once on this thread, as screens' models see it in tests without a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.domain.refusals import Refusal

T = TypeVar("T")


def run_now(work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
    """`ui.run.Run` without a worker: bugs are not caught."""
    try:
        result = work()
    except Refusal as refusal:
        failed(refusal)
    else:
        then(result)
