"""The inbox: what waits for whom, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa

from trucewatch.model.access import User
from trucewatch.model.review import SETTLED, Assignment, IncidentState, Reopening
from trucewatch.service.access import Action, allowed, require
from trucewatch.service.cases import acting_user, records_of
from trucewatch.service.missions import OpenMission
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import (
    ASSIGNMENTS,
    CONTACTS,
    DETERMINATIONS,
    REOPENINGS,
    REVIEWS,
)


class Waits(StrEnum):
    """What something waits for."""

    REVIEW = "review"
    VERIFICATION = "verification"
    REPLY = "reply"
    DETERMINATION = "determination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits.

    Args:
        what: for what it waits.
        incident: id of the incident.
        since: since when.
        state: the incident's state, as far as a person set it.
        to: for whom: a user's id, an office or a body; None: for anyone who may.
        note: what was said with it.
    """

    what: Waits
    incident: str
    since: datetime
    state: IncidentState | None
    to: str | None
    note: str


def inbox(mission: OpenMission, *, by: str, everyone: bool = False) -> list[Waiting]:
    """What waits for the user, and for anyone who may do it; oldest first.

    Only what somebody took in hand, assigned or asked stands here; what no person
    has looked at yet is in the bulletins. Of the rest, nothing shows that the user
    may not read.

    Args:
        mission: the mission.
        by: who asks.
        everyone: with what waits for others.

    Raises:
        UnknownSubject: no such user.
        AccessDenied: the user has no inbox.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.INBOX_READ)
        found = [
            *_reviews(connection, user),
            *_replies(connection),
            *_determinations(connection),
        ]
        records = records_of(connection, (each.incident for each in found))
    mine = [
        each
        for each in found
        if (everyone or each.to in {None, by} or each.what in _OF_OTHERS)
        and allowed(user, Action.INBOX_READ, records[each.incident]).allowed
    ]
    return sorted(mine, key=lambda each: (each.since, each.incident, each.what))


_OF_OTHERS = frozenset({Waits.REPLY, Waits.DETERMINATION})
"""What waits for an office or a body: whoever follows it up sees it."""


def _reviews(connection: sa.Connection, user: User) -> list[Waiting]:
    """Incidents that somebody took in hand, or that were given to somebody."""
    given = {each.id: each for each in ASSIGNMENTS.every(connection)}
    reviewed = {each.id: each for each in REVIEWS.every(connection)}
    reopened = {each.id: each for each in REOPENINGS.every(connection)}
    verifies = allowed(user, Action.INCIDENT_VERIFY).allowed
    found = []
    for incident in sorted(given.keys() | reviewed.keys()):
        review, assignment = reviewed.get(incident), given.get(incident)
        state = review.value.state if review else None
        again = reopened.get(incident)
        if again and (review is None or again.value.review != review.version):
            again = None
        if state in SETTLED and again is None:
            continue
        to = assignment.value.to if assignment else None
        ready = state is IncidentState.CORROBORATED
        if ready and to is None and (not verifies or _by(review) == user.id):
            continue
        latest = max(each.at for each in (review, assignment, again) if each)
        found.append(
            Waiting(
                what=Waits.VERIFICATION if ready else Waits.REVIEW,
                incident=incident,
                since=datetime.fromisoformat(latest),
                state=state,
                to=to,
                note=_note(assignment, again),
            )
        )
    return found


def _note(assignment: Kept[Assignment] | None, again: Kept[Reopening] | None) -> str:
    """What was said with it, and what came in against it."""
    said = assignment.value.note if assignment else ""
    against = "denied since by " + ", ".join(again.value.claims) if again else ""
    return "; ".join(each for each in (against, said) if each)


def _by(kept: object) -> str:
    return str(getattr(kept, "by", ""))


def _replies(connection: sa.Connection) -> list[Waiting]:
    return [
        Waiting(
            what=Waits.REPLY,
            incident=each.value.incident,
            since=each.value.at,
            state=None,
            to=each.value.told,
            note=each.value.what,
        )
        for each in CONTACTS.every(connection)
        if each.value.waits
    ]


def _determinations(connection: sa.Connection) -> list[Waiting]:
    return [
        Waiting(
            what=Waits.DETERMINATION,
            incident=each.value.incident,
            since=_midnight(each.value.on),
            state=None,
            to=each.value.body,
            note=f"{each.value.status}: {each.value.reason}",
        )
        for each in DETERMINATIONS.every(connection)
        if each.value.open_days(each.value.on) is not None
    ]


def _midnight(day: date) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T00:00:00+00:00")
