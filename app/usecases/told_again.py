"""What the scan of a pack that lies aside said: put together again from what is kept, when its document is opened again.

Kept of a scan are its text, code, verdict and finding. What its words need besides is read from the text once more, and
from the books: what the pack is, where it lies, who has it. An earlier use that was taken back since is not known again.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.codes import TraceCode, as_scanned, recognise
from app.domain.documents import DocumentKind, EarlierUse, Finding, Head, ScanEvent, ScanResult
from app.domain.identifiers import Conflict, Identifier
from app.store import Tx
from app.store.packs import Pack, Use, identity_of
from app.usecases.claims import IN, OUT, event_that_came_back, leaving
from app.usecases.counter import Counter
from app.usecases.match_identifier import key_of

_USED = (Finding.USED_BEFORE, Finding.USED_UP)


def told_again(tx: Tx, event: ScanEvent, head: Head, counter: Counter) -> ScanResult:
    """The answer that scan was given, as far as it can be known."""
    result = ScanResult(event.verdict, event.finding, event.shown, event_id=event.id, code=event.code)
    if event.finding is not Finding.CONFIRM_SPLIT_CODES or event.code:
        reading = recognise(event.shown, counter.rules)[0]
        length = next((int(flag[7:]) for flag in reading.flags if flag.startswith("length:")), None)
        result = replace(result, kind=reading.kind, reason=reading.reason, length=length, flags=reading.flags)
    if event.code is None:
        return result
    text = as_scanned(event.code, counter.rules)
    code = recognise(text, counter.rules)[0].code
    pack = tx.packs.look_up(identity_of(code)) if code is not None else None
    result = _with_drug(tx, result, text, pack, counter)
    if code is not None:
        result = _with_lot(tx, result, code, pack)
    return result if pack is None else _with_whereabouts(tx, result, pack, event, head)


def _with_drug(tx: Tx, result: ScanResult, text: str, pack: Pack | None, counter: Counter) -> ScanResult:
    """What the identifiers say today; where they say nothing certain, what the books remember of the pack."""
    key = key_of(text, counter)
    meaning = tx.identifiers.match(*key, on=counter.today()) if key else None
    if isinstance(meaning, Conflict):
        drugs = tx.drugs.by_ids(claim.drug_id for claim in meaning.claims)
        claims = (drugs[claim.drug_id] for claim in meaning.claims)
        return replace(result, claims=tuple(f"{drug.name} {drug.spec}" for drug in claims))
    told = meaning if isinstance(meaning, Identifier) else pack
    if told is None or told.drug_id is None:
        return result
    drug = tx.drugs.by_id(told.drug_id)
    return replace(
        result,
        drug_id=drug.id,
        drug=drug.name,
        spec=drug.spec,
        level=told.level,
        pack_units=drug.pack_units,
        unit=drug.unit,
        pack_unit=drug.pack_unit,
    )


def _with_lot(tx: Tx, result: ScanResult, code: TraceCode, pack: Pack | None) -> ScanResult:
    """What is printed on the pack goes before what was typed of its lot."""
    lot = tx.stock.lot(pack.lot_id) if pack is not None and pack.lot_id is not None else None
    number = code.lot or (lot.number if lot else None)
    return replace(result, lot=number, expires_on=code.expiry or (lot.expires_on if lot else None))


def _with_whereabouts(tx: Tx, result: ScanResult, pack: Pack, event: ScanEvent, head: Head) -> ScanResult:
    if event.finding is Finding.ELSEWHERE:
        return replace(result, place=pack.place, here=head.place)
    if event.finding is Finding.OTHER_SUPPLIER:
        bought = tx.packs.purchase_of(pack.id)
        return replace(result, supplier=bought[0] if bought else None)
    return replace(result, earlier=_earlier(tx, pack, event, head)) if event.finding in _USED else result


def _earlier(tx: Tx, pack: Pack, event: ScanEvent, head: Head) -> EarlierUse | None:
    """The newest use before the scan; of a return, the return by which the pack came back."""
    uses = [use for use in tx.packs.active_uses(pack.id) if use.event_id < event.id and _stands_in_the_way(use, head)]
    came_back = tx.documents.came_back(pack.value, head.source) if head.kind is DocumentKind.TAKE_BACK else None
    earlier = came_back or (uses[-1].earlier if uses else None)
    account = tx.people.find(earlier.by) if earlier is not None else None
    return earlier if earlier is None or account is None else replace(earlier, name=account.person.name)


def _stands_in_the_way(use: Use, head: Head) -> bool:
    """Whether a document of this kind minds that use."""
    match head.kind:
        case DocumentKind.TAKE_BACK:
            return event_that_came_back(use.claim) is not None
        case DocumentKind.RECEIVING:
            return use.claim in (IN, OUT)
        case DocumentKind.ISSUE:
            return use.claim in (OUT, leaving(head.place))
        case _:
            return use.claim == OUT
