"""What screens ask: what waits, where somebody was, and names only as far as they may be shown."""

import pytest

from app.domain.documents import DocumentKind, DocumentState
from app.domain.refusals import NoSuchDocument
from app.usecases import dispense, looking, receive
from app.usecases.cancel import cancel
from tests.usecases.conftest import ADMIN, AMOXICILLIN, PHARMACIST, STOREKEEPER, House, pack

RX = DocumentKind.DISPENSING


def scan(house: House, rx: int, serial: int, actor: object = PHARMACIST) -> None:
    dispense.scan(rx, pack(AMOXICILLIN, serial), actor=actor, counter=house.counter)  # type: ignore[arg-type]


def waiting(house: House, words: str = "", state: DocumentState = DocumentState.OPEN) -> list[str]:
    return [row.number for row in looking.queue(RX, words, counter=house.counter, state=state)]


def test_what_waits_longest_comes_first_and_what_was_done_last(house: House) -> None:
    rxs = []
    for number in ("CF3", "CF1", "CF2"):
        rxs.append(house.prescription(number, (house.amoxicillin, 24)))
        house.clock.forward(minutes=1)
    assert waiting(house) == ["CF3", "CF1", "CF2"]
    for serial, rx in enumerate(rxs):
        scan(house, rx, serial)
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
        house.clock.forward(minutes=1)
    assert waiting(house) == []
    assert waiting(house, state=DocumentState.DONE) == ["CF2", "CF1", "CF3"]


def test_a_row_of_the_queue_shows_the_patient_masked(house: House) -> None:
    house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    (row,) = looking.queue(RX, counter=house.counter)
    assert (row.patient, row.department, row.prescriber, row.lines) == ("张*", "内科", "赵医生", 2)
    assert "张伟" not in repr(row)


def test_a_queue_is_narrowed_by_number_department_or_name_to_the_letter(house: House) -> None:
    for number in ("CF1", "CF_2", "XF3"):
        house.prescription(number, (house.amoxicillin, 24))
    assert waiting(house, "CF") == ["CF1", "CF_2"]
    assert waiting(house, "_") == ["CF_2"], "a character like any other"
    assert waiting(house, "%") == []
    assert waiting(house, "内科") == ["CF1", "CF_2", "XF3"]
    assert waiting(house, "张") == ["CF1", "CF_2", "XF3"], "by part of the name"


def test_what_was_begun_says_so(house: House) -> None:
    first = house.prescription("CF1", (house.amoxicillin, 24))
    house.prescription("CF2", (house.amoxicillin, 24))
    scan(house, first, 1)
    assert {row.number: row.touched for row in looking.queue(RX, counter=house.counter)} == {"CF1": True, "CF2": False}


def test_everybody_goes_on_where_they_were(house: House) -> None:
    first = house.prescription("CF1", (house.amoxicillin, 48))
    second = house.prescription("CF2", (house.amoxicillin, 48))
    scan(house, first, 1)
    scan(house, second, 2, ADMIN)
    assert looking.resume(RX, actor=PHARMACIST, counter=house.counter) == first
    assert looking.resume(RX, actor=ADMIN, counter=house.counter) == second
    assert looking.resume(RX, actor=STOREKEEPER, counter=house.counter) is None
    cancel(first, "x", actor=PHARMACIST, counter=house.counter)
    assert looking.resume(RX, actor=PHARMACIST, counter=house.counter) is None


def test_a_delivery_just_begun_is_gone_on_with_though_nothing_was_scanned(house: House) -> None:
    begun = receive.open_delivery("示例医药", actor=STOREKEEPER, counter=house.counter)
    kind = DocumentKind.RECEIVING
    assert looking.resume(kind, actor=STOREKEEPER, counter=house.counter) == begun.id
    assert looking.resume(kind, actor=ADMIN, counter=house.counter) is None


def test_a_scanned_number_finds_its_open_document(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    assert looking.find(RX, " CF1 ", counter=house.counter) == rx
    assert looking.find(RX, "CF", counter=house.counter) is None
    assert looking.find(DocumentKind.RECEIVING, "CF1", counter=house.counter) is None
    scan(house, rx, 1)
    dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
    assert looking.find(RX, "CF1", counter=house.counter) is None


def test_a_document_that_is_not_there_is_told(house: House) -> None:
    with pytest.raises(NoSuchDocument):
        looking.look(4711, counter=house.counter)


@pytest.mark.parametrize(
    ("words", "found"),
    [("阿莫", ["D1"]), ("胶囊", ["D1", "D2"]), ("D1", ["D1"]), ("xd1", ["D1"]), ("%", []), ("", ["D1", "D2", "D3"])],
)
def test_drugs_are_found_by_name_code_and_insurance_code(house: House, words: str, found: list[str]) -> None:
    assert sorted(drug.local_code for drug in looking.drugs_like(words, counter=house.counter)) == found


def test_what_is_owed_is_counted_with_its_age(house: House) -> None:
    assert looking.owing(counter=house.counter).oldest_at is None
    for serial in (1, 2):
        rx = house.prescription(f"CF{serial}", (house.amoxicillin, 24))
        scan(house, rx, serial)
        dispense.confirm(rx, actor=PHARMACIST, counter=house.counter)
        house.clock.forward(minutes=5)
    owing = looking.owing(counter=house.counter)
    assert owing.waiting == 2
    assert owing.oldest_at is not None
    assert (house.clock() - owing.oldest_at).total_seconds() == 600
