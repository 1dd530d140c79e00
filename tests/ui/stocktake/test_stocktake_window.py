"""药库盘点 in the window: keys, focus, what stands where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.verdict import Verdict
from app.ui.stocktake.form import StocktakeForm
from app.ui.stocktake.view import StocktakeView
from app.ui.theme import Theme
from tests.ui.storeroom.desk import Desk
from tests.usecases.conftest import AMOXICILLIN, HERB, House, pack
from tests.usecases.goods_in import stocked


@pytest.fixture
def desk(qtbot: QtBot, dressed: Theme, house: House) -> Desk:
    """Two packs of lot A1 and one of B2 on the shelf."""
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), lot="A1")
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 3), lot="B2", expires=date(2028, 1, 31))
    return Desk(qtbot, house, "stocktake")


def form(desk: Desk) -> StocktakeForm:
    assert isinstance(desk.screen.form, StocktakeForm)
    return desk.screen.form


def test_two_keys_start_a_stocktake_of_everything_and_scans_count(desk: Desk) -> None:
    desk.press("F4", "Return")
    assert desk.focus is desk.screen.work.input.edit
    desk.scan(pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 3))
    assert desk.column("账面") == ["2盒", "1盒"]
    assert desk.column("实盘") == ["1盒", "1盒"]
    assert desk.column("差异") == ["-1盒", "0"]
    assert desk.column("状态") == ["盘亏", "相符"]
    assert desk.sees("全部已盘")
    assert desk.tones == [Verdict.OK, Verdict.OK]


def test_the_differences_are_reviewed_before_they_go_into_the_books(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 3))
    desk.press("F2")
    assert desk.sees("已盘 2 行，盘盈 0 行，盘亏 1 行，未盘 0 行")
    assert desk.column("批号") == ["A1"], "only what differs"
    desk.press("F2")
    assert desk.sees("已完成")
    assert desk.screen.queue.isVisible()


def test_uncounted_lines_ask_a_third_time(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1))
    desk.press("F2", "F2")
    assert desk.sees("还有 1 行没有盘")
    assert desk.sees("将按账面保留")
    desk.press("F2")
    assert desk.sees("已完成")


def test_a_blind_count_hides_the_books_until_the_review(desk: Desk) -> None:
    desk.press("F4")
    form(desk).blind.setChecked(True)
    desk.press("Return")
    desk.scan(pack(AMOXICILLIN, 1))
    assert desk.sees("盲盘")
    assert desk.column("账面") == ["•••", "•••"]
    assert desk.column("差异") == ["", ""]
    assert desk.column("状态") == ["已盘", "未盘"]
    desk.press("F2")
    assert desk.column("账面") == ["2盒"]
    assert desk.column("差异") == ["-1盒"]


def test_a_number_counts_the_chosen_line_and_ctrl_z_takes_it_back(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.screen.work.lines.select(desk.screen.work.lines.model.row(1).line.id)
    desk.type("5", "Return")
    assert desk.column("实盘") == ["", "5盒"]
    assert desk.sees("手工记入 5盒")
    desk.press("F9")
    desk.type("30", "Return")
    assert desk.column("实盘") == ["", "1盒6粒"]
    desk.press("Ctrl+Z", "Ctrl+Z")
    assert desk.column("实盘") == ["", ""]


def test_f3_finds_a_drug_and_a_number_counts_it(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.press("F3")
    desk.type("甘草", "Return")
    assert desk.focus is desk.screen.work.input.edit
    desk.type("2", "Return")
    assert desk.column("药品")[-1] == "甘草片"
    assert desk.column("实盘")[-1] == "2盒"


def test_chosen_drugs_make_a_scope(desk: Desk, qtbot: QtBot) -> None:
    desk.press("F4")
    form(desk).radios[2].click()
    qtbot.waitUntil(form(desk).picker.edit.hasFocus)
    desk.type("甘草", "Return")
    desk.type("布洛", "Return")
    assert form(desk).picker.edit.text() == ""
    desk.press("Return")
    assert desk.column("药品") == ["甘草片", "布洛芬缓释胶囊"]
    assert desk.sees("甘草片、布洛芬缓释胶囊")
    desk.scan(pack(AMOXICILLIN, 1))
    assert desk.tones == [Verdict.ATTENTION]


def test_f11_goes_through_uncounted_and_differing_lines(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1))
    desk.press("F11")
    assert desk.column("批号") == ["B2"]
    desk.press("F11")
    assert desk.column("批号") == ["A1"]
    desk.press("F11")
    assert desk.column("批号") == ["A1", "B2"]


def test_a_line_is_counted_anew_by_pressing_twice(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1))
    desk.press("Ctrl+R")
    assert desk.sees("重盘 阿莫西林胶囊：已盘的 1盒 清零")
    desk.press("Ctrl+R")
    assert desk.column("状态") == ["未盘", "未盘"]


def test_a_lot_the_books_never_had_is_typed_under_the_lines(desk: Desk) -> None:
    desk.press("F4", "Return")
    assert isinstance(desk.screen, StocktakeView)
    assert not desk.screen.lots.isVisible()
    desk.scan(pack(HERB, 1))
    desk.press("F10")
    desk.type("H1", "Return")
    desk.type("20250601", "Return")
    desk.type("20270531", "Return")
    assert desk.column("批号")[-1] == "H1"
    assert not desk.screen.lots.isVisible()
    assert desk.focus is desk.screen.work.input.edit


def test_giving_up_takes_two_presses_and_frees_the_packs(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1))
    desk.press("Ctrl+Delete")
    assert desk.sees("再按一次 Ctrl+Del 确认")
    desk.press("Ctrl+Delete")
    assert desk.screen.queue.isVisible()
    assert not desk.screen.queue.table.model.rows


def test_packs_nobody_knows_are_bound_all_at_once(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack("8123456", 1), pack("8123456", 2))
    desk.press("F7")
    desk.type("甘草", "Return", "Return")
    assert desk.column("实盘")[-1] == "2盒"
    assert not desk.sees("待处理")


def test_the_language_changes_while_a_stocktake_is_open(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1))
    desk.screen.retranslate()
    assert desk.column("实盘") == ["1盒", ""]


def test_the_differences_go_into_a_file_that_can_be_signed(desk: Desk, tmp_path: Path) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 3))
    desk.press("F2")
    assert isinstance(desk.screen, StocktakeView)
    desk.screen.ask_for_file = lambda _parent, name: tmp_path / name
    desk.press("Ctrl+E")
    (file,) = tmp_path.glob("PD*.csv")
    titles, *lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert "差异" in titles
    assert len(lines) == 1
    assert "-1盒" in lines[0]
    assert desk.sees("已导出 1 行")
    desk.screen.ask_for_file = lambda _parent, name: tmp_path / "there is no such folder" / name
    desk.press("Ctrl+E")
    assert desk.sees("导出失败")
