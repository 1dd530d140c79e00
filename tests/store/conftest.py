"""A store of every kind: SQLite is never faked, and neither is PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import Store, open_store

KEY = b"0123456789abcdef"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a database may be made: a file, or an empty PostgreSQL database."""
    if request.param == "sqlite":
        return tmp_path / "yaosu.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def store(store_url: str | Path) -> Iterator[Store]:
    """An empty store, on each database in turn."""
    opened = open_store(store_url, personal_key=KEY)
    yield opened
    opened.close()


@pytest.fixture
def other_store(store: Store, store_url: str | Path) -> Iterator[Store]:
    """Another workstation's store on the same database."""
    opened = open_store(store_url, personal_key=KEY)
    yield opened
    opened.close()
