"""Ctrl+Z of a pack that a person put on a line, or bound to a drug: the pack lies aside again, nothing stays learnt."""

from __future__ import annotations

from app.domain.documents import Finding, ScanResult
from app.domain.identifiers import Identifier, KeyType
from app.store.packs import Pack
from app.usecases import dispense, looking, undo
from app.usecases.bind_aside import bind_aside
from app.usecases.match_identifier import approve
from tests.usecases.conftest import AMOXICILLIN, IBUPROFEN, KEEPER, PHARMACIST, House, pack

KEY = "8199999"


def scan(house: House, document_id: int, text: str) -> ScanResult:
    (result,) = dispense.scan(document_id, text, actor=PHARMACIST, counter=house.counter)
    return result


def keep(house: House, document_id: int, held: ScanResult) -> ScanResult:
    line = looking.look(document_id, counter=house.counter).document.lines[0]
    assert held.event_id is not None
    return dispense.keep(document_id, held.event_id, line.id, "", actor=PHARMACIST, counter=house.counter)


def bind(house: House, document_id: int, held: ScanResult, drug_id: int) -> tuple[ScanResult, ...]:
    def again(document: int, text: str) -> tuple[ScanResult, ...]:
        return dispense.scan(document, text, actor=PHARMACIST, counter=house.counter)

    assert held.event_id is not None
    return bind_aside(document_id, held.event_id, drug_id, again, actor=PHARMACIST, counter=house.counter)


def take_back(house: House, document_id: int) -> None:
    undo.undo_last(document_id, actor=PHARMACIST, counter=house.counter)


def aside(house: House, document_id: int) -> list[tuple[Finding, str | None]]:
    return [(event.finding, event.code) for event in looking.look(document_id, counter=house.counter).aside]


def binding(house: House) -> Identifier | None:
    with house.store.reading() as tx:
        meaning = tx.identifiers.match(KEY, KeyType.PREFIX7, on=house.counter.today())
    return meaning if isinstance(meaning, Identifier) else None


def in_the_books(house: House, code: str) -> Pack:
    with house.store.reading() as tx:
        found = tx.packs.look_up(code)
    assert found is not None
    return found


def test_a_wrong_drug_put_on_a_line_lies_aside_again(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    wrong = pack(IBUPROFEN, 1)
    kept = keep(house, rx, scan(house, rx, wrong))
    assert kept.finding is Finding.KEPT
    assert aside(house, rx) == []
    take_back(house, rx)
    assert aside(house, rx) == [(Finding.NOT_ON_LIST, wrong)]
    assert looking.look(rx, counter=house.counter).document.lines[0].total == 0
    take_back(house, rx)
    assert aside(house, rx) == []


def test_put_on_and_taken_back_again_and_again(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    held = scan(house, rx, pack(IBUPROFEN, 1))
    for _ in range(2):
        keep(house, rx, held)
        take_back(house, rx)
        (event,) = looking.look(rx, counter=house.counter).aside
        held = ScanResult(event.verdict, event.finding, event.shown, event_id=event.id)
    assert aside(house, rx) == [(Finding.NOT_ON_LIST, pack(IBUPROFEN, 1))]


def test_what_an_unknown_pack_was_taken_for_is_forgotten_with_it(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    keep(house, rx, scan(house, rx, pack(KEY, 1)))
    take_back(house, rx)
    take_back(house, rx)
    assert in_the_books(house, pack(KEY, 1)).drug_id is None
    assert scan(house, rx, pack(KEY, 1)).finding is Finding.UNMAPPED


def test_a_binding_goes_with_the_scan_it_was_made_for(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24))
    (result,) = bind(house, rx, scan(house, rx, pack(KEY, 1)), house.amoxicillin)
    assert (result.finding, result.unapproved) == (Finding.COUNTED, True)
    take_back(house, rx)
    assert binding(house) is None
    assert aside(house, rx) == [(Finding.UNMAPPED, pack(KEY, 1))]
    take_back(house, rx)
    assert scan(house, rx, pack(KEY, 2)).finding is Finding.UNMAPPED


def test_the_right_drug_can_be_bound_after_a_wrong_one_was_taken_back(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 24), (house.ibuprofen, 20))
    bind(house, rx, scan(house, rx, pack(KEY, 1)), house.amoxicillin)
    take_back(house, rx)
    (event,) = looking.look(rx, counter=house.counter).aside
    held = ScanResult(event.verdict, event.finding, event.shown, event_id=event.id)
    (result,) = bind(house, rx, held, house.ibuprofen)
    assert (result.finding, result.drug_id) == (Finding.COUNTED, house.ibuprofen)


def test_a_binding_that_others_used_stays_until_the_last_of_them_is_taken_back(house: House) -> None:
    rx, other = (house.prescription(number, (house.amoxicillin, 72)) for number in ("CF1", "CF2"))
    held = scan(house, rx, pack(KEY, 1))
    scan(house, rx, pack(KEY, 2))
    assert len(bind(house, rx, held, house.amoxicillin)) == 2
    scan(house, other, pack(KEY, 3))
    take_back(house, rx)
    take_back(house, rx)
    assert binding(house) is not None
    assert aside(house, rx) == []
    assert scan(house, rx, pack(KEY, 1)).finding is Finding.COUNTED


def test_an_approved_binding_stays(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    bind(house, rx, scan(house, rx, pack(KEY, 1)), house.amoxicillin)
    learnt = binding(house)
    assert learnt is not None
    approve(learnt.id, actor=KEEPER, counter=house.counter)
    assert not scan(house, rx, pack(KEY, 2)).unapproved
    take_back(house, rx)
    take_back(house, rx)
    assert binding(house) is not None


def test_a_pack_that_was_known_when_it_was_scanned_leaves_no_trace_aside(house: House) -> None:
    """It lay aside once, was taken off, and bound elsewhere; its later scan is a scan like any other."""
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    scan(house, rx, pack(KEY, 1))
    take_back(house, rx)
    other = house.prescription("CF2", (house.amoxicillin, 48))
    bind(house, other, scan(house, other, pack(KEY, 2)), house.amoxicillin)
    take_back(house, other)
    take_back(house, other)
    bind(house, other, scan(house, other, pack(KEY, 2)), house.amoxicillin)
    assert scan(house, rx, pack(KEY, 1)).finding is Finding.COUNTED
    take_back(house, rx)
    assert aside(house, rx) == []
    assert binding(house) is not None
    assert scan(house, rx, pack(AMOXICILLIN, 1)).finding is Finding.COUNTED
    take_back(house, rx)
    assert aside(house, rx) == []


def test_packs_aside_are_called_by_their_drug_also_when_the_document_is_opened_again(house: House) -> None:
    rx = house.prescription("CF1", (house.amoxicillin, 48))
    before = looking.look(rx, counter=house.counter)
    foreign = scan(house, rx, pack(IBUPROFEN, 1))
    scan(house, rx, pack(KEY, 1))
    later = looking.catch_up(before, counter=house.counter)
    assert [(told.code, told.drug) for told in later.told_aside.values()] == [
        (pack(IBUPROFEN, 1), "布洛芬缓释胶囊"),
        (pack(KEY, 1), None),
    ]
    assert later == looking.look(rx, counter=house.counter)
    assert looking.catch_up(later, counter=house.counter).told_aside == later.told_aside
    assert foreign.event_id is not None
    undo.undo_one(rx, foreign.event_id, actor=PHARMACIST, counter=house.counter)
    assert [told.code for told in looking.catch_up(later, counter=house.counter).told_aside.values()] == [pack(KEY, 1)]
