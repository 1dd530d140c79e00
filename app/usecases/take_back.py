"""处方退药: the packs that were dispensed, and nothing else, come back.

A line shows the dispensed code beside the one in hand. Lines that never had a code are returned directly.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.codes import recognise
from app.domain.documents import Document, DocumentKind, DocumentState, EarlierUse, Finding, Head, Line, ScanResult
from app.domain.people import Person, Right
from app.domain.refusals import AlreadyReturned, NoSuchScan, NothingDispensed, NothingScanned
from app.domain.stock import Reason
from app.domain.submissions import Goods, Sale, SaleReturn, Submission, Visit
from app.domain.verdict import Verdict
from app.store import Tx
from app.store.outbox import Owed
from app.store.packs import Pack, Use, identity_of
from app.store.questions import open_documents
from app.store.questions.dispensed import dispensed
from app.store.questions.open_documents import Waiting
from app.usecases.claims import OUT, coming_back, event_that_came_back
from app.usecases.counter import Counter
from app.usecases.dispense import lane_of
from app.usecases.goods import goods_of
from app.usecases.scanning import Known, Scan, identify, put_on_line, scan_text, used_before
from app.usecases.settling import Seen, Settling, Share, Uncoded, settling

PREFIX = "TY"


def queue(words: str = "", *, actor: Person, counter: Counter) -> Sequence[Waiting]:
    """Returns that were begun, then what was dispensed, newest first; by number, department or a part of the name."""
    actor.require(Right.TAKE_BACK)
    with counter.store.reading() as tx:
        begun = open_documents.queue(tx, DocumentKind.TAKE_BACK, words=words)
        return (*begun, *dispensed(tx, words))


def was_dispensed(number: str, *, actor: Person, counter: Counter) -> bool:
    """Whether that is the number of a confirmed dispensing, whatever of it came back since."""
    actor.require(Right.TAKE_BACK)
    with counter.store.reading() as tx:
        found = tx.documents.find(DocumentKind.DISPENSING, number)
        return found is not None and found.state is DocumentState.DONE


def open_return(number_or_code: str, *, actor: Person, counter: Counter) -> Document:
    """Open the return of a dispensing, found by its number or by one of its packs; an open one is opened again.

    Raises NothingDispensed, or AlreadyReturned where nothing is left to take back.
    """
    actor.require(Right.TAKE_BACK)
    at = counter.clock()
    with counter.store.writing() as tx:
        sale = _dispensing(tx, number_or_code.strip(), counter)
        tx.documents.head(sale.id, lock=True)  # of two windows one begins the return, the other goes on with it
        started = tx.documents.open_answer_to(DocumentKind.TAKE_BACK, sale.head.number)
        if started is not None:
            return tx.documents.get(started)
        returned = tx.documents.returned_units(sale.id)
        left = [(line, line.total - returned.get(line.id, 0)) for line in sale.lines]
        if not any(units > 0 for _, units in left):
            raise AlreadyReturned(sale.head.number)
        document_id = tx.documents.open(_head(tx, sale, actor, counter))
        lots = tx.stock.lots_moved(sale.id)
        for line, units in left:
            if units > 0:
                tx.documents.add_line(
                    document_id,
                    line.drug_id,
                    needed=units,
                    price=line.price,
                    lot_id=lots.get(line.id),
                    source_line_id=line.id,
                )
        tx.audit.note(actor.login, "open return", sale.head.number, at=at)
        return tx.documents.get(document_id)


def scan(document_id: int, text: str, *, actor: Person, counter: Counter) -> tuple[ScanResult, ...]:
    """Compare the pack in hand with what was dispensed. Raises DocumentClosed, StoreUnavailable."""
    actor.require(Right.TAKE_BACK)
    return scan_text(document_id, text, _one, DocumentKind.TAKE_BACK, actor=actor, counter=counter)


def confirm(
    document_id: int, *, actor: Person, counter: Counter, reason: str | None = None, seen: Seen = None
) -> tuple[Submission, ...]:
    """Put the units back on their lots, free the packs and owe the returns, behind their sales.

    reason: why they come back. Raises NothingScanned, or OpenPoints where the clock is wrong.
    """
    actor.require(Right.TAKE_BACK)
    with counter.store.writing() as tx:
        job = settling(tx, document_id, DocumentKind.TAKE_BACK, actor=actor, counter=counter, reason=reason, seen=seen)
        if not any(line.total for line in job.document.lines):
            raise NothingScanned(job.document.head.number)
        job.ask()
        sale = tx.documents.find(DocumentKind.DISPENSING, job.document.head.source or "")
        sales = tx.outbox.of_document(sale.id) if sale else ()
        owed = []
        for line, _drug in job.lines():
            for share in job.shares(line, uncoded=_uncoded(job, line)):
                job.move(line, share.lot, share.units, Reason.TAKEN_BACK)
                body = _return_of(job, line, share, sales)
                owed.append(job.owe(body, lane=lane_of(job.document), patient=job.document.head.patient))
        _free_packs(tx, document_id)
        job.close("take back", len(owed))
    return tuple(owed)


def _one(scan: Scan) -> ScanResult:
    """By the pack itself, not by its drug: it was kept for this prescription, whatever the identifiers say of it."""
    pack = scan.tx.packs.find(identity_of(scan.code))
    uses = scan.tx.packs.active_uses(pack.id) if pack else ()
    mine = [use for use in uses if use.claim == OUT and _is_of(use, scan.document)]
    pending = {use.claim: use.earlier for use in uses}
    sold_by = next((use.event_id for use in mine if coming_back(use.event_id) not in pending), None)
    if pack is None or sold_by is None:
        again = tuple(pending[coming_back(use.event_id)] for use in mine)
        return _not_this_one(scan, pack, again, [use.earlier for use in uses if use.claim == OUT])
    return _return_pack(scan, pack, [use for use in mine if use.event_id == sold_by])


def _is_of(use: Use, document: Document) -> bool:
    return use.earlier.kind is DocumentKind.DISPENSING and use.earlier.document_number == document.head.source


def _not_this_one(
    scan: Scan, pack: Pack | None, again: tuple[EarlierUse, ...], out: Sequence[EarlierUse]
) -> ScanResult:
    """Scanned twice, returned before, dispensed to somebody else, or never dispensed at all."""
    known = identify(scan)
    if isinstance(known, ScanResult):
        return known
    if again:
        return used_before(scan, known, again, split=False)
    before = scan.tx.documents.came_back(pack.value, scan.document.head.source) if pack else None
    if before is not None:
        return used_before(scan, known, (before,), split=False)
    earlier = out[-1] if out else None
    return scan.held(Verdict.STOP, Finding.NOT_DISPENSED_HERE, earlier=earlier, **known.facts)


def _return_pack(scan: Scan, pack: Pack, uses: Sequence[Use]) -> ScanResult:
    """All that one scan dispensed of the pack comes back, onto the lot it was taken from."""
    sold = scan.tx.documents.event(uses[0].event_id)
    line = scan.tx.documents.line_answering(scan.document.id, uses[0].line_id)
    if sold is None or line is None:
        raise NoSuchScan(uses[0].event_id)
    drug = scan.tx.drugs.by_id(line.drug_id)
    lot = scan.tx.stock.lot(sold.lot_id) if sold.lot_id is not None else None
    known = Known(drug, pack.level or 1, pack.units or drug.pack_units, pack, lot, scan.code.expiry)
    parts = tuple(use.part for use in uses)
    claim = coming_back(sold.id)
    return put_on_line(scan, known, line, parts, claim=claim, verdict=Verdict.OK, finding=Finding.MATCHES, lot=lot)


def _dispensing(tx: Tx, number_or_code: str, counter: Counter) -> Document:
    found = tx.documents.find(DocumentKind.DISPENSING, number_or_code)
    if found is None:
        code = recognise(number_or_code, counter.rules)[0].code
        pack = tx.packs.look_up(identity_of(code)) if code is not None else None
        found = _newest_sale(tx, pack) if pack else None
    if found is None or found.state is not DocumentState.DONE:
        raise NothingDispensed(recognise(number_or_code, counter.rules)[0].input)
    return found


def _newest_sale(tx: Tx, pack: Pack) -> Document | None:
    """The newest confirmed dispensing the pack, or a part of it, went out with."""
    for use in reversed(tx.packs.active_uses(pack.id, OUT)):
        document = tx.documents.get(use.document_id)
        if document.head.kind is DocumentKind.DISPENSING and document.state is DocumentState.DONE:
            return document
    return None


def _head(tx: Tx, sale: Document, actor: Person, counter: Counter) -> Head:
    return Head(
        number=tx.documents.next_number(PREFIX, counter.today()),
        kind=DocumentKind.TAKE_BACK,
        place=sale.head.place,
        opened_at=counter.clock(),
        opened_by=actor.login,
        department=sale.head.department,
        prescriber=sale.head.prescriber,
        prescribed_at=sale.head.prescribed_at,
        visit=sale.head.visit,
        patient=sale.head.patient,
        source=sale.head.number,
    )


def _uncoded(job: Settling, line: Line) -> list[Uncoded]:
    """Which lots the typed units of a line go back to: those that left without a code, and no more than left."""
    units, back = line.by_hand, []
    out = job.tx.stock.uncoded_out(line.source_line_id) if line.source_line_id is not None else []
    for lot_id, left in out:
        amount = min(units, left)
        if amount:
            back.append((lot_id, amount))
            units -= amount
    return back if not units else [*back, (line.lot_id, units)]


def _return_of(job: Settling, line: Line, share: Share, sales: Sequence[Owed]) -> SaleReturn:
    drug = job.drugs[line.drug_id]
    goods = goods_of(drug, share.lot, share.units, share.codes, price=line.price, split=share.split)
    return SaleReturn(
        goods=goods,
        visit=job.document.head.visit or Visit(None),
        returned_at=job.at,
        operator=job.actor.name,
        sale_id=_sale_of(goods, sales),
        memo=line.reason,
    )


def _sale_of(goods: Goods, sales: Sequence[Owed]) -> str | None:
    """The submission a return undoes: the one with its codes; else of its drug and lot, split as it is if there is one."""
    codes = set(goods.codes)
    fitting: list[tuple[int, str]] = []
    for owed in sales:
        body = owed.submission.body
        if isinstance(body, Sale) and body.goods.local_code == goods.local_code:
            same = (
                bool(codes & set(body.goods.codes)),
                body.goods.lot_number == goods.lot_number,
                body.goods.split == goods.split,
            )
            fitting.append((4 * same[0] + 2 * same[1] + same[2], owed.submission.id))
    # Of equals the oldest.
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _free_packs(tx: Tx, document_id: int) -> None:
    """The returned uses end here: the packs may be dispensed again."""
    for _pack, use in tx.packs.of_document(document_id):
        if (event_id := event_that_came_back(use.claim)) is not None:
            tx.packs.release_event(event_id)
            tx.packs.release_event(use.event_id)
