"""采购退货 in the window: the platform wants the invoice, so the form does."""

from __future__ import annotations

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
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), lot="A1")
    return Desk(qtbot, house, "supplier_return")


def test_a_return_needs_its_supplier_and_asks_for_the_invoice_at_the_end(desk: Desk) -> None:
    desk.press("F4")
    form = desk.screen.form
    assert isinstance(form, FieldsForm)
    desk.type("示例", "Return")
    assert form.boxes["party"].edit.text() == "示例医药有限公司"
    desk.press("Return", "Return")
    assert desk.focus is desk.screen.work.input.edit
    desk.scan(pack(AMOXICILLIN, 1))
    desk.press("F2")
    assert desk.sees("还没有原发票号")


def test_packs_go_back_and_are_told(desk: Desk) -> None:
    desk.press("F4")
    desk.type("示例", "Return")
    desk.type("FP9", "Return")
    desk.press("Return")
    desk.scan(pack(AMOXICILLIN, 1))
    assert desk.column("退货数") == ["1盒"]
    desk.press("F2")
    assert desk.sees("已完成，1 条待上传")
    assert desk.tones == [Verdict.OK, Verdict.OK]


def test_the_invoice_may_be_put_right_on_the_way(desk: Desk) -> None:
    desk.press("F4")
    desk.type("示例", "Return")
    desk.type("FP9", "Return")
    desk.press("Return", "Ctrl+D")
    desk.press("Escape")
    assert desk.focus is desk.screen.work.input.edit
    desk.press("Ctrl+D")
    desk.press("Return")
    assert desk.sees("FP9")
