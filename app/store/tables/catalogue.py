"""Drugs and the identifiers that lead to them."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from app.domain.drugs import NoCodeReason
from app.domain.identifiers import KeyType, Source
from app.domain.submissions import RxClass
from app.store.tables.types import Id, Utc, Word, metadata

drugs = Table(
    "drugs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("local_code", String(30), nullable=False, unique=True),
    Column("insurance_code", String(50)),
    Column("name", String(200), nullable=False),
    Column("trade_name", String(200)),
    Column("initials", String(100), nullable=False),
    Column("spec", String(200), nullable=False),
    Column("form", String(100)),
    Column("maker", String(200), nullable=False),
    Column("approval_no", String(100)),
    Column("rx", Word(RxClass)),
    Column("pack_units", Integer, nullable=False),
    Column("unit", String(20), nullable=False),
    Column("pack_unit", String(20), nullable=False),
    Column("price", Id),
    Column("no_code", Word(NoCodeReason)),
    Column("changed_at", Utc, nullable=False),
)
Index("ix_drugs_initials", drugs.c.initials)
Index("ix_drugs_insurance_code", drugs.c.insurance_code)

identifiers = Table(
    "identifiers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key_type", Word(KeyType), nullable=False),
    Column("key", String(64), nullable=False),
    Column("drug_id", ForeignKey("drugs.id"), nullable=False, index=True),
    Column("level", Integer, nullable=False),
    Column("units", Integer, nullable=False),
    Column("source", Word(Source), nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("created_by", String(64), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("approved_by", String(64)),
    # The same claim twice says nothing new; different claims about one key stand side by side as a conflict.
    UniqueConstraint("key", "key_type", "drug_id", "level", "units"),
)
