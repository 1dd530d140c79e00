"""What a key press says, in the words both doors share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.keyboard.keys import Kind
from app.ui.keyboard.kinds import Press, Repeats, Role, Spelling, kind_of, spelled

GS, STX = "\x1d", "\x02"


@pytest.mark.parametrize(
    ("press", "in_burst", "opening", "kind", "text"),
    [
        (Press(Role.ORDINARY, "a"), False, "", Kind.TEXT, "a"),
        (Press(Role.ORDINARY, "药"), False, "", Kind.TEXT, "药"),
        (Press(Role.ORDINARY, "@", control=True, alt=True), False, "", Kind.TEXT, "@"),
        (Press(Role.ORDINARY, GS, control=True), False, "", Kind.TEXT, GS),
        (Press(Role.ORDINARY, STX, control=True), False, "", Kind.OTHER, ""),
        (Press(Role.ORDINARY, STX, control=True), False, STX, Kind.TEXT, STX),
        (Press(Role.ORDINARY, STX, control=True), True, "", Kind.TEXT, STX),
        (Press(Role.ORDINARY, "\n", control=True), True, "", Kind.END, "\n"),
        (Press(Role.ORDINARY, "\n", control=True), False, "", Kind.OTHER, ""),
        (Press(Role.END, "\t"), False, "", Kind.END, "\t"),
        (Press(Role.END, ""), False, "", Kind.END, "\r"),
        (Press(Role.END, "\r", alt=True), False, "", Kind.OTHER, ""),
        (Press(Role.KEYPAD, "5", digit="5"), False, "", Kind.TEXT, "5"),
        (Press(Role.KEYPAD, "", digit="5"), False, "", Kind.OTHER, ""),  # Num Lock off: an arrow
        (Press(Role.KEYPAD, "", alt=True, digit="5"), False, "", Kind.PART, ""),
        (Press(Role.ORDINARY, "a", repeats=True), True, "", Kind.OTHER, ""),
        (Press(Role.ORDINARY, "a", meta=True), True, "", Kind.OTHER, ""),
        (Press(Role.ORDINARY, "a", alt=True), True, "", Kind.OTHER, ""),
        (Press(Role.MODIFIER, ""), True, "", Kind.RIDER, ""),
        (Press(Role.ALT, "", alt=True), True, "", Kind.RIDER, ""),
        (Press(Role.ORDINARY, ""), True, "", Kind.OTHER, ""),
    ],
)
def test_presses_are_told_apart(press: Press, in_burst: bool, opening: str, kind: Kind, text: str) -> None:
    assert kind_of(press, in_burst=in_burst, opening=opening) == (kind, text)


@pytest.mark.parametrize(
    ("digits", "char"),
    [
        ("0029", GS),
        ("29", GS),
        ("056", "8"),
        ("013", "\r"),
        ("0233", "é"),
        ("130", "é"),  # without the 0 the page of old terminals counts
        ("0" + str(0xD2A9), "药"),
        ("", ""),
        ("0", ""),
        ("999999", ""),
        ("65535", ""),
    ],
)
def test_alt_numbers_name_characters(digits: str, char: str) -> None:
    assert spelled(digits) == char


@given(st.text("0123456789", max_size=8))
def test_no_number_breaks_it(digits: str) -> None:
    assert len(spelled(digits)) <= 1


def test_a_key_between_the_digits_spoils_the_number() -> None:
    spelling = Spelling()
    spelling.pressed(Kind.PART, "2")
    spelling.pressed(Kind.TEXT, "")
    spelling.pressed(Kind.PART, "9")
    assert spelling.alt_released() == "\t"
    assert spelling.alt_released() == ""


def test_a_key_held_down_repeats_and_the_same_digit_twice_does_not() -> None:
    repeats = Repeats()
    assert not repeats.is_repeat(10, 1000, marked=False)
    assert not repeats.is_repeat(10, 1001, marked=True)
    assert not repeats.is_repeat(10, 1120, marked=True), "a long run of one digit stays one"
    assert not repeats.is_repeat(11, 2000, marked=False)
    assert repeats.is_repeat(11, 2400, marked=True)
    assert repeats.is_repeat(11, 2430, marked=True)
    assert repeats.is_repeat(12, 3000, marked=True), "it went down before we looked"


@pytest.mark.parametrize(
    ("text", "shift", "turned"),
    [("a", True, True), ("A", False, True), ("a", False, False), ("A", True, False), ("1", True, False)],
)
def test_caps_lock_shows_in_the_letters(text: str, shift: bool, turned: bool) -> None:
    assert Press(Role.ORDINARY, text, shift=shift).turned is turned


def test_a_press_does_not_show_what_it_writes() -> None:
    assert "秘" not in repr(Press(Role.ORDINARY, "秘"))
