"""What `reading()` and `writing()` promise."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from app.domain.drugs import Drug
from app.domain.refusals import StoreUnavailable
from app.store import Store, Tx, open_store
from app.store.tables.documents import lines
from app.store.tables.people import audit
from tests.store.conftest import KEY
from tests.store.rows import AT, put, row

DRUG = Drug(0, "D1", "阿莫西林胶囊", "0.25g", "示例药业", 24, "粒", "盒")


def drugs(store: Store) -> int:
    with store.reading() as tx:
        return tx.drugs.count()


def add(store: Store, code: str) -> None:
    with store.writing() as tx:
        tx.drugs.put(Drug(0, code, "药", "1g", "厂", 1, "片", "盒"), at=AT)


def write_and_fail(store: Store, fault: Exception) -> None:
    with store.writing() as tx:
        tx.drugs.put(DRUG, at=AT)
        tx.outbox.put(row("a"), document_id=None)
        raise fault


def write_twice(store: Store) -> None:
    """A drug, and a submission whose id is taken."""
    with store.writing() as tx:
        tx.drugs.put(Drug(0, "D2", "药", "1g", "厂", 1, "片", "盒"), at=AT)
        tx.outbox.put(row("a"), document_id=None)


def test_a_view_stays_as_it_was_while_others_commit(store: Store, other_store: Store) -> None:
    add(store, "D1")
    with store.reading() as view:
        assert view.drugs.count() == 1
        add(store, "D2")
        add(other_store, "D3")
        assert view.drugs.count() == 1
        assert view.drugs.find_local_code("D2") is None
    assert drugs(store) == 3


def test_nobody_sees_what_is_not_committed(store: Store, other_store: Store) -> None:
    with store.writing() as tx:
        tx.drugs.put(DRUG, at=AT)
        assert (drugs(store), drugs(other_store)) == (0, 0)
    assert (drugs(store), drugs(other_store)) == (1, 1)


def test_an_exception_leaves_nothing_and_is_not_swallowed(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store, ZeroDivisionError())
    with store.reading() as tx:
        assert (tx.drugs.count(), tx.outbox.counts()) == (0, {})
    add(store, "D1")  # and the next transaction is none the worse for it


def test_a_broken_rule_of_ours_leaves_nothing_of_its_transaction(store: Store) -> None:
    add(store, "D1")
    put(store, row("a"))
    with pytest.raises(IntegrityError):
        write_twice(store)
    assert drugs(store) == 1


def test_a_row_without_its_parent_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as tx:
        tx.connection.execute(insert(lines).values(document_id=4711, position=1, drug_id=4711, by_hand=0))


def test_a_reader_cannot_write_on_a_server(postgres_url: str) -> None:
    store = open_store(postgres_url, personal_key=KEY)
    with pytest.raises(StoreUnavailable) as refused, store.reading() as tx:
        tx.drugs.put(DRUG, at=AT)
    assert refused.value.reason == "read_only"
    store.close()


def test_writers_take_turns_and_no_step_is_lost(store: Store, other_store: Store) -> None:
    def count_up(of: Store) -> None:
        for _ in range(10):
            with of.writing() as tx:
                tx.documents.next_number("PD", AT.date())

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count_up, [store, store, other_store, other_store]))
    with store.writing() as tx:
        assert tx.documents.next_number("PD", AT.date()) == "PD20261120-0041"


# --- listeners ---------------------------------------------------------------


def nothing(tx: Tx) -> None:
    tx.drugs.count()


def a_drug(tx: Tx) -> None:
    tx.drugs.put(DRUG, at=AT)


def the_same_drug_twice(tx: Tx) -> None:
    tx.drugs.put(DRUG, at=AT)
    tx.drugs.put(DRUG, at=AT)


def a_lot(tx: Tx) -> None:
    drug_id, _ = tx.drugs.put(DRUG, at=AT)
    tx.stock.put_lot(drug_id, "L1")


def a_submission(tx: Tx) -> None:
    tx.outbox.put(row("a"), document_id=None)


@pytest.mark.parametrize(
    ("work", "heard"),
    [
        (nothing, []),
        (a_drug, [{"drugs"}]),
        (the_same_drug_twice, [{"drugs"}]),
        (a_lot, [{"drugs", "stock"}]),
        (a_submission, [{"outbox"}]),
    ],
)
def test_listeners_hear_exactly_what_changed(store: Store, work: Callable[[Tx], None], heard: list[set[str]]) -> None:
    told: list[frozenset[str]] = []
    store.listen(told.append)
    with store.writing() as tx:
        work(tx)
    assert told == heard


def test_listeners_are_told_after_the_commit_and_may_use_the_store(store: Store) -> None:
    seen: list[int] = []

    def look(_changed: frozenset[str]) -> None:
        seen.append(drugs(store))
        if len(seen) == 1:
            add(store, "D2")  # a listener that writes is told of its own commit too

    store.listen(look)
    add(store, "D1")
    assert seen == [1, 2]


def test_a_failed_transaction_is_not_told_of(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.listen(told.append)
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store, ZeroDivisionError())
    assert told == []


def test_a_listener_that_left_hears_nothing_more(store: Store) -> None:
    told: list[frozenset[str]] = []
    leave = store.listen(told.append)
    add(store, "D1")
    leave()
    add(store, "D2")
    assert len(told) == 1


def test_the_thread_that_committed_tells(store: Store) -> None:
    heard_on: list[str] = []
    store.listen(lambda _changed: heard_on.append(threading.current_thread().name))
    thread = threading.Thread(target=add, args=(store, "D1"), name="window 2")
    thread.start()
    thread.join()
    assert heard_on == ["window 2"]


# --- what is set, and how things are kept ------------------------------------


def test_sqlite_is_told_to_lose_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "yaosu.db", personal_key=KEY)
    with store.reading() as first, store.reading() as second:  # two connections: each must be set
        for tx in (first, second):
            asked = ("journal_mode", "synchronous", "foreign_keys")
            found = [tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
            assert found == ["wal", 2, 1]
    store.close()


def test_a_server_set_to_be_quick_is_told_to_lose_nothing(postgres_url: str) -> None:
    """The server of these tests itself says off."""
    store = open_store(postgres_url, personal_key=KEY)
    with store.reading() as first, store.reading() as second:
        for tx in (first, second):
            assert tx.connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    store.close()


def test_a_moment_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    noon = datetime(2026, 3, 2, 12, 0, 0, 123456, timezone(timedelta(hours=8)))
    with store.writing() as tx:
        tx.audit.note("wang", "look", "x", at=noon)
    with store.reading() as tx:
        found = tx.connection.execute(select(audit.c.at)).scalar_one()
    assert (found, found.tzinfo) == (noon, UTC)


def test_moments_of_different_zones_are_ordered_as_they_happened(store: Store) -> None:
    first = datetime(2026, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=8)))
    second = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    with store.writing() as tx:
        for at in (second, first):
            tx.audit.note("wang", "look", at.isoformat(), at=at)
    with store.reading() as tx:
        assert list(tx.connection.execute(select(audit.c.at).order_by(audit.c.at)).scalars()) == [first, second]


def test_a_moment_without_a_zone_is_a_mistake(store: Store) -> None:
    with pytest.raises(Exception, match="without a time zone"), store.writing() as tx:
        tx.audit.note("wang", "look", "x", at=datetime(2026, 3, 2, 12, 0))  # noqa: DTZ001


def test_what_was_written_is_not_in_the_words_of_an_error(store: Store) -> None:
    def add_person() -> None:
        with store.writing() as tx:
            tx.people.add("login", "张小明", frozenset(), "hash", None)

    add_person()
    with pytest.raises(IntegrityError) as fault:
        add_person()
    assert "张小明" not in str(fault.value)
