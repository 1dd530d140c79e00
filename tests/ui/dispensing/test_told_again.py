"""What lies aside is told as fully when its document is opened again as it was at the scan."""

from __future__ import annotations

import pytest

from app.domain.documents import Finding, ScanResult
from app.domain.identifiers import KeyType, Source
from app.domain.people import Role
from app.ui.dispensing.view import DispensingView
from app.ui.scanning.side_entries import SideEntries
from app.ui.scanning.state import SideEntry
from app.ui.scanning.words import ScanWords
from app.usecases import dispense, looking, sign_in
from app.usecases.told_again import told_again
from tests.usecases.conftest import ADMIN, AMOXICILLIN, IBUPROFEN, PHARMACIST, House, pack

CONFLICTING, BUNDLE, STRANGE, EYE_DROPS = "8100077", "8200001", "8100099", "06923456000124"


@pytest.fixture
def furnished(house: House) -> House:
    """Somebody with a name, a prescription that holds a pack, and identifiers for every trouble there is."""
    sign_in.add_person("wang", "王芳", [Role.PHARMACIST], "long-enough", counter=house.counter, actor=ADMIN)
    told = {"source": Source.IMPORTED, "by": "x", "at": house.clock()}
    with house.store.writing() as tx:
        for key, kind, drug_id, level, units in (
            (CONFLICTING, KeyType.PREFIX7, house.amoxicillin, 1, 24),
            (CONFLICTING, KeyType.PREFIX7, house.ibuprofen, 1, 20),
            (BUNDLE, KeyType.PREFIX7, house.amoxicillin, 2, 240),
            (EYE_DROPS, KeyType.GTIN14, house.amoxicillin, 1, 24),
        ):
            tx.identifiers.add(key, kind, drug_id, level=level, units=units, **told)  # type: ignore[arg-type]
    earlier = house.prescription("CF0", (house.amoxicillin, 24))
    dispense.scan(earlier, pack(AMOXICILLIN, 9), actor=PHARMACIST, counter=house.counter)
    return house


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (pack(AMOXICILLIN, 9), Finding.USED_BEFORE),
        (pack(CONFLICTING, 1), Finding.CONFLICTING),
        (pack(BUNDLE, 1), Finding.WRONG_LEVEL),
        (pack(STRANGE, 1), Finding.UNMAPPED),
        (pack(IBUPROFEN, 1), Finding.NOT_ON_LIST),
        (f"]d201{EYE_DROPS}172501011021B\x1d21SN0001", Finding.EXPIRED),
        ("8100001900000000", Finding.BAD_SCAN),
        ("2" + pack(AMOXICILLIN, 1)[1:], Finding.BAD_SCAN),
        ("x" * 31, Finding.BAD_SCAN),
        ("6923456000124", Finding.NOT_A_TRACE_CODE),
        ("86900001000019", Finding.NOT_A_TRACE_CODE),
        (pack(AMOXICILLIN, 3) + pack(AMOXICILLIN, 4), Finding.CONFIRM_SPLIT_CODES),
    ],
)
def test_every_trouble_is_told_again_in_the_same_words(furnished: House, text: str, finding: Finding) -> None:
    rx = furnished.prescription("CF1", (furnished.amoxicillin, 48))
    at_the_scan = dispense.scan(rx, text, actor=PHARMACIST, counter=furnished.counter)
    assert {result.finding for result in at_the_scan} == {finding}
    again = looking.look(rx, counter=furnished.counter).told_aside
    words = ScanWords()
    for result in at_the_scan:
        assert result.event_id is not None
        assert words.tell(again[result.event_id]) == words.tell(result)
        assert result.drug in (None, again[result.event_id].drug)


def test_the_side_list_reads_the_same_when_the_document_is_opened_again(furnished: House, view: DispensingView) -> None:
    rx = furnished.prescription("CF1", (furnished.amoxicillin, 48))
    view.model.picked(rx)
    for text in (pack(AMOXICILLIN, 9), pack(CONFLICTING, 1), pack(IBUPROFEN, 1), "6923456000124"):
        view.model.scanned(text)
    before = _entries(view)
    assert "王芳" in before[3].title
    view.model.put_away()
    view.model.picked(rx)
    assert view.model.state.recent == ()
    assert _entries(view) == before


def test_a_use_that_was_taken_back_since_is_not_told_as_anybodys(furnished: House) -> None:
    rx = furnished.prescription("CF1", (furnished.amoxicillin, 48))
    (result,) = dispense.scan(rx, pack(AMOXICILLIN, 9), actor=PHARMACIST, counter=furnished.counter)
    opened = looking.look(rx, counter=furnished.counter)
    with furnished.store.writing() as tx:
        held = tx.documents.event(opened.aside[0].id)
        assert held is not None
        for use in tx.packs.active_uses(_pack_id(tx, result)):
            tx.packs.release_event(use.event_id)
    with furnished.store.reading() as tx:
        assert told_again(tx, opened.aside[0], opened.document.head, furnished.counter).earlier is None


def _pack_id(tx: object, result: ScanResult) -> int:
    found = tx.packs.look_up(result.code)  # type: ignore[attr-defined]
    assert found is not None
    return int(found.id)


def _entries(view: DispensingView) -> list[SideEntry]:
    state, made = view.model.state, SideEntries(view)
    return [made.aside(event, state, may_bind=True, may_keep=True) for event in state.troubles]
