"""Conclusions and calls on their way to the database, kept until they are written whatever happens to the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice

from app.platforms.platform import Call
from app.store.calls import CallRecord
from app.store.conclusions import Conclusion
from app.store.store import Store


class Books:
    """Writes in the order it was told, `rows_per_write` rows a transaction, the call log in the same one."""

    def __init__(self, store: Store, rows_per_write: int) -> None:
        self._store = store
        self._rows_per_write = rows_per_write
        self._open: deque[tuple[Sequence[Conclusion], Sequence[Call]]] = deque()

    def note(self, conclusions: Sequence[Conclusion], calls: Sequence[Call] = ()) -> None:
        """What one errand came to."""
        if conclusions or calls:
            self._open.append((conclusions, calls))

    def write(self) -> None:
        """Write all of it. Raises StoreUnavailable; what was not written then stays for the next time."""
        while self._open:
            self._write_some()

    def _write_some(self) -> None:
        count, rows = 0, 0
        for conclusions, _ in self._open:
            rows += len(conclusions)
            if count and rows > self._rows_per_write:
                break
            count += 1
        some = list(islice(self._open, count))
        conclusions = [one for group, _ in some for one in group]
        records = [_record(call) for _, calls in some for call in calls]
        with self._store.writing() as tx:
            tx.sending.conclude(conclusions)
            tx.sending.log_calls(records)
        for _ in some:
            self._open.popleft()


def _record(call: Call) -> CallRecord:
    return CallRecord(
        message_id=call.message_id,
        platform=call.platform,
        exchange=call.transaction,
        started_at=call.started_at,
        took_ms=round(call.took_ms),
        outcome=call.outcome,
        request=call.request,
        answer=call.answer if call.answer is not None else call.trouble or None,
    )
