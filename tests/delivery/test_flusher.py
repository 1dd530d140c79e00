"""The flusher's thread: it wakes when called, tells how things stand, and ends when told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from app.delivery import Flusher, Options
from app.domain.refusals import StoreUnavailable
from app.domain.submissions import ErrorClass, SubmissionState
from app.store import Store
from tests.delivery.running import PATIENT, QUICK, Board, flusher
from tests.delivery.watched import WatchedPlatform
from tests.fakes.platform import cannot_tell, refuse, silent_after, unreachable
from tests.store.rows import owed, put, row, state

ACCEPTED, WAITING, UNKNOWN = SubmissionState.ACCEPTED, SubmissionState.WAITING, SubmissionState.UNKNOWN


@contextmanager
def running(store: Store, platform: WatchedPlatform, options: Options = QUICK) -> Iterator[tuple[Flusher, Board]]:
    made, board = flusher(store, platform, options)
    made.start()
    try:
        yield made, board
    finally:
        made.stop()


def test_a_commit_wakes_it(store: Store, platform: WatchedPlatform) -> None:
    with running(store, platform, PATIENT) as (_, board):
        board.wait_for(lambda told: told.owed == 0)
        put(store, sale := row("a"))
        board.wait_for(lambda told: told.last_accepted_at is not None and told.owed == 0)
        assert state(store, sale) is ACCEPTED


def test_its_own_commits_do_not_wake_it(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    made, board = flusher(store, platform, PATIENT)
    waits: list[float | None] = []
    asleep = threading.Event()

    def wait(event: threading.Event, timeout_s: float | None) -> object:
        waits.append(timeout_s)
        if timeout_s is not None and timeout_s > 500:
            asleep.set()
        return event.wait(timeout_s)

    made, board = flusher(store, platform, PATIENT, wait=wait)
    made.start()
    try:
        board.wait_for(lambda told: told.last_accepted_at is not None and told.owed == 0)
        assert asleep.wait(30)
        count = len(waits)
        with store.writing() as tx:  # somebody else changes something else
            tx.changed.add("stock")
        assert len(waits) == count
        assert waits[-1] == pytest.approx(600, abs=1)
    finally:
        made.stop()
    assert len(waits) < 20


def test_stopping_twice_or_before_the_start_is_no_mistake(store: Store, platform: WatchedPlatform) -> None:
    made, _ = flusher(store, platform)
    made.stop()
    made, _ = flusher(store, platform)
    made.start()
    made.stop()
    made.stop()
    assert platform.lines_open == 0


def test_threads_have_names_and_each_sender_a_line_of_its_own(store: Store, platform: WatchedPlatform) -> None:
    put(store, *(row(f"R{n}X") for n in range(40)))
    meeting = threading.Barrier(3)
    platform.on_message = lambda _: meeting.wait(30)  # three at a time, or nobody
    put(store, row("R40X"), row("R41X"))
    with running(store, platform) as (_, board):
        board.wait_for(lambda told: told.last_accepted_at is not None and told.owed == 0)
        names = {thread.name for thread in threading.enumerate()}
        assert platform.lines_open == 3
    assert {"flusher-insurance", "sender-insurance-1", "sender-insurance-3"} <= names
    assert platform.lines_open == 0
    assert platform.doubled == []


def test_stopping_waits_for_answers_under_way_and_takes_back_the_rest(store: Store, platform: WatchedPlatform) -> None:
    put(store, *(rows := [row(f"R{n}X") for n in range(30)]))
    platform.hold()
    made, _ = flusher(store, platform)
    made.start()
    for _ in range(3):
        assert platform.arrived.acquire(timeout=30)
    stopping = threading.Thread(target=made.stop)
    stopping.start()
    platform.let_go()
    stopping.join()
    states = [state(store, one) for one in rows]
    assert set(states) == {ACCEPTED, WAITING}
    assert states.count(ACCEPTED) == len(platform.taken)
    assert all(owed(store, one).attempts == 0 for one in rows if state(store, one) is WAITING)


def test_an_answer_that_does_not_come_before_the_end_is_asked_for_at_the_next_start(
    store: Store, platform: WatchedPlatform
) -> None:
    put(store, sale := row("a"))
    platform.hold()
    made, _ = flusher(store, platform, replace(QUICK, stop_within_s=0.05, late_s=0.05))
    made.start()
    assert platform.arrived.acquire(timeout=30)
    made.stop()
    assert state(store, sale) is UNKNOWN
    platform.let_go()
    with running(store, platform) as (_, board):
        board.wait_for(lambda told: told.last_accepted_at is not None and told.owed == 0)
    assert state(store, sale) is ACCEPTED
    assert platform.doubled == []


# --- what it tells


def test_it_tells_of_an_outage_and_of_its_end(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"), row("b"))
    platform.cable.cut()
    with running(store, platform) as (_, board):
        told = board.wait_for(lambda told: told.offline is not None and told.waiting == 2)
        assert (told.reachable, told.oldest_at, told.last_accepted_at) == (False, row("a").created_at, None)
        assert told.offline is not None
        assert told.offline.reason == "no connection"
        assert told.offline.next_try_at >= told.offline.since
        platform.cable.mend()
        told = board.wait_for(lambda told: told.owed == 0)
        assert (told.reachable, told.offline, told.waiting) == (True, None, 0)


def test_it_tells_of_a_pause_and_resumes_when_a_person_says_so(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    platform.always = refuse(ErrorClass.SIGNATURE, "验签失败")
    with running(store, platform, PATIENT) as (made, board):
        told = board.wait_for(lambda told: told.paused is not None and told.waiting == 1)
        assert told.paused is not None
        assert (told.paused.error, told.paused.words) == (ErrorClass.SIGNATURE, "验签失败")
        platform.always = refuse(ErrorClass.CATALOGUE)
        made.resume()  # the platform would be probed in a minute
        told = board.wait_for(lambda told: told.rejected == 1)
        assert told.paused is None


def test_it_tells_of_rows_for_a_person_of_slowing_down_and_of_the_clock(
    store: Store, platform: WatchedPlatform
) -> None:
    put(store, row("a"))
    platform.drift_s = 199.7
    platform.will(silent_after())
    platform.always_answer = cannot_tell()
    with running(store, platform) as (_, board):
        told = board.wait_for(lambda told: told.for_person == 1)
        assert (told.unknown, told.drift_s) == (1, 200)
        platform.always = refuse(ErrorClass.RATE)
        put(store, row("b"))
        assert board.wait_for(lambda told: told.limited_until is not None).waiting == 1


def test_it_tells_only_what_changed(store: Store, platform: WatchedPlatform) -> None:
    put(store, *(row(f"R{n}X") for n in range(20)))
    with running(store, platform) as (made, board):
        board.wait_for(lambda told: told.last_accepted_at is not None and told.owed == 0)
        made.nudge()
        made.nudge()
    assert all(one != other for one, other in zip(board.states, board.states[1:], strict=False))


def test_a_full_disk_is_told_and_delivery_goes_on_when_there_is_room(
    store: Store, platform: WatchedPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, sale := row("a"))
    with monkeypatch.context() as patch:

        def full() -> object:
            raise StoreUnavailable("full", "database or disk is full")

        patch.setattr(store, "writing", full)
        made, board = flusher(store, platform)
        made.start()
        told = board.wait_for(lambda told: told.broken is not None)
        assert told.broken is not None
        assert told.broken.reason == "full"
        assert platform.calls == []  # nothing leaves that could not be claimed
    try:
        board.wait_for(lambda told: told.last_accepted_at is not None and told.owed == 0 and told.broken is None)
    finally:
        made.stop()
    assert state(store, sale) is ACCEPTED


def test_a_bug_in_delivery_is_told_logged_and_survived(
    store: Store, platform: WatchedPlatform, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put(store, sale := row("a"))
    pack = platform.pack
    monkeypatch.setattr(platform, "pack", lambda rows: 1 // 0)
    with running(store, platform) as (made, board):
        told = board.wait_for(lambda told: told.broken is not None)
        assert told.broken is not None
        assert (told.broken.reason, told.broken.detail) == ("fault", "ZeroDivisionError")
        monkeypatch.setattr(platform, "pack", pack)
        made.nudge()
        board.wait_for(lambda told: told.owed == 0 and told.broken is None)
    assert state(store, sale) is ACCEPTED
    assert "a bug in delivery" in caplog.text


def test_an_unreachable_platform_does_not_hold_up_another(store: Store) -> None:
    silent, well = WatchedPlatform(name="insurance"), WatchedPlatform(name="procurement")
    silent.always = unreachable()
    put(store, row("a", "lot:1"), row("b", "lot:1", platform="procurement"))
    with running(store, silent), running(store, well) as (_, board):
        board.wait_for(lambda told: told.last_accepted_at is not None and told.owed == 0)
    assert well.taken == [row("b").id]
