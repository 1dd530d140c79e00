"""What is this pack: the identifier of a scanned code among all of them, beside a bare SELECT of the same row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from time import perf_counter

from app.domain.identifiers import Identifier, KeyType
from app.usecases.counter import Counter
from scripts.bench_data import FIRST_PREFIX, Size
from scripts.bench_figures import Figure, Spread


def measure(counter: Counter, database: Path, size: Size, lookups: int) -> Figure:
    """Random prefixes, one question each, inside one view as within a scan."""
    chance = Random(7)  # noqa: S311  # the same prefixes every time
    keys = [str(FIRST_PREFIX + chance.randrange(size.identifiers)) for _ in range(lookups)]
    today = counter.today()
    ours: list[float] = []
    bare: list[float] = []
    select = 'SELECT * FROM identifiers WHERE "key" = ? AND key_type = ?'
    with counter.store.reading() as tx, closing(sqlite3.connect(database)) as floor:
        for key in keys:
            began = perf_counter()
            meaning = tx.identifiers.match(key, KeyType.PREFIX7, on=today)
            ours.append((perf_counter() - began) * 1e6)
            assert isinstance(meaning, Identifier)
            began = perf_counter()
            rows = floor.execute(select, (key, "prefix7")).fetchall()
            bare.append((perf_counter() - began) * 1e6)
            assert len(rows) == 1
    return Figure(
        name=f"identifier lookup among {size.identifiers:,}",
        unit="µs",
        ours=Spread.of(ours),
        peer_name="bare sqlite3 SELECT",
        peer=Spread.of(bare),
        aim="≤ 50 µs",
        count=lookups,
    )
