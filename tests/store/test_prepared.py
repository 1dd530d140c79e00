"""Statements handed to SQLite as they are answer as SQLAlchemy would have answered, and fail as it would have failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from app.domain.documents import DocumentKind, DocumentState, Finding, Head
from app.domain.refusals import StoreUnavailable
from app.domain.verdict import Verdict
from app.store import Store, open_store
from app.store.prepared import Prepared
from app.store.tables.documents import documents, scan_events
from tests.store.conftest import KEY
from tests.store.rows import AT

PAPER = documents.c.id, documents.c.kind, documents.c.state, documents.c.opened_at, documents.c.closed_at
QUESTION = select(*PAPER).where(documents.c.number == bindparam("named"))
BOTH_WAYS = select(func.coalesce(documents.c.party, "nobody"), documents.c.blind).where(
    documents.c.kind == bindparam("of_kind"), documents.c.opened_at == bindparam("since")
)
ADDED = insert(scan_events).returning(scan_events.c.id, scan_events.c.verdict, scan_events.c.at)


def paper(store: Store, number: str = "CF1") -> int:
    with store.writing() as tx:
        return tx.documents.open(Head(number, DocumentKind.DISPENSING, "门诊药房", AT, "his"))


def event(document_id: int) -> dict[str, object]:
    words = {"verdict": Verdict.ATTENTION, "finding": Finding.UNMAPPED, "at": AT, "by": "wang", "shown": "x"}
    return {"document_id": document_id, "units": 0, "split": False, "code": None, **words}


def test_rows_come_out_as_sqlalchemy_reads_them(store: Store) -> None:
    document_id = paper(store)
    with store.reading() as tx:
        rows = Prepared(QUESTION).all(tx.connection, {"named": "CF1"})
        assert [tuple(row) for row in rows] == [tuple(row) for row in tx.connection.execute(QUESTION, {"named": "CF1"})]
        (row,) = rows
        assert tuple(row) == (document_id, DocumentKind.DISPENSING, DocumentState.OPEN, AT, None)
        assert isinstance(row[1], DocumentKind)
        assert Prepared(QUESTION).one(tx.connection, {"named": "CF2"}) is None


def test_values_go_in_as_sqlalchemy_writes_them_and_constants_stay(store: Store) -> None:
    paper(store)
    question = Prepared(BOTH_WAYS)
    with store.reading() as tx:
        for _ in range(2):
            asked = {"of_kind": DocumentKind.DISPENSING, "since": AT}
            (row,) = question.all(tx.connection, asked)
            assert tuple(row) == ("nobody", False)
        assert question.all(tx.connection, {"of_kind": DocumentKind.ISSUE, "since": AT}) == []


def test_what_is_written_belongs_to_the_transaction(store: Store) -> None:
    document_id = paper(store)
    adding = Prepared(ADDED)

    def add_and_fail() -> None:
        with store.writing() as tx:
            ((_event_id, verdict, at),) = adding.all(tx.connection, event(document_id))
            assert (verdict, at) == (Verdict.ATTENTION, AT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    with store.reading() as tx:
        assert tx.documents.standing_events(document_id) == []


def test_a_broken_rule_is_the_fault_sqlalchemy_makes_of_it(store: Store) -> None:
    adding = Prepared(insert(scan_events))
    with pytest.raises(IntegrityError) as fault, store.writing() as tx:
        adding.run(tx.connection, event(4711))
    assert "wang" not in str(fault.value), "values stay out of the words of an error"


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Store]:
    """A store on a file."""
    opened = open_store(tmp_path / "yaosu.db", personal_key=KEY)
    yield opened
    opened.close()


def test_a_full_disk_refuses_a_scan_loudly(sqlite: Store) -> None:
    document_id = paper(sqlite)

    def fill() -> None:
        with sqlite.writing() as tx:
            pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            for _ in range(10_000):
                tx.documents.add_event(
                    document_id, shown="x" * 100, verdict=Verdict.OK, finding=Finding.COUNTED, at=AT, by="wang"
                )

    with pytest.raises(StoreUnavailable) as refused:
        fill()
    assert refused.value.reason == "full"
    with sqlite.reading() as tx:
        assert tx.documents.standing_events(document_id) == []


def test_a_mistake_of_ours_stays_a_mistake(sqlite: Store) -> None:
    with sqlite.writing() as tx:
        tx.connection.exec_driver_sql("DROP INDEX ix_documents_open")
        tx.connection.exec_driver_sql("ALTER TABLE documents RENAME COLUMN closed_at TO ended_at")
    with pytest.raises(OperationalError, match="no such column"), sqlite.reading() as tx:
        Prepared(QUESTION).all(tx.connection, {"named": "CF1"})
