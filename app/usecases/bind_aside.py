"""对照: an unknown pack lies on the trouble list, and somebody says what it is."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.codes import as_scanned
from app.domain.documents import Finding, ScanEvent, ScanResult
from app.domain.people import Person
from app.domain.refusals import NoSuchScan
from app.usecases.counter import Counter
from app.usecases.match_identifier import key_of, learn
from app.usecases.undo import undo_one

ScanAgain = Callable[[int, str], tuple[ScanResult, ...]]


def bind_aside(
    document_id: int,
    event_id: int,
    drug_id: int,
    scan: ScanAgain,
    *,
    actor: Person,
    counter: Counter,
    level: int = 1,
    packs: int = 1,
) -> tuple[ScanResult, ...]:
    """Learn what the pack is, then scan it again, and with it every pack of its kind that waits aside.

    level, packs: of the code in hand; a case code of 200 packs is (3, 200). scan: the use case of this document's kind.
    Raises NoSuchScan, BadIdentifier, IdentifierTaken; then nothing was learnt.
    """
    aside = _unknown_packs(document_id, counter)
    chosen = next((event for event in aside if event.id == event_id), None)
    if chosen is None or chosen.code is None:
        raise NoSuchScan(event_id)
    text = as_scanned(chosen.code, counter.rules)
    learn(text, drug_id, level=level, packs=packs, actor=actor, counter=counter)
    key = key_of(text, counter)
    results: list[ScanResult] = []
    for event in aside:
        again = as_scanned(event.code or "", counter.rules)
        if key_of(again, counter) == key:
            # Scanned before it is cleared: should the power fail between the two, it waits there once more, but is not lost.
            results += scan(document_id, again)
            undo_one(document_id, event.id, actor=actor, counter=counter)
    return tuple(results)


def _unknown_packs(document_id: int, counter: Counter) -> list[ScanEvent]:
    with counter.store.reading() as tx:
        standing = tx.documents.standing_events(document_id)
    return [event for event in standing if event.line_id is None and event.finding is Finding.UNMAPPED]
