"""Library: the reports of a mission, latest first, as far as a user may know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from trucewatch.model.access import User
from trucewatch.service.access import Action, record_of, require
from trucewatch.service.cases import acting_user
from trucewatch.service.document_access import open_documents
from trucewatch.service.marking_text import found_words
from trucewatch.service.missions import OpenMission
from trucewatch.service.searching import search_mission
from trucewatch.store.documents import Shelved as Shelved  # noqa: PLC0414 - for web
from trucewatch.store.documents import shelved
from trucewatch.store.evidence import Heading, headings
from trucewatch.store.search import Hit


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A report or claim that was found.

    Args:
        hit: what was found.
        heading: the report that it is or stands in.
        runs: its snippet in runs, each with whether it was looked for.
    """

    hit: Hit
    heading: Heading
    runs: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """What a search found, best first, and whether the index may not know all."""

    found: tuple[Match, ...]
    behind: bool


def look_up(
    mission: OpenMission, words: str, *, by: str, kind: str | None, most: int = 50
) -> Matches:
    """Reports and claims that have the words, as far as the user may read them.

    Args:
        mission: the mission.
        words: see `searching.search_mission`.
        by: id of the user.
        kind: one of `searching.KINDS`, or None for all.
        most: how many at most.

    Raises:
        UnknownSubject: no such user.
        AccessDenied: the user may read no reports at all.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.RECORD_READ, record_of(""))
    found = search_mission(mission, words, kind=kind, most=most, by=by)
    with mission.store.unit() as connection:
        known = headings(connection, {hit.document for hit in found.hits})
    return Matches(
        found=tuple(
            Match(
                hit=hit,
                heading=known[hit.document],
                runs=found_words(hit.snippet, words),
            )
            for hit in found.hits
        ),
        behind=bool(found.issues),
    )


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
        ids = {row.id for row in rows}
        allowed = open_documents(mission, connection, user, ids, now=now)
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
