"""入库 in the window: keys, focus, what stands where."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.verdict import Verdict
from app.ui.fields_form import FieldsForm
from app.ui.receiving.view import ReceivingView
from app.ui.theme import Theme
from tests.ui.storeroom.desk import Desk
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, House, pack
from tests.usecases.goods_in import order


@pytest.fixture
def desk(qtbot: QtBot, dressed: Theme, house: House) -> Desk:
    order(house, "CG1", (house.amoxicillin, 48), (house.ibuprofen, 20))
    return Desk(qtbot, house, "receiving")


def view(desk: Desk) -> ReceivingView:
    assert isinstance(desk.screen, ReceivingView)
    return desk.screen


def test_scanning_alone_fills_an_order_and_two_presses_put_it_on_the_shelf(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1))
    assert desk.column("实到") == ["1盒", "0盒"]
    assert desk.column("状态") == ["少 1盒", "未到"]
    assert desk.sees("少扫 2 盒")
    desk.scan(pack(AMOXICILLIN, 2), pack(IBUPROFEN, 1))
    assert desk.column("状态") == ["缺批号", "缺批号"]
    assert desk.sees("已扫齐")
    desk.press("F2")
    assert desk.sees("还缺批号")
    desk.press("F2")
    assert desk.sees("CG1 已完成")
    assert desk.tones == [Verdict.OK] * 3 + [Verdict.ATTENTION, Verdict.OK]


def test_the_number_pad_alone_types_lots_and_enter_leads_from_line_to_line(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1), pack(IBUPROFEN, 1))
    desk.screen.model.selected_line(desk.screen.work.lines.model.row(0).line.id)
    desk.press("F10")
    desk.type("250601", "Return")
    desk.type("20250601", "Return")
    desk.type("20270531", "Return")
    desk.type("12.5", "Return")
    assert view(desk).lots.edits["number"].hasFocus(), "the next line that lacks its lot"
    desk.type("B1", "Return")
    desk.type("2025-07-01", "Return")
    desk.type("202706", "Return", "Return")
    assert desk.focus is desk.screen.work.input.edit, "after the last one the next scan is awaited"
    assert desk.column("批号") == ["250601", "B1"]
    assert desk.column("有效期至") == ["2027-05-31", "2027-06-30"]
    assert desk.column("单价")[0] == "12.50"


def test_a_wrong_date_is_marked_where_it_stands(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1))
    desk.press("F10")
    desk.type("A1", "Return", "Return")
    desk.type("20271301", "Return", "Return")
    assert view(desk).lots.edits["expires_on"].hasFocus()
    assert view(desk).lots.edits["expires_on"].property("tone") == "stop"
    assert desk.sees("有效期至无法识别")
    desk.press("Escape")
    assert desk.focus is desk.screen.work.input.edit


def test_a_scan_while_a_lot_is_typed_leaves_the_field_alone(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1))
    desk.press("F10")
    desk.type("A1")
    desk.scan(pack(IBUPROFEN, 1))
    assert view(desk).lots.edits["number"].text() == "A1"
    assert view(desk).lots.edits["number"].hasFocus()
    assert desk.column("实到") == ["1盒", "1盒"]


def test_f4_starts_a_delivery_without_an_order_in_place(desk: Desk) -> None:
    desk.press("F4")
    form = desk.screen.form
    assert isinstance(form, FieldsForm)
    assert form.isVisible()
    desk.press("Return", "Return", "Return")
    assert form.boxes["party"].edit.property("tone") == "stop", "a supplier is needed"
    assert form.boxes["party"].edit.hasFocus()
    desk.type("示例")
    assert form.boxes["party"].open
    desk.press("Return")
    assert form.boxes["party"].edit.text() == "示例医药有限公司"
    desk.type("SH9", "Return")
    desk.type("FP9", "Return")
    assert desk.sees("示例医药有限公司")
    assert desk.sees("SH9")
    assert desk.focus is desk.screen.work.input.edit
    desk.scan(pack(AMOXICILLIN, 1))
    assert desk.column("订购") == [""]
    assert desk.sees("已收 1 盒")


def test_escape_closes_the_list_first_and_then_the_form(desk: Desk) -> None:
    desk.press("F4")
    desk.type("示例")
    form = desk.screen.form
    assert isinstance(form, FieldsForm)
    desk.press("Escape")
    assert form.isVisible()
    assert not form.boxes["party"].open
    desk.press("Escape")
    assert not form.isVisible()


def test_f4_in_a_delivery_begins_another_lot_of_the_line(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1))
    desk.press("F4")
    assert desk.column("订购") == ["1盒", "1盒", "1盒"]
    desk.type("B2", "Return")
    desk.press("Escape")
    desk.scan(pack(AMOXICILLIN, 2))
    assert desk.column("实到") == ["1盒", "0盒", "1盒"]


def test_an_unknown_case_is_bound_with_the_keyboard_alone(desk: Desk) -> None:
    desk.scan("CG1", pack("8123456", 1))
    assert desk.sees("未对照")
    desk.press("F7")
    desk.press("Return")
    strip = desk.screen.strip
    assert strip.packs.hasFocus()
    desk.type("2")
    assert strip.levels.checkedId() == 3, "more than one pack is a case unless the person says bundle"
    desk.press("Return")
    assert desk.column("实到") == ["2盒", "0盒"]
    assert desk.focus is desk.screen.work.input.edit
    assert not desk.sees("待处理")


def test_the_side_lists_button_asks_in_place_too(desk: Desk) -> None:
    desk.scan("CG1", pack("8123456", 1))
    event = desk.screen.model.state.troubles[0]
    desk.screen.work.side.answered.emit(str(event.id), "bind")
    assert desk.screen.strip.isVisible()
    desk.type("布洛", "Return", "Return")
    assert desk.column("实到") == ["0盒", "1盒"]


def test_papers_are_typed_on_an_order_whose_supplier_stays(desk: Desk) -> None:
    desk.scan("CG1")
    desk.press("Ctrl+D")
    assert not view(desk).papers.boxes["party"].isEnabled()
    desk.type("SH9", "Return")
    desk.type("FP9", "Return")
    assert desk.sees("SH9")
    assert desk.sees("FP9")
    assert not view(desk).papers.isVisible()


def test_f11_shows_only_what_still_wants_something(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2))
    desk.press("F10")
    desk.type("A1", "Return")
    desk.type("20250601", "Return")
    desk.type("20270531", "Return", "Return")
    desk.press("F11")
    assert desk.column("药品") == ["布洛芬缓释胶囊"]
    desk.press("F11")
    assert len(desk.table) == 2


def test_leaving_and_coming_back_opens_the_delivery_where_it_was(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1))
    desk.window.open("issue")
    desk.window.open("receiving")
    assert desk.column("实到") == ["1盒", "0盒"]
    desk.press("F8")
    assert desk.screen.queue.isVisible()
    assert desk.focus is desk.screen.queue.search


def test_over_and_foreign_are_told_in_words(desk: Desk) -> None:
    desk.scan("CG1", pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), pack(AMOXICILLIN, 3), pack("8100003", 1))
    assert desk.column("状态")[0] == "多 1盒"
    assert desk.tones == [Verdict.OK, Verdict.OK, Verdict.ATTENTION, Verdict.STOP]
    assert desk.sees("非列表")


def test_what_was_typed_and_not_entered_is_saved_by_f2_or_its_field_is_named(desk: Desk, house: House) -> None:
    order(house, "CG9", (house.amoxicillin, 24))
    desk.press("F5")
    desk.scan("CG9", pack(AMOXICILLIN, 91))
    desk.press("F10")
    desk.type("A9", "Return")
    desk.type("20250601", "Return")
    desk.type("2027053")
    desk.press("F2")
    assert desk.sees("有效期至无法识别")
    assert desk.focus is view(desk).lots.edits["expires_on"]
    desk.type("20270531")
    desk.press("F2")
    assert desk.sees("CG9 已完成")
