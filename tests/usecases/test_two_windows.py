"""Two windows want the same pack, document or lot in the same moment: one has it, the other is told who."""

from __future__ import annotations

import threading
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from app.domain.documents import Finding, ScanResult
from app.domain.refusals import DocumentClosed
from app.store import Store, open_store
from app.usecases import dispense, receive, take_back
from app.usecases.by_hand import set_by_hand
from tests.usecases.conftest import AMOXICILLIN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.goods_in import gs1, knows_gtin

T = TypeVar("T")
ROUNDS = 12


@pytest.fixture
def windows(house: House) -> Iterator[tuple[House, House]]:
    """The house seen from two workstations, each with a store of its own on the one database."""
    url = house.store.engine.url
    where: str | Path = Path(str(url.database)) if url.get_backend_name() == "sqlite" else url.render_as_string(False)
    other: Store = open_store(where, personal_key=b"k" * 16)
    yield house, replace(house, counter=replace(house.counter, store=other))
    other.close()


def together(*works: Callable[[], T]) -> list[T | Exception]:
    """Do them at the same moment, each on a thread of its own; what each answered or raised."""
    start = threading.Barrier(len(works))

    def one(work: Callable[[], T]) -> T | Exception:
        start.wait()
        try:
            return work()
        except Exception as fault:  # noqa: BLE001  # told to the test, which says what may be raised
            return fault

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(one, works))


def scanning(house: House, document_id: int, code: str, verb: object = dispense) -> Callable[[], ScanResult]:
    actor = PHARMACIST if verb in (dispense, take_back) else STOREKEEPER

    def work() -> ScanResult:
        (result,) = verb.scan(document_id, code, actor=actor, counter=house.counter)  # type: ignore[attr-defined]
        return result

    return work


def test_a_pack_scanned_at_two_windows_at_once_goes_to_one(windows: tuple[House, House]) -> None:
    first = windows[0].prescription("CF1", (windows[0].amoxicillin, 24 * ROUNDS))
    second = windows[0].prescription("CF2", (windows[0].amoxicillin, 24 * ROUNDS))
    for serial in range(ROUNDS):
        code = pack(AMOXICILLIN, serial)
        results = together(scanning(windows[0], first, code), scanning(windows[1], second, code))
        assert all(isinstance(result, ScanResult) for result in results), results
        found = Tally(result.finding for result in results if isinstance(result, ScanResult))
        assert found == {Finding.COUNTED: 1, Finding.USED_BEFORE: 1}
        (refused,) = [r for r in results if isinstance(r, ScanResult) and r.finding is Finding.USED_BEFORE]
        assert refused.earlier is not None
        assert refused.earlier.document_number in ("CF1", "CF2")
    with windows[0].store.reading() as tx:
        got = [tx.documents.get(rx).lines[0].got for rx in (first, second)]
    assert sum(got) == 24 * ROUNDS


def test_the_last_units_of_an_opened_pack_go_to_one(windows: tuple[House, House]) -> None:
    for serial in range(ROUNDS):
        code = pack(AMOXICILLIN, serial)
        opened = windows[0].prescription(f"CF{serial}a", (windows[0].amoxicillin, 14))
        scanning(windows[0], opened, code)()
        rxs = [
            house.prescription(f"CF{serial}{name}", (house.amoxicillin, 10))
            for house, name in zip(windows, "bc", strict=True)
        ]
        results = together(*(scanning(house, rx, code) for house, rx in zip(windows, rxs, strict=True)))
        units = sorted(result.units for result in results if isinstance(result, ScanResult))
        assert units == [0, 10], results


def test_two_windows_fill_one_line_without_overfilling_it(windows: tuple[House, House]) -> None:
    rx = windows[0].prescription("CF1", (windows[0].amoxicillin, 24 * ROUNDS))
    for serial in range(ROUNDS):
        together(*(scanning(house, rx, pack(AMOXICILLIN, 2 * serial + n)) for n, house in enumerate(windows)))
    with windows[0].store.reading() as tx:
        assert tx.documents.get(rx).lines[0].got == 24 * ROUNDS
        events = tx.documents.standing_events(rx)
    assert Tally(event.finding for event in events)[Finding.COUNTED] == ROUNDS


def test_a_prescription_is_handed_out_once(windows: tuple[House, House]) -> None:
    for serial in range(ROUNDS):
        rx = windows[0].prescription(f"CF{serial}", (windows[0].amoxicillin, 24))
        scanning(windows[0], rx, pack(AMOXICILLIN, serial))()
        answers = together(*(partial(dispense.confirm, rx, actor=PHARMACIST, counter=h.counter) for h in windows))
        assert sum(isinstance(answer, DocumentClosed) for answer in answers) == 1
        assert sum(isinstance(answer, tuple) for answer in answers) == 1
    with windows[0].store.reading() as tx:
        assert sum(tx.outbox.counts().values()) == ROUNDS
        assert tx.stock.on_hand(windows[0].amoxicillin, windows[0].counter.pharmacy) == -24 * ROUNDS


def test_a_scan_and_the_confirmation_do_not_pass_each_other(windows: tuple[House, House]) -> None:
    """Whichever comes second sees the first: no pack is claimed on a closed document that its sale does not tell of."""
    for serial in range(ROUNDS):
        rx = windows[0].prescription(f"CF{serial}", (windows[0].amoxicillin, 48))
        scanning(windows[0], rx, pack(AMOXICILLIN, 2 * serial))()
        scanned, sales = together(
            scanning(windows[0], rx, pack(AMOXICILLIN, 2 * serial + 1)),
            partial(dispense.confirm, rx, actor=PHARMACIST, counter=windows[1].counter, reason="急"),
        )
        assert isinstance(sales, tuple), sales
        told = [code for sale in sales for code in sale.body.goods.codes]
        assert len(told) == (1 if isinstance(scanned, DocumentClosed) else 2), scanned


def test_a_return_is_begun_once_and_nothing_comes_back_twice(windows: tuple[House, House]) -> None:
    for serial in range(ROUNDS):
        number = f"CF{serial}"
        rx = windows[0].prescription(number, (windows[0].herb, 100))
        dispense.take_up(rx, actor=PHARMACIST, counter=windows[0].counter)
        dispense.confirm(rx, actor=PHARMACIST, counter=windows[0].counter)

        def come_back(house: House, number: str = number) -> int:
            document = take_back.open_return(number, actor=PHARMACIST, counter=house.counter)
            set_by_hand(document.id, document.lines[0].id, 100, actor=PHARMACIST, counter=house.counter)
            return document.id

        first, second = together(*(partial(come_back, house) for house in windows))
        assert first == second
        take_back.confirm(first, actor=PHARMACIST, counter=windows[0].counter)  # type: ignore[arg-type]
    with windows[0].store.reading() as tx:
        assert tx.stock.on_hand(windows[0].herb, windows[0].counter.pharmacy) == 0


def test_a_pack_is_taken_back_by_one_window(windows: tuple[House, House]) -> None:
    rx = windows[0].prescription("CF1", (windows[0].amoxicillin, 24 * ROUNDS))
    codes = [pack(AMOXICILLIN, serial) for serial in range(ROUNDS)]
    for code in codes:
        scanning(windows[0], rx, code)()
    dispense.confirm(rx, actor=PHARMACIST, counter=windows[0].counter)
    back = take_back.open_return("CF1", actor=PHARMACIST, counter=windows[0].counter).id
    for code in codes:
        results = together(*(scanning(house, back, code, take_back) for house in windows))
        found = Tally(result.finding for result in results if isinstance(result, ScanResult))
        assert found == {Finding.MATCHES: 1, Finding.REPEATED: 1}, results


def test_a_lot_that_two_windows_meet_first_is_one_lot(windows: tuple[House, House]) -> None:
    knows_gtin(windows[0], windows[0].amoxicillin, 24)
    documents = [receive.open_delivery("示例医药", actor=STOREKEEPER, counter=house.counter).id for house in windows]
    for serial in range(ROUNDS):
        results = together(
            *(
                scanning(house, document, gs1(f"SN{serial}{n}", lot=f"L{serial}"), receive)
                for n, (house, document) in enumerate(zip(windows, documents, strict=True))
            )
        )
        assert [r.finding for r in results if isinstance(r, ScanResult)] == [Finding.COUNTED] * 2, results
    with windows[0].store.reading() as tx:
        assert tx.connection.exec_driver_sql("SELECT count(*) FROM lots").scalar() == ROUNDS


def test_documents_opened_at_once_have_different_numbers(windows: tuple[House, House]) -> None:
    opening = [partial(receive.open_delivery, "示例医药", actor=STOREKEEPER, counter=h.counter) for h in windows]
    opened = [together(*opening) for _ in range(ROUNDS)]
    numbers = {document.head.number for pair in opened for document in pair}  # type: ignore[union-attr]
    assert len(numbers) == 2 * ROUNDS
