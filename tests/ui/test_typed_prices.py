"""Prices as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.text import yuan
from app.ui.typed_prices import NotAPrice, parse_price


@pytest.mark.parametrize(("text", "price"), [("12.5", 125_000), (" ¥0.0375 ", 375), ("８", 80_000), ("0", 0)])
def test_a_price_is_read_however_it_is_written(text: str, price: int) -> None:
    assert parse_price(text) == price


@pytest.mark.parametrize("text", ["", "12,5", "-3", "1.23456", "一元", "1e3"])
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(NotAPrice):
        parse_price(text)


@given(st.integers(0, 10**13 - 1))
def test_every_price_shown_is_read_back(price: int) -> None:
    assert parse_price(yuan(price)) == price
