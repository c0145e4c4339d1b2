"""The tables of the mission database, as SQLAlchemy Core."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("published_day", sa.Date, index=True),
    sa.Column("raw", sa.LargeBinary, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
)
"""Original bytes (never altered) and the working document made from them."""

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("document", sa.ForeignKey("documents.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
)
"""Claims as the coder made them; re-runs add, never overwrite."""

items = sa.Table(
    "items",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("document", sa.String(24)),
)
"""Every item that came in, by name: stored, duplicate or unreadable."""

issues = sa.Table(
    "issues",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("item", sa.Text, nullable=False, index=True),
    sa.Column("document", sa.String(24), index=True),
    sa.Column("record", sa.JSON, nullable=False),
)
"""Doubts and defects, by the item they came with."""

placements = sa.Table(
    "placements",
    metadata,
    sa.Column("claim", sa.ForeignKey("claims.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("run", sa.Integer, primary_key=True),
    sa.Column("record", sa.JSON, nullable=False),
)
"""Where a claim's mentions were placed; a later run adds rows, none is ever altered."""
