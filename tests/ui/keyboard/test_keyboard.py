"""Key events of one keyboard: Alt sequences, control letters and Caps Lock, on their way into a scan."""

from __future__ import annotations

import pytest

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keyboard import Keyboard
from app.ui.keyboard.keys import Returned, Scanned
from app.ui.keyboard.kinds import Press, Role
from app.ui.keyboard.scan_facts import Sign, facts

ALT, ENTER = 64, 36
A = "81000019000000000017"


class Hands:
    """Presses and lets go keys of one keyboard."""

    def __init__(self, *profiles: KeyProfile) -> None:
        self.keyboard: Keyboard[str] = Keyboard(profiles or (KeyProfile(),))
        self.scans: list[Scanned] = []
        self.back: list[str] = []
        self.at = 1000

    def down(self, press: Press, code: int, after: int = 2) -> None:
        self.at += after
        _, outcomes = self.keyboard.pressed(press, code, self.at, f"{code} down")
        self.take(outcomes)

    def up(self, role: Role, code: int, after: int = 1) -> None:
        self.at += after
        _, outcomes = self.keyboard.released(role, code, self.at, f"{code} up")
        self.take(outcomes)

    def take(self, outcomes: list[Scanned | Returned[str]]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Scanned):
                self.scans.append(outcome)
            else:
                self.back += [key.ticket for key in outcome.keys]

    def write(self, text: str, after: int = 8, *, shift: bool = False) -> None:
        for char in text:
            self.down(Press(Role.ORDINARY, char, shift=shift), ord(char), after)
            self.up(Role.ORDINARY, ord(char))

    def spell(self, text: str, after: int = 3) -> None:
        for char in text:
            self.down(Press(Role.ALT, ""), ALT, after)
            for digit in f"{ord(char):04}":
                self.down(Press(Role.KEYPAD, "", alt=True, digit=digit), 80 + int(digit), after)
                self.up(Role.KEYPAD, 80 + int(digit))
            self.up(Role.ALT, ALT)

    def enter(self) -> None:
        self.down(Press(Role.END, "\r"), ENTER, 8)
        self.up(Role.END, ENTER)


@pytest.mark.parametrize("end", ["\r", "\n", "\t"])
def test_a_whole_scan_in_alt_mode(end: str) -> None:
    hands = Hands()
    hands.spell(f"]d201SN1\x1d17{end}")
    (scan,) = hands.scans
    assert (scan.text, scan.end, scan.spelled) == ("]d201SN1\x1d17", end, True)
    assert hands.back == []


def test_one_separator_in_alt_mode_within_ordinary_keys() -> None:
    hands = Hands()
    hands.write("21SN0001")
    hands.spell("\x1d")
    hands.write("10LOT7")
    hands.enter()
    assert [scan.text for scan in hands.scans] == ["21SN0001\x1d10LOT7"]
    assert hands.back == []


def test_what_windows_writes_itself_behind_an_alt_sequence_counts_once() -> None:
    hands = Hands()
    for char in A:
        hands.spell(char)
        hands.write(char, 1)
    hands.enter()
    assert [scan.text for scan in hands.scans] == [A]
    assert hands.back == []


def test_the_same_character_twice_is_no_echo() -> None:
    hands = Hands()
    hands.spell("0")
    hands.write("0012345")
    hands.enter()
    assert [scan.text for scan in hands.scans] == ["0012345"], "the first of the two is the echo"


def test_a_person_who_types_an_alt_sequence_gets_every_key_of_it_back() -> None:
    hands = Hands()
    hands.spell("é", after=150)
    hands.take(hands.keyboard.burst.settle())
    assert hands.scans == []
    assert hands.back == [
        "64 down",
        "80 down",
        "80 up",
        "82 down",
        "82 up",
        "83 down",
        "83 up",
        "83 down",
        "83 up",
        "64 up",
    ]


def test_a_person_who_taps_alt_opens_the_menu() -> None:
    hands = Hands()
    hands.down(Press(Role.ALT, ""), ALT)
    hands.up(Role.ALT, ALT)
    assert hands.back == ["64 down", "64 up"]


def test_a_control_character_may_open_a_scan_where_a_profile_says_so() -> None:
    hands = Hands(KeyProfile(prefix="\x02", suffix="\x03", device="usb:1"))
    hands.down(Press(Role.MODIFIER, ""), 37)
    hands.down(Press(Role.ORDINARY, "\x02", control=True), 56)
    hands.up(Role.ORDINARY, 56)
    hands.up(Role.MODIFIER, 37)
    hands.write(A)
    hands.down(Press(Role.ORDINARY, "\x03", control=True), 54)
    hands.enter()
    (scan,) = hands.scans
    assert (scan.text, scan.whole, scan.profile.device) == (A, f"\x02{A}\x03", "usb:1")
    assert hands.back == []


def test_line_feed_behind_carriage_return_opens_nothing() -> None:
    """Ctrl+J right behind the scan would be a shortcut."""
    hands = Hands()
    hands.write(A)
    hands.enter()
    hands.down(Press(Role.ORDINARY, "\n", control=True), 44)
    assert hands.back == []


def test_the_doctor_is_told_what_stood_in_the_way() -> None:
    hands = Hands()
    hands.write("]d201sn", shift=True)
    hands.take(hands.keyboard.burst.settle())
    (scan,) = hands.scans
    told = facts(scan, read_at_s=5.0, composed=True)
    assert told.signs == {Sign.CAPS_LOCK, Sign.INPUT_METHOD, Sign.NO_END}
    assert (told.ended, told.reading.device, told.reading.read_at_s) == (False, "keyboard", 5.0)
    assert (told.reading.symbology, told.reading.texts, told.reading.raw) == ("]d2", ("01sn",), b"]d201sn")
    assert told.gaps_ms == (9,) * 6
    assert "01sn" not in repr(told)


def test_full_width_characters_come_from_an_input_method() -> None:
    hands = Hands()
    hands.write("８１０００")
    hands.write("0019")
    hands.enter()
    assert facts(hands.scans[0], read_at_s=0.0).signs == {Sign.INPUT_METHOD}
