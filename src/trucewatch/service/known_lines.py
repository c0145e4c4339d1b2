"""Known lines: incidents that a count is held against, from the rows."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from trucewatch.model.access import Sensitivity, User
from trucewatch.model.incident_line import IncidentFilter, IncidentLine
from trucewatch.model.when import TimePrecision
from trucewatch.reconcile.known import Happening
from trucewatch.service.incidents import open_lines
from trucewatch.service.missions import OpenMission
from trucewatch.store.line_pages import Open, line_rows
from trucewatch.store.line_rows import line_of
from trucewatch.store.lines import line_access

EVERY = 1_000_000
"""More rows than any ledger's days have."""


def public_lines(
    mission: OpenMission, connection: sa.Connection, viewer: User, now: datetime
) -> tuple[Open, ...]:
    """The ways of being marked that are public, for a viewer whose delay is over."""
    marked = {
        number: access
        for number, access in line_access(connection).items()
        if access.sensitivity is Sensitivity.PUBLIC
    }
    return open_lines(mission, viewer, marked, now)


def known_between(
    connection: sa.Connection, shown: tuple[Open, ...], first: date, last: date
) -> tuple[Happening, ...]:
    """What may have happened on one of the days, of what is shown."""
    wanted = IncidentFilter(since=first, until=last)
    rows = line_rows(connection, shown, wanted, after=None, most=EVERY)
    return tuple(_happening(line_of(row, basis="")) for row in rows)


def _happening(line: IncidentLine) -> Happening:
    """A time that no source gives lies on no day: the line has the day it was told."""
    dated = line.time is not TimePrecision.UNKNOWN
    place = line.place
    places = set() if place is None else {place.id, place.admin1 or ""}
    return Happening(
        id=line.id,
        type=line.type,
        family=line.family,
        state=line.state,
        first=line.day if dated else None,
        last=line.last_day if dated else None,
        places=frozenset(places - {""}),
    )
