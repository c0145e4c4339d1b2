"""Document access: which reports a user may know, by all markings that count for them.

A report goes no further than what it tells of: besides its own marking, that of each
incident that it tells of counts for it, as it does in exports and publications. Every
page, list, search and answer asks here; see `docs/decisions/0022`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from trucewatch.errors import HiddenSubject, UnknownSubject
from trucewatch.model.access import Marking, Sensitivity, User
from trucewatch.service.access import (
    Action,
    Record,
    allowed,
    is_team,
    record_of,
    require_known,
    shown_from,
)
from trucewatch.service.missions import OpenMission
from trucewatch.store.decisions import every_marking, marked
from trucewatch.store.lines import days_told, telling_of, told_in
from trucewatch.store.unmerged import unmerged

INCIDENT = "inc_"


def no_document(document: str) -> UnknownSubject:
    """What is said of a document that is not there."""
    return UnknownSubject("no such document", where=document)


def no_claim(claim: str) -> UnknownSubject:
    """What is said of a claim that is not there."""
    return UnknownSubject("no such claim", where=claim)


def document_markings(
    connection: sa.Connection, ids: Iterable[str]
) -> dict[str, tuple[Marking, ...]]:
    """The markings that count for each document: its own, and of what it tells of."""
    wanted = set(ids)
    own = marked(connection, wanted)
    found: dict[str, tuple[Marking, ...]] = {key: (each,) for key, each in own.items()}
    incidents = marked(connection, told_in(connection, wanted))
    for incident, documents in sorted(telling_of(connection, incidents).items()):
        for document in wanted.intersection(documents):
            found[document] = (*found.get(document, ()), incidents[incident])
    return found


def document_record(connection: sa.Connection, document: str) -> Record:
    """A document for permissions, with all markings that count for it."""
    markings = document_markings(connection, (document,))
    return record_of(document, *markings.get(document, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """What decides over documents, looked up together.

    Args:
        user: who reads.
        markings: those that count for each document.
        days: the day of each dated document that might not be shown yet.
        unmarked: whether the user may read what is not marked at all.
        unsettled: days of which a report may tell of a marked incident, unmerged.
        now: the present.
        zone: in which days begin.
    """

    user: User
    markings: dict[str, tuple[Marking, ...]]
    days: dict[str, date]
    unmarked: bool
    unsettled: frozenset[date]
    now: datetime
    zone: ZoneInfo

    def record(self, document: str) -> Record:
        """The document for permissions."""
        return record_of(document, *self.markings.get(document, ()))

    def waits(self, document: str) -> bool:
        """Whether it is not shown to the user yet."""
        day = self.days.get(document)
        if day is None:
            return False
        told = datetime.combine(day, time(), tzinfo=self.zone)
        start = shown_from(told, self.user, *self.markings.get(document, ()))
        return self.now < start or day in self.unsettled

    def readable(self, document: str) -> bool:
        """Whether the user may read it now."""
        open_ = self.unmarked
        if document in self.markings:
            record = self.record(document)
            open_ = allowed(self.user, Action.RECORD_READ, record).allowed
        return open_ and not self.waits(document)


def shelves(
    mission: OpenMission,
    connection: sa.Connection,
    user: User,
    ids: Iterable[str],
    *,
    now: datetime,
) -> Shelves:
    """What decides over some documents for a user."""
    wanted = set(ids)
    markings = document_markings(connection, wanted)
    unsettled = frozenset() if is_team(user) else unsettled_days(connection)
    return Shelves(
        user=user,
        markings=markings,
        days=days_told(connection, wanted if unsettled else markings),
        unmarked=allowed(user, Action.RECORD_READ, record_of("")).allowed,
        unsettled=unsettled,
        now=now,
        zone=ZoneInfo(mission.mission.tz),
    )


def unsettled_days(connection: sa.Connection) -> frozenset[date]:
    """Days of which a report may tell of a marked incident that nobody knows yet.

    Such reports wait, for others than the team, until they are merged.
    """
    waiting = unmerged(connection)
    held = waiting and any(
        each.subject.startswith(INCIDENT)
        and (each.sensitivity is not Sensitivity.PUBLIC or each.delay_hours)
        for each in every_marking(connection)
    )
    return frozenset(waiting if held else ())


def readable_documents(
    mission: OpenMission,
    connection: sa.Connection,
    user: User,
    ids: Iterable[str],
    *,
    now: datetime,
) -> frozenset[str]:
    """Those of the documents that the user may read now."""
    wanted = set(ids)
    found = shelves(mission, connection, user, wanted, now=now)
    return frozenset(each for each in wanted if found.readable(each))


def open_documents(
    mission: OpenMission,
    connection: sa.Connection,
    user: User,
    ids: Iterable[str],
    *,
    now: datetime,
) -> frozenset[str]:
    """Those of the documents that the user may search, and find on a list.

    Whoever is not of the team finds only what is public: of anything else words are
    struck out for them, and a search must not tell whether they are there.
    """
    wanted = set(ids)
    found = shelves(mission, connection, user, wanted, now=now)
    team = is_team(user)
    return frozenset(
        each
        for each in wanted
        if found.readable(each)
        and (team or found.record(each).sensitivity is Sensitivity.PUBLIC)
    )


def require_document(
    mission: OpenMission,
    connection: sa.Connection,
    user: User,
    document: str,
    *,
    now: datetime,
    unknown: UnknownSubject,
) -> Record:
    """The document for permissions, where the user may read it now.

    Raises:
        HiddenSubject: not so; over the web it reads like `unknown`.
    """
    found = shelves(mission, connection, user, (document,), now=now)
    record = found.record(document)
    require_known(user, record, unknown=unknown)
    if found.waits(document):
        raise HiddenSubject("not shown yet", where=document, unknown=unknown)
    return record
