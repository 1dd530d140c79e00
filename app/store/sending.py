"""The outbox as delivery uses it: claim before send; nothing leaves without a verdict.

Every method works in bulk, because a transaction here keeps scans waiting: hand in some fifty rows at a time at most.
Several workstations may deliver from one database. What each of them concludes counts only while the row still belongs
to the message it was concluded about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, exists, insert, or_, select, update

from app.domain.submissions import Rejected, Submission, SubmissionKind, SubmissionState, Withdrawal
from app.store import conclusions as concluding
from app.store.calls import CallRecord, log_calls
from app.store.conclusions import Conclusion
from app.store.numbering import message_numbers
from app.store.outbox_rows import Owed, decoded, is_due, is_in, is_scheduled, is_unsettled, owed_of
from app.store.sealing import Sealer
from app.store.tables.outbox import outbox, receipts


@dataclass(frozen=True, slots=True)
class Message:
    """Rows that travel together. id: the platform's message id, on disk before anything leaves."""

    id: str
    submissions: tuple[Submission, ...]


class Sending:
    """Rows on their way."""

    def __init__(self, connection: Connection, changed: set[str], sealer: Sealer) -> None:
        self._connection = connection
        self._changed = changed
        self._sealer = sealer

    def due(
        self, platform: str, *, at: datetime, limit: int, cutoffs: Mapping[SubmissionKind, datetime] | None = None
    ) -> Sequence[Submission]:
        """The oldest rows that may go now, in order.

        A row may go when nothing unsettled stands before it in its lane, except rows of its own kind that may go too.
        Lanes of different platforms know nothing of each other. cutoffs: kinds that go by turns, and the moment before
        which a row must have been written to go now.
        """
        turns = cutoffs or {}
        earlier = outbox.alias("earlier")
        goes_too = and_(
            is_in(earlier, SubmissionState.WAITING),
            earlier.c.kind == outbox.c.kind,
            is_due(earlier, at),
            *is_scheduled(earlier, turns, at),
        )
        rows = self._connection.execute(
            select(outbox)
            .where(
                outbox.c.platform == platform,
                is_in(outbox, SubmissionState.WAITING),
                is_due(outbox, at),
                *is_scheduled(outbox, turns, at),
                ~exists().where(*_ahead(earlier), ~goes_too),
            )
            .order_by(outbox.c.seq)
            .limit(limit)
        )
        return [owed_of(row, self._sealer).submission for row in rows]

    def message_numbers(self, at: datetime, count: int) -> Sequence[tuple[datetime, int]]:
        """(second, number 1–9999) for so many messages, given to no other message of this database before or after."""
        return message_numbers(self._connection, at, count)

    def claim(self, messages: Sequence[Message], *, by: str, at: datetime) -> dict[str, int]:
        """Mark the rows of each message as being sent: all of a message or none. Which messages are ours now.

        Answers with the number of the try, by message id. A message is left alone where another workstation was
        quicker with any of its rows, a lane moved meanwhile, a person changed what a row says, or an earlier message
        holds rows of the same lane: they would run side by side.
        """
        apart = _in_lanes_of_their_own(messages)
        written = {one.id: one for message in apart for one in message.submissions}
        earlier = outbox.alias("earlier")
        ahead = exists().where(*_ahead(earlier), earlier.c.id.not_in(list(written)))
        free = self._locked(
            select(outbox.c.id, outbox.c.kind, outbox.c.body, outbox.c.attempts).where(
                outbox.c.id.in_(list(written)), is_in(outbox, SubmissionState.WAITING), ~ahead
            ),
            skip=True,
        )
        tries = {row.id: row.attempts + 1 for row in free if decoded(row.kind, row.body) == written[row.id].body}
        ours = [message for message in apart if all(one.id in tries for one in message.submissions)]
        self._mark([(one.id, message.id) for message in ours for one in message.submissions], by=by, at=at)
        return {message.id: max(tries[one.id] for one in message.submissions) for message in ours}

    def claim_unknown(self, owed: Owed, message_id: str, *, by: str, at: datetime) -> bool:
        """Take a row nobody knows about, to have the platform delete it. False where somebody else was quicker."""
        found = self._locked(
            select(outbox.c.id).where(
                outbox.c.seq == owed.seq,
                is_in(outbox, SubmissionState.UNKNOWN),
                outbox.c.message_id == owed.message_id,
            ),
            skip=True,
        )
        self._mark([(row.id, message_id) for row in found], by=by, at=at)
        return bool(found)

    def refuse(self, refused: Sequence[tuple[Submission, Rejected]]) -> int:
        """Keep our own check's verdict on rows that still wait and still say the same. How many those were."""
        written = {submission.id: (submission, receipt) for submission, receipt in refused}
        rows = self._locked(
            select(outbox.c.id, outbox.c.kind, outbox.c.body, outbox.c.message_id).where(
                outbox.c.id.in_(list(written)), is_in(outbox, SubmissionState.WAITING)
            ),
            skip=True,
        )
        stand = [(row, written[row.id]) for row in rows]
        verdicts = [
            Conclusion(row.id, row.message_id, SubmissionState.REJECTED, receipt.at, receipt)
            for row, (submission, receipt) in stand
            if decoded(row.kind, row.body) == submission.body
        ]
        self._write(verdicts)
        return len(verdicts)

    def conclude(self, conclusions: Sequence[Conclusion]) -> int:
        """Write what became of rows under way. How many still belonged to the message that was concluded about.

        An accepted withdrawal withdraws what it names.
        """
        rows = self._locked(select(outbox).where(outbox.c.id.in_([one.submission_id for one in conclusions])))
        found = {row.id: row for row in rows}
        standing = [
            one for one in conclusions if one.submission_id in found and one.holds_for(found[one.submission_id])
        ]
        self._write(standing)
        for one in standing:
            row = found[one.submission_id]
            if row.kind is SubmissionKind.WITHDRAWAL and one.state is SubmissionState.ACCEPTED:
                self._withdraw_named(decoded(row.kind, row.body), one.at)
        return len(standing)

    def orphans(self, platform: str, *, by: str, before: datetime) -> Sequence[tuple[str, str | None]]:
        """Rows in `sending` that this workstation claimed, or any other one before `before`: (id, message id)."""
        rows = self._connection.execute(
            select(outbox.c.id, outbox.c.message_id)
            .where(
                outbox.c.platform == platform,
                is_in(outbox, SubmissionState.SENDING),
                or_(outbox.c.claimed_by == by, outbox.c.claimed_at < before),
            )
            .order_by(outbox.c.seq)
        )
        return [(row.id, row.message_id) for row in rows]

    def unknowns(self, platform: str, *, at: datetime, limit: int, without: Collection[str] = ()) -> Sequence[Owed]:
        """Rows whose outcome must be asked for and that were not put off, oldest first, without these ids."""
        rows = self._connection.execute(
            select(outbox)
            .where(
                outbox.c.platform == platform,
                is_in(outbox, SubmissionState.UNKNOWN),
                is_due(outbox, at),
                *([outbox.c.id.not_in(list(without))] if without else []),
            )
            .order_by(outbox.c.seq)
            .limit(limit)
        )
        return [owed_of(row, self._sealer) for row in rows]

    def log_calls(self, records: Iterable[CallRecord]) -> None:
        """Keep what was said and answered."""
        log_calls(self._connection, records)

    def _locked(self, rows: Select[Any], *, skip: bool = False) -> Sequence[Row[Any]]:
        """Rows nobody else changes before the end of this transaction; `skip` leaves out those somebody just does."""
        rows = rows.order_by(outbox.c.seq)
        if self._connection.dialect.name != "sqlite":  # which has one writer at a time anyhow
            rows = rows.with_for_update(skip_locked=skip)
        return self._connection.execute(rows).all()

    def _mark(self, rows: Sequence[tuple[str, str]], *, by: str, at: datetime) -> None:
        if rows:
            self._connection.execute(
                update(outbox)
                .where(outbox.c.id == bindparam("row"))
                .values(
                    state=SubmissionState.SENDING,
                    message_id=bindparam("message"),
                    claimed_by=by,
                    claimed_at=at,
                    not_before=None,
                    attempts=outbox.c.attempts + 1,
                ),
                [{"row": row, "message": message_id} for row, message_id in rows],
            )
            self._changed.add("outbox")

    def _write(self, conclusions: Sequence[Conclusion]) -> None:
        if conclusions:
            concluding.write(self._connection, conclusions)
            self._changed.add("outbox")

    def _withdraw_named(self, body: object, at: datetime) -> None:
        if isinstance(body, Withdrawal):
            gone = SubmissionState.WITHDRAWN
            named = update(outbox).where(outbox.c.id == body.of, outbox.c.state != gone)
            if self._connection.execute(named.values(state=gone, settled_at=at, not_before=None)).rowcount:
                self._connection.execute(insert(receipts).values(submission_id=body.of, state=gone, at=at))


def _ahead(earlier: Any) -> tuple[Any, ...]:
    """`earlier` stands before the row in its lane and is not settled."""
    return (
        earlier.c.platform == outbox.c.platform,
        earlier.c.lane == outbox.c.lane,
        earlier.c.seq < outbox.c.seq,
        is_unsettled(earlier),
    )


def _in_lanes_of_their_own(messages: Sequence[Message]) -> Sequence[Message]:
    first: dict[str, str] = {}
    for message in messages:
        for one in message.submissions:
            first.setdefault(one.lane, message.id)
    return [message for message in messages if all(first[one.lane] == message.id for one in message.submissions)]
