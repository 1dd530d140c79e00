"""What waits is found by what stands on the paper in somebody's hand."""

from datetime import timedelta

import pytest

from app.domain.documents import DocumentKind, Head
from app.domain.submissions import Patient
from app.usecases import looking
from tests.usecases.conftest import House


@pytest.fixture
def prescriptions(house: House) -> House:
    for number, name, since in (("CF-A1", "褚小雅", house.clock() - timedelta(hours=3)), ("CF-B2", "张伟", None)):
        head = Head(
            number,
            DocumentKind.DISPENSING,
            house.counter.pharmacy,
            house.clock(),
            "his",
            prescribed_at=since,
            patient=Patient(name, "000000209901011234"),
        )
        with house.store.writing() as tx:
            tx.documents.open(head)
    return house


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("褚", ["CF-A1"]),
        ("小雅", ["CF-A1"]),
        ("张伟", ["CF-B2"]),
        ("cf-b", ["CF-B2"]),
        ("", ["CF-A1", "CF-B2"]),
        ("王", []),
    ],
)
def test_open_prescriptions_are_found_by_number_or_name(prescriptions: House, words: str, found: list[str]) -> None:
    rows = looking.queue(DocumentKind.DISPENSING, words, counter=prescriptions.counter)
    assert [row.number for row in rows] == found
    assert all("褚小雅" not in repr(row) for row in rows), "names stay masked"


def test_a_prescription_is_as_old_as_its_prescriber_says(prescriptions: House) -> None:
    first, second = looking.queue(DocumentKind.DISPENSING, counter=prescriptions.counter)
    assert first.since == prescriptions.clock() - timedelta(hours=3)
    assert second.since == second.opened_at
