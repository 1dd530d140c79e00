"""Signing in: argon2id, a pause after wrong passwords, and a new password at the first time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain.people import Person, Right, Role
from app.domain.refusals import LoginTaken, PasswordTooWeak, TooManyTries, UnknownPerson, WrongPassword
from app.usecases.counter import Counter

LEAST_LENGTH = 8
TRIES = 5
PAUSE = timedelta(minutes=5)

_HASHER = PasswordHasher()  # argon2id with the library's recommended cost
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$kuZdVzAcyFcGlmwDyxdFSZA6ME0eAzGdF8WTrx1hZyE"
"""A hash no password has: a login that does not exist takes as long to refuse as one that does."""


def sign_in(login: str, password: str, *, counter: Counter) -> Person:
    """Raises WrongPassword or TooManyTries. `must_change_password` is True at the first time."""
    at = counter.clock()
    with counter.store.reading() as tx:
        account = tx.people.find(login.strip())
    if account is not None and account.closed_until is not None and at < account.closed_until:
        raise TooManyTries(account.closed_until)
    # The hash is checked outside any transaction: it takes a tenth of a second on purpose.
    good = _verify(account.password_hash if account else _NOBODY, password)
    if account is None:
        raise WrongPassword
    if not good or not account.active:
        _count_failure(account.person.login, counter)
        raise WrongPassword
    with counter.store.writing() as tx:
        tx.people.amend(account.person.login, failed_tries=0, closed_until=None)
        tx.audit.note(account.person.login, "sign in", account.person.login, at=at)
    return account.person


def change_password(login: str, old: str, new: str, *, counter: Counter) -> Person:
    """Raises WrongPassword, TooManyTries or PasswordTooWeak; answers the person, free to work."""
    person = sign_in(login, old, counter=counter)
    if len(new) < LEAST_LENGTH or new == old or new == person.login:
        raise PasswordTooWeak(LEAST_LENGTH)
    hashed = _HASHER.hash(new)
    with counter.store.writing() as tx:
        tx.people.amend(person.login, password_hash=hashed, must_change_password=False)
        tx.audit.note(person.login, "change password", person.login, at=counter.clock())
        account = tx.people.find(person.login)
    if account is None:
        raise UnknownPerson(login)
    return account.person


def add_person(
    login: str,
    name: str,
    roles: Iterable[Role],
    password: str,
    *,
    counter: Counter,
    actor: Person | None,
    licence: str | None = None,
    must_change: bool = True,
) -> None:
    """A new account. `actor` is None only for the first one of a new database. Raises LoginTaken, PasswordTooWeak."""
    login = login.strip()
    if len(password) < LEAST_LENGTH:
        raise PasswordTooWeak(LEAST_LENGTH)
    hashed = _HASHER.hash(password)
    with counter.store.writing() as tx:
        if actor is not None or tx.people.count():
            (actor or _nobody()).require(Right.PEOPLE)
        if tx.people.find(login) is not None:
            raise LoginTaken(login)
        tx.people.add(login, name, frozenset(roles), hashed, licence, must_change=must_change)
        tx.audit.note(actor.login if actor else login, "add person", login, at=counter.clock())


def require_strong(login: str, password: str) -> None:
    """Raises PasswordTooWeak for a first password nobody should be given."""
    if len(password) < LEAST_LENGTH or password == login:
        raise PasswordTooWeak(LEAST_LENGTH)


def new_hash(login: str, password: str) -> str:
    """The hash of a password somebody else chose for this login. Raises PasswordTooWeak."""
    require_strong(login, password)
    return _HASHER.hash(password)


def _nobody() -> Person:
    return Person(0, "", "", frozenset())


def _verify(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _count_failure(login: str, counter: Counter) -> None:
    """Counted inside the transaction: guesses from several workstations at once are all counted."""
    at = counter.clock()
    with counter.store.writing() as tx:
        account = tx.people.find(login, lock=True)
        tries = account.failed_tries + 1 if account else 0
        if tries < TRIES:
            tx.people.amend(login, failed_tries=tries)
        else:
            tx.people.amend(login, failed_tries=0, closed_until=at + PAUSE)
        tx.audit.note(login, "wrong password", login, at=at)
