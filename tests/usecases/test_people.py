"""人员: accounts are kept by those who may, and somebody who may always stays."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from threading import Barrier, BrokenBarrierError

import orjson
import pytest
from sqlalchemy import select

from app.domain.people import Person, Right, Role
from app.domain.refusals import (
    BadPerson,
    LastAdministrator,
    LoginTaken,
    NotAllowed,
    PasswordTooWeak,
    Refusal,
    TooManyTries,
    UnknownPerson,
    WrongPassword,
)
from app.store.tables.people import audit
from app.usecases import people, sign_in
from app.usecases.people import Member, Particulars
from tests.usecases.conftest import ADMIN, KEEPER, PHARMACIST, STOREKEEPER, House

WANG = Particulars("王芳", frozenset({Role.PHARMACIST}), "YS1")
CHIEF = Particulars("周敏", frozenset({Role.ADMINISTRATOR, Role.PHARMACIST}))
FIRST = "first-password"


def add(house: House, login: str, who: Particulars = WANG, password: str = FIRST) -> None:
    people.add(login, who, password, actor=ADMIN, counter=house.counter)


def member(house: House, login: str) -> Member:
    return next(one for one in people.everybody(actor=ADMIN, counter=house.counter) if one.login == login)


def noted(house: House, verb: str) -> list[tuple[str, str, object, object]]:
    with house.store.reading() as tx:
        rows = tx.connection.execute(select(audit).where(audit.c.verb == verb).order_by(audit.c.id)).all()
    return [
        (row.who, row.subject, *(orjson.loads(text) if text else None for text in (row.before, row.after)))
        for row in rows
    ]


def test_a_new_person_signs_in_once_and_must_choose_another_password(house: House) -> None:
    add(house, "wangfang")
    person = sign_in.sign_in("wangfang", FIRST, counter=house.counter)
    assert (person.name, person.roles, person.licence) == ("王芳", {Role.PHARMACIST}, "YS1")
    assert person.must_change_password


@pytest.mark.parametrize("actor", [PHARMACIST, STOREKEEPER, KEEPER], ids=lambda person: person.login)
def test_only_who_keeps_people_sees_or_changes_them(house: House, actor: Person) -> None:
    add(house, "wangfang")
    acts = (
        lambda: people.everybody(actor=actor, counter=house.counter),
        lambda: people.add("x", WANG, FIRST, actor=actor, counter=house.counter),
        lambda: people.amend("wangfang", CHIEF, actor=actor, counter=house.counter),
        lambda: people.reset_password("wangfang", FIRST, actor=actor, counter=house.counter),
        lambda: people.activate("wangfang", actor=actor, counter=house.counter),
        lambda: people.deactivate("wangfang", actor=actor, counter=house.counter),
    )
    for act in acts:
        with pytest.raises(NotAllowed) as refused:
            act()
        assert refused.value.right == Right.PEOPLE
    assert [one.login for one in people.everybody(actor=ADMIN, counter=house.counter)] == ["wangfang"]
    assert member(house, "wangfang").person.roles == WANG.roles


@pytest.mark.parametrize(
    ("login", "who", "field", "reason"),
    [
        ("  ", WANG, "login", "empty"),
        ("wang fang", WANG, "login", "spaces"),
        ("w" * 65, WANG, "login", "too_long"),
        ("wang\x07", WANG, "login", "unprintable"),
        ("w", Particulars(" ", WANG.roles), "name", "empty"),
        ("w", Particulars("王" * 65, WANG.roles), "name", "too_long"),
        ("w", Particulars("王芳", frozenset()), "roles", "empty"),
        ("w", Particulars("王芳", WANG.roles, "Y" * 65), "licence", "too_long"),
    ],
)
def test_what_is_filled_in_wrongly_is_named(
    house: House, login: str, who: Particulars, field: str, reason: str
) -> None:
    with pytest.raises(BadPerson) as refused:
        add(house, login, who)
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert people.everybody(actor=ADMIN, counter=house.counter) == ()


def test_a_login_is_given_once_and_a_weak_password_never(house: House) -> None:
    add(house, "wangfang")
    with pytest.raises(LoginTaken):
        add(house, " wangfang ")
    for weak in ("short", "zhaoliying"):
        with pytest.raises(PasswordTooWeak):
            add(house, "zhaoliying", password=weak)


def test_spaces_around_what_was_typed_are_not_kept(house: House) -> None:
    add(house, " wangfang ", Particulars(" 王芳 ", WANG.roles, "  "))
    person = member(house, "wangfang").person
    assert (person.name, person.licence) == ("王芳", None)


def test_name_roles_and_licence_change_and_the_audit_says_from_what_to_what(house: House) -> None:
    add(house, "wangfang")
    people.amend(
        "wangfang", Particulars("王芳", frozenset({Role.STOREKEEPER}), None), actor=ADMIN, counter=house.counter
    )
    assert member(house, "wangfang").person.roles == {Role.STOREKEEPER}
    assert noted(house, "amend person") == [
        (
            "admin",
            "wangfang",
            {"name": "王芳", "roles": ["pharmacist"], "licence": "YS1"},
            {"name": "王芳", "roles": ["storekeeper"], "licence": None},
        )
    ]


def test_saving_what_it_was_leaves_no_line_in_the_audit(house: House) -> None:
    add(house, "wangfang")
    people.amend("wangfang", WANG, actor=ADMIN, counter=house.counter)
    assert noted(house, "amend person") == []


def test_a_reset_password_opens_a_closed_account_and_must_be_changed(house: House) -> None:
    add(house, "wangfang")
    sign_in.change_password("wangfang", FIRST, "her-own-password", counter=house.counter)
    for _ in range(sign_in.TRIES):
        with pytest.raises(WrongPassword):
            sign_in.sign_in("wangfang", "guessing", counter=house.counter)
    with pytest.raises(TooManyTries):
        sign_in.sign_in("wangfang", "her-own-password", counter=house.counter)
    closed_until = member(house, "wangfang").closed_until
    assert closed_until is not None
    later = replace(house.counter, clock=lambda: closed_until)
    assert all(one.closed_until is None for one in people.everybody(actor=ADMIN, counter=later)), "it is open again"
    people.reset_password("wangfang", "another-first", actor=ADMIN, counter=house.counter)
    assert sign_in.sign_in("wangfang", "another-first", counter=house.counter).must_change_password
    with pytest.raises(WrongPassword):
        sign_in.sign_in("wangfang", "her-own-password", counter=house.counter)


def test_no_password_ever_reaches_the_audit(house: House) -> None:
    add(house, "wangfang")
    people.reset_password("wangfang", "another-first", actor=ADMIN, counter=house.counter)
    with house.store.reading() as tx:
        lines = [str(tuple(row)) for row in tx.connection.execute(select(audit))]
    assert len(lines) == 2
    assert not any(FIRST in line or "another-first" in line or "argon2" in line for line in lines)


def test_who_is_deactivated_signs_in_no_more_until_activated(house: House) -> None:
    add(house, "wangfang")
    people.deactivate("wangfang", actor=ADMIN, counter=house.counter)
    with pytest.raises(WrongPassword):
        sign_in.sign_in("wangfang", FIRST, counter=house.counter)
    people.activate("wangfang", actor=ADMIN, counter=house.counter)
    assert sign_in.sign_in("wangfang", FIRST, counter=house.counter).login == "wangfang"
    assert noted(house, "deactivate person") == [("admin", "wangfang", {"active": True}, {"active": False})]
    assert noted(house, "activate person") == [("admin", "wangfang", {"active": False}, {"active": True})]


def test_the_last_administrator_stays_one(house: House) -> None:
    add(house, "chief", CHIEF)
    add(house, "wangfang")
    for act in (
        lambda: people.deactivate("chief", actor=ADMIN, counter=house.counter),
        lambda: people.amend("chief", WANG, actor=ADMIN, counter=house.counter),
    ):
        with pytest.raises(LastAdministrator) as refused:
            act()
        assert refused.value.login == "chief"
    assert member(house, "chief") == Member(member(house, "chief").person, active=True)
    assert Role.ADMINISTRATOR in member(house, "chief").person.roles


def test_an_administrator_who_may_not_sign_in_is_no_other_one(house: House) -> None:
    add(house, "chief", CHIEF)
    add(house, "deputy", CHIEF)
    people.deactivate("deputy", actor=ADMIN, counter=house.counter)
    with pytest.raises(LastAdministrator):
        people.deactivate("chief", actor=ADMIN, counter=house.counter)
    people.amend("deputy", WANG, actor=ADMIN, counter=house.counter)
    people.activate("deputy", actor=ADMIN, counter=house.counter)
    with pytest.raises(LastAdministrator):
        people.deactivate("chief", actor=ADMIN, counter=house.counter)


def test_with_another_administrator_one_may_go(house: House) -> None:
    add(house, "chief", CHIEF)
    add(house, "deputy", CHIEF)
    people.amend("chief", WANG, actor=ADMIN, counter=house.counter)
    assert member(house, "chief").person.roles == WANG.roles


def test_two_administrators_who_strip_each_other_at_once_do_not_both_succeed(house: House) -> None:
    for login in ("chief", "deputy"):
        add(house, login, CHIEF)
    together = Barrier(2)

    def meet() -> datetime:
        """The clock is read between looking for another administrator and writing: both would be there at once."""
        with suppress(BrokenBarrierError):
            together.wait(timeout=0.5)
        return house.clock()

    counter = replace(house.counter, clock=meet)

    def strip(login: str) -> Refusal | None:
        try:
            people.deactivate(login, actor=ADMIN, counter=counter)
        except Refusal as refusal:
            return refusal
        return None

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(strip, ("chief", "deputy")))
    assert sorted(type(outcome) for outcome in outcomes if outcome) == [LastAdministrator]
    assert sum(one.active for one in people.everybody(actor=ADMIN, counter=house.counter)) == 1


def test_nobody_of_that_login_is_told(house: House) -> None:
    for act in (
        lambda: people.amend("nobody", WANG, actor=ADMIN, counter=house.counter),
        lambda: people.reset_password("nobody", FIRST, actor=ADMIN, counter=house.counter),
        lambda: people.deactivate("nobody", actor=ADMIN, counter=house.counter),
    ):
        with pytest.raises(UnknownPerson):
            act()
