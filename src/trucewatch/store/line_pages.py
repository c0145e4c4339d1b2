"""Pages of incidents: found by an index, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import merge
from itertools import islice, product
from typing import Any

import sqlalchemy as sa

from trucewatch.model.incident_line import IncidentFilter
from trucewatch.store.line_tables import incident_lines as lines
from trucewatch.store.line_tables import incident_zones as zones

WIDEST = timedelta(days=366)
"""How long before a day an incident may have begun that may still lie on it.

One whose time is known less well than to the year is found by its first day alone.
"""

Key = tuple[date, date, str]
"""First day, last day and id: what lists are ordered by, latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Lines that somebody may see.

    Args:
        access: the number under which they are marked.
        told_by: only those told up to this day, or None.
        exact: whether they may be found by where exactly they were.
    """

    access: int
    told_by: date | None = None
    exact: bool = True


def line_rows(
    connection: sa.Connection,
    shown: tuple[Open, ...],
    wanted: IncidentFilter,
    *,
    after: Key | None,
    most: int,
) -> list[sa.Row[Any]]:
    """The rows of a page, without the incidents themselves.

    Each way of being marked, each state and each type is a walk along an index of its
    own, which ends after `most` rows; the walks are merged.

    Args:
        connection: a look.
        shown: what may be seen.
        wanted: which of these.
        after: the last row of the page before, or None.
        most: how many rows.
    """
    of_zone = wanted.zone is not None
    walks: list[Iterator[sa.Row[Any]]] = []
    for each, state, kind in product(
        (each for each in shown if each.exact or not of_zone),
        wanted.states or (None,),
        wanted.types or (None,),
    ):
        query = _walk(each, wanted, after=after)
        if state is not None:
            query = query.where(lines.c.state == state.value)
        if kind is not None:
            query = query.where(lines.c.type == kind.value)
        walks.append(iter(connection.execute(query.limit(most)).all()))
    ordered = merge(*walks, key=_key, reverse=True)
    return list(islice(ordered, most))


def _key(row: sa.Row[Any]) -> Key:
    return row.day, row.last_day, row.id


_SHOWN = tuple(column for column in lines.c if column.name not in {"access", "record"})


def _walk(
    shown: Open, wanted: IncidentFilter, *, after: Key | None
) -> sa.Select[tuple[Any, ...]]:
    query = sa.select(*_SHOWN)
    table = lines
    if wanted.zone is not None:
        query = query.join_from(zones, lines, zones.c.id == lines.c.id)
        query = query.where(zones.c.zone == wanted.zone)
        table = zones
    order = (table.c.day, table.c.last_day, table.c.id)
    query = query.where(table.c.access == shown.access)
    if after is not None:
        query = query.where(sa.tuple_(*order) < after)
    if wanted.since is not None:
        query = query.where(table.c.last_day >= wanted.since)
        query = query.where(table.c.day >= _before(wanted.since))
    if wanted.until is not None:
        query = query.where(table.c.day <= wanted.until)
    if wanted.admin1 is not None:
        query = query.where(lines.c.admin1 == wanted.admin1)
    if shown.told_by is not None:
        query = query.where(lines.c.told <= shown.told_by)
    return query.order_by(*(column.desc() for column in order))


def _before(day: date) -> date:
    """The first day on which what may lie on `day` may have begun."""
    return day - min(WIDEST, day - date.min)


def line_row(connection: sa.Connection, incident: str) -> sa.Row[Any] | None:
    """The row of one incident with its number of access, without the incident."""
    columns = (*_SHOWN, lines.c.access)
    return connection.execute(sa.select(*columns).where(lines.c.id == incident)).first()
