"""追溯查询: the life of a pack, and honest words for what was never seen."""

import pytest

from app.domain.codes import Kind
from app.domain.documents import DocumentKind, DocumentState
from app.domain.identifiers import KeyType, Source
from app.domain.people import Person, Role
from app.domain.refusals import NotAllowed
from app.domain.submissions import SubmissionKind, SubmissionState
from app.usecases import cancel, dispense, sign_in, take_back, undo
from app.usecases.trace import Traced, trace
from tests.usecases.conftest import ADMIN, AMOXICILLIN, IBUPROFEN, PHARMACIST, House, pack


def ask(house: House, text: str) -> Traced:
    return trace(text, actor=PHARMACIST, counter=house.counter)


def dispense_pack(house: House, number: str, units: int = 24, *, confirm: bool = True) -> int:
    rx = house.prescription(number, (house.amoxicillin, units))
    dispense.scan(rx, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    if confirm:
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    return rx


def test_a_life_tells_every_event_with_its_submissions(house: House) -> None:
    sign_in.add_person("boss", "主任", [Role.ADMINISTRATOR], "password-1", counter=house.counter, actor=None)
    sign_in.add_person("wang", "王芳", [Role.PHARMACIST], "password-1", counter=house.counter, actor=ADMIN)
    dispense_pack(house, "CF1")
    back = take_back.open_return("CF1", actor=PHARMACIST, counter=house.counter)
    take_back.scan(back.id, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    take_back.confirm(back.id, actor=PHARMACIST, counter=house.counter)
    life = ask(house, pack(AMOXICILLIN, 1)).life
    assert life is not None
    assert life.drug is not None
    assert [(event.kind, event.to, event.by, event.units) for event in life.events] == [
        (DocumentKind.DISPENSING, "张*", "王芳", 24),
        (DocumentKind.TAKE_BACK, "张*", "王芳", 24),
    ]
    assert [[(told.kind, told.state) for told in event.told] for event in life.events] == [
        [(SubmissionKind.SALE, SubmissionState.WAITING)],
        [(SubmissionKind.SALE_RETURN, SubmissionState.WAITING)],
    ]
    assert life.out == ()


def test_where_a_pack_is_follows_its_uses(house: House) -> None:
    dispense_pack(house, "CF1", 6)
    dispense_pack(house, "CF2", 10)
    life = ask(house, pack(AMOXICILLIN, 1)).life
    assert life is not None
    assert life.units_out == 16
    assert [use.document_number for use in life.out] == ["CF1", "CF2"]


def test_what_was_taken_back_by_undo_stays_in_the_life_and_says_so(house: House) -> None:
    rx = dispense_pack(house, "CF1", confirm=False)
    undo.undo_last(rx, actor=PHARMACIST, counter=house.counter)
    dispense.scan(rx, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    cancel.cancel(rx, "错单", actor=PHARMACIST, counter=house.counter)
    life = ask(house, pack(AMOXICILLIN, 1)).life
    assert life is not None
    first, second = life.events
    assert first.undone is not None
    assert first.undone.by == "wang"
    assert second.undone is None
    assert second.state is DocumentState.CANCELLED


def test_a_part_of_a_code_finds_its_pack_if_it_is_the_only_one(house: House) -> None:
    dispense_pack(house, "CF1")
    rx = house.prescription("CF2", (house.ibuprofen, 20))
    dispense.scan(rx, pack(IBUPROFEN, 2), actor=PHARMACIST, counter=house.counter)
    assert ask(house, "8100002 9000").life is not None
    both = ask(house, "900000000000")
    assert both.life is None
    assert [one.drug for one in both.alike] == ["布洛芬缓释胶囊", "阿莫西林胶囊"]
    assert not ask(house, "900").alike, "three characters fit too much"
    assert not ask(house, "%%%%").alike


def test_a_pack_never_seen_is_told_by_its_identifier(house: House) -> None:
    unseen = ask(house, pack(AMOXICILLIN, 5))
    assert unseen.life is None
    assert [claim.drug.name for claim in unseen.claims] == ["阿莫西林胶囊"]
    assert ask(house, pack("8999999", 5)).claims == ()
    with house.store.writing() as tx:
        tx.identifiers.add(
            AMOXICILLIN,
            KeyType.PREFIX7,
            house.ibuprofen,
            level=1,
            units=20,
            source=Source.IMPORTED,
            by="x",
            at=house.clock(),
        )
    assert len(ask(house, pack(AMOXICILLIN, 5)).claims) == 2


def test_who_looked_is_noted_and_something_personal_is_not(house: House) -> None:
    dispense_pack(house, "CF1")
    ask(house, pack(AMOXICILLIN, 1))
    personal = ask(house, "11010119900307123X")
    assert personal.reading.kind is Kind.ID_NUMBER
    with house.store.reading() as tx:
        rows = tx.connection.exec_driver_sql("SELECT subject FROM audit WHERE verb = 'trace'").all()
    assert [row[0] for row in rows] == [pack(AMOXICILLIN, 1)]


def test_tracing_takes_the_right_to(house: House) -> None:
    with pytest.raises(NotAllowed):
        trace("8100001", actor=Person(9, "x", "无权", frozenset()), counter=house.counter)
