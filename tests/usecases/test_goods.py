"""Rows that tell of many packs: none longer than a message, nothing lost, nothing twice."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from app.usecases.goods import CODES_OF_A_ROW, row_by_row

CODES = st.lists(st.tuples(st.text("0123456789ABC", min_size=1, max_size=100), st.integers(1, 240)), max_size=40)


@given(CODES, st.integers(0, 500), st.integers(0, 60))
def test_every_unit_and_code_stands_in_one_row(coded: list[tuple[str, int]], uncoded: int, copies: int) -> None:
    many = coded * copies
    rows = list(row_by_row(many, uncoded))
    assert sum(units for units, _ in rows) == uncoded + sum(units for _, units in many)
    assert list(chain.from_iterable(codes for _, codes in rows)) == [code for code, _ in many]
    assert all(sum(len(code) + 20 for code in codes) < CODES_OF_A_ROW for _, codes in rows)
    assert len(rows) == 1 or all(codes for _, codes in rows)


def test_units_go_with_their_codes_and_loose_ones_with_the_first() -> None:
    coded = [(f"8100001{number:013}", 24 if number % 2 else 240) for number in range(1_200)]
    rows = list(row_by_row(coded, uncoded=7))
    assert [len(codes) > 500 for _, codes in rows] == [True, True, False]
    of_it = dict(coded)
    assert [units - sum(of_it[code] for code in codes) for units, codes in rows] == [7, 0, 0]


def test_what_has_no_codes_is_one_row() -> None:
    assert list(row_by_row([], 30)) == [(30, ())]
    assert list(row_by_row([])) == [(0, ())]
