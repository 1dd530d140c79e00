"""入库 without a window: the model on a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.bootstrap.storeroom import receiving_model
from app.domain.documents import DocumentKind, DocumentState, Finding
from app.domain.open_points import OpenPoints, PacksAside
from app.domain.refusals import BadLot, LotDiffers, LotNeeded, NotOnList
from app.domain.verdict import Verdict
from app.ui.receiving.viewmodel import ReceivingViewModel
from app.ui.storeroom.lots import LotTexts
from app.ui.storeroom.viewmodel import Asking
from app.usecases import line_lot, looking
from app.usecases.looking import DrugChoice
from app.usecases.papers import Papers
from tests.ui.storeroom.kit import kit
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, House, pack
from tests.usecases.goods_in import gs1, knows_gtin, order, stocked


@pytest.fixture
def tones() -> list[Verdict]:
    return []


@pytest.fixture
def model(house: House, tones: list[Verdict]) -> ReceivingViewModel:
    return receiving_model(kit(house, tones))


def lots(model: ReceivingViewModel) -> list[tuple[int, str | None]]:
    """Packs of amoxicillin and lot number by line."""
    assert model.state.opened is not None
    found = [(line, model.state.opened.lot_of(line)) for line in model.state.opened.document.lines]
    return [(line.total // 24, lot.number if lot else None) for line, lot in found]


def choice(house: House, words: str) -> DrugChoice:
    return looking.drug_choices(words, house.counter.storeroom, counter=house.counter)[0]


def test_a_scanned_order_number_opens_the_order_and_scans_fill_it(
    house: House, model: ReceivingViewModel, tones: list[Verdict]
) -> None:
    order(house, "CG1", (house.amoxicillin, 48), (house.ibuprofen, 20))
    model.entered()
    model.scanned("CG1")
    for code in (pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), pack(IBUPROFEN, 1)):
        model.scanned(code)
    assert model.state.document is not None
    assert model.state.document.complete
    assert tones == [Verdict.OK] * 3


def test_a_delivery_without_order_starts_from_the_form_and_is_there_again_after_a_crash(
    house: House, model: ReceivingViewModel, tones: list[Verdict]
) -> None:
    model.entered()
    model.new_asked()
    assert model.state.asking is Asking.NEW
    model.begun(Papers(party="示例医药", delivery_no="SH1", invoice_no=""))
    assert model.state.asking is Asking.NOTHING
    model.scanned(pack(AMOXICILLIN, 1))
    again = receiving_model(kit(house, tones))
    again.entered()
    assert again.state.document is not None
    assert again.state.document.head.delivery_no == "SH1"
    assert lots(again) == [(1, None)]
    again.put_away()
    again.new_asked()
    assert again.state.parties == ("示例医药",)


def test_confirming_asks_for_lots_first_and_goes_on_at_the_second_press(
    house: House, model: ReceivingViewModel, tones: list[Verdict]
) -> None:
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.confirmed("按实到数入库")
    assert model.state.prompt == OpenPoints((LotNeeded("CG1", ("阿莫西林胶囊",)),))
    assert tones[-1] is Verdict.ATTENTION
    model.confirmed("按实到数入库")
    assert model.state.opened is None
    assert model.state.settled is not None
    assert model.state.settled.rows == 2


def test_lots_are_typed_line_after_line_until_none_lacks_anything(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 24), (house.ibuprofen, 20), (house.herb, 100))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned(pack(IBUPROFEN, 1))
    assert model.state.opened is not None
    first, second, third = model.state.opened.document.lines
    model.lot_asked(first.id)
    assert (model.state.asking, model.state.lot_line) == (Asking.LOT, first.id)
    model.lot_typed(LotTexts("A1", "20250601", "2027-05", "12.5"))
    assert (model.state.asking, model.state.lot_line) == (Asking.LOT, second.id), "the next one that lacks its lot"
    model.lot_typed(LotTexts("B1", "2025.6.1", "270531"))
    assert model.state.asking is Asking.NOTHING, "nothing came of the third"
    assert model.state.opened.document.lines[0].price == 125_000
    known = line_lot.known_lot(house.amoxicillin, "A1", counter=house.counter)
    assert known is not None
    assert (known.made_on, known.expires_on) == (date(2025, 6, 1), date(2027, 5, 31))
    assert third.total == 0


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (LotTexts("A1", "2025-13-01"), "made_on"),
        (LotTexts("A1", "", "大后年"), "expires_on"),
        (LotTexts("A1", price="一元"), "price"),
        (LotTexts(" "), "number"),
        (LotTexts("A1", "20250601", "20250531"), "expires_on"),
        (LotTexts("A1", "20260303"), "made_on"),
        (LotTexts("A1", "", "20260301"), "expires_on"),
    ],
)
def test_what_cannot_be_a_lot_is_told_at_its_field_and_nothing_is_written(
    house: House, model: ReceivingViewModel, tones: list[Verdict], texts: LotTexts, field: str
) -> None:
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.lot_asked()
    model.lot_typed(texts)
    assert (model.state.lot_fault, model.state.asking) == (field, Asking.LOT)
    assert model.state.trouble is not None
    assert tones[-1] is Verdict.STOP
    assert lots(model) == [(0, None)]


def test_dates_the_books_know_otherwise_need_a_second_enter(house: House, model: ReceivingViewModel) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 9), lot="A1")
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.lot_asked()
    model.number_typed("A1")
    assert model.state.known is not None
    assert model.state.known.expires_on == date(2027, 5, 31)
    typed = LotTexts("A1", "2025-06-01", "2028-01-31")
    model.lot_typed(typed)
    assert isinstance(model.state.trouble, LotDiffers)
    model.lot_typed(LotTexts("A1", "2025-06-01", "2028-02-28"))
    assert isinstance(model.state.trouble, LotDiffers), "other dates are asked anew"
    model.lot_typed(typed)
    model.lot_typed(typed)
    assert model.state.trouble is None
    known = line_lot.known_lot(house.amoxicillin, "A1", counter=house.counter)
    assert known is not None
    assert known.expires_on == date(2028, 1, 31)


def test_what_a_symbol_told_needs_only_the_rest(house: House, model: ReceivingViewModel) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.scanned(gs1("S1"))
    assert model.state.opened is not None
    assert model.lacks_lot(model.state.opened, model.state.opened.document.lines[0])
    model.lot_asked()
    model.lot_typed(LotTexts("L1", "20250601", ""))
    assert not model.lacks_lot(model.state.opened, model.state.opened.document.lines[0])


def test_scans_go_on_while_a_lot_is_typed(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.lot_asked()
    typed_for = model.state.lot_line
    model.scanned(pack(IBUPROFEN, 1))
    assert (model.state.asking, model.state.lot_line) == (Asking.LOT, typed_for)
    model.lot_typed(LotTexts("A1", "20250601", "20270531"))
    assert lots(model)[0] == (1, "A1")


def test_another_lot_of_a_drug_is_scanned_onto_a_line_of_its_own(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 72))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.lot_asked()
    model.lot_typed(LotTexts("A1", "20250601", "20270531"))
    model.another_lot()
    assert model.state.asking is Asking.LOT
    model.lot_typed(LotTexts("B2", "20250701", "20270630"))
    model.scanned(pack(AMOXICILLIN, 2))
    model.scanned(pack(AMOXICILLIN, 3))
    assert lots(model) == [(1, "A1"), (2, "B2")]


def test_an_unknown_case_is_bound_in_place_with_what_it_holds(
    house: House, model: ReceivingViewModel, tones: list[Verdict]
) -> None:
    order(house, "CG1", (house.amoxicillin, 24 * 21))
    model.scanned("CG1")
    model.scanned(pack("8123456", 1))
    model.scanned(pack("8123456", 2))
    assert tones == [Verdict.ATTENTION] * 2
    model.bind_asked()
    assert model.state.asking is Asking.BIND
    suggested = model.drugs.state.found
    assert [each.drug.name for each in suggested] == ["阿莫西林胶囊"], "the chosen line's drug is offered first"
    model.drug_found(suggested[0])
    assert model.state.bind_to is not None
    model.bind_confirmed(3, 10)
    assert model.state.troubles == ()
    assert lots(model) == [(20, None)]
    assert tones[2:] == [Verdict.OK] * 2
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.document is not None
    assert model.state.document.complete


def test_a_number_is_told_like_a_scan_and_taken_back_in_order(
    house: House, model: ReceivingViewModel, tones: list[Verdict]
) -> None:
    order(house, "CG1", (house.amoxicillin, 240))
    model.scanned("CG1")
    model.typed_number(3)
    assert model.state.card is not None
    assert (model.state.card.finding, model.state.card.got) == (Finding.BY_HAND, 72)
    model.scanned(pack(AMOXICILLIN, 1))
    model.typed_number(5)
    assert lots(model) == [(6, None)]
    model.undone()
    assert lots(model) == [(4, None)], "the second number"
    assert [each.finding for each in model.state.recent] == [Finding.COUNTED, Finding.BY_HAND]
    model.undone()
    assert lots(model) == [(3, None)], "the scan"
    model.undone()
    assert lots(model) == [(0, None)], "the first number"
    assert (model.state.recent, model.state.card) == ((), None), "nothing of what was taken back is shown any more"
    assert tones == [Verdict.ATTENTION, Verdict.OK, Verdict.ATTENTION], "numbers where there are codes to scan"


def test_a_number_after_f9_counts_loose_units(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 240))
    model.scanned("CG1")
    model.split_pressed()
    model.typed_number(30)
    assert model.state.opened is not None
    assert model.state.opened.document.lines[0].total == 30
    assert not model.state.loose


def test_a_drug_without_code_is_found_and_given_a_line(house: House, model: ReceivingViewModel) -> None:
    model.begun(Papers(party="示例医药"))
    model.drug_asked()
    assert model.state.asking is Asking.DRUG
    model.drug_found(choice(house, "甘草"))
    model.typed_number(4)
    assert model.state.opened is not None
    (line,) = model.state.opened.document.lines
    assert (line.drug_id, line.by_hand) == (house.herb, 400)
    model.drug_asked()
    model.drug_found(choice(house, "甘草"))
    assert len(model.state.opened.document.lines) == 1


def test_on_an_order_a_drug_nobody_asked_for_gets_no_line(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.drug_asked()
    model.drug_found(choice(house, "甘草"))
    assert isinstance(model.state.trouble, NotOnList)


def test_papers_may_come_later(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.papers_asked()
    model.papers_typed(Papers(party="别家", delivery_no="SH9", invoice_no="FP9"))
    assert model.state.document is not None
    head = model.state.document.head
    assert (head.delivery_no, head.invoice_no, head.party) == ("SH9", "FP9", "示例医药有限公司")
    assert model.state.asking is Asking.NOTHING


def test_giving_up_takes_two_presses_and_a_scan_in_between_takes_the_first_back(
    house: House, model: ReceivingViewModel
) -> None:
    model.begun(Papers(party="示例医药"))
    model.discard_asked("开错")
    model.scanned(pack(AMOXICILLIN, 1))
    assert model.state.asking is Asking.NOTHING
    model.discard_asked("开错")
    model.discard_asked("开错")
    assert model.state.opened is None
    assert not looking.queue(DocumentKind.RECEIVING, counter=house.counter)
    assert len(looking.queue(DocumentKind.RECEIVING, counter=house.counter, state=DocumentState.CANCELLED)) == 1


def test_what_others_ordered_is_not_given_up_here(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.discard_asked("开错")
    assert model.state.asking is Asking.NOTHING


def test_a_pack_left_aside_asks_before_the_rest_goes_in(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.scanned(pack(IBUPROFEN, 1))
    model.confirmed("按实到数入库")
    assert model.state.prompt == OpenPoints((PacksAside(1), LotNeeded("CG1", ("阿莫西林胶囊",))))
    model.dismissed()
    assert model.state.prompt is None


def test_only_open_lines_are_those_without_packs_or_lot(house: House, model: ReceivingViewModel) -> None:
    order(house, "CG1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    opened = model.state.opened
    assert opened is not None
    assert [model.wants_something(opened, line) for line in opened.document.lines] == [True, True]
    model.lot_asked(opened.document.lines[0].id)
    model.lot_typed(LotTexts("A1", "20250601", "20270531"))
    opened = model.state.opened
    assert opened is not None
    assert [model.wants_something(opened, line) for line in opened.document.lines] == [False, True]


def test_a_pack_scanned_with_nothing_open_stops_and_says_what_to_do(
    model: ReceivingViewModel, tones: list[Verdict]
) -> None:
    model.entered()
    model.scanned(pack(AMOXICILLIN, 1))
    assert tones == [Verdict.STOP]
    assert model.state.trouble is not None


# --- typed and not entered ------------------------------------------------------


def typing(house: House, model: ReceivingViewModel, texts: LotTexts) -> None:
    """One pack of an order arrived, and its lot is half typed: no Enter yet."""
    order(house, "CG1", (house.amoxicillin, 24))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.lot_edited(texts)


def lot_of(model: ReceivingViewModel) -> tuple[str, str] | None:
    opened = model.state.opened
    lot = opened.lot_of(opened.document.lines[0]) if opened else None
    return (lot.number, str(lot.expires_on)) if lot else None


def test_f2_saves_what_was_typed_and_not_entered(house: House, model: ReceivingViewModel) -> None:
    typing(house, model, LotTexts("A1", "20250601", "20270531"))
    model.confirmed("")
    assert model.state.settled is not None
    found = looking.shelves([house.amoxicillin], house.counter.storeroom, counter=house.counter)
    first = found[house.amoxicillin].first
    assert first is not None
    assert (first.number, str(first.expires_on)) == ("A1", "2027-05-31")


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (LotTexts("A1", "20250601", "2027053"), "expires_on"),
        (LotTexts("A1", "x", "20270531"), "made_on"),
        (LotTexts("A1", "20250601", "20270531", "viel"), "price"),
        (LotTexts("", "20250601", "20270531"), "number"),
        (LotTexts("A1", "20270531", "20250601"), "made_on"),
    ],
)
def test_f2_names_the_field_that_cannot_be_saved_and_books_nothing(
    house: House, model: ReceivingViewModel, texts: LotTexts, field: str
) -> None:
    typing(house, model, texts)
    model.confirmed("")
    assert model.state.settled is None
    assert model.state.prompt is None
    assert model.state.lot_fault == field
    assert isinstance(model.state.trouble, BadLot)
    assert lot_of(model) is None


@pytest.mark.parametrize(
    "leave",
    [
        lambda model: model.dismissed(),
        lambda model: model.put_away(),
        lambda model: model.drug_asked(),
        lambda model: model.papers_asked(),
        lambda model: model.another_lot(),
        lambda model: model.lot_asked(model.state.opened.document.lines[1].id),
    ],
    ids=["escape", "back to the list", "another drug", "papers", "another lot", "another line"],
)
def test_leaving_the_fields_saves_what_was_typed(
    house: House, model: ReceivingViewModel, leave: Callable[[ReceivingViewModel], None]
) -> None:
    order(house, "CG1", (house.amoxicillin, 48), (house.ibuprofen, 20))
    model.scanned("CG1")
    model.scanned(pack(AMOXICILLIN, 1))
    model.lot_edited(LotTexts("A1", "20250601", "20270531"))
    leave(model)
    if model.state.opened is None:
        model.scanned("CG1")
    assert lot_of(model) == ("A1", "2027-05-31")


def test_a_field_that_cannot_be_saved_is_told_once_and_dropped_by_the_second_escape(
    house: House, model: ReceivingViewModel
) -> None:
    typing(house, model, LotTexts("A1", "", "2027053"))
    model.dismissed()
    assert (model.state.asking, model.state.lot_fault) == (Asking.LOT, "expires_on")
    model.lot_edited(LotTexts("A1", "", "20270532"))
    model.dismissed()
    assert model.state.lot_fault == "expires_on", "typed anew, told anew"
    model.dismissed()
    assert model.state.asking is Asking.NOTHING
    assert lot_of(model) is None


def test_a_date_the_books_know_otherwise_is_never_corrected_by_f2_alone(
    house: House, model: ReceivingViewModel
) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 9), lot="A1")
    typing(house, model, LotTexts("A1", "", "20280131"))
    for _ in range(2):
        model.confirmed("")
        assert isinstance(model.state.trouble, LotDiffers)
        assert model.state.settled is None
