"""The outbox emptied over HTTPS, every request signed, beside bare httpx posts of the very same requests.

The platform is the played one, a process of its own. What the program sends is recorded on a first day; on a second
day, to a platform that has forgotten the first, bare clients on as many threads post it again.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

import httpx

from app.bootstrap import delivering, demo
from app.bootstrap.workplace import Workplace
from app.delivery import Flusher, Options, flush_until_empty
from app.domain.submissions import SubmissionState
from app.platforms.line import Cable
from app.platforms.transport import Channel
from app.usecases import dispense
from scripts.bench_data import Size
from scripts.bench_figures import Figure, Spread
from scripts.bench_scan import PHARMACIST, prescriptions

SENDERS = 6


@dataclass(frozen=True, slots=True)
class Request:
    """As it left the house."""

    url: str
    headers: dict[str, str]
    body: bytes


def measure(workplace: Workplace, folder: Path, size: Size, requests: int) -> list[Figure]:
    """Single rows, one request each; then as many rows as a message takes."""
    third = size.packs_of_drug // 3  # other packs each time; the first third is for whoever measures scans
    single = _drain(workplace, folder / "single", size, requests, rows_per_message=1, first=third)
    batched = _drain(workplace, folder / "batched", size, requests, rows_per_message=50, first=2 * third)
    return [
        _figure("outbox drain over HTTPS, signed, a row a request", "requests/s", single, "≥ 500 requests/s"),
        _figure("outbox drain over HTTPS, signed, rows together", "requests/s", batched, "–"),
    ]


@dataclass(frozen=True, slots=True)
class _Rates:
    ours: float
    bare: float
    requests: int
    rows: int


def _figure(name: str, unit: str, rates: _Rates, aim: str) -> Figure:
    ours, bare = (Spread(rate, rate, rate) for rate in (rates.ours, rates.bare))
    told = f"{name} ({rates.rows} rows)" if rates.rows != rates.requests else name
    return Figure(told, unit, ours, "bare httpx posts of the same requests", bare, aim, rates.requests)


def _drain(workplace: Workplace, folder: Path, size: Size, wanted: int, *, rows_per_message: int, first: int) -> _Rates:
    folder.mkdir(parents=True)
    rows = _owe(workplace, size, wanted, first=first)
    with demo.played_platform(folder / "first day") as platform, _recorded() as sent:
        demo.point_at(workplace.settings, platform)
        flusher = _flusher(workplace, rows_per_message)
        began = perf_counter()
        report = flush_until_empty(workplace.store, [flusher])
        took = perf_counter() - began
    if not report.done:
        with workplace.store.reading() as tx:
            refused = tx.connection.exec_driver_sql("SELECT DISTINCT words, missing FROM receipts").all()
        raise RuntimeError(f"not all was taken: {report.platforms[0].why}, {refused[:3]}")
    with demo.played_platform(folder / "second day") as platform:
        again = [_addressed_to(platform.url, one) for one in sent]
        bare_took = _post_all(again, ssl.create_default_context(cafile=platform.ca_file))
    return _Rates(len(sent) / took, len(sent) / bare_took, len(sent), rows)


def _owe(workplace: Workplace, size: Size, rows: int, *, first: int) -> int:
    """So many sales, each the row of a line of a prescription that was handed out. How many there are."""
    jobs = prescriptions(workplace.counter, size, rows, first=first)
    owed = 0
    for job in jobs:
        dispense.scan(job.document_id, job.code, actor=PHARMACIST, counter=workplace.counter)
    for document_id in {job.document_id: None for job in jobs}:
        owed += len(dispense.confirm(document_id, actor=PHARMACIST, counter=workplace.counter, reason="bench"))
    with workplace.store.reading() as tx:
        waiting = sum(count for (_, _, state), count in tx.outbox.counts().items() if state is SubmissionState.WAITING)
    assert waiting == owed
    return owed


def _flusher(workplace: Workplace, rows_per_message: int) -> Flusher:
    platform = delivering.insurance_of(workplace, Cable())
    assert platform is not None
    options = Options(senders=SENDERS, calls_per_minute=0, rows_per_message=rows_per_message)
    return Flusher(workplace.store, platform, workstation="bench", options=options)


@contextmanager
def _recorded() -> Iterator[list[Request]]:
    """Everything our line sends from here on."""
    sent: list[Request] = []
    post = Channel.post

    def record(channel: Channel, url: str, headers: dict[str, str], body: bytes) -> object:
        sent.append(Request(url, dict(headers), body))
        return post(channel, url, headers, body)

    with patch.object(Channel, "post", record):
        yield sent


def _addressed_to(platform: str, one: Request) -> Request:
    there = httpx.URL(platform)
    url = httpx.URL(one.url).copy_with(host=there.host, port=there.port)
    return Request(str(url), one.headers, one.body)


def _post_all(requests: list[Request], trust: ssl.SSLContext) -> float:
    """As many threads as the program has senders, each with a client; the seconds it took."""
    own = threading.local()
    clients: list[httpx.Client] = []

    def post(one: Request) -> int:
        if not hasattr(own, "client"):
            own.client = httpx.Client(verify=trust, trust_env=False)
            clients.append(own.client)
        return int(own.client.post(one.url, headers=one.headers, content=one.body).status_code)

    began = perf_counter()
    with ThreadPoolExecutor(SENDERS) as threads:
        answers = list(threads.map(post, requests))
    took = perf_counter() - began
    for client in clients:
        client.close()
    assert set(answers) == {200}, set(answers)
    return took
