"""An open document as a screen needs it: lines with their drugs, lots and codes, and the scans that stand.

It is read once when it opens. From then on `caught_up` reads only what happened since, so that a scan on a stocktake of
ten thousand lines costs the same as one on a prescription of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import func, or_, select

from app.domain.documents import Document, Finding, Line, ScanEvent, ScanResult
from app.domain.drugs import Drug
from app.domain.stock import Lot
from app.store.store import Tx
from app.store.tables.documents import lines, scan_events


@dataclass(frozen=True, slots=True)
class CodeOnLine:
    """A code beside its line. On a return: the dispensed code, and whether it has come back.

    kept: a person put it there although it did not match.
    """

    code: str
    units: int
    split: bool
    back: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything a scan screen draws of one document.

    aside: the scans that are on no line. lot_of_line: by line, the lot of its newest scan. seen: the newest event that
    was read, inverse ones included. told_aside: by scan, what each of them says.
    """

    document: Document
    drugs: Mapping[int, Drug]
    lots: Mapping[int, Lot]
    codes: Mapping[int, tuple[CodeOnLine, ...]]  # by line
    events: Sequence[ScanEvent]
    aside: tuple[ScanEvent, ...]
    lot_of_line: Mapping[int, int]
    seen: int
    told_aside: Mapping[int, ScanResult] = field(default_factory=dict)

    def line(self, line_id: int | None) -> Line | None:
        """A line by its id."""
        return None if line_id is None else next((line for line in self.document.lines if line.id == line_id), None)

    def lot_of(self, line: Line) -> Lot | None:
        """The line's own lot, else that of its newest scan."""
        lot_id = line.lot_id if line.lot_id is not None else self.lot_of_line.get(line.id)
        return None if lot_id is None else self.lots.get(lot_id)


def opened(tx: Tx, document_id: int) -> Opened:
    """Raises NoSuchDocument."""
    document = tx.documents.get(document_id)
    events = tuple(tx.documents.standing_events(document_id))
    lots = {line.lot_id for line in document.lines} | {event.lot_id for event in events}
    return Opened(
        document,
        tx.drugs.by_ids(line.drug_id for line in document.lines),
        tx.stock.lots_by_ids([lot_id for lot_id in lots if lot_id is not None]),
        _codes(tx, document, events),
        events,
        _aside(events),
        _lots_of_lines(events),
        _newest_event(tx, document_id),
    )


def caught_up(tx: Tx, before: Opened, also: Iterable[int] = ()) -> Opened:
    """The same document as it stands now: the scans since, the lines they touched, those in `also`, and new lines.

    Raises NoSuchDocument.
    """
    document = tx.documents.head(before.document.id)
    if any(line.source_line_id is not None for line in before.document.lines[:1]):
        return opened(tx, document.id)  # a return shows the dispensed codes beside its own; it is small
    news = _events_since(tx, document.id, before.seen)
    touched = {event.line_id for event in news if event.line_id is not None} | set(also)
    fresh = _lines(tx, document.id, touched, _last_position(before))
    lots = {line.lot_id for line in fresh} | {event.lot_id for event in news}
    later = replace(
        before,
        document=replace(document, lines=_merged(before.document.lines, fresh)),
        drugs=_with_drugs(tx, before, fresh),
        lots={**before.lots, **tx.stock.lots_by_ids([lot_id for lot_id in lots if lot_id is not None])},
        seen=news[-1].id if news else before.seen,
    )
    return _with_scans(later, news)


def _with_scans(before: Opened, news: tuple[ScanEvent, ...]) -> Opened:
    """Add what was scanned; only where something was taken back all scans are gone through again."""
    undone = {event.undoes for event in news if event.undoes is not None}
    if undone:
        events = tuple(event for event in (*before.events, *news) if event.id not in undone and event.undoes is None)
        touched = {event.line_id for event in news if event.line_id is not None}
        kept = {line_id: codes for line_id, codes in before.codes.items() if line_id not in touched}
        codes = {**kept, **_codes_of_lines(event for event in events if event.line_id in touched)}
        return replace(before, events=events, aside=_aside(events), codes=codes, lot_of_line=_lots_of_lines(events))
    codes = dict(before.codes)
    for line_id, more in _codes_of_lines(news).items():
        codes[line_id] = (*codes.get(line_id, ()), *more)
    lot_of_line = {**before.lot_of_line, **_lots_of_lines(news)}
    return replace(
        before,
        events=(*before.events, *news),
        aside=(*before.aside, *_aside(news)),
        codes=codes,
        lot_of_line=lot_of_line,
    )


def _events_since(tx: Tx, document_id: int, seen: int) -> tuple[ScanEvent, ...]:
    rows = tx.connection.execute(
        select(scan_events)
        .where(scan_events.c.document_id == document_id, scan_events.c.id > seen)
        .order_by(scan_events.c.id)
    )
    return tuple(ScanEvent(**dict(row._mapping)) for row in rows)


def _newest_event(tx: Tx, document_id: int) -> int:
    newest = select(func.max(scan_events.c.id)).where(scan_events.c.document_id == document_id)
    return int(tx.connection.execute(newest).scalar() or 0)


def _lines(tx: Tx, document_id: int, ids: set[int], after: int) -> tuple[Line, ...]:
    """These lines and those added behind a position, with what each has got."""
    got = (
        select(func.coalesce(func.sum(scan_events.c.units), 0))
        .where(scan_events.c.line_id == lines.c.id)
        .scalar_subquery()
    )
    rows = tx.connection.execute(
        select(lines, got.label("got"))
        .where(lines.c.document_id == document_id, or_(lines.c.id.in_(tuple(ids)), lines.c.position > after))
        .order_by(lines.c.position)
    )
    return tuple(Line(**{**row._mapping, "got": int(row.got)}) for row in rows)


def _last_position(before: Opened) -> int:
    return before.document.lines[-1].position if before.document.lines else 0


def _merged(before: tuple[Line, ...], fresh: tuple[Line, ...]) -> tuple[Line, ...]:
    new = {line.id: line for line in fresh}
    merged = tuple(new.pop(line.id, line) for line in before)
    return (*merged, *new.values())


def _with_drugs(tx: Tx, before: Opened, fresh: tuple[Line, ...]) -> Mapping[int, Drug]:
    unknown = {line.drug_id for line in fresh} - before.drugs.keys()
    return {**before.drugs, **tx.drugs.by_ids(unknown)} if unknown else before.drugs


def _aside(events: Iterable[ScanEvent]) -> tuple[ScanEvent, ...]:
    return tuple(event for event in events if event.line_id is None)


def _lots_of_lines(events: Iterable[ScanEvent]) -> dict[int, int]:
    return {
        event.line_id: event.lot_id
        for event in events
        if event.line_id is not None and event.lot_id is not None and event.units > 0
    }


def _codes(tx: Tx, document: Document, events: Sequence[ScanEvent]) -> dict[int, tuple[CodeOnLine, ...]]:
    by_source = {line.source_line_id: line.id for line in document.lines if line.source_line_id is not None}
    if not by_source:
        return _codes_of_lines(events)
    found: dict[int, list[CodeOnLine]] = defaultdict(list)
    here = {event.code for event in events if event.units}
    for pack, use in tx.packs.uses_of_lines(tuple(by_source)):
        part = CodeOnLine(pack.value, use.part.units, use.part.units != pack.units, pack.value in here)
        if use.line_id is not None:
            found[by_source[use.line_id]].append(part)
    return {line_id: tuple(codes) for line_id, codes in found.items()}


def _codes_of_lines(events: Iterable[ScanEvent]) -> dict[int, tuple[CodeOnLine, ...]]:
    found: dict[int, list[CodeOnLine]] = defaultdict(list)
    for event in events:
        if event.line_id is not None and event.code and event.units:
            found[event.line_id].append(
                CodeOnLine(event.code, event.units, event.split, kept=event.finding is Finding.KEPT)
            )
    return {line_id: tuple(codes) for line_id, codes in found.items()}
