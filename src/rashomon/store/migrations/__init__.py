"""The history of the schema, oldest step first. Opening a store takes every step that its database has not yet taken.

A step, once released, is never edited. To change the schema, edit ``tables.py``, write the next file in ``versions``,
and add its line here::

    0001   versions/v0001_first_tables.py   runs, reports, readings, claims, failures, judgements
    0002   versions/v0002_event_states.py   event_states
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

VERSIONS = ("0001", "0002")
VERSION_TABLE = "rashomon_version"


def upgrade(connection: Connection) -> None:
    """Bring the database behind ``connection`` up to the last of :data:`VERSIONS`, inside its open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, VERSIONS[-1])
