"""The frame: navigation, F-keys, the status bar, the cover; readings go to the screen in front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.cards import CardKind, PersonCard
from app.domain.refusals import CardRefused, NoUseForCard
from app.ui import actions
from app.ui.actions import PRESETS, Action, KeyedAction, keyed
from app.ui.banner import BannerState
from app.ui.key_bar import KeyBar, KeyButton
from app.ui.reading import Reading
from app.ui.screen import Group, Screen, ScreenEntry
from app.ui.status_bar import Reach, StatusState
from app.ui.theme import Theme
from app.ui.window import LEAST_HEIGHT, LEAST_WIDTH, MainWindow

NOW = datetime(2026, 11, 20, 6, 32, tzinfo=UTC)


class Toy(Screen):
    """A screen that remembers what happened to it."""

    built = 0

    def __init__(self, *, takes: bool = True) -> None:
        super().__init__()
        Toy.built += 1
        self.story: list[str] = []
        self.can_confirm = True
        self.takes = takes
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def offers(self) -> Sequence[Action]:
        return (
            Action(actions.UNDO, "撤回", lambda: self.story.append("undo"), hidden=True),
            Action(actions.CONFIRM, "确认", lambda: self.story.append("confirm"), self.can_confirm, primary=True),
            Action("own", "自己的", lambda: self.story.append("own")),
        )

    def scanned(self, reading: Reading) -> bool:
        self.story.append(reading.text)
        return self.takes

    def show_person(self, card: PersonCard) -> bool:
        self.story.append(card.name)
        return self.takes

    def card_refused(self, error: Exception) -> bool:
        self.story.append(type(error).__name__)
        return self.takes

    def entered(self) -> None:
        self.story.append("entered")
        self.field.setFocus()

    def left(self) -> None:
        self.story.append("left")


def entry(name: str, group: Group = Group.PHARMACY, *, allowed: bool = True, takes: bool = True) -> ScreenEntry:
    return ScreenEntry(name, lambda: f"屏 {name}", group, "dispensing", lambda: Toy(takes=takes), allowed)


@pytest.fixture
def window(qtbot: QtBot, dressed: Theme) -> MainWindow:
    Toy.built = 0
    made = MainWindow(clock=lambda: NOW)
    qtbot.addWidget(made)
    made.set_entries((entry("a"), entry("b", Group.MANAGEMENT), entry("c", Group.STOREROOM, allowed=False)))
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def words(window: MainWindow) -> list[str]:
    return [label.text() for label in window.navigation.findChildren(QLabel) if label.text()]


def front(window: MainWindow) -> Toy:
    assert isinstance(window.front, Toy)
    return window.front


def test_only_what_the_person_may_do_is_there(window: MainWindow) -> None:
    buttons = [button.text().strip() for button in window.navigation.findChildren(QPushButton)]
    assert buttons == ["屏 a", "屏 b"]
    assert words(window) == ["药溯", "药房", "管理"]
    with pytest.raises(KeyError):
        window.open("c")


def test_screens_are_built_when_first_opened_and_kept_alive(window: MainWindow) -> None:
    first = front(window)
    assert Toy.built == 1
    window.open("b")
    window.open("a")
    assert Toy.built == 2
    assert front(window) is first
    assert first.story == ["entered", "left", "entered"]


def test_another_person_gets_screens_of_their_own(window: MainWindow) -> None:
    before = front(window)
    window.set_entries((entry("b"),))
    assert front(window) is not before
    assert [button.text().strip() for button in window.navigation.findChildren(QPushButton)] == ["屏 b"]


def test_a_reading_goes_to_the_screen_in_front(window: MainWindow, qtbot: QtBot) -> None:
    window.take(Reading("x1"))
    window.open("b")
    with qtbot.assertNotEmitted(window.stray):
        window.take(Reading("x2"))
    assert front(window).story[-1] == "x2"


def test_a_reading_nobody_can_use_is_told(window: MainWindow, qtbot: QtBot) -> None:
    window.set_entries((entry("b", takes=False),))
    with qtbot.waitSignal(window.stray) as told:
        window.take(Reading("x"))
    assert told.args == [Reading("x")]


CARD = PersonCard(CardKind.RESIDENT, "张伟", "110101209901010017")


def test_a_card_goes_to_the_screen_in_front_and_so_does_a_refusal(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.stray_card):
        window.take_card(CARD)
        window.card_refused(CardRefused("no_card"))
    assert front(window).story[-2:] == ["张伟", "CardRefused"]


def test_a_card_no_page_can_use_is_told_without_the_person(window: MainWindow) -> None:
    told: list[object] = []
    window.stray_card.connect(told.append)
    window.set_entries((entry("b", takes=False),))
    window.take_card(CARD)
    window.card_refused(CardRefused("no_card"))
    assert told == [NoUseForCard(), CardRefused("no_card")]


def test_while_covered_no_screen_hears_of_a_card(window: MainWindow, qtbot: QtBot) -> None:
    toy, cover = front(window), QLabel("锁")
    window.cover(cover)
    with qtbot.waitSignal(window.stray_card):
        window.take_card(CARD)
    window.uncover()
    assert "张伟" not in toy.story
    cover.deleteLater()


def test_while_covered_no_screen_hears_scans_or_keys(window: MainWindow, qtbot: QtBot) -> None:
    toy, cover = front(window), QLabel("锁")
    window.cover(cover)
    with qtbot.waitSignal(window.stray):
        window.take(Reading("x"))
    assert not window.do(actions.CONFIRM)
    assert not toy.isVisible()
    window.uncover()
    assert toy.isVisible()
    assert toy.story == ["entered", "entered"]
    cover.deleteLater()


def test_f_keys_work_wherever_the_focus_is(window: MainWindow, qtbot: QtBot) -> None:
    toy = front(window)
    toy.field.setFocus()
    qtbot.keyClick(toy.field, Qt.Key.Key_F2)
    qtbot.keyClick(window.navigation, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert toy.story == ["entered", "confirm", "undo"]


def test_what_cannot_be_done_now_is_shown_and_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    toy = front(window)
    toy.can_confirm = False
    toy.actions_changed.emit()
    button = next(b for b in window.key_bar.findChildren(QPushButton) if "F2" in b.accessibleName())
    assert not button.isEnabled()
    qtbot.keyClick(toy.field, Qt.Key.Key_F2)
    assert toy.story == ["entered"]


def test_the_bar_shows_keys_in_their_order_and_a_click_does_the_same(window: MainWindow, qtbot: QtBot) -> None:
    buttons = window.key_bar.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == ["F1 帮助", "F2 确认", "F12 锁定", "自己的"]
    qtbot.mouseClick(buttons[3], Qt.MouseButton.LeftButton)
    assert front(window).story[-1] == "own"


def test_help_and_lock_belong_to_the_frame(window: MainWindow, qtbot: QtBot) -> None:
    window.do(actions.HELP)
    assert window.help.isVisible()
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(front(window).field, Qt.Key.Key_F12)


def test_no_bare_letter_or_digit_is_a_key() -> None:
    for preset in PRESETS.values():
        for key in preset.values():
            assert key.startswith("F") or "+" in key
        assert len(set(preset.values())) == len(preset)


def test_actions_without_a_key_come_last() -> None:
    def make(name: str) -> Action:
        return Action(name, name, lambda: None)

    bar = keyed([make("x"), make(actions.NEXT), make(actions.HELP)], PRESETS["yaosu"])
    assert [one.key for one in bar] == ["F1", "F4", ""]


def test_it_fits_small_screens_in_both_themes(window: MainWindow, dressed: Theme) -> None:
    for name in ("light", "dark"):
        dressed.wear(name)
        assert window.minimumSizeHint().width() <= LEAST_WIDTH
        assert window.minimumSizeHint().height() <= LEAST_HEIGHT


def test_a_notice_stands_above_every_screen_until_closed(window: MainWindow) -> None:
    window.notify(BannerState("出错了", "stop"))
    assert window.notice.isVisible()
    window.open("b")
    assert window.notice.isVisible()
    window.notice.closed.emit()
    assert not window.notice.isVisible()


def test_the_status_bar_shows_what_is_owed_and_how_old_it_is(window: MainWindow) -> None:
    bar = window.status_bar
    bar.draw(
        StatusState(operator="李敏", place="门诊药房", reach=Reach.ONLINE, owed=3, oldest_at=NOW - timedelta(minutes=5))
    )
    assert bar.owed.text().strip() == "待上传 3（最久 5 分钟）"
    assert bar.network.text().strip() == "平台 已连"
    bar.draw(StatusState(reach=Reach.OFFLINE, heard_at=NOW - timedelta(hours=2), rejected=1, muted=True))
    assert bar.network.text().strip() == "平台 离线（2 小时前连通）"
    assert bar.owed.text().strip() == "待上传 0 · 退回 1"
    assert bar.sound.text().strip() == "静音"
    assert bar.operator.text().strip() == "未登录"


def test_a_click_on_the_status_bar_opens_its_page(window: MainWindow, qtbot: QtBot) -> None:
    window.set_entries((entry("dispensing"), entry("uploads")))
    qtbot.mouseClick(window.status_bar.owed, Qt.MouseButton.LeftButton)
    assert window.front is not None
    with qtbot.waitSignal(window.page_asked) as asked:
        qtbot.mouseClick(window.status_bar.scanner, Qt.MouseButton.LeftButton)
    assert asked.args == ["devices"]
    with qtbot.waitSignal(window.mute_asked):
        qtbot.mouseClick(window.status_bar.sound, Qt.MouseButton.LeftButton)


def test_the_key_bar_fits_a_narrow_window(window: MainWindow) -> None:
    many = tuple(Action(f"a{n}", "一个长一点的词", lambda: None) for n in range(8))
    window.key_bar.draw(keyed(many, {f"a{n}": f"F{n + 1}" for n in range(8)}))
    window.resize(LEAST_WIDTH, LEAST_HEIGHT)
    last = window.key_bar.findChildren(QPushButton)[-1]
    assert last.geometry().right() <= window.key_bar.width()
    assert window.width() == LEAST_WIDTH


def test_no_word_of_the_key_bar_is_cut_where_there_are_many(qtbot: QtBot, dressed: Theme) -> None:
    window, bar = QWidget(), KeyBar()  # as a window of its own the bar would not become narrower than it wants
    qtbot.addWidget(window)
    bar.setParent(window)
    words = (
        "Help",
        "Review",
        "Find",
        "New lot",
        "Bind",
        "Back",
        "Split",
        "Lot",
        "To do",
        "Lock",
        "Take back",
        "Discard",
    )
    bar.draw([KeyedAction("Ctrl+Z", Action(f"a{at}", word, lambda: None)) for at, word in enumerate(words)])
    bar.resize(100, bar.height())
    window.show()
    bar.grab()  # dressed and laid out, as close together as it may be
    wide = sum(button.sizeHint().width() for button in bar.findChildren(KeyButton))
    bar.resize(wide + len(words) + 10, bar.height())
    bar.grab()
    assert all(label.width() >= label.sizeHint().width() for label in bar.findChildren(QLabel))


class Large(Toy):
    """A screen that wants more than a small window has."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(1400, 900)
        self.last = QLineEdit(self)
        self.last.setGeometry(1300, 860, 90, 30)


def test_in_a_small_window_everything_is_reached_by_scrolling(qtbot: QtBot, dressed: Theme) -> None:
    window = MainWindow(clock=lambda: NOW)
    qtbot.addWidget(window)
    window.setMinimumSize(1, 1)  # whatever the screen of this test has
    window.resize(1093, 614)
    groups = (Group.PHARMACY, Group.STOREROOM, Group.MANAGEMENT)
    window.set_entries(
        [ScreenEntry(f"s{at}", lambda at=at: f"画面 {at}", groups[at % 3], "box", Large) for at in range(14)]
    )
    window.show()
    qtbot.waitUntil(lambda: window.size() == QSize(1093, 614))
    screen = window.front
    assert isinstance(screen, Large)
    for area, wanted in ((_around(screen), screen.last), (_around(window.navigation), window.navigation.button("s13"))):
        assert wanted is not None
        qtbot.waitUntil(lambda area=area: area.verticalScrollBar().maximum() > 0)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        area.horizontalScrollBar().setValue(area.horizontalScrollBar().maximum())
        assert area.viewport().rect().contains(wanted.mapTo(area.viewport(), wanted.rect().center()))


def test_where_there_is_room_no_bar_is_seen(qtbot: QtBot, dressed: Theme) -> None:
    window = MainWindow(clock=lambda: NOW)
    qtbot.addWidget(window)
    window.set_entries([ScreenEntry("toy", lambda: "画面", Group.PHARMACY, "box", Toy)])
    window.resize(LEAST_WIDTH, LEAST_HEIGHT)
    window.show()
    assert window.front is not None
    page = _around(window.front)
    qtbot.waitUntil(lambda: page.width() > 1000)
    assert not page.verticalScrollBar().isVisible()
    assert not page.horizontalScrollBar().isVisible()


def _around(widget: QWidget) -> QScrollArea:
    area = widget.parentWidget().parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    return area


def test_keys_that_have_no_room_stand_in_a_second_row(qtbot: QtBot, dressed: Theme) -> None:
    window, bar = QWidget(), KeyBar()
    qtbot.addWidget(window)
    bar.setParent(window)
    bar.draw([KeyedAction("Ctrl+Z", Action(f"a{at}", "Take back", lambda: None)) for at in range(12)])
    bar.resize(900, bar.height())
    window.show()
    bar.grab()
    buttons = bar.findChildren(KeyButton)
    assert len({button.y() for button in buttons}) == 2
    assert all(button.geometry().right() < 900 and button.width() >= button.sizeHint().width() for button in buttons)
    low = bar.height()
    bar.resize(2400, bar.height())
    bar.grab()
    assert len({button.y() for button in buttons}) == 1
    assert bar.height() < low
