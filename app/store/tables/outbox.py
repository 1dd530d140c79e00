"""What is owed to the platforms, what they answered, and every call that was made."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from app.domain.submissions import ErrorClass, SubmissionKind, SubmissionState
from app.store.tables.types import Id, Utc, Word, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Id, primary_key=True),  # order of writing is order of sending, within a lane
    Column("id", String(26), nullable=False, unique=True),  # the idempotency key, never made twice
    Column("platform", String(32), nullable=False),
    Column("kind", Word(SubmissionKind), nullable=False),
    Column("lane", String(80), nullable=False),
    Column("document_id", ForeignKey("documents.id"), index=True),
    Column("body", Text, nullable=False),  # our own words, JSON; translated when sent
    Column("patient", LargeBinary),  # SM4-GCM, as on documents
    Column("state", Word(SubmissionState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Utc),
    Column("message_id", String(40)),  # of the last attempt, written before it was sent
    Column("claimed_by", String(64)),
    Column("claimed_at", Utc),
    Column("receipt_id", Id),
    Column("created_at", Utc, nullable=False),
    Column("settled_at", Utc),
)
# Delivery reads only rows of one state, in order, so it stays as quick with a million settled rows as with none.
Index("ix_outbox_standing", outbox.c.platform, outbox.c.state, outbox.c.seq)
Index("ix_outbox_lane_kind", outbox.c.lane, outbox.c.kind, outbox.c.seq)
Index("ix_outbox_state", outbox.c.state, outbox.c.platform, outbox.c.kind, outbox.c.created_at)

receipts = Table(
    "receipts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("submission_id", String(26), nullable=False, index=True),
    Column("state", Word(SubmissionState), nullable=False),
    Column("error", Word(ErrorClass)),
    Column("words", Text),
    Column("missing", Text),  # our field names, comma separated
    Column("message_id", String(40)),
    Column("reference", String(64)),
    Column("at", Utc, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    Column("id", Id, primary_key=True),
    Column("message_id", String(40), nullable=False, index=True),
    Column("platform", String(32), nullable=False),
    Column("exchange", String(8), nullable=False),  # transaction number as sent, for example 3505A
    Column("started_at", Utc, nullable=False),
    Column("took_ms", Integer, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("request", Text, nullable=False),  # personal data masked
    Column("answer", Text),
)

message_clock = Table(
    "message_clock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("second_at", Utc, nullable=False),
    Column("used", Integer, nullable=False),
)
