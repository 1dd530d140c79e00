"""The door at the X server, against one that is played: what waits unread, what is under way, whose key it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keys import Scanned
from app.ui.keyboard.stream import Stream
from app.ui.keyboard.x11_events import KeyEvent, key_event
from app.ui.keyboard.x11_keys import X11Keys
from tests.ui.keyboard.x11 import ENTER, F2, WINDOW, XKB_FIRST, PlayedServer, another_source, hand_over, key, notice

A = "81000019000000000017"


class Desk:
    """A door, its streams, and a server that hands over what a test says."""

    def __init__(self) -> None:
        self.server = PlayedServer()
        self.keys = X11Keys(self.server, self.stream, self)  # type: ignore[arg-type]
        self.streams: dict[int, Stream[KeyEvent]] = {}
        self.scans: list[str] = []
        self.at_once: list[tuple[int, str]] = []
        self.listening = True

    def stream(self, source: int) -> Stream[KeyEvent] | None:
        if not self.listening:
            return None
        if source not in self.streams:
            self.streams[source] = Stream(self.keys, (KeyProfile(),), self.heard)
        return self.streams[source]

    def heard(self, scan: Scanned, composed: bool) -> None:
        self.scans.append(scan.text)

    def deliver(self, window: int, event: QKeyEvent) -> None:
        self.at_once.append((window, event.text()))

    def comes(self, raw: bytes) -> bool:
        """An event arrives; whether Qt gets it."""
        return not hand_over(self.keys.nativeEventFilter, raw)

    def press(self, code: int, at_ms: int, **more: int) -> bool:
        passed = self.comes(key(code, at_ms, **more))
        self.comes(key(code, at_ms + 1, down=False))
        return passed

    def scan(self, text: str, at_ms: int, gap_ms: int = 10) -> None:
        for nth, char in enumerate(text):
            self.press(ord(char), at_ms + nth * gap_ms)

    def ask(self) -> None:
        """The timer is due."""
        for stream in self.streams.values():
            stream._ask()

    def told(self, *times_ms: int) -> None:
        """The server's notices come back."""
        for at_ms in times_ms:
            assert not self.comes(notice(at_ms))

    @property
    def given(self) -> list[tuple[int, bool]]:
        """What was sent on to the window: code, down."""
        return [(event.code, event.down) for event in map(key_event, (raw for _, raw in self.server.sent))]


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk()
    yield made
    for stream in made.streams.values():
        stream.settle()


def test_a_scan_never_reaches_qt(desk: Desk) -> None:
    desk.scan(A, 1000)
    assert not desk.press(ENTER, 1200)
    assert desk.scans == [A]
    assert desk.server.sent == []


def test_a_key_is_not_given_back_while_others_may_wait_unread(desk: Desk) -> None:
    """The timer is due, the rest of the burst stands in the stream before the notices that were asked for."""
    desk.press(ord("8"), 1000)
    desk.ask()
    assert desk.server.asked == 1
    assert desk.given == []
    desk.scan(A[1:], 1010)
    desk.told(1205, 1205)
    desk.press(ENTER, 1200)
    assert desk.scans == [A]
    assert desk.given == []


def test_a_key_between_the_two_notices_still_counts(desk: Desk) -> None:
    """Its time is before the first notice; the server had not put it into the stream yet."""
    desk.press(ord("8"), 1000)
    desk.ask()
    desk.told(1100)
    desk.press(ord("1"), 1050)
    desk.told(1100)
    assert desk.given == []
    desk.scan(A[2:], 1060)
    desk.press(ENTER, 1250)
    assert desk.scans == [A]


def test_the_servers_time_decides_and_not_how_long_we_waited(desk: Desk) -> None:
    desk.press(ord("8"), 1000)
    desk.ask()
    desk.told(1060, 1061)
    assert desk.given == [], "60 ms are within the patience"
    desk.ask()
    desk.told(1061, 1061)
    assert desk.given == [(56, True), (56, False)]
    assert {window for window, _ in desk.server.sent} == {WINDOW}


def test_what_was_given_back_passes_and_nothing_overtakes_it(desk: Desk) -> None:
    desk.press(ord("a"), 1000)
    assert not desk.press(F2, 1020), "it waits for the letter before it"
    sent = [raw for _, raw in desk.server.sent]
    assert desk.given[:3] == [(97, True), (97, False), (F2, True)]
    assert not desk.comes(key(F2, 2000)), "the letter is still on its way"
    for raw in sent:
        assert desk.comes(bytes([raw[0] | 0x80]) + raw[1:])


def test_keys_whose_window_is_gone_are_not_waited_for(desk: Desk) -> None:
    desk.press(ord("a"), 1000)
    desk.press(F2, 1020)
    desk.told(*[1025] * desk.server.asked)
    assert desk.comes(key(F2, 2000)), "the notice behind them came, they never will"


def test_a_key_that_another_program_sent_is_a_key(desk: Desk) -> None:
    for nth, char in enumerate(A):
        assert not desk.comes(key(ord(char), 1000 + 5 * nth, sent=True))
    desk.comes(key(ENTER, 1100, sent=True))
    assert desk.scans == [A]


def test_two_scanners_at_once_do_not_mix(desk: Desk) -> None:
    """The server says before a key which keyboard it is from."""
    other = "81000019000000000024"
    at_ms = 1000
    for one, two in zip(f"{A}\r", f"{other}\r", strict=True):
        for source, char in ((11, one), (12, two)):
            desk.comes(another_source(source))
            at_ms += 4
            desk.press(ENTER if char == "\r" else ord(char), at_ms)
    assert desk.scans == [A, other]
    assert desk.server.sent == []


def test_two_scanners_may_hold_the_same_key_down(desk: Desk) -> None:
    for nth, char in enumerate("800000"):
        for source in (11, 12):
            desk.comes(another_source(source))
            desk.comes(key(ord(char), 1000 + 10 * nth + source - 11))
        for source in (11, 12):
            desk.comes(another_source(source))
            desk.comes(key(ord(char), 1005 + 10 * nth, down=False))
    for source in (11, 12):
        desk.comes(another_source(source))
        desk.press(ENTER, 1060)
    assert desk.scans == ["800000", "800000"]


def test_a_person_may_type_while_a_colleague_scans(desk: Desk) -> None:
    at_ms = 1000
    for nth, char in enumerate(f"{A}\r"):
        desk.comes(another_source(11))
        at_ms += 8
        desk.press(ENTER if char == "\r" else ord(char), at_ms)
        if nth % 10 == 5:
            desk.comes(another_source(3))
            desk.press(ord("x"), at_ms + 2)
    assert desk.scans == [A]
    desk.streams[3].settle()
    assert [code for code, down in desk.given if down] == [ord("x")] * 2


def test_letters_are_in_their_field_before_a_click_moves_the_focus(desk: Desk) -> None:
    desk.press(ord("q"), 1000)
    desk.streams[0].interrupt()
    assert desk.at_once == [(WINDOW, "q"), (WINDOW, "q")]
    assert desk.server.sent == []


def test_nobody_listens_while_somebody_signs_in(desk: Desk) -> None:
    desk.listening = False
    assert all(desk.comes(key(ord(char), 1000 + nth)) for nth, char in enumerate(A))
    assert desk.scans == []


def test_a_key_let_go_elsewhere_is_not_held_down_for_ever(desk: Desk) -> None:
    desk.comes(key(ord("8"), 1000))
    desk.streams[0].settle()
    desk.comes(bytes([10]).ljust(32, b"\0"))  # FocusOut
    desk.scan(A, 5000)
    desk.press(ENTER, 5200)
    assert desk.scans == [A]


def test_a_new_layout_is_read_anew(desk: Desk) -> None:
    assert desk.comes(bytes([XKB_FIRST, 1]).ljust(32, b"\0"))
    assert desk.server.forgotten == 1


def test_other_events_pass(desk: Desk) -> None:
    assert desk.comes(notice(5, window=WINDOW))
    assert desk.comes(bytes([12]).ljust(32, b"\0"))
    assert desk.comes(another_source(11))
