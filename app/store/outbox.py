"""The outbox as people use it: what is owed, what was answered, and their decisions. `sending` delivers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from app.domain.submissions import Body, ErrorClass, Purchase, Submission, SubmissionKind, SubmissionState
from app.store.outbox_rows import SEALED_AS, Owed, decoded, encoded, is_unsettled, owed_of
from app.store.sealing import Sealer
from app.store.tables.outbox import outbox, receipts

__all__ = ["Answer", "Outbox", "Owed"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A receipt as it was kept."""

    submission_id: str
    state: SubmissionState
    error: ErrorClass | None
    words: str | None
    missing: tuple[str, ...]
    message_id: str | None
    reference: str | None
    at: datetime


class Outbox:
    """The table that matters most."""

    def __init__(self, connection: Connection, changed: set[str], sealer: Sealer) -> None:
        self._connection = connection
        self._changed = changed
        self._sealer = sealer

    def put(self, submission: Submission, *, document_id: int | None) -> None:
        """Owe it. Its id was made once, by the caller, in the same transaction."""
        self._connection.execute(
            insert(outbox).values(
                id=submission.id,
                platform=submission.platform,
                kind=submission.kind,
                lane=submission.lane,
                document_id=document_id,
                body=encoded(submission.body),
                patient=self._sealer.seal(submission.patient, SEALED_AS),
                state=SubmissionState.WAITING,
                attempts=0,
                created_at=submission.created_at,
            )
        )
        self._changed.add("outbox")

    def get(self, submission_id: str) -> Owed | None:
        """One row, or None."""
        row = self._connection.execute(select(outbox).where(outbox.c.id == submission_id)).one_or_none()
        return None if row is None else owed_of(row, self._sealer)

    def replace_body(self, submission_id: str, body: Body) -> bool:
        """A corrected row keeps its id: the platform never accepted it. False where it is under way or settled."""
        free = (SubmissionState.WAITING, SubmissionState.REJECTED)
        return self._change([submission_id], free, body=encoded(body)) == 1

    def wait_again(self, ids: Sequence[str]) -> int:
        """A person's decision: send these again, under the same id. How many that was possible for."""
        return self._change(
            ids,
            (SubmissionState.REJECTED, SubmissionState.UNKNOWN),
            state=SubmissionState.WAITING,
            settled_at=None,
            not_before=None,
        )

    def withdraw(self, submission_id: str, *, at: datetime) -> bool:
        """A person's decision: leave it unsent for good; only for a row the platform does not hold.

        False where it is under way, accepted or withdrawn already.
        """
        free = (SubmissionState.WAITING, SubmissionState.REJECTED, SubmissionState.UNKNOWN)
        gone = SubmissionState.WITHDRAWN
        if not self._change([submission_id], free, state=gone, settled_at=at, not_before=None):
            return False
        self._connection.execute(insert(receipts).values(submission_id=submission_id, state=gone, at=at))
        return True

    def counts(self) -> dict[tuple[str, SubmissionKind, SubmissionState], int]:
        """Rows by platform, kind and state."""
        rows = self._connection.execute(
            select(outbox.c.platform, outbox.c.kind, outbox.c.state, func.count()).group_by(
                outbox.c.platform, outbox.c.kind, outbox.c.state
            )
        )
        return {(platform, kind, state): count for platform, kind, state, count in rows}

    def of_document(self, document_id: int) -> Sequence[Owed]:
        """Everything a document has told or owes."""
        rows = self._connection.execute(
            select(outbox).where(outbox.c.document_id == document_id).order_by(outbox.c.seq)
        )
        return [owed_of(row, self._sealer) for row in rows]

    def newest_purchase(self, lane: str, supplier: str | None) -> str | None:
        """Id of the newest purchase in a lane from that supplier that was not withdrawn, or None."""
        rows = self._connection.execute(
            select(outbox.c.id, outbox.c.body)
            .where(
                outbox.c.lane == lane,
                outbox.c.kind == SubmissionKind.PURCHASE,
                outbox.c.state != SubmissionState.WITHDRAWN,
            )
            .order_by(outbox.c.seq.desc())
        )
        bodies = ((row_id, decoded(SubmissionKind.PURCHASE, body)) for row_id, body in rows)
        return next(
            (row_id for row_id, body in bodies if isinstance(body, Purchase) and body.supplier == supplier), None
        )

    def owes_withdrawal_of(self, submission: Submission) -> bool:
        """Whether a withdrawal of that row was written and has no verdict yet, or was refused."""
        owed = select(outbox.c.id).where(
            outbox.c.lane == submission.lane,
            outbox.c.kind == SubmissionKind.WITHDRAWAL,
            is_unsettled(outbox),
            outbox.c.body.contains(f'"of":"{submission.id}"', autoescape=True),
        )
        return self._connection.execute(owed.limit(1)).first() is not None

    def answers(self, submission_id: str) -> Sequence[Answer]:
        """Every verdict a row has had, oldest first."""
        rows = self._connection.execute(
            select(receipts).where(receipts.c.submission_id == submission_id).order_by(receipts.c.id)
        )
        return [_answer(row) for row in rows]

    def _change(self, ids: Sequence[str], only: Sequence[SubmissionState], **values: object) -> int:
        rows = self._connection.execute(
            update(outbox).where(outbox.c.id.in_(ids), outbox.c.state.in_(only)).values(**values)
        )
        if rows.rowcount:
            self._changed.add("outbox")
        return rows.rowcount


def _answer(row: Row[Any]) -> Answer:
    words = row._mapping
    missing = tuple(words["missing"].split(",")) if words["missing"] else ()
    return Answer(
        words["submission_id"],
        words["state"],
        words["error"],
        words["words"],
        missing,
        words["message_id"],
        words["reference"],
        words["at"],
    )
