"""出库 in the window: keys, focus, what stands where."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.verdict import Verdict
from app.ui.fields_form import FieldsForm
from app.ui.theme import Theme
from tests.ui.storeroom.desk import Desk
from tests.usecases.conftest import AMOXICILLIN, House, pack
from tests.usecases.goods_in import stocked


@pytest.fixture
def desk(qtbot: QtBot, dressed: Theme, house: House) -> Desk:
    """Two packs of lot A1 and one of B2, which expires later."""
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), lot="A1")
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 3), lot="B2", expires=date(2028, 1, 31))
    return Desk(qtbot, house, "issue")


def test_the_pharmacy_is_the_usual_target_and_one_enter_starts(desk: Desk) -> None:
    desk.press("F4", "Return")
    assert desk.sees("药库 → 门诊药房")
    assert desk.focus is desk.screen.work.input.edit
    desk.scan(pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 3))
    assert desk.column("出库数") == ["1盒", "1盒"]
    assert desk.column("批号") == ["A1", "B2"]
    assert desk.column("应先出批号") == ["✓ 正是此批", "A1"]
    assert desk.column("账面库存") == ["3盒", "3盒"]
    assert desk.tones == [Verdict.OK, Verdict.ATTENTION]
    assert desk.sees("本盒 B2，应先出")
    desk.press("F2")
    assert desk.sees("已完成，2 条待上传")


def test_a_target_of_ones_own_and_a_usual_reason(desk: Desk) -> None:
    desk.press("F4")
    form = desk.screen.form
    assert isinstance(form, FieldsForm)
    form.boxes["party"].edit.setFocus()
    form.boxes["party"].edit.selectAll()
    desk.type("急诊科", "Return")
    desk.press("Down")
    assert form.boxes["reason"].open
    desk.press("Down", "Return")
    assert desk.sees("药库 → 急诊科")
    assert desk.sees("调拨")


def test_goods_without_code_leave_by_name_and_number(desk: Desk) -> None:
    desk.press("F4", "Return", "F3")
    desk.type("甘草", "Return")
    desk.type("3", "Return")
    assert desk.column("出库数") == ["3盒"]
    assert desk.column("追溯码") == ["无码"]
    desk.press("F2")
    assert desk.sees("超过账面库存：甘草片")
    desk.press("F2")
    assert desk.sees("已完成")


def test_the_line_of_the_scanned_lot_is_the_one_in_hand(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 3), pack(AMOXICILLIN, 2))
    row = desk.screen.work.lines.current()
    assert row is not None
    assert row.lot is not None
    assert row.lot.number == "A1"


def test_undo_takes_the_packs_back_in_order(desk: Desk) -> None:
    desk.press("F4", "Return")
    desk.scan(pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 3))
    desk.press("Ctrl+Z")
    assert desk.column("批号") == ["A1"]
    desk.press("Ctrl+Z")
    assert desk.column("出库数") == ["0盒"]
