"""Cases: find the incident that somebody wants to act on, and ask whether they may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.model.access import Marking, Role, User
from trucewatch.model.decided import UNDECIDED, Decided
from trucewatch.model.incident import Incident
from trucewatch.reconcile.decided import apply_decided
from trucewatch.service.access import READS, Action, Record, record_of, require
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import MACHINE
from trucewatch.settings import Settings
from trucewatch.store.decisions import USERS, decided_on, marked
from trucewatch.store.incidents import INCIDENTS
from trucewatch.store.lines import kept_incidents, telling_of


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


def acting_or_owner(connection: sa.Connection, by: str) -> User:
    """The user of that id; for the machine itself, whoever has the mission's folder.

    As long as a mission has no users, whoever has its folder may do everything in it
    but what is a party's own.

    Raises:
        UnknownSubject: there is no such user, or nobody is named though the mission
            has users.
    """
    if by == MACHINE and not any(True for _ in USERS.every(connection)):
        return OWNER
    return acting_user(connection, by)


def require_or_owner(connection: sa.Connection, by: str, action: Action) -> None:
    """Return where `by` may; see `acting_or_owner`.

    Raises:
        AccessDenied, UnknownSubject: not so.
    """
    require(acting_or_owner(connection, by), action)


OWNER = User(
    id=MACHINE, roles=tuple(role for role in Role if role is not Role.PARTY_OFFICER)
)
"""Whoever has the folder of a mission that has no users."""


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
        reads = action in READS
        user = (acting_or_owner if reads else acting_user)(connection, by)
        own = tuple(marked(connection, (incident,)).values())
        require(user, action, record_of(incident, *own), on_behalf=on_behalf)
    merge_pending(mission, settings=settings)
    with mission.store.unit() as connection:
        merged = find_incident(connection, incident)
        told = merged.supporting + merged.contradicting
        subjects = {incident, *(placed.claim.document for placed in told)}
        markings = tuple(marked(connection, subjects).values())
        record = record_of(incident, *markings)
        require(user, action, record, on_behalf=on_behalf)
        decided = decided_on(connection, (incident,)).get(incident, UNDECIDED)
    return Case(
        user=user, merged=merged, decided=decided, record=record, markings=markings
    )


def find_incident(connection: sa.Connection, wanted: str) -> Incident:
    """The incident of that id as it was last merged, before any decision.

    Raises:
        UnknownSubject: there never was one, or its founding claim now belongs to
            another incident, which is named.
    """
    found = kept_incidents(connection, (wanted,)).get(wanted)
    if found is not None:
        return found
    known = INCIDENTS.latest(connection, wanted)
    if known is None:
        raise UnknownSubject(
            "no such incident",
            where=wanted,
            wanted="an incident of this mission, as a bulletin prints its id",
        )
    now = known.value.superseded_by or ""
    raise UnknownSubject(
        "the incident is no longer there",
        where=wanted,
        got=f"its founding claim now belongs to {now}" if now else "no claim for it",
        wanted=now or "an incident of this mission",
    )


def records_of(
    connection: sa.Connection, incidents: Iterable[str]
) -> dict[str, Record]:
    """Each incident for permissions: with what its documents are marked."""
    wanted = sorted(set(incidents))
    telling = telling_of(connection, wanted)
    documents = {each for found in telling.values() for each in found}
    markings = marked(connection, {*wanted, *documents})
    return {
        each: record_of(
            each,
            *(markings[s] for s in (each, *telling.get(each, ())) if s in markings),
        )
        for each in wanted
    }


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
