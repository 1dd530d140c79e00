"""Numbers nobody else has: running numbers in the database, and ids that sort by time."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.store.tables.documents import numbers
from app.store.tables.outbox import message_clock

_MOST_PER_SECOND = 9999
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id(at: datetime) -> str:
    """26 characters: 48 bits of milliseconds and 80 random bits in Crockford's base 32.

    Source: the ULID specification.
    """
    value = int(at.timestamp() * 1000) << 80 | secrets.randbits(80)
    return "".join(_CROCKFORD[value >> shift & 31] for shift in range(125, -1, -5))


def next_number(connection: Connection, name: str) -> int:
    """1, 2, 3 … per name; a number given to a transaction that fails is given again."""
    step = update(numbers).where(numbers.c.name == name).values(value=numbers.c.value + 1).returning(numbers.c.value)
    value = connection.execute(step).scalar()
    if value is not None:
        return int(value)
    try:
        with connection.begin_nested():
            connection.execute(insert(numbers).values(name=name, value=1))
        return 1
    except IntegrityError:  # another workstation made the row in the same moment
        return int(connection.execute(step).scalar_one())


def put_number(connection: Connection, name: str, value: int) -> None:
    """Set a number that is kept by name."""
    next_number(connection, name)
    connection.execute(update(numbers).where(numbers.c.name == name).values(value=value))


def message_numbers(connection: Connection, at: datetime, count: int) -> Sequence[tuple[datetime, int]]:
    """(second, number 1–9999) for `count` messages that no message of this database has had, though the clock be set back.

    Of several workstations one at a time gets numbers, until its transaction ends.
    """
    second, used = _message_clock(connection, at.replace(microsecond=0))
    numbers_given = []
    for _ in range(count):
        second, used = (second, used + 1) if used < _MOST_PER_SECOND else (second + timedelta(seconds=1), 1)
        numbers_given.append((second, used))
    connection.execute(update(message_clock).values(second_at=second, used=used))
    return numbers_given


def _message_clock(connection: Connection, now: datetime) -> tuple[datetime, int]:
    """The second numbers are given in, and how many of it are gone."""
    clock = select(message_clock.c.second_at, message_clock.c.used).where(message_clock.c.id == 1)
    if connection.dialect.name != "sqlite":
        clock = clock.with_for_update()
    row = connection.execute(clock).one_or_none()
    if row is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(message_clock).values(id=1, second_at=now, used=0))
        except IntegrityError:  # another workstation made the row in the same moment
            pass
        row = connection.execute(clock).one()
    return (now, 0) if now > row.second_at else (row.second_at, row.used)
