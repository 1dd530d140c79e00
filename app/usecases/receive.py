"""入库: scan what the supplier delivered against what was ordered.

The platform is told the purchase (3503), and the codes by a stock change (3502, 108) where the region wants that.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial

from app.domain.documents import Document, DocumentKind, Finding, Head, Line, ScanResult
from app.domain.open_points import MoreThanOrdered
from app.domain.people import Person, Right
from app.domain.refusals import LotNeeded, NothingScanned
from app.domain.stock import Reason, UnitsRange
from app.domain.submissions import ChangeType, Purchase, StockChange, Submission
from app.domain.verdict import Verdict
from app.store.packs import Use
from app.usecases.add_line import takes_new_drugs
from app.usecases.claims import IN, OUT
from app.usecases.counter import Counter
from app.usecases.goods import goods_of
from app.usecases.keeping import keep_on_line
from app.usecases.scanning import Known, Scan, identify, put_on_line, scan_text, used_before, verdict_by_expiry
from app.usecases.settling import Seen, Settling, Share, lane_of_lot, settling

PREFIX = "RK"


def open_delivery(
    supplier: str, *, actor: Person, counter: Counter, delivery_no: str | None = None, invoice_no: str | None = None
) -> Document:
    """Start receiving without an order: lines appear as packs are scanned."""
    actor.require(Right.RECEIVE)
    with counter.store.writing() as tx:
        head = Head(
            number=tx.documents.next_number(PREFIX, counter.today()),
            kind=DocumentKind.RECEIVING,
            place=counter.storeroom,
            opened_at=counter.clock(),
            opened_by=actor.login,
            party=supplier,
            delivery_no=delivery_no,
            invoice_no=invoice_no,
        )
        return tx.documents.get(tx.documents.open(head))


def scan(
    document_id: int, text: str, *, actor: Person, counter: Counter, line_id: int | None = None
) -> tuple[ScanResult, ...]:
    """Take the scanned packs in; a case counts as all it holds. Raises DocumentClosed, StoreUnavailable.

    line_id: the line in front of the person. A pack that does not tell its lot goes there, if it is the line's drug.
    """
    actor.require(Right.RECEIVE)
    return scan_text(
        document_id, text, partial(_one, chosen=line_id), DocumentKind.RECEIVING, actor=actor, counter=counter
    )


def keep(document_id: int, event_id: int, line_id: int, reason: str, *, actor: Person, counter: Counter) -> ScanResult:
    """Take in a pack nobody could match, as one of the line's drug. Raises NoSuchScan, NoSuchLine, LineFull."""
    actor.require(Right.RECEIVE)
    kind = DocumentKind.RECEIVING
    return keep_on_line(document_id, event_id, line_id, reason, IN, kind, actor=actor, counter=counter)


def confirm(
    document_id: int, *, actor: Person, counter: Counter, reason: str | None = None, seen: Seen = None
) -> tuple[Submission, ...]:
    """Put the delivery on the shelf: movements and purchases in one commit.

    reason, seen: of the open points, see `Settling.ask`. Raises OpenPoints (less or more than ordered, lot or expiry
    unknown, packs aside), NothingScanned; then nothing was written.
    """
    actor.require(Right.RECEIVE)
    with counter.store.writing() as tx:
        job = settling(tx, document_id, DocumentKind.RECEIVING, actor=actor, counter=counter, reason=reason, seen=seen)
        taken = [(line, share) for line, _ in job.lines() for share in _shares(job, line)]
        _check(job, taken)
        owed: list[Submission] = []
        for line, share in taken:
            job.move(line, share.lot, share.units, Reason.RECEIVED)
            if share.lot is not None:
                tx.stock.learn(share.lot, supplier=job.document.head.party, price=line.price)
            owed += _tell(job, line, share)
        _shelve(job)
        job.close("receive", len(owed))
    return tuple(owed)


def _one(scan: Scan, chosen: int | None) -> ScanResult:
    known = identify(scan)
    if isinstance(known, ScanResult):
        return known
    uses = scan.tx.packs.active_uses(known.pack.id) if known.pack else ()
    gone = tuple(use.earlier for use in uses if use.claim == IN or _at_a_patient(use))
    if gone:
        return used_before(scan, known, gone, split=False)
    lines = scan.tx.documents.lines_for(scan.document.id, known.drug.id)
    if not lines and not takes_new_drugs(scan.document):
        return scan.held(Verdict.STOP, Finding.NOT_ON_LIST, **known.facts)
    line = _line_for(known, lines, chosen) if lines else None
    lot = known.lot or (scan.tx.stock.lot(line.lot_id) if line and line.lot_id is not None else None)
    if known.expired_on(scan.today) or (lot is not None and lot.expired_on(scan.today)):
        return scan.held(Verdict.STOP, Finding.EXPIRED, **known.facts)
    line = line or scan.tx.documents.add_line(scan.document.id, known.drug.id, needed=None)
    over = line.needed is not None and line.total + known.units > line.needed
    verdict, finding = verdict_by_expiry(scan, known, lot, Finding.COUNTED)
    if over:
        verdict, finding = Verdict.ATTENTION, Finding.LINE_FULL
    part = (UnitsRange(0, known.units),)
    # The lot typed on the line is not the scan's: it may be put right until the goods are taken in.
    taken = put_on_line(scan, known, line, part, claim=IN, verdict=verdict, finding=finding, lot=known.lot)
    return taken if lot is None else replace(taken, lot=lot.number, expires_on=known.printed or lot.expires_on)


def _at_a_patient(use: Use) -> bool:
    """Dispensed and not come back: in a delivery such a pack is 回流药. What the supplier got back may be delivered again."""
    return use.claim == OUT and use.earlier.kind is DocumentKind.DISPENSING


def _line_for(known: Known, lines: tuple[Line, ...], chosen: int | None) -> Line:
    """Among lines that still want something: the one of the pack's lot, else the chosen one, else the first.

    Where none wants anything it is one too many of the last.
    """
    wanting = [line for line in lines if not line.complete]
    same_lot = (line for line in wanting if known.lot is not None and line.lot_id == known.lot.id)
    here = (line for line in wanting if known.lot is None and line.id == chosen)
    return next(same_lot, None) or next(here, None) or (wanting[0] if wanting else lines[-1])


def _shares(job: Settling, line: Line) -> list[Share]:
    """By lot; packs that do not tell theirs, and units without a code, are of the line's lot. None is presumed."""
    return job.shares(line, uncoded=[(line.lot_id, line.by_hand)] if line.by_hand else [], as_delivered=True)


def _check(job: Settling, taken: list[tuple[Line, Share]]) -> None:
    if not taken:
        raise NothingScanned(job.document.head.number)
    job.ask(
        job.packs_aside(),
        job.put_on_by_hand(),
        _lot_needed(job, taken),
        job.short(),
        _more_than_ordered(job),
        job.typed_without_codes(),
    )


def _lot_needed(job: Settling, taken: list[tuple[Line, Share]]) -> LotNeeded | None:
    nameless = {
        job.drugs[line.drug_id].name: None
        for line, share in taken
        if share.lot is None or share.lot.expires_on is None or share.lot.made_on is None
    }
    return LotNeeded(job.document.head.number, tuple(nameless)) if nameless else None


def _more_than_ordered(job: Settling) -> MoreThanOrdered | None:
    over = [(line, line.total - line.needed) for line in job.document.lines if line.needed is not None]
    over = [(line, units) for line, units in over if units > 0]
    packs = sum(job.packs(line, units) for line, units in over)
    return MoreThanOrdered(packs, job.names({line.id for line, _ in over})) if over else None


def _tell(job: Settling, line: Line, share: Share) -> list[Submission]:
    head, drug = job.document.head, job.drugs[line.drug_id]
    lane = lane_of_lot(drug, share.lot)
    goods = goods_of(drug, share.lot, share.units, share.codes, price=line.price)
    purchase = Purchase(
        goods=goods,
        supplier=head.party,
        received_at=job.at,
        operator=job.actor.name,
        supplier_licence=head.party_licence,
        delivery_no=head.delivery_no,
        invoice_code=head.invoice_code,
        invoice_no=head.invoice_no,
        memo=line.reason,
    )
    owed = [job.owe(purchase, lane=lane)]
    if job.counter.tells_received_codes and share.codes:
        change = StockChange(goods, ChangeType.PURCHASE_IN, job.at, job.actor.name)
        owed.append(job.owe(change, lane=lane))
    return owed


def _shelve(job: Settling) -> None:
    """The packs learn their lot and place: from now on the code alone tells them."""
    packs, document = job.tx.packs, job.document
    by_line = {line.id: line.lot_id for line in document.lines}
    by_event = {event.id: event.lot_id for event in job.events}
    of_lot: dict[int, list[int]] = defaultdict(list)
    for pack, use in packs.of_document(document.id):
        own = by_event.get(use.event_id)
        lot_id = own if own is not None or use.line_id is None else by_line.get(use.line_id)
        if lot_id is not None and pack.lot_id is None:
            of_lot[lot_id].append(pack.id)
    for lot_id, pack_ids in of_lot.items():
        packs.are_of_lot(pack_ids, lot_id)
    packs.place(document.id, document.head.place)
    packs.free(document.id, OUT, by=DocumentKind.SUPPLIER_RETURN)  # what had gone back to its supplier is here again
