"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.typed_days import NotADay, parse_day


@pytest.mark.parametrize(
    "text",
    [
        "20270430",
        "2027-04-30",
        "2027.4.30",
        "2027/04/30",
        "2027年4月30日",
        " 2027-4-30 ",
        "202704",
        "2027-04",
        "2027年4月",
        "270430",
        "２０２７０４３０",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse_day(text) == date(2027, 4, 30)


def test_a_month_alone_may_mean_its_first_day() -> None:
    assert parse_day("202704", month_begins=True) == date(2027, 4, 1)
    assert parse_day("20270430", month_begins=True) == date(2027, 4, 30)


@pytest.mark.parametrize(
    "text", ["", "991399", "2027", "20271301", "20270431", "27-04-30", "1899-01-01", "2027-0-1", "20270400", "abc"]
)
def test_what_names_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        parse_day(text)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day:%Y%m%d}") == day


@given(st.text(max_size=12))
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        parse_day(text)
    except NotADay:
        pass
