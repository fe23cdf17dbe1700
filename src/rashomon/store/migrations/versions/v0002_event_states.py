"""Events as they were linked: one row each time that an event came to be, changed its claims or ended."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "event_states",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("claims", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_event_states"),
    )
    op.create_index("ix_event_states_event", "event_states", ["event"])
