"""人员: who may sign in here, as what, and who may no longer. Every change is in the audit with before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.people import Person, Right, Role
from app.domain.refusals import BadPerson, LastAdministrator, UnknownPerson
from app.store.people import Account
from app.store.store import Tx
from app.usecases import sign_in
from app.usecases.counter import Counter

LONGEST = 64
"""Characters of a login, a name or a licence."""


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the table of people. closed_until: signing in is closed after wrong passwords, until then."""

    person: Person
    active: bool
    closed_until: datetime | None = None

    @property
    def login(self) -> str:
        """The same person after a refresh."""
        return self.person.login


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is written down about a person. licence: None or "" where there is none."""

    name: str
    roles: frozenset[Role]
    licence: str | None = None


def everybody(*, actor: Person, counter: Counter) -> tuple[Member, ...]:
    """All accounts, by login. Raises NotAllowed."""
    actor.require(Right.PEOPLE)
    now = counter.clock()
    with counter.store.reading() as tx:
        return tuple(_member(account, now) for account in tx.people.all())


def add(login: str, who: Particulars, password: str, *, actor: Person, counter: Counter) -> None:
    """A new account; its first sign-in changes the password. Raises BadPerson, LoginTaken or PasswordTooWeak."""
    actor.require(Right.PEOPLE)
    login, who = _checked_login(login), _checked(who)
    sign_in.require_strong(login, password)
    sign_in.add_person(login, who.name, who.roles, password, counter=counter, actor=actor, licence=who.licence)


def amend(login: str, who: Particulars, *, actor: Person, counter: Counter) -> None:
    """Another name, licence or other roles; they count from the person's next sign-in.

    Raises BadPerson, UnknownPerson or LastAdministrator.
    """
    actor.require(Right.PEOPLE)
    who = _checked(who)
    with counter.store.writing() as tx:
        account = _locked(tx, login)
        if Role.ADMINISTRATOR not in who.roles:
            _keep_an_administrator(tx, account)
        before, after = _noted(account.person), _noted(who)
        if before == after:
            return
        tx.people.amend(login, name=who.name, roles=",".join(sorted(who.roles)), licence=who.licence)
        tx.audit.note(actor.login, "amend person", login, at=counter.clock(), before=before, after=after)


def reset_password(login: str, password: str, *, actor: Person, counter: Counter) -> None:
    """A password to begin with; the next sign-in changes it. Opens an account closed after wrong passwords.

    Raises PasswordTooWeak or UnknownPerson.
    """
    actor.require(Right.PEOPLE)
    hashed = sign_in.new_hash(login, password)
    with counter.store.writing() as tx:
        _locked(tx, login)
        tx.people.amend(login, password_hash=hashed, must_change_password=True, failed_tries=0, closed_until=None)
        tx.audit.note(actor.login, "reset password", login, at=counter.clock())


def activate(login: str, *, actor: Person, counter: Counter) -> None:
    """The person may sign in again. Raises UnknownPerson."""
    _set_active(login, active=True, actor=actor, counter=counter)


def deactivate(login: str, *, actor: Person, counter: Counter) -> None:
    """The person signs in no more; what was done stays under the name. Raises UnknownPerson or LastAdministrator."""
    _set_active(login, active=False, actor=actor, counter=counter)


def _set_active(login: str, *, active: bool, actor: Person, counter: Counter) -> None:
    actor.require(Right.PEOPLE)
    with counter.store.writing() as tx:
        account = _locked(tx, login)
        if account.active == active:
            return
        if not active:
            _keep_an_administrator(tx, account)
        verb = "activate person" if active else "deactivate person"
        before, after = {"active": account.active}, {"active": active}
        tx.audit.note(actor.login, verb, login, at=counter.clock(), before=before, after=after)
        tx.people.amend(login, active=active)


def _locked(tx: Tx, login: str) -> Account:
    account = _lock_administrators(tx).get(login) or tx.people.find(login, lock=True)
    if account is None:
        raise UnknownPerson(login)
    return account


def _lock_administrators(tx: Tx) -> dict[str, Account]:
    """All administrators, locked in one order: two who strip each other at once must not both succeed."""
    logins = [account.person.login for account in tx.people.all() if Role.ADMINISTRATOR in account.person.roles]
    found = ((login, tx.people.find(login, lock=True)) for login in logins)
    return {login: account for login, account in found if account is not None}


def _keep_an_administrator(tx: Tx, leaving: Account) -> None:
    if not _administers(leaving):
        return
    others = (account for account in tx.people.all() if account.person.login != leaving.person.login)
    if not any(_administers(account) for account in others):
        raise LastAdministrator(leaving.person.login)


def _administers(account: Account) -> bool:
    return account.active and Role.ADMINISTRATOR in account.person.roles


def _checked_login(login: str) -> str:
    login = login.strip()
    _check("login", login)
    if any(character.isspace() for character in login):
        raise BadPerson("login", "spaces")
    return login


def _checked(who: Particulars) -> Particulars:
    name, licence, roles = who.name.strip(), (who.licence or "").strip(), frozenset(who.roles)
    _check("name", name)
    if licence:
        _check("licence", licence)
    if not roles:
        raise BadPerson("roles", "empty")
    return Particulars(name, roles, licence or None)


def _check(field: str, text: str) -> None:
    if not text:
        raise BadPerson(field, "empty")
    if len(text) > LONGEST:
        raise BadPerson(field, "too_long")
    if not text.isprintable():
        raise BadPerson(field, "unprintable")


def _noted(who: Person | Particulars) -> dict[str, object]:
    return {"name": who.name, "roles": _words(who.roles), "licence": who.licence}


def _words(roles: Iterable[Role]) -> list[str]:
    return sorted(str(role) for role in roles)


def _member(account: Account, now: datetime) -> Member:
    until = account.closed_until
    return Member(account.person, account.active, until if until is not None and until > now else None)
