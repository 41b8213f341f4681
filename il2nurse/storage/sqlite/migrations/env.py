"""What Alembic runs: the revisions over the connection that ``migrating`` hands in."""

from alembic import context

from il2nurse.storage.sqlite.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
