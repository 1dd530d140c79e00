"""The migrations and the tables say the same, so that a new database and an upgraded one are alike."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from app.store import Store
from app.store.tables.partial import metadata
from app.store.upgrade import OURS

COLUMNS = """
    SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
           replace(column_default, :schema || '.', '')
    FROM information_schema.columns WHERE table_schema = :schema ORDER BY 1, 2
"""
INDEXES = (
    "SELECT indexname, replace(indexdef, :schema || '.', '') FROM pg_indexes WHERE schemaname = :schema ORDER BY 1"
)
CONSTRAINTS = """
    SELECT c.conname, replace(pg_get_constraintdef(c.oid), :schema || '.', '') FROM pg_constraint c
    JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = :schema AND c.contype <> 'n' ORDER BY 1
"""


def test_alembic_finds_nothing_to_migrate(store: Store) -> None:
    with store.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_migrated_tables_are_those_of_the_program_to_the_letter(store: Store, tmp_path: Path) -> None:
    """Also what Alembic does not compare: conditions of partial indexes, names, the order of columns."""
    with store.engine.begin() as migrated:
        if store.engine.dialect.name == "sqlite":
            declared = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
            metadata.create_all(declared)
            with declared.connect() as connection:
                assert sqlite_schema(migrated) == sqlite_schema(connection)
            declared.dispose()
        else:
            migrated.execute(text("CREATE SCHEMA declared"))
            migrated.execute(text("SET LOCAL search_path TO declared"))
            metadata.create_all(migrated, checkfirst=False)
            migrated.execute(text("SET LOCAL search_path TO pg_catalog"))  # so that every name is told with its schema
            assert postgres_schema(migrated, "public") == postgres_schema(migrated, "declared")


def test_the_program_knows_its_own_revisions() -> None:
    script = ScriptDirectory(str(OURS.folder))
    assert tuple(step.revision for step in reversed(list(script.walk_revisions()))) == OURS.revisions


def test_a_released_migration_does_not_change_when_the_tables_do() -> None:
    for file in (OURS.folder / "versions").glob("r*.py"):
        assert "app." not in file.read_text(encoding="utf-8"), f"{file.name} rests on code that goes on changing"


def sqlite_schema(connection: Connection) -> dict[str, list[str]]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%'")
    # The order of a table's constraints says nothing.
    return {name: sorted(line.strip(" ,\t") for line in (sql or "").splitlines()) for name, sql in rows}


def postgres_schema(connection: Connection, schema: str) -> list[list[tuple[object, ...]]]:
    found = []
    for question in (COLUMNS, INDEXES, CONSTRAINTS):
        rows = connection.execute(text(question), {"schema": schema})
        found.append([tuple(row) for row in rows if "alembic" not in str(row[0])])
    assert all(found)
    return found
