"""Packs by their trace code, and what each was used for.

A code is unique for all time by `identity` (GS1: GTIN and serial, else the whole text). A use is claimed when the pack
is scanned, so two windows cannot have the same pack: `uq_uses_claim` holds over all active uses. A split pack has
several uses with different `start`; a whole one starts at 0 and so collides with any first part.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from app.domain.documents import DocumentKind
from app.store.tables.types import Id, Utc, Word, metadata

codes = Table(
    "codes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("identity", String(128), nullable=False, unique=True),
    Column("value", String(128), nullable=False),
    Column("key", String(64), nullable=False),
    Column("drug_id", ForeignKey("drugs.id")),
    Column("lot_id", ForeignKey("lots.id")),
    Column("level", Integer),
    Column("units", Integer),
    Column("place", String(64)),
    Column("first_seen_at", Utc, nullable=False),
)
Index("ix_codes_drug_id", codes.c.drug_id)

uses = Table(
    "uses",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code_id", ForeignKey("codes.id"), nullable=False),
    # What may be claimed once: see usecases/claims.py.
    Column("claim", String(80), nullable=False),
    Column("kind", Word(DocumentKind), nullable=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("line_id", ForeignKey("lines.id")),
    Column("event_id", ForeignKey("scan_events.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", String(64), nullable=False),
    Column("place", String(64), nullable=False),
)
Index("ix_uses_document", uses.c.document_id)
