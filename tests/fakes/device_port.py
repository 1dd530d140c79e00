"""A device on no cable: gives what a test hands it, keeps what it is sent, goes when told to."""

from __future__ import annotations

from collections.abc import Iterable
from queue import Empty, Queue

from app.devices.port import PortError
from app.domain.devices import Trouble


class FakePort:
    """An open port. Wakes its reader at once, as the real ones must."""

    def __init__(self, *pieces: bytes) -> None:
        self.written: list[bytes] = []
        self.closed = False
        self._coming: Queue[bytes | PortError] = Queue()
        for piece in pieces:
            self.gives(piece)

    def gives(self, data: bytes) -> None:
        """The device says something."""
        self._coming.put(data)

    def goes(self, trouble: Trouble = Trouble.GONE) -> None:
        """The cable is pulled, after what was said before."""
        self._coming.put(PortError(trouble))

    def read(self, timeout_s: float) -> bytes:
        """As Port."""
        if self.closed:
            raise PortError(Trouble.GONE)
        try:
            found = self._coming.get(timeout=max(timeout_s, 0.0001))
        except Empty:
            return b""
        if isinstance(found, PortError):
            raise found
        return found

    def write(self, data: bytes) -> None:
        """As Port."""
        if self.closed:
            raise PortError(Trouble.GONE)
        self.written.append(data)

    def close(self) -> None:
        """As Port."""
        if not self.closed:
            self.closed = True
            self._coming.put(PortError(Trouble.GONE))


class Openings:
    """An opener that answers as listed, then with the last answer for ever."""

    def __init__(self, answers: Iterable[FakePort | PortError]) -> None:
        self._answers = list(answers)
        self.asked = 0

    def __call__(self) -> FakePort:
        answer = self._answers[min(self.asked, len(self._answers) - 1)]
        self.asked += 1
        if isinstance(answer, PortError):
            raise answer
        return answer
