"""Documents, their lines and their scans. Scan events are only added."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from app.domain.documents import DocumentKind, DocumentState, Finding
from app.domain.verdict import Verdict
from app.store.tables.types import Id, Utc, Word, metadata

documents = Table(
    "documents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Word(DocumentKind), nullable=False),
    Column("number", String(64), nullable=False),
    Column("state", Word(DocumentState), nullable=False),
    Column("place", String(64), nullable=False),
    Column("opened_at", Utc, nullable=False),
    Column("opened_by", String(64), nullable=False),
    Column("closed_at", Utc),
    Column("closed_by", String(64)),
    Column("party", String(200)),
    Column("party_licence", String(64)),
    Column("department", String(100)),
    Column("prescriber", String(64)),
    Column("prescribed_at", Utc),
    Column("visit", Text),  # JSON of domain Visit: no name, no ID number
    Column("patient", LargeBinary),  # SM4-GCM of JSON {name, id_number}
    Column("person", LargeBinary),  # keyed digest of the patient's id number: only equality can be asked
    Column("source", String(64)),
    Column("delivery_no", String(64)),
    Column("invoice_code", String(64)),
    Column("invoice_no", String(64)),
    Column("reason", String(200)),
    Column("blind", Boolean, nullable=False),
    Column("told", String(64)),  # digest of what another system ordered, without the patient
    UniqueConstraint("kind", "number"),
)
# What waits, oldest first; what was done, newest first.
Index("ix_documents_open", documents.c.kind, documents.c.state, documents.c.opened_at)
Index("ix_documents_closed", documents.c.kind, documents.c.state, documents.c.closed_at)

lines = Table(
    "lines",
    metadata,
    Column("id", Id, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("drug_id", ForeignKey("drugs.id"), nullable=False),
    Column("needed", Integer),
    Column("by_hand", Integer, nullable=False),
    Column("reason", String(200)),
    Column("lot_id", ForeignKey("lots.id")),
    Column("price", Id),
    Column("book", Integer),
    Column("source_line_id", ForeignKey("lines.id")),
    UniqueConstraint("document_id", "position"),
)
Index("ix_lines_drug", lines.c.document_id, lines.c.drug_id, lines.c.position)

scan_events = Table(
    "scan_events",
    metadata,
    Column("id", Id, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("line_id", ForeignKey("lines.id")),
    Column("code", String(128)),
    Column("shown", String(160), nullable=False),
    Column("verdict", Word(Verdict), nullable=False),
    Column("finding", Word(Finding), nullable=False),
    Column("units", Integer, nullable=False),
    Column("split", Boolean, nullable=False),
    Column("lot_id", ForeignKey("lots.id")),
    Column("undoes", ForeignKey("scan_events.id"), unique=True),  # a scan is taken back once
    Column("reason", String(200)),
    Column("at", Utc, nullable=False),
    Column("by", String(64), nullable=False),
)
# Covers "what has this line got": the sum is read from the index alone.
Index("ix_scan_events_line", scan_events.c.line_id, scan_events.c.units)
Index("ix_scan_events_code", scan_events.c.code)
Index("ix_scan_events_document", scan_events.c.document_id, scan_events.c.id)

numbers = Table(
    "numbers",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Id, nullable=False),
)
