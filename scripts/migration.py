"""Writes the newest migration from the tables: the difference between what they say and what the migrations make.

python scripts/migration.py "what changes"     a new one, after the last; read it and mend it before it is released
python scripts/migration.py --first            the first one again, which is free to change until it is released
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine

from app.store.engines import engine_for
from app.store.tables.partial import metadata
from app.store.tables.types import Utc, Word
from app.store.upgrade import OURS, upgrade
from scripts.environment import ROOT

VERSIONS = OURS.folder / "versions"
TEXT = '''"""{words}"""

import sqlalchemy as sa
from alembic import op

revision = {revision!r}
down_revision = {before!r}


def upgrade() -> None:
{body}
'''


def main(arguments: list[str]) -> int:
    """Write the file and say where; 1 where the tables say nothing new."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("words", nargs="?", default="The first schema.")
    asked.add_argument("--first", action="store_true")
    chosen = asked.parse_args(arguments)
    if chosen.first:
        with create_engine("sqlite://").connect() as empty:
            file = write(empty, OURS.revisions[0], None, chosen.words)
    else:
        with tempfile.TemporaryDirectory() as folder:
            engine = engine_for(Path(folder) / "migrated.db")
            upgrade(engine)
            with engine.connect() as migrated:
                file = write(migrated, f"{int(OURS.head) + 1:04d}", OURS.head, chosen.words)
            engine.dispose()
    print(f"{file.relative_to(ROOT)}; its revision belongs into app/store/upgrade.py" if file else "nothing to do")
    return 0 if file else 1


def write(connection: Connection, revision: str, before: str | None, words: str) -> Path | None:
    """The migration that makes the tables out of what stands in the database; None where there is no difference."""
    context = MigrationContext.configure(
        connection, opts={"render_item": plainly, "render_as_batch": before is not None}
    )
    steps = produce_migrations(context, metadata).upgrade_ops
    if steps is None or steps.is_empty():
        return None
    body = render_python_code(steps, render_as_batch=before is not None, render_item=plainly)
    lines = [line for line in body.splitlines() if not line.strip().startswith("#")]
    file = VERSIONS / f"r{revision}_{'first' if before is None else 'next'}.py"
    file.write_text(TEXT.format(words=words, revision=revision, before=before, body="\n".join(lines)), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(file)], cwd=ROOT, check=True)
    return file


def plainly(kind: str, what: object, _context: AutogenContext) -> str | bool:
    """Our column types as those they stand on: a migration must mean the same when ours have changed."""
    if kind == "type" and isinstance(what, Utc):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(what, Word):
        return f"sa.String({what.impl.length})"
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
