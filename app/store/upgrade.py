"""Bringing a database up to what this program knows, with Alembic; refusing what it does not know.

A SQLite file is looked at without changing a byte of it, so that a file of a newer program, or of another one, is
refused as it was found; and it is copied before it is upgraded. All steps are one transaction: they all happen or none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from app.domain.refusals import FileFromNewerVersion, StoreUnavailable

_UPGRADING = 0x59414F54  # an advisory lock's key: any number nobody else uses


@dataclass(frozen=True, slots=True)
class Migrations:
    """Where the migrations lie, and their revisions from the first to the newest.

    The revisions stand here too, so that a start with nothing to do need not load Alembic: it is a third of a start.
    """

    folder: Path
    revisions: tuple[str, ...]

    @property
    def head(self) -> str:
        """What a database is upgraded to."""
        return self.revisions[-1]


OURS = Migrations(Path(__file__).parent / "migrations", ("0001",))


def upgrade(engine: Engine, migrations: Migrations = OURS) -> None:
    """Make the tables of a new database, or bring an old one up to date.

    Raises FileFromNewerVersion, or StoreUnavailable: "foreign" for another program's database, "damaged", "full" …;
    then nothing was changed.
    """
    file = _file_of(engine)
    found = _look_at_file(file) if file else _look_at_server(engine)
    if found == migrations.head:
        return
    if found is not None and found not in migrations.revisions:
        raise FileFromNewerVersion(found, migrations.head)
    with engine.connect() as connection, _alone(connection):
        found = _revision(connection)  # another program may have been quicker
        if file is not None and found is not None and found != migrations.head:
            _copy(file, file.with_name(f"{file.name}.before-{migrations.head}"))
        _run(connection, migrations)


def _file_of(engine: Engine) -> Path | None:
    database = engine.url.database
    return Path(database).absolute() if engine.dialect.name == "sqlite" and database else None


def _look_at_file(file: Path) -> str | None:
    """The revision a SQLite file stands at, None where it is new."""
    if not file.exists() or file.stat().st_size == 0:
        return None
    # Without a WAL nobody has it open, and "immutable" leaves no file beside it, also in a folder we may not write.
    beside = file.with_name(f"{file.name}-wal")
    with closing(
        sqlite3.connect(f"{file.as_uri()}?{'mode=ro' if beside.exists() else 'immutable=1'}", uri=True)
    ) as seen:
        names = {name for (name,) in seen.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        _refuse_foreign(names)
        row = seen.execute("SELECT version_num FROM alembic_version").fetchone() if names else None
        return None if row is None else str(row[0])


def _look_at_server(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    names = set(inspect(connection).get_table_names())
    _refuse_foreign(names)
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if names else None


def _refuse_foreign(tables: set[str]) -> None:
    if tables and "alembic_version" not in tables:
        raise StoreUnavailable("foreign", f"tables: {', '.join(sorted(tables)[:5])}")


def _copy(file: Path, to: Path) -> None:
    """Copy a database as it stands, committed pages of its WAL included; on disk when it returns."""
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(to)


def _run(connection: Connection, migrations: Migrations) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, migrations.head)


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """One transaction in which no other program upgrades; whoever waited finds the work done.

    SQLite rebuilds a table to change it, which foreign keys would hinder: they are off meanwhile and checked at the end.
    Source: sqlite.org/lang_altertable.html, making other kinds of table schema changes.
    """
    if connection.dialect.name != "sqlite":
        with connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADING})
            yield
        return
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute("PRAGMA foreign_keys=OFF").close()
    connection.info["begin"] = "BEGIN IMMEDIATE"
    try:
        with connection.begin():
            yield
            if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise StoreUnavailable("damaged", f"rows without their parents: {broken[:3]}")
    finally:
        connection.info.pop("begin", None)
        raw.execute("PRAGMA foreign_keys=ON").close()
