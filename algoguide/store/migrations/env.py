"""How alembic runs the steps: on the connection of `store/database.py`, in its transaction."""

from alembic import context

from algoguide.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
