"""Known days: the first and last day with a report, as far as somebody may know.

Pages begin and end there where nobody asks for days. A day whose reports are all hidden
from somebody must not move them: it would tell that there is something.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import sqlalchemy as sa

from trucewatch.model.access import User
from trucewatch.service.bearing import About, quarter_of, told_by_marked
from trucewatch.service.document_access import INCIDENT, shelves
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.store.decisions import every_marking
from trucewatch.store.founders import report_days
from trucewatch.store.lines import days_told, documents_of
from trucewatch.store.releases import released_before

Days = tuple[date, date]


def known_days(mission: OpenMission, user: User, *, now: datetime) -> Days | None:
    """The first and last day with a report that the user may read; None without any."""
    quarter = quarter_of(now)

    def make() -> Days | None:
        with mission.store.unit() as connection:
            hidden, unsettled = _hidden(mission, connection, user, now=quarter)

            def outermost(*, latest: bool) -> date | None:
                for day, number in report_days(connection, latest=latest):
                    if number > hidden[day] and day not in unsettled:
                        return day
                return None

            first, last = outermost(latest=False), outermost(latest=True)
        return None if first is None or last is None else (first, last)

    with mission.store.unit() as connection:
        question = ("known days", user, quarter, *told_by_marked(connection))
    return REMEMBERED.answer(mission, question, make, about=About.DAYS)


def latest_known(mission: OpenMission, user: User, *, now: datetime) -> date | None:
    """The latest day with a report that the user may read, or None."""
    days = known_days(mission, user, now=now)
    return None if days is None else days[1]


def _hidden(
    mission: OpenMission, connection: sa.Connection, user: User, *, now: datetime
) -> tuple[Counter[date], frozenset[date]]:
    """How many reports of each day are hidden; days of which all wait."""
    subjects = {each.subject for each in every_marking(connection)}
    incidents = {each for each in subjects if each.startswith(INCIDENT)}
    documents = (subjects - incidents) | documents_of(connection, incidents)
    found = shelves(mission, connection, user, documents, now=now)
    days = days_told(connection, documents)
    hidden = Counter(day for each, day in days.items() if not found.readable(each))
    return hidden, found.unsettled


def released_between(mission: OpenMission) -> Days | None:
    """The first and last day of which a bulletin is released; None without any."""

    def make() -> Days | None:
        with mission.store.unit() as connection:
            days = [kept.value.day for kept in released_before(connection, None)]
        return (min(days), max(days)) if days else None

    return REMEMBERED.answer(mission, "released days", make, about=About.RELEASED)
