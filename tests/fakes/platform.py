"""A platform in memory that does what a test says, for tests of delivery. It keeps the same contract as the real one.

    platform = FakePlatform()
    platform.will(silent_after(), refuse(ErrorClass.CATALOGUE, "医保编码不存在"))   # the next two messages
    platform.will_answer_asks(cannot_tell())                                        # the next question
    platform.lacking[sale.id] = ("lot_number",)                                     # pack refuses that row
    platform.cable.cut()                                                            # Outage(sent=False)

Without a script everything is accepted and every question answered truthfully. `holds` is what it has, `doubled` the
ids it was given although it had them, `sent` and `asked` what was said, in order.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum

from app.domain.outage import Outage
from app.domain.submissions import Accepted, ErrorClass, Receipt, Rejected, Submission, SubmissionKind, Withdrawal
from app.platforms.line import Cable
from app.platforms.platform import Call, CannotAsk, Load, Outcome, Packing

_NUMBERS = {kind: str(3501 + place) for place, kind in enumerate(SubmissionKind)}


class _Silence(Enum):
    NOT_SENT = "not sent"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Act:
    """What becomes of one message. rows: ids it refuses, None = all; used where `error` is set."""

    silence: _Silence | None = None
    error: ErrorClass | None = None
    words: str = ""
    rows: frozenset[str] | None = None
    lies: bool = False


def accept() -> Act:
    """Take the rows and say so."""
    return Act()


def refuse(error: ErrorClass, words: str = "不行", *, rows: Sequence[str] | None = None) -> Act:
    """Refuse the message, or only these rows of it."""
    return Act(error=error, words=words, rows=None if rows is None else frozenset(rows))


def unreachable() -> Act:
    """No connection: Outage(sent=False)."""
    return Act(silence=_Silence.NOT_SENT)


def silent_before() -> Act:
    """The message is lost on its way: Outage(sent=True), nothing is held."""
    return Act(silence=_Silence.BEFORE)


def silent_after() -> Act:
    """The rows are held and the answer is lost: Outage(sent=True)."""
    return Act(silence=_Silence.AFTER)


def cannot_tell(error: ErrorClass | None = None) -> Act:
    """For questions: CannotAsk."""
    return Act(error=error, words="cannot tell", lies=True)


@dataclass
class FakePlatform:
    """Safe from several threads. signs_in: clients must sign in once (`signed_in` says who did)."""

    name: str = "insurance"
    rows_per_message: int = 100
    signs_in: bool = False
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    cable: Cable = field(default_factory=Cable)
    drift_s: float | None = None
    holds: dict[str, Submission] = field(default_factory=dict)
    doubled: list[str] = field(default_factory=list)
    sent: list[tuple[Load, str]] = field(default_factory=list)
    asked: list[tuple[Submission, str]] = field(default_factory=list)
    lacking: dict[str, tuple[str, ...]] = field(default_factory=dict)
    signed_in: bool = False
    sign_ins: deque[Act] = field(default_factory=deque)
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    """Released once by every message that arrives, before it is answered: wait for it instead of for a time."""
    open: threading.Event = field(default_factory=threading.Event)
    """While cleared, messages wait for their answer (use `hold` and `let_go`)."""

    def __post_init__(self) -> None:
        self.open.set()
        self._lock = threading.RLock()
        self._sends: deque[Act] = deque()
        self._asks: deque[Act] = deque()

    def will(self, *acts: Act) -> None:
        """What becomes of the next messages, one act each."""
        self._sends.extend(acts)

    def will_answer_asks(self, *acts: Act) -> None:
        """What becomes of the next questions, one act each."""
        self._asks.extend(acts)

    def will_answer_sign_ins(self, *acts: Act) -> None:
        """What becomes of the next sign-ins, one act each."""
        self.sign_ins.extend(acts)

    def hold(self) -> None:
        """Messages arrive and wait."""
        self.open.clear()

    def let_go(self) -> None:
        """Waiting messages are answered."""
        self.open.set()

    @property
    def sent_ids(self) -> list[str]:
        """Every id that was sent, in order, again where it was sent again."""
        return [each for load, _ in self.sent for each in load.ids]

    def pack(self, submissions: Sequence[Submission]) -> Packing:
        """Neighbours of one kind share a message, `rows_per_message` at most."""
        refused = {
            row.id: Rejected(None, ErrorClass.INCOMPLETE, "缺少", self.clock(), self.lacking[row.id])
            for row in submissions
            if row.id in self.lacking
        }
        groups: list[list[Submission]] = []
        for row in submissions:
            if row.id in refused:
                continue
            if groups and groups[-1][0].kind is row.kind and len(groups[-1]) < self.rows_per_message:
                groups[-1].append(row)
            else:
                groups.append([row])
        return Packing(tuple(_load(group) for group in groups), refused)

    def new_message_id(self, at: datetime, sequence: int) -> str:
        """30 characters, as the real ones."""
        return f"F00000000001{at:%Y%m%d%H%M%S}{sequence % 10_000:04d}"

    def client(self, on_call: Callable[[Call], None]) -> FakeClient:
        """A line for one thread."""
        return FakeClient(self, on_call)

    def next_send(self) -> Act:
        with self._lock:
            return self._sends.popleft() if self._sends else accept()

    def next_ask(self) -> Act:
        with self._lock:
            return self._asks.popleft() if self._asks else accept()

    def take(self, row: Submission) -> str:
        """Hold a row; the words of a refusal, or ""."""
        with self._lock:
            if isinstance(row.body, Withdrawal):
                return "" if self.holds.pop(row.body.of, None) else "没有这一条"
            if row.id in self.holds:
                self.doubled.append(row.id)
            self.holds[row.id] = row
            return ""


class FakeClient:
    """See `PlatformClient`."""

    def __init__(self, platform: FakePlatform, on_call: Callable[[Call], None]) -> None:
        self._platform = platform
        self._on_call = on_call
        self.closed = False

    @property
    def must_sign_in(self) -> bool:
        return self._platform.signs_in and not self._platform.signed_in

    def sign_in(self, message_id: str) -> Receipt:
        platform = self._platform
        if not self.must_sign_in:
            return Accepted(None, None, platform.clock())
        act = platform.sign_ins.popleft() if platform.sign_ins else accept()
        self._must_reach(act, "9001", message_id)
        self._must_answer(act, "9001", message_id)
        if act.error is not None:
            self._tell(Outcome.REJECTED, "9001", message_id)
            return Rejected(message_id, act.error, act.words, platform.clock())
        platform.signed_in = True
        self._tell(Outcome.ACCEPTED, "9001", message_id)
        return Accepted(message_id, "R", platform.clock())

    def sign_out(self, message_id: str) -> Receipt:
        self._platform.signed_in = False
        self._tell(Outcome.ACCEPTED, "9002", message_id)
        return Accepted(message_id, "R", self._platform.clock())

    def send(self, load: Load, message_id: str) -> dict[str, Receipt]:
        assert not self.closed
        platform = self._platform
        if self.must_sign_in:
            raise Outage(platform.name, "nobody is signed in today", sent=False)
        act = platform.next_send()
        self._must_reach(act, load.transaction, message_id)
        platform.sent.append((load, message_id))
        platform.arrived.release()
        assert platform.open.wait(30), "nobody let the platform go on"
        if act.silence is _Silence.AFTER:
            for row in load.submissions:
                platform.take(row)
        self._must_answer(act, load.transaction, message_id)
        receipts = {row.id: self._receipt(act, row, message_id) for row in load.submissions}
        accepted = sum(isinstance(receipt, Accepted) for receipt in receipts.values())
        outcome = Outcome.PARTLY if accepted else Outcome.REJECTED
        self._tell(Outcome.ACCEPTED if accepted == len(receipts) else outcome, load.transaction, message_id)
        return receipts

    def _receipt(self, act: Act, row: Submission, message_id: str) -> Receipt:
        at = self._platform.clock()
        if act.error is not None and (act.rows is None or row.id in act.rows):
            return Rejected(message_id, act.error, act.words, at)
        words = self._platform.take(row)
        return Rejected(message_id, ErrorClass.OTHER, words, at) if words else Accepted(message_id, "R", at)

    def ask(self, submission: Submission, message_id: str) -> Accepted | None:
        assert not self.closed
        platform = self._platform
        act = platform.next_ask()
        self._must_reach(act, "3511", message_id)
        platform.asked.append((submission, message_id))
        self._must_answer(act, "3511", message_id)
        if act.lies:
            self._tell(Outcome.REJECTED, "3511", message_id)
            raise CannotAsk(platform.name, act.words, error=act.error)
        self._tell(Outcome.ACCEPTED, "3511", message_id)
        body = submission.body
        done = body.of not in platform.holds if isinstance(body, Withdrawal) else submission.id in platform.holds
        return Accepted(message_id, "query", platform.clock()) if done else None

    def close(self) -> None:
        self.closed = True

    def _must_reach(self, act: Act, transaction: str, message_id: str) -> None:
        if self._platform.cable.is_cut or act.silence is _Silence.NOT_SENT:
            self._tell(Outcome.NOT_SENT, transaction, message_id)
            raise Outage(self._platform.name, "no connection", sent=False)

    def _must_answer(self, act: Act, transaction: str, message_id: str) -> None:
        if act.silence is not None:
            self._tell(Outcome.SILENT, transaction, message_id)
            raise Outage(self._platform.name, "no answer in time", sent=True)

    def _tell(self, outcome: Outcome, transaction: str, message_id: str) -> None:
        platform = self._platform
        self._on_call(Call(message_id, platform.name, transaction, platform.clock(), 0.1, outcome, "{}", None))


def _load(group: list[Submission]) -> Load:
    number = _NUMBERS[group[0].kind]
    return Load(group[0].kind, f"{number}A", tuple(group), {"rows": [row.id for row in group]}, 40 * len(group))
