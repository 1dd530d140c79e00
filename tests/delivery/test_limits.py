"""Rate limit and back-off."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery.backoff import Backoff, doubled
from app.delivery.rate_limit import RateLimit


@given(st.integers(1, 3000), st.lists(st.tuples(st.floats(0, 30), st.integers(0, 400)), min_size=1, max_size=60))
def test_no_minute_wherever_it_begins_holds_more_calls_than_agreed(
    per_minute: int, wishes: list[tuple[float, int]]
) -> None:
    limit, now, made = RateLimit(per_minute), 1000.0, []
    for pause, wanted in wishes:
        now += pause
        granted = limit.free(now, most=wanted)
        assert 0 <= granted <= wanted
        limit.take(granted)
        made += [now] * granted
    for begin in set(made):
        assert sum(begin <= at < begin + 60.0 for at in made) <= per_minute


def test_a_thousand_a_minute_are_a_thousand_a_minute() -> None:
    limit, made = RateLimit(1000), 0
    for tick in range(60_000):
        granted = limit.free(tick / 1000, most=50)
        limit.take(granted)
        made += granted
    assert 990 <= made <= 1000


def test_the_wait_is_as_long_as_it_takes_for_one_call() -> None:
    limit = RateLimit(60)
    limit.take(limit.free(0.0, most=100))
    wait = limit.wait_s(0.0)
    assert wait > 0
    assert limit.free(wait * 0.99, most=1) == 0
    assert limit.free(wait, most=1) == 1


def test_a_call_not_made_is_given_back() -> None:
    limit = RateLimit(1000)
    limit.take(limit.free(0.0, most=1000))
    limit.give_back(2)
    assert limit.free(0.0, most=10) == 2


def test_without_a_limit_everything_goes() -> None:
    limit = RateLimit(0)
    limit.take(limit.free(0.0, most=10**6))
    assert limit.free(0.0, most=10**6) == 10**6
    assert limit.wait_s(0.0) == 0.0


def test_a_limit_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        RateLimit(-1)


def test_pauses_double_from_two_seconds_to_five_minutes_with_jitter() -> None:
    pauses = Backoff(2.0, 300.0, Random(1))
    waits = [pauses.failed() for _ in range(12)]
    plain = [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]
    assert all(low <= wait <= min(300, low * 1.5) for low, wait in zip(plain, waits, strict=True))
    assert len(set(waits[:8])) == 8
    assert waits != [Backoff(2.0, 300.0, Random(2)).failed() for _ in range(12)]


def test_a_pause_is_forgotten_at_the_first_good_word() -> None:
    pauses = Backoff(2.0, 300.0, Random(1))
    for _ in range(5):
        pauses.failed()
    pauses.forget()
    assert pauses.failed() <= 3.0


def test_doubling_never_overflows() -> None:
    assert doubled(2.0, 100_000, 300.0) == 300.0
