"""One pack on its way: delivered, counted, issued, dispensed, sent back; what each step says of the one before."""

from datetime import date, timedelta

import pytest

from app.domain.documents import DocumentKind, Finding, ScanResult
from app.domain.refusals import DocumentClosed, NotAllowed, NothingToUndo
from app.domain.submissions import ChangeType, Count, Purchase, Sale, StockChange, SupplierReturn
from app.domain.verdict import Verdict
from app.store.packs import Pack
from app.usecases import count, dispense, issue, looking, receive, take_back
from app.usecases.by_hand import set_by_hand
from app.usecases.cancel import cancel
from app.usecases.line_lot import LotOnPack, another_lot, set_lot
from app.usecases.undo import undo_last, undo_one
from tests.usecases.conftest import ADMIN, AMOXICILLIN, IBUPROFEN, KEEPER, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import EXPIRES, GTIN, MADE, gs1, knows_gtin, order, stocked

CODE = pack(AMOXICILLIN, 1)


def delivery(house: House) -> int:
    return receive.open_delivery("示例医药", actor=STOREKEEPER, counter=house.counter).id


def receiving(house: House, document_id: int, code: str = CODE) -> ScanResult:
    (result,) = receive.scan(document_id, code, actor=STOREKEEPER, counter=house.counter)
    return result


def counting(house: House, document_id: int, code: str = CODE) -> ScanResult:
    (result,) = count.scan(document_id, code, actor=STOREKEEPER, counter=house.counter)
    return result


def leaving(house: House, document_id: int, code: str = CODE) -> ScanResult:
    (result,) = issue.scan(document_id, code, actor=STOREKEEPER, counter=house.counter)
    return result


def sold(house: House, number: str, code: str = CODE, units: int = 24) -> None:
    rx = house.prescription(number, (house.amoxicillin, units))
    dispense.scan(rx, code, actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)


def issued(house: House, code: str = CODE) -> None:
    document = issue.open_issue("病区", actor=STOREKEEPER, counter=house.counter).id
    assert leaving(house, document, code).units
    issue.confirm(document, actor=STOREKEEPER, counter=house.counter)


def sent_back(house: House, code: str = CODE) -> None:
    document = issue.open_supplier_return(
        "示例医药有限公司", actor=STOREKEEPER, counter=house.counter, invoice_no="F1"
    ).id
    assert leaving(house, document, code).units
    issue.confirm(document, actor=STOREKEEPER, counter=house.counter)


def in_the_books(house: House, code: str = CODE) -> Pack:
    with house.store.reading() as tx:
        found = tx.packs.look_up(code)
    assert found is not None
    return found


def lot_number(house: House, code: str) -> str | None:
    with house.store.reading() as tx:
        lot_id = in_the_books(house, code).lot_id
        return None if lot_id is None else tx.stock.lot(lot_id).number


# --- in ----------------------------------------------------------------------


def test_a_pack_that_was_dispensed_is_no_delivery(house: House) -> None:
    """回流药: what a patient got and did not bring back must not come in again through the back door."""
    sold(house, "CF1")
    result = receiving(house, delivery(house))
    assert (result.verdict, result.finding) == (Verdict.STOP, Finding.USED_BEFORE)
    assert result.earlier is not None
    assert (result.earlier.kind, result.earlier.document_number) == (DocumentKind.DISPENSING, "CF1")


def test_a_pack_comes_in_once(house: House) -> None:
    stocked(house, house.amoxicillin, CODE)
    assert receiving(house, delivery(house)).finding is Finding.USED_BEFORE
    issued(house)
    assert receiving(house, delivery(house)).finding is Finding.USED_BEFORE


def test_what_its_supplier_took_back_may_be_delivered_and_issued_again(house: House) -> None:
    stocked(house, house.amoxicillin, CODE)
    sent_back(house)
    document = delivery(house)
    assert receiving(house, document).finding is Finding.COUNTED
    receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="换货")
    issued(house)
    sold(house, "CF1")


def test_a_return_to_the_supplier_that_is_only_begun_frees_nothing(house: House) -> None:
    stocked(house, house.amoxicillin, CODE)
    begun = issue.open_supplier_return("示例医药有限公司", actor=STOREKEEPER, counter=house.counter).id
    leaving(house, begun)
    assert receiving(house, delivery(house)).finding is Finding.USED_BEFORE


def test_a_lot_mistyped_is_put_right_until_the_goods_are_taken_in(house: House) -> None:
    """Packs scanned while the wrong number stood on the line are not of the wrong lot."""
    document = order(house, "DD1", (house.amoxicillin, 48))
    (line,) = looking.look(document, counter=house.counter).document.lines
    for number, code in (("A132", CODE), ("A123", pack(AMOXICILLIN, 2))):
        set_lot(document, line.id, LotOnPack(number, MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
        assert receiving(house, document, code).lot == number
    owed = receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    purchases = [each.body for each in owed if isinstance(each.body, Purchase)]
    assert [(body.goods.lot_number, body.goods.units) for body in purchases] == [("A123", 48)]
    assert [lot_number(house, code) for code in (CODE, pack(AMOXICILLIN, 2))] == ["A123", "A123"]


def test_packs_of_two_lots_learn_each_its_own(house: House) -> None:
    document = order(house, "DD1", (house.amoxicillin, 48))
    (line,) = looking.look(document, counter=house.counter).document.lines
    set_lot(document, line.id, LotOnPack("A", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    receiving(house, document, CODE)
    rest = another_lot(document, line.id, actor=STOREKEEPER, counter=house.counter)
    set_lot(document, rest.id, LotOnPack("B", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    receiving(house, document, pack(AMOXICILLIN, 2))
    receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert [lot_number(house, code) for code in (CODE, pack(AMOXICILLIN, 2))] == ["A", "B"]
    assert in_the_books(house).place == house.counter.storeroom


def test_the_symbol_of_a_pack_goes_before_the_lot_typed_on_its_line(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    document = order(house, "DD1", (house.amoxicillin, 48))
    (line,) = looking.look(document, counter=house.counter).document.lines
    set_lot(document, line.id, LotOnPack("TYPED", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    receiving(house, document, gs1("SN1", lot="PRINTED"))
    receiving(house, document, CODE)
    owed = receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="生产日期见箱")
    purchases = [each.body for each in owed if isinstance(each.body, Purchase)]
    assert {(body.goods.lot_number, body.goods.units) for body in purchases} == {("PRINTED", 24), ("TYPED", 24)}


def test_a_blank_never_takes_away_what_is_known_of_a_lot(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    document = order(house, "DD1", (house.amoxicillin, 72))
    receiving(house, document, gs1("SN1", lot="L1", expires="270531"))
    receiving(house, document, f"]d201{GTIN}10L1\x1d21SN2")  # the same lot, and no word of its expiry
    with house.store.reading() as tx:
        lot = tx.stock.find_lot(house.amoxicillin, "L1")
    assert lot is not None
    assert lot.expires_on == date(2027, 5, 31)


def test_a_lot_learns_who_brought_it_and_for_how_much(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    document = order(house, "DD1", (house.amoxicillin, 24))
    receiving(house, document, gs1("SN1"))
    receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="x")
    with house.store.reading() as tx:
        lot = tx.stock.find_lot(house.amoxicillin, "L1")
    assert lot is not None
    assert (lot.supplier, lot.price) == ("示例医药有限公司", 125_000)


def test_a_delivery_given_up_leaves_its_packs_free(house: House) -> None:
    first = delivery(house)
    receiving(house, first)
    cancel(first, "送错", actor=STOREKEEPER, counter=house.counter)
    assert receiving(house, delivery(house)).finding is Finding.COUNTED


def test_goods_without_code_and_lot_are_of_no_presumed_lot(house: House) -> None:
    """There is a lot of it on the shelf; that says nothing of what only just came."""
    stocked(house, house.amoxicillin, CODE)
    document = order(house, "DD1", (house.amoxicillin, 24))
    (line,) = looking.look(document, counter=house.counter).document.lines
    set_by_hand(document, line.id, 24, actor=STOREKEEPER, counter=house.counter)
    (owed,) = receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="批号待补")
    assert isinstance(owed.body, Purchase)
    assert owed.body.goods.lot_number is None


# --- counted -----------------------------------------------------------------


def test_an_opened_pack_counts_as_what_is_left_in_it(house: House) -> None:
    stocked(house, house.amoxicillin, CODE)
    sold(house, "CF1", units=10)
    document = count.open_stocktake(actor=STOREKEEPER, counter=house.counter).id
    result = counting(house, document)
    assert (result.finding, result.units) == (Finding.COUNTED, 14)
    assert counting(house, document).finding is Finding.REPEATED


def test_a_pack_all_dispensed_is_named_when_it_turns_up_in_the_storeroom(house: House) -> None:
    stocked(house, house.amoxicillin, CODE, pack(AMOXICILLIN, 2))
    sold(house, "CF1")
    sold(house, "CF2", pack(AMOXICILLIN, 2), units=20)
    sold(house, "CF3", pack(AMOXICILLIN, 2), units=4)
    document = count.open_stocktake(actor=STOREKEEPER, counter=house.counter).id
    assert counting(house, document).finding is Finding.USED_BEFORE
    bit_by_bit = counting(house, document, pack(AMOXICILLIN, 2))
    assert bit_by_bit.finding is Finding.USED_UP
    assert bit_by_bit.earlier is not None
    assert bit_by_bit.earlier.document_number == "CF3"


def test_packs_of_unknown_lots_fill_the_books_lot_by_lot(house: House) -> None:
    """Twenty digits tell no lot: where the number is right there is neither surplus nor shortage to tell."""
    stocked(house, house.amoxicillin, *(pack(AMOXICILLIN, n) for n in (1, 2)), lot="A")
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 3), lot="B")
    document = count.open_stocktake(actor=STOREKEEPER, counter=house.counter).id
    for serial in (91, 92, 93):
        counting(house, document, pack(AMOXICILLIN, serial))
    owed = count.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert [type(each.body) for each in owed] == [Count, Count]


def test_a_pack_that_came_back_from_a_ward_is_counted_and_may_leave_again(house: House) -> None:
    stocked(house, house.amoxicillin, CODE)
    issued(house)
    assert in_the_books(house).place == "病区"
    document = count.open_stocktake(actor=STOREKEEPER, counter=house.counter).id
    assert counting(house, document).units == 24
    owed = count.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert [each.body.change for each in owed if isinstance(each.body, StockChange)] == [ChangeType.SURPLUS]
    assert in_the_books(house).place == house.counter.storeroom
    issued(house)


def test_what_differs_from_the_books_moves_once_and_is_told(house: House) -> None:
    stocked(house, house.amoxicillin, *(pack(AMOXICILLIN, n) for n in (1, 2)))
    document = count.open_stocktake(actor=STOREKEEPER, counter=house.counter).id
    counting(house, document)
    counted, change = [each.body for each in count.confirm(document, actor=STOREKEEPER, counter=house.counter)]
    assert isinstance(counted, Count)
    assert isinstance(change, StockChange)
    assert (counted.goods.units, counted.goods.codes) == (24, (CODE,))
    assert (change.change, change.goods.units) == (ChangeType.SHORTAGE, 24)
    with house.store.reading() as tx:
        assert tx.stock.on_hand(house.amoxicillin, house.counter.storeroom) == 24
    with pytest.raises(DocumentClosed):
        count.confirm(document, actor=STOREKEEPER, counter=house.counter)


# --- out ---------------------------------------------------------------------


def test_units_without_codes_leave_lot_by_lot_first_expiry_first(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), lot="LATE", expires=date(2028, 5, 31))
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 2), lot="SOON", expires=date(2027, 5, 31))
    document = issue.open_issue("病区", actor=STOREKEEPER, counter=house.counter).id
    with house.store.writing() as tx:
        line = tx.documents.add_line(document, house.amoxicillin, needed=None)
    set_by_hand(document, line.id, 40, actor=STOREKEEPER, counter=house.counter)
    owed = issue.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="测试")
    told = [(each.body.goods.lot_number, each.body.goods.units) for each in owed if isinstance(each.body, StockChange)]
    assert told == [("SOON", 24), ("LATE", 16)]


def test_units_without_codes_do_not_take_what_was_scanned_beside_them(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), lot="SOON", expires=date(2027, 5, 31))
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 2), lot="LATE", expires=date(2028, 5, 31))
    document = issue.open_issue("病区", actor=STOREKEEPER, counter=house.counter).id
    line_id = leaving(house, document, pack(AMOXICILLIN, 1)).line_id
    assert line_id is not None
    set_by_hand(document, line_id, 24, actor=STOREKEEPER, counter=house.counter)
    owed = issue.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="测试")
    told = {each.body.goods.lot_number: each.body.goods.codes for each in owed if isinstance(each.body, StockChange)}
    assert told == {"SOON": (pack(AMOXICILLIN, 1),), "LATE": ()}


def test_a_pack_of_unknown_lot_is_presumed_of_a_lot_that_is_still_good(house: House) -> None:
    """Expired stock waits in the books for its destruction; patients do not get it, also not on paper."""
    for number, days in (("GONE", 5), ("GOOD", 900)):
        lot_of = house.counter.today() + timedelta(days=days)
        stocked(house, house.amoxicillin, pack(AMOXICILLIN, days), lot=number, expires=lot_of)
        document = issue.open_issue("门诊药房", actor=STOREKEEPER, counter=house.counter).id
        leaving(house, document, pack(AMOXICILLIN, days))
        issue.confirm(document, actor=STOREKEEPER, counter=house.counter)
    house.clock.forward(days=10)
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    (result,) = dispense.scan(rx, pack(AMOXICILLIN, 77), actor=PHARMACIST, counter=house.counter)
    assert (result.finding, result.lot) == (Finding.COUNTED, "GOOD")


def test_presumed_lots_run_out_as_they_are_scanned(house: House) -> None:
    for number, serials in (("A", (1,)), ("B", (2, 3))):
        stocked(house, house.amoxicillin, *(pack(AMOXICILLIN, n) for n in serials), lot=number)
        for serial in serials:
            document = issue.open_issue("门诊药房", actor=STOREKEEPER, counter=house.counter).id
            leaving(house, document, pack(AMOXICILLIN, serial))
            issue.confirm(document, actor=STOREKEEPER, counter=house.counter)
    rx = house.prescription("CF1", (house.amoxicillin, 72))
    for serial in (91, 92, 93):
        dispense.scan(rx, pack(AMOXICILLIN, serial), actor=PHARMACIST, counter=house.counter)
    sales = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    told = {sale.body.goods.lot_number: sale.body.goods.units for sale in sales if isinstance(sale.body, Sale)}
    assert told == {"A": 24, "B": 48}


def test_what_goes_back_to_the_supplier_is_told_with_its_lot_and_left_for_good(house: House) -> None:
    stocked(house, house.amoxicillin, CODE)
    document = issue.open_supplier_return(
        "示例医药有限公司", actor=STOREKEEPER, counter=house.counter, invoice_no="F1"
    ).id
    leaving(house, document)
    (owed,) = issue.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert isinstance(owed.body, SupplierReturn)
    assert (owed.body.goods.lot_number, owed.body.goods.codes) == ("A1", (CODE,))
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    (result,) = dispense.scan(rx, CODE, actor=PHARMACIST, counter=house.counter)
    assert result.finding is Finding.USED_BEFORE


# --- taken back by the person who scanned ------------------------------------


def test_scans_are_taken_back_in_order_and_their_packs_are_free(house: House) -> None:
    document = delivery(house)
    for serial in (1, 2, 3):
        receiving(house, document, pack(AMOXICILLIN, serial))
    for serial in (3, 2):
        undone = undo_last(document, actor=STOREKEEPER, counter=house.counter)
        assert undone.code == pack(AMOXICILLIN, serial)
    (line,) = looking.look(document, counter=house.counter).document.lines
    assert line.got == 24
    assert receiving(house, document, pack(AMOXICILLIN, 3)).finding is Finding.COUNTED


def test_trouble_is_cleared_out_of_turn(house: House) -> None:
    document = order(house, "DD1", (house.amoxicillin, 48))
    aside = receiving(house, document, pack(IBUPROFEN, 1))
    receiving(house, document)
    assert aside.event_id is not None
    undo_one(document, aside.event_id, actor=STOREKEEPER, counter=house.counter)
    seen = looking.look(document, counter=house.counter)
    assert [event.code for event in seen.events] == [CODE]


def test_nothing_is_taken_back_on_a_closed_document(house: House) -> None:
    document = delivery(house)
    receiving(house, document)
    receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="x")
    for late in (undo_last, lambda *a, **k: cancel(*a, "x", **k)):
        with pytest.raises(DocumentClosed):
            late(document, actor=STOREKEEPER, counter=house.counter)


def test_nothing_left_to_take_back_is_told(house: House) -> None:
    with pytest.raises(NothingToUndo):
        undo_last(delivery(house), actor=STOREKEEPER, counter=house.counter)


@pytest.mark.parametrize("actor", [PHARMACIST, KEEPER])
def test_who_may_not_receive_may_not_take_back_or_give_up_a_delivery(house: House, actor: object) -> None:
    document = delivery(house)
    receiving(house, document)
    for late in (undo_last, lambda *a, **k: cancel(*a, "x", **k)):
        with pytest.raises(NotAllowed):
            late(document, actor=actor, counter=house.counter)
    undo_last(document, actor=ADMIN, counter=house.counter)


def test_a_return_given_up_leaves_its_packs_with_the_patient(house: House) -> None:
    sold(house, "CF1")
    document = take_back.open_return(CODE, actor=PHARMACIST, counter=house.counter).id
    take_back.scan(document, CODE, actor=PHARMACIST, counter=house.counter)
    cancel(document, "病人又要了", actor=PHARMACIST, counter=house.counter)
    rx = house.prescription("CF2", (house.amoxicillin, 24))
    (result,) = dispense.scan(rx, CODE, actor=PHARMACIST, counter=house.counter)
    assert result.finding is Finding.USED_BEFORE
