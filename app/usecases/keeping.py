"""Packs that did not match: kept on a line with a reason, or bound to a drug for good."""

from __future__ import annotations

from app.domain.codes import as_scanned, recognise
from app.domain.documents import Document, DocumentKind, Finding, Line, ScanEvent, ScanResult
from app.domain.people import Person
from app.domain.refusals import CodeTaken, GoodsExpired, LineFull, NoSuchLine, NoSuchScan
from app.domain.stock import Lot, allocate
from app.domain.verdict import Verdict
from app.store import Tx
from app.store.packs import Pack, identity_of
from app.usecases.claims import OUT
from app.usecases.counter import Counter
from app.usecases.scanning import Known, Scan, keep_pack, meaning_of, open_document, presumed_lot, put_on_line

MISMATCHES = frozenset(
    {
        Finding.UNMAPPED,
        Finding.CONFLICTING,
        Finding.NOT_ON_LIST,
        Finding.WRONG_LEVEL,
        Finding.CONFIRM_SPLIT_CODES,
        Finding.ELSEWHERE,
    }
)
"""Findings that a person may overrule; the others are refused for good."""

_FRESH_ONLY = (DocumentKind.DISPENSING, DocumentKind.ISSUE, DocumentKind.RECEIVING)


def keep_on_line(
    document_id: int,
    event_id: int,
    line_id: int,
    reason: str,
    claim: str,
    *kinds: DocumentKind,
    actor: Person,
    counter: Counter,
) -> ScanResult:
    """Move a held scan onto a line, with the reason. The held event is taken back and a new one added.

    It counts as one smallest pack of the line's drug. What the pack itself is stays as the identifiers have it; only of
    a pack nobody knows it is remembered that a person took it for this drug.
    Raises NoSuchScan, NoSuchLine, LineFull, GoodsExpired, CodeTaken.
    """
    with counter.store.writing() as tx:
        document = open_document(tx, document_id, *kinds)
        event = _held(tx, document_id, event_id)
        scan = _scan_again(tx, document, event, actor=actor, counter=counter)
        line = _own_line(scan) if event.finding is Finding.ELSEWHERE else tx.documents.line(document_id, line_id)
        if line is None:
            raise NoSuchLine(document.head.number, line_id)
        drug = tx.drugs.by_id(line.drug_id)
        if line.complete:
            raise LineFull(drug.name)
        pack, lot = _itself(scan, drug.id)
        as_line = Known(drug, 1, drug.pack_units, pack, lot)
        taken = tuple(use.part for use in tx.packs.active_uses(pack.id, claim)) if pack else ()
        wanted = drug.pack_units if line.needed is None else line.missing
        parts = allocate(wanted, drug.pack_units, taken)
        if not parts or (pack is not None and _at_a_patient(scan, pack, claim)):
            raise CodeTaken(scan.code.value)
        take_back_event(tx, event, actor=actor, counter=counter)
        return put_on_line(
            scan,
            as_line,
            line,
            parts,
            claim=claim,
            verdict=Verdict.ATTENTION,
            finding=Finding.KEPT,
            lot=presumed_lot(scan, as_line, line),
            reason=reason,
        )


def _own_line(scan: Scan) -> Line | None:
    """Of the pack's own drug, a new one where it has none."""
    itself = meaning_of(scan)
    if not isinstance(itself, Known):
        return None
    lines = scan.tx.documents.lines_for(scan.document.id, itself.drug.id)
    return lines[0] if lines else scan.tx.documents.add_line(scan.document.id, itself.drug.id, needed=None)


def take_back_event(tx: Tx, event: ScanEvent, *, actor: Person, counter: Counter) -> None:
    """Add the inverse of a scan and give back what it took."""
    tx.documents.add_event(
        event.document_id,
        line_id=event.line_id,
        code=event.code,
        shown=event.shown,
        verdict=event.verdict,
        finding=event.finding,
        units=-event.units,
        split=event.split,
        lot_id=event.lot_id,
        undoes=event.id,
        at=counter.clock(),
        by=actor.login,
    )
    tx.packs.release_event(event.id)


def _scan_again(tx: Tx, document: Document, event: ScanEvent, *, actor: Person, counter: Counter) -> Scan:
    (recognition,) = recognise(as_scanned(event.code or "", counter.rules), counter.rules)
    if recognition.code is None:
        raise NoSuchScan(event.id)
    return Scan(tx, counter, document, actor, recognition.code, recognition, counter.clock(), counter.today())


def _itself(scan: Scan, drug_id: int) -> tuple[Pack | None, Lot | None]:
    """The pack as the books keep it, and its own lot if that is one of the line's drug."""
    itself = meaning_of(scan)
    if not isinstance(itself, Known):
        return scan.tx.packs.find(identity_of(scan.code)), None
    _refuse_expired(scan, itself)
    return keep_pack(scan, itself), itself.lot if itself.drug.id == drug_id else None


def _at_a_patient(scan: Scan, pack: Pack, claim: str) -> bool:
    """Dispensed and not come back: whatever a person says, it neither comes in nor goes out of the storeroom."""
    if claim == OUT or scan.document.head.kind is DocumentKind.STOCKTAKE:
        return False
    return any(use.earlier.kind is DocumentKind.DISPENSING for use in scan.tx.packs.active_uses(pack.id, OUT))


def _refuse_expired(scan: Scan, known: Known) -> None:
    """A person may overrule what a pack is, not how old it is. Counting and sending back take it as it is."""
    day = known.expires_on
    if day is not None and known.expired_on(scan.today) and scan.document.head.kind in _FRESH_ONLY:
        raise GoodsExpired(known.lot.number if known.lot else "", day)


def _held(tx: Tx, document_id: int, event_id: int) -> ScanEvent:
    standing = {event.id: event for event in tx.documents.standing_events(document_id)}
    event = standing.get(event_id)
    if event is None or event.line_id is not None or event.finding not in MISMATCHES or event.code is None:
        raise NoSuchScan(event_id)
    return event
