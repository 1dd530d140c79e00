"""Counting the storeroom: every pack once, lots apart, differences into the books, everything told."""

from datetime import date

import pytest

from app.domain.documents import Finding, Line, ScanResult
from app.domain.open_points import PacksAside
from app.domain.people import Person, Role
from app.domain.refusals import BadLot, LotNeeded, NotAllowed, NotCounted, NothingScanned, NotOnList, UnknownDrug
from app.domain.submissions import ChangeType, Count, StockChange
from app.domain.verdict import Verdict
from app.usecases import by_hand, count, goods, line_lot, looking, undo
from app.usecases.add_line import add_line
from app.usecases.line_lot import LotOnPack
from tests.usecases.asking import asks_about
from tests.usecases.conftest import AMOXICILLIN, HERB, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import EXPIRES, MADE, gs1, knows_gtin, stocked

COUNTER_ONLY = Person(9, "zhao", "赵", frozenset({Role.PHARMACIST}))


def start(house: House, **scope: object) -> int:
    return count.open_stocktake(actor=STOREKEEPER, counter=house.counter, **scope).id  # type: ignore[arg-type]


def scan(house: House, document_id: int, text: str, line_id: int | None = None) -> ScanResult:
    (result,) = count.scan(document_id, text, actor=STOREKEEPER, counter=house.counter, line_id=line_id)
    return result


def lines(house: House, document_id: int) -> tuple[Line, ...]:
    return looking.look(document_id, counter=house.counter).document.lines


def two_lots(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 2), lot="A1")
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 3), lot="B2", expires=date(2028, 1, 31))


def test_the_books_stand_beside_the_count_lot_by_lot(house: House) -> None:
    two_lots(house)
    document = start(house)
    assert [line.book for line in lines(house, document)] == [48, 24]
    assert scan(house, document, pack(AMOXICILLIN, 3)).got == 24
    assert [line.total for line in lines(house, document)] == [0, 24]


def test_a_pack_that_does_not_tell_its_lot_counts_where_the_person_stands(house: House) -> None:
    two_lots(house)
    document = start(house)
    first, second = lines(house, document)
    assert scan(house, document, pack(AMOXICILLIN, 8)).line_id == first.id
    assert scan(house, document, pack(AMOXICILLIN, 9), second.id).line_id == second.id
    known = scan(house, document, pack(AMOXICILLIN, 1), second.id)
    assert known.line_id == first.id, "a pack of a known lot goes to its lot, whatever is chosen"


def test_a_scope_is_all_drugs_with_some_words_or_chosen_ones(house: House) -> None:
    two_lots(house)
    by_words = looking.look(start(house, words="布洛芬"), counter=house.counter).document
    assert (by_words.head.party, [line.drug_id for line in by_words.lines]) == ("布洛芬", [house.ibuprofen])
    chosen = looking.look(start(house, drug_ids=[house.herb, house.amoxicillin]), counter=house.counter).document
    assert chosen.head.party == "甘草片、阿莫西林胶囊"
    assert [(line.drug_id, line.book) for line in chosen.lines] == [
        (house.amoxicillin, 48),
        (house.amoxicillin, 24),
        (house.herb, 0),
    ]
    with pytest.raises(UnknownDrug):
        start(house, words="没有这种药")


def test_outside_the_scope_nothing_is_counted(house: House) -> None:
    document = start(house, drug_ids=[house.amoxicillin])
    assert scan(house, document, pack(IBUPROFEN, 1)).finding is Finding.NOT_ON_LIST
    with pytest.raises(NotOnList):
        add_line(document, house.ibuprofen, actor=STOREKEEPER, counter=house.counter)
    everything = start(house)
    assert add_line(everything, house.ibuprofen, actor=STOREKEEPER, counter=house.counter).book == 0


def test_the_first_lot_found_of_a_drug_without_stock_takes_its_empty_line(house: House) -> None:
    knows_gtin(house, house.amoxicillin, 24)
    document = start(house, drug_ids=[house.amoxicillin])
    found = scan(house, document, gs1("S1", lot="L1"))
    assert found.finding is Finding.NEVER_SEEN
    assert scan(house, document, gs1("S2", lot="L2")).line_id != found.line_id
    assert len(lines(house, document)) == 2


def test_a_count_typed_as_nothing_is_a_count_and_can_be_taken_back(house: House) -> None:
    two_lots(house)
    document = start(house)
    first, second = lines(house, document)
    by_hand.set_by_hand(document, first.id, 0, actor=STOREKEEPER, counter=house.counter)
    assert [count.is_counted(line) for line in lines(house, document)] == [True, False]
    by_hand.set_by_hand(document, first.id, None, actor=STOREKEEPER, counter=house.counter)
    assert not count.is_counted(lines(house, document)[0])
    assert second.book == 24


def test_a_line_counted_anew_keeps_its_first_count_in_the_book_only(house: House) -> None:
    two_lots(house)
    document = start(house)
    first = lines(house, document)[0]
    scan(house, document, pack(AMOXICILLIN, 1))
    scan(house, document, pack(AMOXICILLIN, 3))
    by_hand.set_by_hand(document, first.id, 24, actor=STOREKEEPER, counter=house.counter)
    anew = count.recount(document, first.id, actor=STOREKEEPER, counter=house.counter)
    assert (anew.total, count.is_counted(anew)) == (0, False)
    assert [line.total for line in lines(house, document)] == [0, 24]
    assert scan(house, document, pack(AMOXICILLIN, 1)).verdict is Verdict.OK
    undo.undo_last(document, actor=STOREKEEPER, counter=house.counter)
    assert lines(house, document)[0].total == 0


def test_approving_moves_the_differences_and_tells_every_counted_lot(house: House) -> None:
    two_lots(house)
    document = start(house)
    first, second = lines(house, document)
    scan(house, document, pack(AMOXICILLIN, 1))
    with asks_about(NotCounted) as left:
        count.confirm(document, actor=STOREKEEPER, counter=house.counter)
    assert left == [NotCounted(looking.look(document, counter=house.counter).document.head.number, 1)]
    by_hand.set_by_hand(document, second.id, 48, actor=STOREKEEPER, counter=house.counter)
    bodies = [owed.body for owed in count.confirm(document, actor=STOREKEEPER, counter=house.counter)]
    counts = {body.goods.lot_number: body.goods.units for body in bodies if isinstance(body, Count)}
    changes = {body.change: body.goods.units for body in bodies if isinstance(body, StockChange)}
    assert counts == {"A1": 24, "B2": 48}
    assert changes == {ChangeType.SHORTAGE: 24, ChangeType.SURPLUS: 24}
    shelf = looking.shelves([house.amoxicillin], house.counter.storeroom, counter=house.counter)
    assert shelf[house.amoxicillin].on_hand == 72
    assert first.book == 48


def test_more_codes_than_one_row_can_tell_are_told_in_several(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goods, "CODES_OF_A_ROW", 120)  # two codes
    numbers = range(1, 6)
    stocked(house, house.amoxicillin, *(pack(AMOXICILLIN, number) for number in numbers), lot="A1")
    document = start(house)
    for number in numbers:
        scan(house, document, pack(AMOXICILLIN, number))
    by_hand.set_by_hand(document, lines(house, document)[0].id, 24, actor=STOREKEEPER, counter=house.counter)
    owed = count.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="一盒没有码")
    counts = [each.body for each in owed if isinstance(each.body, Count)]
    assert [(each.goods.units, len(each.goods.codes)) for each in counts] == [(72, 2), (48, 2), (24, 1)]
    assert len({each.id for each in owed}) == len(owed), "each row has a number of its own"
    assert {code for each in counts for code in each.goods.codes} == {pack(AMOXICILLIN, number) for number in numbers}
    (change,) = (each.body for each in owed if isinstance(each.body, StockChange))
    assert (change.change, change.goods.units) == (ChangeType.SURPLUS, 24)


def test_the_first_stocktake_types_lots_the_books_never_had(house: House) -> None:
    document = start(house)
    line_id = scan(house, document, pack(HERB, 1)).line_id
    assert line_id is not None
    line_lot.set_lot(document, line_id, LotOnPack("H1", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    other = line_lot.another_lot(document, line_id, actor=STOREKEEPER, counter=house.counter)
    with pytest.raises(BadLot) as refused:
        line_lot.set_lot(document, other.id, LotOnPack("H1"), actor=STOREKEEPER, counter=house.counter)
    assert refused.value.reason == "on_list"
    scan(house, document, pack(HERB, 2), other.id)
    line_lot.set_lot(document, other.id, LotOnPack("H2", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    owed = count.confirm(document, actor=STOREKEEPER, counter=house.counter)
    told = {(each.body.goods.lot_number, each.body.goods.expires_on) for each in owed if isinstance(each.body, Count)}
    assert told == {("H1", EXPIRES), ("H2", EXPIRES)}


def test_a_lot_of_the_books_is_not_renamed_by_counting_but_its_dates_may_be_filled_in(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), lot="A1")
    document = start(house)
    (line,) = lines(house, document)
    with pytest.raises(BadLot) as refused:
        line_lot.set_lot(document, line.id, LotOnPack("A2"), actor=STOREKEEPER, counter=house.counter)
    assert refused.value.reason == "booked"
    line_lot.set_lot(document, line.id, LotOnPack("A1", MADE), actor=STOREKEEPER, counter=house.counter)


def test_another_lot_beside_one_of_the_books_gets_a_line_though_nobody_counted_that_yet(house: House) -> None:
    stocked(house, house.amoxicillin, pack(AMOXICILLIN, 1), lot="A1")
    document = start(house)
    (line,) = lines(house, document)
    other = line_lot.another_lot(document, line.id, actor=STOREKEEPER, counter=house.counter)
    assert other.id != line.id
    assert line_lot.another_lot(document, other.id, actor=STOREKEEPER, counter=house.counter).id == other.id
    line_lot.set_lot(document, other.id, LotOnPack("A2", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    assert [each.book for each in lines(house, document)] == [24, 0]


def test_an_expired_lot_that_stands_there_is_counted(house: House) -> None:
    document = start(house, drug_ids=[house.herb])
    (line,) = lines(house, document)
    told = LotOnPack("OLD", date(2023, 1, 1), date(2025, 1, 1))
    line_lot.set_lot(document, line.id, told, actor=STOREKEEPER, counter=house.counter)


def test_nothing_counted_is_nothing_to_approve_and_packs_aside_ask_first(house: House) -> None:
    document = start(house)
    scan(house, document, pack("8123456", 1))
    with pytest.raises(NothingScanned):
        count.confirm(document, actor=STOREKEEPER, counter=house.counter)
    scan(house, document, pack(AMOXICILLIN, 1))
    with asks_about(PacksAside, LotNeeded):
        count.confirm(document, actor=STOREKEEPER, counter=house.counter)


def test_who_may_not_count_may_not_recount_or_undo(house: House) -> None:
    document = start(house)
    line_id = scan(house, document, pack(AMOXICILLIN, 1)).line_id
    assert line_id is not None
    for person in (PHARMACIST, COUNTER_ONLY):
        with pytest.raises(NotAllowed):
            count.recount(document, line_id, actor=person, counter=house.counter)
        with pytest.raises(NotAllowed):
            undo.undo_last(document, actor=person, counter=house.counter)


def test_catching_up_sees_what_happened_since_and_reads_nothing_else(house: House) -> None:
    two_lots(house)
    document = start(house)
    before = looking.look(document, counter=house.counter)
    scan(house, document, pack(AMOXICILLIN, 1))
    unknown = scan(house, document, pack("8123456", 1))
    scan(house, document, pack(IBUPROFEN, 1))
    later = looking.catch_up(before, counter=house.counter)
    assert later == looking.look(document, counter=house.counter)
    assert later.document.lines[1] is before.document.lines[1], "an untouched line is not even read"
    assert unknown.event_id is not None
    undo.undo_one(document, unknown.event_id, actor=STOREKEEPER, counter=house.counter)
    undo.undo_last(document, actor=STOREKEEPER, counter=house.counter)
    by_hand.set_by_hand(document, before.document.lines[1].id, 24, actor=STOREKEEPER, counter=house.counter)
    herb = add_line(document, house.herb, actor=STOREKEEPER, counter=house.counter)
    last = looking.catch_up(later, (before.document.lines[1].id,), counter=house.counter)
    assert last == looking.look(document, counter=house.counter)
    assert last.document.lines[-1] == herb
