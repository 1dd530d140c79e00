"""处方退药: what was dispensed comes back, and nothing else."""

import pytest

from app.domain.documents import DocumentState, Finding
from app.domain.refusals import AlreadyReturned, NotAllowed, NothingDispensed, NothingScanned, ScanNeeded
from app.domain.submissions import SaleReturn
from app.domain.verdict import Verdict
from app.usecases import cancel, dispense, looking, take_back
from app.usecases.by_hand import set_by_hand
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack


def dispensed(house: House, number: str = "CF1") -> int:
    """Two packs of one drug with codes, and a herb without; answers the prescription."""
    rx = house.prescription(number, (house.amoxicillin, 48), (house.herb, 100))
    dispense.take_up(rx, actor=PHARMACIST, counter=house.counter)
    for serial in (1, 2):
        dispense.scan(rx, pack(AMOXICILLIN, serial), actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    return rx


def begun(house: House, by: str = "CF1") -> int:
    return take_back.open_return(by, actor=PHARMACIST, counter=house.counter).id


@pytest.mark.parametrize("by", ["CF1", pack(AMOXICILLIN, 2)])
def test_a_dispensing_is_found_by_its_number_or_by_one_of_its_packs(house: House, by: str) -> None:
    dispensed(house)
    document = take_back.open_return(by, actor=PHARMACIST, counter=house.counter)
    assert document.head.source == "CF1"
    assert [line.needed for line in document.lines] == [48, 100]
    assert begun(house, by) == document.id, "a return that was begun is opened again"


def test_the_pack_that_was_dispensed_agrees_and_another_one_does_not(house: House) -> None:
    dispensed(house)
    back = begun(house)
    (good,) = take_back.scan(back, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    assert (good.verdict, good.finding) == (Verdict.OK, Finding.MATCHES)
    (strange,) = take_back.scan(back, pack(AMOXICILLIN, 9), actor=PHARMACIST, counter=house.counter)
    assert (strange.verdict, strange.finding) == (Verdict.STOP, Finding.NOT_DISPENSED_HERE)


def test_what_comes_back_frees_its_pack_and_owes_a_return_behind_its_sale(house: House) -> None:
    dispensed(house)
    back = begun(house)
    take_back.scan(back, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    (owed,) = take_back.confirm(back, actor=PHARMACIST, counter=house.counter, reason="患者要求退药")
    assert isinstance(owed.body, SaleReturn)
    assert owed.body.goods.codes == (pack(AMOXICILLIN, 1),)
    assert owed.body.sale_id is not None
    with house.store.reading() as tx:
        assert tx.stock.on_hand(house.amoxicillin, house.counter.pharmacy) == -24
        assert tx.documents.get(back).head.reason == "患者要求退药"
    again = house.prescription("CF2", (house.amoxicillin, 24))
    (result,) = dispense.scan(again, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    assert result.verdict is Verdict.OK


def test_only_what_went_out_without_a_code_may_be_typed(house: House) -> None:
    dispensed(house)
    coded, herb = looking.look(begun(house), counter=house.counter).document.lines
    with pytest.raises(ScanNeeded):
        set_by_hand(coded.document_id, coded.id, 24, actor=PHARMACIST, counter=house.counter)
    typed = set_by_hand(herb.document_id, herb.id, 500, actor=PHARMACIST, counter=house.counter)
    assert typed.by_hand == 100, "never more than went out"
    set_by_hand(coded.document_id, coded.id, 0, actor=PHARMACIST, counter=house.counter)


def test_a_typed_return_goes_back_to_the_lot_it_left(house: House) -> None:
    with house.store.writing() as tx:
        first = tx.stock.put_lot(house.herb, "A")
    rx = house.prescription("CF1", (house.herb, 100))
    with house.store.writing() as tx:
        tx.documents.amend_line(tx.documents.get(rx).lines[0].id, lot_id=first.id)
    dispense.take_up(rx, actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    document = take_back.open_return("CF1", actor=PHARMACIST, counter=house.counter)
    set_by_hand(document.id, document.lines[0].id, 100, actor=PHARMACIST, counter=house.counter)
    (owed,) = take_back.confirm(document.id, actor=PHARMACIST, counter=house.counter)
    assert isinstance(owed.body, SaleReturn)
    assert owed.body.goods.lot_number == "A"
    assert owed.body.sale_id is not None


def test_nothing_dispensed_and_nothing_left_are_told_apart(house: House) -> None:
    with pytest.raises(NothingDispensed):
        begun(house, "CF404")
    dispensed(house)
    back = begun(house)
    with pytest.raises(NothingScanned):
        take_back.confirm(back, actor=PHARMACIST, counter=house.counter)
    for serial in (1, 2):
        take_back.scan(back, pack(AMOXICILLIN, serial), actor=PHARMACIST, counter=house.counter)
    herb = looking.look(back, counter=house.counter).document.lines[1]
    set_by_hand(back, herb.id, 100, actor=PHARMACIST, counter=house.counter)
    take_back.confirm(back, actor=PHARMACIST, counter=house.counter)
    with pytest.raises(AlreadyReturned):
        begun(house)


def test_the_queue_has_begun_returns_first_and_finds_by_a_part_of_the_name(house: House) -> None:
    dispensed(house, "CF1")
    house.clock.forward(minutes=1)
    rx = house.prescription("CF2", (house.ibuprofen, 20))
    dispense.scan(rx, pack(IBUPROFEN, 7), actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    back = begun(house, "CF2")
    rows = take_back.queue(actor=PHARMACIST, counter=house.counter)
    assert rows[0].id == back
    assert [row.number for row in rows[1:]] == ["CF2", "CF1"]
    assert [row.patient for row in rows] == ["张*"] * 3
    assert [row.number for row in take_back.queue("伟", actor=PHARMACIST, counter=house.counter)[1:]] == ["CF2", "CF1"]
    assert [row.number for row in take_back.queue("CF1", actor=PHARMACIST, counter=house.counter)] == ["CF1"]
    assert not take_back.queue("李", actor=PHARMACIST, counter=house.counter)


def test_a_dispensing_of_which_something_came_back_says_so(house: House) -> None:
    dispensed(house)
    back = begun(house)
    take_back.scan(back, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    take_back.confirm(back, actor=PHARMACIST, counter=house.counter)
    (row,) = take_back.queue(actor=PHARMACIST, counter=house.counter)
    assert row.touched
    assert row.state is DocumentState.DONE
    assert [line.needed for line in looking.look(begun(house), counter=house.counter).document.lines] == [24, 100]


def test_a_return_given_up_leaves_the_packs_dispensed(house: House) -> None:
    dispensed(house)
    back = begun(house)
    take_back.scan(back, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    cancel.cancel(back, "", actor=PHARMACIST, counter=house.counter)
    (again,) = take_back.scan(begun(house), pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    assert again.finding is Finding.MATCHES


def test_who_may_not_take_back_does_not_see_who_was_dispensed_to(house: House) -> None:
    with pytest.raises(NotAllowed):
        take_back.queue(actor=STOREKEEPER, counter=house.counter)
