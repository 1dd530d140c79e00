"""A pack read twice by itself is one reading; two devices, two packs and two scans are two."""

import pytest

from app.devices.same_again import SameAgain
from app.domain.devices import DeviceReading


def read(at_s: float, *texts: str, device: str = "here") -> DeviceReading:
    """A reading at that time."""
    return DeviceReading(device, texts or ("8100",), b"8100\r", at_s)


def test_a_code_read_again_at_once_is_the_same_reading() -> None:
    once = SameAgain()
    assert once(read(10.0)) == read(10.0)
    assert once(read(10.2)) is None


def test_a_code_read_again_later_is_another_reading() -> None:
    once = SameAgain(0.5)
    once(read(10.0))
    assert once(read(10.51)) is not None


def test_a_pack_that_stays_in_view_is_one_reading() -> None:
    once = SameAgain(0.5)
    assert [once(read(10 + tenth / 10)) is not None for tenth in range(0, 40, 4)] == [True] + [False] * 9
    assert once(read(14.2)) is not None


def test_two_devices_do_not_mix() -> None:
    once = SameAgain()
    assert once(read(10.0)) is not None
    assert once(read(10.0, device="there")) is not None
    assert once(read(10.1)) is None


def test_another_code_between_does_not_make_it_new() -> None:
    once = SameAgain()
    assert [once(read(10.0 + at, text)) is not None for at, text in ((0, "A"), (0.1, "B"), (0.2, "A"), (0.3, "B"))] == [
        True,
        True,
        False,
        False,
    ]


def test_of_several_codes_only_the_new_ones_are_told_in_order() -> None:
    once = SameAgain()
    assert once(read(10.0, "A", "B", "A")) == read(10.0, "A", "B")
    assert once(read(10.1, "C", "B", "D")) == read(10.1, "C", "D")
    assert once(read(10.2, "A", "D")) is None


def test_switched_off_every_reading_counts() -> None:
    never = SameAgain(0.0)
    assert never(read(10.0, "A", "A")) == read(10.0, "A", "A")
    assert never(read(10.0, "A", "A")) is not None


def test_nothing_is_remembered_for_longer_than_needed_and_no_code_as_it_is() -> None:
    once = SameAgain()
    for number in range(1000):
        once(read(float(number), f"patient-{number}"))
    assert len(once._seen) == 1
    assert "patient" not in repr(once._seen)


@pytest.mark.parametrize("gap_s", [0.05, 0.3, 0.5])
def test_half_a_second_is_the_usual_time(gap_s: float) -> None:
    once = SameAgain()
    once(read(0.0))
    assert once(read(gap_s)) is None
