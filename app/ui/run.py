"""How a view model asks for work away from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Run(Protocol):
    """`run(work, then, failed)`; `ui.tasks.Tasks.run` is the real one."""

    def __call__(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do `work` away from the window, then call one of the other two on the window's thread."""
