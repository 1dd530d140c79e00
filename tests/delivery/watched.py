"""The platform in memory, watched: what was called in which order, what it ever took, and a script that never ends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.domain.submissions import Accepted, ErrorClass, Receipt, Rejected, Submission, Withdrawal
from app.platforms.platform import Call, Load
from tests.fakes.platform import Act, FakeClient, FakePlatform, accept, refuse

FORGOTTEN = "forgotten"


def forget_sign_in() -> Act:
    """Refuse the message because it knows our sign-in no more."""
    return refuse(ErrorClass.SIGN_IN, FORGOTTEN)


@dataclass
class WatchedPlatform(FakePlatform):
    """rows_per_message is 1 unless told otherwise. always, always_answer: what follows when the script is over.

    calls: (transaction, message id, rows) in order. taken: every row it ever took, in order. on_message: called with
    the rows of each message before it is met, on the sender's thread.
    """

    rows_per_message: int = 1
    always: Act = field(default_factory=accept)
    always_answer: Act = field(default_factory=accept)
    calls: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    lines_open: int = 0
    on_message: Callable[[tuple[str, ...]], None] = lambda ids: None
    on_question: Callable[[str], None] = lambda row: None

    @property
    def message_ids(self) -> list[str]:
        return [message_id for _, message_id, _ in self.calls]

    @property
    def transactions(self) -> list[str]:
        return [transaction for transaction, _, _ in self.calls]

    def rows_of(self, transaction: str) -> list[tuple[str, ...]]:
        """Rows of the calls of one transaction."""
        return [rows for name, _, rows in self.calls if name == transaction]

    def note(self, transaction: str, message_id: str, rows: Iterable[str]) -> None:
        with self._lock:
            assert message_id not in self.message_ids, f"message id {message_id} was used before"
            self.calls.append((transaction, message_id, tuple(rows)))

    def next_send(self) -> Act:
        with self._lock:
            return self._sends.popleft() if self._sends else self.always

    def next_ask(self) -> Act:
        with self._lock:
            return self._asks.popleft() if self._asks else self.always_answer

    def take(self, row: Submission) -> str:
        with self._lock:
            if not isinstance(row.body, Withdrawal):
                self.taken.append(row.id)
            return super().take(row)

    def client(self, on_call: Callable[[Call], None]) -> WatchedClient:
        with self._lock:
            self.lines_open += 1
        return WatchedClient(self, on_call)


class WatchedClient(FakeClient):
    """Also sees to it that a line stays with the thread that opened it."""

    def __init__(self, platform: WatchedPlatform, on_call: Callable[[Call], None]) -> None:
        super().__init__(platform, on_call)
        self._there = platform
        self._owner = threading.get_ident()

    def sign_in(self, message_id: str) -> Receipt:
        if self.must_sign_in:
            self._there.note("9001", message_id, ())
        return super().sign_in(message_id)

    def send(self, load: Load, message_id: str) -> dict[str, Receipt]:
        assert threading.get_ident() == self._owner, "a line belongs to the thread that opened it"
        self._there.note(load.transaction, message_id, load.ids)
        self._there.on_message(load.ids)
        receipts = super().send(load, message_id)
        if any(isinstance(one, Rejected) and one.words == FORGOTTEN for one in receipts.values()):
            self._there.signed_in = False
        return receipts

    def ask(self, submission: Submission, message_id: str) -> Accepted | None:
        assert threading.get_ident() == self._owner, "a line belongs to the thread that opened it"
        self._there.note("3511", message_id, [submission.id])
        self._there.on_question(submission.id)
        return super().ask(submission, message_id)

    def close(self) -> None:
        super().close()
        with self._there._lock:
            self._there.lines_open -= 1
