"""Outbox rows for tests: what they say does not matter, only where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from app.domain.submissions import (
    Accepted,
    Body,
    Count,
    ErrorClass,
    Goods,
    Purchase,
    Rejected,
    Sale,
    SaleReturn,
    Submission,
    SubmissionKind,
    SubmissionState,
    Visit,
    Withdrawal,
)
from app.store import Store
from app.store.conclusions import Conclusion
from app.store.outbox_rows import Owed
from app.store.sending import Message

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
GOODS = Goods(local_code="XY0001", name="阿莫西林胶囊", units=24, pack_units=24, codes=("81234567890123456789",))

BODIES: dict[SubmissionKind, Body] = {
    SubmissionKind.COUNT: Count(GOODS, AT.date()),
    SubmissionKind.PURCHASE: Purchase(GOODS, "康泰医药公司", AT, "李库管"),
    SubmissionKind.SALE: Sale(GOODS, Visit("MZ1"), "王医生", "赵药师", None, "CF1", "FY1", AT, "赵药师"),
    SubmissionKind.SALE_RETURN: SaleReturn(GOODS, Visit("MZ1"), AT, "赵药师"),
}


def row(
    name: str,
    lane: str = "",
    kind: SubmissionKind = SubmissionKind.SALE,
    *,
    platform: str = "insurance",
    created_at: datetime = AT,
    body: Body | None = None,
) -> Submission:
    """A submission whose id begins with `name`; without a lane it has one of its own."""
    return Submission(name.ljust(26, "0"), platform, lane or f"lane {name}", body or BODIES[kind], created_at)


def withdrawal(name: str, of: Submission) -> Submission:
    """Asks for the deletion of an earlier row, in its lane."""
    return row(name, of.lane, body=Withdrawal(of.id, of.kind, "wrong"))


def put(store: Store, *rows: Submission) -> None:
    """Owe them, in one transaction."""
    with store.writing() as tx:
        for one in rows:
            tx.outbox.put(one, document_id=None)


def claim(store: Store, message_id: str, *rows: Submission, by: str = "here", at: datetime = AT) -> bool:
    """Claim them for one message."""
    with store.writing() as tx:
        return message_id in tx.sending.claim([Message(message_id, rows)], by=by, at=at)


def settle(store: Store, message_id: str, *rows: Submission, error: ErrorClass | None = None) -> int:
    """Write the platform's verdict on them."""
    if error is None:
        receipt: Accepted | Rejected = Accepted(message_id, "reference", AT)
        state = SubmissionState.ACCEPTED
    else:
        receipt, state = Rejected(message_id, error, "refused", AT), SubmissionState.REJECTED
    return conclude(store, *(Conclusion(one.id, message_id, state, AT, receipt) for one in rows))


def conclude(store: Store, *conclusions: Conclusion) -> int:
    """Write these."""
    with store.writing() as tx:
        return tx.sending.conclude(conclusions)


def lose(store: Store, message_id: str, *rows: Submission, ask_after_s: float = 0) -> int:
    """Nobody knows about them."""
    later = AT + timedelta(seconds=ask_after_s) if ask_after_s else None
    unknown = SubmissionState.UNKNOWN
    return conclude(
        store, *(Conclusion(one.id, message_id, unknown, AT, words="silence", not_before=later) for one in rows)
    )


def due(store: Store, *, at: datetime = AT, platform: str = "insurance", limit: int = 100) -> list[str]:
    """Names of the rows that may go, in order."""
    with store.reading() as tx:
        return names(tx.sending.due(platform, at=at, limit=limit))


def owed(store: Store, one: Submission) -> Owed:
    """Where it stands."""
    with store.reading() as tx:
        found = tx.outbox.get(one.id)
    assert found is not None
    return found


def state(store: Store, one: Submission) -> SubmissionState:
    """Its state."""
    return owed(store, one).state


def names(rows: Iterable[Submission]) -> list[str]:
    """Their ids without the padding."""
    return [one.id.rstrip("0") for one in rows]
