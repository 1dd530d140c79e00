"""Indexes over some of the rows. Apart from the tables, because declaring one loads every dialect it names: a fifth of
a start, for words that only migrations read. With this module `metadata` is complete.
"""

from __future__ import annotations

from sqlalchemy import Index, text

from app.store.tables.documents import documents, lines
from app.store.tables.outbox import outbox
from app.store.tables.packs import uses
from app.store.tables.types import metadata

__all__ = ["metadata"]

# SQLite uses such an index only where a question says the very same words, and it says a truth as a number.
_ACTIVE_1, _ACTIVE = text("active = 1"), text("active")
_UNSETTLED = text("state IN ('waiting', 'sending', 'rejected', 'unknown')")

# Two windows that claim the same pack, or the same part of one, meet here.
Index(
    "uq_uses_claim",
    uses.c.code_id,
    uses.c.claim,
    uses.c.start,
    unique=True,
    sqlite_where=_ACTIVE_1,
    postgresql_where=_ACTIVE,
)
# What stands before a row in its lane is found as quickly with a million settled rows as with none.
Index("ix_outbox_lane", outbox.c.lane, outbox.c.seq, sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED)
# A card finds its person's documents among all that were ever taken in; most other documents are nobody's.
_SOMEBODYS = text("person IS NOT NULL")
Index(
    "ix_documents_person",
    documents.c.person,
    documents.c.kind,
    documents.c.state,
    sqlite_where=_SOMEBODYS,
    postgresql_where=_SOMEBODYS,
)
# Returns are found by what they take back; most documents and lines answer nothing and cost nothing here.
_ANSWERS, _TAKES_BACK = text("source IS NOT NULL"), text("source_line_id IS NOT NULL")
Index("ix_documents_source", documents.c.kind, documents.c.source, sqlite_where=_ANSWERS, postgresql_where=_ANSWERS)
Index("ix_lines_source", lines.c.source_line_id, sqlite_where=_TAKES_BACK, postgresql_where=_TAKES_BACK)
