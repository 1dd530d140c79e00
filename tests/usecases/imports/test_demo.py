"""The demo hospital comes in without a word, twice, and nothing of it can be real."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.codes.check_digits import id_number_ok
from app.domain.documents import Document, DocumentKind
from app.domain.identifiers import Conflict, KeyType
from app.store import Store, open_store
from app.usecases.counter import Counter
from app.usecases.imports import (
    ImportReport,
    Reason,
    import_drugs,
    import_identifiers,
    import_orders,
    import_prescriptions,
)
from tests.usecases.conftest import ADMIN, RULES, Clock

DEMO = Path(__file__).parents[3] / "resources/demo"
FILES = (
    (import_drugs, "drugs.csv"),
    (import_identifiers, "identifiers.csv"),
    (import_prescriptions, "prescriptions.json"),
    (import_orders, "orders.json"),
)
LEARNABLE = {"YP041", "YP048"}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """An empty counter."""
    store = open_store(tmp_path / "yaosu.db", personal_key=b"k" * 16)
    yield Counter(store, RULES, Clock())
    store.close()


def furnish(counter: Counter) -> list[ImportReport]:
    return [verb(DEMO / name, actor=ADMIN, counter=counter) for verb, name in FILES]


def documents(store: Store, kind: DocumentKind) -> list[Document]:
    with store.reading() as tx:
        ids = tx.connection.execute(text("SELECT id FROM documents WHERE kind = :kind"), {"kind": kind}).scalars()
        return [tx.documents.get(each) for each in ids]


def test_it_comes_in_without_a_word_and_the_second_time_changes_nothing(counter: Counter) -> None:
    first, second = furnish(counter), furnish(counter)
    assert [report.added for report in first] == [64, 77, 16, 5]
    assert [report.notices + report.errors for report in first] == [()] * 4
    assert [(report.added, report.changed, report.unchanged) for report in second] == [
        (0, 0, report.added) for report in first
    ]


def test_every_drug_has_a_key_a_reason_for_none_or_is_there_to_be_learned(counter: Counter) -> None:
    furnish(counter)
    with counter.store.reading() as tx:
        keyless = {
            drug.local_code
            for drug in tx.drugs.search("", limit=1000)
            if drug.no_code is None and not tx.identifiers.of_drug(drug.id)
        }
    assert keyless == LEARNABLE


def test_the_second_file_makes_one_conflict(counter: Counter) -> None:
    furnish(counter)
    report = import_identifiers(DEMO / "identifiers_conflict.csv", actor=ADMIN, counter=counter)
    assert [fault.reason for fault in report.notices] == [Reason.CONFLICT]
    with counter.store.reading() as tx:
        assert isinstance(tx.identifiers.match("8100012", KeyType.PREFIX7, on=date(2026, 11, 20)), Conflict)


def test_nobody_in_it_can_exist() -> None:
    for each in json.loads((DEMO / "prescriptions.json").read_text(encoding="utf-8"))["prescriptions"]:
        number = each["id_number"]
        assert id_number_ok(number)
        assert number.startswith("0000002099")


def test_every_sale_can_be_told_with_its_lot(counter: Counter) -> None:
    furnish(counter)
    prescriptions = documents(counter.store, DocumentKind.DISPENSING)
    with counter.store.reading() as tx:
        for line in (line for document in prescriptions for line in document.lines):
            assert line.lot_id is not None
            lot = tx.stock.lot(line.lot_id)
            assert lot.made_on is not None
            assert lot.expires_on is not None
            assert lot.expires_on > date(2028, 12, 31)


def test_what_the_insurer_asks_of_a_drug_is_there_but_for_the_one_that_shows_it_missing(counter: Counter) -> None:
    furnish(counter)
    with counter.store.reading() as tx:
        drugs = tx.drugs.search("", limit=1000)
    assert {drug.local_code for drug in drugs if drug.insurance_code is None} == {"YP063"}
    lengths = {"X": 23, "Z": 20, "T": 10}
    assert all(len(code) == lengths[code[0]] for drug in drugs if (code := drug.insurance_code))
    assert all(drug.rx is not None and drug.price for drug in drugs)
    assert all(drug.initials for drug in drugs)


def test_its_readme_names_things_that_are_there() -> None:
    words = (DEMO / "README.md").read_text(encoding="utf-8")
    everything = "".join((DEMO / name).read_text(encoding="utf-8-sig") for _, name in FILES)
    for code in ("YP024", "YP033", "YP036", "YP037", "YP038", "YP041", "YP048", "YP063", "06923456000124"):
        assert code in words
        assert code in everything
