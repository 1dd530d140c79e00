"""How connections are made and set up, on both databases.

Both are told to keep their word: a commit has reached the disk when it returns. With SQLite's synchronous NORMAL, or
PostgreSQL's synchronous_commit off, the last sales may vanish at a power cut.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import QueuePool

from app.store.prepared import say

PATIENCE_S = 30
"""How long a writer waits for another program's transaction before it says the database is busy."""

_SQLITE = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",  # KiB: the indexes of a million codes stay in memory
    "temp_store=MEMORY",
)
_AGAIN_S = 0.01
_STATEMENTS_KEPT = 512
_CABLE = {
    # A pulled cable is noticed in seconds; without these a scan would wait a quarter of an hour.
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # ms
}
_DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"


def engine_for(url: str | Path, *, patience_s: float = PATIENCE_S) -> Engine:
    """An engine for a SQLite file or an URL; nothing is opened yet."""
    where = URL.create("sqlite", database=str(url)) if isinstance(url, Path) else make_url(url)
    if where.get_backend_name() == "sqlite":
        return _sqlite(where, patience_s)
    return _postgres(where, patience_s)


def address_with_password(url: str, password: str | None) -> str:
    """A PostgreSQL address for `open_store`: our driver, and the password the settings do not hold."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    return (address.set(password=password) if password else address).render_as_string(hide_password=False)


def _sqlite(where: URL, patience_s: float) -> Engine:
    engine = create_engine(
        where,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=24,
        pool_reset_on_return=None,  # `reading` and `writing` end what they begin
        hide_parameters=True,  # an error's text may reach a log, and parameters may be a person's name
        connect_args={"check_same_thread": False, "timeout": patience_s, "cached_statements": _STATEMENTS_KEPT},
    )
    event.listen(engine, "connect", lambda connection, _record: _prepare_sqlite(connection, patience_s))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, patience_s: float) -> None:
    connection.isolation_level = None  # transactions are begun by _begin_sqlite
    _into_wal(connection, patience_s)
    for pragma in _SQLITE:
        connection.execute(f"PRAGMA {pragma}").close()


def _into_wal(connection: Any, patience_s: float) -> None:
    """Programs that start together on a new file: one of them switches it, and SQLite itself lets none of the others wait.

    Source: SQLite's busy handler is not asked while the journal mode changes.
    """
    deadline = monotonic() + patience_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(_AGAIN_S)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """Said to the driver itself: its own way would begin nothing before the first writing."""
    say(connection, connection.info.get("begin", "BEGIN"))


def _postgres(where: URL, patience_s: float) -> Engine:
    engine = create_engine(
        where,
        pool_size=8,
        max_overflow=24,
        pool_pre_ping=True,  # a server that was restarted is found again without an error
        hide_parameters=True,
        connect_args=_CABLE,
    )
    lock_ms = str(int(patience_s * 1000))
    event.listen(engine, "connect", lambda connection, _record: _prepare_postgres(connection, lock_ms))
    return engine


def _prepare_postgres(connection: Any, lock_ms: str) -> None:
    connection.execute("SELECT set_config('lock_timeout', %s, false)", (lock_ms,))
    connection.execute(_DURABLE)
    connection.commit()
