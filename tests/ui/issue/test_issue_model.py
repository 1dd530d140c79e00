"""出库 and 采购退货 without a window: the models on a real store."""

from __future__ import annotations

from datetime import date

import pytest

from app.bootstrap.storeroom import issue_model, supplier_return_model
from app.domain.documents import Finding
from app.domain.refusals import NothingScanned, ShortStock
from app.domain.verdict import Verdict
from app.ui.storeroom.leaving import LeavingViewModel
from app.ui.storeroom.parts import PartRow, part_rows
from app.usecases import looking
from app.usecases.papers import Papers
from tests.ui.storeroom.kit import kit
from tests.usecases.conftest import AMOXICILLIN, House, pack
from tests.usecases.goods_in import stocked


@pytest.fixture
def tones() -> list[Verdict]:
    return []


@pytest.fixture
def model(house: House, tones: list[Verdict]) -> LeavingViewModel:
    """Two lots of amoxicillin on the shelf: two packs of A1, one of B2, which expires later."""
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), lot="A1")
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 3), lot="B2", expires=date(2028, 1, 31))
    return issue_model(kit(house, tones))


def rows(model: LeavingViewModel) -> list[tuple[str | None, int, bool]]:
    """(lot, units, by hand) as the table has them."""
    assert model.state.opened is not None
    found: tuple[PartRow, ...] = part_rows(model.state.opened, model.state.shelves)
    return [(row.lot.number if row.lot else None, row.units, row.by_hand) for row in found]


def find(model: LeavingViewModel, house: House, words: str) -> None:
    model.drug_asked()
    model.drug_found(looking.drug_choices(words, house.counter.storeroom, counter=house.counter)[0])


def test_packs_stand_lot_by_lot_beside_the_stock(house: House, model: LeavingViewModel, tones: list[Verdict]) -> None:
    model.begun(Papers(party="住院药房", reason="请领"))
    model.scanned(pack(AMOXICILLIN, 1))
    shelf = model.state.shelves[house.amoxicillin]
    assert shelf.on_hand == 72
    assert shelf.first is not None
    assert shelf.first.number == "A1"
    model.scanned(pack(AMOXICILLIN, 3))
    assert model.state.card is not None
    assert model.state.card.finding is Finding.OTHER_LOT
    assert tones == [Verdict.OK, Verdict.ATTENTION]
    assert rows(model) == [("A1", 24, False), ("B2", 24, False)]


def test_units_without_code_are_found_and_typed_and_go_from_the_first_lot(
    house: House, model: LeavingViewModel
) -> None:
    model.begun(Papers(party="住院药房"))
    find(model, house, "阿莫")
    assert rows(model) == [(None, 0, True)]
    model.typed_number(2)
    assert rows(model) == [("A1", 48, True)]
    model.scanned(pack(AMOXICILLIN, 3))
    assert rows(model) == [("B2", 24, False), ("A1", 48, True)]


def test_more_than_the_books_have_asks_first(house: House, model: LeavingViewModel) -> None:
    model.begun(Papers(party="住院药房"))
    find(model, house, "甘草")
    model.typed_number(1)
    model.confirmed("操作员确认")
    assert model.state.prompt is not None
    assert [type(point) for point in model.state.prompt.points] == [ShortStock]
    model.confirmed("操作员确认")
    assert model.state.settled is not None


def test_the_stock_of_a_drug_is_asked_once_and_again_on_refresh(house: House, model: LeavingViewModel) -> None:
    model.begun(Papers(party="住院药房"))
    model.scanned(pack(AMOXICILLIN, 1))
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 50), lot="A1")
    model.scanned(pack(AMOXICILLIN, 2))
    assert model.state.shelves[house.amoxicillin].on_hand == 72
    model.refresh()
    assert model.state.shelves[house.amoxicillin].on_hand == 96
    model.put_away()
    assert model.state.shelves == {}


def test_nothing_scanned_is_nothing_to_issue(model: LeavingViewModel, tones: list[Verdict]) -> None:
    model.begun(Papers(party="住院药房"))
    model.confirmed("操作员确认")
    assert isinstance(model.state.trouble, NothingScanned)
    assert tones == [Verdict.STOP]


def test_targets_of_earlier_issues_are_offered(model: LeavingViewModel) -> None:
    for target in ("住院药房", "急诊药房"):
        model.begun(Papers(party=target))
        model.put_away()
    model.new_asked()
    assert set(model.state.parties) == {"住院药房", "急诊药房"}


def test_a_return_names_supplier_and_invoice_and_suppliers_come_from_deliveries(
    house: House, model: LeavingViewModel, tones: list[Verdict]
) -> None:
    back = supplier_return_model(kit(house, tones))
    back.new_asked()
    assert back.state.parties == ("示例医药有限公司",)
    back.begun(Papers(party="示例医药有限公司", invoice_no="F1", reason="破损"))
    back.scanned(pack(AMOXICILLIN, 3))
    assert back.state.card is not None
    assert back.state.card.verdict is Verdict.OK, "its turn does not matter here"
    back.papers_asked()
    back.papers_typed(Papers(invoice_no="F2"))
    assert back.state.document is not None
    assert (back.state.document.head.invoice_no, back.state.document.head.reason) == ("F2", "破损")
    back.confirmed("")
    assert back.state.settled is not None
    model.begun(Papers(party="住院药房"))
    model.scanned(pack(AMOXICILLIN, 3))
    assert model.state.card is not None
    assert model.state.card.finding is Finding.USED_BEFORE
