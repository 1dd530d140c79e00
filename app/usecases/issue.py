"""出库 and 采购退货: packs leave the storeroom, for a department (3502) or back to their supplier (3504)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from app.domain.documents import Document, DocumentKind, Finding, Head, Line, ScanResult
from app.domain.open_points import NoInvoice
from app.domain.people import Person, Right
from app.domain.refusals import NothingScanned, ShortStock
from app.domain.stock import Lot, Reason, UnitsRange
from app.domain.submissions import ChangeType, StockChange, Submission, SupplierReturn
from app.domain.verdict import Verdict
from app.usecases.claims import IN, OUT, leaving
from app.usecases.counter import Counter
from app.usecases.goods import goods_of
from app.usecases.keeping import keep_on_line
from app.usecases.scanning import (
    Known,
    Scan,
    first_left,
    identify,
    put_on_line,
    scan_text,
    used_before,
    verdict_by_expiry,
)
from app.usecases.settling import Seen, Settling, Share, lane_of_lot, settling

PREFIXES = {DocumentKind.ISSUE: "CK", DocumentKind.SUPPLIER_RETURN: "TH"}


def open_issue(target: str, *, actor: Person, counter: Counter, reason: str | None = None) -> Document:
    """Start an issue to a department or pharmacy."""
    return _open(DocumentKind.ISSUE, target, actor, counter, reason=reason)


def open_supplier_return(
    supplier: str, *, actor: Person, counter: Counter, invoice_no: str | None = None, reason: str | None = None
) -> Document:
    """Start a return to a supplier. The invoice number is required by the platform (3504)."""
    return _open(DocumentKind.SUPPLIER_RETURN, supplier, actor, counter, reason=reason, invoice_no=invoice_no)


def scan(document_id: int, text: str, *, actor: Person, counter: Counter) -> tuple[ScanResult, ...]:
    """Take the scanned packs out. Raises DocumentClosed, StoreUnavailable."""
    actor.require(Right.ISSUE)
    return scan_text(document_id, text, _one, *PREFIXES, actor=actor, counter=counter)


def keep(document_id: int, event_id: int, line_id: int, reason: str, *, actor: Person, counter: Counter) -> ScanResult:
    """Take out a pack that did not match, as one pack of the line's drug. Raises NoSuchScan, NoSuchLine, LineFull.

    A pack the books have elsewhere goes on the line of its own drug, whichever `line_id` says.
    """
    actor.require(Right.ISSUE)
    with counter.store.reading() as tx:
        claim = _claim(tx.documents.head(document_id))
    return keep_on_line(document_id, event_id, line_id, reason, claim, *PREFIXES, actor=actor, counter=counter)


def confirm(
    document_id: int, *, actor: Person, counter: Counter, reason: str | None = None, seen: Seen = None
) -> tuple[Submission, ...]:
    """Let the goods go: movements and submissions in one commit.

    reason, seen: of the open points, see `Settling.ask`. Raises OpenPoints (packs aside, more than the books have, a
    return without its invoice), NothingScanned; then nothing was written.
    """
    actor.require(Right.ISSUE)
    with counter.store.writing() as tx:
        job = settling(tx, document_id, *PREFIXES, actor=actor, counter=counter, reason=reason, seen=seen)
        _check(job)
        owed = []
        for line, drug in job.lines():
            for share in job.shares(line, uncoded=job.first_out(line, line.by_hand)):
                _move(job, line, share)
                owed.append(job.owe(_told(job, line, share), lane=lane_of_lot(drug, share.lot)))
        _hand_over(job)
        job.close("issue", len(owed))
    return tuple(owed)


def _open(
    kind: DocumentKind,
    party: str,
    actor: Person,
    counter: Counter,
    *,
    reason: str | None,
    invoice_no: str | None = None,
) -> Document:
    actor.require(Right.ISSUE)
    with counter.store.writing() as tx:
        head = Head(
            number=tx.documents.next_number(PREFIXES[kind], counter.today()),
            kind=kind,
            place=counter.storeroom,
            opened_at=counter.clock(),
            opened_by=actor.login,
            party=party,
            invoice_no=invoice_no,
            reason=reason,
        )
        return tx.documents.get(tx.documents.open(head))


def _claim(document: Document) -> str:
    """A pack leaves a place once; sent back to the supplier it has left for good."""
    return OUT if document.head.kind is DocumentKind.SUPPLIER_RETURN else leaving(document.head.place)


def _one(scan: Scan) -> ScanResult:
    known = identify(scan)
    if isinstance(known, ScanResult):
        return known
    claim = _claim(scan.document)
    uses = scan.tx.packs.active_uses(known.pack.id) if known.pack else ()
    gone = tuple(use.earlier for use in uses if use.claim in (claim, OUT))
    if gone:
        return used_before(scan, known, gone, split=False)
    lines = scan.tx.documents.lines_for(scan.document.id, known.drug.id)
    line = next((line for line in lines if not line.complete), None)
    if lines and line is None:
        return scan.held(Verdict.STOP, Finding.LINE_FULL, **known.facts)
    back = scan.document.head.kind is DocumentKind.SUPPLIER_RETURN
    if known.expired_on(scan.today) and not back:
        return scan.held(Verdict.STOP, Finding.EXPIRED, **known.facts)
    wrong = _bought_elsewhere(scan, known) if back else _lies_elsewhere(scan, known)
    if wrong is not None:
        return wrong
    line = line or scan.tx.documents.add_line(scan.document.id, known.drug.id, needed=None)
    first = first_left(scan, known.drug.id, also_expired=back)  # what is expired goes to no department
    verdict, finding = _by_turn(scan, known, first)
    part = (UnitsRange(0, known.units),)
    taken = put_on_line(scan, known, line, part, claim=claim, verdict=verdict, finding=finding, lot=known.lot or first)
    return replace(taken, first_lot=first.number) if finding is Finding.OTHER_LOT and first is not None else taken


def _bought_elsewhere(scan: Scan, known: Known) -> ScanResult | None:
    """A pack goes back to whom it was bought from; the invoice it came with is written where none was typed.

    The pack's own delivery tells that; where the books do not have it (it came in a case), those of its lot.
    """
    head, own = scan.document.head, scan.tx.packs.purchase_of(known.pack.id) if known.pack else None
    bought = [own] if own else scan.tx.stock.purchases_of(known.lot) if known.lot else []
    ours = [invoice_no for supplier, invoice_no in bought if supplier == head.party]
    if bought and not ours:
        return scan.held(Verdict.STOP, Finding.OTHER_SUPPLIER, supplier=bought[0][0], **known.facts)
    invoice_no = next((each for each in ours if each), None)
    if invoice_no is not None and not head.invoice_no:
        scan.tx.documents.amend_head(scan.document.id, invoice_no=invoice_no)
    return None


def _lies_elsewhere(scan: Scan, known: Known) -> ScanResult | None:
    """The books have the pack, or else all of its lot, at another place. A person may overrule them."""
    here = scan.document.head.place
    there = known.pack.place if known.pack else None
    if there is None and known.lot is not None:
        places = scan.tx.stock.places_of(known.lot)
        there = None if here in places else next(iter(places), None)
    if there is None or there == here:
        return None
    return scan.held(Verdict.ATTENTION, Finding.ELSEWHERE, place=there, here=here, **known.facts)


def _by_turn(scan: Scan, known: Known, first: Lot | None) -> tuple[Verdict, Finding]:
    """First expiry first out. It is a hint: what goes back to the supplier goes whatever its turn."""
    if scan.document.head.kind is DocumentKind.SUPPLIER_RETURN:
        return Verdict.OK, Finding.COUNTED
    if first is None and known.pack is None:
        return Verdict.ATTENTION, Finding.NEVER_SEEN
    if known.lot is not None and first is not None and _after(known, known.lot, first):
        return Verdict.ATTENTION, Finding.OTHER_LOT
    return verdict_by_expiry(scan, known, first, Finding.COUNTED)


def _after(known: Known, lot: Lot, first: Lot) -> bool:
    """Whether the pack's lot expires later than the one that should go first; of equals none goes first."""
    if lot.id == first.id or first.expires_on is None:
        return False
    return known.expires_on is None or known.expires_on > first.expires_on


def _check(job: Settling) -> None:
    if not any(line.total for line in job.document.lines):
        raise NothingScanned(job.document.head.number)
    job.ask(
        job.packs_aside(),
        job.put_on_by_hand(),
        job.short(),
        _short_stock(job),
        job.typed_without_codes(),
        _no_invoice(job),
    )


def _short_stock(job: Settling) -> ShortStock | None:
    """The books have less than leaves."""
    leaving_units: dict[int, int] = defaultdict(int)
    for line in job.document.lines:
        leaving_units[line.drug_id] += line.total
    on_hand = job.tx.stock.on_hand_of(tuple(leaving_units), job.document.head.place)
    short = [job.drugs[drug].name for drug, units in leaving_units.items() if units > max(on_hand.get(drug, 0), 0)]
    return ShortStock(job.document.head.number, tuple(short)) if short else None


def _no_invoice(job: Settling) -> NoInvoice | None:
    head = job.document.head
    wanted = head.kind is DocumentKind.SUPPLIER_RETURN and not head.invoice_no
    return NoInvoice(head.number) if wanted else None


def _move(job: Settling, line: Line, share: Share) -> None:
    head = job.document.head
    if head.kind is DocumentKind.SUPPLIER_RETURN:
        job.move(line, share.lot, -share.units, Reason.SENT_BACK)
        return
    job.move(line, share.lot, -share.units, Reason.ISSUED)
    job.move(line, share.lot, share.units, Reason.ISSUED, place=head.party)


def _hand_over(job: Settling) -> None:
    """Packs are where they went. What its supplier took back may be delivered, and issued, another time."""
    packs, head = job.tx.packs, job.document.head
    if head.kind is DocumentKind.ISSUE:
        packs.place(job.document.id, head.party)
    else:
        packs.free(job.document.id, IN, leaving(head.place))


def _told(job: Settling, line: Line, share: Share) -> StockChange | SupplierReturn:
    head, drug = job.document.head, job.drugs[line.drug_id]
    goods = goods_of(drug, share.lot, share.units, share.codes, price=line.price, split=share.split)
    if head.kind is DocumentKind.ISSUE:
        return StockChange(goods, ChangeType.TRANSFER_OUT, job.at, job.actor.name, memo=head.reason)
    return SupplierReturn(
        goods=goods,
        supplier=head.party,
        returned_at=job.at,
        operator=job.actor.name,
        supplier_licence=head.party_licence,
        invoice_no=head.invoice_no,
        purchase_id=_purchase_of(job, share),
        memo=head.reason,
    )


def _purchase_of(job: Settling, share: Share) -> str | None:
    if share.lot is None:
        return None
    return job.tx.outbox.newest_purchase(f"lot:{share.lot.id}", job.document.head.party)
