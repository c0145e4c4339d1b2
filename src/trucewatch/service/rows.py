"""Rows: pages of the tables that are exported, as far as whoever asks may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.errors import InvalidExport
from trucewatch.model.access import Audience, AudienceKind, User
from trucewatch.publish.exports import EXPORTERS as EXPORTERS  # noqa: PLC0414 - for web
from trucewatch.publish.exports import TABLES as TABLES  # noqa: PLC0414 - for web
from trucewatch.publish.exports.columns import CellType as CellType  # noqa: PLC0414
from trucewatch.publish.exports.columns import Column as Column  # noqa: PLC0414
from trucewatch.publish.exports.columns import Row
from trucewatch.service.access import circles
from trucewatch.service.exporting import export_rows
from trucewatch.service.known_days import Days, known_days, released_between
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.views import PUBLIC, TEAM
from trucewatch.settings import Settings

MOST_DAYS = 62
"""Days of one request, at most."""

USUAL_DAYS = 14
"""Days of a request that names no first one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPage:
    """Some rows of a table.

    Args:
        rows: the latest day first.
        first, last: the days that were looked through, or None without any report.
        after: number of the row at which the next page begins, or None.
    """

    rows: tuple[Row, ...]
    first: date | None
    last: date | None
    after: int | None


def audience_for(user: User | None) -> Audience:
    """The circle whose view a user's program gets: the widest that the user is in.

    Args:
        user: whose program, or None of the public.
    """
    if user is None:
        return PUBLIC
    mine = circles(user)
    if TEAM in mine:
        return TEAM
    if user.party is not None:
        return Audience(kind=AudienceKind.PARTY, actor=user.party)
    partners = Audience(kind=AudienceKind.PARTNERS)
    return partners if partners in mine else PUBLIC


def read_rows(
    mission: OpenMission,
    table: str,
    *,
    user: User | None,
    first: date | None,
    last: date | None,
    after: int,
    most: int,
    now: datetime,
    settings: Settings,
) -> RowPage:
    """Rows of a table, the latest day first.

    What is shown after a delay appears at the full hour that follows.

    Args:
        mission: the mission.
        table: a name of `TABLES`.
        user: who asks, or None of the public.
        first: None: two weeks before the last.
        last: None: the latest day with a report that the user may read; of the public,
            that is released.
        after: how many rows were given before.
        most: how many at most.
        now: the present, for delays.
        settings: of this machine.

    Raises:
        InvalidExport: no such table, days reversed, or more than `MOST_DAYS`.
        AccessDenied: the user may have no rows at all.
    """
    audience = audience_for(user)
    known = (
        released_between(mission)
        if user is None or audience == PUBLIC
        else known_days(mission, user, now=now)
    )
    since, until = held_days(known, first=first, last=last)
    if since is None or until is None:
        return RowPage(rows=(), first=None, last=None, after=None)
    if first is None:
        since = max(since, until - timedelta(days=USUAL_DAYS - 1))
    if (until - since).days >= MOST_DAYS:
        raise InvalidExport(
            "too many days at once",
            got=f"{since} to {until}",
            wanted=f"at most {MOST_DAYS}; a whole table: the exports",
        )
    hour = now.replace(minute=0, second=0, microsecond=0)

    def make() -> tuple[Row, ...]:
        found = export_rows(
            mission,
            table,
            audience=audience,
            by=None if user is None else user.id,
            settings=settings,
            first=since,
            last=until,
            now=hour,
        )
        return tuple(found)

    by = "" if user is None else user.id
    question = ("rows", table, str(audience), by, since, until, hour)
    rows = REMEMBERED.answer(mission, question, make)
    shown = rows[after : after + most]
    more = after + len(shown)
    return RowPage(
        rows=shown, first=since, last=until, after=more if more < len(rows) else None
    )


def held_days(
    known: Days | None, *, first: date | None, last: date | None
) -> tuple[date | None, date | None]:
    """The days asked for, as far as there are known ones; two None without any.

    Raises:
        InvalidExport: the days are reversed.
    """
    if first is not None and last is not None and first > last:
        raise InvalidExport("the days are reversed", got=f"{first} to {last}")
    if known is None:
        return None, None
    earliest, latest = known
    since = max(first or earliest, earliest)
    until = min(last or latest, latest)
    return (since, until) if since <= until else (None, None)
