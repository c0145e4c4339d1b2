"""The register: entries of people, the log, seals and heads; how evidence came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("documents") as batch:
        batch.add_column(sa.Column("captured_at", sa.String(length=32)))
        batch.add_column(
            sa.Column("retrieval", sa.Text(), nullable=False, server_default="")
        )
    with op.batch_alter_table("claims") as batch:
        batch.add_column(
            sa.Column("run", sa.Integer(), nullable=False, server_default="1")
        )
    op.create_table(
        "entries",
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", "version", name=op.f("pk_entries")),
    )
    op.create_index("ix_entries_subject_kind", "entries", ["subject", "kind"])
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("leaf", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log")),
    )
    op.create_index(op.f("ix_log_subject"), "log", ["subject"])
    op.create_table(
        "log_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("roots", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_state")),
    )
    nothing = sa.text(
        "INSERT INTO log_state (id, size, chain, roots) VALUES (1, 0, :chain, '[]')"
    )
    op.execute(nothing.bindparams(chain="0" * 64))
    op.create_table(
        "seals",
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_seals")),
    )
    op.create_table(
        "heads",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("size", "key", name=op.f("pk_heads")),
    )


def downgrade() -> None:
    """Undo."""
    for table in ("heads", "seals", "log_state", "log", "entries"):
        op.drop_table(table)
    with op.batch_alter_table("claims") as batch:
        batch.drop_column("run")
    with op.batch_alter_table("documents") as batch:
        batch.drop_column("retrieval")
        batch.drop_column("captured_at")
