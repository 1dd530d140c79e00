"""One row of the outbox as it is read, and the conditions that all its questions share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, FromClause, Row, and_, literal_column, or_

from app.domain.submissions import BODY_OF, UNSETTLED, Body, Submission, SubmissionKind, SubmissionState
from app.store.sealing import Sealer

SEALED_AS = b"outbox"

LONGEST_DEFERRAL = timedelta(hours=1)
"""No row is ever put off for longer. A later moment was written by a clock that has been set back since."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A row of the outbox with where it stands. attempts: how often it was sent, or was about to be."""

    seq: int
    submission: Submission
    state: SubmissionState
    attempts: int
    message_id: str | None
    document_id: int | None
    claimed_by: str | None
    claimed_at: datetime | None
    settled_at: datetime | None


def encoded(body: Body) -> str:
    """A body as its column keeps it."""
    return msgspec.json.encode(body).decode()


def decoded(kind: SubmissionKind, text: str) -> Body:
    """A body from its column."""
    body: Body = msgspec.json.decode(text, type=BODY_OF[kind])
    return body


def owed_of(row: Row[Any], sealer: Sealer) -> Owed:
    """A whole row of the table."""
    words = row._mapping
    submission = Submission(
        words["id"],
        words["platform"],
        words["lane"],
        decoded(words["kind"], words["body"]),
        words["created_at"],
        sealer.open(words["patient"], SEALED_AS),
    )
    return Owed(
        words["seq"],
        submission,
        words["state"],
        words["attempts"],
        words["message_id"],
        words["document_id"],
        words["claimed_by"],
        words["claimed_at"],
        words["settled_at"],
    )


def is_in(table: FromClause, *states: SubmissionState) -> ColumnElement[bool]:
    """The row stands in one of these states. Written out, not bound: a partial index serves only literal words."""
    words: list[ColumnElement[Any]] = [literal_column(f"'{state}'") for state in states]
    return table.c.state == words[0] if len(words) == 1 else table.c.state.in_(words)


def is_unsettled(table: FromClause) -> ColumnElement[bool]:
    """Nothing of another kind behind it in its lane may go."""
    return is_in(table, *UNSETTLED)


def is_due(table: FromClause, at: datetime) -> ColumnElement[bool]:
    """The row was not put off, or only until now."""
    not_before = table.c.not_before
    return or_(not_before.is_(None), not_before <= at, not_before > at + LONGEST_DEFERRAL)


def is_scheduled(
    table: FromClause, cutoffs: Mapping[SubmissionKind, datetime], at: datetime
) -> Iterable[ColumnElement[bool]]:
    """The kind's turn has come: its row was written before the turn. No condition for kinds without turns.

    A row from the future was written by a clock that has been set back since; it does not wait for that day.
    """
    if not cutoffs:
        return ()
    created_at = table.c.created_at
    turns = [and_(table.c.kind == kind, or_(created_at <= cutoff, created_at > at)) for kind, cutoff in cutoffs.items()]
    return (or_(table.c.kind.not_in(tuple(cutoffs)), *turns),)
