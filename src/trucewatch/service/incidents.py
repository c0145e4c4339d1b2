"""Incidents as lists, maps and pages ask for them: by filter, page by page, or one."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.model.access import Sensitivity, User
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.incident_line import (
    EVERY,
    IncidentFilter,
    IncidentLine,
    LineAccess,
)
from trucewatch.pipeline import judge_all
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.service.access import (
    Action,
    Record,
    allowed,
    is_team,
    require,
    shown_place,
)
from trucewatch.service.cases import acting_or_owner
from trucewatch.service.dossiers import Dossier, read_dossier
from trucewatch.service.lines import finding_basis, line_place
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.store.line_pages import Key, Open, line_row, line_rows
from trucewatch.store.line_rows import line_of
from trucewatch.store.lines import kept_incidents, line_access
from trucewatch.store.unmerged import unmerged

MOST = 500
"""Lines of a page, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """A page of incidents.

    Args:
        lines: latest first.
        after: cursor of the next page, or "" at the end.
        waiting: days whose reports were not merged yet as they stand: what they tell
            of may be missing; see `service.lines.merge_pending`.
    """

    lines: tuple[IncidentLine, ...]
    after: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """One incident as a user may see it.

    Args:
        line: it on one line.
        dossier: its claims and everything that was written about it.
        findings: what the terms say of it now, under the mission's readings; made
            anew for each look.
    """

    line: IncidentLine
    dossier: Dossier
    findings: tuple[Finding, ...]


def list_incidents(
    mission: OpenMission,
    *,
    by: str,
    now: datetime,
    wanted: IncidentFilter = EVERY,
    after: str = "",
    limit: int = 50,
) -> IncidentPage:
    """A page of the incidents that the user may read.

    Costs a few walks along indexes, however many incidents there are. Writes nothing.

    Args:
        mission: the mission.
        by: who asks.
        now: the present, for what others than the team see later.
        wanted: which incidents.
        after: cursor that the page before gave, or "".
        limit: lines of a page, 1 to `MOST`.

    Raises:
        UnknownSubject: no such user.
        AccessDenied: the user may read no incidents at all.
        InvalidDecision: not a cursor that a page gave, or a limit out of range.
    """
    if not 1 <= limit <= MOST:
        raise InvalidDecision(
            "not so many", where="limit", got=str(limit), wanted=f"1 to {MOST}"
        )
    key = _key(after) if after else None
    with mission.store.unit() as connection:
        user = acting_or_owner(connection, by)
        require(user, Action.RECORD_READ)
        marked = line_access(connection)
        shown = open_lines(mission, user, marked, now)
        rows = line_rows(connection, shown, wanted, after=key, most=limit + 1)
        basis = finding_basis(mission)
        lines = tuple(line_of(row, basis=basis) for row in rows[:limit])
        lines = as_shown(connection, lines, user)
        waiting = len(unmerged(connection))
    more = len(rows) > limit
    return IncidentPage(
        lines=lines, after=_cursor(lines[-1]) if more else "", waiting=waiting
    )


def get_incident(
    mission: OpenMission, incident: str, *, by: str, now: datetime, settings: Settings
) -> IncidentView:
    """One incident with its findings, as the user may see it.

    Raises:
        UnknownSubject: no such user or incident, or none any more.
        AccessDenied: the user may not read it, or not yet.
    """
    dossier = read_dossier(mission, incident, by=by, now=now, settings=settings)
    with mission.store.unit() as connection:
        user = acting_or_owner(connection, by)
        row = line_row(connection, incident)
        if row is None:
            raise UnknownSubject("the incident is no longer there", where=incident)
        line = line_of(row, basis=finding_basis(mission))
        (shown,) = as_shown(connection, (line,), user)
    use_extension(mission.extension)
    chosen = dict(mission.mission.interpretations)
    judged = judge_all((dossier.incident,), mission.agreements, load_actors(), chosen)
    return IncidentView(line=shown, dossier=dossier, findings=judged[0].findings)


def open_lines(
    mission: OpenMission, user: User, marked: dict[int, LineAccess], now: datetime
) -> tuple[Open, ...]:
    """The ways of being marked that let the user read, as `allowed` says.

    Args:
        mission: the mission.
        user: who reads.
        marked: every way in which lines are marked, by number.
        now: the present, for what others than the team see later.
    """
    today = now.astimezone(ZoneInfo(mission.mission.tz))
    team = is_team(user)
    return tuple(
        Open(
            access=number,
            told_by=None if team else _told_by(today, access),
            exact=team or access.sensitivity is Sensitivity.PUBLIC,
        )
        for number, access in marked.items()
        if allowed(user, Action.RECORD_READ, _record(access)).allowed
    )


def _record(access: LineAccess) -> Record:
    return Record(
        sensitivity=access.sensitivity,
        audiences=frozenset(access.audiences),
        of=frozenset(access.of),
    )


def _told_by(today: datetime, access: LineAccess) -> date | None:
    """The last day of which the delay is over; None where there is no delay."""
    if not access.delay_hours:
        return None
    return (today - timedelta(hours=access.delay_hours)).date()


def as_shown(
    connection: sa.Connection, lines: tuple[IncidentLine, ...], user: User
) -> tuple[IncidentLine, ...]:
    """The lines with places as exactly as the user may know them."""
    if is_team(user):
        return lines
    narrow = {e.id for e in lines if e.sensitivity is not Sensitivity.PUBLIC}
    whole = kept_incidents(connection, narrow)
    return tuple(
        _blurred(each, whole[each.id], user) if each.id in narrow else each
        for each in lines
    )


def _blurred(line: IncidentLine, whole: Incident, user: User) -> IncidentLine:
    record = Record(subject=line.id, sensitivity=line.sensitivity)
    place = None
    if whole.place is not None:
        place = line_place(shown_place(whole.place, user, record))
    return replace(line, place=place, zones=())


def _cursor(line: IncidentLine) -> str:
    key = [line.day.isoformat(), line.last_day.isoformat(), line.id]
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def _key(cursor: str) -> Key:
    try:
        day, last_day, incident = json.loads(base64.urlsafe_b64decode(cursor))
        if not (incident.isascii() and incident.isprintable()):
            raise ValueError(incident)  # noqa: TRY301 - one way out
        return date.fromisoformat(day), date.fromisoformat(last_day), incident
    except (ValueError, TypeError, AttributeError) as error:
        raise InvalidDecision(
            "not a cursor", where="after", got=cursor, wanted="one that a page gave"
        ) from error
