"""Many rows in few questions, for files that are imported: 200,000 drugs are not asked for one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Table, bindparam, insert, select, text, update

from app.domain.drugs import Drug
from app.domain.identifiers import Identifier
from app.domain.stock import Lot
from app.store.people import json_text
from app.store.tables.catalogue import drugs, identifiers
from app.store.tables.people import audit
from app.store.tables.stock import lots

K = TypeVar("K")

AT_ONCE = 500
_WHOLE_TABLE_FROM = 20 * AT_ONCE
_INTAKE = 0x59414F53  # any number nobody else uses


class Intake:
    """Drugs, identifiers and lots in bulk."""

    def __init__(self, connection: Connection, changed: set[str]) -> None:
        self._connection = connection
        self._changed = changed

    def alone(self) -> None:
        """Wait until no other workstation imports; held until the transaction ends. SQLite has one writer anyway."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _INTAKE})

    def drugs(self, codes: Collection[str]) -> dict[str, Drug]:
        """Those of the local codes that there are."""
        found = {}
        for row in rows_of(self._connection, drugs, drugs.c.local_code, codes):
            words = dict(row._mapping)
            del words["changed_at"]
            found[row.local_code] = Drug(**words)
        return found

    def add_drugs(self, added: Sequence[Drug], *, at: datetime) -> None:
        """New ones; their `id` is ignored."""
        self._write(insert(drugs), [{**_without_id(drug), "changed_at": at} for drug in added], "drugs")

    def change_drugs(self, changed: Sequence[Drug], *, at: datetime) -> None:
        """By `id`."""
        statement = update(drugs).where(drugs.c.id == bindparam("row"))
        rows = [{**_without_id(drug), "changed_at": at, "row": drug.id} for drug in changed]
        self._write(statement, rows, "drugs")

    def claims(self, keys: Collection[str]) -> dict[str, list[Identifier]]:
        """All bindings that name one of the keys, of any key type."""
        found: dict[str, list[Identifier]] = {}
        for row in rows_of(self._connection, identifiers, identifiers.c.key, keys):
            found.setdefault(row.key, []).append(Identifier(**row._mapping))
        return found

    def add_identifiers(self, added: Sequence[Identifier]) -> None:
        """New ones; their `id` is ignored."""
        self._write(insert(identifiers), [_without_id(binding) for binding in added], "identifiers")

    def change_identifiers(self, changed: Sequence[Identifier]) -> None:
        """By `id`."""
        statement = update(identifiers).where(identifiers.c.id == bindparam("row"))
        self._write(statement, [{**_without_id(binding), "row": binding.id} for binding in changed], "identifiers")

    def lots(self, drug_ids: Collection[int]) -> dict[tuple[int, str], Lot]:
        """All lots of some drugs, by drug and number."""
        rows = rows_of(self._connection, lots, lots.c.drug_id, drug_ids)
        return {(row.drug_id, row.number): Lot(**row._mapping) for row in rows}

    def add_lots(self, added: Sequence[Lot]) -> None:
        """New ones; their `id` is ignored."""
        self._write(insert(lots), [_without_id(lot) for lot in added], "stock")

    def change_lots(self, changed: Sequence[Lot]) -> None:
        """By `id`."""
        statement = update(lots).where(lots.c.id == bindparam("row"))
        self._write(statement, [{**_without_id(lot), "row": lot.id} for lot in changed], "stock")

    def note(self, who: str, verb: str, at: datetime, changes: Iterable[tuple[str, object, object]]) -> None:
        """Lines of the audit: (subject, before, after)."""
        rows = [
            {"at": at, "who": who, "verb": verb, "subject": subject, "before": json_text(old), "after": json_text(new)}
            for subject, old, new in changes
        ]
        self._write(insert(audit), rows, None)

    def _write(self, statement: Any, rows: list[dict[str, Any]], subject: str | None) -> None:
        if rows:
            self._connection.execute(statement, rows)
            if subject:
                self._changed.add(subject)


def _without_id(row: Drug | Identifier | Lot) -> dict[str, Any]:
    return {
        name: getattr(row, name) for name in row.__slots__ if name != "id"
    }  # asdict copies, and takes ten times as long


def rows_of(connection: Connection, table: Table, column: Column[Any], keys: Collection[Any]) -> Iterator[Row[Any]]:
    """The rows whose column is one of the keys, in the order they were written."""
    if len(keys) > _WHOLE_TABLE_FROM:
        wanted = frozenset(keys)
        place = list(table.c).index(column)
        yield from (row for row in connection.execute(select(table).order_by(table.c.id)) if row[place] in wanted)
        return
    for part in parts_of(keys):
        yield from connection.execute(select(table).where(column.in_(part)).order_by(table.c.id))


def parts_of(keys: Iterable[K]) -> Iterator[list[K]]:
    """Cut into pieces a single question can name."""
    part: list[K] = []
    for key in keys:
        part.append(key)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part
