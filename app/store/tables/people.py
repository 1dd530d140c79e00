"""Accounts, and what people did."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from app.store.tables.types import Id, Utc, metadata

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("login", String(64), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("roles", String(200), nullable=False),  # comma separated words
    Column("licence", String(64)),
    Column("password_hash", String(200), nullable=False),  # argon2id
    Column("must_change_password", Boolean, nullable=False),
    Column("failed_tries", Integer, nullable=False),
    Column("closed_until", Utc),
    Column("active", Boolean, nullable=False),
)

# One row: something known, sealed. A workstation with another key is refused instead of sealing what nobody can open.
key_proof = Table(
    "key_proof",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("who", String(64), nullable=False),
    Column("verb", String(40), nullable=False),
    Column("subject", String(100), nullable=False),
    Column("before", Text),
    Column("after", Text),
)
Index("ix_audit_at", audit.c.at)
