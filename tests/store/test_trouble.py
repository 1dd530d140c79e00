"""The disk is full, read-only or damaged, or another program holds the database: refused loudly, and nothing is lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from app.domain.refusals import StoreUnavailable
from app.store import Store, open_store
from tests.store.conftest import KEY
from tests.store.rows import AT, put, row

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("only root can mount a disk of its own")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@contextmanager
def opened(file: Path, *, patience_s: float = 5) -> Iterator[Store]:
    with closing(open_store(file, personal_key=KEY, patience_s=patience_s)) as store:
        yield store


def owed(store: Store) -> int:
    with store.reading() as tx:
        return sum(tx.outbox.counts().values())


def write_until_refused(store: Store, most: int = 20_000) -> tuple[int, str]:
    """Rows that were accepted, one transaction each, and why the next one was not."""
    for number in range(most):
        try:
            put(store, row(f"{number:06d}"))
        except StoreUnavailable as refused:
            return number, refused.reason
    raise AssertionError("never refused")


# --- full --------------------------------------------------------------------


def test_a_full_disk_refuses_loudly_keeps_what_was_accepted_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    filler = small_disk / "holiday.jpg"
    filler.write_bytes(b"x" * 700_000)
    with opened(small_disk / "yaosu.db") as store:
        heard: list[frozenset[str]] = []
        store.listen(heard.append)
        accepted, reason = write_until_refused(store)
        assert (reason, len(heard)) == ("full", accepted)
        with pytest.raises(StoreUnavailable):
            put(store, row("again"))
        assert owed(store) == accepted, "reading goes on"
        filler.unlink()
        put(store, row("zz"))
        assert owed(store) == accepted + 1
    with closing(sqlite3.connect(small_disk / "yaosu.db")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("SELECT count(*) FROM outbox").fetchall() == [(accepted + 1,)]


def test_a_disk_too_small_for_a_new_database_is_told(small_disk: Path) -> None:
    (small_disk / "holiday.jpg").write_bytes(b"x" * (2 * 1024 * 1024 - 40_000))
    with pytest.raises(StoreUnavailable) as refused:
        open_store(small_disk / "yaosu.db", personal_key=KEY)
    assert refused.value.reason in ("full", "unwritable")


def every_connection_says(store: Store, words: str) -> None:
    """From now on; those there were are closed."""
    store.close()
    event.listen(store.engine, "connect", lambda connection, _record: connection.execute(words).close())


def test_a_disk_that_fills_up_at_the_commit_leaves_nothing_of_the_transaction(tmp_path: Path) -> None:
    """SQLite's own limit stands in for the disk, so this holds where nobody may mount one."""
    with opened(tmp_path / "yaosu.db") as store:
        put(store, row("first"))
        with store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        every_connection_says(store, f"PRAGMA max_page_count={pages + 2}")
        accepted, reason = write_until_refused(store)
        assert reason == "full"
        with pytest.raises(StoreUnavailable):
            put(store, *(row(f"bulk{number}") for number in range(200)))
        assert owed(store) == 1 + accepted


# --- read only ---------------------------------------------------------------


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder everybody may look into, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="yaosu-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def visitor_is_told(file: Path) -> str:
    visit = [sys.executable, "-m", "tests.store.visitor", str(file)]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(visit, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["refused"])


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_read_only_file_is_refused_and_untouched(open_folder: Path) -> None:
    file = open_folder / "yaosu.db"
    with opened(file) as store:
        put(store, row("a"))
    file.chmod(0o444)
    open_folder.chmod(0o555)
    before = file.read_bytes()
    assert visitor_is_told(file) in ("read_only", "unwritable")
    assert file.read_bytes() == before
    assert os.listdir(open_folder) == ["yaosu.db"]  # noqa: PTH208


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_folder_one_may_not_write_to_gets_no_new_database(open_folder: Path) -> None:
    assert visitor_is_told(open_folder / "yaosu.db") == "unwritable"
    assert not any(open_folder.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_file_one_may_not_even_read_is_told(open_folder: Path) -> None:
    with opened(open_folder / "yaosu.db"):
        pass
    (open_folder / "yaosu.db").chmod(0o000)
    assert visitor_is_told(open_folder / "yaosu.db") == "unwritable"


def test_a_database_that_becomes_read_only_refuses_the_next_scan(tmp_path: Path) -> None:
    with opened(tmp_path / "yaosu.db") as store:
        put(store, row("a"))
        every_connection_says(store, "PRAGMA query_only=ON")
        with pytest.raises(StoreUnavailable) as refused:
            put(store, row("b"))
        assert refused.value.reason == "read_only"
        assert owed(store) == 1


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "yaosu.db").mkdir()
    with pytest.raises(StoreUnavailable) as refused:
        open_store(tmp_path / "yaosu.db", personal_key=KEY)
    assert refused.value.reason == "unwritable"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        open_store(tmp_path / "nowhere" / "yaosu.db", personal_key=KEY)
    assert refused.value.reason == "unwritable"


# --- damaged -----------------------------------------------------------------


def filled(file: Path) -> None:
    with opened(file) as store:
        for part in range(20):
            put(store, *(row(f"{part:02d}{number:04d}") for number in range(50)))


def test_a_file_whose_head_was_overwritten_is_refused_and_untouched(tmp_path: Path) -> None:
    file = tmp_path / "yaosu.db"
    filled(file)
    whole = file.read_bytes()
    file.write_bytes(random.Random(1).randbytes(4096) + whole[4096:])
    before = file.read_bytes()
    with pytest.raises(StoreUnavailable) as refused:
        open_store(file, personal_key=KEY)
    assert refused.value.reason == "damaged"
    assert file.read_bytes() == before


def test_damaged_pages_are_told_when_they_are_met(tmp_path: Path) -> None:
    file = tmp_path / "yaosu.db"
    filled(file)
    whole = bytearray(file.read_bytes())
    garbage = random.Random(1)
    for page in range(len(whole) // 4096 // 2, len(whole) // 4096):
        whole[page * 4096 : (page + 1) * 4096] = garbage.randbytes(4096)
    file.write_bytes(whole)

    def read_all() -> None:
        with opened(file) as store, store.reading() as tx:
            for number in range(2000):
                tx.outbox.get(f"{number // 100:02d}{number % 100:04d}".ljust(26, "0"))
            tx.connection.exec_driver_sql("SELECT sum(length(body)) FROM outbox").scalar()

    with pytest.raises(StoreUnavailable) as refused:
        read_all()
    assert refused.value.reason == "damaged"


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    file = tmp_path / "yaosu.db"
    filled(file)
    with file.open("rb+") as cut:
        cut.truncate(file.stat().st_size // 2)

    def read_all() -> None:
        with opened(file) as store, store.reading() as tx:
            tx.connection.exec_driver_sql("SELECT sum(length(body)) FROM outbox").scalar()

    with pytest.raises(StoreUnavailable) as refused:
        read_all()
    assert refused.value.reason == "damaged"


# --- busy --------------------------------------------------------------------


def test_a_database_held_by_another_program_is_busy_until_it_lets_go(tmp_path: Path) -> None:
    file = tmp_path / "yaosu.db"
    with opened(file, patience_s=0.2) as store:
        put(store, row("a"))
        hold = [sys.executable, "-m", "tests.store.holder", str(file)]
        with subprocess.Popen(hold, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(StoreUnavailable) as refused:
                put(store, row("b"))
            assert refused.value.reason == "busy"
            assert owed(store) == 1, "readers do not wait for a writer"
            holder.communicate()
        put(store, row("b"))
        assert owed(store) == 2


def test_a_patient_writer_waits_for_a_short_transaction_of_another_program(tmp_path: Path) -> None:
    file = tmp_path / "yaosu.db"
    with opened(file) as store, closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        letting_go = threading.Timer(0.2, lambda: other.execute("COMMIT"))
        letting_go.start()
        put(store, row("a"))
        letting_go.join()
        assert owed(store) == 1


def test_a_lock_held_too_long_on_a_server_is_busy(postgres_url: str) -> None:
    with (
        closing(open_store(postgres_url, personal_key=KEY, patience_s=0.2)) as store,
        closing(open_store(postgres_url, personal_key=KEY)) as other,
    ):
        with other.writing() as tx:
            tx.documents.next_number("PD", AT.date())
            with pytest.raises(StoreUnavailable) as refused:
                count_up(store)
        assert refused.value.reason == "busy"
        count_up(store)


def count_up(store: Store) -> None:
    with store.writing() as tx:
        tx.documents.next_number("PD", AT.date())
