"""Markings: how far a document, an incident or another record may go."""

from __future__ import annotations

import sqlalchemy as sa

from trucewatch.errors import UnknownSubject
from trucewatch.model.access import Audience, Marking, Sensitivity, User
from trucewatch.service.access import (
    Action,
    Record,
    record_of,
    require,
    require_known,
)
from trucewatch.service.cases import (
    acting_user,
    find_incident,
    no_incident,
    records_of,
    refusing,
    version_seen,
)
from trucewatch.service.document_access import INCIDENT, document_record
from trucewatch.service.lines import merge_pending, refresh_lines
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import MARKINGS, marked
from trucewatch.store.documents import stored_name
from trucewatch.store.lines import told_in

DOCUMENT = "doc_"


def mark_record(
    mission: OpenMission,
    subject: str,
    *,
    by: str,
    sensitivity: Sensitivity,
    reason: str,
    settings: Settings,
    audiences: tuple[Audience, ...] = (),
    party: str | None = None,
    delay_hours: int = 0,
    seen: int | None = None,
    keep: bool = False,
) -> Kept[Marking]:
    """Mark a document or incident.

    The user must be allowed to mark what it was and what it becomes: nobody marks
    a record out of, or into, a circle beyond the own.

    Args:
        mission: the mission.
        subject: id of the document or incident.
        by: who marks it.
        sensitivity: how far it may go.
        reason: why.
        settings: of this machine.
        audiences: circles that it is shared with by name.
        party: actor code of the party whose material it is, or None.
        delay_hours: how long others than the team wait for it.
        seen: the version that the user saw, or None for the latest.
        keep: leave audiences and party as they stand, whatever is given here.

    Raises:
        UnknownSubject: no such user, document or incident.
        AccessDenied: the user may not.
        InvalidDecision: no reason, or `source_vault`.
        EditConflict: somebody else marked it meanwhile.
    """
    with mission.store.unit() as connection:
        user = _marking_user(connection, subject, by=by)
        own = marked(connection, (subject,)).get(subject) if keep else None
        with refusing(subject):
            value = Marking(
                subject=subject,
                sensitivity=sensitivity,
                audiences=tuple(sorted(own.audiences if own else audiences, key=str)),
                party=own.party if own else party,
                delay_hours=delay_hours,
                reason=reason,
            )
        require(user, Action.RECORD_MARK, record_of(subject, value))
    merge_pending(mission, settings=settings)
    return _written(mission, value, by=by, seen=seen)


def _marking_user(connection: sa.Connection, subject: str, *, by: str) -> User:
    """The user, who may mark the subject as it stands."""
    user = acting_user(connection, by)
    require(user, Action.RECORD_MARK)
    record = _record(connection, subject)
    require_known(user, record, unknown=_unknown(subject))
    require(user, Action.RECORD_MARK, record)
    return user


def _written(
    mission: OpenMission, value: Marking, *, by: str, seen: int | None
) -> Kept[Marking]:
    """The marking on the books, with the lines of all that it concerns."""
    subject = value.subject
    with mission.store.writing(stamp_now(by)) as unit:
        _check_subject(unit.connection, subject)
        number = version_seen(MARKINGS.number(unit.connection, subject), seen)
        kept = MARKINGS.write(unit, subject, value, subject=subject, seen=number)
        told = told_in(unit.connection, (subject,))
        refresh_lines(unit, mission, {subject, *told})
        return kept


def _check_subject(connection: sa.Connection, subject: str) -> None:
    if subject.startswith(INCIDENT):
        find_incident(connection, subject)
    elif not stored_name(connection, subject):  # "" of one that was erased
        raise _unknown(subject)


def _record(connection: sa.Connection, subject: str) -> Record:
    """The subject for permissions, with all markings that count for it."""
    if subject.startswith(INCIDENT):
        return records_of(connection, (subject,))[subject]
    return document_record(connection, subject)


def _unknown(subject: str) -> UnknownSubject:
    """What is said of a subject that is not there."""
    if subject.startswith(INCIDENT):
        return no_incident(subject)
    return UnknownSubject(
        "no such record",
        where=subject,
        wanted=f"a document ({DOCUMENT}...) or an incident ({INCIDENT}...)",
    )
