"""Three tones: ok, attention, stop. They differ in pitch and rhythm, come after the commit, and never hold the window.

PySide6-Essentials has no QtMultimedia, so the system plays the small WAV files: winsound on Windows, else the first of
PipeWire's, PulseAudio's, ALSA's or macOS's own player. Without any of them the tones are only recorded, and `audible` says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.verdict import Verdict

_COMMANDS = (["pw-play"], ["paplay"], ["aplay", "-q"], ["afplay"])


@dataclass(frozen=True, slots=True)
class Sounded:
    """One tone that was due. audible: False while muted or without a player."""

    tone: Verdict
    audible: bool


class Player(Protocol):
    """Starts a sound and returns at once; a sound still playing is cut, so that each tone is heard from its beginning."""

    def __call__(self, file: Path) -> None: ...


def system_player() -> Player | None:
    """What this machine plays WAV files with; None where nothing does."""
    if sys.platform == "win32":
        import winsound

        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        return lambda file: winsound.PlaySound(str(file), flags)
    found = next((command for command in _COMMANDS if shutil.which(command[0])), None)
    return _ProcessPlayer(found) if found else None


class _ProcessPlayer:
    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._playing: subprocess.Popen[bytes] | None = None

    def __call__(self, file: Path) -> None:
        if self._playing is not None:
            self._playing.terminate()
            self._playing.wait()
        self._playing = subprocess.Popen(
            [*self._command, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


class Tones(QObject):
    """`sound(verdict)` from the window's thread. A thread of its own starts the player; `stop()` joins it."""

    sounded = Signal(object)
    """A `Sounded` for every tone that was due, muted or not: tests, the demo day and the log listen here."""
    changed = Signal()
    """Mute or volume changed."""

    def __init__(self, folder: Path, *, player: Player | None = None) -> None:
        super().__init__()
        self._folder = folder
        self._player = player
        self._muted = False
        self._volume = 100
        self._files = {tone: folder / f"{tone}.wav" for tone in Verdict}
        self._made: TemporaryDirectory[str] | None = None
        self._asked: SimpleQueue[Path | None] = SimpleQueue()
        self._thread = Thread(target=self._play, name="tones", daemon=True)
        self._thread.start()

    @property
    def audible(self) -> bool:
        """Whether a tone would be heard now."""
        return self._player is not None and not self._muted and self._volume > 0

    @property
    def muted(self) -> bool:
        """Shown in the status bar."""
        return self._muted

    def mute(self, muted: bool) -> None:
        """Silence or sound."""
        self._muted = muted
        self.changed.emit()

    @property
    def volume(self) -> int:
        """0 to 100."""
        return self._volume

    def set_volume(self, percent: int) -> None:
        """0 to 100; outside is brought to the nearer end."""
        self._volume = min(max(percent, 0), 100)
        self._files = self._at_volume()
        self.changed.emit()

    def sound(self, tone: Verdict) -> None:
        """Sound a tone now. Every call sounds, also the tenth failure in a row."""
        self.sounded.emit(Sounded(tone, self.audible))
        if self.audible:
            self._asked.put(self._files[tone])

    def stop(self) -> None:
        """End the thread. Twice is once."""
        self._asked.put(None)
        self._thread.join()
        if self._made is not None:
            self._made.cleanup()
            self._made = None

    def _play(self) -> None:
        while (file := self._asked.get()) is not None:
            try:
                if self._player is not None:
                    self._player(file)
            except (OSError, RuntimeError):
                self._player = None  # no sound device; the status bar shows it

    def _at_volume(self) -> dict[Verdict, Path]:
        if self._volume == 100:
            return {tone: self._folder / f"{tone}.wav" for tone in Verdict}
        if self._made is None:
            self._made = TemporaryDirectory(prefix="yaosu-tones-")
        folder = Path(self._made.name)
        return {
            tone: _louder(self._folder / f"{tone}.wav", folder / f"{tone}-{self._volume}.wav", self._volume)
            for tone in Verdict
        }


def _louder(source: Path, target: Path, percent: int) -> Path:
    """A copy at `percent` of the loudness; players differ in how they are told."""
    with wave.open(str(source), "rb") as file:
        parameters, frames = file.getparams(), file.readframes(file.getnframes())
    samples = array("h", frames)
    scale: Callable[[int], int] = lambda sample: sample * percent // 100  # noqa: E731
    with wave.open(str(target), "wb") as made:
        made.setparams(parameters)
        made.writeframes(array("h", map(scale, samples)).tobytes())
    return target
