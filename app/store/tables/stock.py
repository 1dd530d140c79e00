"""Lots and movements. Movements are only added."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from app.domain.stock import Reason
from app.store.tables.types import Id, Utc, Word, metadata

lots = Table(
    "lots",
    metadata,
    Column("id", Id, primary_key=True),
    Column("drug_id", ForeignKey("drugs.id"), nullable=False),
    Column("number", String(30), nullable=False),
    Column("made_on", Date),
    Column("expires_on", Date),
    Column("supplier", String(200)),
    Column("price", Id),
    UniqueConstraint("drug_id", "number"),
)

movements = Table(
    "movements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("drug_id", ForeignKey("drugs.id"), nullable=False),
    Column("lot_id", ForeignKey("lots.id")),
    Column("place", String(64), nullable=False),
    Column("units", Integer, nullable=False),
    Column("reason", Word(Reason), nullable=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("line_id", ForeignKey("lines.id")),
    Column("at", Utc, nullable=False),
    Column("by", String(64), nullable=False),
)
# Covers "what is on hand": the sum is read from the index alone.
Index("ix_movements_on_hand", movements.c.drug_id, movements.c.place, movements.c.lot_id, movements.c.units)
