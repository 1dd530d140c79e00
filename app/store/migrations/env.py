"""How Alembic runs here: on the connection it is handed, inside its transaction."""

from alembic import context

from app.store.tables.partial import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by building it anew
)
context.run_migrations()
