"""Statements that are asked on every scan, handed to SQLite as they are.

SQLAlchemy writes the SQL once and converts values both ways; only its way through an execution is left out, which takes
longer than SQLite does to find a row among a million. PostgreSQL, a network away, is asked as always.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

Statement = Select[*tuple[Any, ...]] | Insert
Values = dict[str, Any]
Converters = Sequence[tuple[int, Callable[[Any], Any]]]
"""By place in a row."""


class Prepared:
    """One statement, written with `bindparam`s. Any thread may use it; the transaction must have begun."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._for_sqlite: _ForSqlite | None = None

    def all(self, connection: Connection, values: Values) -> Sequence[Sequence[Any]]:
        """The rows."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, values).all()
        return self._compiled(connection, values).run(connection, values)

    def one(self, connection: Connection, values: Values) -> Sequence[Any] | None:
        """The only row, or None."""
        rows = self.all(connection, values)
        return rows[0] if rows else None

    def run(self, connection: Connection, values: Values) -> None:
        """For a statement that answers nothing."""
        if connection.dialect.name != "sqlite":
            connection.execute(self._statement, values)
        else:
            self._compiled(connection, values).run(connection, values)

    def _compiled(self, connection: Connection, values: Values) -> _ForSqlite:
        if self._for_sqlite is None:
            self._for_sqlite = _ForSqlite(self._statement, connection.dialect, list(values))
        return self._for_sqlite


class _ForSqlite:
    """The SQL, and how values go in and rows come out. keys: the columns an INSERT fills."""

    def __init__(self, statement: Statement, dialect: Dialect, keys: list[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=keys)
        assert isinstance(compiled, SQLCompiler)
        self._sql = str(compiled)
        self._dialect = dialect
        names = compiled.positiontup or []
        self._bound = itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)
        self._fixed = {name: value for name, value in compiled.params.items() if name not in keys}
        writers = [compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
        self._writers = [(place, writer) for place, writer in enumerate(writers) if writer is not None]
        answered = getattr(statement, "exported_columns", ())
        readers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in answered]
        self._readers = [(place, reader) for place, reader in enumerate(readers) if reader is not None]

    def run(self, connection: Connection, values: Values) -> list[Sequence[Any]]:
        """Raises what SQLAlchemy would."""
        bound: Any = self._bound(self._fixed | values if self._fixed else values)
        if self._writers:
            bound = _converted(bound, self._writers)
        driver: Any = connection.connection.driver_connection
        try:
            rows: list[Sequence[Any]] = driver.execute(self._sql, bound).fetchall()
        except sqlite3.Error as fault:
            raise _as_sqlalchemy_says(self._sql, fault, self._dialect) from fault
        return [_converted(row, self._readers) for row in rows] if self._readers else rows


def _converted(row: Sequence[Any], converters: Converters) -> list[Any]:
    new = list(row)
    for place, convert in converters:
        new[place] = convert(new[place])
    return new


def say(connection: Connection, words: str) -> None:
    """Something without values and answer, to SQLite's driver itself. Raises what SQLAlchemy would."""
    driver: Any = connection.connection.driver_connection
    try:
        driver.execute(words)
    except sqlite3.Error as fault:
        raise _as_sqlalchemy_says(words, fault, connection.dialect) from fault


def _as_sqlalchemy_says(sql: str, fault: sqlite3.Error, dialect: Dialect) -> BaseException:
    """The driver's fault as the one SQLAlchemy makes of it, so that everybody else need know only those."""
    return DBAPIError.instance(sql, None, fault, sqlite3.Error, hide_parameters=True, dialect=dialect)
