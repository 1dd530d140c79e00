"""How much a platform is owed, quickly: the flusher asks often, also beside a million settled rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.domain.submissions import SubmissionState
from app.store.outbox_rows import is_in
from app.store.store import Tx
from app.store.tables.outbox import outbox


@dataclass(frozen=True, slots=True)
class Backlog:
    """Rows one platform is owed. rejected: they wait for a person. oldest_at: when the first waiting row was written."""

    waiting: int
    sending: int
    unknown: int
    rejected: int
    oldest_at: datetime | None

    @property
    def owed(self) -> int:
        """Everything the platform has not accepted."""
        return self.waiting + self.sending + self.unknown + self.rejected


def backlog(tx: Tx, platform: str) -> Backlog:
    """What the platform is owed, counted."""
    of_it = outbox.c.platform == platform
    waiting, first = tx.connection.execute(
        select(func.count(), func.min(outbox.c.seq)).where(of_it, is_in(outbox, SubmissionState.WAITING))
    ).one()
    others = (SubmissionState.SENDING, SubmissionState.UNKNOWN, SubmissionState.REJECTED)
    rows = tx.connection.execute(
        select(outbox.c.state, func.count()).where(of_it, is_in(outbox, *others)).group_by(outbox.c.state)
    )
    counts = {state: int(count) for state, count in rows}
    oldest = select(outbox.c.created_at).where(outbox.c.seq == first)
    oldest_at = None if first is None else tx.connection.execute(oldest).scalar()
    sending, unknown, rejected = (counts.get(state, 0) for state in others)
    return Backlog(waiting, sending, unknown, rejected, oldest_at)


def put_off_until(tx: Tx, platform: str, *, at: datetime) -> datetime | None:
    """When the first of the rows that were put off may go, or be asked about; None where none was."""
    return tx.connection.execute(
        select(func.min(outbox.c.not_before)).where(
            outbox.c.platform == platform,
            is_in(outbox, SubmissionState.WAITING, SubmissionState.UNKNOWN),
            outbox.c.not_before > at,
        )
    ).scalar()


def last_accepted_at(tx: Tx, platform: str) -> datetime | None:
    """When the platform took the newest of the rows it has taken."""
    return tx.connection.execute(
        select(outbox.c.settled_at)
        .where(outbox.c.platform == platform, is_in(outbox, SubmissionState.ACCEPTED))
        .order_by(outbox.c.seq.desc())
        .limit(1)
    ).scalar()
