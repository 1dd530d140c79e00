"""Two workstations, one database, one platform, at the same time: no row leaves twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.delivery import Flusher
from app.domain.submissions import SubmissionKind, SubmissionState
from app.store import Store, open_store
from tests.delivery.running import QUICK, Board
from tests.delivery.watched import WatchedPlatform
from tests.fakes.platform import silent_after, silent_before
from tests.store.conftest import KEY
from tests.store.rows import put, row, state

ROWS, LANES = 150, 5


@pytest.fixture(params=["sqlite", "postgresql"])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two workstations' stores on one database."""
    url = tmp_path / "yaosu.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with closing(open_store(url, personal_key=KEY)) as one, closing(open_store(url, personal_key=KEY)) as two:
        yield one, two


@pytest.mark.parametrize("rows_per_message", [1, 4])
def test_two_flushers_at_once_never_send_one_row_twice(stores: tuple[Store, Store], rows_per_message: int) -> None:
    platform = WatchedPlatform(rows_per_message=rows_per_message)
    platform.will(silent_after(), silent_before(), silent_after())
    rows = [row(f"R{n}X") for n in range(ROWS)]
    chains = [
        row(f"C{lane}{n}X", f"chain {lane}", SubmissionKind.SALE if n % 2 else SubmissionKind.SALE_RETURN)
        for n in range(6)
        for lane in range(LANES)
    ]
    put(stores[0], *rows, *chains)
    boards = [Board(), Board()]
    with ExitStack() as running:
        for name, store, board in zip(("here", "there"), stores, boards, strict=True):
            options = replace(QUICK, ahead=6, rows_per_write=6, poll_s=0.05)
            made = Flusher(store, platform, workstation=name, options=options, on_state=board)
            made.start()
            running.callback(made.stop)
        for board in boards:
            board.wait_for(lambda told: told.owed == 0)
    assert platform.doubled == []
    assert sorted(platform.taken) == sorted(one.id for one in (*rows, *chains))
    assert {state(stores[1], one) for one in (*rows, *chains)} == {SubmissionState.ACCEPTED}
    for lane in range(LANES):
        of_lane = [one for one in platform.taken if one.startswith(f"C{lane}")]
        assert of_lane == sorted(of_lane)
