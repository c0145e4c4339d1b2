"""What changed of the incidents' rows since a mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from trucewatch.model.incident_line import IncidentLine
from trucewatch.store.line_rows import Basis, line_of
from trucewatch.store.line_tables import gone_lines
from trucewatch.store.line_tables import incident_lines as lines
from trucewatch.store.lines import chunked, last_mark

BATCH = 50_000
"""Rows that are read at a time."""

COLUMNS = (
    lines.c.id,
    lines.c.type,
    lines.c.state,
    lines.c.day,
    lines.c.last_day,
    lines.c.told,
    lines.c.place_id,
    lines.c.place_name,
    lines.c.lat,
    lines.c.lon,
    lines.c.precision,
    lines.c.radius_m,
    lines.c.admin1,
    lines.c.verdicts,
    lines.c.basis,
    lines.c.zones,
    lines.c.sides,
    lines.c.access,
)
"""What is read of a row; its JSON as text, which is the same in many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since a mark.

    Args:
        mark: of the last change.
        gone: ids of the incidents that are no more, or were written anew.
    """

    mark: int
    gone: tuple[str, ...]


def changes_since(connection: sa.Connection, mark: int) -> Changes:
    """What changed after the mark, without the rows themselves."""
    last = last_mark(connection)  # first: what is written meanwhile is read once more
    gone = sa.select(gone_lines.c.id).where(gone_lines.c.mark > mark)
    anew = sa.select(lines.c.id).where(lines.c.mark > mark)
    ids = {*connection.execute(gone).scalars()}
    if mark >= 0:
        ids.update(connection.execute(anew).scalars())
    return Changes(mark=last, gone=tuple(sorted(ids)))


def rows_since(connection: sa.Connection, mark: int) -> Iterator[list[tuple[Any, ...]]]:
    """The rows written after the mark, some at a time, as `COLUMNS` has them.

    Days are ISO text or dates, as the database gives them.
    """
    columns = [
        sa.type_coerce(each, sa.Text)
        if isinstance(each.type, sa.JSON) and connection.dialect.name == "sqlite"
        else sa.cast(each, sa.Text)
        if isinstance(each.type, sa.JSON)
        else each
        for each in COLUMNS
    ]
    query = sa.select(*columns).where(lines.c.mark > mark)
    found = connection.execute(query.execution_options(yield_per=BATCH))
    for part in found.partitions(BATCH):
        yield [tuple(row) for row in part]


def lines_by_id(
    connection: sa.Connection, ids: tuple[str, ...], *, basis: Basis
) -> tuple[IncidentLine, ...]:
    """The lines of these incidents, in their order, without those that are gone."""
    columns = [column for column in lines.c if column.name not in {"record", "mark"}]
    found: dict[str, IncidentLine] = {}
    for chunk in chunked(ids):
        rows = connection.execute(sa.select(*columns).where(lines.c.id.in_(chunk)))
        found |= {row.id: line_of(row, basis=basis) for row in rows}
    return tuple(found[each] for each in ids if each in found)
