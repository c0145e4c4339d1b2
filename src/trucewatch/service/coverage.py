"""Coverage: what was watched on which day, as the register and the file say."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from trucewatch.model.coverage import Coverage, CoverageState
from trucewatch.model.record import content_id
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user, version_seen
from trucewatch.service.missions import OpenMission, coverage_on
from trucewatch.service.stamps import stamp_now
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import COVERAGE


def record_coverage(
    mission: OpenMission,
    *,
    by: str,
    place_id: str,
    name: str,
    day: date,
    state: CoverageState,
    note: str = "",
    seen: int | None = None,
) -> Kept[Coverage]:
    """Note whether a place was watched on a day; a later word supersedes it.

    `seen` is the version that the user saw, 0 where there was none, or None for the
    latest.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
        EditConflict: somebody else wrote it meanwhile.
    """
    value = Coverage(place_id=place_id, name=name, day=day, state=state, note=note)
    key = coverage_id(place_id, day)
    with mission.store.writing(stamp_now(by)) as unit:
        require(acting_user(unit.connection, by), Action.COVERAGE_WRITE)
        number = version_seen(COVERAGE.number(unit.connection, key), seen)
        subject = day.isoformat()
        return COVERAGE.write(unit, key, value, subject=subject, seen=number)


def coverage_id(place_id: str, day: date) -> str:
    """Id of the entry that says whether a place was watched on a day."""
    return content_id("cov", {"day": day.isoformat(), "place": place_id})


def standing_coverage(
    mission: OpenMission, connection: sa.Connection, day: date
) -> tuple[Coverage, ...]:
    """What was watched on the day, by place name.

    For a place and day that both speak of, the register goes before the file.
    """
    kept = COVERAGE.about(connection, day.isoformat())
    rows = {row.place_id: row for row in coverage_on(mission.coverage, day)}
    rows |= {each.value.place_id: each.value for each in kept}
    return tuple(sorted(rows.values(), key=lambda row: (row.name, row.place_id)))
