"""Incident lists: what the desk's lists need beside a page of lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from trucewatch.model.access import User
from trucewatch.model.finding import Verdict
from trucewatch.model.incident_line import IncidentFilter, IncidentLine
from trucewatch.publish.event_words import event_title
from trucewatch.reference.gazetteer.index import open_gazetteer
from trucewatch.service.access import Action, allowed, require
from trucewatch.service.bearing import About
from trucewatch.service.cases import acting_user
from trucewatch.service.inbox import inbox
from trucewatch.service.incidents import as_shown, open_lines
from trucewatch.service.lines import finding_basis
from trucewatch.service.map_choice import MapFilter
from trucewatch.service.maps import PAGE, map_list
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.searching import search_mission
from trucewatch.service.waiting import Waiting, Waits
from trucewatch.settings import Settings
from trucewatch.store.decisions import USERS
from trucewatch.store.evidence import incidents_of_claims, rows_of, units_of
from trucewatch.store.line_pages import Open
from trucewatch.store.line_rows import line_of
from trucewatch.store.lines import last_mark, line_access

FOUND = 100
"""Incidents that a search shows at most."""

WAITING_SHOWN = 100
"""Lines of a page of the inbox."""

HITS = 1_000
"""Claims that a search for incidents goes through at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a filter, with what it is called."""

    id: str
    name: str


def lines_of(
    mission: OpenMission, ids: Iterable[str], *, by: str, now: datetime
) -> dict[str, IncidentLine]:
    """Those of the incidents that there are and that the user may read, by id.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may read none at all.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.RECORD_READ)
        return _lines(mission, connection, ids, user=user, now=now)


def _lines(
    mission: OpenMission,
    connection: sa.Connection,
    ids: Iterable[str],
    *,
    user: User,
    now: datetime,
) -> dict[str, IncidentLine]:
    shown = open_lines(mission, user, line_access(connection), now)
    by_access = {each.access: each for each in shown}
    basis = finding_basis(mission)
    lines = tuple(
        line_of(row, basis=basis)
        for row in rows_of(connection, ids)
        if _is_open(by_access.get(row.access), row)
    )
    return {each.id: each for each in as_shown(connection, lines, user)}


def _is_open(shown: Open | None, row: sa.Row[tuple[object, ...]]) -> bool:
    if shown is None:
        return False
    return shown.told_by is None or bool(row.told <= shown.told_by)


def search_incidents(
    mission: OpenMission,
    words: str,
    *,
    by: str,
    now: datetime,
    wanted: IncidentFilter,
) -> tuple[IncidentLine, ...]:
    """Incidents of which a claim has all the words, best first, at most `FOUND`.

    Raises:
        UnknownSubject, AccessDenied: see `lines_of`.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.RECORD_READ)
    found = search_mission(mission, words, kind="claim", most=HITS, by=by)
    claims = [hit.id for hit in found.hits]
    with mission.store.unit() as connection:
        told = incidents_of_claims(connection, claims)
        user = acting_user(connection, by)
        ranked = list(dict.fromkeys(told[claim] for claim in claims if claim in told))
        lines = _lines(mission, connection, ranked, user=user, now=now)
    fitting = [
        lines[each] for each in ranked if each in lines and _fits(lines[each], wanted)
    ]
    return tuple(fitting[:FOUND])


def _fits(line: IncidentLine, wanted: IncidentFilter) -> bool:
    place = line.place
    return (
        (not wanted.states or line.state in wanted.states)
        and (not wanted.types or line.type in wanted.types)
        and (wanted.since is None or line.last_day >= wanted.since)
        and (wanted.until is None or line.day <= wanted.until)
        and (wanted.zone is None or wanted.zone in line.zones)
        and (wanted.admin1 is None or (place and place.admin1) == wanted.admin1)
    )


def judged_incidents(
    mission: OpenMission,
    wanted: IncidentFilter,
    *,
    verdict: Verdict | None,
    side: str | None,
    by: str,
    now: datetime,
    after: str = "",
    only: Iterable[str] | None = None,
    most: int = PAGE,
) -> tuple[tuple[IncidentLine, ...], str]:
    """A page of incidents by a finding's verdict, or a side of those who tell of them.

    Args:
        mission: the mission.
        wanted: which incidents besides.
        verdict: of at least one finding, or None for any.
        side: actor code of a side, or None for any.
        by: who asks.
        now: the present.
        after: cursor that the page before gave, or "".
        only: ids of the incidents to choose from, or None for all.
        most: lines of a page.

    Returns:
        The lines, latest first, and the cursor of the next page, or "".

    Raises:
        UnknownSubject, AccessDenied: see `lines_of`.
        InvalidDecision: not a cursor that a page gave.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
    chosen = MapFilter(
        since=wanted.since,
        until=wanted.until,
        states=wanted.states,
        types=wanted.types,
        verdicts=(verdict,) if verdict else (),
        side=side,
        zone=wanted.zone,
        admin1=wanted.admin1,
        only=None if only is None else frozenset(only),
    )
    found = map_list(mission, chosen, viewer=user, now=now, after=after, most=most)
    return tuple(each.line for each in found.lines), found.after


def line_title(line: IncidentLine) -> str:
    """An incident on one line in words: what, and where as well as it is known."""
    where = f", {line.place.name}" if line.place else ""
    return f"{event_title(line.type)}{where}"


def zone_choices(mission: OpenMission) -> tuple[Choice, ...]:
    """The zones of the mission's agreements, as the filter names them."""
    return tuple(
        Choice(id=f"{agreement.id}/{zone.id}", name=f"{zone.name} ({agreement.id})")
        for agreement in mission.agreements
        for zone in agreement.zones
    )


def unit_choices(
    mission: OpenMission, *, by: str, now: datetime, settings: Settings
) -> tuple[Choice, ...]:
    """The governorates in which there are incidents that the user may read, by name.

    Those whose place is blurred for the user, or that are shown later, name none.

    Raises:
        UnknownSubject: no such user.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        shown = open_lines(mission, user, line_access(connection), now)
        mark = last_mark(connection)
    numbers = frozenset(e.access for e in shown if e.exact and e.told_by is None)

    def make() -> tuple[Choice, ...]:
        gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
        with mission.store.unit() as connection:
            ids = units_of(connection, numbers)
        found = (Choice(id=each, name=gazetteer.place(each).name) for each in ids)
        return tuple(sorted(found, key=lambda choice: choice.name))

    question = ("units", numbers, mark)
    return REMEMBERED.answer(mission, question, make, about=About.QUESTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxLine:
    """One thing that waits, with the incident that it is about where it is merged."""

    waiting: Waiting
    line: IncidentLine | None

    @property
    def reviews(self) -> bool:
        """Whether it waits for a review or verification, so that it can be given."""
        return self.waiting.what in {Waits.REVIEW, Waits.VERIFICATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """A page of the inbox; `onward`: where the next one starts, or None."""

    lines: tuple[InboxLine, ...]
    onward: int | None


def read_inbox(
    mission: OpenMission, *, by: str, now: datetime, whose: str, start: int = 0
) -> InboxPage:
    """What waits, oldest first, of what the user may read.

    Args:
        mission: the mission.
        by: who asks.
        now: the present.
        whose: ``mine``, ``anyone`` (for nobody by name) or ``all``.
        start: how many of the oldest to leave out.

    Raises:
        UnknownSubject, AccessDenied: see `inbox.inbox`.
    """
    for_whom: dict[str, frozenset[str | None]] = {
        "mine": frozenset({by}),
        "anyone": frozenset({None}),
    }
    found = inbox(
        mission,
        by=by,
        everyone=whose == "all",
        to=for_whom.get(whose),
        start=start,
        most=WAITING_SHOWN,
    )
    ids = {each.incident for each in found.waiting}
    lines = lines_of(mission, ids, by=by, now=now)
    with mission.store.unit() as connection:
        merged = {row.id for row in rows_of(connection, ids)}
    return InboxPage(
        lines=tuple(
            InboxLine(waiting=each, line=lines.get(each.incident))
            for each in found.waiting
            if each.incident in lines or each.incident not in merged
        ),
        onward=start + WAITING_SHOWN if found.more else None,
    )


def reviewers(mission: OpenMission, *, by: str) -> tuple[str, ...]:
    """Ids of the users who may review incidents, for giving one to somebody.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may give none.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.INCIDENT_ASSIGN)
    return REMEMBERED.answer(mission, "reviewers", lambda: _reviewers(mission))


def _reviewers(mission: OpenMission) -> tuple[str, ...]:
    with mission.store.unit() as connection:
        everyone = [kept.value for kept in USERS.every(connection)]
    return tuple(
        user.id for user in everyone if allowed(user, Action.INCIDENT_REVIEW).allowed
    )
