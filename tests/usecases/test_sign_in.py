"""Signing in: argon2id, a pause after wrong passwords, a new password at the first time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters

from app.domain.people import Role
from app.domain.refusals import (
    LoginTaken,
    MustChangePassword,
    NotAllowed,
    PasswordTooWeak,
    TooManyTries,
    WrongPassword,
)
from app.usecases import dispense, sign_in
from tests.usecases.conftest import ADMIN, PHARMACIST, House

GOOD = "correct horse"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of a second each is the point of argon2, but not of these tests; one of them looks at the real cost."""
    monkeypatch.setattr(sign_in, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def account(house: House) -> House:
    """A house with one pharmacist who has chosen a password."""
    add(house, "wang", must_change=False)
    return house


def add(house: House, login: str, password: str = GOOD, **told: object) -> None:
    told = {"actor": ADMIN, "roles": [Role.PHARMACIST], "name": "王芳", **told}
    sign_in.add_person(login, password=password, counter=house.counter, **told)  # type: ignore[arg-type]


def fail(house: House, times: int, login: str = "wang") -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            sign_in.sign_in(login, "wrong", counter=house.counter)


def test_the_right_password_opens_and_is_noted(account: House) -> None:
    person = sign_in.sign_in(" wang ", GOOD, counter=account.counter)
    assert (person.login, person.name, person.roles) == ("wang", "王芳", {Role.PHARMACIST})
    with account.store.reading() as tx:
        verbs = tx.connection.exec_driver_sql("SELECT verb FROM audit ORDER BY id").scalars().all()
    assert verbs == ["add person", "sign in"]


def test_a_login_typed_with_blanks_is_the_login_without_them(house: House) -> None:
    add(house, " wang ", must_change=False)
    assert sign_in.sign_in("wang", GOOD, counter=house.counter).login == "wang"


@pytest.mark.parametrize(("login", "password"), [("wang", "wrong"), ("nobody", GOOD), ("", ""), ("WANG", GOOD)])
def test_which_of_login_and_password_is_wrong_is_not_told(account: House, login: str, password: str) -> None:
    with pytest.raises(WrongPassword) as refused:
        sign_in.sign_in(login, password, counter=account.counter)
    assert refused.value == WrongPassword()


def test_somebody_who_left_cannot_sign_in(account: House) -> None:
    with account.store.writing() as tx:
        tx.people.amend("wang", active=False)
    with pytest.raises(WrongPassword):
        sign_in.sign_in("wang", GOOD, counter=account.counter)


def test_passwords_are_kept_as_argon2id_only(account: House) -> None:
    with account.store.reading() as tx:
        (kept,) = tx.people.all()
    assert kept.password_hash.startswith("$argon2id$")
    assert GOOD not in kept.password_hash


def test_a_login_that_does_not_exist_costs_as_much_as_one_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert extract_parameters(sign_in._NOBODY) == extract_parameters(sign_in._HASHER.hash(GOOD))
    assert not sign_in._verify(sign_in._NOBODY, "")


def test_the_hash_of_nobody_is_checked_for_a_login_that_does_not_exist(
    account: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    monkeypatch.setattr(sign_in, "_verify", lambda hashed, _password: bool(checked.append(hashed)))
    for login in ("nobody", "wang"):
        with pytest.raises(WrongPassword):
            sign_in.sign_in(login, GOOD, counter=account.counter)
    assert checked[0] == sign_in._NOBODY
    assert len(checked) == 2


# --- pauses ------------------------------------------------------------------


def test_five_wrong_passwords_close_the_account_for_a_while(account: House) -> None:
    fail(account, sign_in.TRIES)
    with pytest.raises(TooManyTries) as refused:
        sign_in.sign_in("wang", GOOD, counter=account.counter)
    assert refused.value.until == account.clock() + sign_in.PAUSE
    account.clock.forward(minutes=5)
    assert sign_in.sign_in("wang", GOOD, counter=account.counter).login == "wang"


def test_a_right_password_forgives_the_wrong_ones_before(account: House) -> None:
    for _ in range(3):
        fail(account, sign_in.TRIES - 1)
        sign_in.sign_in("wang", GOOD, counter=account.counter)


def test_after_the_pause_there_are_as_many_tries_again(account: House) -> None:
    fail(account, sign_in.TRIES)
    account.clock.forward(minutes=5)
    fail(account, sign_in.TRIES)
    with pytest.raises(TooManyTries):
        sign_in.sign_in("wang", GOOD, counter=account.counter)


def test_one_persons_pause_hinders_nobody_else(account: House) -> None:
    add(account, "li", must_change=False)
    fail(account, sign_in.TRIES)
    assert sign_in.sign_in("li", GOOD, counter=account.counter).login == "li"


def test_guesses_from_several_workstations_at_once_are_all_counted(account: House) -> None:
    def guess(_number: int) -> type[Exception]:
        try:
            sign_in.sign_in("wang", "wrong", counter=account.counter)
        except (WrongPassword, TooManyTries) as refused:
            return type(refused)
        raise AssertionError("a wrong password opened")

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(guess, range(12)))
    assert answers.count(WrongPassword) >= sign_in.TRIES
    with pytest.raises(TooManyTries):
        sign_in.sign_in("wang", GOOD, counter=account.counter)


# --- new passwords -----------------------------------------------------------


def test_the_first_sign_in_changes_the_password_before_anything_else(house: House) -> None:
    add(house, "wang")
    person = sign_in.sign_in("wang", GOOD, counter=house.counter)
    assert person.must_change_password
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    with pytest.raises(MustChangePassword):
        dispense.scan(rx, "x", actor=person, counter=house.counter)
    free = sign_in.change_password("wang", GOOD, "another horse", counter=house.counter)
    assert not free.must_change_password
    dispense.take_up(rx, actor=free, counter=house.counter)
    with pytest.raises(WrongPassword):
        sign_in.sign_in("wang", GOOD, counter=house.counter)
    assert sign_in.sign_in("wang", "another horse", counter=house.counter) == free


@pytest.mark.parametrize("new", ["short", GOOD, "wangwang"])
def test_a_weak_new_password_is_refused(house: House, new: str) -> None:
    add(house, "wangwang")
    with pytest.raises(PasswordTooWeak):
        sign_in.change_password("wangwang", GOOD, new, counter=house.counter)
    assert sign_in.sign_in("wangwang", GOOD, counter=house.counter).must_change_password


def test_changing_a_password_takes_the_old_one_and_its_tries_count(account: House) -> None:
    for _ in range(sign_in.TRIES):
        with pytest.raises(WrongPassword):
            sign_in.change_password("wang", "wrong", "another horse", counter=account.counter)
    with pytest.raises(TooManyTries) as refused:
        sign_in.change_password("wang", GOOD, "another horse", counter=account.counter)
    assert refused.value.until - account.clock() == timedelta(minutes=5)


# --- accounts ----------------------------------------------------------------


def test_the_first_person_needs_nobody_and_everybody_else_an_administrator(house: House) -> None:
    add(house, "admin", roles=[Role.ADMINISTRATOR], actor=None)
    for actor in (None, PHARMACIST):
        with pytest.raises(NotAllowed):
            add(house, "thief", roles=[Role.ADMINISTRATOR], actor=actor)
    add(house, "wang")
    with house.store.reading() as tx:
        assert [each.person.login for each in tx.people.all()] == ["admin", "wang"]


def test_a_login_is_given_once(account: House) -> None:
    with pytest.raises(LoginTaken):
        add(account, " wang")


def test_a_weak_first_password_is_refused(house: House) -> None:
    with pytest.raises(PasswordTooWeak):
        add(house, "wang", "1234567")


def test_a_hash_nobody_can_read_opens_nothing(account: House) -> None:
    with account.store.writing() as tx:
        tx.people.amend("wang", password_hash="damaged")
    with pytest.raises(WrongPassword):
        sign_in.sign_in("wang", "damaged", counter=account.counter)
