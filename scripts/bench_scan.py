"""A scan, from the text to the verdict after its commit, beside a bare commit of the same rows.

Both write into the same file by turns, so that the disk is equally kind to them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from app.domain.documents import DocumentKind, Head
from app.domain.people import Person, Role
from app.domain.submissions import Patient, Visit
from app.usecases import dispense
from app.usecases.counter import Counter
from scripts.bench_data import PACK_UNITS, Size, code_of, pack_of
from scripts.bench_figures import Figure, Spread

PHARMACIST = Person(1, "bench", "王芳", frozenset({Role.PHARMACIST}), "YS000000000001")
TURN = 40
LINES, PACKS = 2, 2
"""Of each prescription: so many drugs, so many packs of each."""
_EVENT = (
    "document_id", "line_id", "code", "shown", "verdict", "finding", "units", "split", "lot_id", "undoes", "reason",
    "at", "by",
)  # fmt: skip
_USE = (
    "code_id", "claim", "kind", "document_id", "line_id", "event_id", "start", "end", "active", "at", "by", "place",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Job:
    """A pack about to be scanned."""

    document_id: int
    code: str


def measure(counter: Counter, database: Path, size: Size, scans: int) -> Figure:
    """Scans of packs the books know, each its own transaction."""
    jobs = prescriptions(counter, size, scans + 40, first=0)
    ours: list[float] = []
    bare: list[float] = []
    with closing(_bare(database)) as floor:
        for turn in (jobs[begin : begin + TURN] for begin in range(0, len(jobs), TURN)):
            scanned = [_scanned(job, counter) for job in turn]
            written = [_same_rows(floor, event_id) for _, event_id in scanned]
            ours += [took * 1000 for took, _ in scanned]
            bare += [took * 1000 for took in written]
    return Figure(
        name=f"scan → verdict → commit, {size.codes:,} codes stored",
        unit="ms",
        ours=Spread.of(ours),
        peer_name="bare sqlite3 commit of the same rows",
        peer=Spread.of(bare),
        aim="≤ 2 × and p99 ≤ 20 ms",
        count=len(ours),
    )


def _scanned(job: Job, counter: Counter) -> tuple[float, int]:
    """How long a scan took, in seconds, and its event."""
    began = perf_counter()
    (result,) = dispense.scan(job.document_id, job.code, actor=PHARMACIST, counter=counter)
    took = perf_counter() - began
    assert result.event_id is not None
    assert result.units, result.finding
    return took, result.event_id


def prescriptions(counter: Counter, size: Size, packs: int, *, first: int) -> list[Job]:
    """Open prescriptions for so many packs of the books, beginning with the first-th of each drug."""
    return list(islice(_prescriptions(counter, size, first), packs))


def _prescriptions(counter: Counter, size: Size, first: int) -> Iterator[Job]:
    drug = nth = 0
    while True:
        with counter.store.writing() as tx:
            document_id = tx.documents.open(_head(tx.documents.next_number("CF", counter.today()), counter))
            jobs = []
            for _ in range(LINES):
                drug, nth = (drug + 1, nth) if drug < size.drugs else (1, nth + PACKS)
                tx.documents.add_line(document_id, drug, needed=PACKS * PACK_UNITS)
                packs = (pack_of(drug, first + nth + each, size) for each in range(PACKS))
                jobs += [Job(document_id, code_of(pack, size)) for pack in packs]
        yield from jobs


def _head(number: str, counter: Counter) -> Head:
    return Head(
        number,
        DocumentKind.DISPENSING,
        counter.pharmacy,
        counter.clock(),
        "his",
        department="内科",
        prescriber="赵医生",
        prescribed_at=counter.clock(),
        visit=Visit("MZ20261120001", id_type="01"),
        patient=Patient("张伟", "000000209901011234"),
    )


def _bare(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(database, isolation_level=None)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-65536", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _same_rows(floor: sqlite3.Connection, event_id: int) -> float:
    """Write what the scan wrote once more, on the delivery the pack came with; the seconds it took."""
    (event,) = floor.execute(f"SELECT {_names(_EVENT)} FROM scan_events WHERE id = ?", (event_id,)).fetchall()
    (use,) = floor.execute(f"SELECT {_names(_USE)} FROM uses WHERE event_id = ?", (event_id,)).fetchall()
    (line_id,) = floor.execute("SELECT drug_id FROM codes WHERE id = ?", (use[0],)).fetchone()
    event = (1, line_id, *event[2:])
    use = (use[0], "floor", use[2], 1, line_id, *use[5:])
    began = perf_counter()
    floor.execute("BEGIN IMMEDIATE")
    floor.execute(f"INSERT INTO scan_events ({_names(_EVENT)}) VALUES ({_places(_EVENT)})", event)
    floor.execute(f"INSERT INTO uses ({_names(_USE)}) VALUES ({_places(_USE)})", use)
    floor.execute("COMMIT")
    return perf_counter() - began


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _places(columns: tuple[str, ...]) -> str:
    return ", ".join("?" for _ in columns)
