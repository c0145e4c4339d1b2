"""Incidents as they were last merged, as rows; all days wait to be merged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ORDER = ["day", "last_day", "id"]
INDEXES = {
    "incident_lines": {
        "day": ["access", *ORDER],
        "state": ["access", "state", *ORDER],
        "type": ["access", "type", *ORDER],
        "admin1": ["access", "admin1", *ORDER],
    },
    "incident_zones": {"day": ["access", "zone", *ORDER], "id": ["id"]},
    "incident_claims": {"claim": ["claim"], "document": ["document"]},
}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "incident_lines",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("family", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("attribution", sa.String(length=24), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("time", sa.String(length=16), nullable=False),
        sa.Column("told", sa.Date(), nullable=False),
        sa.Column("place_id", sa.Text()),
        sa.Column("place_name", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("precision", sa.String(length=24)),
        sa.Column("radius_m", sa.Float()),
        sa.Column("admin1", sa.Text()),
        sa.Column("supporting", sa.Integer(), nullable=False),
        sa.Column("contradicting", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("verdicts", sa.JSON(), nullable=False),
        sa.Column("basis", sa.String(length=24), nullable=False),
        sa.Column("zones", sa.JSON(), nullable=False),
        sa.Column("sensitivity", sa.String(length=16), nullable=False),
        sa.Column("access", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_lines")),
    )
    _parts()
    days = op.create_table(
        "unmerged_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_unmerged_days")),
    )
    for table, indexes in INDEXES.items():
        for name, columns in indexes.items():
            op.create_index(f"ix_{table}_{name}", table, columns)
    documents = sa.table("documents", sa.column("published_day", sa.Date()))
    stored = sa.select(documents.c.published_day, sa.literal(0)).distinct()
    stored = stored.where(documents.c.published_day.is_not(None))
    op.execute(days.insert().from_select(["day", "mark"], stored))


def _parts() -> None:
    """Zones, claims and marks of the lines."""
    op.create_table(
        "incident_zones",
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("access", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("zone", "id", name=op.f("pk_incident_zones")),
    )
    op.create_table(
        "incident_claims",
        sa.Column("incident", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.String(length=24), nullable=False),
        sa.Column("document", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("incident", "claim", name=op.f("pk_incident_claims")),
    )
    op.create_table(
        "incident_access",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_incident_access")),
        sa.UniqueConstraint("record", name=op.f("uq_incident_access_record")),
    )


def downgrade() -> None:
    """Undo."""
    for table in (*INDEXES, "incident_access", "unmerged_days"):
        op.drop_table(table)
