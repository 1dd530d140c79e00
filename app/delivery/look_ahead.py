"""What could go next: rows nobody knows about, and messages packed and ready.

Rows of one lane go one after another, so a message waits while another of its lane is under way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.delivery.options import Options
from app.delivery.standing import Clock
from app.delivery.under_way import UnderWay
from app.delivery.verdicts import Verdicts
from app.domain.submissions import Submission, Withdrawal
from app.platforms.platform import Load, Platform
from app.store.numbering import new_id
from app.store.outbox_rows import Owed
from app.store.store import Store

_ROWS_READ_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Asking:
    """Ask about this row."""

    owed: Owed


@dataclass(frozen=True, slots=True)
class Deleting:
    """Have the platform delete this row, which it cannot be asked about."""

    owed: Owed
    load: Load


Next = Asking | Deleting | Load


class LookAhead:
    """Reads and packs a few hundred rows at once, so that neither is done again for every message."""

    def __init__(self, store: Store, platform: Platform, options: Options, clock: Clock, verdicts: Verdicts) -> None:
        self._store = store
        self._platform = platform
        self._options = options
        self._clock = clock
        self._verdicts = verdicts
        self._loads: list[Load] = []

    def forget(self) -> None:
        """Some time passes before anything goes: read again then."""
        self._loads = []

    def next(self, most: int, under_way: UnderWay) -> list[Next]:
        """Up to `most` messages. Questions come first, because an unknown row holds up its lane."""
        questions: list[Next] = [self._about(owed) for owed in self._unknown(most, under_way)]
        room = most - len(questions)
        return [*questions, *self._ready(room, under_way)] if room else questions

    def _unknown(self, most: int, under_way: UnderWay) -> Sequence[Owed]:
        without = under_way.ids | self._verdicts.for_person
        with self._store.reading() as tx:
            return tx.sending.unknowns(self._platform.name, at=self._clock.now(), limit=most, without=without)

    def _about(self, owed: Owed) -> Asking | Deleting:
        if not self._verdicts.may_delete(owed):
            return Asking(owed)
        old, at = owed.submission, self._clock.now()
        deletion = Withdrawal(old.id, old.kind, "outcome unknown")
        packing = self._platform.pack([Submission(new_id(at), old.platform, old.lane, deletion, at)])
        return Deleting(owed, packing.loads[0])

    def _ready(self, most: int, under_way: UnderWay) -> list[Load]:
        """Loads that may go; reads again when none of those in hand may."""
        busy = under_way.lanes
        picked = self._pick(most, busy)
        if picked:
            return picked
        self._read()
        return self._pick(most, busy)

    def _pick(self, most: int, busy_lanes: Iterable[str]) -> list[Load]:
        """Take out what may go now, oldest first: no lane twice, and none past a message of its own that stays."""
        taken = set(busy_lanes)
        picked: list[Load] = []
        left: list[Load] = []
        rows = 0
        for load in self._loads:
            lanes = {one.lane for one in load.submissions}
            size = len(load.submissions)
            fits = len(picked) < most and (not picked or rows + size <= self._options.rows_per_write)
            if fits and taken.isdisjoint(lanes):
                picked.append(load)
                rows += size
            else:
                left.append(load)
            taken |= lanes
        self._loads = left
        return picked

    def _read(self) -> None:
        """Read what is due and pack it. What is not fit to be sent is rejected here and now."""
        now, most = self._clock.now(), self._options.rows_per_message
        cutoffs = self._options.schedule.cutoffs(now)
        with self._store.reading() as tx:
            rows = tx.sending.due(self._platform.name, at=now, limit=_ROWS_READ_AT_ONCE, cutoffs=cutoffs)
        self._loads = []
        for some in _apart(rows, most, self._verdicts.alone):
            packing = self._platform.pack(some)
            self._loads.extend(packing.loads)
            if packing.refused:
                with self._store.writing() as tx:
                    tx.sending.refuse([(one, packing.refused[one.id]) for one in some if one.id in packing.refused])


def _apart(rows: Sequence[Submission], most: int, alone: Collection[str]) -> Iterable[Sequence[Submission]]:
    """Rows that may share a message: of one kind, `most` at most, in order; those of `alone` with none."""
    kinds: dict[str, list[Submission]] = {}
    for row in rows:
        kinds.setdefault(row.kind, []).append(row)
    for same in kinds.values():
        some: list[Submission] = []
        for row in same:
            if some and (len(some) == most or row.id in alone or some[-1].id in alone):
                yield some
                some = []
            some.append(row)
        yield some
