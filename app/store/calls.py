"""The call log: what was said to a platform and what it answered, personal data masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from app.store.tables.outbox import calls


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One exchange. exchange: its number there, for example "3505A". answer: None where none came."""

    message_id: str
    platform: str
    exchange: str
    started_at: datetime
    took_ms: int
    outcome: str
    request: str
    answer: str | None


def log_calls(connection: Connection, records: Iterable[CallRecord]) -> None:
    """Keep them, in order."""
    rows = [{name: storable(getattr(one, name)) for name in CallRecord.__slots__} for one in records]
    if rows:
        connection.execute(insert(calls), rows)


def storable(value: Any) -> Any:
    """A platform's words as every database takes them. PostgreSQL keeps no NUL in a text, nobody keeps half a character."""
    if not isinstance(value, str):
        return value
    return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
