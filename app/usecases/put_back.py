"""What Ctrl+Z owes beyond the scan: a pack a person put on a line lies aside again, and what was learnt of it is forgotten.

A binding (对照) is withdrawn with the scan it was made for, while nobody has approved it and no other scan used it.
"""

from __future__ import annotations

from datetime import date

from app.domain.codes import as_scanned, recognise
from app.domain.documents import Finding, ScanEvent
from app.domain.identifiers import Identifier, Source
from app.domain.people import Person
from app.store import Tx
from app.store.packs import Pack, identity_of
from app.usecases.counter import Counter
from app.usecases.match_identifier import key_of


def put_back_aside(tx: Tx, event: ScanEvent, *, actor: Person, counter: Counter) -> None:
    """After `event`, a scan on a line, was taken back: put its pack back aside if that is where it came from."""
    found = tx.documents.left_the_list(event.document_id, event.code) if event.line_id is not None else None
    if found is None:
        return
    aside, left_by = found
    kept = event.finding is Finding.KEPT and aside.id < event.id
    bound = aside.finding is Finding.UNMAPPED and aside.id < event.id < left_by  # it lay there until it was known
    if bound and not _withdraw(tx, event, actor=actor, counter=counter):
        return
    if kept or bound:
        if aside.finding is Finding.UNMAPPED:
            _forget(tx, event, counter)
        tx.documents.add_event(
            aside.document_id,
            shown=aside.shown,
            code=aside.code,
            verdict=aside.verdict,
            finding=aside.finding,
            at=counter.clock(),
            by=actor.login,
        )


def _withdraw(tx: Tx, event: ScanEvent, *, actor: Person, counter: Counter) -> bool:
    """End the binding the scan was read by; False where it stays, because others rely on it."""
    found = key_of(as_scanned(event.code or "", counter.rules), counter)
    claims = tx.identifiers.claims(*found) if found else ()
    learnt = [claim for claim in claims if _may_go(claim, counter.today())]
    if len(learnt) != 1 or tx.packs.used_otherwise(learnt[0].key, learnt[0].drug_id, event.id):
        return False
    (binding,) = learnt
    tx.identifiers.amend(binding.id, valid_to=date.fromordinal(counter.today().toordinal() - 1))
    tx.audit.note(actor.login, "withdraw identifier", binding.key, at=counter.clock(), before={"drug": binding.drug_id})
    return True


def _may_go(claim: Identifier, today: date) -> bool:
    return claim.source is Source.LEARNED and claim.approved_by is None and claim.holds_on(today)


def _forget(tx: Tx, event: ScanEvent, counter: Counter) -> None:
    """Nobody knew the pack before; what was presumed of it goes, unless it stands elsewhere by that."""
    pack = _pack_of(tx, event, counter)
    if pack is not None and not tx.packs.active_uses(pack.id):
        tx.packs.learn(pack.id, drug_id=None, lot_id=None, level=None, units=None)


def _pack_of(tx: Tx, event: ScanEvent, counter: Counter) -> Pack | None:
    code = recognise(as_scanned(event.code or "", counter.rules), counter.rules)[0].code
    return tx.packs.find(identity_of(code)) if code is not None else None
