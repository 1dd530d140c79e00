"""SQLite's one writer: transactions one after another, always on the same connection.

So its pages stay in memory from scan to scan. SQLAlchemy sees one transaction there that never ends; where each of ours
begins and ends is said to the driver itself, because every scan passes here and SQLAlchemy's own way takes a tenth of it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine

from app.store.prepared import say


class Writer:
    """Any thread may write. Waiting here is fair and silent, waiting inside SQLite is a busy error."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self._connection: Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Begun at once, committed at the end of the block; an exception leaves nothing. Raises DBAPIError."""
        with self._turn:
            connection = self._connection or self._connect()
            try:
                say(connection, "BEGIN IMMEDIATE")
                yield connection
                say(connection, "COMMIT")
            except BaseException:
                driver: Any = connection.connection.driver_connection
                driver.rollback()  # nothing, where nothing was begun or SQLite has given up by itself
                raise

    def close(self) -> None:
        """Give the connection back. Whoever writes again opens another."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _connect(self) -> Connection:
        connection = self._engine.connect()
        connection.info["begin"] = ""  # of the transaction that never ends
        connection.begin()
        self._connection = connection
        return connection
