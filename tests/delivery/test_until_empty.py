"""Flushing in the foreground: how it ends, and what it says about it."""

from __future__ import annotations

from dataclasses import replace

from app.delivery import Flusher, PlatformReport, Why, flush_until_empty
from app.domain.submissions import ErrorClass, SubmissionKind, SubmissionState
from app.store import Store
from tests.delivery.running import QUICK
from tests.delivery.watched import WatchedPlatform
from tests.fakes.platform import cannot_tell, refuse, silent_after, silent_before, unreachable
from tests.store.rows import AT, claim, put, row

SALE, RETURN = SubmissionKind.SALE, SubmissionKind.SALE_RETURN


def flush(store: Store, platform: WatchedPlatform, *, deadline_s: float | None = None) -> PlatformReport:
    """Flush one platform."""
    made = Flusher(store, platform, workstation="here", options=QUICK)
    report = flush_until_empty(store, [made], deadline_s=deadline_s)
    (only,) = report.platforms
    assert report.done is only.done
    return only


def test_it_ends_when_nothing_is_owed(store: Store, platform: WatchedPlatform) -> None:
    put(store, *(row(f"R{n}X") for n in range(70)), row("z", "lane R0X", RETURN))
    platform.will(silent_after(), silent_before(), unreachable())
    report = flush(store, platform)
    assert (report.done, report.why, report.owed, report.accepted, report.rejected) == (True, Why.EMPTY, 0, 71, 0)
    assert report.counts == {(SALE, SubmissionState.ACCEPTED): 70, (RETURN, SubmissionState.ACCEPTED): 1}
    assert platform.doubled == []
    assert report.took_s > 0


def test_with_nothing_owed_it_calls_nobody(store: Store, platform: WatchedPlatform) -> None:
    report = flush(store, platform)
    assert (report.done, report.why, report.accepted) == (True, Why.EMPTY, 0)
    assert platform.calls == []


def test_a_rejected_row_and_its_lane_are_still_owed(store: Store, platform: WatchedPlatform) -> None:
    put(store, bad := row("a", "lane"), row("b", "lane", RETURN), row("c"))
    platform.always = refuse(ErrorClass.FIELD, rows=[bad.id])
    report = flush(store, platform)
    assert (report.done, report.why, report.owed) == (False, Why.REJECTED, 2)
    assert (report.accepted, report.rejected) == (1, 1)
    assert report.counts[RETURN, SubmissionState.WAITING] == 1


def test_a_row_nobody_can_ask_about_is_still_owed(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    platform.will(silent_after())
    platform.always_answer = cannot_tell()
    report = flush(store, platform)
    assert (report.done, report.why, report.owed) == (False, Why.UNKNOWN, 1)


def test_a_platform_that_never_answers_is_given_up_after_three_tries(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    platform.always = unreachable()
    report = flush(store, platform)
    assert (report.done, report.why) == (False, Why.OFFLINE)
    assert len(platform.calls) == 3
    assert report.state.offline is not None
    assert report.state.offline.tries == 3


def test_a_pause_ends_it_at_once(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    platform.always = refuse(ErrorClass.CLOCK, "签名超时")
    report = flush(store, platform)
    assert (report.done, report.why) == (False, Why.PAUSED)
    assert report.state.paused is not None
    assert report.state.paused.words == "签名超时"


def test_a_platform_that_always_wants_us_slower_is_given_up(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    platform.always = refuse(ErrorClass.RATE)
    assert flush(store, platform).why is Why.LIMITED


def test_a_deadline_ends_it(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    platform.always = refuse(ErrorClass.RATE)
    report = flush(store, platform, deadline_s=0.0)
    assert (report.done, report.why) == (False, Why.DEADLINE)


def test_rows_another_workstation_is_sending_are_left_to_it(store: Store, platform: WatchedPlatform) -> None:
    put(store, sale := row("a"))
    claim(store, "m1", sale, by="there", at=AT)
    made = Flusher(store, platform, workstation="here", options=QUICK, now=lambda: AT)
    (report,) = flush_until_empty(store, [made]).platforms
    assert (report.done, report.why) == (False, Why.ELSEWHERE)


def test_a_database_that_cannot_be_written_ends_it(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    platform.pack = lambda rows: 1 // 0  # type: ignore[method-assign, assignment, return-value]
    options = replace(QUICK, tries=3)
    made = Flusher(store, platform, workstation="here", options=options, wait=lambda event, seconds: None)
    (report,) = flush_until_empty(store, [made]).platforms
    assert (report.done, report.why) == (False, Why.BROKEN)
    assert report.state.broken is not None


def test_several_platforms_are_flushed_side_by_side(store: Store) -> None:
    well, silent = WatchedPlatform(name="insurance"), WatchedPlatform(name="procurement")
    silent.always = unreachable()
    put(store, row("a"), row("b", platform="procurement"))
    flushers = [Flusher(store, one, workstation="here", options=QUICK) for one in (well, silent)]
    report = flush_until_empty(store, flushers)
    assert not report.done
    assert [one.done for one in report.platforms] == [True, False]
    assert flush_until_empty(store, []).done


def test_stopping_it_from_outside_says_so(store: Store, platform: WatchedPlatform) -> None:
    put(store, row("a"))
    made = Flusher(store, platform, workstation="here", options=QUICK)
    made.stop()
    (report,) = flush_until_empty(store, [made]).platforms
    assert (report.done, report.why, report.owed) == (False, Why.STOPPED, 1)
