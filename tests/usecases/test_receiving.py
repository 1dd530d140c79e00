"""A delivery at the storeroom's door: scans against the order, lots typed from the pack, and what the platform is told."""

from datetime import date

import pytest

from app.domain.documents import DocumentState, Finding, ScanResult
from app.domain.identifiers import KeyType, Source
from app.domain.open_points import MoreThanOrdered, PacksAside
from app.domain.refusals import (
    BadLot,
    DocumentClosed,
    GoodsExpired,
    LotDiffers,
    LotNeeded,
    NoSuchScan,
    NotAllowed,
    NothingScanned,
    NotOnList,
    StillMissing,
)
from app.domain.submissions import ChangeType, Purchase, StockChange
from app.domain.verdict import Verdict
from app.usecases import bind_aside, by_hand, line_lot, looking, receive
from app.usecases.add_line import add_line
from app.usecases.line_lot import LotOnPack
from app.usecases.papers import Papers, set_papers
from tests.usecases.asking import asks_about
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import EXPIRES, MADE, gs1, knows_gtin, order, stocked


def scan(house: House, document_id: int, text: str, line_id: int | None = None) -> ScanResult:
    (result,) = receive.scan(document_id, text, actor=STOREKEEPER, counter=house.counter, line_id=line_id)
    return result


def set_lot(house: House, document_id: int, line_id: int, told: LotOnPack, *, correct: bool = False) -> None:
    line_lot.set_lot(document_id, line_id, told, actor=STOREKEEPER, counter=house.counter, correct=correct)


def lines(house: House, document_id: int) -> list[tuple[int | None, int, str | None]]:
    """(asked, there, lot) per line, in packs of amoxicillin."""
    seen = looking.look(document_id, counter=house.counter)
    found = []
    for line in seen.document.lines:
        lot = seen.lot_of(line)
        asked = None if line.needed is None else line.needed // 24
        found.append((asked, line.total // 24, lot.number if lot else None))
    return found


def test_a_delivery_scanned_in_full_is_a_purchase_with_its_codes_told_beside_it(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 48))
    set_papers(document, Papers(delivery_no=" SH-7 ", invoice_no="FP-9"), actor=STOREKEEPER, counter=house.counter)
    assert not scan(house, document, pack(AMOXICILLIN, 1)).complete
    last = scan(house, document, pack(AMOXICILLIN, 2))
    assert last.complete
    with asks_about(LotNeeded) as missing:
        receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert missing == [LotNeeded("CG1", ("阿莫西林胶囊",))]
    assert last.line_id is not None
    set_lot(house, document, last.line_id, LotOnPack("Ａ１", MADE, EXPIRES, price=118_000))
    purchase, codes = (owed.body for owed in receive.confirm(document, actor=STOREKEEPER, counter=house.counter))
    assert isinstance(purchase, Purchase)
    assert isinstance(codes, StockChange)
    assert (purchase.delivery_no, purchase.invoice_no, purchase.supplier) == ("SH-7", "FP-9", "示例医药有限公司")
    assert (purchase.goods.lot_number, purchase.goods.expires_on, purchase.goods.price) == ("A1", EXPIRES, 118_000)
    assert codes.change is ChangeType.PURCHASE_IN
    assert codes.goods.codes == (pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2))
    shelf = looking.shelves([house.amoxicillin], house.counter.storeroom, counter=house.counter)[house.amoxicillin]
    assert shelf.on_hand == 48
    assert shelf.first is not None
    assert shelf.first.number == "A1"


def test_a_drug_nobody_ordered_stops_and_gets_no_line(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 24))
    foreign = scan(house, document, pack(IBUPROFEN, 1))
    assert (foreign.verdict, foreign.finding) == (Verdict.STOP, Finding.NOT_ON_LIST)
    with pytest.raises(NotOnList):
        add_line(document, house.ibuprofen, actor=STOREKEEPER, counter=house.counter)
    scan(house, document, pack(AMOXICILLIN, 1))
    with asks_about(PacksAside, LotNeeded):
        receive.confirm(document, actor=STOREKEEPER, counter=house.counter)


def test_one_more_than_ordered_is_taken_with_attention_and_named_at_the_end(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 24))
    scan(house, document, pack(AMOXICILLIN, 1))
    over = scan(house, document, pack(AMOXICILLIN, 2))
    with asks_about(LotNeeded, MoreThanOrdered) as asked:
        receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert asked[-1] == MoreThanOrdered(1, ("阿莫西林胶囊",))
    assert (over.verdict, over.finding, over.got) == (Verdict.ATTENTION, Finding.LINE_FULL, 48)


def test_a_case_code_counts_as_all_it_holds(house: House) -> None:
    with house.store.writing() as tx:
        tx.identifiers.add(
            "8100009", KeyType.PREFIX7, house.amoxicillin, level=3, units=2400, source=Source.IMPORTED, by="x",
            at=house.clock(),
        )  # fmt: skip
    document = order(house, "CG1", (house.amoxicillin, 2424))
    assert scan(house, document, pack("8100009", 1)).got == 2400
    assert scan(house, document, pack(AMOXICILLIN, 1)).complete


def test_the_rest_of_a_line_may_be_another_lot(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 72))
    first = scan(house, document, pack(AMOXICILLIN, 1)).line_id
    assert first is not None
    set_lot(house, document, first, LotOnPack("A1", MADE, EXPIRES))
    second = line_lot.another_lot(document, first, actor=STOREKEEPER, counter=house.counter)
    assert second.price == 125_000
    scan(house, document, pack(AMOXICILLIN, 2), second.id)
    assert scan(house, document, pack(AMOXICILLIN, 3), second.id).complete
    set_lot(house, document, second.id, LotOnPack("B2", MADE, EXPIRES))
    assert lines(house, document) == [(1, 1, "A1"), (2, 2, "B2")]
    owed = receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    lots = {(each.body.goods.lot_number, each.body.goods.units) for each in owed if isinstance(each.body, Purchase)}
    assert lots == {("A1", 24), ("B2", 48)}


def test_another_lot_of_a_line_that_has_nothing_yet_is_that_line(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 72))
    (line,) = looking.look(document, counter=house.counter).document.lines
    assert line_lot.another_lot(document, line.id, actor=STOREKEEPER, counter=house.counter).id == line.id


def test_a_delivery_without_an_order_takes_what_comes_also_without_codes(house: House) -> None:
    document = receive.open_delivery(
        "示例医药有限公司", actor=STOREKEEPER, counter=house.counter, delivery_no="SH-8"
    ).id
    scan(house, document, pack(AMOXICILLIN, 1))
    herb = add_line(document, house.herb, actor=STOREKEEPER, counter=house.counter)
    assert add_line(document, house.herb, actor=STOREKEEPER, counter=house.counter).id == herb.id
    by_hand.set_by_hand(document, herb.id, 500, actor=STOREKEEPER, counter=house.counter)
    with asks_about(LotNeeded):
        receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    owed = receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="补录批号")
    assert {each.body.goods.name for each in owed if isinstance(each.body, Purchase)} == {"阿莫西林胶囊", "甘草片"}


def test_lines_of_a_delivery_without_order_split_by_lot_too(house: House) -> None:
    document = receive.open_delivery("示例医药有限公司", actor=STOREKEEPER, counter=house.counter).id
    first = scan(house, document, pack(AMOXICILLIN, 1)).line_id
    assert first is not None
    second = line_lot.another_lot(document, first, actor=STOREKEEPER, counter=house.counter)
    assert scan(house, document, pack(AMOXICILLIN, 2), first).line_id == second.id


def test_what_a_symbol_says_of_its_lot_is_kept_and_only_the_rest_is_typed(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    document = order(house, "CG1", (house.amoxicillin, 24))
    result = scan(house, document, gs1("S1"))
    assert (result.lot, result.expires_on) == ("L1", date(2027, 5, 31))
    with asks_about(LotNeeded):
        receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert result.line_id is not None
    set_lot(house, document, result.line_id, LotOnPack("L1", MADE))
    purchase = receive.confirm(document, actor=STOREKEEPER, counter=house.counter)[0].body
    assert isinstance(purchase, Purchase)
    assert (purchase.goods.made_on, purchase.goods.expires_on) == (MADE, date(2027, 5, 31))


def test_soon_out_of_date_is_taken_with_attention_and_expired_goods_are_not(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    document = receive.open_delivery("示例医药有限公司", actor=STOREKEEPER, counter=house.counter).id
    expired = scan(house, document, gs1("S1", lot="OLD", expires="260201"))
    assert (expired.verdict, expired.finding) == (Verdict.STOP, Finding.EXPIRED)
    assert not looking.look(document, counter=house.counter).document.lines
    assert scan(house, document, gs1("S2", lot="NEAR", expires="260415")).finding is Finding.NEAR_EXPIRY


def test_dates_the_books_know_otherwise_are_corrected_only_when_asked_twice(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), lot="A1")
    document = order(house, "CG1", (house.amoxicillin, 24))
    line_id = scan(house, document, pack(AMOXICILLIN, 2)).line_id
    assert line_id is not None
    told = LotOnPack("A1", MADE, date(2028, 1, 31))
    with pytest.raises(LotDiffers) as known:
        set_lot(house, document, line_id, told)
    assert (known.value.made_on, known.value.expires_on) == (MADE, EXPIRES)
    set_lot(house, document, line_id, told, correct=True)
    corrected = line_lot.known_lot(house.amoxicillin, "A1", counter=house.counter)
    assert corrected is not None
    assert corrected.expires_on == date(2028, 1, 31)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (LotOnPack("  "), "no_number"),
        (LotOnPack("X" * 31), "too_long"),
        (LotOnPack("A1", date(2026, 3, 3)), "made_later"),
        (LotOnPack("A1", date(2025, 6, 1), date(2025, 5, 31)), "ends_before"),
    ],
)
def test_a_lot_that_cannot_be_is_refused(house: House, told: LotOnPack, reason: str) -> None:
    document = order(house, "CG1", (house.amoxicillin, 24))
    (line,) = looking.look(document, counter=house.counter).document.lines
    with pytest.raises(BadLot) as refused:
        set_lot(house, document, line.id, told)
    assert refused.value.reason == reason


def test_goods_typed_as_expired_are_not_taken_in(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 24))
    (line,) = looking.look(document, counter=house.counter).document.lines
    with pytest.raises(GoodsExpired):
        set_lot(house, document, line.id, LotOnPack("A1", date(2024, 1, 1), date(2026, 3, 1)))


def test_less_than_ordered_asks_first(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 48))
    with pytest.raises(NothingScanned):
        receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    line_id = scan(house, document, pack(AMOXICILLIN, 1)).line_id
    assert line_id is not None
    set_lot(house, document, line_id, LotOnPack("A1", MADE, EXPIRES))
    with asks_about(StillMissing):
        receive.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="缺货")
    with pytest.raises(DocumentClosed):
        scan(house, document, pack(AMOXICILLIN, 2))


def test_binding_one_unknown_pack_takes_in_all_of_its_kind_that_wait(house: House) -> None:
    document = receive.open_delivery("示例医药有限公司", actor=STOREKEEPER, counter=house.counter).id
    waiting = [scan(house, document, pack("8123456", serial)) for serial in (1, 2, 3)]
    other = scan(house, document, pack("8123457", 1))
    assert {each.finding for each in waiting} == {Finding.UNMAPPED}
    event_id = waiting[1].event_id
    assert event_id is not None

    def again(document_id: int, text: str) -> tuple[ScanResult, ...]:
        return receive.scan(document_id, text, actor=STOREKEEPER, counter=house.counter)

    results = bind_aside.bind_aside(
        document, event_id, house.herb, again, actor=STOREKEEPER, counter=house.counter, level=3, packs=10
    )
    assert [each.finding for each in results] == [Finding.COUNTED] * 3
    assert results[-1].got == 3 * 10 * 100
    seen = looking.look(document, counter=house.counter)
    assert [event.id for event in seen.events if event.line_id is None] == [other.event_id]
    with pytest.raises(NoSuchScan):
        bind_aside.bind_aside(document, event_id, house.herb, again, actor=STOREKEEPER, counter=house.counter)


def test_rights_are_checked_where_the_work_is_done(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 24))
    (line,) = looking.look(document, counter=house.counter).document.lines
    for work in (
        lambda: receive.scan(document, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter),
        lambda: line_lot.set_lot(document, line.id, LotOnPack("A"), actor=PHARMACIST, counter=house.counter),
        lambda: line_lot.another_lot(document, line.id, actor=PHARMACIST, counter=house.counter),
        lambda: set_papers(document, Papers("X"), actor=PHARMACIST, counter=house.counter),
        lambda: add_line(document, house.herb, actor=PHARMACIST, counter=house.counter),
    ):
        with pytest.raises(NotAllowed):
            work()


def test_the_supplier_of_an_order_stays_and_a_blank_takes_a_number_away(house: House) -> None:
    document = order(house, "CG1", (house.amoxicillin, 24))
    head = set_papers(document, Papers(party="别家", invoice_no="F1"), actor=STOREKEEPER, counter=house.counter)
    assert (head.party, head.invoice_no) == ("示例医药有限公司", "F1")
    assert set_papers(document, Papers(invoice_no=" "), actor=STOREKEEPER, counter=house.counter).invoice_no is None
    assert looking.look(document, counter=house.counter).document.state is DocumentState.OPEN
