"""A card, an e-voucher or an id number at 处方发药 and 处方退药: whose documents the screen shows then."""

from __future__ import annotations

import pytest

from app.bootstrap.card_door import CardDoor
from app.domain.cards import CardKind, PersonCard, VoucherToken
from app.domain.documents import DocumentKind, DocumentState
from app.domain.refusals import CardRefused, NothingOpen, NoVoucherReader, PatientCodeDamaged, ReaderAway
from app.domain.verdict import Verdict
from app.store import Store
from app.store.tables.documents import documents
from app.store.tables.people import audit
from app.ui.dispensing.viewmodel import DispensingViewModel
from app.ui.patients.viewmodel import AtCounter, PatientViewModel, Standing
from app.ui.take_back.viewmodel import TakeBackViewModel
from app.usecases import dispense
from tests.usecases.conftest import AMOXICILLIN, PHARMACIST, House, pack
from tests.usecases.persons import LI, TOKEN, ZHANG, handed_out, leaks, prescribed


def opened(model: PatientViewModel) -> str | None:
    """Number of the open document, or of the dispensing it answers."""
    head = model.state.document.head if model.state.document else None
    return (head.source or head.number) if head else None


def queue(model: PatientViewModel) -> list[str]:
    return [row.number for row in model.state.queue]


# --- 处方发药 -----------------------------------------------------------------


def test_a_card_opens_the_one_prescription_of_its_person(
    house: House, dispensing: DispensingViewModel, tones: list[Verdict]
) -> None:
    prescribed(house, "CF1", LI)
    prescribed(house, "CF2", ZHANG)
    dispensing.entered()
    dispensing.show_person(ZHANG)
    assert opened(dispensing) == "CF2"
    assert dispensing.state.document is not None
    assert dispensing.state.document.complete, "taken up: what has no codes is counted"
    assert tones == [Verdict.OK]


def test_several_prescriptions_stand_alone_in_the_queue(
    house: House, dispensing: DispensingViewModel, tones: list[Verdict]
) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG)):
        prescribed(house, number, card)
    dispensing.entered()
    dispensing.show_person(ZHANG)
    assert (opened(dispensing), queue(dispensing)) == (None, ["CF1", "CF3"])
    assert dispensing.state.patient == AtCounter(Standing.SHOWN, "张*")
    assert tones == [Verdict.OK]
    dispensing.show_all()
    assert queue(dispensing) == ["CF1", "CF2", "CF3"]
    assert dispensing.state.patient is None


def test_a_person_without_prescriptions_is_told_and_the_queue_stays(
    house: House, dispensing: DispensingViewModel, tones: list[Verdict]
) -> None:
    prescribed(house, "CF1", LI)
    dispensing.entered()
    dispensing.show_person(ZHANG)
    assert dispensing.state.patient == AtCounter(Standing.NOTHING, "张*")
    assert queue(dispensing) == ["CF1"]
    assert tones == [Verdict.ATTENTION]


def test_refreshing_asks_again_for_who_had_nothing(house: House, dispensing: DispensingViewModel) -> None:
    """The hospital's system sent the prescription a moment after the card was laid down."""
    dispensing.entered()
    dispensing.show_person(ZHANG)
    prescribed(house, "CF1", ZHANG)
    dispensing.refresh()
    assert opened(dispensing) == "CF1"


def test_the_next_prescription_of_the_same_person_waits_when_one_is_done(
    house: House, dispensing: DispensingViewModel
) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG), ("CF4", ZHANG)):
        prescribed(house, number, card)
    dispensing.show_person(ZHANG)
    dispensing.picked(dispensing.state.queue[0].id)
    dispensing.confirmed("")
    assert dispensing.state.settled is not None
    assert (queue(dispensing), dispensing.state.alone) == (["CF3", "CF4"], True)
    dispensing.picked(dispensing.state.queue[0].id)
    dispensing.put_away()
    assert queue(dispensing) == ["CF3", "CF4"], "looked at and put away: still theirs"
    dispensing.picked(dispensing.state.queue[0].id)
    dispensing.confirmed("")
    assert (opened(dispensing), queue(dispensing)) == (None, ["CF4"]), "the last one is not opened by itself"
    dispensing.picked(dispensing.state.queue[0].id)
    dispensing.confirmed("")
    assert (queue(dispensing), dispensing.state.patient) == (["CF2"], None), "then everybody's again"


def test_typing_in_the_search_line_ends_it(house: House, dispensing: DispensingViewModel) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG)):
        prescribed(house, number, card)
    dispensing.show_person(ZHANG)
    dispensing.searched("CF")
    assert (queue(dispensing), dispensing.state.patient) == (["CF1", "CF2", "CF3"], None)
    dispensing.refresh()
    assert len(queue(dispensing)) == 3


def test_another_card_takes_its_place(house: House, dispensing: DispensingViewModel) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG), ("CF4", LI)):
        prescribed(house, number, card)
    dispensing.show_person(ZHANG)
    dispensing.show_person(LI)
    assert (queue(dispensing), dispensing.state.patient) == (["CF2", "CF4"], AtCounter(Standing.SHOWN, "李*"))


def test_a_number_scanned_meanwhile_opens_as_ever_and_ends_it(house: House, dispensing: DispensingViewModel) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG)):
        prescribed(house, number, card)
    dispensing.show_person(ZHANG)
    dispensing.scanned("CF2")
    assert opened(dispensing) == "CF2"
    dispensing.put_away()
    assert queue(dispensing) == ["CF1", "CF2", "CF3"]


# --- with a document open -----------------------------------------------------


def test_a_document_nobody_touched_gives_way_to_the_next_card(house: House, dispensing: DispensingViewModel) -> None:
    prescribed(house, "CF1", ZHANG)
    prescribed(house, "CF2", LI)
    dispensing.show_person(ZHANG)
    dispensing.show_person(LI)
    assert opened(dispensing) == "CF2"


def test_a_document_in_work_is_never_changed_under_the_hands(
    house: House, dispensing: DispensingViewModel, tones: list[Verdict]
) -> None:
    prescribed(house, "CF1", ZHANG, (house.amoxicillin, 48))
    prescribed(house, "CF2", LI)
    dispensing.show_person(ZHANG)
    dispensing.scanned(pack(AMOXICILLIN, 1))
    tones.clear()
    dispensing.show_person(LI)
    assert opened(dispensing) == "CF1"
    assert dispensing.state.patient == AtCounter(Standing.OTHER, "李*")
    assert tones == [Verdict.ATTENTION]
    dispensing.scanned(pack(AMOXICILLIN, 2))
    assert dispensing.state.patient is None, "the next scan goes on"
    assert dispensing.state.document is not None
    assert dispensing.state.document.complete


def test_the_card_of_the_open_documents_patient_confirms_who_stands_there(
    house: House, dispensing: DispensingViewModel, tones: list[Verdict]
) -> None:
    prescribed(house, "CF1", ZHANG, (house.amoxicillin, 48))
    dispensing.show_person(ZHANG)
    dispensing.scanned(pack(AMOXICILLIN, 1))
    tones.clear()
    dispensing.show_person(PersonCard(CardKind.SOCIAL_SECURITY, "张伟", ZHANG.id_number.lower()))
    assert dispensing.state.patient == AtCounter(Standing.SAME, "张*")
    assert tones == [Verdict.OK]
    dispensing.prompt_dismissed()
    assert dispensing.state.patient is None


def test_a_name_alone_proves_nothing(house: House, dispensing: DispensingViewModel) -> None:
    prescribed(house, "CF1", PersonCard(CardKind.RESIDENT, "张伟", ""), (house.amoxicillin, 48))
    dispensing.scanned("CF1")
    dispensing.scanned(pack(AMOXICILLIN, 1))
    dispensing.show_person(ZHANG)
    assert dispensing.state.patient == AtCounter(Standing.OTHER, "张*")


def test_with_a_document_open_a_voucher_or_number_is_refused_as_ever(
    house: House, dispensing: DispensingViewModel, door: CardDoor
) -> None:
    door.who_holds = lambda _: pytest.fail("nobody is asked")
    prescribed(house, "CF1", ZHANG)
    dispensing.show_person(ZHANG)
    for text in (TOKEN.text, LI.id_number):
        dispensing.scanned(text)
        assert dispensing.state.card is not None
        assert dispensing.state.card.verdict is Verdict.STOP
        assert not leaks(dispensing.state.card.shown)
        assert opened(dispensing) == "CF1"


# --- vouchers and numbers -----------------------------------------------------


@pytest.mark.parametrize("text", [TOKEN.text, f"]Q1{TOKEN.text}\r"])
def test_a_scanned_voucher_opens_its_holders_prescription(
    house: House, dispensing: DispensingViewModel, door: CardDoor, text: str
) -> None:
    asked: list[VoucherToken] = []

    def who_holds(token: VoucherToken) -> PersonCard:
        assert dispensing.state.patient == AtCounter(Standing.AWAITED), "the screen says that somebody is asked"
        asked.append(token)
        return PersonCard(CardKind.E_VOUCHER, "李娜", LI.id_number)

    door.who_holds = who_holds
    prescribed(house, "CF1", LI)
    dispensing.scanned(text)
    assert (opened(dispensing), asked) == ("CF1", [TOKEN])
    assert dispensing.state.patient is None


def test_without_voucher_decoding_it_is_refused_and_kept_nowhere(
    house: House, dispensing: DispensingViewModel, tones: list[Verdict]
) -> None:
    dispensing.entered()
    dispensing.scanned(TOKEN.text)
    assert isinstance(dispensing.state.trouble, NoVoucherReader)
    assert dispensing.state.patient is None
    assert tones == [Verdict.STOP]
    assert not leaks(repr(dispensing.state))


@pytest.mark.parametrize("text", [ZHANG.id_number, f" {ZHANG.id_number}\r\n", "110101 20990101 0017"])
def test_an_id_number_that_is_scanned_or_typed_opens_its_persons_prescription(
    house: House, dispensing: DispensingViewModel, text: str
) -> None:
    prescribed(house, "CF1", ZHANG)
    dispensing.scanned(text)
    assert opened(dispensing) == "CF1"


def test_a_number_that_is_nobodys_may_be_a_documents_after_all(house: House, dispensing: DispensingViewModel) -> None:
    prescribed(house, LI.id_number, ZHANG)
    dispensing.scanned(LI.id_number)
    assert opened(dispensing) == LI.id_number


@pytest.mark.parametrize("text", [TOKEN.text[:27], "110101209901010018"])
def test_a_damaged_one_is_told_as_that(
    house: House, dispensing: DispensingViewModel, tones: list[Verdict], text: str
) -> None:
    dispensing.scanned(text)
    assert isinstance(dispensing.state.trouble, PatientCodeDamaged)
    assert text not in repr(dispensing.state)
    assert tones == [Verdict.STOP]


def test_a_documents_number_that_looks_like_half_an_id_number_opens_it(
    house: House, dispensing: DispensingViewModel
) -> None:
    prescribed(house, "110101990101001", LI)
    dispensing.scanned("110101990101001")
    assert opened(dispensing) == "110101990101001"


def test_anything_else_is_told_as_ever(dispensing: DispensingViewModel) -> None:
    dispensing.scanned(pack(AMOXICILLIN, 1))
    assert isinstance(dispensing.state.trouble, NothingOpen)


def test_searching_never_asks_with_a_whole_number_and_enter_looks_for_the_person(
    house: House, dispensing: DispensingViewModel
) -> None:
    prescribed(house, "CF1", ZHANG)
    prescribed(house, "CF2", LI)
    dispensing.entered()
    dispensing.searched(ZHANG.id_number)
    assert (dispensing.state.words, queue(dispensing)) == ("", ["CF1", "CF2"])
    assert dispensing.named(ZHANG.id_number)
    assert opened(dispensing) == "CF1"


def test_enter_behind_words_is_no_person(house: House, dispensing: DispensingViewModel) -> None:
    prescribed(house, "CF1", ZHANG)
    dispensing.entered()
    assert not dispensing.named("CF1")
    assert not dispensing.named("110101990101001"), "a row is under the cursor: Enter means it"
    dispensing.searched("110101990101001")
    assert dispensing.named("110101990101001")
    assert isinstance(dispensing.state.trouble, PatientCodeDamaged)


# --- a reader that is asked ---------------------------------------------------


def test_a_reader_is_asked_by_a_key_and_its_refusal_told(
    dispensing: DispensingViewModel, door: CardDoor, tones: list[Verdict]
) -> None:
    assert not dispensing.can_read
    asked: list[bool] = []
    door.read_card = lambda: asked.append(True)
    assert dispensing.can_read
    dispensing.card_asked()
    assert (asked, dispensing.state.patient) == ([True], AtCounter(Standing.AWAITED))
    dispensing.card_refused(ReaderAway("读卡器", "silent"))
    assert dispensing.state.patient is None
    assert dispensing.state.trouble == ReaderAway("读卡器", "silent")
    dispensing.card_asked()
    assert dispensing.state.trouble is None
    dispensing.card_refused(CardRefused("no_card"))
    assert tones == [Verdict.STOP, Verdict.STOP]


# --- 处方退药 -----------------------------------------------------------------


def test_a_card_begins_the_return_of_the_one_dispensing(house: House, returning: TakeBackViewModel) -> None:
    handed_out(house, "CF1", LI)
    handed_out(house, "CF2", ZHANG)
    prescribed(house, "CF3", ZHANG)
    returning.show_person(ZHANG)
    assert opened(returning) == "CF2"
    returning.put_away()
    with house.store.reading() as tx:
        assert not tx.documents.open_answer_to(DocumentKind.TAKE_BACK, "CF2"), "looking leaves nothing behind"


def test_several_dispensings_stand_alone_and_picking_one_begins_its_return(
    house: House, returning: TakeBackViewModel
) -> None:
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG)):
        handed_out(house, number, card)
    returning.show_person(ZHANG)
    assert queue(returning) == ["CF3", "CF1"]
    returning.picked(returning.state.queue[1].id)
    assert opened(returning) == "CF1"
    returning.put_away()
    assert queue(returning) == ["CF3", "CF1"]


def test_a_begun_return_goes_on(house: House, returning: TakeBackViewModel) -> None:
    handed_out(house, "CF1", ZHANG)
    returning.scanned("CF1")
    returning.typed_number(1)
    begun = returning.state.document
    returning.put_away()
    returning.show_person(ZHANG)
    assert begun is not None
    assert returning.state.document is not None
    assert returning.state.document.id == begun.id


def test_an_untouched_return_gives_way_to_the_next_card_and_is_given_up(
    house: House, returning: TakeBackViewModel
) -> None:
    handed_out(house, "CF1", ZHANG)
    handed_out(house, "CF2", LI)
    returning.show_person(ZHANG)
    first = returning.state.document
    returning.show_person(LI)
    assert opened(returning) == "CF2"
    assert first is not None
    with house.store.reading() as tx:
        assert tx.documents.head(first.id).state is DocumentState.CANCELLED


def test_a_return_in_work_stays(house: House, returning: TakeBackViewModel) -> None:
    handed_out(house, "CF1", ZHANG)
    handed_out(house, "CF2", LI)
    returning.show_person(ZHANG)
    returning.typed_number(1)
    returning.show_person(LI)
    assert (opened(returning), returning.state.patient) == ("CF1", AtCounter(Standing.OTHER, "李*"))


def test_numbers_and_vouchers_open_returns_too(house: House, returning: TakeBackViewModel, door: CardDoor) -> None:
    handed_out(house, "CF1", LI)
    door.who_holds = lambda _: LI
    for text in (LI.id_number, TOKEN.text):
        returning.scanned(text)
        assert opened(returning) == "CF1"
        returning.put_away()


@pytest.mark.parametrize("text", ["110101990101001", "110101209901010018"])
def test_half_a_number_is_told_on_a_return_too(returning: TakeBackViewModel, text: str) -> None:
    returning.scanned(text)
    assert isinstance(returning.state.trouble, PatientCodeDamaged)


def test_who_has_nothing_to_return_is_told(house: House, returning: TakeBackViewModel) -> None:
    prescribed(house, "CF1", ZHANG)
    returning.show_person(ZHANG)
    assert returning.state.patient == AtCounter(Standing.NOTHING, "张*")


# --- nothing stays behind -----------------------------------------------------


def test_a_day_of_cards_leaves_nothing_personal_in_state_or_store(
    house: House,
    store: Store,
    dispensing: DispensingViewModel,
    returning: TakeBackViewModel,
    door: CardDoor,
) -> None:
    door.who_holds = lambda _: LI
    for number, card in (("CF1", ZHANG), ("CF2", LI), ("CF3", ZHANG), ("CF4", LI)):
        prescribed(house, number, card)
    for model in (dispensing, returning):
        model.entered()
        for deed in (model.show_person, model.show_person):
            deed(ZHANG)
            deed(LI)
        for text in (TOKEN.text, ZHANG.id_number, TOKEN.text[:25], LI.id_number[:17]):
            model.scanned(text)
            model.searched(text)
            model.named(text)
            assert not leaks(repr(model.state.patient) + repr(model.state.queue) + repr(model.state.trouble))
    dispense.take_up(1, actor=PHARMACIST, counter=house.counter)
    with store.reading() as tx:
        for table in (documents, audit):
            for row in tx.connection.execute(table.select()):
                assert not leaks(tuple(row))
