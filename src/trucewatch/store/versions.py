"""Versions: which one of each entry about a subject is the latest, erased or not."""

from __future__ import annotations

import sqlalchemy as sa

from trucewatch.store.tables import entries


def versions_about(
    connection: sa.Connection, subject: str, *, kind: str
) -> dict[str, int]:
    """The number of the latest version of each entry of a kind, by the entry's id.

    Erased ones count: whoever edits an entry builds on the version that there was.
    """
    query = (
        sa.select(entries.c.id, sa.func.max(entries.c.version))
        .where(entries.c.subject == subject, entries.c.kind == kind)
        .group_by(entries.c.id)
        .order_by(entries.c.id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
