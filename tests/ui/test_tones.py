"""Three tones, each failure heard, the window never held."""

from __future__ import annotations

import threading
import wave
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.verdict import Verdict
from app.ui.tones import Sounded, Tones
from tests.ui.conftest import ROOT

SOUNDS = ROOT / "resources" / "sounds"


class Speaker:
    """A player that remembers."""

    def __init__(self) -> None:
        self.played: list[Path] = []
        self.threads: set[str] = set()

    def __call__(self, file: Path) -> None:
        self.threads.add(threading.current_thread().name)
        self.played.append(file)


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def tones(qtbot: QtBot, speaker: Speaker) -> Iterator[Tones]:
    made = Tones(SOUNDS, player=speaker)
    yield made
    made.stop()


def _notes(tone: Verdict) -> tuple[int, int]:
    """(how many notes, zero crossings of the first 60 ms): rhythm and pitch."""
    with wave.open(str(SOUNDS / f"{tone}.wav")) as file:
        rate, frames = file.getframerate(), file.readframes(file.getnframes())
    samples = memoryview(frames).cast("h")
    window = rate // 100
    loud = [
        max(abs(samples[at]) for at in range(start, start + window)) > 400
        for start in range(0, len(samples) - window, window)
    ]
    notes = sum(1 for before, now in zip([False, *loud], loud, strict=False) if now and not before)
    first = list(samples[: int(rate * 0.06)])
    return notes, sum(1 for one, other in pairwise(first) if (one < 0) != (other < 0))


def test_the_tones_differ_in_pitch_and_in_rhythm() -> None:
    heard = {tone: _notes(tone) for tone in Verdict}
    assert [heard[tone][0] for tone in (Verdict.OK, Verdict.ATTENTION, Verdict.STOP)] == [1, 2, 3]
    assert heard[Verdict.OK][1] > 1.3 * heard[Verdict.ATTENTION][1] > 1.3 * heard[Verdict.STOP][1]


def test_each_failure_sounds_from_a_thread_of_its_own(tones: Tones, speaker: Speaker, qtbot: QtBot) -> None:
    for _ in range(5):
        tones.sound(Verdict.STOP)
    qtbot.waitUntil(lambda: len(speaker.played) == 5)
    assert speaker.threads == {"tones"}


def test_what_was_due_is_recorded_also_when_muted(tones: Tones, speaker: Speaker) -> None:
    heard: list[Sounded] = []
    tones.sounded.connect(heard.append)
    tones.sound(Verdict.OK)
    tones.mute(True)
    tones.sound(Verdict.STOP)
    assert heard == [Sounded(Verdict.OK, audible=True), Sounded(Verdict.STOP, audible=False)]
    tones.stop()
    assert [file.name for file in speaker.played] == ["ok.wav"]


def test_half_volume_is_half_as_loud(tones: Tones, speaker: Speaker, qtbot: QtBot) -> None:
    tones.set_volume(50)
    tones.sound(Verdict.ATTENTION)
    qtbot.waitUntil(lambda: bool(speaker.played))
    with wave.open(str(speaker.played[0])) as quiet, wave.open(str(SOUNDS / "attention.wav")) as loud:
        assert quiet.getnframes() == loud.getnframes()
        quiet_peak = max(memoryview(quiet.readframes(quiet.getnframes())).cast("h"))
        loud_peak = max(memoryview(loud.readframes(loud.getnframes())).cast("h"))
    assert quiet_peak == pytest.approx(loud_peak / 2, abs=1)


def test_a_player_that_fails_is_given_up_quietly(qtbot: QtBot) -> None:
    def broken(_: Path) -> None:
        raise OSError("no device")

    tones = Tones(SOUNDS, player=broken)
    tones.sound(Verdict.OK)
    qtbot.waitUntil(lambda: not tones.audible)
    tones.sound(Verdict.OK)
    tones.stop()
