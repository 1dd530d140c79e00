"""With a million packs in the books nothing at the counter reads a table from end to end.

Half of this was once true of `uses`: a partial index whose condition read `active`, and questions that said `active = 1`.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from app.domain.documents import DocumentKind
from app.domain.submissions import Accepted, SubmissionState
from app.store import Store, open_store
from app.store.conclusions import Conclusion
from app.store.questions.backlog import backlog, last_accepted_at, put_off_until
from app.store.sending import Message
from app.usecases import count, dispense, issue, looking, receive, take_back, trace
from app.usecases.by_hand import set_by_hand
from app.usecases.cancel import cancel
from app.usecases.line_lot import LotOnPack, set_lot
from app.usecases.match_identifier import learn
from app.usecases.settling import clock_went_back
from app.usecases.undo import undo_last
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import EXPIRES, MADE, gs1, knows_gtin, order

BIG = {"codes", "uses", "scan_events", "outbox", "receipts", "calls", "movements", "lines", "documents", "audit"}
SCAN = re.compile(r"^SCAN (\w+)(?! USING COVERING INDEX)")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store whose plans can be looked at: SQLite's."""
    opened = open_store(tmp_path / "yaosu.db", personal_key=b"k" * 16)
    yield opened
    opened.close()


@pytest.fixture
def asked(house: House) -> Iterator[list[str]]:
    """Every statement since, with its values."""
    said: list[str] = []

    def follow(connection: sqlite3.Connection, *_rest: object) -> None:
        connection.set_trace_callback(said.append)

    house.store.close()
    event.listen(house.store.engine, "connect", follow)
    yield said
    event.remove(house.store.engine, "connect", follow)


def read_through(house: House, said: list[str]) -> list[str]:
    """Statements that read a big table from end to end.

    An INSERT shows how children would be looked for, were a foreign key broken already: it never is.
    """
    questions = sorted({words for words in said if words.lstrip()[:6] in ("SELECT", "UPDATE", "DELETE")})
    assert questions
    found = []
    with house.store.engine.connect() as connection:
        for words in questions:
            plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + words.replace("%", "%%")).all()
            if any((hit := SCAN.match(step[3])) and hit[1] in BIG for step in plan):
                found.append(words + "\n    " + "\n    ".join(step[3] for step in plan))
    said.clear()
    return found


def dispensing(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48), (house.herb, 100))
    dispense.take_up(rx, actor=PHARMACIST, counter=house.counter)
    for code in (
        pack(AMOXICILLIN, 1),
        pack(AMOXICILLIN, 1),
        pack(IBUPROFEN, 9),
        pack("8199999", 1),
        pack(AMOXICILLIN, 2),
    ):
        dispense.scan(rx, code, actor=PHARMACIST, counter=house.counter)
    undo_last(rx, actor=PHARMACIST, counter=house.counter)
    learn(pack("8199999", 1), house.amoxicillin, actor=PHARMACIST, counter=house.counter)
    dispense.scan(rx, pack("8199999", 1), actor=PHARMACIST, counter=house.counter)
    seen = looking.look(rx, counter=house.counter)
    looking.catch_up(seen, counter=house.counter)
    looking.resume(DocumentKind.DISPENSING, actor=PHARMACIST, counter=house.counter)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter, reason="x")


def coming_back(house: House) -> None:
    document = take_back.open_return(pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    for code in (pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 1), pack(AMOXICILLIN, 99)):
        take_back.scan(document.id, code, actor=PHARMACIST, counter=house.counter)
    herb = document.lines[1]
    set_by_hand(document.id, herb.id, 100, actor=PHARMACIST, counter=house.counter)
    looking.catch_up(looking.look(document.id, counter=house.counter), counter=house.counter)
    take_back.confirm(document.id, actor=PHARMACIST, counter=house.counter)


def goods_in(house: House) -> None:
    knows_gtin(house, house.ibuprofen, 20)
    document = order(house, "DD1", (house.amoxicillin, 48), (house.ibuprofen, 20))
    (line, _other) = looking.look(document, counter=house.counter).document.lines
    set_lot(document, line.id, LotOnPack("A1", MADE, EXPIRES), actor=STOREKEEPER, counter=house.counter)
    for code in (pack(AMOXICILLIN, 11), pack(AMOXICILLIN, 12), gs1("SN1")):
        receive.scan(document, code, actor=STOREKEEPER, counter=house.counter)
    receive.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="x")


def counting(house: House) -> None:
    document = count.open_stocktake(actor=STOREKEEPER, counter=house.counter, drug_ids=[house.amoxicillin]).id
    count.scan(document, pack(AMOXICILLIN, 11), actor=STOREKEEPER, counter=house.counter)
    count.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="x")


def going_out(house: House) -> None:
    for open_document in (issue.open_issue, issue.open_supplier_return):
        document = open_document("示例医药有限公司", actor=STOREKEEPER, counter=house.counter).id
        issue.scan(document, pack(AMOXICILLIN, 11), actor=STOREKEEPER, counter=house.counter)
        issue.confirm(document, actor=STOREKEEPER, counter=house.counter, reason="x")
    given_up = issue.open_issue("病区", actor=STOREKEEPER, counter=house.counter).id
    issue.scan(given_up, pack(AMOXICILLIN, 12), actor=STOREKEEPER, counter=house.counter)
    cancel(given_up, "x", actor=STOREKEEPER, counter=house.counter)


def tracing(house: House) -> None:
    trace.trace(pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)


def looking_on(house: House) -> None:
    looking.owing(counter=house.counter)
    for kind in DocumentKind:
        looking.find(kind, "CF1", counter=house.counter)
    with house.store.reading() as tx:
        clock_went_back(tx, house.clock())


def delivering(house: House) -> None:
    at = house.clock()
    for state in (SubmissionState.ACCEPTED, SubmissionState.UNKNOWN):
        with house.store.writing() as tx:
            due = tx.sending.due("insurance", at=at, limit=2)
            message = f"M{state}"
            tx.sending.claim([Message(message, tuple(due))], by="here", at=at)
        with house.store.writing() as tx:
            receipt = Accepted(message, "R", at) if state is SubmissionState.ACCEPTED else None
            tx.sending.conclude([Conclusion(one.id, message, state, at, receipt, words="x") for one in due])
    with house.store.reading() as tx:
        tx.sending.unknowns("insurance", at=at, limit=5)
        tx.sending.orphans("insurance", by="here", before=at)
        backlog(tx, "insurance")
        put_off_until(tx, "insurance", at=at)
        last_accepted_at(tx, "insurance")


DAY: list[Callable[[House], None]] = [
    dispensing,
    coming_back,
    goods_in,
    counting,
    going_out,
    tracing,
    looking_on,
    delivering,
]


def test_a_day_at_the_counter_reads_no_big_table_from_end_to_end(house: House, asked: list[str]) -> None:
    for part in DAY:
        part(house)
        found = read_through(house, asked)
        assert not found, f"{part.__name__}:\n" + "\n".join(found)


def test_the_look_at_plans_finds_what_it_looks_for(house: House, asked: list[str]) -> None:
    with house.store.reading() as tx:
        tx.connection.exec_driver_sql("SELECT id FROM uses WHERE line_id = 1").all()
    assert len(read_through(house, asked)) == 1
