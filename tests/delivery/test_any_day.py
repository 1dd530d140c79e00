"""Whatever happens on the way, in whatever order: every row arrives exactly once, and lanes keep their order.

Two workstations share one database and one platform. Messages are taken, refused, lost on the way there or back,
questions stay unanswered, programs are killed between any two steps, also with messages half on their way.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import event

from app.delivery import Options
from app.domain.submissions import ErrorClass, Submission, SubmissionKind, SubmissionState
from app.store import Store, open_store
from tests.delivery.day import Day, FakeClock
from tests.delivery.watched import WatchedPlatform, forget_sign_in
from tests.fakes.platform import Act, accept, cannot_tell, refuse, silent_after, silent_before, unreachable
from tests.store.conftest import KEY
from tests.store.rows import owed, put, row, withdrawal

REFUSED = (ErrorClass.CATALOGUE, ErrorClass.FIELD, ErrorClass.OTHER)
PASSING = (ErrorClass.RATE, ErrorClass.SIGNATURE, ErrorClass.CLOCK, ErrorClass.SIGN_IN)

acts = st.one_of(
    st.sampled_from([accept(), silent_before(), silent_after(), unreachable(), forget_sign_in()]),
    st.sampled_from([refuse(error) for error in (*REFUSED, *PASSING, ErrorClass.DUPLICATE)]),
)
answers = st.one_of(
    st.sampled_from([accept(), silent_before(), unreachable(), cannot_tell()]),
    st.sampled_from([cannot_tell(error) for error in PASSING]),
)
kinds = st.sampled_from([SubmissionKind.SALE, SubmissionKind.SALE_RETURN, SubmissionKind.COUNT])


@cache
def _empty() -> Path:
    """An empty database to copy: making one takes longer than a whole example."""
    folder = Path(tempfile.mkdtemp(prefix="yaosu-delivery-"))
    atexit.register(shutil.rmtree, folder)
    path = folder / "empty.db"
    with closing(open_store(path, personal_key=KEY)) as store, store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


class AnyDay(RuleBasedStateMachine):
    """What may happen. At the end the platform is well again, and everything must come right."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="yaosu-delivery-"))
        shutil.copy(_empty(), self.folder / "yaosu.db")
        self.store: Store = open_store(self.folder / "yaosu.db", personal_key=KEY)
        self.store.close()
        event.listen(self.store.engine, "connect", _hurry)
        self.clock = FakeClock()
        self.rows: list[Submission] = []
        self.named: set[str] = set()
        self.days: list[Day] = []

    @initialize(
        rows_per_message=st.sampled_from([1, 3]),
        signs_in=st.booleans(),
        withdraw=st.booleans(),
        seed=st.integers(0, 99),
    )
    def open(self, rows_per_message: int, signs_in: bool, withdraw: bool, seed: int) -> None:
        self.platform = WatchedPlatform(rows_per_message=rows_per_message, signs_in=signs_in, clock=self.clock.now)
        self.options = Options(calls_per_minute=0, withdraw_unknown=withdraw, ahead=6, rows_per_write=5)
        self.random = Random(seed)
        self.days = [self._started("one"), self._started("two")]

    def _started(self, workstation: str) -> Day:
        day = Day(self.store, self.platform, self.options, clock=self.clock, workstation=workstation)
        day.senders.order = self.random.randrange
        return day

    @rule(lane=st.sampled_from("ABC"), kind=kinds, count=st.integers(1, 4))
    def owe(self, lane: str, kind: SubmissionKind, count: int) -> None:
        rows = [row(f"R{len(self.rows) + n}X", lane, kind) for n in range(count)]
        put(self.store, *rows)
        self.rows += rows

    @rule(pick=st.randoms(use_true_random=False))
    def withdraw(self, pick: Random) -> None:
        """Once a row. Where questions are given up for deletions, a second deletion finds nothing and needs a person."""
        accepted = [one for one in self.rows if self._is(one, SubmissionState.ACCEPTED)]
        named = [one for one in accepted if one.kind is not SubmissionKind.WITHDRAWAL and one.id not in self.named]
        if named and not self.options.withdraw_unknown:
            gone = withdrawal(f"W{len(self.rows)}X", pick.choice(named))
            self.named.add(gone.body.of)  # type: ignore[union-attr]
            put(self.store, gone)
            self.rows.append(gone)

    @rule(script=st.lists(acts, max_size=6))
    def misbehave(self, script: list[Act]) -> None:
        self.platform.will(*script)

    @rule(script=st.lists(answers, max_size=6))
    def answer_badly(self, script: list[Act]) -> None:
        self.platform.will_answer_asks(*script)

    @rule(which=st.integers(0, 1), at_once=st.integers(0, 4), steps=st.integers(1, 4))
    def work(self, which: int, at_once: int, steps: int) -> None:
        day = self.days[which]
        day.senders.at_once = at_once
        for _ in range(steps):
            day.step()

    @rule(seconds=st.sampled_from([0.5, 2.0, 10.0, 100.0, 700.0, 2000.0]))
    def time_goes_by(self, seconds: float) -> None:
        self.clock.sleep(seconds)

    @rule(which=st.integers(0, 1), sent=st.integers(0, 3))
    def kill(self, which: int, sent: int) -> None:
        """kill -9, with some messages sent and their answers never read."""
        day = self.days[which]
        day.senders.at_once = sent
        day.senders.collect()
        self.days[which] = self._started(day.desk._workstation)

    @rule(which=st.integers(0, 1))
    def end(self, which: int) -> None:
        """A proper end, with some answers missing."""
        day = self.days[which]
        day.desk.call_back()
        day.desk.give_up_waiting()
        self.days[which] = self._started(day.desk._workstation)

    @rule(which=st.integers(0, 1))
    def a_person_helps(self, which: int) -> None:
        """Rejected rows are mended and sent again; pauses are lifted."""
        self._mend()
        self.days[which].standing.resume()
        self.days[which].desk.verdicts.ask_all_again()

    def _mend(self) -> int:
        with self.store.writing() as tx:
            return tx.outbox.wait_again([one.id for one in self.rows if self._is(one, SubmissionState.REJECTED)])

    def _is(self, one: Submission, state: SubmissionState) -> bool:
        return owed(self.store, one).state is state

    @invariant()
    def nothing_is_doubled(self) -> None:
        if self.days:
            assert self.platform.doubled == []

    def teardown(self) -> None:
        try:
            if self.days:
                self._comes_right()
        finally:
            self.store.close()
            shutil.rmtree(self.folder)

    def _comes_right(self) -> None:
        self.platform._sends.clear()
        self.platform._asks.clear()
        for _ in range(20):
            self.clock.sleep(2000)
            for day in self.days:
                day.senders.at_once = 10**6
                day.standing.resume()
                day.desk.verdicts.ask_all_again()
                day.pass_by(500)
            if not self._mend() and all(self._settled(one) for one in self.rows):
                break
        self._every_row_arrived_once()
        self._lanes_kept_their_order()

    def _settled(self, one: Submission) -> bool:
        return owed(self.store, one).state in (SubmissionState.ACCEPTED, SubmissionState.WITHDRAWN)

    def _every_row_arrived_once(self) -> None:
        assert self.platform.doubled == []
        states = {one.id: owed(self.store, one).state for one in self.rows}
        gone = {one.id for one in self.rows if one.kind is SubmissionKind.WITHDRAWAL}
        assert {name: state for name, state in states.items() if state not in ("accepted", "withdrawn")} == {}
        assert set(self.platform.holds) == {name for name, state in states.items() if state == "accepted"} - gone

    def _lanes_kept_their_order(self) -> None:
        for lane in "ABC":
            last = [
                len(self.platform.taken) - 1 - self.platform.taken[::-1].index(one.id)
                for one in self.rows
                if one.lane == lane and one.kind is not SubmissionKind.WITHDRAWAL
            ]
            assert last == sorted(last), lane


def _hurry(connection: object, _record: object) -> None:
    """Nobody pulls the plug here."""
    connection.execute("PRAGMA synchronous=OFF")  # type: ignore[attr-defined]


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(
    max_examples=100,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
