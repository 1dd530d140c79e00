"""What the window shows of a person at the counter: banners, never a dialog, and never a whole name or number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.card_door import CardDoor
from app.domain.cards import PersonCard
from app.domain.refusals import CardRefused
from app.ui import actions
from app.ui.dispensing.view import DispensingView
from app.ui.patients.screen import PatientScreen
from app.ui.reading import Reading
from app.ui.take_back.view import TakeBackView
from tests.usecases.conftest import AMOXICILLIN, House, pack
from tests.usecases.persons import LI, TOKEN, ZHANG, handed_out, leaks, prescribed


def told(widget: QWidget) -> str:
    """Everything that can be read on it."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels + [button.text() for button in widget.findChildren(QPushButton) if button.isVisible()])


def listed(view: PatientScreen) -> list[str]:
    return [cells[0] for cells in view.queue.table.shown_cells()[1:]]


def offered(view: PatientScreen) -> dict[str, actions.Action]:
    return {action.id: action for action in view.offers()}


def test_several_prescriptions_are_listed_alone_until_escape(desk: DispensingView, house: House, qtbot: QtBot) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG)):
        prescribed(house, number, card)
    desk.entered()
    assert desk.show_person(ZHANG)
    assert listed(desk) == ["CF1", "CF3"]
    assert "张* 有 2 张待发处方" in told(desk)
    qtbot.keyClick(desk.queue.search, Qt.Key.Key_Escape)
    assert listed(desk) == ["CF1", "CF2", "CF3"]
    assert "张* 有" not in told(desk)


@pytest.mark.parametrize("way", ["the button", "the cross"])
def test_everybodys_come_back_by_mouse_too(desk: DispensingView, house: House, way: str) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG)):
        prescribed(house, number, card)
    desk.show_person(ZHANG)
    if way == "the cross":
        desk.queue.notice._close.click()
    else:
        (button,) = desk.queue.notice._buttons
        assert button.text() == "全部 Esc"
        button.click()
    assert listed(desk) == ["CF1", "CF2", "CF3"]


def test_arrow_and_enter_open_one_of_them(desk: DispensingView, house: House, qtbot: QtBot) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG)):
        prescribed(house, number, card)
    desk.entered()
    desk.show_person(ZHANG)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(desk.queue.search, key)
    assert desk.model.state.document is not None
    assert desk.model.state.document.head.number == "CF3"


def test_one_prescription_opens_with_the_name_masked(desk: DispensingView, house: House) -> None:
    prescribed(house, "CF1", ZHANG)
    desk.show_person(ZHANG)
    assert desk.work.isVisible()
    assert desk.work.head.title.text() == "张*"
    assert not leaks(told(desk))


def test_who_has_none_is_told_with_what_to_press(desk: DispensingView, house: House, qtbot: QtBot) -> None:
    prescribed(house, "CF1", LI)
    desk.entered()
    desk.show_person(ZHANG)
    assert "没有 张* 的待发处方" in told(desk)
    assert "F5" in told(desk)
    assert listed(desk) == ["CF1"]
    qtbot.keyClick(desk.queue.search, Qt.Key.Key_Escape)
    assert "没有 张*" not in told(desk)


def test_an_id_number_typed_in_the_search_line_opens_and_does_not_stay_there(
    desk: DispensingView, house: House, qtbot: QtBot
) -> None:
    prescribed(house, "CF1", LI)
    prescribed(house, "CF2", ZHANG)
    desk.entered()
    qtbot.keyClicks(desk.queue.search, ZHANG.id_number)
    qtbot.keyClick(desk.queue.search, Qt.Key.Key_Return)
    assert desk.model.state.document is not None
    assert desk.model.state.document.head.number == "CF2"
    assert desk.queue.search.text() == ""


def test_a_typed_number_nobody_has_opens_nobody_elses_prescription(
    desk: DispensingView, house: House, qtbot: QtBot
) -> None:
    prescribed(house, "CF1", LI)
    desk.entered()
    qtbot.keyClicks(desk.queue.search, ZHANG.id_number)
    qtbot.keyClick(desk.queue.search, Qt.Key.Key_Return)
    assert desk.model.state.document is None
    assert "没有 110***********0017 的待发处方" in told(desk)
    assert listed(desk) == ["CF1"]


def test_a_voucher_without_decoding_says_what_to_do_instead(desk: DispensingView) -> None:
    desk.entered()
    assert desk.scanned(Reading(TOKEN.text))
    words = told(desk.queue.card)
    assert "本机没有电子凭证解码" in words
    assert "请刷身份证或社保卡，或输入处方号" in words
    assert not leaks(told(desk))


def test_another_persons_card_is_told_above_the_work(desk: DispensingView, house: House) -> None:
    prescribed(house, "CF1", ZHANG, (house.amoxicillin, 48))
    desk.show_person(ZHANG)
    desk.scanned(Reading(pack(AMOXICILLIN, 1)))
    desk.show_person(LI)
    assert "这是 李* 的证件，不是这张单据的患者" in told(desk.work)
    desk.show_person(ZHANG)
    assert "证件与单据是同一人：张*" in told(desk.work)
    desk.scanned(Reading(pack(AMOXICILLIN, 2)))
    assert "同一人" not in told(desk.work)


def test_what_was_done_and_what_still_waits_stand_in_one_line(desk: DispensingView, house: House) -> None:
    for number in ("CF1", "CF2", "CF3"):
        prescribed(house, number, ZHANG)
    desk.entered()
    desk.show_person(ZHANG)
    desk.queue.open_current()
    desk.confirm()
    assert "CF1 已完成" in told(desk)
    assert "张* 有 2 张待发处方" in told(desk)


def test_the_key_for_reading_is_there_when_a_reader_waits_for_it(desk: DispensingView, door: CardDoor) -> None:
    assert offered(desk)[actions.READ_CARD].hidden
    asked: list[bool] = []
    door.read_card = lambda: asked.append(True)
    read = offered(desk)[actions.READ_CARD]
    assert (read.hidden, read.enabled, read.title) == (False, True, "读卡")
    read.run()
    assert asked
    assert "正在读取证件" in told(desk)
    desk.card_refused(CardRefused("no_card"))
    assert "正在读取证件" not in told(desk)
    assert "读卡器上没有卡" in told(desk.queue.card)


def test_no_card_ever_opens_a_dialog(desk: DispensingView, house: House, door: CardDoor) -> None:
    def read_nobody() -> None:
        desk.card_refused(CardRefused("other_region", -2201))

    door.read_card = read_nobody
    prescribed(house, "CF1", LI)
    before = len(QApplication.topLevelWidgets())
    for card in (ZHANG, LI, ZHANG):
        desk.show_person(card)
    offered(desk)[actions.READ_CARD].run()
    desk.scanned(Reading(TOKEN.text))
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert len(QApplication.topLevelWidgets()) == before


def test_returns_are_found_by_card_and_told_in_their_own_words(return_desk: TakeBackView, house: House) -> None:
    return_desk.show_person(ZHANG)
    assert "没有 张* 可退的处方" in told(return_desk)
    handed_out(house, "CF1", ZHANG)
    handed_out(house, "CF2", ZHANG)
    return_desk.show_person(ZHANG)
    assert "张* 有 2 张可退的处方" in told(return_desk)
    return_desk.queue.open_current()
    assert return_desk.work.head.title.text() == "张*"
    assert not leaks(told(return_desk))


def test_a_card_without_a_name_is_told_by_its_masked_number(desk: DispensingView) -> None:
    desk.show_person(PersonCard(ZHANG.kind, "", ZHANG.id_number))
    assert "没有 110***********0017 的待发处方" in told(desk)
