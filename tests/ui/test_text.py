"""How plain values look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.ages import age
from app.ui.text import breakable, day, grouped
from app.ui.units import amount

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("81000019000000000017", "8100001 9000000000017"),
        ("8100001900000000001X", "8100001 900000000001X"),
        ("01069234560001242112\x1d17271231", "(01)06923456000124(21)12(17)271231"),
        ("]d2010692345600012421SN0001\x1d10LOT7", "(01)06923456000124(21)SN0001(10)LOT7"),
        ("]C081000019000000000017", "8100001 9000000000017"),
        ("]d201069234\x1d99", "01069234|99"),
        ("8100001 9000000000017", "8100001 9000000000017"),
        ("123", "123"),
        ("", ""),
    ],
)
def test_trace_codes_are_grouped_seven_and_thirteen(code: str, shown: str) -> None:
    assert grouped(code) == shown


def test_a_long_code_may_go_on_in_the_next_line() -> None:
    assert breakable("(01)09520000000363(10)N260901") == "(01)09520000000363\u200b(10)N260901"
    assert breakable("8100001 9000000000017") == "8100001 9000000000017"
    long = "010692345600012421SN00011727123110LOT7"
    assert breakable(long).replace("\u200b", "") == long
    assert breakable(long).count("\u200b") == len(long) - 1


@pytest.mark.parametrize(
    ("units", "shown"),
    [(0, "0盒"), (24, "1盒"), (30, "1盒6粒"), (6, "6粒"), (-24, "-1盒"), (-30, "-1盒6粒"), (48, "2盒")],
)
def test_amounts_are_packs_and_loose_units(units: int, shown: str) -> None:
    assert amount(units, 24, "粒", "盒") == shown


@given(st.integers(-10_000, 10_000), st.integers(0, 100))
def test_an_amount_can_always_be_shown(units: int, pack_units: int) -> None:
    assert amount(units, pack_units, "粒", "盒")


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (timedelta(seconds=40), "40 秒"),
        (timedelta(minutes=5, seconds=59), "5 分钟"),
        (timedelta(hours=3), "3 小时"),
        (timedelta(days=2, hours=5), "2 天"),
        (-timedelta(hours=1), "0 秒"),
    ],
)
def test_ages_are_told_in_the_coarsest_unit(past: timedelta, words: str) -> None:
    assert age(NOW - past, NOW) == words


def test_days_are_iso() -> None:
    assert (day(date(2027, 4, 30)), day(None)) == ("2027-04-30", "")
