"""`kill -9` of a scanning process, a hundred times: what it acknowledged is there, whole, and used once."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import tomllib
from collections.abc import Iterator
from itertools import count
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import ModuleType

import pytest

from app.bootstrap.workplace import clock
from app.domain.codes import CodeRules
from app.domain.documents import DocumentKind, DocumentState, Head
from app.domain.drugs import Drug
from app.domain.identifiers import KeyType, Source
from app.domain.people import Person, Role
from app.domain.submissions import RxClass, Visit
from app.domain.verdict import Verdict
from app.store import Store, open_store
from app.usecases import dispense, receive
from app.usecases.counter import Counter
from tests.usecases.conftest import RULES as RULES_READ

CYCLES = 110
PACKS_OF_ONE = 3
PREFIX = "8100001"
KEY = b"k" * 16
WAITS_S = 30
SOMEBODY = Person(1, "wang", "王芳", frozenset({Role.ADMINISTRATOR}), "YS44000001")


def rules() -> CodeRules:
    """As the program reads them."""
    file = Path(__file__).parents[2] / "resources/codes/rules.toml"
    return CodeRules.from_mapping(tomllib.loads(file.read_text(encoding="utf-8")))


def furnish(store: Store) -> None:
    """One drug, and its identifier."""
    with store.writing() as tx:
        drug = Drug(0, "D1", "阿莫西林胶囊", "0.25g", "示例药业", 24, "粒", "盒", "XJ01CAA040E001", rx=RxClass.NEEDED)
        drug_id, _ = tx.drugs.put(drug, at=clock())
        tx.identifiers.add(
            PREFIX, KeyType.PREFIX7, drug_id, level=1, units=24, source=Source.IMPORTED, by="x", at=clock()
        )


def scan_on(file: Path, first: int, door: int) -> None:
    """What the process does: packs come in and go out again, a line on `door` for each thing a person saw accepted."""
    store = open_store(file, personal_key=KEY)
    counter = Counter(store, rules(), clock)
    for turn in count(first, PACKS_OF_ONE):
        codes = [f"{PREFIX}9{serial:012d}" for serial in range(turn, turn + PACKS_OF_ONE)]
        _scan_all(receive, _deliver(counter), codes, counter, door)
        _scan_all(dispense, _prescribe(counter, f"CF{turn:09d}", door), codes, counter, door)


def _scan_all(verb: ModuleType, document_id: int, codes: list[str], counter: Counter, door: int) -> None:
    for code in codes:
        (result,) = verb.scan(document_id, code, actor=SOMEBODY, counter=counter)
        assert result.verdict is not Verdict.STOP, result
        os.write(door, f"scanned {code}:{document_id}\n".encode())
    rows = verb.confirm(document_id, actor=SOMEBODY, counter=counter, reason="测试")
    os.write(door, "".join(f"owed {row.id}\n" for row in rows).encode())


def _deliver(counter: Counter) -> int:
    return receive.open_delivery("示例医药", actor=SOMEBODY, counter=counter).id


def _prescribe(counter: Counter, number: str, door: int) -> int:
    with counter.store.writing() as tx:
        head = Head(number, DocumentKind.DISPENSING, counter.pharmacy, clock(), "his", visit=Visit("V1"))
        document_id = tx.documents.open(head)
        drug = tx.drugs.by_local_code("D1")
        tx.documents.add_line(document_id, drug.id, needed=24 * PACKS_OF_ONE)
    os.write(door, f"opened {number}\n".encode())
    return document_id


def test_a_scanner_that_is_killed_a_hundred_times_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    assert rules() == RULES_READ
    file, chance = tmp_path / "yaosu.db", random.Random(20261120)
    store = open_store(file, personal_key=KEY)
    furnish(store)
    store.close()
    acknowledged: dict[str, set[str]] = {"opened": set(), "scanned": set(), "owed": set()}
    for cycle in range(CYCLES):
        for line in _killed(file, cycle * 1_000_000, chance):
            what, name = line.split()
            acknowledged[what].add(name)
    assert len(acknowledged["scanned"]) > CYCLES
    assert acknowledged["owed"]
    _check(file, acknowledged)


def _killed(file: Path, first: int, chance: random.Random) -> Iterator[str]:
    """Let it scan for a random while, kill it, and answer every whole line it wrote."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    heard, door = os.pipe()
    process: ForkServerProcess = context.Process(target=_inheriting, args=(file, first, _Fd(door)))
    process.start()
    os.close(door)
    with os.fdopen(heard, encoding="ascii") as lines:
        yield lines.readline().strip()  # it is at work
        for _ in range(chance.randint(0, 9)):
            yield lines.readline().strip()
        process.join(chance.uniform(0, 0.004))
        process.kill()
        yield from (line.strip() for line in lines if line.endswith("\n"))
    process.join(WAITS_S)
    assert process.exitcode == -signal.SIGKILL


class _Fd:
    """Hands a file descriptor to a child of the fork server."""

    def __init__(self, number: int) -> None:
        from multiprocessing.reduction import DupFd

        self._number, self._dup = number, DupFd

    def __reduce__(self) -> tuple[object, ...]:
        return _received, (self._dup(self._number),)


def _received(sent: object) -> int:
    return int(sent.detach())  # type: ignore[attr-defined]


def _inheriting(file: Path, first: int, door: int) -> None:
    scan_on(file, first, door)


def _check(file: Path, acknowledged: dict[str, set[str]]) -> None:
    raw = sqlite3.connect(file)
    try:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        events = raw.execute("SELECT code, document_id FROM scan_events WHERE units > 0").fetchall()
        standing = {f"{code}:{document_id}" for code, document_id in events}
        assert len(standing) == len(events)
        assert acknowledged["scanned"] <= standing
        assert acknowledged["opened"] <= {number for (number,) in raw.execute("SELECT number FROM documents")}
        assert acknowledged["owed"] <= {one for (one,) in raw.execute("SELECT id FROM outbox")}
        # Every use belongs to a scan that is kept, and no pack is used twice.
        twice = "SELECT code_id FROM uses WHERE active GROUP BY code_id, claim, start HAVING count(*) > 1"
        assert raw.execute(twice).fetchall() == []
        assert raw.execute("SELECT count(*) FROM uses WHERE active").fetchone() == (len(standing),)
        _check_documents(raw)
    finally:
        raw.close()


def _check_documents(raw: sqlite3.Connection) -> None:
    """A closed document has its movements and its rows, which tell of its packs; an open one has neither."""
    owed = dict(raw.execute("SELECT document_id, count(*) FROM outbox GROUP BY document_id"))
    moved = dict(raw.execute("SELECT document_id, sum(units) FROM movements GROUP BY document_id"))
    sign = {DocumentKind.DISPENSING: -1, DocumentKind.RECEIVING: 1}
    for document_id, kind, state in raw.execute("SELECT id, kind, state FROM documents").fetchall():
        done = state == DocumentState.DONE
        assert (document_id in owed) is done, f"document {document_id} is {state}"
        assert moved.get(document_id, 0) == (sign[kind] * 24 * PACKS_OF_ONE if done else 0)
        if done:
            _check_told(raw, document_id)
    assert set(owed) <= {document_id for (document_id,) in raw.execute("SELECT id FROM documents")}


def _check_told(raw: sqlite3.Connection, document_id: int) -> None:
    bodies = [
        json.loads(body) for (body,) in raw.execute("SELECT body FROM outbox WHERE document_id = ?", (document_id,))
    ]
    scanned = raw.execute("SELECT code FROM scan_events WHERE document_id = ?", (document_id,))
    told = {code for body in bodies for code in body["goods"]["codes"]}
    assert told == {code for (code,) in scanned}


@pytest.fixture(autouse=True)
def _no_fork_server_left() -> Iterator[None]:
    yield
    from multiprocessing import forkserver

    forkserver._forkserver._stop()  # type: ignore[attr-defined]
