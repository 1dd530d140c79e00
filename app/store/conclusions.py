"""What became of a row that was under way, written down: its new state and the receipt beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from app.domain.submissions import UNSETTLED, Accepted, Receipt, Rejected, SubmissionState
from app.store.calls import storable
from app.store.tables.outbox import outbox, receipts

_UNDER_WAY = (SubmissionState.SENDING, SubmissionState.UNKNOWN)
_SETTLED = (SubmissionState.ACCEPTED, SubmissionState.REJECTED)

_LONGEST_REFERENCE = 64


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Where a row stands after the message `message_id`.

    receipt: the verdict, for accepted and rejected. words: why nobody knows, for unknown. not_before: for rows that
    wait, or must be asked about. sent: False gives the try back, because the message never left.
    """

    submission_id: str
    message_id: str | None
    state: SubmissionState
    at: datetime
    receipt: Receipt | None = None
    words: str | None = None
    not_before: datetime | None = None
    sent: bool = True

    def holds_for(self, row: Row[Any]) -> bool:
        """Whether the row still belongs to this message, so that another workstation's work is left alone.

        An accepted row is accepted even where it was given up meanwhile, unless it was sent again.
        """
        states = UNSETTLED if self.state is SubmissionState.ACCEPTED else _UNDER_WAY
        return bool(row.message_id == self.message_id) and row.state in states


def write(connection: Connection, conclusions: Sequence[Conclusion]) -> None:
    """Change the rows, whatever they are now, and keep what was said."""
    if not conclusions:
        return
    told = [_columns(one) for one in conclusions if one.receipt is not None or one.words is not None]
    if told:
        connection.execute(insert(receipts), told)
    newest = select(func.max(receipts.c.id)).where(receipts.c.submission_id == bindparam("row")).scalar_subquery()
    connection.execute(
        update(outbox)
        .where(outbox.c.id == bindparam("row"))
        .values(
            state=bindparam("becomes"),
            settled_at=bindparam("settled"),
            not_before=bindparam("later"),
            receipt_id=newest,
            attempts=outbox.c.attempts - bindparam("unsent"),
            claimed_by=None,
            claimed_at=None,
        ),
        [
            {
                "row": one.submission_id,
                "becomes": one.state,
                "settled": one.at if one.state in _SETTLED else None,
                "later": one.not_before,
                "unsent": 0 if one.sent else 1,
            }
            for one in conclusions
        ],
    )


def _columns(one: Conclusion) -> dict[str, object]:
    receipt = one.receipt
    return {
        "submission_id": one.submission_id,
        "state": one.state,
        "at": one.at if receipt is None else receipt.at,
        "message_id": one.message_id if receipt is None else receipt.message_id,
        "words": storable(one.words if receipt is None else receipt.words),
        "reference": storable(receipt.reference or "")[:_LONGEST_REFERENCE] or None
        if isinstance(receipt, Accepted)
        else None,
        "error": receipt.error if isinstance(receipt, Rejected) else None,
        "missing": (",".join(receipt.missing) or None) if isinstance(receipt, Rejected) else None,
    }
