"""What every test stands on: a database server, a display, and the rules that keep tests honest."""

import gc
import os
import sys
import threading
import time
import uuid
from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import URL, make_url

from scripts import display as displays
from scripts import pcsc, postgres

# Before Qt is imported anywhere: windows stay in memory, except in tests that ask for `display`.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before the smart-card library is used anywhere, for it looks only once: no test sees the readers of this computer.
os.environ[pcsc.SOCKET_VARIABLE] = str(pcsc.SOCKET)

settings.register_profile("yaosu", deadline=None, print_blob=True)
settings.load_profile("yaosu")

THREADS_END_WITHIN_S = 5


def pytest_collection_finish() -> None:
    """What is there now stays, and need not be looked through after every window."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Widgets die in the window's thread: Python would sweep them up in whichever thread it happens to be."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees the settings, data or keyring of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(variable, str(home / variable.lower()))
        for variable in [name for name in os.environ if name.startswith("YAOSU_") and "_TEST_" not in name]:
            patch.delenv(variable)
        yield


@pytest.fixture(autouse=True)
def _no_thread_outlives_its_test() -> Iterator[None]:
    """A thread somebody started has one owner, who stops and joins it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREADS_END_WITHIN_S
    for thread in set(threading.enumerate()) - before:
        if not isinstance(thread, threading._DummyThread):  # Python's name for a thread Qt owns
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), f"thread {thread.name!r} outlived its test"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server: the one scripts/test.py started, or one of our own where pytest runs alone."""
    if given := os.environ.get(postgres.URL_VARIABLE):
        yield make_url(given)
        return
    with postgres.running() as url:
        yield make_url(url)


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """The SQLAlchemy URL of an empty PostgreSQL database that nobody else uses, dropped after the test."""
    name = f"test_{uuid.uuid4().hex}"
    with _connect(postgres_server) as server:
        copying = " strategy file_copy" if server.info.server_version >= 150000 else ""  # 30 ms instead of 80
        server.execute(f"create database {name} template template0{copying}".encode())
        yield postgres_server.set(database=name).render_as_string(hide_password=False)
        server.execute(f"drop database {name} with (force)".encode())


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X display with a window manager, for programs that tests start: pass it to them as DISPLAY.

    Their QT_QPA_PLATFORM must be "xcb"; this process itself stays offscreen. Mark such tests `window`.
    Each process of tests has a display of its own: two on one would take the keyboard from each other's windows.
    """
    assert sys.platform == "linux", "tests with real windows need Linux"
    with displays.running() as name:
        yield name


def _connect(server: URL) -> psycopg.Connection:
    return psycopg.connect(
        host=server.host,
        port=server.port,
        user=server.username,
        password=server.password,
        dbname=server.database,
        autocommit=True,
    )
