"""The desk: takes in what came back, claims what may go, hands it out.

One thread works here and it alone writes; senders do the talking. No transaction is open while the network is in use.
A crash between any two lines loses nothing: a claimed row is found in `sending` at the next start, and asked about
before it is sent again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.delivery.books import Books
from app.delivery.errands import Delivery, Errand, Question, Retraction, Return, SigningIn, Task, Unsent
from app.delivery.look_ahead import Asking, Deleting, LookAhead, Next
from app.delivery.options import Options
from app.delivery.rate_limit import RateLimit
from app.delivery.senders import Senders
from app.delivery.standing import Clock, Standing
from app.delivery.under_way import UnderWay, rows_held_by
from app.delivery.verdicts import Verdicts
from app.domain.submissions import SubmissionState
from app.platforms.platform import Load, Platform
from app.store.conclusions import Conclusion
from app.store.questions.backlog import put_off_until
from app.store.sending import Message
from app.store.store import Store, Tx

_AGAIN_S = 0.2
"""Another workstation was quicker with everything: look again after so long."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a step did. pause_s: when the next one makes sense, unless called. idle: nothing is under way or to come."""

    handed: int
    pause_s: float
    idle: bool = False


class Desk:
    """One per platform; only its owner's thread may call it."""

    def __init__(
        self,
        store: Store,
        platform: Platform,
        senders: Senders,
        options: Options,
        *,
        workstation: str,
        clock: Clock,
        standing: Standing,
    ) -> None:
        self._store = store
        self._platform = platform
        self._senders = senders
        self._options = options
        self._workstation = workstation
        self._clock = clock
        self._standing = standing
        self._limit = RateLimit(options.calls_per_minute)
        self._under_way = UnderWay()
        self._books = Books(store, options.rows_per_write)
        self._looked_for_orphans_at = float("-inf")
        self.verdicts = Verdicts(options, standing, clock)
        self._look_ahead = LookAhead(store, platform, options, clock, self.verdicts)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return len(self._under_way) > 0

    def step(self) -> Step:
        """Take in what came back, then hand out what may go. Raises StoreUnavailable; nothing is forgotten then."""
        self.take_in()
        if self._standing.closed_s:
            self.call_back()
            return Step(0, self._standing.closed_s)
        if not self._has_room():
            return Step(0, self._options.poll_s)
        self._adopt_orphans()
        ticks = self._clock.ticks()
        room = self._limit.free(ticks, most=self._room())
        if not room:
            return Step(0, self._limit.wait_s(ticks))
        before = self._clock.now()
        wanted = self._look_ahead.next(room, self._under_way)
        if not wanted:
            return self._nothing_to_do(before)
        handed = self._hand_out(wanted)
        return Step(handed, 0.0 if handed else _AGAIN_S)

    def take_in(self) -> None:
        """Write down what came back."""
        for back in self._senders.collect():
            self._under_way.remove(back.errand)
            self._books.note(self.verdicts.of(back), back.calls)
        self._books.write()

    def call_back(self) -> None:
        """Take back what no sender has begun; it was never sent."""
        self._look_ahead.forget()
        for errand in self._senders.recall():
            self._under_way.remove(errand)
            self._limit.give_back(1)
            self._books.note(self.verdicts.of(Return(errand, Unsent())))
        self._books.write()

    def give_up_waiting(self) -> None:
        """The program ends before these came back. They are unknown, asked about once no answer can come any more."""
        at = self._clock.now()
        later = at + timedelta(seconds=self._options.late_s)
        for errand in self._under_way.errands:
            self._under_way.remove(errand)
            rows = rows_held_by(errand.task)
            self._books.note([_unknown(row, errand.task.message_id, "stopped", at, later) for row in rows])
        self._books.write()

    def _has_room(self) -> bool:
        """Whether handing out is worth a transaction: it is for half of what may be under way."""
        if self._one_at_a_time:
            return not self.busy
        most_rows = self._options.rows_per_message * self._options.senders
        return len(self._under_way) <= self._options.ahead // 2 and self._under_way.rows < most_rows

    def _room(self) -> int:
        return 1 if self._one_at_a_time else self._options.ahead - len(self._under_way)

    @property
    def _one_at_a_time(self) -> bool:
        return self._standing.careful or self._standing.must_sign_in

    def _hand_out(self, wanted: Sequence[Next]) -> int:
        """Give each a message id, claim, commit, and only then hand over. How many went out."""
        with self._store.writing() as tx:
            tasks = [SigningIn(self._message_ids(tx, 1)[0])] if self._standing.must_sign_in else self._claim(tx, wanted)
        self._limit.take(len(tasks))
        now, ticks = self._clock.now(), self._clock.ticks()
        for task in tasks:
            errand = Errand(task, ticks, now)
            self._under_way.add(errand)
            self._senders.hand(errand)
        return len(tasks)

    def _claim(self, tx: Tx, wanted: Sequence[Next]) -> list[Task]:
        at, by = self._clock.now(), self._workstation
        numbered = list(zip(self._message_ids(tx, len(wanted)), wanted, strict=True))
        messages = [Message(number, load.submissions) for number, load in numbered if isinstance(load, Load)]
        tries = tx.sending.claim(messages, by=by, at=at) if messages else {}
        tasks: list[Task] = []
        for number, what in numbered:
            match what:
                case Asking(owed):
                    tasks.append(Question(number, owed))
                case Deleting(owed, load) if tx.sending.claim_unknown(owed, number, by=by, at=at):
                    tasks.append(Retraction(number, owed, load))
                case Load() if number in tries:
                    tasks.append(Delivery(number, what, tries[number]))
                case _:
                    pass  # somebody else was quicker
        return tasks

    def _message_ids(self, tx: Tx, count: int) -> list[str]:
        numbers = tx.sending.message_numbers(self._clock.now(), count)
        return [self._platform.new_message_id(second, number) for second, number in numbers]

    def _adopt_orphans(self) -> None:
        """Rows left in `sending` by a life that ended, ours or another workstation's: ask before sending again."""
        ticks, at = self._clock.ticks(), self._clock.now()
        if ticks < self._looked_for_orphans_at + self._options.poll_s:
            return
        with self._store.reading() as tx:
            left = tx.sending.orphans(self._platform.name, by=self._workstation, before=at - self._options.lease)
        ours = self._under_way.ids
        later = at + timedelta(seconds=self._options.settle_s)
        for row, message_id in left:
            if row not in ours:
                self._books.note([_unknown(row, message_id, "orphan", at, later)])
        self._books.write()
        self._looked_for_orphans_at = ticks

    def _nothing_to_do(self, now: datetime) -> Step:
        """Wait until called, or until the first row that was put off, or the next turn. now: before it was looked for."""
        with self._store.reading() as tx:
            put_off = put_off_until(tx, self._platform.name, at=now)
        coming = [turn for turn in (put_off, self._options.schedule.next_turn(now)) if turn is not None]
        waits = [self._options.poll_s, *((turn - now).total_seconds() for turn in coming)]
        return Step(0, max(0.0, min(waits)), idle=put_off is None and not self.busy)


def _unknown(row: str, message_id: str | None, words: str, at: datetime, later: datetime) -> Conclusion:
    return Conclusion(row, message_id, SubmissionState.UNKNOWN, at, words=words, not_before=later)
