"""The database as the use cases see it: `reading()` is one steady view, `writing()` one transaction.

SQLite (WAL, synchronous FULL, foreign keys) by default, PostgreSQL by URL, with the same code. With NORMAL the last
sales may vanish at a power cut, so FULL stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from app.store.catalogue import Drugs, Identifiers
from app.store.document_intake import DocumentIntake
from app.store.documents import Documents
from app.store.engines import PATIENCE_S, engine_for
from app.store.faults import translated, translated_file
from app.store.intake import Intake
from app.store.outbox import Outbox
from app.store.packs import Packs
from app.store.people import Audit, People
from app.store.sealing import Sealer, prove_key
from app.store.sending import Sending
from app.store.stock import Stock
from app.store.upgrade import upgrade
from app.store.writer import Writer

Listener = Callable[[frozenset[str]], None]


class Tx:
    """One transaction: the store's subjects on one connection.

    `changed` collects the subjects that were written; listeners hear of them after the commit.
    """

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self.connection = connection
        self.sealer = sealer
        self.changed: set[str] = set()
        self.drugs = Drugs(connection, self.changed)
        self.identifiers = Identifiers(connection, self.changed)
        self.stock = Stock(connection, self.changed)
        self.packs = Packs(connection, self.changed)
        self.documents = Documents(connection, self.changed, sealer)
        self.intake = Intake(connection, self.changed)
        self.document_intake = DocumentIntake(connection, self.changed, sealer)
        self.outbox = Outbox(connection, self.changed, sealer)
        self.sending = Sending(connection, self.changed, sealer)
        self.people = People(connection, self.changed)
        self.audit = Audit(connection)


class Store:
    """Hands out transactions. One per program; any thread may use it."""

    def __init__(self, engine: Engine, sealer: Sealer) -> None:
        self._engine = engine
        self._sealer = sealer
        self._listeners: list[Listener] = []
        self._writer = Writer(engine) if engine.dialect.name == "sqlite" else None

    @property
    def engine(self) -> Engine:
        """For questions and upgrades inside this room, and for measurements."""
        return self._engine

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the changed subjects after each commit, on the thread that committed.

        Answers with a function that ends this.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """One steady view of everything. Raises StoreUnavailable."""
        with translated(), self._engine.connect() as connection:
            if connection.dialect.name != "sqlite":
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield Tx(connection, self._sealer)

    @contextmanager
    def writing(self) -> Iterator[Tx]:
        """Begin at once, commit at the end of the block; an exception leaves nothing. Raises StoreUnavailable."""
        begun = self._engine.begin() if self._writer is None else self._writer.transaction()
        with translated(), begun as connection:
            tx = Tx(connection, self._sealer)
            yield tx
        self._tell(frozenset(tx.changed))

    def close(self) -> None:
        """Give all connections back; whoever asks again opens new ones."""
        if self._writer is not None:
            self._writer.close()
        self._engine.dispose()

    def _tell(self, changed: frozenset[str]) -> None:
        if changed:
            for listener in tuple(self._listeners):
                listener(changed)


def open_store(url: str | Path, *, personal_key: bytes, patience_s: float = PATIENCE_S) -> Store:
    """Open a database, making or upgrading it first.

    url: a SQLite file, or a `postgresql+psycopg://` URL. personal_key: 16 bytes for the personal columns. patience_s:
    how long to wait for another program's transaction.
    Raises FileFromNewerVersion (the file is left untouched), StoreUnavailable or WrongPersonalKey.
    """
    engine = engine_for(url, patience_s=patience_s)
    store = Store(engine, Sealer(personal_key))
    try:
        with translated(), translated_file():
            upgrade(engine)
        with store.writing() as tx:
            prove_key(tx.connection, tx.sealer)
    except BaseException:
        engine.dispose()
        raise
    return store
