"""药库盘点: count what is there and learn which code is which drug.

The platform is told what was counted (3501) and what differed from the books (盘盈/盘亏, 3502).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.domain.documents import Document, DocumentKind, Finding, Head, Line, ScanResult
from app.domain.drugs import Drug
from app.domain.people import Person, Right
from app.domain.refusals import LotNeeded, NoSuchLine, NotCounted, NothingScanned, UnknownDrug
from app.domain.stock import Lot, Reason, UnitsRange
from app.domain.submissions import ChangeType, Count, StockChange, Submission
from app.domain.verdict import Verdict
from app.store import Tx
from app.usecases.add_line import SCOPED, takes_new_drugs
from app.usecases.by_hand import COUNTED
from app.usecases.claims import OUT, leaving
from app.usecases.claims import counted as claim_of
from app.usecases.counter import LOCAL, Counter
from app.usecases.goods import goods_of, row_by_row
from app.usecases.keeping import keep_on_line, take_back_event
from app.usecases.scanning import Known, Scan, identify, open_document, put_on_line, scan_text, used_before
from app.usecases.settling import Seen, Settling, lane_of_lot, settling

PREFIX = "PD"
_LONGEST_SCOPE = 200
_ALL_DRUGS = 100_000


def open_stocktake(
    *,
    actor: Person,
    counter: Counter,
    drug_ids: Sequence[int] | None = None,
    words: str = "",
    blind: bool = False,
) -> Document:
    """Start counting the storeroom: one line per drug and lot on hand, with what the books say now.

    drug_ids: the scope; or words: all drugs that have them; else everything with stock. blind: the screen does not show
    the books. Raises UnknownDrug where no drug has the words.
    """
    actor.require(Right.COUNT)
    with counter.store.writing() as tx:
        drug_ids, scope = _scope(tx, drug_ids, words.strip())
        head = Head(
            number=tx.documents.next_number(PREFIX, counter.today()),
            kind=DocumentKind.STOCKTAKE,
            place=counter.storeroom,
            opened_at=counter.clock(),
            opened_by=actor.login,
            party=scope,
            blind=blind,
            reason=None if drug_ids is None else SCOPED,
        )
        document_id = tx.documents.open(head)
        tx.documents.add_counting_lines(document_id, tx.stock.book(counter.storeroom, drug_ids))
        tx.audit.note(actor.login, "open stocktake", head.number, at=head.opened_at)
        return tx.documents.get(document_id)


def scan(
    document_id: int, text: str, *, actor: Person, counter: Counter, line_id: int | None = None
) -> tuple[ScanResult, ...]:
    """Count the scanned packs. Raises DocumentClosed, StoreUnavailable.

    line_id: the line in front of the person. A pack that does not tell its lot is counted there, if it is the line's drug.
    """
    actor.require(Right.COUNT)
    return scan_text(
        document_id, text, partial(_one, chosen=line_id), DocumentKind.STOCKTAKE, actor=actor, counter=counter
    )


def keep(document_id: int, event_id: int, line_id: int, reason: str, *, actor: Person, counter: Counter) -> ScanResult:
    """Count a pack nobody could match on a line all the same. Raises NoSuchScan, NoSuchLine, CodeTaken."""
    actor.require(Right.COUNT)
    claim, kind = claim_of(document_id), DocumentKind.STOCKTAKE
    return keep_on_line(document_id, event_id, line_id, reason, claim, kind, actor=actor, counter=counter)


def recount(document_id: int, line_id: int, *, actor: Person, counter: Counter) -> Line:
    """Count a line anew: its scans are taken back, its typed number too; all of it stays in the book.

    Raises NoSuchLine, DocumentClosed.
    """
    actor.require(Right.COUNT)
    with counter.store.writing() as tx:
        document = open_document(tx, document_id, DocumentKind.STOCKTAKE)
        line = tx.documents.line(document_id, line_id)
        if line is None:
            raise NoSuchLine(document.head.number, line_id)
        for event in tx.documents.standing_events(document_id):
            if event.line_id == line_id:
                take_back_event(tx, event, actor=actor, counter=counter)
        before = {"line": line_id, "units": line.total}
        tx.audit.note(actor.login, "recount", document.head.number, at=counter.clock(), before=before)
        return tx.documents.amend_line(line_id, by_hand=0, reason=None)


def confirm(
    document_id: int, *, actor: Person, counter: Counter, reason: str | None = None, seen: Seen = None
) -> tuple[Submission, ...]:
    """Approve the count: differences become movements, every counted lot is told.

    Lines nobody counted stay as the books have them. reason, seen: of the open points, see `Settling.ask`. Raises
    OpenPoints (lines nobody counted, packs aside, found goods without a lot), NothingScanned; then nothing was written.
    """
    actor.require(Right.APPROVE_COUNT)
    with counter.store.writing() as tx:
        job = settling(tx, document_id, DocumentKind.STOCKTAKE, actor=actor, counter=counter, reason=reason, seen=seen)
        counted = [line for line in job.document.lines if is_counted(line)]
        _check(job, counted)
        owed: list[Submission] = []
        for line in counted:
            owed += _tell(job, line, job.drugs[line.drug_id])
        # What stands here is here, whatever the books said of it: it may be issued again.
        tx.packs.place(document_id, job.document.head.place)
        tx.packs.free(document_id, leaving(job.document.head.place))
        job.close("approve stocktake", len(owed))
    return tuple(owed)


def is_counted(line: Line) -> bool:
    """Whether anybody has looked; a line where nothing was found is counted, too."""
    return line.total != 0 or line.reason == COUNTED


def _scope(tx: Tx, drug_ids: Sequence[int] | None, words: str) -> tuple[Sequence[int] | None, str | None]:
    """Which drugs, and how the head names them; None where all are meant."""
    if drug_ids is not None:
        drugs = tx.drugs.by_ids(drug_ids)
        return drug_ids, "、".join(drugs[each].name for each in drug_ids)[:_LONGEST_SCOPE]
    if not words:
        return None, None
    found = [drug.id for drug in tx.drugs.search(words, limit=_ALL_DRUGS)]
    if not found:
        raise UnknownDrug(words)
    return found, words[:_LONGEST_SCOPE]


def _one(scan: Scan, chosen: int | None) -> ScanResult:
    known = identify(scan)
    if isinstance(known, ScanResult):
        return known
    claim = claim_of(scan.document.id)
    here = scan.tx.packs.active_uses(known.pack.id, claim) if known.pack else ()
    if here:
        return used_before(scan, known, tuple(use.earlier for use in here), split=False)
    gone = scan.tx.packs.active_uses(known.pack.id, OUT) if known.pack else ()
    left = known.units - sum(use.part.units for use in gone)
    if gone and left <= 0:
        return used_before(scan, known, tuple(use.earlier for use in gone), split=len(gone) > 1)
    lines = scan.tx.documents.lines_for(scan.document.id, known.drug.id)
    if not lines and not takes_new_drugs(scan.document):
        return scan.held(Verdict.ATTENTION, Finding.NOT_ON_LIST, **known.facts)
    line = _line_for(scan, known, lines, chosen)
    lot = known.lot or (scan.tx.stock.lot(line.lot_id) if line.lot_id is not None else None)
    seen = Finding.COUNTED if known.pack or line.book else Finding.NEVER_SEEN
    verdict = Verdict.OK if seen is Finding.COUNTED else Verdict.ATTENTION
    part = (UnitsRange(known.units - left, known.units),)
    return put_on_line(scan, known, line, part, claim=claim, verdict=verdict, finding=seen, lot=lot)


def _line_for(scan: Scan, known: Known, lines: tuple[Line, ...], chosen: int | None) -> Line:
    """The line of the pack's lot; where the lot is unknown the chosen line, or the first with room; else a new one.

    Room: the books have more of that lot than was counted yet. So unknown packs make no difference where there is none.
    A drug of the scope that had no stock has a line without a lot: the first lot found of it stands there.
    """
    if known.lot is None:
        here = next((line for line in lines if line.id == chosen), None)
        room = (line for line in lines if line.total + known.units <= (line.book or 0))
        return here or next(room, None) or (lines[0] if lines else _new_line(scan, known, None))
    fitting = next((line for line in lines if line.lot_id == known.lot.id), None)
    if fitting is not None:
        return fitting
    blank = next((line for line in lines if line.lot_id is None and not line.book and not is_counted(line)), None)
    if blank is not None:
        return scan.tx.documents.amend_line(blank.id, lot_id=known.lot.id)
    return _new_line(scan, known, known.lot.id)


def _new_line(scan: Scan, known: Known, lot_id: int | None) -> Line:
    return scan.tx.documents.add_line(scan.document.id, known.drug.id, needed=None, lot_id=lot_id, book=0)


def _check(job: Settling, counted: Sequence[Line]) -> None:
    head = job.document.head
    if not counted:
        raise NothingScanned(head.number)
    left = len(job.document.lines) - len(counted)
    job.ask(
        job.packs_aside(),
        job.put_on_by_hand(),
        NotCounted(head.number, left) if left else None,
        _lot_needed(job, counted),
    )


def _lot_needed(job: Settling, counted: Sequence[Line]) -> LotNeeded | None:
    """Found beyond the books and of no lot: the platform takes no surplus without one."""
    nameless = {line.id for line in counted if line.total > (line.book or 0) and _lot_of(job, line) is None}
    return LotNeeded(job.document.head.number, job.names(nameless)) if nameless else None


def _tell(job: Settling, line: Line, drug: Drug) -> list[Submission]:
    lot = _lot_of(job, line)
    coded = [(each.code, each.units) for each in job.events if each.line_id == line.id and each.units and each.code]
    lane, day = lane_of_lot(drug, lot), job.at.astimezone(LOCAL).date()
    uncoded = line.total - sum(units for _, units in coded)
    rows = row_by_row(coded, uncoded)
    owed = [job.owe(Count(goods_of(drug, lot, units, codes), day), lane=lane) for units, codes in rows]
    difference = line.total - (line.book or 0)
    if difference:
        reason = Reason.SURPLUS if difference > 0 else Reason.SHORTAGE
        change = ChangeType.SURPLUS if difference > 0 else ChangeType.SHORTAGE
        job.move(line, lot, difference, reason)
        goods = goods_of(drug, lot, abs(difference), split=bool(difference % drug.pack_units))
        owed.append(job.owe(StockChange(goods, change, job.at, job.actor.name), lane=lane))
    return owed


def _lot_of(job: Settling, line: Line) -> Lot | None:
    """The line's own, else that of its first scan that told one."""
    scanned = (event.lot_id for event in job.events if event.line_id == line.id and event.lot_id is not None)
    lot_id = line.lot_id if line.lot_id is not None else next(scanned, None)
    return None if lot_id is None else job.tx.stock.lot(lot_id)
