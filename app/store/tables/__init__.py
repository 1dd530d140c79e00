"""One file per subject. Importing this package makes `metadata` complete but for `partial`, which migrations add."""

from app.store.tables import catalogue, documents, outbox, packs, people, stock
from app.store.tables.types import metadata

__all__ = ["catalogue", "documents", "metadata", "outbox", "packs", "people", "stock"]
