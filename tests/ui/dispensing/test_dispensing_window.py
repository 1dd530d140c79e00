"""处方发药 as it is drawn: what F7 asks, what Ctrl+Z took back, the trouble list by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.ui.dispensing.view import DispensingView
from app.ui.reading import Origin, Reading
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, House, pack


def scan(view: DispensingView, *texts: str) -> None:
    for text in texts:
        view.scanned(Reading(text, Origin.SCANNED))
    QApplication.processEvents()


def sees(part: QWidget, words: str) -> bool:
    shown = [each for kind in (QLabel, QPushButton) for each in part.findChildren(kind) if each.isVisible()]
    return any(words in each.text() for each in shown)  # type: ignore[attr-defined]


def state_of(view: DispensingView) -> list[str]:
    titles, *lines = view.work.lines.shown_cells()
    return [line[titles.index("状态")] for line in lines]


def test_f7_names_code_and_drug_and_enter_says_yes(house: House, view: DispensingView) -> None:
    house.prescription("CF1", (house.amoxicillin, 24))
    scan(view, "CF1", pack("8199999", 1))
    view.bind_newest()
    assert sees(view.work.banner, "8199999 9000000000001 是 阿莫西林胶囊 0.25g 吗")
    QTest.keyClick(view.work.input.edit, Qt.Key.Key_Return)
    assert state_of(view) == ["已齐"]
    assert sees(view.work.card, "对照待复核")


def test_what_was_taken_back_is_told_without_a_colour(house: House, view: DispensingView) -> None:
    house.prescription("CF1", (house.amoxicillin, 48), (house.ibuprofen, 20))
    scan(view, "CF1", pack(AMOXICILLIN, 1), pack(IBUPROFEN, 1))
    view.model.undone()
    assert view.work.card.property("tone") == ""
    assert view.work.card.word.text() == "已撤回"
    assert sees(view.work.card, "布洛芬缓释胶囊")
    assert sees(view.work.card, "8100002 9000000000001")
    row = view.work.lines.current()
    assert row is not None
    assert row.drug.id == house.ibuprofen


def test_a_line_is_chosen_once_though_choosing_it_draws_again(
    house: House, view: DispensingView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chosen again while it was being chosen, the row before it stayed marked."""
    house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    scan(view, "CF1", pack(AMOXICILLIN, 1))
    lines, chosen = view.work.lines, []
    monkeypatch.setattr(lines, "select", lambda key: (chosen.append(key), type(lines).select(lines, key))[1])
    scan(view, pack(IBUPROFEN, 1))
    assert view.model.state.line is not None
    assert chosen == [view.model.state.line.id]
    assert [index.row() for index in lines.sheet.selectionModel().selectedRows()] == [1]


def test_a_wrong_drug_is_put_on_a_line_by_a_button_that_names_both(house: House, view: DispensingView) -> None:
    house.prescription("CF1", (house.amoxicillin, 24))
    scan(view, "CF1", pack(IBUPROFEN, 1))
    button = next(each for each in view.work.side.findChildren(QPushButton) if "归入" in each.text())
    assert button.text() == "布洛芬缓释胶囊\n归入 阿莫西林胶囊"
    button.click()
    assert state_of(view) == ["不符"]
    view.confirm()
    assert sees(view.work.banner, "1 盒不符的药盒已归入：阿莫西林胶囊")


def test_a_pack_aside_keeps_its_name_when_the_prescription_is_opened_again(house: House, view: DispensingView) -> None:
    house.prescription("CF1", (house.amoxicillin, 24))
    scan(view, "CF1", pack(IBUPROFEN, 1))
    view.model.put_away()
    scan(view, "CF1")
    assert sees(view.work.side, "布洛芬缓释胶囊")


def test_the_line_says_how_much_has_no_code(house: House, view: DispensingView) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    scan(view, "CF1", pack(AMOXICILLIN, 1))
    view.model.typed_number(1)
    titles, line = view.work.lines.shown_cells()
    assert line[titles.index("追溯码")] == "8100001 9000000000001、无码 1盒"


def test_several_codes_of_a_line_never_look_like_one(house: House, view: DispensingView) -> None:
    house.prescription("CF1", (house.amoxicillin, 96))
    scan(view, "CF1", *(pack(AMOXICILLIN, number) for number in (1, 2, 3)))
    view.model.typed_number(1)
    titles, line = view.work.lines.shown_cells()
    place = titles.index("追溯码")
    assert line[place] == "8100001 9000000000001、8100001 9000000000002、8100001 9000000000003、无码 1盒"
    cell = view.work.lines.sheet.model().index(0, [column.title() for column in view.columns()].index("追溯码"))
    assert cell.data() == "8100001 9000000000003 +2、无码 1盒"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == line[place]


def test_keys_alone_reach_and_answer_the_trouble_list(house: House, view: DispensingView) -> None:
    house.prescription("CF1", (house.amoxicillin, 48))
    scan(view, "CF1", pack(IBUPROFEN, 1), pack(IBUPROFEN, 2), pack(IBUPROFEN, 3))
    view.work.input.setFocus()
    for _ in range(2):  # past the lines
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
    first = view.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.text() == "移除"
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = view.focusWidget()
    assert isinstance(second, QPushButton)
    assert second is not first
    QTest.keyClick(second, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert [event.code for event in view.model.state.troubles] == [pack(IBUPROFEN, 3), pack(IBUPROFEN, 1)]
    third = view.focusWidget()
    assert isinstance(third, QPushButton)
    QTest.keyClick(third, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [event.code for event in view.model.state.troubles] == [pack(IBUPROFEN, 3)]
    last = view.focusWidget()
    assert isinstance(last, QPushButton)
    QTest.keyClick(last, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert view.model.state.troubles == ()
    assert view.work.input.edit.hasFocus()
