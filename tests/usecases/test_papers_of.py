"""A person's card, voucher or number finds their documents, and leaves nothing of itself behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.cards import CardKind, PersonCard, VoucherToken
from app.domain.documents import DocumentKind, DocumentState
from app.domain.people import Person
from app.domain.refusals import NotAllowed, NoVoucherReader
from app.store.tables.documents import documents
from app.store.tables.people import audit
from app.usecases import dispense, imports, take_back
from app.usecases.by_hand import set_by_hand
from app.usecases.papers_of import PapersOf, papers_held_by, papers_of
from tests.usecases.conftest import ADMIN, AMOXICILLIN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.persons import LI, NAMESAKE, TOKEN, ZHANG, handed_out, leaks, prescribed

PHARMACY, RETURN = DocumentKind.DISPENSING, DocumentKind.TAKE_BACK


def begun(house: House, number: str) -> int:
    return take_back.open_return(number, actor=PHARMACIST, counter=house.counter).id


def found(house: House, card: PersonCard, kind: DocumentKind = PHARMACY, actor: Person = PHARMACIST) -> PapersOf:
    return papers_of(card, kind, actor=actor, counter=house.counter)


def numbers(papers: PapersOf) -> list[str]:
    return [row.number for row in papers.rows]


def test_a_card_finds_the_open_prescriptions_of_its_person_oldest_first(house: House) -> None:
    prescribed(house, "CF1", ZHANG)
    prescribed(house, "CF2", LI)
    prescribed(house, "CF3", ZHANG)
    prescribed(house, "CF4", None)
    papers = found(house, ZHANG)
    assert numbers(papers) == ["CF1", "CF3"]
    assert (papers.who, {row.patient for row in papers.rows}) == ("张*", {"张*"})


def test_what_was_handed_out_or_given_up_no_longer_waits(house: House) -> None:
    handed_out(house, "CF1", ZHANG)
    given_up = prescribed(house, "CF2", ZHANG)
    with house.store.writing() as tx:
        tx.documents.close(given_up, DocumentState.CANCELLED, at=house.clock(), by="wang")
    assert numbers(found(house, ZHANG)) == []


@pytest.mark.parametrize("written", ["11010120990202009x", " 110101 20990202 009X ", "110101-20990202-009X"])
def test_however_the_number_is_written_it_is_the_same_person(house: House, written: str) -> None:
    prescribed(house, "CF1", LI)
    assert numbers(found(house, PersonCard(CardKind.RESIDENT, "李娜", written))) == ["CF1"]


def test_another_person_of_the_same_name_is_another_person(house: House) -> None:
    prescribed(house, "CF1", ZHANG)
    assert numbers(found(house, NAMESAKE)) == []


@pytest.mark.parametrize("number", ["", "  "])
def test_a_card_without_a_number_is_nobody_not_everybody(house: House, number: str) -> None:
    prescribed(house, "CF1", PersonCard(CardKind.RESIDENT, "张伟", ""))
    prescribed(house, "CF2", None)
    for kind in (PHARMACY, RETURN):
        assert numbers(found(house, PersonCard(CardKind.RESIDENT, "张伟", number), kind)) == []


def test_an_imported_prescription_is_found_and_follows_a_corrected_patient(house: House, tmp_path: Path) -> None:
    file = tmp_path / "prescriptions.csv"
    for card in (ZHANG, LI):
        file.write_text(
            f"处方号,患者姓名,身份证号,药品编码,最小单位数量\nCF1,{card.name},{card.id_number},D3,100\n",
            encoding="utf-8",
        )
        imports.import_prescriptions(file, actor=ADMIN, counter=house.counter)
        assert numbers(found(house, card)) == ["CF1"]
    assert numbers(found(house, ZHANG)) == [], "the number that was corrected finds nothing any more"


def test_a_return_begins_from_what_was_dispensed_newest_first(house: House) -> None:
    handed_out(house, "CF1", ZHANG)
    handed_out(house, "CF2", LI)
    handed_out(house, "CF3", ZHANG)
    prescribed(house, "CF4", ZHANG)
    assert numbers(found(house, ZHANG, RETURN)) == ["CF3", "CF1"]


def test_a_begun_return_stands_in_place_of_its_dispensing(house: House) -> None:
    handed_out(house, "CF1", ZHANG)
    back = begun(house, "CF1")
    (row,) = found(house, ZHANG, RETURN).rows
    assert (row.id, row.state) == (back, DocumentState.OPEN)


def test_what_came_back_whole_cannot_come_back_again(house: House) -> None:
    handed_out(house, "CF1", ZHANG)
    for units, left in ((40, ["CF1"]), (60, [])):
        back = take_back.open_return("CF1", actor=PHARMACIST, counter=house.counter)
        set_by_hand(back.id, back.lines[0].id, units, actor=PHARMACIST, counter=house.counter)
        take_back.confirm(back.id, actor=PHARMACIST, counter=house.counter)
        assert numbers(found(house, ZHANG, RETURN)) == left


def test_an_id_number_alone_learns_the_masked_name_from_what_it_finds(house: House) -> None:
    prescribed(house, "CF1", ZHANG)
    assert found(house, PersonCard(CardKind.RESIDENT, "", ZHANG.id_number)).who == "张*"
    assert found(house, PersonCard(CardKind.RESIDENT, "", LI.id_number)).who == "110***********009X"


def test_a_voucher_finds_the_papers_of_whoever_holds_it(house: House) -> None:
    prescribed(house, "CF1", LI)
    asked: list[VoucherToken] = []

    def who_holds(token: VoucherToken) -> PersonCard:
        asked.append(token)
        return PersonCard(CardKind.E_VOUCHER, "李娜", LI.id_number)

    papers = papers_held_by(TOKEN, PHARMACY, who_holds=who_holds, actor=PHARMACIST, counter=house.counter)
    assert (numbers(papers), papers.who, asked) == (["CF1"], "李*", [TOKEN])


def test_where_nobody_can_say_whose_a_voucher_is_that_goes_up_to_the_screen(house: House) -> None:
    def who_holds(_token: VoucherToken) -> PersonCard:
        raise NoVoucherReader

    with pytest.raises(NoVoucherReader):
        papers_held_by(TOKEN, PHARMACY, who_holds=who_holds, actor=PHARMACIST, counter=house.counter)


@pytest.mark.parametrize("kind", [PHARMACY, RETURN])
def test_who_may_not_do_the_work_may_not_ask_either(house: House, kind: DocumentKind) -> None:
    with pytest.raises(NotAllowed):
        found(house, ZHANG, kind, STOREKEEPER)

    def who_holds(_token: VoucherToken) -> PersonCard:
        pytest.fail("the insurer is asked for somebody who may not know")

    with pytest.raises(NotAllowed):
        papers_held_by(TOKEN, kind, who_holds=who_holds, actor=STOREKEEPER, counter=house.counter)


def test_who_asked_is_noted_and_about_whom_is_not(house: House) -> None:
    prescribed(house, "CF1", ZHANG)
    found(house, ZHANG)
    with house.store.reading() as tx:
        (line,) = tx.connection.execute(select(audit).where(audit.c.verb == "papers of a person"))
    assert (line.who, line.subject) == ("wang", "dispensing")
    assert "CF1" in line.after
    assert not leaks(tuple(line))


def test_the_digest_says_nothing_without_the_key(house: House) -> None:
    prescribed(house, "CF1", ZHANG)
    prescribed(house, "CF2", LI)
    with house.store.reading() as tx:
        digests = [bytes(found) for found in tx.connection.execute(select(documents.c.person)).scalars()]
        ours = tx.sealer.digest(ZHANG.id_number)
    assert len({*digests}) == 2
    assert all(len(digest) == 32 and not leaks(digest) for digest in digests)
    assert ours == digests[0]
    assert type(tx.sealer)(b"another key, 16b").digest(ZHANG.id_number) not in digests


def test_neither_number_name_nor_token_is_in_any_row_or_file(house: House, tmp_path: Path) -> None:
    prescribed(house, "CF1", ZHANG)
    handed_out(house, "CF2", LI)
    begun(house, "CF2")
    for card in (ZHANG, LI):
        for kind in (PHARMACY, RETURN):
            papers_held_by(TOKEN, kind, who_holds=lambda _: card, actor=PHARMACIST, counter=house.counter)  # noqa: B023
    with house.store.reading() as tx:
        rows = 0
        for table in documents.metadata.sorted_tables:
            for row in tx.connection.execute(select(table)):
                rows += 1
                assert not leaks(tuple(row)), table.name
    assert rows
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or not leaks(file.read_bytes()), file.name


def test_a_pack_of_another_person_does_not_open_by_this_card(house: House) -> None:
    """The door is the card; what is scanned then is judged as ever."""
    prescribed(house, "CF1", ZHANG)
    (row,) = found(house, ZHANG).rows
    (result,) = dispense.scan(row.id, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    assert result.line_id is None
