"""Cells read strictly."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.usecases.imports import values
from app.usecases.imports.reasons import Reason
from app.usecases.imports.values import Misfit

CODE = values.code(30)
WHOLE = values.whole(1, 1000)
TEXT = values.text(10)


def misfit(read: Callable[[object], object], value: object) -> Reason:
    with pytest.raises(Misfit) as found:
        read(value)
    return found.value.reason


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24", 24),
        (" 24 ", 24),
        ("24.0", 24),
        ("２４", 24),
        (24, 24),
        (24.0, 24),
        (Decimal("2.4E+1"), 24),
        ('="24"', 24),
    ],
)
def test_whole_numbers_are_read_in_every_dress(value: object, expected: int) -> None:
    assert WHOLE(value) == expected


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("24.5", Reason.NOT_WHOLE),
        (24.5, Reason.NOT_WHOLE),
        ("0", Reason.OUT_OF_RANGE),
        ("1001", Reason.OUT_OF_RANGE),
        ("-3", Reason.OUT_OF_RANGE),
        ("1e3", Reason.NOT_A_NUMBER),
        ("1,000", Reason.NOT_A_NUMBER),
        ("twelve", Reason.NOT_A_NUMBER),
        ("٣", Reason.NOT_A_NUMBER),
        (True, Reason.NOT_A_NUMBER),
        (["24"], Reason.NOT_A_NUMBER),
        (float("nan"), Reason.OUT_OF_RANGE),
        (float("inf"), Reason.OUT_OF_RANGE),
        (Decimal("1E+999999"), Reason.OUT_OF_RANGE),
        ("=1+1", Reason.FORMULA),
    ],
)
def test_what_is_no_whole_number_is_refused_with_its_reason(value: object, reason: Reason) -> None:
    assert misfit(WHOLE, value) == reason


def test_prices_are_whole_ten_thousandths_of_a_yuan() -> None:
    assert values.price("12.5") == 125_000
    assert values.price("0.0375") == 375
    assert values.price(12.1) == 121_000
    assert values.price(3.3000000000000003) == 33_000
    assert values.price(Decimal(0)) == 0
    assert misfit(values.price, "0.00375") == Reason.NOT_A_NUMBER
    assert misfit(values.price, 0.00375) == Reason.NOT_A_NUMBER
    assert misfit(values.price, "-1") == Reason.OUT_OF_RANGE
    assert misfit(values.price, "10000000000") == Reason.OUT_OF_RANGE


@given(st.integers(0, 10**14 - 1))
def test_every_price_survives_being_written_as_yuan(price: int) -> None:
    assert values.price(str(Decimal(price) / 10_000)) == price


def test_codes_keep_their_zeros_and_lose_their_width() -> None:
    assert CODE("00123") == "00123"
    assert CODE("ＹＰ００１") == "YP001"
    assert CODE(1001.0) == "1001"
    assert CODE('="00123"') == "00123"
    assert CODE("\ufeffYP1\u200b\u00a0") == "YP1"


def test_a_code_a_sheet_kept_as_a_number_too_long_for_it_is_refused() -> None:
    assert misfit(CODE, 1.234567890123457e17) == Reason.DIGITS_LOST
    assert misfit(CODE, "1.23457E+17") == Reason.DIGITS_LOST
    assert CODE(86900001000019.0) == "86900001000019"


@pytest.mark.parametrize("value", ["a\x00b", "a\nb", "\ue000", "阿莫\ufffd林", "\ud800"])
def test_control_characters_and_lost_characters_are_refused(value: str) -> None:
    assert misfit(TEXT, value) == Reason.UNPRINTABLE


def test_ideographic_blanks_are_blanks() -> None:
    assert TEXT("0.25g\u3000片") == "0.25g 片"


def test_text_longer_than_its_column_is_refused_not_cut() -> None:
    assert TEXT("一二三四五六七八九十") == "一二三四五六七八九十"
    assert misfit(TEXT, "一二三四五六七八九十十") == Reason.TOO_LONG


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-05",
        "2026/11/5",
        "2026.11.05",
        "20261105",
        20261105.0,
        "2026年11月5日",
        "２０２６－１１－０５",
        date(2026, 11, 5),
        datetime(2026, 11, 5),  # noqa: DTZ001  # sheets know no time zones
    ],
)
def test_days_are_read_in_every_usual_form(value: object) -> None:
    assert values.day(value) == date(2026, 11, 5)


@pytest.mark.parametrize(
    "value",
    ["2026-13-01", "2026-02-30", "26-11-05", "2026-11", "05.11.2026", "2026-11/05", 46331.0, "2026115", "", True],
)
def test_what_is_no_day_is_refused(value: object) -> None:
    assert misfit(values.day, value) == Reason.NOT_A_DAY


def test_a_year_that_cannot_be_meant_is_refused() -> None:
    assert misfit(values.day, "0206-11-05") == Reason.OUT_OF_RANGE


def test_moments_are_chinese_time_unless_they_say_otherwise() -> None:
    nine = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    for text in (
        "2026-11-20 09:30",
        "2026/11/20 9:30:00",
        "20261120093000",
        "2026-11-20T01:30:00Z",
        "2026-11-20T09:30+08:00",
    ):
        assert values.moment(text) == nine
    assert values.moment(datetime(2026, 11, 20, 9, 30)) == nine  # noqa: DTZ001
    assert values.moment("2026-11-20") == datetime(2026, 11, 19, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", ["2026-11-20 25:00", "2026-11-20 09:61", "yesterday", "2026-02-30 09:00", "2026-11-20 09:30+99:99"]
)
def test_what_is_no_moment_is_refused(value: str) -> None:
    assert misfit(values.moment, value) == Reason.NOT_A_MOMENT


def test_words_are_read_as_people_write_them() -> None:
    assert values.yes_or_no("是") is True
    assert values.yes_or_no(False) is False
    assert values.yes_or_no("ＹＥＳ") is True
    assert values.yes_or_no(1.0) is True
    assert misfit(values.yes_or_no, "也许") == Reason.NOT_A_CHOICE


ANYTHING = st.one_of(
    st.text(),
    st.just(date.min),
    st.just(datetime(1, 1, 1)),  # noqa: DTZ001
    st.just(datetime(9999, 12, 31)),  # noqa: DTZ001
    st.integers(),
    st.floats(),
    st.booleans(),
    st.decimals(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.lists(st.text()),
)


@given(ANYTHING)
def test_no_cell_does_anything_but_give_a_value_or_a_reason(value: object) -> None:
    for read in (CODE, WHOLE, TEXT, values.price, values.day, values.moment, values.yes_or_no):
        with suppress(Misfit):
            read(value)


@given(ANYTHING)
def test_what_is_shown_of_a_cell_is_short_and_printable(value: object) -> None:
    assert values.shown(value).isprintable()
    assert len(values.shown(value)) <= 61
