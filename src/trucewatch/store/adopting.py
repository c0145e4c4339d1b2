"""Rows from before the log are taken into it once, so that it speaks of everything."""

from __future__ import annotations

from collections import Counter

import sqlalchemy as sa

from trucewatch.store.contents import CONTENT_TABLES, every_content
from trucewatch.store.tables import heads, log, seals
from trucewatch.store.unit import Unit

ADOPT = "register.adopt"
"""The action under which the log takes in what is older than it."""


def is_older_than_log(connection: sa.Connection) -> bool:
    """Whether there are rows, but no log, salts or heads that speak of them."""
    if any(_has_rows(connection, table) for table in (log, seals, heads)):
        return False
    return any(_has_rows(connection, table) for table in CONTENT_TABLES)


def _has_rows(connection: sa.Connection, table: sa.Table) -> bool:
    query = sa.select(sa.literal(1)).select_from(table).limit(1)
    return connection.execute(query).first() is not None


def adopt_rows(unit: Unit) -> Counter[str]:
    """Seal every row as it stands; how many rows each table has."""
    counts: Counter[str] = Counter()
    for subject, content in every_content(unit.connection, counts):
        unit.seal(ADOPT, subject, content)
    unit.note(ADOPT, "register", more={"rows": dict(sorted(counts.items()))})
    return counts
