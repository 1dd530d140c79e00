"""Real key events through an X server, into a window that is calm, and into one that is busy most of the time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.key_profiles import KeyProfile, measured
from tests.ui.hands_on_display import FAIR_GAP_MS, Desk, SlowHands, perform

A = "81000019000000000017"
GS1 = ("]d2010692345600012421SN0001", "1727123110LOT7")
SEPARATED = [*GS1[0], "ctrl+bracketright", *GS1[1], "Return"]
SPELLED = 5  # keys of a character: Alt and four digits
KEYPAD = ("Insert", "End", "Down", "Next", "Left", "Begin", "Right", "Home", "Up", "Prior")

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(sys.platform != "linux", reason="keys come through an X server"),
]
BUSY = pytest.mark.parametrize("busy_s", [0.0, 0.05, 0.2], ids=["calm", "busy", "very-busy"])


@pytest.fixture(scope="module")
def desk(display: str) -> Iterator[Desk]:
    opened = Desk(display)
    yield opened
    opened.close()


@BUSY
def test_scans_and_typing_are_told_apart_on_a_real_display(desk: Desk, busy_s: float) -> None:
    def play(desk: Desk) -> None:
        desk.scan([*A, "Return"])
        desk.until(lambda: bool(desk.all("scan")))
        desk.press("abC")
        desk.until(lambda: desk.all("field")[-1:] == ["abC"])
        desk.scan([*A, "Return"], gap_ms=19)
        desk.until(lambda: len(desk.all("scan")) == 2)
        desk.press(["End", "Return"])  # an Enter in the same moment would be the scanner's
        desk.until(lambda: bool(desk.all("entered")))
        desk.press(["Tab", "7", "Tab"])
        desk.until(lambda: bool(desk.all("other")))
        desk.press(["Tab"])
        desk.until(lambda: desk.all("focus")[-1:] == ["button"])
        desk.scan([*A, "Return"])
        desk.until(lambda: len(desk.all("scan")) == 3)
        assert desk.all("scan") == [A] * 3
        assert desk.all("field") == ["a", "ab", "abC"]
        assert desk.all("other") == ["7"]
        assert desk.all("entered") == ["abC"]
        assert desk.all("pressed") == []

    perform(desk, play, busy_s)


@BUSY
def test_a_scan_without_terminator_ends_whole(desk: Desk, busy_s: float) -> None:
    def play(desk: Desk) -> None:
        desk.scan(A, gap_ms=12)
        desk.until(lambda: bool(desk.all("scan")))
        assert desk.all("scan") == [A]
        assert desk.all("field") == []

    perform(desk, play, busy_s)


@BUSY
def test_group_separators_arrive_as_they_are(desk: Desk, busy_s: float) -> None:
    def play(desk: Desk) -> None:
        desk.scan(SEPARATED, gap_ms=8)
        desk.until(lambda: bool(desk.all("scan")))
        assert desk.all("scan") == ["\x1d".join(GS1)]
        assert desk.all("field") == []

    perform(desk, play, busy_s)


@pytest.mark.parametrize("gap_ms", [1, 10])
def test_quick_scanners_need_no_profile(desk: Desk, gap_ms: int) -> None:
    """At 1 ms the two keys of "00" look like one that is held down."""

    def play(desk: Desk) -> None:
        desk.scan([*A, "Return"], gap_ms)
        desk.until(lambda: bool(desk.all("timed")))
        assert desk.all("scan") == [A]
        assert desk.all("field") == []
        (timed,) = desk.all("timed")
        assert len(timed["gaps_ms"]) == len(A)
        assert (timed["ended"], timed["signs"]) == (True, [])

    perform(desk, play)


@pytest.mark.parametrize("gap_ms", [80, 100])
def test_a_slow_scanner_is_known_after_one_test_scan_and_typing_stays_typing(desk: Desk, gap_ms: int) -> None:
    def play(desk: Desk) -> None:
        desk.order(try_out=True)
        desk.scan([*A, "Return"], gap_ms, fair_ms=(gap_ms * 4 // 5, gap_ms * 5 // 4))
        desk.until(lambda: bool(desk.all("timed")))
        (trial,) = desk.all("timed")
        assert trial["trial"]
        profile = measured(trial["pressed_ms"], ended=trial["ended"], rolled=trial["rolled"])
        slow = {name: getattr(profile, name) for name in KeyProfile.__slots__}
        desk.order(try_out=False, profiles=[slow, {}])
        desk.scan([*A, "Return"], gap_ms, fair_ms=(profile.min_gap_ms, profile.give_back_ms))
        desk.until(lambda: len(desk.all("timed")) == 2)
        assert desk.all("scan") == [A]
        assert desk.all("field") == []
        hand = [part for key, gap in zip(A, (60, 160) * 10, strict=True) for part in ("key", "--delay", str(gap), key)]
        desk.do(*hand, "key", "Return", presses=len(A) + 1)
        desk.until(lambda: bool(desk.all("entered")))
        assert desk.all("entered") == [A]
        assert desk.all("scan") == [A]

    perform(desk, play)


def test_characters_spelled_with_alt_and_the_keypad_are_read(desk: Desk) -> None:
    def play(desk: Desk) -> None:
        words = [word for char in f"{A[:8]}\x1d9\r" for word in _spelled(char)]
        times = desk.do(*words, presses=11 * SPELLED)
        if any(later - earlier > FAIR_GAP_MS for earlier, later in pairwise(times[::SPELLED])):
            raise SlowHands  # what counts is the time from character to character
        desk.until(lambda: bool(desk.all("timed")))
        assert desk.all("scan") == [f"{A[:8]}\x1d9"]
        assert desk.all("timed")[0]["signs"] == ["spelled"]
        assert desk.all("field") == []

    perform(desk, play)


def _spelled(char: str) -> list[str]:
    digits = [f"KP_{KEYPAD[int(digit)]}" for digit in f"{ord(char):04}"]
    return ["keydown", "Alt_L", "key", "--delay", "2", *digits, "keyup", "Alt_L"]


def test_caps_lock_is_noticed(desk: Desk) -> None:
    def play(desk: Desk) -> None:
        desk.press(["Caps_Lock"])
        try:
            desk.scan([*"SN0001ab", "Return"])
        finally:
            desk.press(["Caps_Lock"])
        desk.until(lambda: bool(desk.all("timed")))
        assert desk.all("timed")[0]["signs"] == ["caps_lock"]

    perform(desk, play)


def test_keys_come_back_in_the_order_they_were_typed(desk: Desk) -> None:
    """Arrows and letters in one breath: the arrow waits for the letters before it, and not for those behind."""
    desk.begin()
    desk.press(["a", "b", "Left", "c", "End", "d"], gap_ms=15)
    desk.until(lambda: desk.all("field")[-1:] == ["acbd"])
    desk.press(["ctrl+a", "x"], gap_ms=15)
    desk.until(lambda: desk.all("field")[-1:] == ["x"])
    assert desk.all("scan") == []


def test_letters_typed_right_before_a_click_stay_where_they_were_typed(desk: Desk) -> None:
    desk.begin()
    x, y = desk.all("other_at")[-1]
    desk.do(
        "mousemove", str(x), str(y), "key", "--delay", "1", "q", "key", "--delay", "1", "w", "click", "1", presses=2
    )
    desk.until(lambda: desk.all("focus")[-1:] == ["other"])
    desk.until(lambda: desk.all("field")[-1:] == ["qw"])
    assert desk.all("other") == []


def test_a_key_that_is_held_down_writes_on(desk: Desk) -> None:
    desk.begin()
    desk.do("keydown", "x")
    try:
        desk.until(lambda: len((desk.all("field") or [""])[-1]) > 12)
    finally:
        desk.do("keyup", "x")
    assert desk.all("scan") == []


def test_no_key_is_given_back_while_its_scan_waits_unread(desk: Desk) -> None:
    """Qt reads the X server's events in a thread of its own; it starves here, while timers go on time."""

    def play(desk: Desk) -> None:
        for nth in range(8):
            desk.scan([*A, "Return"], gap_ms=10)
            desk.until(lambda nth=nth: len(desk.all("scan")) > nth)
        assert desk.all("scan") == [A] * 8
        assert desk.all("field") == []

    with _starving(desk.process.pid, "QXcbEventQueue"):
        perform(desk, play)


@contextmanager
def _starving(process: int, name: str) -> Iterator[None]:
    """The thread of that name runs only while nobody else wants the processors; somebody always does."""
    tasks = Path(f"/proc/{process}/task")
    (thread,) = (int(task.name) for task in tasks.iterdir() if (task / "comm").read_text().strip() == name)
    spin = "import os, time\nparent = os.getppid()\nwhile os.getppid() == parent: pass"
    hogs = [subprocess.Popen([sys.executable, "-c", spin]) for _ in range(2 * (os.cpu_count() or 1))]
    try:
        os.sched_setscheduler(thread, os.SCHED_IDLE, os.sched_param(0))
        yield
    finally:
        os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))
        for hog in hogs:
            hog.kill()
            hog.wait()
