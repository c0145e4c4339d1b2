"""Days of which something changed since their reports were merged into incidents.

A day is noted in the unit of work that stores the change, so that a killed run never
leaves the incidents behind what is stored without a trace of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import sqlalchemy as sa

from trucewatch.store.line_tables import unmerged_days
from trucewatch.store.moments import read_once
from trucewatch.store.tables import documents
from trucewatch.store.unit import Unit

_NOTE = sa.text(
    "INSERT INTO unmerged_days (day, mark) VALUES (:day, :mark)"
    " ON CONFLICT (day) DO UPDATE SET mark = excluded.mark"
).bindparams(sa.bindparam("day", type_=sa.Date))
_NOTE_ALL = sa.text(
    "INSERT INTO unmerged_days (day, mark)"
    " SELECT DISTINCT published_day, 0 FROM documents"
    " WHERE published_day IS NOT NULL ON CONFLICT (day) DO NOTHING"
)
"""Understood by SQLite and PostgreSQL alike."""


def note_days(unit: Unit, days: Iterable[date | None]) -> None:
    """Note that reports of the days have to be merged anew; None needs no merging."""
    mark = unit.state.frontier.size
    rows = [{"day": day, "mark": mark} for day in days if day is not None]
    if rows:
        unit.connection.execute(_NOTE, rows)


def note_document(unit: Unit, document: str) -> None:
    """Note the day on which a stored document was published."""
    query = sa.select(documents.c.published_day).where(documents.c.id == document)
    note_days(unit, (unit.connection.execute(query).scalar(),))


def note_every_day(connection: sa.Connection) -> None:
    """Note every day on which a stored document was published."""
    connection.execute(_NOTE_ALL)


def unmerged(
    connection: sa.Connection,
    first: date = date.min,
    last: date = date.max,
) -> dict[date, int]:
    """The days that wait to be merged, in order, each with its mark.

    A day whose mark is another than before was changed again meanwhile.
    """
    question = ("unmerged", first, last)
    found = read_once(
        connection, question, lambda: _unmerged(connection, first=first, last=last)
    )
    return dict(found)


_BETWEEN = (
    sa.select(unmerged_days)
    .where(unmerged_days.c.day.between(sa.bindparam("first"), sa.bindparam("last")))
    .order_by(unmerged_days.c.day)
)


def _unmerged(
    connection: sa.Connection, *, first: date, last: date
) -> tuple[tuple[date, int], ...]:
    rows = connection.execute(_BETWEEN, {"first": first, "last": last})
    return tuple((row.day, row.mark) for row in rows)


def forget_days(connection: sa.Connection, days: Mapping[date, int]) -> None:
    """Note that the days were merged as they stood when their marks were read."""
    for day, mark in days.items():
        gone = unmerged_days.delete().where(unmerged_days.c.day == day)
        connection.execute(gone.where(unmerged_days.c.mark == mark))
