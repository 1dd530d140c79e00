"""Typing reaches the field, scans reach the screen, and nothing is lost or doubled, whatever the mix."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.key_profiles import KeyProfile
from app.ui.burst import Burst
from app.ui.keyboard.keys import Key, Kind, Returned, Scanned, gap_ms

A = "81000019000000000017"
PROFILE = KeyProfile()


class Counter:
    """A counter desk with one field: what is typed, what is scanned, with the program's timer or without it."""

    def __init__(self, *profiles: KeyProfile, timer: bool = True) -> None:
        self.burst: Burst[int] = Burst(*profiles)
        self.timer = timer
        self.fed: list[Key[int]] = []
        self.returned: list[Key[int]] = []
        self.scans: list[str] = []
        self.found: list[Scanned] = []
        self.story: list[str] = []  # typed characters and scans in the order they came out
        self._tickets = count()

    def key(self, at_ms: int, kind: Kind, text: str = "", code: int = 0) -> None:
        while self.timer and self.burst.pending and self._silent_ms(at_ms) > self.burst.patience_ms:
            self._out(self.burst.expire(self.burst.patience_ms + 1))
        key: Key[int] = Key(at_ms, kind, text, code, next(self._tickets))
        self.fed.append(key)
        self._out(self.burst.feed(key))

    def press(self, at_ms: int, text: str, *, release_after: int | None = 5) -> None:
        kind = Kind.END if text in ("\r", "\t") else Kind.TEXT
        code = ord(text)
        self.key(at_ms, kind, text, code)
        if release_after is not None:
            self.key(at_ms + release_after, Kind.RELEASE, "", code)

    def silence(self) -> None:
        self._out(self.burst.settle())
        assert not self.burst.pending

    def _silent_ms(self, at_ms: int) -> int:
        assert self.burst.last_at_ms is not None
        return gap_ms(self.burst.last_at_ms, at_ms)

    @property
    def field(self) -> str:
        typed = (key for key in self.returned if key.kind in (Kind.TEXT, Kind.END))
        return "".join("\n" if key.kind is Kind.END else key.text for key in typed)

    def _out(self, outcomes: list[Scanned | Returned[int]]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Scanned):
                self.found.append(outcome)
                self.scans.append(outcome.text)
                self.story.append(outcome.whole)
            else:
                self.returned += outcome.keys
                self.story += [key.text for key in outcome.keys if key.text]


def test_a_scan_with_enter_is_a_reading_and_leaves_the_field_alone() -> None:
    desk = Counter()
    for at, char in enumerate(A):
        desk.press(1000 + 10 * at, char)
    desk.press(1000 + 200, "\r")
    assert desk.scans == [A]
    assert desk.returned == []


def test_a_scan_without_terminator_ends_by_silence_and_a_late_enter_still_belongs_to_it() -> None:
    desk = Counter()
    for at, char in enumerate(A):
        desk.press(10 * at, char)
    desk.silence()
    desk.press(190 + 250, "\r")
    assert (desk.scans, desk.field) == ([A], "")


def test_an_enter_long_after_a_scan_is_a_persons() -> None:
    desk = Counter()
    for at, char in enumerate(A):
        desk.press(10 * at, char)
    desk.press(190 + PROFILE.late_end_ms + 1, "\r")
    assert (desk.scans, desk.field) == ([A], "\n")


def test_typing_with_enter_goes_to_the_field() -> None:
    desk = Counter()
    for at, char in enumerate("12"):
        desk.press(150 * at, char)
    desk.press(320, "\r")
    assert (desk.scans, desk.field) == ([], "12\n")


def test_a_quick_number_with_enter_is_typing() -> None:
    desk = Counter()
    for at, char in enumerate("120\r"):
        desk.press(30 * at, char)
    assert (desk.scans, desk.field) == ([], "120\n")


def test_a_scan_that_stuttered_once_is_one_reading() -> None:
    desk = Counter()
    at = 0
    for position, char in enumerate(A):
        at += 95 if position == 12 else 10
        desk.press(at, char, release_after=2)
    desk.press(at + 10, "\r")
    assert desk.scans == [A]


def test_a_busy_window_judges_by_the_keys_own_time() -> None:
    slow, fast = Counter(timer=False), Counter(timer=False)
    for at, char in enumerate("abc"):
        slow.press(200 * at, char)  # typed slowly, handled all at once
    for at, char in enumerate(A):
        fast.press(5 * at, char)
    slow.silence()
    fast.silence()
    assert (slow.field, slow.scans) == ("abc", [])
    assert (fast.field, fast.scans) == ("", [A])


def test_group_separators_stay_in_the_reading() -> None:
    text = "]d2010692345600012421SN0001\x1d1727123110LOT7"
    desk = Counter()
    desk.press(0, text[0])
    at = 0
    for char in text[1:]:
        at += 4
        if char == "\x1d":
            desk.key(at, Kind.RIDER, "", 37)
        desk.press(at, char, release_after=1)
        if char == "\x1d":
            desk.key(at + 2, Kind.RELEASE, "", 37)
    desk.press(at + 4, "\t")
    assert desk.scans == [text]
    assert desk.returned == []


def test_the_release_of_a_key_typed_before_a_scan_reaches_the_field() -> None:
    desk = Counter()
    desk.press(0, "x", release_after=None)
    for at, char in enumerate(A):
        desk.press(200 + 10 * at, char)
        if at == 3:
            desk.key(235, Kind.RELEASE, "", ord("x"))
    desk.press(420, "\r")
    assert desk.scans == [A]
    assert [(key.kind, key.code) for key in desk.returned] == [(Kind.TEXT, ord("x")), (Kind.RELEASE, ord("x"))]


def test_an_arrow_key_after_typing_comes_after_what_was_typed() -> None:
    desk = Counter()
    desk.press(0, "a")
    desk.key(20, Kind.OTHER, "", 113)
    assert [key.kind for key in desk.returned] == [Kind.TEXT, Kind.RELEASE, Kind.OTHER]


def test_timestamps_may_wrap() -> None:
    desk = Counter()
    start = (1 << 32) - 40
    for at, char in enumerate(A):
        desk.press((start + 10 * at) % (1 << 32), char, release_after=None)
    desk.press((start + 200) % (1 << 32), "\r", release_after=None)
    assert desk.scans == [A]


def test_typing_across_the_wrap_stays_typing() -> None:
    desk = Counter(timer=False)
    start = (1 << 32) - 500
    for at, char in enumerate("abcdefgh"):
        desk.press((start + 200 * at) % (1 << 32), char)
    desk.silence()
    assert (desk.field, desk.scans) == ("abcdefgh", [])


def test_keys_let_go_after_the_scan_stay_with_the_scan() -> None:
    desk = Counter()
    for at, char in enumerate(A):
        desk.press(10 * at, char, release_after=None)
    desk.press(200, "\r", release_after=None)
    for char in {*A, "\r"}:
        desk.key(230, Kind.RELEASE, "", ord(char))
    assert desk.scans == [A]
    assert desk.returned == []


def test_a_release_that_never_came_does_not_cost_the_next_one() -> None:
    """The window changed while the scanner's Enter was down; later a person presses Enter."""
    desk = Counter()
    for at, char in enumerate(A):
        desk.press(10 * at, char)
    desk.press(200, "\r", release_after=None)
    desk.press(2_000, "\r")
    assert [key.kind for key in desk.returned] == [Kind.END, Kind.RELEASE]


def test_typing_close_behind_a_scan_never_turns_the_scan_into_typing() -> None:
    desk = Counter()
    at = 0
    for char in A:
        desk.press(at, char)
        at += 40
    for char in "abcdefghij":
        at += 55
        desk.press(at, char)
        at += 40
    desk.silence()
    assert [scan[:20] for scan in desk.scans] == [A]
    assert "8" not in desk.field


def test_a_slow_scanner_is_known_by_its_profile() -> None:
    desk = Counter(KeyProfile(max_gap_ms=90, give_back_ms=110, silence_ms=200))
    for at, char in enumerate(A):
        desk.press(80 * at, char)
    desk.press(80 * len(A), "\r")
    assert desk.scans == [A]


# --- whatever the mix -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Piece:
    """What one hand did: text, its gaps (the first before the first character), and how it ended."""

    who: str
    text: str
    gaps: tuple[int, ...]
    end: str


LETTERS = st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)


@st.composite
def typed(draw: st.DrawFn) -> Piece:
    """Somebody types: mostly slower than 60 ms, at times three keys at once."""
    text = draw(LETTERS)
    gaps, quick = [], 0
    for _ in text:
        fast = quick < 3 and draw(st.booleans())
        gaps.append(draw(st.integers(8, 60)) if fast else draw(st.integers(61, 900)))
        quick = quick + 1 if fast else 0
    gaps[0] = draw(st.integers(110, 900))
    return Piece("hand", text, tuple(gaps), draw(st.sampled_from(["", "", "\r", "\t"])))


@st.composite
def scanned(draw: st.DrawFn) -> Piece:
    """A scanner fires: 1 to 50 ms between characters, perhaps one late one."""
    text = draw(st.text(st.sampled_from("0123456789ABCXYZabc]()\x1d"), min_size=6, max_size=40))
    gaps = [draw(st.integers(110, 900)), *(draw(st.integers(0, 50)) for _ in text[1:])]
    if len(text) > 15 and draw(st.booleans()):
        gaps = [gaps[0], *(min(gap, 25) for gap in gaps[1:])]
        gaps[draw(st.integers(10, len(text) - 1))] = draw(st.integers(61, 99))
    return Piece("scanner", text, tuple(gaps), draw(st.sampled_from(["\r", "\t", ""])))


HAND = 1_000  # codes of the keyboard; the scanner's are below


def perform(pieces: list[Piece], desk: Counter, hold_ms: int) -> tuple[str, list[str]]:
    """Play the pieces; what the field and the screen should have."""
    at, field, scans = 0, "", []
    presses: list[tuple[int, Kind, str, int]] = []
    for piece in pieces:
        keyboard = HAND if piece.who == "hand" else 0
        for gap, char in zip(piece.gaps, piece.text, strict=True):
            at += gap
            presses.append((at, Kind.TEXT, char, keyboard + ord(char)))
        if piece.end:
            at += 30
            presses.append((at, Kind.END, "", keyboard + ord(piece.end)))
        else:
            at += 350  # beyond the time in which an Enter would belong to the scan
        if piece.who == "hand":
            field += piece.text + ("\n" if piece.end else "")
        else:
            scans.append(piece.text)
    for when, kind, text, code in _with_releases(presses, hold_ms):
        desk.key(when, kind, text, code)
    desk.silence()
    return field, scans


def _with_releases(presses: list[tuple[int, Kind, str, int]], hold_ms: int) -> list[tuple[int, Kind, str, int]]:
    """Each key is let go `hold_ms` after its press, or just before it is pressed again."""
    events: list[tuple[int, int, tuple[int, Kind, str, int]]] = []
    for place, (at, kind, text, code) in enumerate(presses):
        again = next((later for later, _, _, other in presses[place + 1 :] if other == code), at + hold_ms)
        released = min(at + hold_ms, again)
        turn = next((n for n, press in enumerate(presses) if n > place and press[3] == code), len(presses))
        order = 2 * turn - 1 if released == again else 2 * len(presses)
        events += [(at, 2 * place, (at, kind, text, code)), (released, order, (released, Kind.RELEASE, "", code))]
    return [event for _, _, event in sorted(events, key=lambda event: event[:2])]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(typed(), scanned()), max_size=6), st.booleans(), st.integers(1, 120))
def test_fields_get_exactly_the_typed_and_readings_exactly_the_scanned(
    pieces: list[Piece], timer: bool, hold_ms: int
) -> None:
    desk = Counter(timer=timer)
    field, scans = perform(pieces, desk, hold_ms)
    assert desk.field == field
    assert desk.scans == scans
    released = sum(key.kind is Kind.RELEASE for key in desk.returned)
    assert released == len(field), "each typed key is let go once, and no scanned one"
    assert all(key.code >= HAND for key in desk.returned)


KEYS = st.lists(
    st.tuples(
        st.integers(0, 130),
        st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.END, Kind.RIDER, Kind.RELEASE, Kind.OTHER]),
        st.sampled_from("0123456789AB"),
    ),
    max_size=120,
)


@settings(max_examples=400, deadline=None)
@given(KEYS, st.booleans())
def test_no_key_is_lost_or_doubled_whatever_comes(events: list[tuple[int, Kind, str]], timer: bool) -> None:
    desk = Counter(timer=timer)
    at = 0
    for gap, kind, char in events:
        at += gap
        desk.key(at, kind, char if kind is Kind.TEXT else "", ord(char))
    desk.silence()
    tickets = [key.ticket for key in desk.returned]
    assert tickets == sorted(set(tickets)), "given back once each, in order"
    assert "".join(desk.story) == "".join(key.text for key in desk.fed), "every character came out once, in order"
    others = {key.ticket for key in desk.fed if key.kind is Kind.OTHER}
    assert others <= set(tickets), "arrows and F-keys are never swallowed"
    assert all(len(scan) >= PROFILE.min_length for scan in desk.scans)


@settings(max_examples=300, deadline=None)
@given(KEYS)
def test_the_timer_changes_when_and_never_what(events: list[tuple[int, Kind, str]]) -> None:
    with_timer, without = Counter(timer=True), Counter(timer=False)
    at = 0
    for gap, kind, char in events:
        at += gap
        for desk in (with_timer, without):
            desk.key(at, kind, char if kind is Kind.TEXT else "", ord(char))
    with_timer.silence()
    without.silence()
    assert with_timer.scans == without.scans
    typed_with = [key.ticket for key in with_timer.returned if key.kind is not Kind.RELEASE]
    typed_without = [key.ticket for key in without.returned if key.kind is not Kind.RELEASE]
    assert typed_with == typed_without


@pytest.mark.parametrize("length", [1, 5])
def test_fewer_characters_than_a_scan_are_given_back(length: int) -> None:
    desk = Counter()
    for at, char in enumerate(A[:length]):
        desk.press(5 * at, char)
    desk.silence()
    assert (desk.field, desk.scans) == (A[:length], [])


# --- several scanners -------------------------------------------------------------------------------------------

SLOW = KeyProfile(
    max_gap_ms=110,
    give_back_ms=130,
    silence_ms=260,
    late_end_ms=0,
    min_length=10,
    min_gap_ms=70,
    needs_end=True,
    rolls=False,
)


def write(desk: Counter, text: str, gap_ms: int, *, at: int = 1000, release_after: int = 5) -> int:
    for char in text:
        desk.press(at, char, release_after=release_after)
        at += gap_ms
    return at


@pytest.mark.parametrize("gap_ms", [1, 10, 45, 80, 100])
def test_a_workstation_may_have_scanners_of_different_speed(gap_ms: int) -> None:
    desk = Counter(SLOW, PROFILE)
    write(desk, A + "\r", gap_ms)
    assert (desk.scans, desk.field) == ([A], "")


def test_a_slow_scan_without_enter_is_typing() -> None:
    desk = Counter(SLOW, PROFILE)
    write(desk, A, 100)
    desk.silence()
    assert (desk.scans, desk.field) == ([], A)


def test_a_slow_scan_of_few_characters_is_typing() -> None:
    desk = Counter(SLOW, PROFILE)
    write(desk, A[:9] + "\r", 100)
    assert (desk.scans, desk.field) == ([], A[:9] + "\n")


def test_keys_that_overlap_are_a_hands() -> None:
    desk = Counter(SLOW, PROFILE)
    for nth, char in enumerate("8123456790"):
        desk.press(1000 + 90 * nth, char, release_after=None)
        if nth:
            desk.key(1005 + 90 * nth, Kind.RELEASE, "", ord("8123456790"[nth - 1]))
    desk.press(1900, "\r")
    assert (desk.scans, desk.field) == ([], "8123456790\n")


def test_a_release_that_never_came_does_not_cost_the_slow_scans_after_it() -> None:
    desk = Counter(SLOW, PROFILE)
    desk.press(0, "x", release_after=None)
    write(desk, A + "\r", 100, at=2000)
    assert desk.scans == [A]


def test_typing_is_given_back_as_soon_as_no_profile_fits() -> None:
    """One uneven gap is enough: nobody who types waits for a scanner that is not there."""
    desk = Counter(SLOW, PROFILE)
    desk.press(1000, "a")
    desk.press(1062, "b")
    assert desk.field == "a"


def test_a_letter_typed_before_a_slow_scan_is_not_its_first() -> None:
    desk = Counter(SLOW, PROFILE)
    desk.press(1000, "x")
    write(desk, A + "\r", 100, at=1064)
    assert (desk.scans, desk.field) == ([A], "x")


def test_a_prefix_tells_whose_scan_it_is_and_is_taken_away() -> None:
    marked = KeyProfile(prefix="\x02", suffix="\x03", device="usb:1")
    desk = Counter(marked, PROFILE)
    write(desk, f"\x02{A}\x03\r", 10)
    write(desk, f"{A}\r", 10, at=5000)
    assert desk.scans == [A, A]
    devices = [found.profile.device for found in desk.found]
    assert devices == ["usb:1", ""]
    assert desk.found[0].whole == f"\x02{A}\x03"


def test_what_does_not_begin_with_the_only_prefix_is_not_even_held() -> None:
    desk = Counter(KeyProfile(prefix="~"))
    desk.press(1000, "a")
    assert desk.field == "a"
    write(desk, f"b~{A}\r", 10, at=1010)
    assert (desk.scans, desk.field) == ([A], "ab")


def test_what_comes_right_behind_a_scan_at_its_pace_is_no_typing() -> None:
    """Two scanners at once: the first Enter ends the mixture, the rest of the slower one follows."""
    desk = Counter()
    at = write(desk, "8811000001" + "\r", 8)
    at = write(desk, "17\r", 8, at=at)
    assert (desk.scans, desk.field) == (["8811000001", "17"], "")
    write(desk, "17\r", 30, at=at + 500)
    assert (len(desk.scans), desk.field) == (2, "17\n")


def test_a_second_terminator_belongs_to_the_scan() -> None:
    desk = Counter()
    write(desk, A + "\r\t", 10)
    assert (desk.scans, desk.field) == ([A], "")


def test_keys_of_another_clock_are_not_right_behind_a_scan() -> None:
    """Played hands may have a clock of their own."""
    desk = Counter()
    write(desk, A + "\r", 10, at=900_000)
    desk.press(20_000, "\r")
    assert (desk.scans, desk.field) == ([A], "\n")


def test_a_modifier_before_a_scan_goes_with_it() -> None:
    """Shift alone would switch a Chinese input method."""
    desk = Counter()
    desk.key(996, Kind.RIDER, "", 50)
    desk.press(1000, "S", release_after=2)
    desk.key(1004, Kind.RELEASE, "", 50)
    write(desk, A + "\r", 10, at=1010)
    assert desk.scans == ["S" + A]
    assert desk.returned == []


def test_a_modifier_pressed_alone_reaches_the_window_when_it_comes_up() -> None:
    desk = Counter()
    desk.key(1000, Kind.RIDER, "", 50)
    assert desk.returned == []
    desk.key(1030, Kind.RELEASE, "", 50)
    assert [key.kind for key in desk.returned] == [Kind.RIDER, Kind.RELEASE]


def test_the_facts_of_a_scan_are_its_own() -> None:
    desk = Counter()
    write(desk, A + "\t", 10)
    (found,) = desk.found
    assert (found.end, found.whole, found.profile) == ("\t", A, PROFILE)
    assert found.at_ms == tuple(1000 + 10 * nth for nth in range(21))
    assert A not in repr(found)
    assert "秘" not in repr(Key(0, Kind.TEXT, "秘", 1, 0))


@settings(max_examples=200, deadline=None)
@given(KEYS)
def test_no_key_is_lost_or_doubled_with_several_profiles(events: list[tuple[int, Kind, str]]) -> None:
    profiles = (SLOW, KeyProfile(prefix="8", min_length=4), PROFILE)
    desks = [Counter(*profiles, timer=True), Counter(*profiles, timer=False)]
    at = 0
    for gap, kind, char in events:
        at += gap
        for desk in desks:
            desk.key(at, kind, char if kind is Kind.TEXT else "", ord(char))
    for desk in desks:
        desk.silence()
        tickets = [key.ticket for key in desk.returned]
        assert tickets == sorted(set(tickets))
        assert "".join(desk.story) == "".join(key.text for key in desk.fed)
    assert desks[0].scans == desks[1].scans
