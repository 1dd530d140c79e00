"""A prescription at the window: scans find their lines, and handing out is one commit."""

from datetime import timedelta

import pytest

from app.domain.documents import DocumentKind, DocumentState, Finding, ScanResult
from app.domain.identifiers import KeyType, Source
from app.domain.open_points import PacksAside, TypedWithoutCodes, WithoutCodes
from app.domain.refusals import (
    ClockWentBack,
    DocumentClosed,
    LineFull,
    NoSuchScan,
    NotAllowed,
    NothingScanned,
    NothingToUndo,
)
from app.domain.submissions import Sale, SubmissionKind
from app.domain.verdict import Verdict
from app.usecases import cancel, dispense, undo
from app.usecases.by_hand import set_by_hand
from tests.usecases.asking import asks_about
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack


def scan(house: House, document_id: int, text: str) -> ScanResult:
    (result,) = dispense.scan(document_id, text, actor=PHARMACIST, counter=house.counter)
    return result


def owed(house: House) -> int:
    with house.store.reading() as tx:
        return sum(tx.outbox.counts().values())


def test_scanning_alone_finishes_a_prescription(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48), (house.ibuprofen, 20))
    first = scan(house, rx, pack(AMOXICILLIN, 1))
    assert (first.verdict, first.finding, first.got, first.needed) == (Verdict.OK, Finding.COUNTED, 24, 48)
    assert not scan(house, rx, pack(AMOXICILLIN, 2)).complete
    last = scan(house, rx, pack(IBUPROFEN, 1))
    assert last.complete
    assert last.drug == "布洛芬缓释胶囊"
    sales = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    bodies = [sale.body for sale in sales]
    assert all(isinstance(body, Sale) for body in bodies)
    assert [body.goods.codes for body in bodies if isinstance(body, Sale)] == [
        (pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2)),
        (pack(IBUPROFEN, 1),),
    ]
    assert owed(house) == 2
    with house.store.reading() as tx:
        assert tx.documents.get(rx).state is DocumentState.DONE
        assert tx.stock.on_hand(house.amoxicillin, house.counter.pharmacy) == -48


def test_the_patient_of_a_sale_travels_sealed_and_comes_back_whole(house: House) -> None:
    rx = house.prescription("CF1", (house.ibuprofen, 20))
    scan(house, rx, pack(IBUPROFEN, 1))
    (sale,) = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    with house.store.reading() as tx:
        kept = tx.outbox.get(sale.id)
        assert kept is not None
        assert kept.submission == sale
        raw = tx.connection.exec_driver_sql("SELECT patient, body FROM outbox").one()
        stored = bytes(raw[0]) + raw[1].encode()
    assert "张伟".encode() not in stored
    assert b"000000209901011234" not in stored


def test_a_pack_scanned_twice_names_this_document(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    scan(house, rx, pack(AMOXICILLIN, 1))
    again = scan(house, rx, pack(AMOXICILLIN, 1))
    assert (again.verdict, again.finding) == (Verdict.STOP, Finding.REPEATED)
    with house.store.reading() as tx:
        assert tx.documents.get(rx).lines[0].got == 24


def test_a_pack_dispensed_before_is_refused_with_who_when_and_where(house: House) -> None:
    first = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, first, pack(AMOXICILLIN, 1))
    dispense.confirm(first, actor=PHARMACIST, counter=house.counter)
    house.clock.forward(days=400)
    second = house.prescription("CF2", (house.amoxicillin, 24))
    result = scan(house, second, pack(AMOXICILLIN, 1))
    assert (result.verdict, result.finding) == (Verdict.STOP, Finding.USED_BEFORE)
    assert result.earlier is not None
    assert (result.earlier.document_number, result.earlier.kind) == ("CF1", DocumentKind.DISPENSING)
    assert (result.earlier.by, result.earlier.place) == ("wang", house.counter.pharmacy)
    assert result.earlier.at == house.clock() - timedelta(days=400)


def test_a_pack_held_by_another_open_prescription_is_refused_too(house: House) -> None:
    first = house.prescription("CF1", (house.amoxicillin, 24))
    second = house.prescription("CF2", (house.amoxicillin, 24))
    scan(house, first, pack(AMOXICILLIN, 1))
    assert scan(house, second, pack(AMOXICILLIN, 1)).finding is Finding.USED_BEFORE


def test_a_drug_that_is_not_prescribed_stops_and_lies_aside(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    result = scan(house, rx, pack(IBUPROFEN, 1))
    assert (result.verdict, result.finding, result.drug) == (Verdict.STOP, Finding.NOT_ON_LIST, "布洛芬缓释胶囊")
    with house.store.reading() as tx:
        events = tx.documents.standing_events(rx)
    assert [(event.line_id, event.units) for event in events] == [(None, 0)]


def test_a_mismatch_never_blocks_but_wants_a_reason(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, rx, pack("8199999", 1))
    scan(house, rx, pack(AMOXICILLIN, 1))
    with asks_about(PacksAside) as asked:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert asked == [PacksAside(1)]
    assert owed(house) == 0
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="标识码待维护")
    assert owed(house) == 1


def test_an_unmapped_pack_kept_with_a_reason_counts_and_is_sold_with_its_code(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    held = scan(house, rx, pack("8199999", 1))
    assert (held.verdict, held.finding) == (Verdict.ATTENTION, Finding.UNMAPPED)
    with house.store.reading() as tx:
        line = tx.documents.get(rx).lines[0]
    assert held.event_id is not None
    kept = dispense.keep(rx, held.event_id, line.id, "新包装", actor=PHARMACIST, counter=house.counter)
    assert (kept.finding, kept.got, kept.complete) == (Finding.KEPT, 24, True)
    with pytest.raises(NoSuchScan):
        dispense.keep(rx, held.event_id, line.id, "新包装", actor=PHARMACIST, counter=house.counter)
    (sale,) = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="测试")
    assert isinstance(sale.body, Sale)
    assert sale.body.goods.codes == (pack("8199999", 1),)


def test_a_full_line_takes_no_more_kept_packs(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    held = scan(house, rx, pack("8199999", 1))
    scan(house, rx, pack(AMOXICILLIN, 1))
    with house.store.reading() as tx:
        line = tx.documents.get(rx).lines[0]
    assert held.event_id is not None
    with pytest.raises(LineFull):
        dispense.keep(rx, held.event_id, line.id, "新包装", actor=PHARMACIST, counter=house.counter)


def test_half_a_code_tells_how_much_came(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    half = scan(house, rx, pack(AMOXICILLIN, 1)[:14])
    assert (half.verdict, half.finding, half.length) == (Verdict.STOP, Finding.BAD_SCAN, 14)


def test_one_pack_more_than_asked_is_not_taken(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, rx, pack(AMOXICILLIN, 1))
    more = scan(house, rx, pack(AMOXICILLIN, 2))
    assert (more.verdict, more.finding, more.got, more.needed) == (Verdict.STOP, Finding.LINE_FULL, 24, 24)


def test_a_split_pack_serves_several_patients_and_no_unit_twice(house: House) -> None:
    taken = []
    for number, units in (("CF1", 10), ("CF2", 10), ("CF3", 10)):
        rx = house.prescription(number, (house.amoxicillin, units))
        taken.append(scan(house, rx, pack(AMOXICILLIN, 1)))
    assert [(one.finding, one.units) for one in taken] == [
        (Finding.SPLIT, 10),
        (Finding.SPLIT, 10),
        (Finding.SPLIT, 4),
    ]
    after = scan(house, house.prescription("CF4", (house.amoxicillin, 10)), pack(AMOXICILLIN, 1))
    assert (after.verdict, after.finding) == (Verdict.STOP, Finding.USED_UP)
    with house.store.reading() as tx:
        found = tx.packs.look_up(pack(AMOXICILLIN, 1))
        assert found is not None
        parts = [(use.part.start, use.part.end) for use in tx.packs.active_uses(found.id)]
    assert parts == [(0, 10), (10, 20), (20, 24)]


def test_split_and_whole_packs_of_one_line_are_sold_as_two_rows(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 34))
    scan(house, rx, pack(AMOXICILLIN, 1))
    scan(house, rx, pack(AMOXICILLIN, 2))
    sales = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    goods = [sale.body.goods for sale in sales if isinstance(sale.body, Sale)]
    assert [(each.units, each.split) for each in goods] == [(24, False), (10, True)]


def test_taking_back_gives_the_pack_free_and_keeps_both_events(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    scan(house, rx, pack(AMOXICILLIN, 1))
    scan(house, rx, pack(AMOXICILLIN, 2))
    undone = undo.undo_last(rx, actor=PHARMACIST, counter=house.counter)
    assert undone.code == pack(AMOXICILLIN, 2)
    assert scan(house, rx, pack(AMOXICILLIN, 2)).got == 48
    for _ in range(2):
        undo.undo_last(rx, actor=PHARMACIST, counter=house.counter)
    with pytest.raises(NothingToUndo):
        undo.undo_last(rx, actor=PHARMACIST, counter=house.counter)
    with house.store.reading() as tx:
        assert tx.documents.get(rx).lines[0].got == 0
        kept = tx.connection.exec_driver_sql("SELECT count(*) FROM scan_events").scalar()
    assert kept == 6


def test_missing_packs_ask_first_and_then_go_out_with_the_reason(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 60))
    scan(house, rx, pack(AMOXICILLIN, 1))
    with asks_about(WithoutCodes) as asked:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert asked == [WithoutCodes(2, ("阿莫西林胶囊",))]
    sales = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="扫码枪故障")
    assert sum(sale.body.goods.units for sale in sales if isinstance(sale.body, Sale)) == 60


def test_all_open_points_are_told_at_once_and_only_what_was_told_is_gone_over(house: House) -> None:
    """Somebody was asked about a foreign box, took it away and pressed again: two drugs nobody scanned went out."""
    rx = house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 40))
    foreign = scan(house, rx, pack("8199999", 1))
    scan(house, rx, pack(AMOXICILLIN, 1))
    with asks_about(PacksAside, WithoutCodes) as asked:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, seen=())
    assert asked == [PacksAside(1), WithoutCodes(2, ("布洛芬缓释胶囊",))]
    with asks_about(PacksAside, WithoutCodes):
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="缺货", seen=asked[:1])
    scan(house, rx, pack(IBUPROFEN, 1))
    with asks_about(PacksAside, WithoutCodes):
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="缺货", seen=asked)
    assert owed(house) == 0
    assert foreign.event_id is not None
    undo.undo_one(rx, foreign.event_id, actor=PHARMACIST, counter=house.counter)
    seen = (WithoutCodes(1, ("布洛芬缓释胶囊",)),)
    assert dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="缺货", seen=seen)
    with house.store.reading() as tx:
        assert tx.documents.get(rx).head.reason == "缺货"


def test_a_number_typed_for_a_drug_with_codes_asks_first_and_one_for_a_herb_does_not(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48), (house.herb, 100))
    line, herb = dispense.take_up(rx, actor=PHARMACIST, counter=house.counter).lines
    assert herb.complete
    set_by_hand(rx, line.id, 48, actor=PHARMACIST, counter=house.counter)
    with asks_about(TypedWithoutCodes) as asked:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert asked == [TypedWithoutCodes(2, ("阿莫西林胶囊",))]
    assert dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, seen=asked)


def test_a_clock_that_was_told_ticks_on_while_somebody_reads(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, rx, pack(AMOXICILLIN, 1))
    with house.store.writing() as tx:
        tx.audit.note("wang", "sign in", "wang", at=house.clock())
    house.clock.forward(days=-1)
    with asks_about(ClockWentBack) as asked:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, seen=())
    house.clock.forward(seconds=5)
    assert dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, seen=asked)


def test_nothing_scanned_is_nothing_to_hand_out(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    with pytest.raises(NothingScanned):
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="没带枪")


def test_drugs_without_codes_are_counted_when_the_prescription_is_taken_up(house: House) -> None:
    rx = house.prescription("CF1", (house.herb, 100), (house.ibuprofen, 20))
    document = dispense.take_up(rx, actor=PHARMACIST, counter=house.counter)
    assert [(line.by_hand, line.complete) for line in document.lines] == [(100, True), (0, False)]
    assert scan(house, rx, pack(IBUPROFEN, 1)).complete


def test_units_by_hand_never_exceed_what_is_asked(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    scan(house, rx, pack(AMOXICILLIN, 1))
    with house.store.reading() as tx:
        line = tx.documents.get(rx).lines[0]
    changed = set_by_hand(rx, line.id, 100, actor=PHARMACIST, counter=house.counter, reason="标签破损")
    assert (changed.got, changed.by_hand) == (24, 24)


def test_a_closed_prescription_takes_no_scans(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, rx, pack(AMOXICILLIN, 1))
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    with pytest.raises(DocumentClosed):
        scan(house, rx, pack(AMOXICILLIN, 2))
    with pytest.raises(DocumentClosed):
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert owed(house) == 1


def test_a_given_up_prescription_frees_its_packs(house: House) -> None:
    first = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, first, pack(AMOXICILLIN, 1))
    cancel.cancel(first, "病人未取", actor=PHARMACIST, counter=house.counter)
    second = house.prescription("CF2", (house.amoxicillin, 24))
    assert scan(house, second, pack(AMOXICILLIN, 1)).finding is Finding.COUNTED


def test_rights_are_checked_where_the_work_is_done(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    with pytest.raises(NotAllowed):
        dispense.scan(rx, pack(AMOXICILLIN, 1), actor=STOREKEEPER, counter=house.counter)
    with pytest.raises(NotAllowed):
        dispense.confirm(rx, actor=STOREKEEPER, counter=house.counter)


def test_a_case_code_is_not_a_pack_for_a_patient(house: House) -> None:
    with house.store.writing() as tx:
        tx.identifiers.add(
            "8100009",
            KeyType.PREFIX7,
            house.amoxicillin,
            level=3,
            units=2400,
            source=Source.IMPORTED,
            by="x",
            at=house.clock(),
        )
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    result = scan(house, rx, pack("8100009", 1))
    assert (result.verdict, result.finding, result.level) == (Verdict.ATTENTION, Finding.WRONG_LEVEL, 3)


def test_identifiers_that_contradict_are_shown_and_not_guessed(house: House) -> None:
    with house.store.writing() as tx:
        tx.identifiers.add(
            AMOXICILLIN,
            KeyType.PREFIX7,
            house.ibuprofen,
            level=1,
            units=20,
            source=Source.LEARNED,
            by="x",
            at=house.clock(),
        )
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    result = scan(house, rx, pack(AMOXICILLIN, 1))
    assert result.finding is Finding.CONFLICTING
    assert result.claims == ("阿莫西林胶囊 0.25g", "布洛芬缓释胶囊 0.25g")


@pytest.mark.parametrize("token", ["4240000000000000000099330000", "11010119900307123X"])
def test_a_personal_token_leaves_no_trace(house: House, token: str) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    results = dispense.scan(rx, token, actor=PHARMACIST, counter=house.counter)
    assert all(result.verdict is Verdict.STOP for result in results)
    assert all(token not in repr(result) for result in results)
    with house.store.reading() as tx:
        assert tx.documents.standing_events(rx) == []


def test_a_near_expiry_lot_is_taken_with_attention_and_an_expired_one_is_not(house: House) -> None:
    with house.store.writing() as tx:
        today = house.counter.today()
        tx.stock.put_lot(house.amoxicillin, "NEAR", expires_on=today + timedelta(days=30))
        tx.stock.put_lot(house.amoxicillin, "GONE", expires_on=today - timedelta(days=1))
        tx.identifiers.add(
            "06923456000124",
            KeyType.GTIN14,
            house.amoxicillin,
            level=1,
            units=24,
            source=Source.IMPORTED,
            by="x",
            at=house.clock(),
        )
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    near = scan(house, rx, "]d2010692345600012421SN0001\x1d10NEAR")
    assert (near.verdict, near.finding, near.got) == (Verdict.ATTENTION, Finding.NEAR_EXPIRY, 24)
    gone = scan(house, rx, "]d2010692345600012421SN0002\x1d10GONE")
    assert (gone.verdict, gone.finding) == (Verdict.STOP, Finding.EXPIRED)


def test_a_clock_set_back_asks_before_a_sale_gets_a_wrong_time(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    scan(house, rx, pack(AMOXICILLIN, 1))
    with house.store.writing() as tx:
        tx.audit.note("wang", "sign in", "wang", at=house.clock())
    house.clock.forward(days=-1)
    with asks_about(ClockWentBack):
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert owed(house) == 0
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="时间已校准")
    assert owed(house) == 1


def test_a_sale_is_owed_once_per_line_and_its_lane_is_the_dispensing(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    scan(house, rx, pack(AMOXICILLIN, 1))
    scan(house, rx, pack(IBUPROFEN, 1))
    sales = dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert {sale.lane for sale in sales} == {"dispensing:CF1"}
    assert {sale.kind for sale in sales} == {SubmissionKind.SALE}
    assert len({sale.id for sale in sales}) == 2
