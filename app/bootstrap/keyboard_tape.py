"""A recording of keyboard scanners: what the wedge heard of each scan, key by key. Typing is nowhere in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.bootstrap.keyboard_decoder import KeyDecoder
from app.devices.recording import Heard, Recorder, event_line, head_line
from app.domain.devices import Link
from app.domain.key_profiles import KeyProfile
from app.domain.refusals import StoreUnavailable
from app.ui.devices.rows import KEYBOARD
from app.ui.keyboard.scan_facts import Timed


class KeyboardTape:
    """Written on the screens' worker: the window never waits for a disk."""

    def __init__(self, path: Path, profiles: tuple[KeyProfile, ...]) -> None:
        """Raises StoreUnavailable or OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._decoder: Callable[[], KeyDecoder] = lambda: KeyDecoder(*profiles)
        self._began_ms: int | None = None
        self._write(head_line(Heard(KEYBOARD, Link.KEYBOARD, keys=profiles)) + "\n", mode="w")

    def feed(self, timed: Timed) -> None:
        """One scan. Raises StoreUnavailable."""
        if not timed.pressed_ms:
            return
        if self._began_ms is None:
            self._began_ms = timed.pressed_ms[0]
        recorder, began_ms = Recorder(self._decoder, began_s=0.0), self._began_ms
        letters = timed.reading.raw.decode("utf-8", "replace")
        events = []
        for letter, at_ms in zip(letters, timed.pressed_ms, strict=False):
            events += recorder.feed(letter.encode(), (at_ms - began_ms) / 1000)
        events += recorder.end((timed.pressed_ms[-1] - began_ms) / 1000 + 10)
        self._write("".join(event_line(event) + "\n" for event in events))

    def _write(self, text: str, mode: str = "a") -> None:
        try:
            with self.path.open(mode, encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise StoreUnavailable("unwritable", str(error)) from error
