"""追溯查询: the model, its words, and what the window shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.refusals import StoreUnavailable
from app.ui.columns import NoMemory
from app.ui.messages import Messages
from app.ui.reading import Reading
from app.ui.theme import Theme
from app.ui.trace.timeline import told_labels
from app.ui.trace.view import TraceView
from app.ui.trace.viewmodel import TraceViewModel
from app.usecases import dispense, undo
from app.usecases.trace import Traced, trace
from tests.ui.now import run_now
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, House, pack


@pytest.fixture
def model(house: House) -> TraceViewModel:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    dispense.scan(rx, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    undo.undo_last(rx, actor=PHARMACIST, counter=house.counter)
    dispense.scan(rx, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    return TraceViewModel(trace=partial(trace, actor=PHARMACIST, counter=house.counter), run=run_now)


def test_refreshing_asks_for_the_same_pack_but_never_keeps_what_was_personal(house: House) -> None:
    asked: list[str] = []

    def ask(text: str) -> Traced:
        asked.append(text)
        return trace(text, actor=PHARMACIST, counter=house.counter)

    model = TraceViewModel(trace=ask, run=run_now)
    model.asked(f" {pack(AMOXICILLIN, 1)} ")
    model.refresh()
    model.asked("11010119900307123X")
    model.refresh()
    assert asked == [f" {pack(AMOXICILLIN, 1)} ", pack(AMOXICILLIN, 1), "11010119900307123X"]


def test_a_failure_is_told_and_the_pack_stays(model: TraceViewModel, monkeypatch: pytest.MonkeyPatch) -> None:
    model.asked(pack(AMOXICILLIN, 1))

    def broken(_: str) -> Traced:
        raise StoreUnavailable("busy", "")

    monkeypatch.setattr(model, "_trace", broken)
    model.refresh()
    assert isinstance(model.state.trouble, StoreUnavailable)
    assert model.state.traced is not None


@pytest.fixture
def view(model: TraceViewModel, qtbot: QtBot, dressed: Theme, tmp_path: Path) -> TraceView:
    made = TraceView(model, messages=Messages(), memory=NoMemory(), ask=lambda _, name: tmp_path / name)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made


def test_a_scan_shows_where_the_pack_is_and_its_events_newest_first(view: TraceView) -> None:
    view.scanned(Reading(pack(AMOXICILLIN, 1)))
    assert view.head.where.text() == "已发药给 张*"
    newest, oldest = told_labels(view.timeline.views)
    assert "销售 3505 待上传" in newest
    assert "已撤销：wang" in oldest
    assert view.timeline.views[1].findChildren(type(view.head.where))[2].property("struck") is True


def test_typing_a_part_and_enter_opens_the_only_pack(view: TraceView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.input.edit, "8100001 90000")
    qtbot.keyClick(view.input.edit, Qt.Key.Key_Return)
    assert view.timeline.isVisible()


def test_several_packs_are_offered_to_choose_from(view: TraceView, house: House, qtbot: QtBot) -> None:
    rx = house.prescription("CF2", (house.ibuprofen, 20))
    dispense.scan(rx, pack(IBUPROFEN, 2), actor=PHARMACIST, counter=house.counter)
    view.scanned(Reading("900000000"))
    assert view.alike.isVisible()
    view.alike.sheet.selectRow(0)
    qtbot.keyClick(view.alike.sheet, Qt.Key.Key_Return)
    assert view.head.isVisible()
    assert view.head.where.text() == "正在发药给 张*"
    assert not view.banner.isVisible()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (pack(IBUPROFEN, 9), "按标识码 8100002，它是 布洛芬缓释胶囊"),
        (pack("8999999", 9), "标识码 8999999 也没有对照过"),
        ("6901234567892", "请扫“药品追溯码”字样旁的码"),
        ("81", "至少 4 位"),
    ],
)
def test_what_has_no_life_is_told_for_what_it_is(view: TraceView, text: str, said: str) -> None:
    view.scanned(Reading(text))
    assert said in view.empty._text.text()
    assert view.empty.isVisible()


def test_a_patients_number_is_never_shown(view: TraceView) -> None:
    view.scanned(Reading("11010119900307123X"))
    assert "11010119900307123X" not in view.empty._title.text() + view.empty._text.text()
    assert "证件号码" in view.empty._title.text()


def test_the_life_can_be_copied_and_exported(view: TraceView, tmp_path: Path) -> None:
    view.scanned(Reading(pack(AMOXICILLIN, 1)))
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert "追溯码：8100001 9000000000001" in copied
    assert "现在：已发药给 张*" in copied
    view.export()
    lines = (tmp_path / f"{pack(AMOXICILLIN, 1)}.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("时间,经过,数量")
    assert len(lines) == 3
