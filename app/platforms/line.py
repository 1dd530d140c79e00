"""The line to a platform as settings and people see it; `transport` does the talking."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event


class Cable:
    """The network cable of one platform, which a demo, a test or a person may pull. Safe from every thread."""

    def __init__(self) -> None:
        self._cut = Event()

    def cut(self) -> None:
        """From now on nothing goes out."""
        self._cut.set()

    def mend(self) -> None:
        """Plug it in again."""
        self._cut.clear()

    @property
    def is_cut(self) -> bool:
        """Whether it is pulled."""
        return self._cut.is_set()


@dataclass(frozen=True, slots=True)
class Timeouts:
    """connect_s: until the connection stands. read_s: from the question to the last byte of the answer."""

    connect_s: float = 10.0
    read_s: float = 60.0
