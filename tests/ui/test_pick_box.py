"""A search box that narrows while one types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.columns import Column
from app.ui.pick_box import PickBox
from app.ui.theme import Theme


@dataclass(frozen=True)
class Drug:
    name: str
    initials: str
    stock: int


DRUGS = (Drug("阿莫西林胶囊", "amxljn", 12), Drug("阿司匹林肠溶片", "asplcrp", 3), Drug("氯化钠注射液", "lhnzsy", 40))
COLUMNS = (
    Column[Drug]("name", lambda: "药品", lambda drug: drug.name),
    Column[Drug]("stock", lambda: "库存", lambda drug: str(drug.stock), 80, number=True),
)


@pytest.fixture
def box(qtbot: QtBot, dressed: Theme) -> Iterator[PickBox[Drug]]:
    window, made, other = QWidget(), PickBox(COLUMNS), QPushButton("x")
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(other)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    made.asked.connect(lambda text: made.offer([drug for drug in DRUGS if text in drug.initials]))
    made.setFocus()
    yield made
    window.close()


def picks(box: PickBox[Drug]) -> list[Drug]:
    heard: list[Drug] = []
    box.picked.connect(heard.append)
    return heard


def names(box: PickBox[Drug]) -> list[str]:
    return [drug.name for drug in box.model.shown_rows]


def test_the_list_narrows_while_typing(box: PickBox[Drug], qtbot: QtBot) -> None:
    qtbot.keyClick(box.edit, "a")
    assert box.open
    assert names(box) == ["阿莫西林胶囊", "阿司匹林肠溶片"]
    qtbot.keyClick(box.edit, "s")
    assert names(box) == ["阿司匹林肠溶片"]
    qtbot.keyClick(box.edit, "z")
    assert not box.open


def test_arrows_choose_and_enter_picks(box: PickBox[Drug], qtbot: QtBot) -> None:
    heard = picks(box)
    qtbot.keyClick(box.edit, "a")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(box.edit, key)
    assert heard == [DRUGS[1]]
    assert not box.open


def test_enter_picks_the_first_and_a_click_the_one_under_it(box: PickBox[Drug], qtbot: QtBot) -> None:
    heard = picks(box)
    qtbot.keyClick(box.edit, "a")
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    qtbot.keyClick(box.edit, Qt.Key.Key_Down)
    assert box.open
    sheet = box._sheet
    assert sheet is not None
    where = sheet.visualRect(box.model.index(1, 0)).center()
    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert heard == [DRUGS[0], DRUGS[1]]


def test_escape_and_leaving_put_the_list_away(box: PickBox[Drug], qtbot: QtBot) -> None:
    qtbot.keyClick(box.edit, "a")
    qtbot.keyClick(box.edit, Qt.Key.Key_Escape)
    assert not box.open
    assert box.edit.text() == "a"
    qtbot.keyClick(box.edit, "m")
    assert box.open
    box.window().findChildren(QPushButton)[0].setFocus()
    assert not box.open


def test_a_late_answer_does_not_open_the_list_elsewhere(box: PickBox[Drug]) -> None:
    box.window().findChildren(QPushButton)[0].setFocus()
    box.offer(DRUGS)
    assert not box.open


def test_the_list_stays_inside_the_window(box: PickBox[Drug], qtbot: QtBot) -> None:
    box.window().resize(500, 150)
    box.offer(DRUGS * 20)
    drop = box._drop
    assert drop is not None
    assert box.window().rect().contains(drop.geometry())
