"""药品标识码: the table as people look at it, and the pack in hand."""

from datetime import date, timedelta

import pytest

from app.domain.identifiers import KeyType, Source
from app.domain.people import Person, Role
from app.domain.refusals import IdentifierTaken, NotAllowed
from app.usecases import match_identifier
from app.usecases.look_at_identifiers import Only, bindings, claims, counts, in_hand
from tests.usecases.conftest import ADMIN, AMOXICILLIN, IBUPROFEN, KEEPER, PHARMACIST, House, pack


def keys(house: House, words: str = "", only: Only | None = None) -> list[str]:
    return [row.identifier.key for row in bindings(words, only, actor=KEEPER, counter=house.counter)]


def disputed(house: House) -> None:
    """Another source says that the key of amoxicillin is ibuprofen."""
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


def test_bindings_are_found_by_key_drug_and_code(house: House) -> None:
    assert keys(house, "8100001") == [AMOXICILLIN]
    assert keys(house, "810 0001") == [AMOXICILLIN]
    assert keys(house, "布洛芬") == [IBUPROFEN]
    assert keys(house, "D2") == [IBUPROFEN]
    assert keys(house, "%") == []
    assert len(keys(house)) == 3


def test_conflicts_stand_side_by_side_and_are_counted(house: House) -> None:
    assert keys(house, only=Only.CONFLICTS) == []
    disputed(house)
    assert keys(house, only=Only.CONFLICTS) == [AMOXICILLIN, AMOXICILLIN]
    assert counts(actor=KEEPER, counter=house.counter)[Only.CONFLICTS] == 2
    rows = bindings("", None, actor=KEEPER, counter=house.counter)
    assert {row.identifier.key for row in rows if row.conflict} == {AMOXICILLIN}


def test_ending_one_claim_ends_the_conflict(house: House) -> None:
    disputed(house)
    wrong = next(
        row
        for row in bindings("", Only.CONFLICTS, actor=KEEPER, counter=house.counter)
        if row.drug.id == house.ibuprofen
    )
    match_identifier.end(wrong.identifier.id, actor=KEEPER, counter=house.counter)
    assert keys(house, only=Only.CONFLICTS) == []
    assert keys(house, only=Only.ENDED) == [AMOXICILLIN]
    assert not any(row.conflict for row in bindings("", None, actor=KEEPER, counter=house.counter))


def test_what_nobody_has_looked_at_waits_until_a_second_person_did(house: House) -> None:
    first = bindings("", Only.TO_APPROVE, actor=KEEPER, counter=house.counter)[0]
    match_identifier.approve(first.identifier.id, actor=ADMIN, counter=house.counter)
    assert len(keys(house, only=Only.TO_APPROVE)) == 2
    row = next(
        row
        for row in bindings("", None, actor=KEEPER, counter=house.counter)
        if row.identifier.id == first.identifier.id
    )
    assert row.approver == "admin"


def test_validity_is_by_the_day_on_the_wall(house: House) -> None:
    row = match_identifier.add(
        "8200001",
        KeyType.PREFIX7,
        "D1",
        level=2,
        units=240,
        actor=KEEPER,
        counter=house.counter,
        valid_from=date(2026, 3, 3),
    )
    assert "8200001" not in keys(house, only=Only.TO_APPROVE), "it does not hold yet"
    house.clock.forward(days=1)
    assert "8200001" in keys(house, only=Only.TO_APPROVE)
    assert row.valid_from == date(2026, 3, 3)


def test_the_pack_in_hand_tells_its_key_and_what_was_said_of_it(house: House) -> None:
    disputed(house)
    known = in_hand(pack(AMOXICILLIN, 5), actor=PHARMACIST, counter=house.counter)
    assert (known.key, known.key_type) == (AMOXICILLIN, KeyType.PREFIX7)
    assert {claim.drug.id for claim in known.claims} == {house.amoxicillin, house.ibuprofen}
    new = in_hand(pack("8999999", 1), actor=PHARMACIST, counter=house.counter)
    assert (new.key, new.claims) == ("8999999", ())
    other = in_hand("6901234567892", actor=PHARMACIST, counter=house.counter)
    assert other.key is None


def test_what_holds_today_is_said_before_what_has_ended(house: House) -> None:
    (ended,) = claims(AMOXICILLIN, KeyType.PREFIX7, actor=KEEPER, counter=house.counter)
    match_identifier.end(ended.identifier.id, actor=KEEPER, counter=house.counter)
    match_identifier.add(AMOXICILLIN, KeyType.PREFIX7, "D2", level=1, units=20, actor=KEEPER, counter=house.counter)
    said = claims(AMOXICILLIN, KeyType.PREFIX7, actor=KEEPER, counter=house.counter)
    assert [claim.drug.id for claim in said] == [house.ibuprofen, house.amoxicillin]
    today = house.counter.today()
    assert said[1].identifier.valid_to == today - timedelta(days=1)


def test_a_key_that_means_something_is_not_given_another_meaning(house: House) -> None:
    with pytest.raises(IdentifierTaken):
        match_identifier.add(AMOXICILLIN, KeyType.PREFIX7, "D2", level=1, units=20, actor=KEEPER, counter=house.counter)


def test_looking_and_keeping_are_different_rights(house: House) -> None:
    nobody = Person(9, "x", "无权", frozenset())
    with pytest.raises(NotAllowed):
        bindings("", None, actor=nobody, counter=house.counter)
    assert bindings("", None, actor=PHARMACIST, counter=house.counter)
    with pytest.raises(NotAllowed):
        match_identifier.add(
            "8200001", KeyType.PREFIX7, "D1", level=1, units=24, actor=PHARMACIST, counter=house.counter
        )
    assert Role.PHARMACIST in PHARMACIST.roles
