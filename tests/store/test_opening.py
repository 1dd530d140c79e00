"""Opening a database: new, old, newer, foreign, or two programs at once."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.refusals import FileFromNewerVersion, StoreUnavailable, WrongPersonalKey
from app.domain.submissions import Patient
from app.store import Store, engines, open_store
from app.store.engines import engine_for
from app.store.upgrade import OURS, Migrations, upgrade
from tests.store.conftest import KEY
from tests.store.rows import AT, put, row

FILES = Path(__file__).parent / "files"
REBUILD = '''"""A table is built anew, which SQLite's foreign keys would hinder."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("drugs") as drugs:
        drugs.add_column(sa.Column("shelf", sa.String(20)))
        drugs.alter_column("name", existing_type=sa.String(200), type_=sa.String(300))
    op.execute("UPDATE drugs SET shelf = 'A1'")
'''
FAILS = REBUILD + "    raise ZeroDivisionError\n"
ORPHANS = REBUILD + '    op.execute("DELETE FROM drugs")\n'


def next_version(folder: Path, step: str) -> Migrations:
    """A program of tomorrow, with one migration more."""
    shutil.copytree(OURS.folder, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "migrations/versions/r0002_next.py").write_text(step, encoding="utf-8")
    return Migrations(folder / "migrations", (*OURS.revisions, "0002"))


def bring_up_to_date(url: str | Path, migrations: Migrations) -> None:
    engine = engine_for(url)
    try:
        upgrade(engine, migrations)
    finally:
        engine.dispose()


@contextmanager
def opened(url: str | Path) -> Iterator[Store]:
    with closing(open_store(url, personal_key=KEY)) as store:
        yield store


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file; SQLite's index of the WAL is no part of the data."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".db-shm"}


# --- versions ----------------------------------------------------------------


@pytest.mark.parametrize("revision", OURS.revisions)
def test_a_file_of_every_version_opens_with_all_it_held(revision: str, tmp_path: Path) -> None:
    shutil.copy(FILES / f"{revision}.db", tmp_path / "yaosu.db")
    with opened(tmp_path / "yaosu.db") as store, store.reading() as tx:
        (owed,) = tx.outbox.of_document(1)
        document = tx.documents.get(1)
        assert owed.submission.patient == Patient("张小明", "000000209901011234") == document.head.patient
        assert (document.lines[0].got, document.lines[0].missing) == (24, 24)
        assert [use.part.units for use in tx.packs.active_uses(1, "out")] == [24]
        assert tx.stock.on_hand(1, "门诊药房") == -24


@pytest.mark.parametrize("revision", OURS.revisions)
def test_a_file_of_every_version_becomes_what_a_new_one_is(revision: str, tmp_path: Path) -> None:
    """If this fails for the newest one: it is not released yet, and tests/store/files/make.py makes it again."""
    shutil.copy(FILES / f"{revision}.db", tmp_path / "old.db")
    schemas = []
    for name in ("old.db", "new.db"):
        with opened(tmp_path / name) as store, store.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
            schemas.append([tuple(each) for each in rows])
    assert schemas[0] == schemas[1]


def test_a_file_of_a_newer_program_is_refused_and_untouched(tmp_path: Path) -> None:
    database = tmp_path / "yaosu.db"
    with opened(database) as store:
        put(store, row("a"))
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    before = bytes_of(tmp_path)
    with pytest.raises(FileFromNewerVersion) as refused:
        open_store(database, personal_key=KEY)
    assert (refused.value.found, refused.value.known) == ("0099", OURS.head)
    assert bytes_of(tmp_path) == before


def test_a_newer_file_whose_program_was_killed_keeps_its_wal(tmp_path: Path) -> None:
    """The last sales stand in the WAL; a refused start must not lose or move them."""
    here, killed = tmp_path / "here", tmp_path / "killed"
    here.mkdir()
    killed.mkdir()
    with opened(here / "yaosu.db") as store:
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
        put(store, row("a"))
        for file in here.iterdir():
            shutil.copy(file, killed)
    before = bytes_of(killed)
    assert before["yaosu.db-wal"]
    with pytest.raises(FileFromNewerVersion):
        open_store(killed / "yaosu.db", personal_key=KEY)
    assert bytes_of(killed) == before


def test_a_newer_database_on_a_server_is_refused(postgres_url: str) -> None:
    with opened(postgres_url) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    with pytest.raises(FileFromNewerVersion):
        open_store(postgres_url, personal_key=KEY)


# --- upgrades ----------------------------------------------------------------


def test_an_upgrade_copies_the_file_first_and_loses_nothing(tmp_path: Path) -> None:
    database = tmp_path / "yaosu.db"
    shutil.copy(FILES / "0001.db", database)
    bring_up_to_date(database, next_version(tmp_path, REBUILD))
    with closing(sqlite3.connect(database)) as after:
        assert after.execute("SELECT shelf, local_code FROM drugs").fetchall() == [("A1", "D1")]
        assert after.execute("SELECT count(*) FROM lines JOIN drugs ON drugs.id = drug_id").fetchall() == [(1,)]
        assert after.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
        assert after.execute("PRAGMA foreign_key_check").fetchall() == []
    with opened(tmp_path / "yaosu.db.before-0002") as copy, copy.reading() as tx:
        assert len(tx.outbox.of_document(1)) == 1


def test_the_copy_holds_what_was_only_in_the_wal(tmp_path: Path) -> None:
    database = tmp_path / "yaosu.db"
    with opened(database) as store:
        put(store, row("a"))
        bring_up_to_date(database, next_version(tmp_path, REBUILD))
    with closing(sqlite3.connect(tmp_path / "yaosu.db.before-0002")) as copy:
        assert copy.execute("SELECT count(*) FROM outbox").fetchall() == [(1,)]
    assert not (tmp_path / "yaosu.db.before-0002.part").exists()


def test_an_upgrade_of_a_server_keeps_its_rows(postgres_url: str, tmp_path: Path) -> None:
    with opened(postgres_url) as store:
        put(store, row("a"))
    bring_up_to_date(postgres_url, next_version(tmp_path, REBUILD))
    engine = engine_for(postgres_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM outbox")).scalar() == 1
        assert connection.execute(text("SELECT count(shelf) FROM drugs")).scalar() == 0
    engine.dispose()


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(store_url: str | Path, tmp_path: Path) -> None:
    with opened(store_url) as store:
        put(store, row("a"))
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(store_url, next_version(tmp_path, FAILS))
    with opened(store_url) as store, store.reading() as tx:
        assert sum(tx.outbox.counts().values()) == 1
        assert "shelf" not in tx.connection.execute(text("SELECT * FROM drugs")).keys()  # noqa: SIM118


def test_an_upgrade_that_would_orphan_rows_is_refused(tmp_path: Path) -> None:
    database = tmp_path / "yaosu.db"
    shutil.copy(FILES / "0001.db", database)
    with pytest.raises(StoreUnavailable) as refused:
        bring_up_to_date(database, next_version(tmp_path, ORPHANS))
    assert refused.value.reason == "damaged"
    with opened(database) as store, store.reading() as tx:
        assert tx.drugs.count() == 1


def test_a_database_that_is_up_to_date_is_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        with opened(tmp_path / "yaosu.db"):
            pass
    assert list(bytes_of(tmp_path)) == ["yaosu.db"]


def test_programs_that_start_together_make_the_tables_once(store_url: str | Path) -> None:
    together = threading.Barrier(4)

    def start(_number: int) -> int:
        together.wait()
        with opened(store_url) as store, store.reading() as tx:
            return tx.drugs.count()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(start, range(4))) == [0, 0, 0, 0]


def test_a_new_file_another_program_writes_to_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite answers at once there, whatever time was given to wait."""
    path = tmp_path / "yaosu.db"
    waits: list[float] = []

    def other_ends(seconds: float) -> None:
        other.rollback()
        waits.append(seconds)

    monkeypatch.setattr(engines, "sleep", other_ends)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with opened(path) as store, store.reading() as tx:
            assert tx.drugs.count() == 0
    assert waits


def test_programs_that_start_together_upgrade_once(store_url: str | Path, tmp_path: Path) -> None:
    with opened(store_url) as store:
        put(store, row("a"))
    newer = next_version(tmp_path, REBUILD)
    together = threading.Barrier(3)

    def start(_number: int) -> None:
        together.wait()
        bring_up_to_date(store_url, newer)

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(start, range(3)))
    engine = engine_for(store_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM outbox")).scalar() == 1
    engine.dispose()


# --- what is not ours --------------------------------------------------------


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_database_of_another_program_is_refused_and_untouched(tmp_path: Path, journal: str) -> None:
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as theirs:
        theirs.execute(f"PRAGMA journal_mode={journal}")
        theirs.execute("CREATE TABLE patients (name TEXT)")
        theirs.execute("INSERT INTO patients VALUES ('x')")
        theirs.commit()
    before = bytes_of(tmp_path)
    with pytest.raises(StoreUnavailable) as refused:
        open_store(tmp_path / "theirs.db", personal_key=KEY)
    assert refused.value.reason == "foreign"
    assert bytes_of(tmp_path) == before


def test_a_database_of_another_program_on_a_server_is_refused(postgres_url: str) -> None:
    engine = engine_for(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE patients (name TEXT)"))
    engine.dispose()
    with pytest.raises(StoreUnavailable) as refused:
        open_store(postgres_url, personal_key=KEY)
    assert refused.value.reason == "foreign"


def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "yaosu.db").write_bytes(b"a letter to the supplier\n" * 400)
    before = bytes_of(tmp_path)
    with pytest.raises(StoreUnavailable) as refused:
        open_store(tmp_path / "yaosu.db", personal_key=KEY)
    assert refused.value.reason == "damaged"
    assert bytes_of(tmp_path) == before


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    (tmp_path / "yaosu.db").touch()
    with opened(tmp_path / "yaosu.db") as store:
        put(store, row("a"))


@pytest.mark.parametrize("name", ["药溯 数据#1?.db", "a%20b.db"])
def test_any_name_will_do_for_the_file(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        with opened(tmp_path / name) as store, store.writing() as tx:
            tx.documents.next_number("PD", AT.date())
    assert (tmp_path / name).exists()


# --- the key -----------------------------------------------------------------


def test_another_key_is_refused_at_the_door(store_url: str | Path) -> None:
    with opened(store_url) as store:
        put(store, replace(row("a"), patient=Patient("张小明", None)))
    with pytest.raises(WrongPersonalKey):
        open_store(store_url, personal_key=b"another key, 16b")
    with opened(store_url) as store, store.reading() as tx:
        owed = tx.outbox.get(row("a").id)
        assert owed is not None
        assert owed.submission.patient == Patient("张小明", None)


def test_of_two_first_starts_with_different_keys_one_is_refused(store_url: str | Path) -> None:
    with opened(store_url) as store, store.writing() as tx:  # the tables are there, the key is not proven yet
        tx.connection.execute(text("DELETE FROM key_proof"))
    together = threading.Barrier(2)

    def start(key: bytes) -> str:
        together.wait()
        try:
            open_store(store_url, personal_key=key).close()
        except WrongPersonalKey:
            return "refused"
        return "opened"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(start, [b"a" * 16, b"b" * 16])) == ["opened", "refused"]
