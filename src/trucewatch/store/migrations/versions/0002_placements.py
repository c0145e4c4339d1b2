"""Placements of claims, run by run."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "placements",
        sa.Column("claim", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_placements_claim_claims")
        ),
        sa.PrimaryKeyConstraint("claim", "position", "run", name=op.f("pk_placements")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("placements")
