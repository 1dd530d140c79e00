"""The state folder's SQLite file: what the platform holds, and that it survives its own restart and `kill -9`.

One process, one thread, one connection: the file is locked exclusively, so a second simulator on the same folder is
refused. `synchronous=NORMAL` keeps everything across a killed process; only a power cut may take the last moments,
which a played platform can afford and a real outbox cannot.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS arrivals (        -- every row ever answered as accepted
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, infno TEXT NOT NULL, data_type TEXT NOT NULL, msgid TEXT NOT NULL,
    institution TEXT NOT NULL, region TEXT NOT NULL, opter TEXT NOT NULL, bchno TEXT NOT NULL, happened TEXT NOT NULL,
    row TEXT NOT NULL, state TEXT NOT NULL, doubled INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS arrivals_by_bchno ON arrivals (bchno, data_type, institution);
CREATE INDEX IF NOT EXISTS arrivals_by_infno ON arrivals (infno, institution);
CREATE INDEX IF NOT EXISTS arrivals_ended ON arrivals (state) WHERE state<>'held';
CREATE INDEX IF NOT EXISTS arrivals_doubled ON arrivals (seq) WHERE doubled=1;
CREATE TABLE IF NOT EXISTS code_uses (       -- which trace code came with which arrival
    code TEXT NOT NULL, arrival INTEGER NOT NULL REFERENCES arrivals, split INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS code_uses_by_code ON code_uses (code, arrival);
CREATE INDEX IF NOT EXISTS code_uses_by_arrival ON code_uses (arrival);
CREATE TABLE IF NOT EXISTS deletions (       -- what 3507 took away
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, msgid TEXT NOT NULL, institution TEXT NOT NULL,
    bchno TEXT NOT NULL, data_type TEXT NOT NULL, taken INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS suspects (        -- a second sale of one code, without return and without split flag
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, code TEXT NOT NULL, bchno TEXT NOT NULL, infno TEXT NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS messages (msgid TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sign_ins (
    sign_no TEXT PRIMARY KEY, institution TEXT NOT NULL, opter TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL,
    signed_out_at TEXT);
CREATE TABLE IF NOT EXISTS calls (           -- every request that was read, with its verdict
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, infno TEXT NOT NULL, msgid TEXT NOT NULL, institution TEXT NOT NULL,
    verdict TEXT NOT NULL, http_status INTEGER NOT NULL, err_msg TEXT NOT NULL, fault TEXT NOT NULL,
    rows INTEGER NOT NULL, accepted INTEGER NOT NULL);
"""

_TABLES = ("arrivals", "code_uses", "deletions", "suspects", "messages", "sign_ins", "calls")


class Database:
    """The open file. Raises sqlite3.Error from the constructor when it cannot be used."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=0.5)
        self._connection.row_factory = sqlite3.Row
        self.execute = self._connection.execute
        for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=NORMAL", "wal_autocheckpoint=4000"):
            self.execute(f"PRAGMA {pragma}")
        self._connection.executescript(_SCHEMA)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Everything in the block, or nothing when it raises."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    @contextmanager
    def undoable(self) -> Iterator[None]:
        """A part of a `writing` block that can fail alone."""
        self.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK TO part")
            raise
        finally:
            self.execute("RELEASE part")

    def empty(self) -> None:
        """Forget everything."""
        with self.writing():
            for table in _TABLES:
                self.execute(f"DELETE FROM {table}")

    def close(self) -> None:
        self._connection.close()
