"""Webhooks: secrets and the log of what was sent. None of it is in the log of changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "hook_secrets",
        sa.Column("hook", sa.String(length=24), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hook", name=op.f("pk_hook_secrets")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("hook", sa.String(length=24), nullable=False),
        sa.Column("bulletin", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(length=32), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "hook", "bulletin", name=op.f("uq_deliveries_hook_bulletin")
        ),
    )
    op.create_index("ix_deliveries_due", "deliveries", ["due"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("deliveries")
    op.drop_table("hook_secrets")
