"""Rows of incidents: sides of their sources, and marks; all days wait to be merged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "incident_lines",
        sa.Column("sides", sa.String(length=160), nullable=False, server_default=""),
    )
    op.add_column(
        "incident_lines",
        sa.Column("mark", sa.Integer(), nullable=False, server_default="0"),
    )
    op.create_index("ix_incident_lines_mark", "incident_lines", ["mark"])
    op.create_table(
        "gone_lines",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gone_lines")),
    )
    op.create_index("ix_gone_lines_mark", "gone_lines", ["mark"])
    op.execute(
        "INSERT INTO unmerged_days (day, mark)"
        " SELECT DISTINCT published_day, 0 FROM documents"
        " WHERE published_day IS NOT NULL ON CONFLICT (day) DO NOTHING"
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("gone_lines")
    op.drop_index("ix_incident_lines_mark", "incident_lines")
    op.drop_column("incident_lines", "mark")
    op.drop_column("incident_lines", "sides")
