"""The parts of a scanning screen draw their state and pass gestures on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.documents import Finding, ScanResult
from app.domain.refusals import StoreUnavailable
from app.domain.verdict import Verdict
from app.ui.banner import Answer, BannerState
from app.ui.columns import Column
from app.ui.messages import Messages
from app.ui.reading import Origin, Reading
from app.ui.scanning import EmptyWords, HeadState, ScanInput, ScanScreen, ScanScreenState, SideEntry, VerdictCard
from app.ui.theme import Theme
from app.ui.wedge import Wedge

A = "81000019000000000017"
OK = ScanResult(
    Verdict.OK,
    Finding.COUNTED,
    "8100001 9000000000017",
    drug="阿莫西林胶囊",
    spec="0.25g×24粒",
    lot="240518A",
    expires_on=date(2027, 4, 30),
    got=24,
    needed=72,
    pack_units=24,
    unit="粒",
    pack_unit="盒",
)


@dataclass(frozen=True)
class Line:
    id: int
    drug: str
    got: int


COLUMNS = (
    Column[Line]("drug", lambda: "药品", lambda line: line.drug),
    Column[Line]("got", lambda: "已扫", lambda line: str(line.got), 80),
)
LINES = (Line(1, "阿莫西林胶囊", 1), Line(2, "阿司匹林肠溶片", 0))


class Toy(ScanScreen[Line]):
    def __init__(self) -> None:
        super().__init__("toy", COLUMNS, messages=Messages(), key=lambda line: line.id)
        self.readings: list[Reading] = []

    def scanned(self, reading: Reading) -> bool:
        self.readings.append(reading)
        return True


@pytest.fixture
def card(qtbot: QtBot, dressed: Theme) -> VerdictCard:
    made = VerdictCard(Messages())
    qtbot.addWidget(made)
    made.resize(900, made.height())
    made.show()
    return made


@pytest.fixture
def screen(qtbot: QtBot, dressed: Theme) -> Toy:
    made = Toy()
    qtbot.addWidget(made)
    made.resize(1198, 680)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.entered()
    return made


def seen(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


# --- the card -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("verdict", "word"), [(Verdict.OK, "正确"), (Verdict.ATTENTION, "注意"), (Verdict.STOP, "停")])
def test_the_verdict_is_word_icon_and_colour(card: VerdictCard, verdict: Verdict, word: str) -> None:
    card.draw(replace(OK, verdict=verdict))
    assert card.word.text() == word
    assert card.property("tone") == verdict.value
    assert any(not label.pixmap().isNull() for label in card.findChildren(QLabel))


def test_a_long_strength_is_written_smaller_before_it_is_cut(card: VerdictCard) -> None:
    card.draw(OK)
    large = card.drug.fontMetrics().height()
    card.draw(replace(OK, drug="甘精胰岛素注射液（预填充）", spec="3ml:300单位（笔芯）"))
    assert card.drug.text().endswith("3ml:300单位（笔芯）")
    assert card.drug.fontMetrics().height() < large
    card.draw(OK)
    assert card.drug.fontMetrics().height() == large


def test_a_long_count_has_room_beside_the_drug(card: VerdictCard, qtbot: QtBot) -> None:
    card.draw(replace(OK, got=12, needed=None, pack_unit="capsules"))
    card.got.setText("30 capsules")
    qtbot.waitUntil(lambda: card.got.width() >= card.got.sizeHint().width())


def test_the_card_says_drug_lot_expiry_and_what_is_missing(card: VerdictCard) -> None:
    card.draw(OK)
    text = " ".join(seen(card))
    for fact in ("阿莫西林胶囊", "0.25g×24粒", "240518A", "2027-04-30", "8100001 9000000000017", "1 / 3", "还差 2盒"):
        assert fact in text
    card.draw(replace(OK, got=72))
    assert "✓ 已齐" in seen(card)


def test_split_packs_are_counted_in_packs_and_units(card: VerdictCard) -> None:
    card.draw(replace(OK, finding=Finding.SPLIT, units=6, got=30, needed=48))
    text = " ".join(seen(card))
    assert "1盒6粒" in text
    assert "还差 18粒" in text
    assert "拆零" in text


def test_trouble_takes_the_card_and_says_stop(card: VerdictCard) -> None:
    card.draw(OK, StoreUnavailable("full", ""))
    assert card.word.text() == "停"
    assert "磁盘满了" in card.drug.text()
    assert "阿莫西林胶囊" not in " ".join(seen(card))


def test_an_empty_card_says_what_to_do(card: VerdictCard) -> None:
    assert card.property("tone") == ""
    assert card.word.text() == "待扫"
    card.draw(OK)
    card.draw(None)
    assert card.property("tone") == ""


def test_a_long_line_never_widens_the_card(card: VerdictCard) -> None:
    card.draw(replace(OK, drug="很长的药品名称" * 40))
    assert card.minimumSizeHint().width() < 500
    assert card.drug.text().endswith("…")
    assert card.drug.toolTip().startswith("很长的药品名称" * 40)


def test_the_biggest_words_can_be_read_at_two_metres(card: VerdictCard) -> None:
    """A character wants a 200th of the distance: 10 mm at 2 m, 38 px at 96 dpi, capital height or Chinese square."""
    card.draw(OK)
    assert card.word.fontInfo().pixelSize() >= 36
    assert card.got.fontInfo().pixelSize() >= 44
    assert card.drug.fontInfo().pixelSize() >= 28


# --- the input line -----------------------------------------------------------------------------------------------


def _takes_input_method(widget: QWidget) -> bool:
    """Asked as the desktop asks."""
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QGuiApplication.sendEvent(widget, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))


@pytest.fixture
def line(qtbot: QtBot, dressed: Theme) -> ScanInput:
    made = ScanInput()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.setFocus()
    return made


def entries(line: ScanInput) -> list[Reading]:
    heard: list[Reading] = []
    line.entered.connect(heard.append)
    return heard


def test_what_is_typed_and_entered_is_one_entry(line: ScanInput, qtbot: QtBot) -> None:
    heard = entries(line)
    qtbot.keyClicks(line.edit, f" {A} ")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert heard == [Reading(A, Origin.TYPED)]
    assert line.edit.text() == ""


@pytest.mark.parametrize(
    ("pasted", "codes", "left"),
    [
        (A, [], A),
        (f"{A}\n", [A], ""),
        (f"{A}\r\n\r\n{A[:-1]}8\r\n", [A, f"{A[:-1]}8"], ""),
        (f"{A}\n{A[:-1]}8", [A, f"{A[:-1]}8"], ""),
        ("]d20106923456000124\x1d21X\n", ["]d20106923456000124\x1d21X"], ""),
        ("", [], ""),
    ],
)
def test_pasted_lines_are_entries(line: ScanInput, qtbot: QtBot, pasted: str, codes: list[str], left: str) -> None:
    heard = entries(line)
    QGuiApplication.clipboard().setText(pasted)
    qtbot.keyClick(line.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard == [Reading(code, Origin.PASTED) for code in codes]
    assert line.edit.text() == left


def test_ctrl_z_takes_back_a_scan_unless_something_is_typed(line: ScanInput, qtbot: QtBot) -> None:
    undone: list[int] = []
    QShortcut(QKeySequence("Ctrl+Z"), line).activated.connect(lambda: undone.append(1))
    qtbot.keyClick(line.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    qtbot.keyClicks(line.edit, "12")
    qtbot.keyClick(line.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    assert line.edit.text() != "12"


def test_the_input_method_is_off(line: ScanInput) -> None:
    assert not _takes_input_method(line.edit)


def test_the_input_method_is_off_on_the_lines_too(screen: Toy) -> None:
    assert not _takes_input_method(screen.lines.sheet)


def test_a_reading_does_not_show_its_text_in_logs() -> None:
    assert "4240000" not in repr(Reading("4240000000000000000099330000"))


# --- the whole ----------------------------------------------------------------------------------------------------


def state(**changes: object) -> ScanScreenState:
    whole = ScanScreenState(
        head=HeadState("张*", "CF1", "发药中", fields=(("科室", "内科"),)),
        lines=LINES,
        card=OK,
        missing="少扫 2 盒",
        waiting=(SideEntry("e7", Verdict.ATTENTION, "非列表", "头孢", "14:31", (Answer("keep", "写明原因"),)),),
        last=(SideEntry("e6", Verdict.OK, "阿莫西林胶囊", A),),
        hint="扫描药盒",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_the_screen_shows_its_state_and_nothing_else(screen: Toy) -> None:
    screen.draw(state())
    text = " ".join(seen(screen))
    for fact in ("张*", "CF1", "发药中", "内科", "少扫 2 盒", "非列表", "待处理"):
        assert fact in text
    assert screen.lines.model.rows == LINES
    screen.draw(ScanScreenState(empty=EmptyWords("还没有打开处方", "扫处方号")))
    assert not screen.head.isVisible()
    assert "还没有打开处方" in seen(screen)
    assert "非列表" not in seen(screen)


def test_drawing_again_keeps_the_cursor_unless_the_state_moves_it(screen: Toy) -> None:
    screen.draw(state())
    screen.lines.select(1)
    screen.draw(state(lines=(LINES[0], replace(LINES[1], got=1))))
    assert screen.lines.current() == LINES[0]
    screen.draw(state(lines=(LINES[0], replace(LINES[1], got=1)), current=2))
    assert screen.lines.current() == Line(2, "阿司匹林肠溶片", 1)


def test_the_weak_prompt_is_no_dialog_and_takes_no_focus(screen: Toy, qtbot: QtBot) -> None:
    screen.draw(state())
    screen.draw(state(banner=BannerState("有 1 盒不在这张处方上", "attention", (Answer("keep", "写明原因"),))))
    assert screen.banner.isVisible()
    assert screen.input.edit.hasFocus()
    button = next(b for b in screen.banner.findChildren(QPushButton) if b.text() == "写明原因")
    with qtbot.waitSignal(screen.banner_answered) as answered:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answered.args == ["keep"]
    assert screen.input.edit.hasFocus()
    screen.draw(state())
    assert not screen.banner.isVisible()


def test_trouble_waits_in_the_side_list_and_can_be_answered(screen: Toy, qtbot: QtBot) -> None:
    screen.draw(state())
    button = next(b for b in screen.side.findChildren(QPushButton) if b.text() == "写明原因")
    with qtbot.waitSignal(screen.trouble_answered) as answered:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answered.args == ["e7", "keep"]


def test_entries_of_the_input_line_come_by_the_same_door_as_scans(screen: Toy, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.input.edit, A)
    qtbot.keyClick(screen.input.edit, Qt.Key.Key_Return)
    assert screen.readings == [Reading(A, Origin.TYPED)]


def test_digits_typed_on_the_lines_go_to_the_input_line(screen: Toy, qtbot: QtBot) -> None:
    screen.draw(state())
    screen.lines.sheet.setFocus()
    qtbot.keyClick(screen.lines.sheet, Qt.Key.Key_8)
    assert screen.input.edit.text() == "8"
    assert screen.input.edit.hasFocus()


@pytest.mark.parametrize("place", ["input", "lines", "button"])
def test_a_scan_leaves_every_part_of_the_screen_alone(screen: Toy, qtbot: QtBot, place: str) -> None:
    screen.draw(state())
    {"input": screen.input.edit, "lines": screen.lines.sheet, "button": screen.lines.search}[place].setFocus()
    wedge, heard = Wedge(), []
    wedge.scanned.connect(heard.append)
    handle = screen.windowHandle()
    assert handle is not None
    wedge.watch(handle)
    for at, char in enumerate(A + "\r"):
        key = Qt.Key.Key_Return if char == "\r" else ord(char)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
            event.setTimestamp(1000 + 10 * at)
            QGuiApplication.sendEvent(handle, event)
    assert heard == [A]
    assert screen.input.edit.text() == ""
    assert screen.readings == []
    wedge.deleteLater()


def test_the_side_list_shrinks_when_trouble_is_settled(screen: Toy) -> None:
    many = tuple(SideEntry(f"e{n}", Verdict.STOP, f"停 {n}") for n in range(5))
    screen.draw(state(waiting=many))
    assert sum(text.startswith("停 ") for text in seen(screen.side)) == 5
    screen.draw(state(waiting=many[:1]))
    assert [text for text in seen(screen.side) if text.startswith("停 ")] == ["停 0"]


def _trouble(key: str, *answers: str) -> SideEntry:
    return SideEntry(key, Verdict.STOP, f"停 {key}", "头孢", "14:31", tuple(Answer(word, word) for word in answers))


def _tabbed(screen: Toy, qtbot: QtBot, stops: int) -> list[QWidget | None]:
    screen.input.setFocus()
    met = [QApplication.focusWidget()]
    for _ in range(stops - 1):
        qtbot.keyClick(met[-1] or screen, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    return met


def test_tab_goes_down_the_screen_and_down_the_side_list_whatever_changed_in_it(screen: Toy, qtbot: QtBot) -> None:
    choice, field = QComboBox(), QLineEdit()
    screen.above.addWidget(choice)
    screen.below.addWidget(field)
    waiting = tuple(_trouble(f"e{at}", "移除") for at in range(3))
    screen.draw(state(waiting=waiting))
    screen.draw(state(waiting=(_trouble("new", "对照", "移除", "归入"), *waiting)))
    screen.draw(
        state(waiting=(_trouble("new", "对照", "移除"), waiting[0], _trouble("e1", "移除", "归入"), waiting[2]))
    )
    qtbot.waitUntil(lambda: choice.isVisible() and all(answer.isVisible() for answer in screen.side.answers))
    met = _tabbed(screen, qtbot, 11)
    assert met[:3] == [screen.input.edit, screen.lines.sheet, field]
    answers = [(one.text(), one.mapTo(screen, one.rect().center()).y()) for one in met[3:9] if one is not None]  # type: ignore[attr-defined]
    assert [word for word, _ in answers] == ["对照", "移除", "移除", "移除", "归入", "移除"]
    assert [y for _, y in answers] == sorted(y for _, y in answers)
    assert met[9] is choice
    assert met[10] is screen.input.edit


def test_an_answer_that_gets_the_focus_comes_into_sight(screen: Toy, qtbot: QtBot) -> None:
    screen.draw(state(waiting=tuple(_trouble(f"e{at}", "移除") for at in range(20))))
    scroll = screen.side.findChild(QScrollArea)
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    reached = _tabbed(screen, qtbot, 3)[2]
    assert reached is not None
    assert scroll.viewport().rect().contains(reached.mapTo(scroll.viewport(), reached.rect().center()))


def test_parts_stack_without_overlap_at_the_smallest_size(qtbot: QtBot, dressed: Theme) -> None:
    screen = Toy()
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(screen)
    qtbot.addWidget(holder)
    holder.resize(1280 - 168, 720 - 32 - 48)
    holder.show()
    screen.draw(state(banner=BannerState("有 1 盒不在这张处方上")))
    assert screen.lines.height() >= 140
    assert screen.lines.sheet.width() >= 700
