"""When each kind goes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery import Schedule, Turns
from app.delivery.schedule import CHINA
from app.domain.submissions import SubmissionKind

SALE, COUNT = SubmissionKind.SALE, SubmissionKind.COUNT
TWICE_A_DAY = Turns(at=(time(12, 30), time(22, 0)))
YEAR = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda since: YEAR + since)
turns = st.builds(
    Turns,
    every=st.timedeltas(timedelta(seconds=1), timedelta(days=1)),
    at=st.lists(st.times(), max_size=3).map(tuple),
)


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def test_a_kind_without_turns_goes_at_once() -> None:
    now = china("2026-11-20 10:00")
    assert Schedule().next_due(SALE, now) == now
    assert Schedule().cutoffs(now) == {}
    assert Schedule().next_turn(now) is None


def test_points_of_the_day_are_read_on_the_wall_clock_of_china() -> None:
    schedule = Schedule({COUNT: TWICE_A_DAY})
    assert schedule.next_due(COUNT, china("2026-11-20 10:00")) == china("2026-11-20 12:30")
    assert schedule.next_due(COUNT, china("2026-11-20 12:30")) == china("2026-11-20 22:00")
    assert schedule.next_due(COUNT, china("2026-11-20 22:00")) == china("2026-11-21 12:30")
    assert schedule.next_due(SALE, china("2026-11-20 10:00")) == china("2026-11-20 10:00")


def test_a_turn_missed_while_the_computer_was_off_is_made_up_for() -> None:
    schedule = Schedule({COUNT: TWICE_A_DAY})
    assert schedule.cutoffs(china("2026-11-20 08:00")) == {COUNT: china("2026-11-19 22:00")}
    assert schedule.cutoffs(china("2026-11-20 12:30")) == {COUNT: china("2026-11-20 12:30")}


def test_turns_every_so_often_are_counted_from_midnight() -> None:
    every = Turns(every=timedelta(seconds=15))
    assert every.last(china("2026-11-20 10:00:14")) == china("2026-11-20 10:00:00")
    assert every.next(china("2026-11-20 10:00:15")) == china("2026-11-20 10:00:30")
    odd = Turns(every=timedelta(hours=7))
    assert odd.next(china("2026-11-20 22:00")) == china("2026-11-21 00:00")


def test_the_next_turn_of_a_schedule_is_the_soonest_of_its_kinds() -> None:
    schedule = Schedule({COUNT: TWICE_A_DAY, SALE: Turns(every=timedelta(minutes=1))})
    assert schedule.next_turn(china("2026-11-20 12:29:30")) == china("2026-11-20 12:30")
    assert schedule.next_turn(china("2026-11-20 12:30:00")) == china("2026-11-20 12:31")


@given(turns, moments)
def test_the_last_turn_is_never_after_now_and_the_next_always_is(some: Turns, now: datetime) -> None:
    assert some.last(now) <= now < some.next(now)
    assert some.next(some.last(now)) > now
    assert some.last(some.next(now)) == some.next(now)


@given(turns, moments, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_every_row_has_its_turn(some: Turns, written: datetime, later: timedelta) -> None:
    """It goes when its turn has come, not before, and is not forgotten after."""
    due = Schedule({COUNT: some}).next_due(COUNT, written)
    now = written + later
    assert (some.last(now) >= written and some.last(now) != written) == (now >= due)


@pytest.mark.parametrize("every", [timedelta(0), timedelta(days=2)])
def test_turns_that_make_no_sense_are_refused(every: timedelta) -> None:
    with pytest.raises(ValueError, match="one second to one day"):
        Turns(every=every)
    with pytest.raises(ValueError, match="never"):
        Turns()
