"""Cases: find the incident that somebody wants to act on, and ask whether they may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.model.access import Marking, User
from trucewatch.model.decided import UNDECIDED, Decided
from trucewatch.model.decision import MergeBook
from trucewatch.model.incident import Incident
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.decided import apply_decided
from trucewatch.reconcile.identity import incident_id as founded_by
from trucewatch.reconcile.merge import reconcile_reports
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import open_gazetteer
from trucewatch.service.access import Action, Record, record_of, require
from trucewatch.service.merging import book_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.reports import placed_reports
from trucewatch.settings import Settings
from trucewatch.store.decisions import USERS, decided_on, marked
from trucewatch.store.documents import documents_between
from trucewatch.store.founders import Founder, event_claims
from trucewatch.store.incidents import INCIDENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An incident under somebody's hands.

    Args:
        user: who acts.
        merged: the incident as the machine merged it.
        decided: what people decided on it.
        record: it, for permissions: with what its documents are marked.
        markings: the markings that count for it.
    """

    user: User
    merged: Incident
    decided: Decided
    record: Record
    markings: tuple[Marking, ...]

    @property
    def incident(self) -> Incident:
        """The incident with what people decided."""
        return apply_decided(self.merged, self.decided)


def acting_user(connection: sa.Connection, user_id: str) -> User:
    """The user of that id.

    Raises:
        UnknownSubject: there is none.
    """
    kept = USERS.latest(connection, user_id)
    if kept is None:
        raise UnknownSubject(
            "no such user",
            where="--by",
            got=user_id,
            wanted="a user of this mission; see: trucewatch user list",
        )
    return kept.value


def open_case(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    action: Action,
    settings: Settings,
    on_behalf: str | None = None,
) -> Case:
    """The incident, for a user who may do `action` on it.

    The permission is asked before anything is looked up, and again with the
    markings of the documents that tell of the incident.

    Raises:
        UnknownSubject: no such user, no such incident, or none any more.
        AccessDenied: the user may not.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        own = tuple(marked(connection, (incident,)).values())
        require(user, action, record_of(incident, *own), on_behalf=on_behalf)
        merged = find_incident(mission, connection, incident, settings=settings)
        told = merged.supporting + merged.contradicting
        documents = marked(connection, {placed.claim.document for placed in told})
        markings = (*own, *documents.values())
        record = record_of(incident, *markings)
        require(user, action, record, on_behalf=on_behalf)
        decided = decided_on(connection, (incident,)).get(incident, UNDECIDED)
    return Case(
        user=user, merged=merged, decided=decided, record=record, markings=markings
    )


def find_incident(
    mission: OpenMission, connection: sa.Connection, wanted: str, *, settings: Settings
) -> Incident:
    """The incident of that id as the bulletins merge it, before any decision.

    Raises:
        UnknownSubject: there never was one, or its founding claim now belongs to
            another incident, which is named.
    """
    founder = _founder(connection, wanted)
    if founder is None or founder.day is None:
        raise UnknownSubject(
            "no such incident",
            where=wanted,
            wanted="an incident of this mission, as a bulletin prints its id",
        )
    window = timedelta(days=settings.incident_window_days)
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    stored = documents_between(connection, founder.day - window, founder.day + window)
    reports = placed_reports(mission, connection, stored, gazetteer=gazetteer)
    now = ""
    book = book_of(connection, reports)
    for incident in _each_bulletins(reports, window, book):
        told = {placed.claim.id for placed in incident.supporting}
        if incident.id == wanted:
            return incident
        now = incident.id if founder.claim in told else now
    raise UnknownSubject(
        "the incident is no longer there",
        where=wanted,
        got=f"its founding claim now belongs to {now}" if now else "no claim for it",
        wanted=now or "an incident of this mission",
    )


def _founder(connection: sa.Connection, incident: str) -> Founder | None:
    """The claim that the incident's id was given from, where it is stored."""
    kept = INCIDENTS.latest(connection, incident)
    for each in event_claims(connection):
        if kept is not None and each.claim == kept.value.founded_by:
            return each
        if kept is None and founded_by(each.claim) == incident:
            return each
    return None


def _each_bulletins(
    reports: tuple[Report, ...], window: timedelta, book: MergeBook
) -> Iterator[Incident]:
    """The incidents of each day's bulletin that the reports reach, last day first."""
    for day in sorted({report.day for report in reports}, reverse=True):
        of_day = tuple(r for r in reports if day - window <= r.day <= day)
        yield from reconcile_reports(of_day, book).incidents


def version_seen(versions: int, seen: int | None) -> int:
    """The version that an edit builds on: what the user says, else the latest."""
    return versions if seen is None else seen


@contextmanager
def refusing(what: str) -> Iterator[None]:
    """Turn a broken rule of the model into a refusal that names the subject.

    Raises:
        InvalidDecision: a value breaks an invariant.
    """
    try:
        yield
    except ValueError as error:
        raise InvalidDecision("not a valid entry", where=what, got=str(error)) from None
