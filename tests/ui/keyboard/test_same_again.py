"""A keyboard scanner that writes a code twice by itself scanned it once; a person who scans it again scanned it twice."""

from __future__ import annotations

import pytest

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keys import Scanned
from app.ui.keyboard.same_again import SameAgain

A, B = "81000019000000000017", "81000019000000000024"
WITHIN = KeyProfile(same_again_ms=300)


def told(*scans: tuple[str, int], profile: KeyProfile = WITHIN) -> list[str]:
    """The texts that count, of scans that ended then."""
    same_again = SameAgain()
    return [text for text, at_ms in scans if not same_again(Scanned(text, text, "\r", (at_ms - 100, at_ms), profile))]


@pytest.mark.parametrize(
    ("scans", "expected"),
    [
        (((A, 1_000), (A, 1_300)), [A]),
        (((A, 1_000), (A, 1_301)), [A, A]),
        (((A, 1_000), (A, 1_250), (A, 1_500)), [A]),  # left lying in view: counted from when it was seen last
        (((A, 1_000), (B, 1_100), (A, 1_200)), [A, B, A]),  # who scans another one in between means each
        (((A, (1 << 32) - 100), (A, 100)), [A]),  # X11's clock begins again
        (((A, 5_000), (A, 4_000)), [A, A]),  # another clock
    ],
)
def test_the_same_code_within_the_time_is_one_scan(scans: tuple[tuple[str, int], ...], expected: list[str]) -> None:
    assert told(*scans) == expected


def test_where_the_time_is_nought_each_scan_counts() -> None:
    assert told((A, 1_000), (A, 1_100), profile=KeyProfile()) == [A, A]


def test_two_scanners_with_profiles_of_their_own_do_not_mix() -> None:
    same_again = SameAgain()
    for device in ("left", "right"):
        scan = Scanned(A, A, "\r", (1_000,), KeyProfile(same_again_ms=300, device=device))
        assert not same_again(scan)


def test_no_code_is_remembered_as_it_is() -> None:
    same_again = SameAgain()
    same_again(Scanned(A, A, "\r", (1_000,), WITHIN))
    assert A not in repr(vars(same_again))
