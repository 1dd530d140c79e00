"""Accounts and the audit, read and written. Passwords are only ever here as argon2id hashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Row, func, insert, select, update

from app.domain.people import Person, Role
from app.store.numbering import put_number
from app.store.tables.documents import numbers
from app.store.tables.people import audit, people

_CLOCK = "clock accepted"  # the name of a number: up to which row of the audit


@dataclass(frozen=True, slots=True)
class Account:
    """A person with what signing in needs."""

    person: Person
    password_hash: str
    failed_tries: int
    closed_until: datetime | None
    active: bool


def _account(row: Row[Any]) -> Account:
    words = row._mapping
    roles = frozenset(Role(role) for role in words["roles"].split(",") if role)
    person = Person(words["id"], words["login"], words["name"], roles, words["licence"], words["must_change_password"])
    return Account(person, words["password_hash"], words["failed_tries"], words["closed_until"], words["active"])


class People:
    """The accounts."""

    def __init__(self, connection: Connection, changed: set[str]) -> None:
        self._connection = connection
        self._changed = changed

    def find(self, login: str, *, lock: bool = False) -> Account | None:
        """The account of a login, or None. lock: nobody else changes it until the transaction ends."""
        question = select(people).where(people.c.login == login)
        if lock and self._connection.dialect.name != "sqlite":
            question = question.with_for_update()
        row = self._connection.execute(question).one_or_none()
        return None if row is None else _account(row)

    def all(self) -> Sequence[Account]:
        """Everybody, by login."""
        return [_account(row) for row in self._connection.execute(select(people).order_by(people.c.login))]

    def count(self) -> int:
        """How many accounts there are; 0 on a new database."""
        return self._connection.execute(select(func.count()).select_from(people)).scalar_one()

    def add(
        self,
        login: str,
        name: str,
        roles: frozenset[Role],
        password_hash: str,
        licence: str | None,
        *,
        must_change: bool = True,
    ) -> None:
        """A new account; its first sign-in changes the password unless told otherwise."""
        self._connection.execute(
            insert(people).values(
                login=login,
                name=name,
                roles=",".join(sorted(roles)),
                licence=licence,
                password_hash=password_hash,
                must_change_password=must_change,
                failed_tries=0,
                active=True,
            )
        )
        self._changed.add("people")

    def amend(self, login: str, **values: object) -> None:
        """Change columns of an account; `roles` as the words, comma separated."""
        self._connection.execute(update(people).where(people.c.login == login).values(**values))
        self._changed.add("people")


class Audit:
    """Who did what. Only added to; callers leave personal data and secrets out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(
        self, who: str, verb: str, subject: str, *, at: datetime, before: object = None, after: object = None
    ) -> None:
        """One line of the audit; before and after are JSON-ready values."""
        self._connection.execute(
            insert(audit).values(
                at=at, who=who, verb=verb, subject=subject, before=json_text(before), after=json_text(after)
            )
        )

    def last_at(self) -> datetime | None:
        """The latest moment noted since the clock was last accepted: a clock before that was set back."""
        accepted = select(numbers.c.value).where(numbers.c.name == _CLOCK).scalar_subquery()
        return self._connection.execute(
            select(func.max(audit.c.at)).where(audit.c.id > func.coalesce(accepted, 0))
        ).scalar()

    def accept_clock(self) -> None:
        """What was noted so far may lie in the future: a clock that ran ahead for a day must not warn for ever."""
        newest = self._connection.execute(select(func.max(audit.c.id))).scalar() or 0
        put_number(self._connection, _CLOCK, newest)


def json_text(value: object) -> str | None:
    """A JSON-ready value as the audit keeps it."""
    return None if value is None else orjson.dumps(value, default=str).decode()
