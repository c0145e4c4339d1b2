"""Cases: find the incident that somebody wants to act on, and ask whether they may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from trucewatch.errors import HiddenSubject, InvalidDecision, UnknownSubject
from trucewatch.model.access import Marking, Role, User
from trucewatch.model.decided import UNDECIDED, Decided
from trucewatch.model.incident import Incident
from trucewatch.reconcile.decided import apply_decided
from trucewatch.service.access import (
    READS,
    Action,
    Record,
    allowed,
    record_of,
    require,
    require_known,
    shown_from,
)
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.settings import Settings
from trucewatch.store.decisions import USERS, decided_on, marked
from trucewatch.store.entries import gather_entries
from trucewatch.store.founders import published_day
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

    @property
    def own_marking(self) -> Marking | None:
        """The incident's own marking, whatever its documents are marked."""
        own = (each for each in self.markings if each.subject == self.merged.id)
        return next(own, None)


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
    now: datetime | None = None,
) -> Case:
    """The incident, for a user who may do `action` on it.

    The permission is asked before anything is looked up, and again with the
    markings of the documents that tell of the incident. Whoever may not read it is
    answered like whoever asks for one that is not there, as is whoever has to wait.

    Args:
        mission: the mission.
        incident: its id.
        by: who acts.
        action: what for.
        settings: of this machine.
        on_behalf: actor code of the party in whose name it is done, or None.
        now: the present of who reads; None for a change, which is as of its stamp.

    Raises:
        UnknownSubject: no such user, no such incident, or none any more.
        AccessDenied: the user may not, or not yet.
    """
    with mission.store.unit() as connection:
        gather_entries(connection, (incident, by))
        reads = action in READS
        user = (acting_or_owner if reads else acting_user)(connection, by)
        require(user, action, record_of(incident), on_behalf=on_behalf)
        own = tuple(marked(connection, (incident,)).values())
        record = record_of(incident, *own)
        require_known(user, record, unknown=no_incident(incident))
        require(user, action, record, on_behalf=on_behalf)
    merge_pending(mission, settings=settings)
    with mission.store.unit() as connection:
        merged = find_incident(connection, incident, user=user)
        told = merged.supporting + merged.contradicting
        subjects = {incident, *(placed.claim.document for placed in told)}
        markings = tuple(marked(connection, subjects).values())
        record = record_of(incident, *markings)
        require_known(user, record, unknown=no_incident(incident))
        require(user, action, record, on_behalf=on_behalf)
        decided = decided_on(connection, (incident,)).get(incident, UNDECIDED)
    case = Case(
        user=user, merged=merged, decided=decided, record=record, markings=markings
    )
    _check_delay(mission, case, now or stamp_now(by).at)
    return case


def _check_delay(mission: OpenMission, case: Case, now: datetime) -> None:
    """Return where the incident is shown to its user already.

    Raises:
        HiddenSubject: not yet.
    """
    founding = case.merged.supporting[0].claim.document
    with mission.store.unit() as connection:
        day = published_day(connection, founding)
    if day is None:
        return
    told = datetime.combine(day, time(), tzinfo=ZoneInfo(mission.mission.tz))
    start = shown_from(told, case.user, *case.markings)
    if now < start:
        raise HiddenSubject(
            "not shown yet",
            unknown=no_incident(case.merged.id),
            where=case.merged.id,
            got=f"{case.user.id}, outside the team",
            wanted=f"from {start.isoformat(timespec='minutes')} on",
        )


def no_incident(incident: str) -> UnknownSubject:
    """What is said of an incident that is not there."""
    return UnknownSubject(
        "no such incident",
        where=incident,
        wanted="an incident of this mission, as a bulletin prints its id",
    )


def known_incidents(
    connection: sa.Connection, user: User, incidents: Iterable[str]
) -> frozenset[str]:
    """Those of the incidents that the user may read, whether shown yet or not."""
    return frozenset(
        key
        for key, record in records_of(connection, incidents).items()
        if allowed(user, Action.RECORD_READ, record).allowed
    )


def find_incident(
    connection: sa.Connection, wanted: str, *, user: User | None = None
) -> Incident:
    """The incident of that id as it was last merged, before any decision.

    Raises:
        UnknownSubject: there never was one, or its founding claim now belongs to
            another incident, which is named where the user may read it.
    """
    found = kept_incidents(connection, (wanted,)).get(wanted)
    if found is not None:
        return found
    known = INCIDENTS.latest(connection, wanted)
    now = (known and known.value.superseded_by) or ""
    hidden = now and user and now not in known_incidents(connection, user, (now,))
    if known is None or hidden:
        raise no_incident(wanted)
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
