"""A test scan proposes a profile that its scanner fits and a person does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.key_profiles import TRIAL_LENGTH, KeyProfile, measured, of_workstation
from app.domain.refusals import UnlikeAScanner


def pressed(*gaps_ms: int) -> list[int]:
    return list(accumulate((1_000, *gaps_ms)))


@pytest.mark.parametrize("gap_ms", [1, 6, 10, 19, 35])
def test_a_quick_scanner_needs_no_profile_of_its_own(gap_ms: int) -> None:
    usual = KeyProfile(prefix="~", device="usb:1")
    assert measured(pressed(*[gap_ms] * 20), ended=True, usual=usual) is usual


@pytest.mark.parametrize("gap_ms", [45, 80, 100, 150])
def test_a_slow_scanner_gets_a_narrow_one(gap_ms: int) -> None:
    usual = KeyProfile(prefix="~", suffix="!", device="usb:1")
    profile = measured(pressed(*[gap_ms, gap_ms + 4, gap_ms - 4] * 7), ended=True, usual=replace(usual))
    assert profile.min_gap_ms < gap_ms - 4 < gap_ms + 4 < profile.give_back_ms < 2 * gap_ms
    assert gap_ms <= profile.max_gap_ms
    assert (profile.needs_end, profile.rolls, profile.min_length) == (True, False, TRIAL_LENGTH)
    assert (profile.prefix, profile.suffix, profile.device) == ("~", "!", "usb:1")


@pytest.mark.parametrize(
    ("gaps", "ended", "rolled", "reason"),
    [
        ([10] * 5, True, False, "short"),
        ([200] * 20, True, False, "slow"),
        ([90] * 20, False, False, "no_end"),
        ([90] * 20, True, True, "uneven"),  # the next key went down before the last came up
        ([120, 60, 140, 80, 200, 70, 90, 110, 60, 130], True, False, "uneven"),
        ([80] * 15 + [400], True, False, "uneven"),
        ([10] * 10 + [-5] + [10] * 5, True, False, "uneven"),
        ([10] * 15 + [110], True, False, "uneven"),  # quick, with a pause no scan survives
    ],
)
def test_what_may_have_been_typed_is_refused(gaps: list[int], ended: bool, rolled: bool, reason: str) -> None:
    with pytest.raises(UnlikeAScanner) as refused:
        measured(pressed(*gaps), ended=ended, rolled=rolled)
    assert refused.value.reason == reason


@given(st.lists(st.integers(40, 250), min_size=10, max_size=30))
def test_whoever_types_at_ones_own_pace_gets_no_profile(gaps: list[int]) -> None:
    """Unless every gap lies within a third of the others, which is what a scanner does."""
    try:
        measured(pressed(*gaps), ended=True)
    except UnlikeAScanner:
        return
    assert max(gaps) <= 3.2 * min(gaps)
    mean = sum(gaps) / len(gaps)
    assert sum(abs(gap - mean) for gap in gaps) / len(gaps) <= 0.2 * mean


def test_a_figure_that_reaches_into_typing_gets_the_terms_of_a_slow_scanner() -> None:
    slow, quick = of_workstation(KeyProfile(max_gap_ms=100))
    assert (slow.needs_end, slow.rolls, slow.min_length, slow.max_gap_ms) == (True, False, TRIAL_LENGTH, 100)
    assert slow.min_gap_ms > 20
    assert (quick.needs_end, quick.max_gap_ms) == (False, 60)


def test_the_usual_figures_are_one_profile_and_a_prefix_may_be_missing() -> None:
    usual = KeyProfile(max_gap_ms=40)
    assert of_workstation(usual) == (usual,)
    with_prefix = replace(usual, prefix="~")
    assert of_workstation(with_prefix) == (with_prefix, usual)
