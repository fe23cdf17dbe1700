"""Run by Alembic for each upgrade: it uses the connection, and the transaction, that :func:`upgrade` hands over."""

from alembic import context

from rashomon.store.migrations import VERSION_TABLE
from rashomon.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
with context.begin_transaction():
    context.run_migrations()
