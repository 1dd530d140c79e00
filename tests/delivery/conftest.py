"""A SQLite store, and the platform in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import Store, open_store
from tests.delivery.day import Day
from tests.delivery.watched import WatchedPlatform
from tests.store.conftest import KEY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty SQLite store."""
    opened = open_store(tmp_path / "yaosu.db", personal_key=KEY)
    yield opened
    opened.close()


@pytest.fixture
def platform() -> WatchedPlatform:
    """One row a message."""
    return WatchedPlatform()


@pytest.fixture
def day(store: Store, platform: WatchedPlatform) -> Day:
    """A desk on both."""
    return Day(store, platform)
