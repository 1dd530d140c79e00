"""药品标识码: what a key stands for, who said so, and who looked at it."""

from datetime import timedelta

import pytest

from app.domain.documents import Finding
from app.domain.identifiers import Identifier, KeyType, Source
from app.domain.people import Person, Role
from app.domain.refusals import BadIdentifier, IdentifierTaken, NotAllowed, SamePerson, UnknownDrug
from app.usecases import dispense
from app.usecases.match_identifier import add, approve, end, learn
from app.usecases.undo import undo_last
from tests.usecases.conftest import ADMIN, AMOXICILLIN, IBUPROFEN, KEEPER, PHARMACIST, STOREKEEPER, House, pack

NEW = "8100088"
OTHER_KEEPER = Person(5, "zhao", "赵敏", frozenset({Role.IDENTIFIER_ADMIN}))


def typed(house: House, key: str = NEW, drug: str = "D1", **told: object) -> Identifier:
    words = {"key_type": KeyType.PREFIX7, "level": 1, "units": 24, "actor": KEEPER, **told}
    return add(key, drug_code=drug, counter=house.counter, **words)  # type: ignore[arg-type]


def finding(house: House, code: str) -> Finding:
    """What a scan of the pack says on a prescription of its own."""
    with house.store.writing() as tx:
        number = tx.documents.next_number("CF", house.counter.today())
    rx = house.prescription(number, (house.amoxicillin, 24))
    (result,) = dispense.scan(rx, code, actor=PHARMACIST, counter=house.counter)
    return result.finding


def audited(house: House, verb: str) -> int:
    with house.store.reading() as tx:
        question = "SELECT count(*) FROM audit WHERE verb = '" + verb + "'"
        return int(tx.connection.exec_driver_sql(question).scalar_one())


def test_the_pack_in_hand_teaches_its_prefix(house: House) -> None:
    assert finding(house, pack(NEW, 1)) is Finding.UNMAPPED
    binding = learn(pack(NEW, 1), house.amoxicillin, actor=PHARMACIST, counter=house.counter)
    assert (binding.key, binding.level, binding.units) == (NEW, 1, 24)
    assert (binding.source, binding.created_by, binding.approved_by) == (Source.LEARNED, "wang", None)
    assert finding(house, pack(NEW, 2)) is Finding.COUNTED
    assert audited(house, "add identifier") == 1


def test_a_case_in_hand_teaches_its_level_and_contents(house: House) -> None:
    binding = learn(pack(NEW, 1), house.amoxicillin, level=3, packs=100, actor=STOREKEEPER, counter=house.counter)
    assert (binding.level, binding.units) == (3, 2400)
    assert finding(house, pack(NEW, 2)) is Finding.WRONG_LEVEL


def test_saying_the_same_twice_changes_nothing(house: House) -> None:
    first = learn(pack(NEW, 1), house.amoxicillin, actor=PHARMACIST, counter=house.counter)
    assert learn(pack(NEW, 2), house.amoxicillin, actor=STOREKEEPER, counter=house.counter) == first
    assert audited(house, "add identifier") == 1


@pytest.mark.parametrize("text", ["6923456000124", "816", "4240000000000000000099330000", pack(NEW, 1) + pack(NEW, 2)])
def test_what_is_not_one_trace_code_teaches_nothing(house: House, text: str) -> None:
    with pytest.raises(BadIdentifier) as refused:
        learn(text, house.amoxicillin, actor=PHARMACIST, counter=house.counter)
    assert "4240000000000000000099330000" not in repr(refused.value)


def test_a_key_that_means_another_drug_is_not_taken_over(house: House) -> None:
    with pytest.raises(IdentifierTaken) as refused:
        learn(pack(AMOXICILLIN, 1), house.ibuprofen, actor=PHARMACIST, counter=house.counter)
    assert (refused.value.key, refused.value.drug) == (AMOXICILLIN, "阿莫西林胶囊")
    assert finding(house, pack(AMOXICILLIN, 1)) is Finding.COUNTED


@pytest.mark.parametrize("told", [{"level": 2, "units": 240}, {"units": 12}])
def test_a_key_that_means_another_package_is_not_taken_over(house: House, told: dict[str, int]) -> None:
    """Were both kept, every scan of the key would be a conflict."""
    with pytest.raises(IdentifierTaken):
        typed(house, AMOXICILLIN, **told)
    assert finding(house, pack(AMOXICILLIN, 1)) is Finding.COUNTED


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("810000", {}),
        ("81000881", {}),
        ("06923456000125", {"key_type": KeyType.GTIN14}),
        ("6923456000124", {"key_type": KeyType.GTIN14}),
        ("", {"key_type": KeyType.MAKER}),
        (NEW, {"level": 0}),
        (NEW, {"level": 10}),
        (NEW, {"units": 0}),
    ],
)
def test_a_malformed_key_is_refused(house: House, key: str, told: dict[str, object]) -> None:
    with pytest.raises(BadIdentifier):
        typed(house, key, **told)


def test_a_drug_nobody_knows_is_refused(house: House) -> None:
    with pytest.raises(UnknownDrug):
        typed(house, drug="D404")


def test_a_wrong_binding_is_ended_and_the_right_one_takes_its_place(house: House) -> None:
    wrong = learn(pack(NEW, 1), house.ibuprofen, actor=PHARMACIST, counter=house.counter)
    assert finding(house, pack(NEW, 1)) is Finding.NOT_ON_LIST
    assert end(wrong.id, actor=KEEPER, counter=house.counter).valid_to == house.counter.today() - timedelta(days=1)
    assert finding(house, pack(NEW, 1)) is Finding.UNMAPPED
    typed(house)
    assert finding(house, pack(NEW, 1)) is Finding.COUNTED


def test_packs_taken_under_a_wrong_binding_are_put_right_with_it(house: House) -> None:
    wrong = learn(pack(NEW, 1), house.ibuprofen, actor=PHARMACIST, counter=house.counter)
    rx = house.prescription("CF1", (house.ibuprofen, 20))
    dispense.scan(rx, pack(NEW, 1), actor=PHARMACIST, counter=house.counter)
    end(wrong.id, actor=KEEPER, counter=house.counter)
    typed(house)
    undo_last(rx, actor=PHARMACIST, counter=house.counter)
    assert finding(house, pack(NEW, 1)) is Finding.COUNTED
    with house.store.reading() as tx:
        kept = tx.packs.look_up(pack(NEW, 1))
    assert kept is not None
    assert (kept.drug_id, kept.units) == (house.amoxicillin, 24)


def test_a_binding_that_ended_by_mistake_can_be_said_again(house: House) -> None:
    first = typed(house)
    approve(first.id, actor=OTHER_KEEPER, counter=house.counter)
    end(first.id, actor=KEEPER, counter=house.counter)
    house.clock.forward(days=30)
    again = learn(pack(NEW, 1), house.amoxicillin, actor=PHARMACIST, counter=house.counter)
    assert (again.id, again.valid_to, again.created_by, again.approved_by) == (first.id, None, "wang", None)
    assert finding(house, pack(NEW, 1)) is Finding.COUNTED
    assert audited(house, "open identifier again") == 1


def test_an_ended_binding_stays_as_it_ended(house: House) -> None:
    binding = typed(house)
    ended = end(binding.id, actor=KEEPER, counter=house.counter)
    house.clock.forward(days=30)
    assert end(binding.id, actor=KEEPER, counter=house.counter).valid_to == ended.valid_to


def test_a_binding_for_later_waits_for_its_day(house: House) -> None:
    today = house.counter.today()
    typed(house, valid_from=today + timedelta(days=10))
    assert finding(house, pack(NEW, 1)) is Finding.UNMAPPED
    house.clock.forward(days=10)
    assert finding(house, pack(NEW, 1)) is Finding.COUNTED


def test_claims_that_would_contradict_later_are_refused_now(house: House) -> None:
    today = house.counter.today()
    typed(house, valid_from=today + timedelta(days=10))
    with pytest.raises(IdentifierTaken):
        typed(house, drug="D2", units=20)
    until = typed(house, drug="D2", units=20, valid_to=today + timedelta(days=9))
    assert until.valid_to == today + timedelta(days=9)
    house.clock.forward(days=10)
    assert finding(house, pack(NEW, 1)) is Finding.COUNTED


def test_the_second_signature_is_another_persons(house: House) -> None:
    binding = typed(house)
    with pytest.raises(SamePerson):
        approve(binding.id, actor=KEEPER, counter=house.counter)
    assert approve(binding.id, actor=OTHER_KEEPER, counter=house.counter).approved_by == "zhao"
    assert audited(house, "approve identifier") == 1


def test_who_may_not_keep_identifiers_may_still_learn_the_pack_in_hand(house: House) -> None:
    for actor in (PHARMACIST, STOREKEEPER):
        learn(pack(NEW, 1), house.amoxicillin, actor=actor, counter=house.counter)
        for keep in (approve, end):
            with pytest.raises(NotAllowed):
                keep(1, actor=actor, counter=house.counter)
        with pytest.raises(NotAllowed):
            typed(house, actor=actor)
    typed(house, "8100099", actor=ADMIN)


def test_several_prefixes_stand_for_one_drug(house: House) -> None:
    typed(house)
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    for key in (AMOXICILLIN, NEW):
        (result,) = dispense.scan(rx, pack(key, 1), actor=PHARMACIST, counter=house.counter)
        assert result.finding is Finding.COUNTED
    assert result.complete
    assert finding(house, pack(IBUPROFEN, 1)) is Finding.NOT_ON_LIST
