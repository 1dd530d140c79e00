"""Packs that come back: part by part, split, kept, typed, read in another way, and what happens to them afterwards."""

from dataclasses import replace

import pytest

from app.domain.documents import DocumentKind, Finding, ScanResult
from app.domain.refusals import NothingDispensed
from app.domain.submissions import Sale, SaleReturn, Submission
from app.domain.verdict import Verdict
from app.usecases import dispense, issue, looking, take_back
from app.usecases.by_hand import set_by_hand
from app.usecases.undo import undo_last
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import GTIN, gs1, knows_gtin, stocked


def hand_out(house: House, number: str, units: int, *codes: str, reason: str | None = None) -> tuple[Submission, ...]:
    """A prescription of amoxicillin, scanned and confirmed."""
    rx = house.prescription(number, (house.amoxicillin, units))
    for code in codes:
        assert scanned(house, rx, code).units
    return dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason=reason)


def scanned(house: House, rx: int, code: str) -> ScanResult:
    (result,) = dispense.scan(rx, code, actor=PHARMACIST, counter=house.counter)
    return result


def begin(house: House, by: str) -> int:
    return take_back.open_return(by, actor=PHARMACIST, counter=house.counter).id


def back(house: House, document_id: int, code: str) -> ScanResult:
    (result,) = take_back.scan(document_id, code, actor=PHARMACIST, counter=house.counter)
    return result


def settle(house: House, document_id: int) -> list[SaleReturn]:
    owed = take_back.confirm(document_id, actor=PHARMACIST, counter=house.counter)
    return [each.body for each in owed if isinstance(each.body, SaleReturn)]


def on_hand(house: House, lot_id: int | None = None) -> int:
    with house.store.reading() as tx:
        return tx.stock.on_hand(house.amoxicillin, house.counter.pharmacy, lot_id)


def test_what_is_left_after_a_first_return_comes_back_in_a_second(house: House) -> None:
    codes = [pack(AMOXICILLIN, serial) for serial in (1, 2)]
    hand_out(house, "CF1", 48, *codes)
    first = begin(house, "CF1")
    assert back(house, first, codes[0]).needed == 48
    settle(house, first)
    second = begin(house, "CF1")
    assert second != first
    again = back(house, second, codes[0])
    assert (again.verdict, again.finding) == (Verdict.STOP, Finding.USED_BEFORE)
    assert again.earlier is not None
    assert (again.earlier.kind, again.earlier.by) == (DocumentKind.TAKE_BACK, "wang")
    last = back(house, second, codes[1])
    assert (last.finding, last.got, last.needed, last.complete) == (Finding.MATCHES, 24, 24, True)
    settle(house, second)
    assert on_hand(house) == 0


def test_a_pack_scanned_twice_on_one_return_is_named(house: House) -> None:
    hand_out(house, "CF1", 24, pack(AMOXICILLIN, 1))
    document = begin(house, "CF1")
    back(house, document, pack(AMOXICILLIN, 1))
    assert back(house, document, pack(AMOXICILLIN, 1)).finding is Finding.REPEATED
    undo_last(document, actor=PHARMACIST, counter=house.counter)
    undo_last(document, actor=PHARMACIST, counter=house.counter)
    assert back(house, document, pack(AMOXICILLIN, 1)).finding is Finding.MATCHES


def test_a_pack_dispensed_to_somebody_else_names_whom_it_belongs_to(house: House) -> None:
    hand_out(house, "CF1", 24, pack(AMOXICILLIN, 1))
    hand_out(house, "CF2", 24, pack(AMOXICILLIN, 2))
    strange = back(house, begin(house, "CF1"), pack(AMOXICILLIN, 2))
    assert (strange.verdict, strange.finding) == (Verdict.STOP, Finding.NOT_DISPENSED_HERE)
    assert strange.earlier is not None
    assert strange.earlier.document_number == "CF2"


def test_a_returned_pack_goes_out_again_and_comes_back_again(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    for number in ("CF1", "CF2", "CF3"):
        (sale,) = hand_out(house, number, 24, code)
        document = begin(house, code)
        assert back(house, document, code).finding is Finding.MATCHES
        (body,) = settle(house, document)
        assert body.sale_id == sale.id
    assert on_hand(house) == 0


def test_a_part_of_an_opened_pack_comes_back_and_is_free_for_the_next_patient(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    hand_out(house, "CF1", 10, code)
    hand_out(house, "CF2", 10, code)
    document = begin(house, "CF1")
    result = back(house, document, code)
    assert (result.finding, result.units) == (Finding.MATCHES, 10)
    (body,) = settle(house, document)
    assert (body.goods.units, body.goods.split, body.goods.codes) == (10, True, (code,))
    third = house.prescription("CF3", (house.amoxicillin, 14))
    assert scanned(house, third, code).units == 14, "ten that came back and four nobody had"


def test_parts_of_a_pack_that_one_scan_took_come_back_with_one_scan(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    for number in ("CF1", "CF2"):
        hand_out(house, number, 8, code)
    first = begin(house, "CF1")
    back(house, first, code)
    settle(house, first)
    hand_out(house, "CF3", 16, code)  # the eight that came back and the last eight: two ranges
    document = begin(house, "CF3")
    result = back(house, document, code)
    assert (result.units, result.complete) == (16, True)
    settle(house, document)
    with house.store.reading() as tx:
        found = tx.packs.look_up(code)
        assert found is not None
        assert [use.earlier.document_number for use in tx.packs.active_uses(found.id, "out")] == ["CF2"]


def test_a_pack_two_lines_shared_comes_back_line_by_line(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    rx = house.prescription("CF1", (house.amoxicillin, 10), (house.amoxicillin, 14))
    for _ in range(2):
        assert scanned(house, rx, code).finding is Finding.SPLIT
    first, second = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    document = begin(house, "CF1")
    assert [back(house, document, code).units for _ in range(2)] == [10, 14]
    bodies = settle(house, document)
    assert [body.goods.units for body in bodies] == [10, 14]
    assert {body.sale_id for body in bodies} <= {first.id, second.id}


def test_a_return_names_the_sale_that_told_of_its_pack(house: House) -> None:
    """Two lines of the same drug, lot and kind: only the code tells them apart."""
    codes = [pack(AMOXICILLIN, serial) for serial in (1, 2)]
    rx = house.prescription("CF1", (house.amoxicillin, 24), (house.amoxicillin, 24))
    for code in codes:
        scanned(house, rx, code)
    sales = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    by_code = {sale.body.goods.codes: sale.id for sale in sales if isinstance(sale.body, Sale)}
    document = begin(house, "CF1")
    back(house, document, codes[0])
    (body,) = settle(house, document)
    assert body.sale_id == by_code[codes[0],]


def test_every_unit_goes_back_to_the_lot_it_left(house: House) -> None:
    """One pack of each lot with its code, the rest without: typed units never go to a lot that gave none."""
    with house.store.writing() as tx:
        lots = [tx.stock.put_lot(house.amoxicillin, number) for number in ("A", "B")]
    for serial, lot in enumerate(lots, 1):
        code = pack(AMOXICILLIN, serial)
        stocked(house, house.amoxicillin, code, lot=lot.number)
    rx = house.prescription("CF1", (house.amoxicillin, 72))
    scanned(house, rx, pack(AMOXICILLIN, 1))
    scanned(house, rx, pack(AMOXICILLIN, 2))
    with house.store.writing() as tx:
        tx.documents.amend_line(tx.documents.get(rx).lines[0].id, lot_id=lots[1].id)  # the third comes from B
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="标签破损")
    assert [on_hand(house, lot.id) for lot in lots] == [-24, -48]
    document = begin(house, "CF1")
    (line,) = looking.look(document, counter=house.counter).document.lines
    set_by_hand(document, line.id, 24, actor=PHARMACIST, counter=house.counter)
    (body,) = settle(house, document)
    assert body.goods.lot_number == "B"
    assert [on_hand(house, lot.id) for lot in lots] == [-24, -24]


def test_a_pack_without_a_lot_comes_back_without_one(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    (sale,) = hand_out(house, "CF1", 24, code)
    with house.store.writing() as tx:
        lot = tx.stock.put_lot(house.amoxicillin, "LATE")
        tx.packs.learn(1, lot_id=lot.id)  # somebody told its lot afterwards
    document = begin(house, "CF1")
    back(house, document, code)
    (body,) = settle(house, document)
    assert (body.goods.lot_number, body.sale_id) == (None, sale.id)
    assert (on_hand(house), on_hand(house, lot.id)) == (0, 0)


def test_a_pack_that_was_kept_with_a_reason_comes_back_like_any_other(house: House) -> None:
    """Nobody knew what it was, or it was another drug: it went out with this prescription."""
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    codes = [pack("8199999", 1), pack(IBUPROFEN, 1)]
    with house.store.reading() as tx:
        line = tx.documents.get(rx).lines[0]
    for code in codes:
        held = scanned(house, rx, code)
        assert held.event_id is not None
        dispense.keep(rx, held.event_id, line.id, "新包装", actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="测试")
    document = begin(house, "CF1")
    for code in codes:
        result = back(house, document, code)
        assert (result.finding, result.drug) == (Finding.MATCHES, "阿莫西林胶囊")
    assert result.complete
    (body,) = settle(house, document)
    assert body.goods.codes == tuple(codes)
    assert on_hand(house) == 0


def test_a_gs1_pack_is_the_same_pack_however_it_is_read(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    by_symbol, by_print = gs1("SN1"), f"(01){GTIN}(21)SN1"
    hand_out(house, "CF1", 24, by_symbol)
    document = begin(house, by_print)
    assert back(house, document, by_print).finding is Finding.MATCHES
    seen = looking.look(document, counter=house.counter)
    assert [code.back for codes in seen.codes.values() for code in codes] == [True]
    (body,) = settle(house, document)
    with house.store.reading() as tx:
        (sale,) = [owed for owed in tx.outbox.of_document(1) if isinstance(owed.submission.body, Sale)]
    assert isinstance(sale.submission.body, Sale)
    assert body.goods.codes == sale.submission.body.goods.codes, "the platform compares texts"
    assert body.goods.lot_number == "L1"


def test_what_went_back_to_the_supplier_was_not_dispensed(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    stocked(house, house.amoxicillin, code)
    gone = issue.open_supplier_return("示例医药有限公司", actor=STOREKEEPER, counter=house.counter, invoice_no="F1")
    issue.scan(gone.id, code, actor=STOREKEEPER, counter=house.counter)
    issue.confirm(gone.id, actor=STOREKEEPER, counter=house.counter)
    with pytest.raises(NothingDispensed):
        begin(house, code)
    with pytest.raises(NothingDispensed):
        begin(house, gone.head.number)


def test_a_pack_of_an_open_prescription_finds_the_dispensing_that_was_confirmed(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    hand_out(house, "CF1", 10, code)
    scanned(house, house.prescription("CF2", (house.amoxicillin, 10)), code)
    assert take_back.open_return(code, actor=PHARMACIST, counter=house.counter).head.source == "CF1"


def test_the_same_number_of_another_kind_of_document_is_another_document(house: House) -> None:
    code = pack(AMOXICILLIN, 1)
    hand_out(house, "CF1", 24, pack(AMOXICILLIN, 2))
    with house.store.writing() as tx:
        head = replace(tx.documents.get(1).head, number="CF1", kind=DocumentKind.SUPPLIER_RETURN, patient=None)
        there = tx.documents.open(head)
    issue.scan(there, code, actor=STOREKEEPER, counter=house.counter)
    issue.confirm(there, actor=STOREKEEPER, counter=house.counter, reason="账上没有")
    strange = back(house, begin(house, "CF1"), code)
    assert strange.finding is Finding.NOT_DISPENSED_HERE


def test_a_return_never_overtakes_its_sale(house: House) -> None:
    (sale,) = hand_out(house, "CF1", 24, pack(AMOXICILLIN, 1))
    document = begin(house, "CF1")
    back(house, document, pack(AMOXICILLIN, 1))
    (owed,) = take_back.confirm(document, actor=PHARMACIST, counter=house.counter)
    assert owed.lane == sale.lane == "dispensing:CF1"
    with house.store.reading() as tx:
        assert [one.id for one in tx.sending.due("insurance", at=house.clock(), limit=9)] == [sale.id]
