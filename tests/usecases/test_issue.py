"""Packs leave the storeroom: to a department, first expiry first, or back to their supplier."""

from datetime import date

import pytest

from app.domain.codes import recognise
from app.domain.documents import DocumentKind, Finding, ScanResult
from app.domain.open_points import NoInvoice, PutOnByHand, TypedWithoutCodes
from app.domain.refusals import NotAllowed, NothingScanned, ShortStock
from app.domain.submissions import ChangeType, Purchase, StockChange, SupplierReturn
from app.domain.verdict import Verdict
from app.usecases import by_hand, cancel, issue, looking, receive
from app.usecases.add_line import add_line
from app.usecases.line_lot import LotOnPack, set_lot
from tests.usecases.asking import asks_about
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import EXPIRES, MADE, gs1, knows_gtin, stocked


def scan(house: House, document_id: int, text: str) -> ScanResult:
    (result,) = issue.scan(document_id, text, actor=STOREKEEPER, counter=house.counter)
    return result


def start(house: House, target: str = "门诊药房") -> int:
    return issue.open_issue(target, actor=STOREKEEPER, counter=house.counter).id


def two_lots(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), lot="A1")
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 3), lot="B2", expires=date(2028, 1, 31))


def test_first_expiry_goes_first_and_a_later_lot_is_taken_with_attention(house: House) -> None:
    two_lots(house)
    document = start(house)
    assert scan(house, document, pack(AMOXICILLIN, 1)).verdict is Verdict.OK
    later = scan(house, document, pack(AMOXICILLIN, 3))
    assert (later.verdict, later.finding, later.units) == (Verdict.ATTENTION, Finding.OTHER_LOT, 24)


def test_once_the_first_lot_is_all_on_the_document_the_next_one_has_its_turn(house: House) -> None:
    two_lots(house)
    document = start(house)
    scan(house, document, pack(AMOXICILLIN, 1))
    scan(house, document, pack(AMOXICILLIN, 2))
    assert scan(house, document, pack(AMOXICILLIN, 3)).finding is Finding.COUNTED


def test_an_issue_moves_stock_from_here_to_there_and_is_told_by_lot(house: House) -> None:
    two_lots(house)
    document = start(house)
    scan(house, document, pack(AMOXICILLIN, 1))
    scan(house, document, pack(AMOXICILLIN, 3))
    told = [owed.body for owed in issue.confirm(document, actor=STOREKEEPER, counter=house.counter)]
    assert all(isinstance(body, StockChange) and body.change is ChangeType.TRANSFER_OUT for body in told)
    assert {body.goods.lot_number for body in told if isinstance(body, StockChange)} == {"A1", "B2"}
    here, there = (
        looking.shelves([house.amoxicillin], place, counter=house.counter)[house.amoxicillin].on_hand
        for place in (house.counter.storeroom, "门诊药房")
    )
    assert (here, there) == (24, 48)


def test_a_pack_that_left_cannot_leave_again(house: House) -> None:
    two_lots(house)
    first = start(house)
    scan(house, first, pack(AMOXICILLIN, 1))
    gone = scan(house, start(house, "住院药房"), pack(AMOXICILLIN, 1))
    assert (gone.verdict, gone.finding) == (Verdict.STOP, Finding.USED_BEFORE)
    cancel.cancel(first, "开错", actor=STOREKEEPER, counter=house.counter)
    assert scan(house, start(house, "住院药房"), pack(AMOXICILLIN, 1)).verdict is Verdict.OK


def test_goods_without_codes_leave_by_number_from_the_lot_that_goes_first(house: House) -> None:
    document = receive.open_delivery("示例医药", actor=STOREKEEPER, counter=house.counter).id
    line = add_line(document, house.herb, actor=STOREKEEPER, counter=house.counter)
    by_hand.set_by_hand(document, line.id, 300, actor=STOREKEEPER, counter=house.counter)
    set_lot(document, line.id, LotOnPack("H1", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    out = start(house)
    line = add_line(out, house.herb, actor=STOREKEEPER, counter=house.counter)
    by_hand.set_by_hand(out, line.id, 100, actor=STOREKEEPER, counter=house.counter)
    (told,) = issue.confirm(out, actor=STOREKEEPER, counter=house.counter)
    assert isinstance(told.body, StockChange)
    assert (told.body.goods.lot_number, told.body.goods.units) == ("H1", 100)


def test_expired_packs_stay_and_leave_no_empty_line(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), lot="A1", expires=date(2026, 3, 3))
    house.clock.forward(days=5)
    document = start(house)
    assert scan(house, document, pack(AMOXICILLIN, 1)).finding is Finding.EXPIRED
    assert not looking.look(document, counter=house.counter).document.lines
    back = issue.open_supplier_return("示例医药有限公司", actor=STOREKEEPER, counter=house.counter, invoice_no="F1").id
    assert scan(house, back, pack(AMOXICILLIN, 1)).verdict is Verdict.OK


def test_a_pack_of_a_drug_that_has_no_stock_here_is_taken_with_attention(house: House) -> None:
    document = start(house)
    assert scan(house, document, pack(IBUPROFEN, 1)).finding is Finding.NEVER_SEEN


def test_what_goes_back_to_the_supplier_names_its_purchase_and_its_turn_does_not_matter(house: House) -> None:
    two_lots(house)
    back = issue.open_supplier_return(
        "示例医药有限公司", actor=STOREKEEPER, counter=house.counter, invoice_no="F1", reason="破损"
    ).id
    assert scan(house, back, pack(AMOXICILLIN, 3)).finding is Finding.COUNTED
    (told,) = issue.confirm(back, actor=STOREKEEPER, counter=house.counter)
    body = told.body
    assert isinstance(body, SupplierReturn)
    assert (body.goods.lot_number, body.invoice_no, body.memo) == ("B2", "F1", "破损")
    with house.store.reading() as tx:
        purchase = tx.outbox.get(body.purchase_id or "")
    assert isinstance(purchase.submission.body, Purchase)


def test_suppliers_and_targets_are_completed_from_earlier_ones_newest_first(house: House) -> None:
    for target in ("门诊药房", "急诊药房", "门诊药房", "住院药房"):
        start(house, target)
        house.clock.forward(minutes=1)
    assert looking.parties([DocumentKind.ISSUE], counter=house.counter) == ["住院药房", "门诊药房", "急诊药房"]


def test_drugs_to_choose_from_show_what_is_on_hand(house: House) -> None:
    two_lots(house)
    found = looking.drug_choices("阿莫", house.counter.storeroom, counter=house.counter)
    assert [(each.drug.name, each.on_hand) for each in found] == [("阿莫西林胶囊", 72)]
    assert looking.drug_choices("查无此药", house.counter.storeroom, counter=house.counter) == []


def test_more_than_the_books_have_leaves_only_after_a_second_press(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1))
    document = start(house)
    scan(house, document, pack(AMOXICILLIN, 1))
    line = looking.look(document, counter=house.counter).document.lines[0]
    by_hand.set_by_hand(document, line.id, 1, actor=STOREKEEPER, counter=house.counter)
    with asks_about(ShortStock, TypedWithoutCodes) as asked:
        issue.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert asked[0] == ShortStock("CK20260302-0001", ("阿莫西林胶囊",))
    assert issue.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="账面有误")


def test_nothing_leaves_without_a_pack_or_a_right(house: House) -> None:
    document = start(house)
    with pytest.raises(NothingScanned):
        issue.confirm(document, actor=STOREKEEPER, counter=house.counter)
    with pytest.raises(NotAllowed):
        cancel.cancel(document, "开错", actor=PHARMACIST, counter=house.counter)


# --- 采购退货: from whom it was bought ------------------------------------------


def bought(house: House, supplier: str, lot: str, *codes: str, invoice_no: str | None = None) -> None:
    """Received from a supplier."""
    document = receive.open_delivery(supplier, actor=STOREKEEPER, counter=house.counter, invoice_no=invoice_no).id
    for code in codes:
        (result,) = receive.scan(document, code, actor=STOREKEEPER, counter=house.counter)
        assert result.line_id is not None
        set_lot(document, result.line_id, LotOnPack(lot, MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="测试")


def sent_back(house: House, supplier: str, invoice_no: str | None = None) -> int:
    return issue.open_supplier_return(supplier, actor=STOREKEEPER, counter=house.counter, invoice_no=invoice_no).id


def test_a_pack_bought_from_another_supplier_stops(house: House) -> None:
    bought(house, "甲公司", "A1", pack(AMOXICILLIN, 1))
    bought(house, "乙公司", "A1", pack(AMOXICILLIN, 2))
    document = sent_back(house, "甲公司")
    assert scan(house, document, pack(AMOXICILLIN, 1)).verdict is Verdict.OK
    foreign = scan(house, document, pack(AMOXICILLIN, 2))
    assert (foreign.verdict, foreign.finding, foreign.supplier) == (Verdict.STOP, Finding.OTHER_SUPPLIER, "乙公司")


def test_a_pack_that_came_in_a_case_goes_by_its_lot(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    bought(house, "甲公司", "L1", gs1("S1"))
    bought(house, "乙公司", "L2", gs1("S2", lot="L2"))
    assert scan(house, sent_back(house, "甲公司"), gs1("S9")).verdict is Verdict.OK
    foreign = scan(house, sent_back(house, "甲公司"), gs1("S8", lot="L2"))
    assert (foreign.finding, foreign.supplier) == (Finding.OTHER_SUPPLIER, "乙公司")


def test_the_invoice_of_the_packs_purchase_is_written_where_none_was_typed(house: House) -> None:
    bought(house, "甲公司", "A1", pack(AMOXICILLIN, 1), invoice_no="FP-1")
    document = sent_back(house, "甲公司")
    scan(house, document, pack(AMOXICILLIN, 1))
    assert looking.look(document, counter=house.counter).document.head.invoice_no == "FP-1"
    typed = sent_back(house, "甲公司", "FP-9")
    scan(house, typed, pack(AMOXICILLIN, 1))
    assert looking.look(typed, counter=house.counter).document.head.invoice_no == "FP-9"


def test_a_return_names_the_purchase_of_its_own_supplier(house: House) -> None:
    bought(house, "甲公司", "A1", pack(AMOXICILLIN, 1), invoice_no="FP-1")
    bought(house, "乙公司", "A1", pack(AMOXICILLIN, 2), invoice_no="FP-2")
    document = sent_back(house, "甲公司")
    scan(house, document, pack(AMOXICILLIN, 1))
    (owed,) = issue.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert isinstance(owed.body, SupplierReturn)
    with house.store.reading() as tx:
        purchase = tx.outbox.get(owed.body.purchase_id or "")
    assert purchase is not None
    assert isinstance(purchase.submission.body, Purchase)
    assert purchase.submission.body.supplier == "甲公司"


def test_a_return_without_an_invoice_asks_first(house: House) -> None:
    bought(house, "甲公司", "A1", pack(AMOXICILLIN, 1))
    document = sent_back(house, "甲公司")
    scan(house, document, pack(AMOXICILLIN, 1))
    with asks_about(NoInvoice):
        issue.confirm(document, actor=STOREKEEPER, counter=house.counter)


# --- 出库: where the books have it ----------------------------------------------


def in_the_pharmacy(house: House, *codes: str) -> None:
    """The books have these packs there, and nobody moved them from here: they were there when the books began."""
    with house.store.writing() as tx:
        for code in codes:
            reading = recognise(code, house.counter.rules)[0]
            assert reading.code is not None
            tx.packs.add(
                reading.code,
                at=house.clock(),
                drug_id=house.amoxicillin,
                lot_id=None,
                level=1,
                units=24,
                place=house.counter.pharmacy,
            )


def test_a_pack_the_books_have_elsewhere_lies_aside_and_says_where(house: House) -> None:
    two_lots(house)
    in_the_pharmacy(house, pack(AMOXICILLIN, 7))
    document = start(house, "住院药房")
    held = scan(house, document, pack(AMOXICILLIN, 7))
    assert (held.verdict, held.finding) == (Verdict.ATTENTION, Finding.ELSEWHERE)
    assert (held.place, held.here) == ("门诊药房", "药库")
    assert not looking.look(document, counter=house.counter).document.lines
    assert held.event_id is not None
    taken = issue.keep(document, held.event_id, 0, "未写原因", actor=STOREKEEPER, counter=house.counter)
    assert (taken.finding, taken.units) == (Finding.KEPT, 24)
    with asks_about(PutOnByHand):
        issue.confirm(document, actor=STOREKEEPER, counter=house.counter)


def test_a_lot_that_is_all_elsewhere_says_where(house: House) -> None:
    """Seen for the first time, but its lot was issued whole."""
    knows_gtin(house, house.amoxicillin, 24)
    stocked(house, house.amoxicillin, gs1("S1"), lot="L1")
    gone = start(house)
    scan(house, gone, gs1("S1"))
    issue.confirm(gone, actor=STOREKEEPER, counter=house.counter)
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), lot="B2", expires=date(2027, 1, 31))
    held = scan(house, start(house), gs1("S2"))
    assert (held.finding, held.place) == (Finding.ELSEWHERE, "门诊药房")


def test_the_hint_names_both_lots_and_lots_of_one_day_have_no_order(house: House) -> None:
    two_lots(house)
    document = start(house)
    later = scan(house, document, pack(AMOXICILLIN, 3))
    assert (later.finding, later.lot, later.first_lot) == (Finding.OTHER_LOT, "B2", "A1")
    stocked(house, house.ibuprofen, pack(IBUPROFEN, 1), lot="C1")
    stocked(house, house.ibuprofen, pack(IBUPROFEN, 2), lot="C2")
    assert scan(house, document, pack(IBUPROFEN, 2)).finding is Finding.COUNTED
