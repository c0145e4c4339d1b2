"""Shown days: which days a page is asked for, and what of them is held back yet."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from trucewatch.errors import InvalidDecision
from trucewatch.model.access import User
from trucewatch.service.access import shown_from
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.store.decisions import every_marking
from trucewatch.store.lines import days_told, documents_of


def days_between(
    first: date | None, last: date | None, *, settings: Settings
) -> tuple[date, date]:
    """The days asked for; what is left open is filled.

    Args:
        first: None: as many days before the last as are charted.
        last: None: where nothing is dated, the epoch stands for it.
        settings: of this machine.

    Raises:
        InvalidDecision: the days are reversed.
    """
    until = last or date(1970, 1, 1)
    since = first or until - timedelta(days=settings.history_days)
    if since > until:
        raise InvalidDecision(
            "the days are reversed",
            where="from, to",
            got=f"{since} to {until}",
            wanted="the earlier day first",
        )
    return since, until


def withheld_yet(
    mission: OpenMission, connection: sa.Connection, viewer: User, *, now: datetime
) -> frozenset[str]:
    """Ids of the documents whose delay is not over for the viewer.

    The delay of an incident counts for the documents that tell of it. Few records
    are marked at all: these alone are looked at.
    """
    zone = ZoneInfo(mission.mission.tz)
    found = set()
    for marking in every_marking(connection):
        if not marking.delay_hours:
            continue
        documents = {marking.subject, *documents_of(connection, (marking.subject,))}
        for document, day in days_told(connection, documents).items():
            told = datetime.combine(day, time(), tzinfo=zone)
            if now < shown_from(told, viewer, marking):
                found.add(document)
    return frozenset(found)
