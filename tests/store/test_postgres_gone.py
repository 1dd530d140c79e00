"""The database server goes away in the middle of the work, and comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app.domain.refusals import StoreUnavailable
from app.domain.submissions import Submission
from app.store import Store, open_store
from scripts import postgres
from tests.store.conftest import KEY
from tests.store.rows import put, row


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server of our own: nobody else's tests are hurt when it stops."""
    with postgres.server() as started:
        yield started


@pytest.fixture
def store(server: postgres.Server) -> Iterator[Store]:
    """A store on that server."""
    opened = open_store(server.url, personal_key=KEY)
    yield opened
    opened.close()


def owed(store: Store) -> int:
    with store.reading() as tx:
        return sum(tx.outbox.counts().values())


def write_while(
    store: Store, first: Submission, *happens: Callable[[], None], and_then: Submission | None = None
) -> None:
    """One transaction, in the middle of which something happens."""
    with store.writing() as tx:
        tx.outbox.put(first, document_id=None)
        for each in happens:
            each()
        if and_then is not None:
            tx.outbox.put(and_then, document_id=None)


def test_work_goes_on_when_the_server_is_back(store: Store, server: postgres.Server) -> None:
    put(store, row("before"))
    server.stop()
    for _ in range(2):
        with pytest.raises(StoreUnavailable) as refused:
            put(store, row("lost"))
        assert refused.value.reason == "unreachable"
    server.start()
    put(store, row("after"))
    assert owed(store) == 2


def test_a_server_that_dies_inside_a_transaction_keeps_nothing_of_it(store: Store, server: postgres.Server) -> None:
    already = owed(store)
    told: list[frozenset[str]] = []
    store.listen(told.append)
    with pytest.raises(StoreUnavailable) as refused:
        write_while(store, row("half"), server.stop, server.start, and_then=row("other half"))
    assert (refused.value.reason, told) == ("unreachable", [])
    assert owed(store) == already


def test_a_server_that_dies_before_the_commit_is_no_success(store: Store, server: postgres.Server) -> None:
    already = owed(store)
    with pytest.raises(StoreUnavailable) as refused:
        write_while(store, row("never"), server.stop)
    assert refused.value.reason == "unreachable"
    server.start()
    assert owed(store) == already


def test_a_view_whose_server_dies_is_told_so(store: Store, server: postgres.Server) -> None:
    def look() -> None:
        with store.reading() as tx:
            tx.outbox.counts()
            server.stop()
            tx.outbox.counts()

    with pytest.raises(StoreUnavailable) as refused:
        look()
    assert refused.value.reason == "unreachable"
    server.start()


def test_a_server_that_is_not_there_at_the_start_is_named(server: postgres.Server) -> None:
    server.stop()
    with pytest.raises(StoreUnavailable) as refused:
        open_store(server.url, personal_key=KEY)
    assert refused.value.reason == "unreachable"
    assert server.url.split(":")[2].split("@")[0] not in refused.value.detail  # the password
    server.start()
