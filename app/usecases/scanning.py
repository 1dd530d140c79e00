"""What every scan has in common: from text to a known pack, and what stands in its way.

A scan is one short transaction. It is kept as an event, with its verdict, before anyone hears a tone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.codes import Kind, Recognition, TraceCode, recognise
from app.domain.codes import Verdict as Reads
from app.domain.documents import Document, DocumentKind, DocumentState, EarlierUse, Finding, Line, ScanResult
from app.domain.drugs import Drug
from app.domain.identifiers import Conflict, Identifier, KeyType, Source, Unmapped
from app.domain.people import Person
from app.domain.refusals import CodeTaken, DocumentClosed, NoSuchDocument
from app.domain.stock import Lot, UnitsRange
from app.domain.verdict import Verdict
from app.store import Tx
from app.store.packs import Pack, identity_of
from app.usecases.counter import Counter

_KEY_TYPES = {Kind.GS1: KeyType.GTIN14, Kind.MAKER: KeyType.MAKER}
_PERSONAL = (Kind.E_VOUCHER, Kind.ID_NUMBER)


@dataclass(frozen=True, slots=True)
class Scan:
    """One readable pack in front of a document, inside its transaction."""

    tx: Tx
    counter: Counter
    document: Document
    actor: Person
    code: TraceCode
    recognition: Recognition
    at: datetime
    today: date

    def result(self, verdict: Verdict, finding: Finding, **facts: object) -> ScanResult:
        """The answer, with what is known of the code itself."""
        told = {"code": self.code.value, "kind": self.recognition.kind, "flags": self.recognition.flags, **facts}
        return ScanResult(verdict, finding, self.recognition.input, **told)  # type: ignore[arg-type]

    def held(self, verdict: Verdict, finding: Finding, **facts: object) -> ScanResult:
        """Keep the scan on the trouble list, on no line."""
        event_id = self.tx.documents.add_event(
            self.document.id,
            shown=self.recognition.input,
            code=self.code.value,
            verdict=verdict,
            finding=finding,
            at=self.at,
            by=self.actor.login,
        )
        return self.result(verdict, finding, event_id=event_id, **facts)


@dataclass(frozen=True, slots=True)
class Known:
    """What a code stands for: its drug, level and contents, and its pack if the books have it.

    lot: told by the symbol or learnt of this very pack, never presumed. printed: the expiry in the symbol itself.
    unapproved: by a binding that was learnt from a scan and waits for a second person.
    """

    drug: Drug
    level: int
    units: int
    pack: Pack | None
    lot: Lot | None
    printed: date | None = None
    unapproved: bool = False

    @property
    def expires_on(self) -> date | None:
        """Its last good day. What is printed on the pack goes before what was typed of its lot."""
        return self.printed or (self.lot.expires_on if self.lot else None)

    def expired_on(self, day: date) -> bool:
        """Past its last good day, as far as anybody knows."""
        return self.expires_on is not None and day > self.expires_on

    @property
    def facts(self) -> dict[str, object]:
        """What the card shows of it."""
        return {
            "drug_id": self.drug.id,
            "drug": self.drug.name,
            "spec": self.drug.spec,
            "level": self.level,
            "lot": self.lot.number if self.lot else None,
            "expires_on": self.expires_on,
            "pack_units": self.drug.pack_units,
            "unit": self.drug.unit,
            "pack_unit": self.drug.pack_unit,
            "unapproved": self.unapproved,
        }


OnePack = Callable[[Scan], ScanResult]


def scan_text(
    document_id: int, text: str, one: OnePack, *kinds: DocumentKind, actor: Person, counter: Counter
) -> tuple[ScanResult, ...]:
    """Recognise what came from the scanner and hand each pack to `one`, all in one transaction.

    kinds: of document `one` is meant for. () for an empty read.
    Raises DocumentClosed, NoSuchDocument or StoreUnavailable; then nothing was kept.
    """
    readings = tuple(each for each in recognise(text, counter.rules) if each.kind is not Kind.EMPTY)
    if not readings:
        return ()
    try:
        return _scan_all(document_id, readings, one, kinds, actor, counter)
    except CodeTaken:
        # Another window had the pack in this very moment. Looking again finds its use, and the verdict names it.
        return _scan_all(document_id, readings, one, kinds, actor, counter)


def _scan_all(
    document_id: int,
    readings: tuple[Recognition, ...],
    one: OnePack,
    kinds: tuple[DocumentKind, ...],
    actor: Person,
    counter: Counter,
) -> tuple[ScanResult, ...]:
    at = counter.clock()
    with counter.store.writing() as tx:
        document = open_document(tx, document_id, *kinds)
        results = []
        for reading in readings:
            if reading.verdict is Reads.OK and reading.code is not None:
                results.append(one(Scan(tx, counter, document, actor, reading.code, reading, at, counter.today())))
            else:
                results.append(_unreadable(tx, document, reading, actor, at))
        return tuple(results)


def open_document(tx: Tx, document_id: int, *kinds: DocumentKind) -> Document:
    """The document without its lines, its patient and visit, locked. kinds: the only ones meant; none: any.

    Raises DocumentClosed, or NoSuchDocument, also for a document of another kind: rights go by the kind.
    """
    document = tx.documents.head(document_id, lock=True, person=False)
    if kinds and document.head.kind not in kinds:
        raise NoSuchDocument(document.head.number)
    if document.state is not DocumentState.OPEN:
        raise DocumentClosed(document.head.number)
    return document


def identify(scan: Scan) -> Known | ScanResult:
    """What the pack is; or the held scan that says why nobody can tell."""
    meaning = meaning_of(scan)
    match meaning:
        case Known():
            return meaning
        case Unmapped():
            return scan.held(Verdict.ATTENTION, Finding.UNMAPPED)
        case Conflict():
            drugs = scan.tx.drugs.by_ids(claim.drug_id for claim in meaning.claims)
            claims = tuple(f"{drugs[claim.drug_id].name} {drugs[claim.drug_id].spec}" for claim in meaning.claims)
            return scan.held(Verdict.ATTENTION, Finding.CONFLICTING, claims=claims)


def meaning_of(scan: Scan) -> Known | Unmapped | Conflict:
    """What the identifier table says of the pack today; where it says nothing certain, what the books remember of it."""
    pack = scan.tx.packs.find(identity_of(scan.code))
    key_type = _KEY_TYPES.get(scan.recognition.kind, KeyType.PREFIX7)
    meaning = scan.tx.identifiers.match(scan.code.key, key_type, on=scan.today)
    if isinstance(meaning, Identifier):
        told = (meaning.drug_id, meaning.level, meaning.units)
        if pack is not None and (pack.drug_id, pack.level, pack.units) != told:
            # The table was put right after the pack was first seen; the pack is put right with it.
            scan.tx.packs.learn(pack.id, drug_id=meaning.drug_id, level=meaning.level, units=meaning.units)
        unapproved = meaning.source is Source.LEARNED and meaning.approved_by is None
        return _known(scan, *told, pack, unapproved=unapproved)
    if pack is not None and pack.drug_id is not None and pack.level is not None and pack.units is not None:
        return _known(scan, pack.drug_id, pack.level, pack.units, pack)
    return meaning


def _known(scan: Scan, drug_id: int, level: int, units: int, pack: Pack | None, *, unapproved: bool = False) -> Known:
    lot: Lot | None = None
    if scan.code.lot:
        # What the symbol says of its lot is kept; what it does not say never overwrites what is known.
        lot = scan.tx.stock.put_lot(drug_id, scan.code.lot, expires_on=scan.code.expiry)
    elif pack is not None and pack.lot_id is not None:
        lot = scan.tx.stock.lot(pack.lot_id)
    return Known(scan.tx.drugs.by_id(drug_id), level, units, pack, lot, scan.code.expiry, unapproved)


def keep_pack(scan: Scan, known: Known) -> Pack:
    """The pack in the books: added when it is seen for the first time, completed where something was unknown."""
    lot_id = known.lot.id if known.lot else None
    if known.pack is None:
        return scan.tx.packs.add(
            scan.code,
            at=scan.at,
            drug_id=known.drug.id,
            lot_id=lot_id,
            level=known.level,
            units=known.units,
            place=scan.document.head.place,
        )
    told = {"drug_id": known.drug.id, "lot_id": lot_id, "level": known.level, "units": known.units}
    news = {name: value for name, value in told.items() if value is not None and getattr(known.pack, name) is None}
    scan.tx.packs.learn(known.pack.id, **news)
    return known.pack


def put_on_line(
    scan: Scan,
    known: Known,
    line: Line,
    parts: tuple[UnitsRange, ...],
    *,
    claim: str,
    verdict: Verdict,
    finding: Finding,
    lot: Lot | None,
    reason: str | None = None,
) -> ScanResult:
    """Keep the event, the pack and its use together; answers what the card shows.

    lot: the pack's own, or the one the books presume; only the pack's own is learnt for good.
    Raises CodeTaken where another window was quicker.
    """
    units = sum(part.units for part in parts)
    # A GS1 pack is read with more fields or fewer; all its events carry the text it was first seen with.
    code = known.pack.value if known.pack else scan.code.value
    event_id = scan.tx.documents.add_event(
        scan.document.id,
        line_id=line.id,
        code=code,
        shown=scan.recognition.input[:160],
        verdict=verdict,
        finding=finding,
        units=units,
        split=units < known.units,
        lot_id=lot.id if lot else None,
        reason=reason,
        at=scan.at,
        by=scan.actor.login,
    )
    _claim_parts(scan, keep_pack(scan, known), parts, claim, line, event_id)
    return scan.result(verdict, finding, event_id=event_id, code=code, **_facts_now(scan, known, line, units, lot))


def _claim_parts(scan: Scan, pack: Pack, parts: tuple[UnitsRange, ...], claim: str, line: Line, event_id: int) -> None:
    """The pack is taken for the line, part by part. Raises CodeTaken."""
    head = scan.document.head
    for part in parts:
        scan.tx.packs.claim(
            pack,
            claim,
            part,
            kind=head.kind,
            document_id=scan.document.id,
            line_id=line.id,
            event_id=event_id,
            at=scan.at,
            by=scan.actor.login,
            place=head.place,
        )


def _facts_now(scan: Scan, known: Known, line: Line, units: int, lot: Lot | None) -> dict[str, object]:
    """What the card shows of the pack, and of its line and document with these units on them."""
    now = replace(line, got=line.got + units)
    facts = known.facts | line_facts(now)
    if lot is not None:
        facts |= {"lot": lot.number, "expires_on": known.printed or lot.expires_on}
    complete = now.complete and scan.tx.documents.all_complete(scan.document.id)
    facts |= {"line_id": line.id, "units": units, "complete": complete}
    return facts


def line_facts(line: Line) -> dict[str, object]:
    """Got and needed, for the card and the table."""
    return {"got": line.total, "needed": line.needed, "line": line}


def presumed_lot(scan: Scan, known: Known, line: Line) -> Lot | None:
    """The pack's own lot; else the line's; else first expiry first out, as the books have it."""
    if known.lot is not None:
        return known.lot
    if line.lot_id is not None:
        return scan.tx.stock.lot(line.lot_id)
    return first_left(scan, line.drug_id)


def first_left(scan: Scan, drug_id: int, *, also_expired: bool = False) -> Lot | None:
    """The lot to go out first, of those this document has not emptied yet."""
    here = scan.tx.documents.units_by_lot(scan.document.id, drug_id)
    on_hand = scan.tx.stock.lots_of(drug_id, scan.document.head.place)
    left = (lot for lot, units in on_hand if units > here.get(lot.id, 0))
    return next((lot for lot in left if also_expired or not lot.expired_on(scan.today)), None)


def verdict_by_expiry(scan: Scan, known: Known, lot: Lot | None, good: Finding) -> tuple[Verdict, Finding]:
    """Ok, unless it will soon be out of date: then look, but it is taken. lot: the presumed one, if it has none."""
    expires_on = known.expires_on or (lot.expires_on if lot else None)
    if expires_on is None:
        return Verdict.OK, good
    near = (expires_on - scan.today).days <= scan.counter.near_expiry_days
    return (Verdict.ATTENTION, Finding.NEAR_EXPIRY) if near else (Verdict.OK, good)


def used_before(scan: Scan, known: Known, uses: tuple[EarlierUse, ...], *, split: bool) -> ScanResult:
    """The pack is taken: by this very document, by another one, or bit by bit until nothing was left."""
    earlier = _named(scan, uses[-1])
    if earlier.document_number == scan.document.head.number and earlier.kind is scan.document.head.kind:
        return scan.held(Verdict.STOP, Finding.REPEATED, earlier=earlier, **known.facts)
    finding = Finding.USED_UP if split else Finding.USED_BEFORE
    return scan.held(Verdict.STOP, finding, earlier=earlier, **known.facts)


def _named(scan: Scan, earlier: EarlierUse) -> EarlierUse:
    """People know one another by their names, not by their logins."""
    account = scan.tx.people.find(earlier.by)
    return earlier if account is None else replace(earlier, name=account.person.name)


def _unreadable(tx: Tx, document: Document, reading: Recognition, actor: Person, at: datetime) -> ScanResult:
    verdict, finding = _finding_of(reading)
    result = ScanResult(
        verdict,
        finding,
        reading.input,
        code=reading.code.value if reading.code else None,
        kind=reading.kind,
        reason=reading.reason,
        length=next((int(flag[7:]) for flag in reading.flags if flag.startswith("length:")), None),
        flags=reading.flags,
    )
    if reading.kind in _PERSONAL:
        return result  # not even its mask is kept
    event_id = tx.documents.add_event(
        document.id,
        shown=reading.input[:160],
        code=result.code,
        verdict=verdict,
        finding=finding,
        at=at,
        by=actor.login,
    )
    return replace(result, event_id=event_id)


def _finding_of(reading: Recognition) -> tuple[Verdict, Finding]:
    if reading.verdict is Reads.CONFIRM:
        return Verdict.ATTENTION, Finding.CONFIRM_SPLIT_CODES
    if reading.verdict is Reads.AMBIGUOUS:
        return Verdict.ATTENTION, Finding.AMBIGUOUS
    if reading.kind is Kind.UNKNOWN:
        return Verdict.STOP, Finding.BAD_SCAN
    if reading.kind in (Kind.MSFX20, Kind.NMPA20, Kind.GS1, Kind.MAKER):
        return Verdict.STOP, Finding.BAD_SCAN  # the right kind, damaged: wrong check digit, over-long
    return Verdict.STOP, Finding.NOT_A_TRACE_CODE
