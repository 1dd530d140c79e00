"""A real window without a display: scans reach the screen, typing the field, whatever has the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.key_profiles import KeyProfile
from app.ui.keyboard.keys import Kind
from app.ui.keyboard.kinds import kind_of
from app.ui.keyboard.scan_facts import Sign, Timed
from app.ui.keyboard.window_keys import press_of
from app.ui.wedge import Wedge

A = "81000019000000000017"
GS1 = "]d2010692345600012421SN0001\x1d1727123110LOT7"
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Desk:
    """A window with two fields and a button, and hands that press keys at given times."""

    def __init__(self, qtbot: QtBot, *profiles: KeyProfile) -> None:
        self.window = QWidget()
        self.field, self.other, self.button = QLineEdit(), QLineEdit(), QPushButton("x")
        column = QVBoxLayout(self.window)
        for widget in (self.field, self.other, self.button):
            column.addWidget(widget)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.field.setFocus()
        self.wedge = Wedge(*profiles)
        handle = self.window.windowHandle()
        assert handle is not None
        self.handle = handle
        self.wedge.watch(handle)
        self.scans: list[str] = []
        self.wedge.scanned.connect(self.scans.append)
        self.timed: list[Timed] = []
        self.wedge.timed.connect(self.timed.append)
        self.entered: list[str] = []
        self.field.returnPressed.connect(lambda: self.entered.append(self.field.text()))
        self.at = 1_000

    def key(
        self, key: int, text: str = "", held: Qt.KeyboardModifier = NONE, *, after: int = 10, repeat: bool = False
    ) -> None:
        self.at += after
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(kind, key, text, held, repeat)

    def key_down(self, key: int) -> None:
        self.at += 5
        self._send(QEvent.Type.KeyPress, key)

    def key_up(self, key: int) -> None:
        self.at += 5
        self._send(QEvent.Type.KeyRelease, key)

    def _send(
        self, kind: QEvent.Type, key: int, text: str = "", held: Qt.KeyboardModifier = NONE, repeat: bool = False
    ) -> None:
        event = QKeyEvent(kind, key, held, key, key, 0, text, repeat, 1)
        event.setTimestamp(self.at)
        QCoreApplication.sendEvent(self.handle, event)

    def write(self, text: str, *, after: int = 10) -> None:
        for char in text:
            match char:
                case "\r":
                    self.key(Qt.Key.Key_Return, "\r", after=after)
                case "\x1d":
                    self.key(Qt.Key.Key_BracketRight, "\x1d", CONTROL, after=after)
                case _:
                    self.key(ord(char.upper()), char, SHIFT if char.isupper() else NONE, after=after)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.wedge.leave()
    made.wedge.deleteLater()


def test_a_scan_goes_to_the_screen_and_no_character_to_the_field(desk: Desk) -> None:
    desk.write(A + "\r")
    assert desk.scans == [A]
    assert desk.field.text() == ""
    assert desk.entered == []


def test_the_focus_does_not_matter(desk: Desk) -> None:
    for widget in (desk.field, desk.other, desk.button):
        widget.setFocus()
        desk.write(A + "\r")
    assert desk.scans == [A] * 3
    assert (desk.field.text(), desk.other.text()) == ("", "")


def test_a_scan_without_terminator_ends_by_silence(desk: Desk, qtbot: QtBot) -> None:
    desk.write(A)
    qtbot.waitUntil(lambda: desk.scans == [A])
    assert desk.field.text() == ""


def test_group_separators_survive(desk: Desk) -> None:
    desk.write(GS1 + "\r", after=3)
    assert desk.scans == [GS1]


def test_typing_reaches_the_field_in_time_and_once(desk: Desk, qtbot: QtBot) -> None:
    desk.write("aB")
    assert desk.field.text() == ""
    with qtbot.waitSignal(desk.field.textChanged, timeout=1000):
        pass
    qtbot.waitUntil(lambda: desk.field.text() == "aB")
    assert desk.scans == []


def test_typed_enter_still_works_as_enter(desk: Desk) -> None:
    desk.write("12\r", after=40)
    assert desk.entered == ["12"]
    desk.write("\r", after=900)
    assert desk.entered == ["12", "12"]


def test_a_number_and_tab_typed_quickly_move_the_focus_after_the_number(desk: Desk) -> None:
    desk.write("12")
    desk.key(Qt.Key.Key_Tab, "\t")
    assert desk.field.text() == "12"
    assert desk.other.hasFocus()


def test_a_shortcut_after_a_letter_comes_after_the_letter(desk: Desk) -> None:
    heard: list[str] = []
    QShortcut(QKeySequence("F2"), desk.window).activated.connect(lambda: heard.append(desk.field.text()))
    desk.write("a")
    desk.key(Qt.Key.Key_F2, after=20)
    assert heard == ["a"]


def test_a_shortcut_alone_passes_at_once(desk: Desk) -> None:
    heard: list[int] = []
    QShortcut(QKeySequence("Ctrl+Z"), desk.button).activated.connect(lambda: heard.append(1))
    desk.button.setFocus()
    desk.key(Qt.Key.Key_Z, "\x1a", CONTROL)
    assert heard == [1]


def test_moving_to_another_field_leaves_the_letters_where_they_were_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.write("7")
    qtbot.mouseClick(desk.handle, Qt.MouseButton.LeftButton, pos=desk.other.geometry().center())
    assert desk.other.hasFocus()
    assert (desk.field.text(), desk.other.text()) == ("7", "")


def test_a_key_held_down_repeats_in_the_field(desk: Desk) -> None:
    desk.write("x")
    for nth in range(9):
        desk.key(Qt.Key.Key_X, "x", after=30 if nth else 400, repeat=True)
    assert desk.field.text() == "x" * 10
    assert desk.scans == []


def test_a_busy_window_does_not_tear_a_scan_apart(desk: Desk, qtbot: QtBot) -> None:
    """The first key is handled, the window is busy beyond all patience, the rest has waited in the queue."""
    desk.write(A[0])
    for char in A[1:]:
        desk.at += 10
        event = QKeyEvent(QEvent.Type.KeyPress, ord(char), NONE, ord(char), 0, 0, char, False, 1)
        event.setTimestamp(desk.at)
        QCoreApplication.postEvent(desk.handle, event)
    _be_busy(0.2)
    qtbot.waitUntil(lambda: bool(desk.scans))
    assert desk.scans == [A]
    assert desk.field.text() == ""


def test_another_profile_gives_back_what_was_held(desk: Desk) -> None:
    desk.write("ab")
    desk.wedge.use(KeyProfile(min_length=3))
    assert desk.field.text() == "ab"
    desk.write("123\r", after=10)
    assert desk.scans == ["123"]


def test_a_resting_wedge_lets_the_quickest_fingers_type(desk: Desk) -> None:
    desk.write("ab")
    desk.wedge.rest(True)
    desk.write("demo-2026", after=5)
    assert desk.field.text() == "abdemo-2026"
    assert desk.scans == []
    desk.wedge.rest(False)
    desk.write("81000019\r", after=10)
    assert desk.scans == ["81000019"]
    assert desk.field.text() == "abdemo-2026"


def test_a_scan_tells_its_timing_and_not_its_text(desk: Desk) -> None:
    desk.write(f"]d2{A}\r", after=12)
    (timed,) = desk.timed
    assert timed.gaps_ms == (12,) * 23
    assert (timed.ended, timed.signs, timed.trial) == (True, frozenset(), False)
    assert (timed.reading.symbology, timed.reading.texts) == ("]d2", (A,))
    assert timed.reading.raw == f"]d2{A}\r".encode()
    assert desk.scans == [f"]d2{A}"], "the codes' rules read the identifier themselves"
    assert A not in repr(timed)


def test_a_scan_written_twice_is_one_for_the_screen_and_two_for_whoever_counts(desk: Desk) -> None:
    desk.wedge.use(KeyProfile(same_again_ms=300))
    desk.write(f"{A}\r" * 2, after=5)
    desk.at += 400
    desk.write(f"{A}\r", after=5)
    assert desk.scans == [A, A]
    assert len(desk.timed) == 3
    assert desk.field.text() == ""


def test_a_test_scan_is_told_to_no_screen_and_to_no_field(desk: Desk, qtbot: QtBot) -> None:
    desk.wedge.try_out(True)
    desk.write(A + "\r", after=250)
    (timed,) = desk.timed
    assert timed.trial
    assert timed.gaps_ms == (250,) * 20
    assert (desk.scans, desk.field.text()) == ([], "")
    desk.wedge.try_out(False)
    desk.write("12\r", after=250)
    assert (desk.scans, desk.field.text()) == ([], "12")


def test_any_profile_that_fits_makes_a_scan(desk: Desk) -> None:
    desk.wedge.use(KeyProfile(prefix="~", device="usb:1"), KeyProfile())
    desk.write(f"~{A}\r")
    desk.write(f"{A}\r", after=15)
    assert desk.scans == [A, A]
    assert [timed.reading.device for timed in desk.timed] == ["usb:1", "keyboard"]


def test_an_input_method_in_the_middle_of_a_scan_is_noticed(desk: Desk, qtbot: QtBot) -> None:
    app = QCoreApplication.instance()
    assert isinstance(app, QApplication)
    desk.wedge.listen(app)
    with qtbot.waitSignal(app.focusObjectChanged):
        desk.other.setFocus()
    desk.write(A[:10])
    QCoreApplication.sendEvent(desk.other, QInputMethodEvent("ni", []))
    desk.write(A[10:] + "\r")
    desk.write(A + "\r", after=10)
    assert [timed.signs for timed in desk.timed] == [{Sign.INPUT_METHOD}, frozenset()]


def test_caps_lock_is_noticed(desk: Desk) -> None:
    for char in "SN0001":
        desk.key(ord(char), char.lower(), SHIFT if char.isalpha() else NONE)
    desk.key(Qt.Key.Key_Return, "\r")
    (timed,) = desk.timed
    assert timed.signs == {Sign.CAPS_LOCK}
    assert desk.scans == ["sn0001"]


def test_an_alt_sequence_is_read(desk: Desk) -> None:
    desk.write("21SN0001")
    desk.key_down(Qt.Key.Key_Alt)
    for digit in "0029":
        desk.key(ord(digit), "", Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier, after=3)
    desk.key_up(Qt.Key.Key_Alt)
    desk.write("10LOT7\r")
    assert desk.scans == ["21SN0001\x1d10LOT7"]
    assert desk.timed[0].signs == {Sign.SPELLED}


def test_control_held_a_moment_before_its_letter_is_a_shortcut(desk: Desk) -> None:
    heard: list[int] = []
    QShortcut(QKeySequence("Ctrl+Z"), desk.window).activated.connect(lambda: heard.append(1))
    desk.button.setFocus()  # the field would take it for its own undo
    desk.key_down(Qt.Key.Key_Control)
    desk.key(Qt.Key.Key_Z, "\x1a", CONTROL, after=20)
    desk.key_up(Qt.Key.Key_Control)
    assert heard == [1]


@pytest.mark.parametrize(
    ("key", "text", "held", "in_burst", "kind"),
    [
        (Qt.Key.Key_A, "a", NONE, False, Kind.TEXT),
        (Qt.Key.Key_A, "A", SHIFT, False, Kind.TEXT),
        (Qt.Key.Key_Q, "@", CONTROL | Qt.KeyboardModifier.AltModifier, False, Kind.TEXT),  # AltGr on Windows
        (Qt.Key.Key_A, "a", Qt.KeyboardModifier.AltModifier, False, Kind.OTHER),
        (Qt.Key.Key_5, "5", Qt.KeyboardModifier.KeypadModifier, False, Kind.TEXT),
        (Qt.Key.Key_Return, "\r", NONE, False, Kind.END),
        (Qt.Key.Key_Tab, "\t", NONE, True, Kind.END),
        (Qt.Key.Key_C, "\x03", CONTROL, False, Kind.OTHER),
        (Qt.Key.Key_C, "\x03", CONTROL, True, Kind.TEXT),  # ETX inside a scan
        (Qt.Key.Key_M, "\r", CONTROL, True, Kind.END),
        (Qt.Key.Key_BracketRight, "", CONTROL, False, Kind.TEXT),  # GS where the desktop leaves the text empty
        (Qt.Key.Key_Shift, "", SHIFT, True, Kind.RIDER),
        (Qt.Key.Key_F8, "", NONE, True, Kind.OTHER),
        (Qt.Key.Key_F5, "", CONTROL, True, Kind.OTHER),
        (Qt.Key.Key_Backspace, "\b", NONE, True, Kind.OTHER),
    ],
)
def test_keys_are_told_apart(key: Qt.Key, text: str, held: Qt.KeyboardModifier, in_burst: bool, kind: Kind) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, text)
    assert kind_of(press_of(event), in_burst=in_burst)[0] is kind


def _be_busy(seconds: float) -> None:
    """Hold the thread, as a slow handler would."""
    from time import perf_counter

    until = perf_counter() + seconds
    while perf_counter() < until:
        pass
