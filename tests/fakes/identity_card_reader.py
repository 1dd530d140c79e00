"""A SAM_V reader of identity cards, played: bytes in, bytes out, with the habits that modules have. Cards are invented."""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from operator import xor
from typing import Literal

from tests.devices.cables import Cable

PREAMBLE = bytes.fromhex("AAAAAA9669")
STATUS, RESET, FIND, SELECT, READ, NEW_ADDRESS = (
    bytes.fromhex(code) for code in ("11FF", "10FF", "2001", "2002", "3001", "3003")
)
PHOTO = bytes(range(256)) * 4

Habit = Literal["quiet", "finding", "every second time"]
"""What a module answers while a card that was read still lies there."""


def sent(body: bytes) -> bytes:
    """A frame around CMD and PARA, or around three status bytes and data."""
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes([reduce(xor, counted)])


def padded(text: str, length: int) -> bytes:
    """Text as it stands on a card."""
    return text.ljust(length // 2).encode("utf-16-le")


def citizen(name: str = "张伟", number: str = "110101199003070134", until: str = "20360708", mark: str = " ") -> bytes:
    """The 256 bytes of a citizen's card; also of those that share its layout."""
    parts = (
        padded(name, 30) + padded("1", 2) + padded("01", 4) + padded("19900307", 16),
        padded("北京市东城区某某街道1号", 70) + padded(number, 36) + padded("北京市公安局东城分局", 30),
        padded("20160708", 16) + padded(until, 16) + padded("H12345678" if mark == "J" else "", 28) + padded(mark, 8),
    )
    return b"".join(parts)


def foreigner(name: str = "", latin: str = "DOE, JANE", number: str = "USA110090030701") -> bytes:
    """The 256 bytes of a foreigner's card of 2017."""
    parts = (
        padded(latin, 120) + padded("2", 2) + padded(number, 30) + padded("USA", 6) + padded(name, 30),
        padded("20180101", 16) + padded("20280101", 16) + padded("19900307", 16) + padded("01", 4) + padded("1501", 8),
        padded("I", 8),
    )
    return b"".join(parts)


class SamModule:
    """The module and what lies on it. `fails`: status bytes it answers next to a command instead of doing it."""

    def __init__(self, habit: Habit = "quiet") -> None:
        self.habit = habit
        self.card: bytes | None = None
        self.new_address: str | None = None
        self.commands: list[bytes] = []
        self.fails: dict[bytes, deque[int]] = {}
        self.silent_for = 0
        self._was_read = False
        self._finds = 0
        self._selected = False
        self._pending = b""

    def lay(self, text: bytes) -> None:
        """Lay a card down, anew."""
        self.card, self._was_read, self._selected = text, False, False

    def lift(self) -> None:
        """Take the card away."""
        self.card, self._selected = None, False

    def fails_next(self, command: bytes, *statuses: int) -> None:
        """The next answers to a command."""
        self.fails.setdefault(command, deque()).extend(statuses)

    def takes(self, data: bytes) -> bytes:
        """Its answers to what was sent so far."""
        self._pending += data
        answers = b""
        while len(self._pending) >= 7 and len(self._pending) >= 7 + int.from_bytes(self._pending[5:7], "big"):
            end = 7 + int.from_bytes(self._pending[5:7], "big")
            asked, self._pending = self._pending[:end], self._pending[end:]
            assert asked == sent(asked[7:-1]), asked
            answers += self._answers(asked[7:-1])
        return answers

    def _answers(self, command: bytes) -> bytes:
        self.commands.append(command)
        if self.silent_for:
            self.silent_for -= 1
            return b""
        if waiting := self.fails.get(command):
            return sent(bytes([0, 0, waiting.popleft()]))
        return sent(self._does(command))

    def _does(self, command: bytes) -> bytes:
        if command == FIND:
            return bytes([0, 0, 0x9F, 0, 0, 0, 0]) if self._finds_it() else bytes([0, 0, 0x80])
        if command == SELECT:
            self._selected = self.card is not None
            return bytes([0, 0, 0x90, *range(8)]) if self._selected else bytes([0, 0, 0x81])
        if command == READ:
            return self._reads()
        if command == NEW_ADDRESS and self.new_address is None:
            return bytes([0, 0, 0x91])
        if command == NEW_ADDRESS:
            return bytes([0, 0, 0x90]) + padded(self.new_address or "", 70)
        self._selected = False
        return bytes([0, 0, 0x90])

    def _finds_it(self) -> bool:
        if self.card is None:
            return False
        self._finds += 1
        if not self._was_read or self.habit == "finding":
            return True
        return self.habit == "every second time" and self._finds % 2 == 0

    def _reads(self) -> bytes:
        if self.card is None or not self._selected:
            return bytes([0, 0, 0x41])
        self._was_read = True
        return bytes.fromhex("00009001000400") + self.card + PHOTO


class PlayedReader:
    """The module at the far end of a serial cable, on a thread of its own. It sends its answers in pieces of `piece` bytes."""

    def __init__(self, module: SamModule, cable: Cable, piece: int) -> None:
        self.module = module
        self.cable = cable
        self.lock = threading.Lock()
        self.pull_after: int | None = None
        self._piece = piece

    def serve(self, stop: int) -> None:
        """Answer until `stop` can be read or the cable is pulled."""
        end = self.cable.end
        while stop not in select.select([end, stop], [], [])[0]:
            asked = _asked(end)
            if asked is None:  # nobody has opened the other end
                select.select([stop], [], [], 0.002)
                continue
            with self.lock:
                answer = self.module.takes(asked)
            if not self._says(end, answer):
                return

    def _says(self, end: int, answer: bytes) -> bool:
        """False once the cable was pulled, perhaps in the middle."""
        if self.pull_after is not None and len(answer) > self.pull_after:
            os.write(end, answer[: self.pull_after])
            self.cable.unplug()
            return False
        for at in range(0, len(answer), self._piece):
            os.write(end, answer[at : at + self._piece])
        return True


def _asked(end: int) -> bytes | None:
    try:
        return os.read(end, 4096)
    except OSError:
        return None


@contextmanager
def played(module: SamModule, cable: Cable, piece: int = 64) -> Iterator[PlayedReader]:
    """The module at work until the end of the block."""
    reader = PlayedReader(module, cable, piece)
    stop, stopper = os.pipe()
    thread = threading.Thread(target=reader.serve, args=(stop,), name="played-reader")
    thread.start()
    try:
        yield reader
    finally:
        os.write(stopper, b"x")
        thread.join()
        os.close(stop)
        os.close(stopper)


class ModulePort:
    """A module right behind a Port, with a clock that runs only while somebody waits for it."""

    def __init__(self, module: SamModule, piece: int = 64) -> None:
        self.module = module
        self.now_s = 0.0
        self.late: deque[bytes] = deque()
        self.noise = b""
        self._piece = piece
        self._coming = b""

    def says(self, data: bytes) -> None:
        """Something nobody asked for."""
        self._coming += data

    def read(self, timeout_s: float) -> bytes:
        """As Port."""
        given, self._coming = self._coming[: self._piece], self._coming[self._piece :]
        if not given:
            self.now_s += timeout_s
        return given

    def write(self, data: bytes) -> None:
        """As Port."""
        self._coming += (self.late.popleft() if self.late else b"") + self.noise + self.module.takes(data)

    def close(self) -> None:
        """As Port."""
