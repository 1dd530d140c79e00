"""The side list keeps within its width, whatever the answers say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.verdict import Verdict
from app.ui.banner import Answer
from app.ui.scanning.side_list import SideList
from app.ui.scanning.state import SideEntry
from app.ui.theme import Theme

NARROW = 292
LONG = "重组人粒细胞刺激因子注射液（预填充）\nPut on 复方氨基酸注射液（十八种）"


def entries(*answers: str) -> tuple[SideEntry, ...]:
    """More than fit, so that the scroll bar takes its room."""
    given = tuple(Answer(f"a{at}", label) for at, label in enumerate(answers))
    return tuple(
        SideEntry(f"e{at}", Verdict.STOP, "Not on this list", "8100001 9000000000017", "14:31:07", given)
        for at in range(20)
    )


@pytest.fixture
def side(qtbot: QtBot, dressed: Theme) -> SideList:
    made = SideList()
    qtbot.addWidget(made)
    made.resize(NARROW, 500)
    made.show()
    return made


@pytest.mark.parametrize(
    "answers",
    [
        ("Remove", LONG),
        ("Bind F7", "Remove", "Put on 重组人粒细胞刺激因子"),
        ("Remove", "Put on 重组人粒细胞刺激因子注射液"),
    ],
)
def test_nothing_lies_under_the_scroll_bar(side: SideList, qtbot: QtBot, answers: tuple[str, ...]) -> None:
    side.draw(entries(*answers), ())
    scroll = side.findChild(QScrollArea)
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().isVisible())
    room = scroll.viewport().width()
    for widget in (*side.findChildren(QPushButton), *side.findChildren(QLabel)):
        if widget.isVisible():
            right = widget.mapTo(scroll.viewport(), QPoint(widget.width(), 0)).x()
            assert right <= room - 10, widget.text()


def test_a_long_answer_is_cut_in_its_middle_and_whole_in_its_tooltip(side: SideList, qtbot: QtBot) -> None:
    side.draw(entries("Remove", LONG), ())
    short, long = side.findChildren(QPushButton)[:2]
    qtbot.waitUntil(lambda: long.toolTip() == LONG)
    first, second = long.shown_text().split("\n")  # type: ignore[attr-defined]
    for shown, whole in zip((first, second), LONG.split("\n"), strict=True):
        assert shown != whole
        assert (shown[0], shown[-1]) == (whole[0], whole[-1])
    assert long.text() == LONG
    assert (short.toolTip(), short.shown_text()) == ("", "Remove")  # type: ignore[attr-defined]
