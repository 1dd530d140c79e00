"""Hands on the keyboard of an X display, and an ear for what the program of `desk.py` says about it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any

import pytest

from scripts import environment
from tests.ui.conftest import ROOT

PATIENCE_S = 60
FAIR_GAP_MS = 50  # a scan whose own keys came further apart was torn by the machine, not by the program
TRY_FOR_S = 60


class SlowHands(Exception):
    """The machine did not press the keys as fast as asked: this attempt proves nothing."""


class Desk:
    """The program on a display."""

    def __init__(self, display: str, **variables: str) -> None:
        self._variables = environment.child_variables(
            DISPLAY=display, QT_QPA_PLATFORM="xcb", PYTHONPATH=str(ROOT), **variables
        )
        program = Path(__file__).with_name("desk.py")
        self.process = subprocess.Popen(
            [sys.executable, str(program)],
            env=self._variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lines: Queue[dict[str, Any]] = Queue()
        self._ear = Thread(target=self._listen, name="desk")
        self._ear.start()
        self.said: list[dict[str, Any]] = []
        self._begun = self._pressed = 0
        self.until(lambda: bool(self.all("ready")))

    def begin(self, busy_s: float = 0.0, **orders: object) -> None:
        """A fresh start: nothing held, fields empty, focus on the first."""
        self._begun += 1
        self.order(**{"profiles": [{}], "try_out": False, "begin": self._begun, "busy_s": busy_s, **orders})
        self.until(lambda: self._begun in self.all("begun"))
        self.until(lambda: (self.all("focus") or ["field"])[-1] == "field")
        del self.said[: next(place for place, news in enumerate(self.said) if news.get("begun") == self._begun)]
        self._pressed = len(self.all("key_at"))

    def order(self, **words: object) -> None:
        """Tell it something."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()

    def until(self, done: Callable[[], bool]) -> None:
        """Hear until it is so."""
        while not done():
            try:
                self.said.append(self._lines.get(timeout=PATIENCE_S))
            except Empty:
                pytest.fail(f"it only said {self.said}")

    def all(self, what: str) -> list[Any]:
        """Everything it said of that since the beginning."""
        return [news[what] for news in self.said if what in news]

    def scan(self, keys: Sequence[str], gap_ms: int = 6, *, fair_ms: tuple[int, int] = (0, FAIR_GAP_MS)) -> None:
        """Keys by name or character at a scanner's pace; returns when all have arrived. Raises SlowHands."""
        times = self.press(keys, gap_ms)
        least, most = fair_ms
        if any(not least <= later - earlier <= most for earlier, later in pairwise(times)):
            raise SlowHands

    def press(self, keys: Sequence[str], gap_ms: int = 150) -> list[int]:
        """Keys by name or character, each let go before the next; when each went down, when all have arrived."""
        named = [_name(key) for key in keys]
        times = iter(self.do("key", "--delay", str(gap_ms), *named, presses=sum(1 + name.count("+") for name in named)))
        return [[next(times) for _ in name.split("+")][-1] for name in named]  # of a key with Shift its own time counts

    def do(self, *words: str, presses: int = 0) -> list[int]:
        """Any words of xdotool. presses: keys that will go down, modifiers among them; their times."""
        subprocess.run(["xdotool", *words], env=self._variables, check=True, timeout=PATIENCE_S)
        before = self._pressed
        self._pressed += presses
        self.until(lambda: len(self.all("key_at")) >= self._pressed)
        return self.all("key_at")[before : self._pressed]

    def close(self) -> None:
        """Whatever happened, nothing of it stays."""
        self.process.kill()
        self.process.wait()
        self._ear.join()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))


def perform(desk: Desk, play: Callable[[Desk], None], busy_s: float = 0.0, **orders: object) -> None:
    """Play it; again where the machine was too slow to play a scanner."""
    give_up_at = monotonic() + TRY_FOR_S
    while monotonic() < give_up_at:
        desk.begin(busy_s, **orders)
        try:
            play(desk)
        except SlowHands:
            continue
        else:
            return
    pytest.skip("this machine is too busy to press keys like a scanner")


def _name(key: str) -> str:
    if key == "]":
        return "bracketright"
    return f"shift+{key.lower()}" if len(key) == 1 and key.isupper() else key
