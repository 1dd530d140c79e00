"""What happens to a document that a file orders.

A new one is opened. One that nobody has begun is brought up to date. One that was begun, closed or opened here by hand is
never changed by a file: the same again is no change, anything else is an error on its line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import orjson

from app.domain.documents import DocumentKind, DocumentState, Head
from app.domain.drugs import Drug
from app.domain.people import Person
from app.domain.refusals import Fault
from app.store import Tx
from app.store.document_intake import Known, Told, ToldLine
from app.usecases.counter import Counter
from app.usecases.imports.checking import Check, outcome
from app.usecases.imports.grouping import Order
from app.usecases.imports.lots import KnownLine, Lots
from app.usecases.imports.order_lines import OrderLine
from app.usecases.imports.reasons import Reason
from app.usecases.imports.report import ImportReport


@dataclass(frozen=True, slots=True)
class Place:
    """What a file's documents are and where they go. subject: "prescriptions" or "orders"."""

    subject: str
    kind: DocumentKind
    name: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """A document whose drugs are known. lines: each with its drug and the units asked for."""

    order: Order
    head: Head
    lines: tuple[KnownLine, ...]
    digest: str


def take_in(check: Check, found: list[Order], place: Place, *, actor: Person, counter: Counter) -> ImportReport:
    """Open new documents and bring known ones up to date. Raises BadImport; then nothing was written."""
    check.stop_at_errors()
    at = counter.clock()
    check.writing(0, len(found))
    with counter.store.writing() as tx:
        tx.intake.alone()
        ordered = _with_drugs(tx, check, found, place, by=actor.login, at=at)
        known = tx.document_intake.known(place.kind, [each.head.number for each in ordered])
        differing = [each for each in ordered if not _same(each, known.get(each.head.number))]
        lots = Lots(tx, [line for each in differing for line in each.lines])
        wanted = [
            each
            for each in differing
            if _may_change(check, each, known) and lots.agree(each.lines, each.head.party, check.errors)
        ]
        check.skipped += len(differing) - len(wanted)
        check.stop_at_errors()
        lots.write()
        new = [each for each in wanted if each.head.number not in known]
        tx.document_intake.open([_told(each, lots) for each in new])
        for each in wanted:
            if each.head.number in known:
                tx.document_intake.bring_up_to_date(known[each.head.number].id, _told(each, lots))
        tx.intake.note(
            actor.login, f"import {place.kind}", at, ((each.head.number, None, _words(each)) for each in wanted)
        )
        report = check.report(
            place.subject,
            added=len(new),
            changed=len(wanted) - len(new),
            unchanged=len(ordered) - len(differing),
        )
        tx.audit.note(actor.login, f"import {place.subject}", check.name[:100], at=at, after=outcome(report))
    check.writing(len(found), len(found))
    return report


def _with_drugs(tx: Tx, check: Check, found: list[Order], place: Place, *, by: str, at: datetime) -> list[Ordered]:
    drugs = tx.intake.drugs({line.drug for order in found for line in order.lines})
    ordered = []
    for order in found:
        lines = [_line(check, line, drugs) for line in order.lines]
        whole = tuple(line for line in lines if line is not None)
        if len(whole) < len(lines):
            check.skipped += 1
            continue
        head = Head(order.number, place.kind, place.name, at, by, **order.head)
        ordered.append(Ordered(order, head, whole, _digest(order, whole)))
    return ordered


def _line(check: Check, line: OrderLine, drugs: Mapping[str, Drug]) -> KnownLine | None:
    drug = drugs.get(line.drug)
    if drug is None:
        check.errors.add(Fault(line.line, "drug", Reason.UNKNOWN_DRUG, line.drug))
        return None
    units = line.needed(drug)
    if isinstance(units, Reason):
        check.errors.add(Fault(line.line, "units", units, str(line.units or line.packs)))
        return None
    return line, drug, units


def _digest(order: Order, lines: Iterable[KnownLine]) -> str:
    """Of all that was told but the patient: what can be found by trying out names and numbers is no secret in a digest."""
    head = {name: value for name, value in order.head.items() if name != "patient"}
    told = [[line.drug, units, line.price, line.lot, line.made_on, line.expires_on] for line, _, units in lines]
    return hashlib.sha256(orjson.dumps([head, told], option=orjson.OPT_SORT_KEYS)).hexdigest()


def _same(each: Ordered, known: Known | None) -> bool:
    return known is not None and (known.digest, known.patient) == (each.digest, each.head.patient)


def _may_change(check: Check, each: Ordered, known: Mapping[str, Known]) -> bool:
    """Whether the document is new, or still as it was ordered."""
    before = known.get(each.head.number)
    if before is None:
        return True
    if before.digest is None:
        reason = Reason.OURS
    elif before.state is not DocumentState.OPEN:
        reason = Reason.CLOSED
    elif before.begun:
        reason = Reason.IN_WORK
    else:
        return True
    check.errors.add(Fault(each.order.line, "number", reason, each.head.number))
    return False


def _told(each: Ordered, lots: Lots) -> Told:
    lines = tuple(ToldLine(drug.id, units, line.price, lots.id_of(line, drug)) for line, drug, units in each.lines)
    return Told(each.head, lines, each.digest)


def _words(each: Ordered) -> dict[str, object]:
    """For the audit: nothing personal."""
    return {"lines": len(each.lines), "told": each.digest}
