"""Library: the reports of a mission, latest first, as far as a user may know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from trucewatch.model.access import User
from trucewatch.service.access import Action, record_of, require
from trucewatch.service.cases import acting_user
from trucewatch.service.missions import OpenMission
from trucewatch.service.searching import open_documents
from trucewatch.store.documents import Shelved, shelved


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Some reports, latest day first.

    Args:
        reports: the reports.
        after: where the next ones begin, or None where there are none.
    """

    reports: tuple[Shelved, ...]
    after: str | None


def list_reports(
    mission: OpenMission,
    *,
    by: str,
    now: datetime,
    most: int = 50,
    after: str | None = None,
) -> Shelf:
    """The reports that a user may read, from the cursor on.

    Args:
        mission: the mission.
        by: id of the user.
        now: the present, for records that are shown after a delay.
        most: how many at most.
        after: `Shelf.after` of the shelf before.

    Raises:
        UnknownSubject: no such user.
        AccessDenied: the user may read no reports at all.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.RECORD_READ, record_of(""))
        return _shelf(mission, connection, user, now=now, most=most, after=after)


def _shelf(
    mission: OpenMission,
    connection: sa.Connection,
    user: User,
    *,
    now: datetime,
    most: int,
    after: str | None,
) -> Shelf:
    """Read on until enough of them are open to the user."""
    found: list[Shelved] = []
    cursor = _cursor(after)
    while len(found) <= most:
        rows = shelved(connection, before=cursor, most=most + 1)
        allowed = open_documents(mission, connection, user, {r.id for r in rows}, now)
        found += [row for row in rows if row.id in allowed]
        if len(rows) <= most:
            break
        cursor = (rows[-1].day or date.min, rows[-1].id)
    kept, more = found[:most], len(found) > most
    last = kept[-1] if kept else None
    return Shelf(
        reports=tuple(kept),
        after=f"{(last.day or date.min).isoformat()}_{last.id}"
        if more and last
        else None,
    )


def _cursor(after: str | None) -> tuple[date, str] | None:
    """The place on the shelf that a cursor names; from the start where it is none."""
    day, _, report = (after or "").partition("_")
    try:
        return (date.fromisoformat(day), report) if report else None
    except ValueError:
        return None
