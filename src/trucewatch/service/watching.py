"""Watching: the coverage log as a table of places and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.model.coverage import Coverage
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user
from trucewatch.service.coverage import standing_coverage
from trucewatch.service.known_days import latest_known
from trucewatch.service.missions import OpenMission
from trucewatch.store.decisions import COVERAGE
from trucewatch.store.entries import latest_versions_about

MOST_DAYS = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What was watched over some days.

    Args:
        days: the days, oldest first.
        places: places by name: id, name and what is known of each day; a day of
            which nothing is known is missing, not empty.
        seen: versions of the register's entries on these days, by id; erased ones,
            too.
    """

    days: tuple[date, ...]
    places: tuple[tuple[str, str, Mapping[date, Coverage]], ...]
    seen: Mapping[str, int]


def read_coverage_table(
    mission: OpenMission,
    *,
    first: date | None,
    last: date | None,
    by: str,
    now: datetime,
) -> Watched:
    """The coverage from `first` to `last`, both included.

    Args:
        mission: the mission.
        first: None for two weeks before the last.
        last: None for the latest day with a report that the user may read.
        by: who asks.
        now: the present, for records that are shown after a delay.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may read nothing.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.RECORD_READ)
    until = last or latest_known(mission, user, now=now) or mission.mission.starts
    with mission.store.unit() as connection:
        since = first or until - timedelta(days=13)
        number = min(max((until - since).days + 1, 1), MOST_DAYS)
        days = tuple(until - timedelta(days=n) for n in reversed(range(number)))
        found: dict[str, tuple[str, dict[date, Coverage]]] = {}
        seen: dict[str, int] = {}
        for day in days:
            seen |= latest_versions_about(
                connection, day.isoformat(), kind=COVERAGE.kind
            )
            for row in standing_coverage(mission, connection, day):
                found.setdefault(row.place_id, (row.name, {}))[1][day] = row
    places = tuple((key, name, rows) for key, (name, rows) in found.items())
    ordered = tuple(sorted(places, key=lambda place: place[1]))
    return Watched(days=days, places=ordered, seen=seen)
