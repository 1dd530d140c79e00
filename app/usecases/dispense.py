"""处方发药: scan the packs of a prescription, then hand it out.

Scanning alone finishes the work: every scan finds its line. Handing out takes the units off their lots and puts one
sale per line and lot in the outbox, together.
"""

from __future__ import annotations

from app.domain.documents import Document, DocumentKind, DocumentState, Finding, Line, ScanResult
from app.domain.open_points import WithoutCodes
from app.domain.people import Person, Right
from app.domain.refusals import NoSuchDocument, NothingScanned
from app.domain.stock import Reason, allocate
from app.domain.submissions import Sale, Submission, Visit
from app.domain.verdict import Verdict
from app.usecases.claims import OUT
from app.usecases.counter import Counter
from app.usecases.goods import goods_of
from app.usecases.keeping import keep_on_line
from app.usecases.scanning import (
    Scan,
    identify,
    line_facts,
    presumed_lot,
    put_on_line,
    scan_text,
    used_before,
    verdict_by_expiry,
)
from app.usecases.settling import Seen, Settling, Share, settling


def take_up(document_id: int, *, actor: Person, counter: Counter) -> Document:
    """Open a prescription at the counter: lines whose drug has no codes are counted by hand at once."""
    actor.require(Right.DISPENSE)
    with counter.store.writing() as tx:
        document = tx.documents.get(document_id, lock=True)
        if document.head.kind is not DocumentKind.DISPENSING:
            raise NoSuchDocument(document.head.number)
        if document.state is DocumentState.OPEN:
            drugs = tx.drugs.by_ids(line.drug_id for line in document.lines)
            for line in document.lines:
                no_code = drugs[line.drug_id].no_code
                if no_code is not None and line.missing:
                    tx.documents.amend_line(line.id, by_hand=line.by_hand + line.missing, reason=no_code)
        return tx.documents.get(document_id)


def scan(document_id: int, text: str, *, actor: Person, counter: Counter) -> tuple[ScanResult, ...]:
    """Put the scanned packs on their lines. Raises DocumentClosed, StoreUnavailable."""
    actor.require(Right.DISPENSE)
    return scan_text(document_id, text, _one, DocumentKind.DISPENSING, actor=actor, counter=counter)


def keep(document_id: int, event_id: int, line_id: int, reason: str, *, actor: Person, counter: Counter) -> ScanResult:
    """Keep a pack that did not match on a line all the same: the prompt is weak, never a block.

    reason: in the person's words; it stays with the scan. Raises NoSuchScan, NoSuchLine, LineFull, GoodsExpired or
    CodeTaken.
    """
    actor.require(Right.DISPENSE)
    kind = DocumentKind.DISPENSING
    return keep_on_line(document_id, event_id, line_id, reason, OUT, kind, actor=actor, counter=counter)


def confirm(
    document_id: int, *, actor: Person, counter: Counter, reason: str | None = None, seen: Seen = None
) -> tuple[Submission, ...]:
    """Hand it out: movements, sales and the closing of the document in one commit.

    reason, seen: of the open points, see `Settling.ask`. Raises OpenPoints (packs aside or put on by hand, lines that go
    out without codes), NothingScanned, DocumentClosed; then nothing was written.
    """
    actor.require(Right.DISPENSE)
    with counter.store.writing() as tx:
        job = settling(tx, document_id, DocumentKind.DISPENSING, actor=actor, counter=counter, reason=reason, seen=seen)
        _check(job)
        sales = []
        for line in job.document.lines:
            whole = _made_whole(job, line, reason)
            for share in job.shares(whole, uncoded=job.first_out(whole, whole.by_hand)):
                job.move(whole, share.lot, -share.units, Reason.DISPENSED)
                sale = _sale(job, whole, share)
                sales.append(job.owe(sale, lane=lane_of(job.document), patient=job.document.head.patient))
        job.close("dispense", len(sales))
    return tuple(sales)


def lane_of(document: Document) -> str:
    """All rows of one dispensing, its returns included, go in order."""
    return f"dispensing:{document.head.source or document.head.number}"


def _one(scan: Scan) -> ScanResult:
    known = identify(scan)
    if isinstance(known, ScanResult):
        return known
    lines = scan.tx.documents.lines_for(scan.document.id, known.drug.id)
    if not lines:
        return scan.held(Verdict.STOP, Finding.NOT_ON_LIST, **known.facts)
    if known.expired_on(scan.today):
        return scan.held(Verdict.STOP, Finding.EXPIRED, **known.facts)
    if known.level != 1:
        return scan.held(Verdict.ATTENTION, Finding.WRONG_LEVEL, **known.facts)
    uses = scan.tx.packs.active_uses(known.pack.id, OUT) if known.pack else ()
    taken = tuple(use.part for use in uses)
    if sum(part.units for part in taken) >= known.units:
        return used_before(scan, known, tuple(use.earlier for use in uses), split=len(uses) > 1)
    line = next((line for line in lines if not line.complete), None)
    if line is None:
        return scan.held(Verdict.STOP, Finding.LINE_FULL, **known.facts, **line_facts(lines[0]))
    parts = allocate(line.missing, known.units, taken)
    lot = presumed_lot(scan, known, line)
    split = sum(part.units for part in parts) < known.units
    verdict, finding = verdict_by_expiry(scan, known, lot, Finding.SPLIT if split else Finding.COUNTED)
    return put_on_line(scan, known, line, parts, claim=OUT, verdict=verdict, finding=finding, lot=lot)


def _check(job: Settling) -> None:
    if not any(line.total for line in job.document.lines):
        raise NothingScanned(job.document.head.number)
    job.ask(job.packs_aside(), job.put_on_by_hand(), _without_codes(job), job.typed_without_codes())


def _without_codes(job: Settling) -> WithoutCodes | None:
    short = [line for line in job.document.lines if line.missing]
    packs = sum(job.packs(line, line.missing) for line in short)
    return WithoutCodes(packs, job.names({line.id for line in short})) if short else None


def _made_whole(job: Settling, line: Line, reason: str | None) -> Line:
    """What was not scanned goes out without a code: it stands on the line, where a return will look for it."""
    if not line.missing:
        return line
    by_hand = line.by_hand + line.missing
    return job.tx.documents.amend_line(line.id, by_hand=by_hand, reason=line.reason or reason)


def _sale(job: Settling, line: Line, share: Share) -> Sale:
    head = job.document.head
    return Sale(
        goods=goods_of(
            job.drugs[line.drug_id], share.lot, share.units, share.codes, price=line.price, split=share.split
        ),
        visit=head.visit or Visit(None),
        prescriber=head.prescriber,
        pharmacist=job.actor.name,
        pharmacist_licence=job.actor.licence,
        prescription_no=head.number,
        document_no=head.number,
        sold_at=job.at,
        operator=job.actor.name,
        memo=line.reason,
    )
