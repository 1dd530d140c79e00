"""What all confirmations do: post movements and owe submissions, in the transaction that closes the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.documents import Document, DocumentKind, DocumentState, Finding, Line, ScanEvent
from app.domain.drugs import Drug
from app.domain.open_points import OpenPoints, PacksAside, PutOnByHand, TypedWithoutCodes, unseen
from app.domain.people import Person
from app.domain.refusals import ClockWentBack, Refusal, StillMissing
from app.domain.stock import Lot, Movement, Reason
from app.domain.submissions import Body, Patient, Submission
from app.store import Tx
from app.store.numbering import new_id
from app.usecases.counter import LOCAL, Counter
from app.usecases.goods import row_by_row
from app.usecases.keeping import MISMATCHES
from app.usecases.scanning import open_document

CLOCK_PLAY = timedelta(minutes=10)
"""Clocks of several workstations differ a little; more is a clock that was set back, and sales would carry wrong times."""


Uncoded = tuple[int | None, int]
"""A lot and units of it that have no code."""


@dataclass(frozen=True, slots=True)
class Share:
    """Units of one line that come from one lot, whole packs and split ones apart; as many codes as one row can tell."""

    lot: Lot | None
    units: int
    codes: tuple[str, ...]
    split: bool


Seen = Sequence[Refusal] | None
"""Open points a person was told before confirming. None: with a reason whatever there is, without one none."""


@dataclass(frozen=True, slots=True)
class Settling:
    """A document being confirmed, with everything its rows need. reason, seen: what the person said to its open points."""

    tx: Tx
    counter: Counter
    document: Document
    events: Sequence[ScanEvent]
    drugs: dict[int, Drug]
    actor: Person
    at: datetime
    reason: str | None = None
    seen: Seen = None

    def lines(self) -> Iterator[tuple[Line, Drug]]:
        """Lines on which anything stands."""
        return ((line, self.drugs[line.drug_id]) for line in self.document.lines if line.total)

    def shares(self, line: Line, *, uncoded: Sequence[Uncoded] = (), as_delivered: bool = False) -> list[Share]:
        """What was scanned on a line, by lot, and with it the units nobody scanned.

        as_delivered: packs that do not tell their lot are of the line's, and opened ones are not told apart.
        """
        coded: dict[tuple[int | None, bool], list[tuple[str, int]]] = defaultdict(list)
        loose: dict[tuple[int | None, bool], int] = defaultdict(int)

        def which(lot_id: int | None, *, split: bool) -> tuple[int | None, bool]:
            return (line.lot_id if lot_id is None else lot_id, False) if as_delivered else (lot_id, split)

        for event in self.events:
            if event.line_id == line.id and event.units and event.code:
                coded[which(event.lot_id, split=event.split)].append((event.code, event.units))
        for lot_id, amount in uncoded:
            split = amount % self.drugs[line.drug_id].pack_units != 0
            loose[which(lot_id, split=split)] += amount
        kinds = dict.fromkeys((*coded, *loose))
        lots = self.tx.stock.lots_by_ids([lot_id for lot_id, _ in kinds if lot_id is not None])
        return [
            Share(None if lot_id is None else lots[lot_id], units, codes, split)
            for lot_id, split in kinds
            for units, codes in row_by_row(coded[lot_id, split], loose[lot_id, split])
        ]

    def first_out(self, line: Line, units: int) -> list[Uncoded]:
        """Which lots units without a code are taken from: the line's, else first expiry first, as far as each goes.

        What is expired goes back to its supplier only. What the books do not have comes from the last of the lots, or
        from none at all.
        """
        if not units or line.lot_id is not None:
            return [(line.lot_id, units)] if units else []
        head, day = self.document.head, self.at.astimezone(LOCAL).date()
        scanned = self.tx.documents.units_by_lot(self.document.id, line.drug_id, from_position=line.position)
        back = head.kind is DocumentKind.SUPPLIER_RETURN
        lots = self.tx.stock.lots_of(line.drug_id, head.place)
        on_hand = [(lot, left) for lot, left in lots if back or not lot.expired_on(day)]
        taken: list[Uncoded] = []
        for lot, left in on_hand:
            amount = min(units, max(left - scanned.get(lot.id, 0), 0))
            if amount:
                taken.append((lot.id, amount))
                units -= amount
        if units:
            lot_id, amount = taken.pop() if taken else (on_hand[-1][0].id if on_hand else None, 0)
            taken.append((lot_id, amount + units))
        return taken

    def move(self, line: Line, lot: Lot | None, units: int, reason: Reason, *, place: str | None = None) -> None:
        """Post a movement; units with their sign."""
        self.tx.stock.post(
            Movement(
                line.drug_id,
                lot.id if lot else None,
                place or self.document.head.place,
                units,
                reason,
                self.document.id,
                line.id,
                self.at,
                self.actor.login,
            )
        )

    def owe(self, body: Body, *, lane: str, patient: Patient | None = None) -> Submission:
        """Put a submission in the outbox. Its id is made here, once."""
        submission = Submission(new_id(self.at), self.counter.platform, lane, body, self.at, patient)
        self.tx.outbox.put(submission, document_id=self.document.id)
        return submission

    def close(self, verb: str, rows: int) -> None:
        """Settle the document and note who did it, and why open points were gone over."""
        if self.reason is not None:
            self.tx.documents.amend_head(self.document.id, reason=self.reason)
        self.tx.documents.close(self.document.id, DocumentState.DONE, at=self.at, by=self.actor.login)
        after = {"rows": rows, "reason": self.reason}
        self.tx.audit.note(self.actor.login, verb, self.document.head.number, at=self.at, after=after)

    def ask(self, *points: Refusal | None) -> None:
        """Raises OpenPoints with all that confirming would go over, unless the person was told each of them.

        The clock is always among them. Once somebody has confirmed over it, the clock as it is counts as right.
        """
        clock = self._clock()
        there = tuple(point for point in (clock, *points) if point is not None)
        accepted = self.reason is not None if self.seen is None else not unseen(there, self.seen)
        if there and not accepted:
            raise OpenPoints(there)
        if clock is not None:
            self.tx.audit.accept_clock()

    def packs_aside(self) -> PacksAside | None:
        """Packs that did not match, lie on the trouble list and have found no line since."""
        placed = {event.code for event in self.events if event.line_id is not None}
        held = (event for event in self.events if event.line_id is None and event.finding in MISMATCHES)
        aside = sum(event.code not in placed for event in held)
        return PacksAside(aside) if aside else None

    def put_on_by_hand(self) -> PutOnByHand | None:
        """Packs a person put on a line although they did not match."""
        kept = [event.line_id for event in self.events if event.line_id is not None and event.finding is Finding.KEPT]
        return PutOnByHand(len(kept), self.names(set(kept))) if kept else None

    def typed_without_codes(self) -> TypedWithoutCodes | None:
        """Quantities typed for drugs whose packs carry codes."""
        typed = [line for line in self.document.lines if line.by_hand and self.drugs[line.drug_id].no_code is None]
        packs = sum(self.packs(line, line.by_hand) for line in typed)
        return TypedWithoutCodes(packs, self.names({line.id for line in typed})) if typed else None

    def short(self) -> StillMissing | None:
        """Lines that want packs."""
        packs = sum(self.packs(line, line.missing) for line in self.document.lines)
        return StillMissing(self.document.head.number, packs) if packs else None

    def packs(self, line: Line, units: int) -> int:
        """Units of a line in packs, a part counted as one."""
        return -(-units // self.drugs[line.drug_id].pack_units)

    def names(self, line_ids: Collection[int]) -> tuple[str, ...]:
        """The drugs of these lines, each once, in the order of the lines."""
        lines = (line for line in self.document.lines if line.id in line_ids)
        return tuple(dict.fromkeys(self.drugs[line.drug_id].name for line in lines))

    def _clock(self) -> ClockWentBack | None:
        last = clock_went_back(self.tx, self.at)
        return None if last is None else ClockWentBack(self.at, last)


def settling(
    tx: Tx,
    document_id: int,
    *kinds: DocumentKind,
    actor: Person,
    counter: Counter,
    reason: str | None,
    seen: Seen,
) -> Settling:
    """The open document of these kinds, locked, with its scans and drugs. Raises DocumentClosed, NoSuchDocument."""
    open_document(tx, document_id, *kinds)
    document = tx.documents.get(document_id)
    events = tx.documents.standing_events(document_id)
    drugs = tx.drugs.by_ids(line.drug_id for line in document.lines)
    return Settling(tx, counter, document, events, drugs, actor, counter.clock(), reason, seen)


def clock_went_back(tx: Tx, now: datetime) -> datetime | None:
    """When something was last noted, if the clock stands before that; None where it is well.

    Work goes on: documents are numbered by the database. But a sale is not told with a wrong time unasked.
    """
    last = tx.audit.last_at()
    return last if last is not None and now < last - CLOCK_PLAY else None


def lane_of_lot(drug: Drug, lot: Lot | None) -> str:
    """Inventory rows of one lot go in order."""
    return f"lot:{lot.id}" if lot else f"drug:{drug.local_code}"
