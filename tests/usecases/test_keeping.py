"""弱提示: a pack that did not match is kept with a reason, or lies aside, and never blocks."""

from datetime import timedelta

import pytest

from app.domain.documents import Finding, ScanResult
from app.domain.identifiers import KeyType, Source
from app.domain.open_points import PacksAside, PutOnByHand
from app.domain.refusals import (
    CodeTaken,
    GoodsExpired,
    NoSuchDocument,
    NoSuchLine,
    NoSuchScan,
    NotAllowed,
)
from app.domain.verdict import Verdict
from app.store.packs import Pack
from app.usecases import count, dispense, issue, receive
from app.usecases.match_identifier import learn
from app.usecases.undo import undo_one
from tests.usecases.asking import asks_about
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import GTIN, knows_gtin

UNKNOWN = pack("8199999", 1)
CASE = "8100009"


def scan(house: House, rx: int, code: str) -> ScanResult:
    (result,) = dispense.scan(rx, code, actor=PHARMACIST, counter=house.counter)
    return result


def keep(house: House, rx: int, held: ScanResult, *, line: int = 0, reason: str = "新包装") -> ScanResult:
    assert held.event_id is not None
    with house.store.reading() as tx:
        line_id = tx.documents.get(rx).lines[line].id
    return dispense.keep(rx, held.event_id, line_id, reason, actor=PHARMACIST, counter=house.counter)


def in_the_books(house: House, code: str) -> Pack:
    with house.store.reading() as tx:
        found = tx.packs.look_up(code)
    assert found is not None
    return found


def knows_case(house: House) -> None:
    with house.store.writing() as tx:
        tx.identifiers.add(
            CASE,
            KeyType.PREFIX7,
            house.amoxicillin,
            level=3,
            units=2400,
            source=Source.IMPORTED,
            by="x",
            at=house.clock(),
        )


def test_a_kept_pack_stands_on_its_line_with_the_reason(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    held = scan(house, rx, UNKNOWN)
    kept = keep(house, rx, held)
    assert (kept.verdict, kept.finding, kept.got, kept.needed) == (Verdict.ATTENTION, Finding.KEPT, 24, 48)
    with house.store.reading() as tx:
        (event,) = tx.documents.standing_events(rx)
    assert (event.reason, event.line_id, event.units, event.code) == ("新包装", kept.line_id, 24, UNKNOWN)


def test_a_kept_pack_is_claimed_and_cannot_be_kept_elsewhere(house: House) -> None:
    first = house.prescription("CF1", (house.amoxicillin, 24))
    second = house.prescription("CF2", (house.amoxicillin, 24))
    helds = [(rx, scan(house, rx, UNKNOWN)) for rx in (first, second)]
    keep(house, *helds[0])
    with pytest.raises(CodeTaken):
        keep(house, *helds[1])
    with house.store.reading() as tx:
        assert [event.finding for event in tx.documents.standing_events(second)] == [Finding.UNMAPPED]


def test_a_kept_pack_of_another_drug_stays_that_drug_in_the_books(house: House) -> None:
    """The prescription was answered with it; that does not make a box of ibuprofen amoxicillin for ever."""
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    keep(house, rx, scan(house, rx, pack(IBUPROFEN, 1)))
    book = in_the_books(house, pack(IBUPROFEN, 1))
    assert (book.drug_id, book.units, book.level) == (house.ibuprofen, 20, 1)


def test_a_kept_case_stays_a_case_in_the_books(house: House) -> None:
    knows_case(house)
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    held = scan(house, rx, pack(CASE, 1))
    assert held.finding is Finding.WRONG_LEVEL
    assert keep(house, rx, held).got == 24
    book = in_the_books(house, pack(CASE, 1))
    assert (book.level, book.units) == (3, 2400)


def test_a_pack_nobody_knew_is_remembered_as_what_it_was_taken_for(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    keep(house, rx, scan(house, rx, UNKNOWN))
    assert in_the_books(house, UNKNOWN).drug_id == house.amoxicillin
    with house.store.writing() as tx:
        tx.identifiers.add(
            "8199999",
            KeyType.PREFIX7,
            house.ibuprofen,
            level=1,
            units=20,
            source=Source.IMPORTED,
            by="x",
            at=house.clock(),
        )
    other = house.prescription("CF2", (house.ibuprofen, 20))
    result = scan(house, other, UNKNOWN)
    assert (result.finding, result.drug) == (Finding.USED_BEFORE, "布洛芬缓释胶囊"), "the table knows better"


def test_a_pack_past_its_day_is_not_kept(house: House) -> None:
    """A person may overrule what a pack is, not how old it is."""
    knows_gtin(house, house.ibuprofen, 20)
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    held = scan(house, rx, f"]d201{GTIN}17260101\x1d21SN1")
    assert held.finding is Finding.NOT_ON_LIST
    with pytest.raises(GoodsExpired):
        keep(house, rx, held)


@pytest.mark.parametrize("wrong", ["line", "event", "twice", "counted", "unreadable"])
def test_only_a_mismatch_that_lies_aside_is_kept(house: House, wrong: str) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    held = scan(house, rx, {"counted": pack(AMOXICILLIN, 1), "unreadable": "816"}.get(wrong, UNKNOWN))
    assert held.event_id is not None
    with house.store.reading() as tx:
        line_id = tx.documents.get(rx).lines[0].id
    if wrong == "twice":
        keep(house, rx, held)
    refused = NoSuchLine if wrong == "line" else NoSuchScan
    with pytest.raises(refused):
        dispense.keep(
            rx,
            held.event_id + (99 if wrong == "event" else 0),
            line_id + (99 if wrong == "line" else 0),
            "新包装",
            actor=PHARMACIST,
            counter=house.counter,
        )


def test_two_codes_glued_together_are_kept_one_by_one(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    glued = pack(AMOXICILLIN, 1) + pack(AMOXICILLIN, 2)
    results = dispense.scan(rx, glued, actor=PHARMACIST, counter=house.counter)
    assert [result.finding for result in results] == [Finding.CONFIRM_SPLIT_CODES] * 2
    for result in results:
        keep(house, rx, result, reason="两码都在手上")
    with house.store.reading() as tx:
        assert tx.documents.get(rx).complete
    with asks_about(PutOnByHand) as asked:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert asked == [PutOnByHand(2, ("阿莫西林胶囊",))]
    assert len(dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, seen=asked)) == 1


def test_a_pack_that_found_its_line_since_needs_no_reason(house: House) -> None:
    """The prefix was learnt, the pack scanned again: its first scan lies aside, but nothing is wrong any more."""
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, rx, UNKNOWN)
    with asks_about(PacksAside):
        keep_nothing(house, rx)
    learn(UNKNOWN, house.amoxicillin, actor=PHARMACIST, counter=house.counter)
    assert scan(house, rx, UNKNOWN).finding is Finding.COUNTED
    assert len(dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)) == 1


def keep_nothing(house: House, rx: int) -> None:
    scan(house, rx, pack(AMOXICILLIN, 9))
    try:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    finally:
        with house.store.reading() as tx:
            last = tx.documents.standing_events(rx)[-1]
        undo_one(rx, last.id, actor=PHARMACIST, counter=house.counter)


def test_a_scan_cleared_from_the_list_needs_no_reason(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    held = scan(house, rx, pack(IBUPROFEN, 1))
    scan(house, rx, pack(AMOXICILLIN, 1))
    assert held.event_id is not None
    undo_one(rx, held.event_id, actor=PHARMACIST, counter=house.counter)
    assert len(dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)) == 1


def test_kept_packs_count_at_receiving_counting_and_issuing_too(house: House) -> None:
    delivery = receive.open_delivery("示例医药", actor=STOREKEEPER, counter=house.counter)
    stocktake = count.open_stocktake(actor=STOREKEEPER, counter=house.counter)
    leaving = issue.open_issue("门诊药房", actor=STOREKEEPER, counter=house.counter)
    for serial, (verb, document) in enumerate([(receive, delivery), (count, stocktake), (issue, leaving)]):
        code = pack("8199999", serial)
        with house.store.writing() as tx:
            line = tx.documents.add_line(document.id, house.amoxicillin, needed=None)
        (held,) = verb.scan(document.id, code, actor=STOREKEEPER, counter=house.counter)
        kept = verb.keep(document.id, held.event_id, line.id, "新包装", actor=STOREKEEPER, counter=house.counter)
        assert (kept.finding, kept.units) == (Finding.KEPT, 24)
        again = verb.scan(document.id, code, actor=STOREKEEPER, counter=house.counter)
        assert again[0].finding is Finding.REPEATED
        verb.confirm(document.id, actor=STOREKEEPER, counter=house.counter, reason="新包装")


def test_a_verb_takes_only_documents_of_its_own_kind(house: House) -> None:
    """Rights go by the kind: a pharmacist must not confirm a delivery as if it were a prescription."""
    delivery = receive.open_delivery("示例医药", actor=STOREKEEPER, counter=house.counter).id
    receive.scan(delivery, pack(AMOXICILLIN, 1), actor=STOREKEEPER, counter=house.counter)
    (held,) = receive.scan(delivery, UNKNOWN, actor=STOREKEEPER, counter=house.counter)
    assert held.event_id is not None
    with pytest.raises(NoSuchDocument):
        dispense.scan(delivery, pack(AMOXICILLIN, 2), actor=PHARMACIST, counter=house.counter)
    with pytest.raises(NoSuchDocument):
        dispense.keep(delivery, held.event_id, 1, "新包装", actor=PHARMACIST, counter=house.counter)
    with pytest.raises(NoSuchDocument):
        dispense.confirm(delivery, actor=PHARMACIST, counter=house.counter, reason="x")
    with pytest.raises(NoSuchDocument):
        dispense.take_up(delivery, actor=PHARMACIST, counter=house.counter)
    with pytest.raises(NotAllowed):
        undo_one(delivery, held.event_id, actor=PHARMACIST, counter=house.counter)
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    for verb in (receive, count, issue):
        with pytest.raises(NoSuchDocument):
            verb.scan(rx, pack(AMOXICILLIN, 2), actor=STOREKEEPER, counter=house.counter)
        with pytest.raises(NoSuchDocument):
            verb.confirm(rx, actor=STOREKEEPER, counter=house.counter, reason="x")


def test_the_expiry_printed_on_the_pack_goes_before_what_was_typed_of_its_lot(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    today = house.counter.today()
    with house.store.writing() as tx:
        tx.stock.put_lot(house.amoxicillin, "L9", expires_on=today + timedelta(days=900))
    rx = house.prescription("CF1", (house.amoxicillin, 72))
    gone = scan(house, rx, f"]d201{GTIN}1726030110L9\x1d21SN1")
    assert (gone.finding, gone.verdict) == (Finding.EXPIRED, Verdict.STOP)
    assert gone.expires_on is not None
    assert gone.expires_on < today
    lotless = scan(house, rx, f"]d201{GTIN}1726030121SN2")
    assert lotless.finding is Finding.EXPIRED
    soon = scan(house, rx, f"]d201{GTIN}1726040121SN3")
    assert (soon.finding, soon.got) == (Finding.NEAR_EXPIRY, 24)


def test_a_kept_pack_at_a_patient_comes_in_by_no_door(house: House) -> None:
    """Nobody knows the prefix, so it lies aside; but the books know where the pack is."""
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    keep(house, rx, scan(house, rx, UNKNOWN))
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="测试")
    with house.store.writing() as tx:
        tx.connection.exec_driver_sql("UPDATE codes SET drug_id = NULL")
    for verb, document in (
        (receive, receive.open_delivery("示例医药", actor=STOREKEEPER, counter=house.counter)),
        (issue, issue.open_issue("病区", actor=STOREKEEPER, counter=house.counter)),
    ):
        with house.store.writing() as tx:
            line = tx.documents.add_line(document.id, house.amoxicillin, needed=None)
        (held,) = verb.scan(document.id, UNKNOWN, actor=STOREKEEPER, counter=house.counter)
        assert held.finding is Finding.UNMAPPED
        with pytest.raises(CodeTaken):
            verb.keep(document.id, held.event_id, line.id, "x", actor=STOREKEEPER, counter=house.counter)
