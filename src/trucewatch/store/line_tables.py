"""The tables of the incidents as they were last merged; see `store.lines`."""

from __future__ import annotations

import sqlalchemy as sa

from trucewatch.store.tables import metadata

_ORDER = ("day", "last_day", "id")
"""How lists of incidents are ordered, latest first."""

incident_lines = sa.Table(
    "incident_lines",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("type", sa.String(32), nullable=False),
    sa.Column("family", sa.String(24), nullable=False),
    sa.Column("state", sa.String(24), nullable=False),
    sa.Column("attribution", sa.String(24), nullable=False),
    sa.Column("disputed", sa.Boolean, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("last_day", sa.Date, nullable=False),
    sa.Column("time", sa.String(16), nullable=False),
    sa.Column("told", sa.Date, nullable=False),
    sa.Column("place_id", sa.Text),
    sa.Column("place_name", sa.Text),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Column("precision", sa.String(24)),
    sa.Column("radius_m", sa.Float),
    sa.Column("admin1", sa.Text),
    sa.Column("supporting", sa.Integer, nullable=False),
    sa.Column("contradicting", sa.Integer, nullable=False),
    sa.Column("origins", sa.Integer, nullable=False),
    sa.Column("verdicts", sa.JSON, nullable=False),
    sa.Column("basis", sa.String(24), nullable=False),
    sa.Column("zones", sa.JSON, nullable=False),
    sa.Column("sensitivity", sa.String(16), nullable=False),
    sa.Column("access", sa.Integer, nullable=False),
    sa.Column("sides", sa.String(160), nullable=False, server_default=""),
    sa.Column("mark", sa.Integer, nullable=False, server_default="0"),
    sa.Column("record", sa.LargeBinary, nullable=False),
    sa.Index("ix_incident_lines_mark", "mark"),
    sa.Index("ix_incident_lines_day", "access", *_ORDER),
    sa.Index("ix_incident_lines_state", "access", "state", *_ORDER),
    sa.Index("ix_incident_lines_type", "access", "type", *_ORDER),
    sa.Index("ix_incident_lines_admin1", "access", "admin1", *_ORDER),
)
"""One row an incident as it was last merged, for lists, and the incident itself,
compressed; see `store.lines`. The higher its mark, the later a row was written."""

gone_lines = sa.Table(
    "gone_lines",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("mark", sa.Integer, nullable=False),
    sa.Index("ix_gone_lines_mark", "mark"),
)
"""Incidents that are no more, marked like the rows: so that whoever read the rows
before has to read no more than what changed."""

incident_zones = sa.Table(
    "incident_zones",
    metadata,
    sa.Column("zone", sa.Text, primary_key=True),
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("access", sa.Integer, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("last_day", sa.Date, nullable=False),
    sa.Index("ix_incident_zones_day", "access", "zone", *_ORDER),
    sa.Index("ix_incident_zones_id", "id"),
)
"""The zones in which an incident lies, or may lie."""

incident_claims = sa.Table(
    "incident_claims",
    metadata,
    sa.Column("incident", sa.String(64), primary_key=True),
    sa.Column("claim", sa.String(24), primary_key=True),
    sa.Column("document", sa.String(24), nullable=False),
    sa.Index("ix_incident_claims_claim", "claim"),
    sa.Index("ix_incident_claims_document", "document"),
)
"""The claims of an incident, for and against."""

incident_access = sa.Table(
    "incident_access",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("record", sa.Text, nullable=False, unique=True),
)
"""Every way in which incidents are marked: a permission is asked once for each."""

unmerged_days = sa.Table(
    "unmerged_days",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("mark", sa.Integer, nullable=False),
)
"""Days of which something changed since their reports were merged, each with the
size of the log when it last did."""

LINES = frozenset(
    {
        incident_lines,
        gone_lines,
        incident_zones,
        incident_claims,
        incident_access,
        unmerged_days,
    }
)
"""Tables of the incidents as they were last merged."""
