"""Liaison: who was told of an incident, what came back, and what still waits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.errors import UnknownSubject
from trucewatch.model.liaison import Channel, LiaisonContact
from trucewatch.model.record import content_id, to_record
from trucewatch.service.access import Action, allowed, require, require_known
from trucewatch.service.cases import (
    acting_user,
    open_case,
    records_of,
    refusing,
    version_seen,
)
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import CONTACTS


def tell(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    told: str,
    channel: Channel,
    at: datetime,
    what: str,
    settings: Settings,
) -> Kept[LiaisonContact]:
    """Note that an office was told of an incident. Errors: see `review`."""
    open_case(mission, incident, by=by, action=Action.LIAISON_WRITE, settings=settings)
    with refusing(incident):
        value = LiaisonContact(
            incident=incident, told=told, channel=channel, at=at, what=what
        )
    key = content_id("lia", to_record(value))
    with mission.store.writing(stamp_now(by)) as unit:
        return CONTACTS.write(unit, key, value, subject=incident, seen=0)


def follow_up(
    mission: OpenMission,
    contact: str,
    *,
    by: str,
    reply: str | None = None,
    at: datetime | None = None,
    closed: bool = False,
    seen: int | None = None,
) -> Kept[LiaisonContact]:
    """Note the reply to a contact, or close it without one.

    Raises:
        UnknownSubject: no such user or contact.
        AccessDenied: the user may not.
        InvalidDecision: a reply without its time, or from before the contact.
        EditConflict: somebody else wrote it meanwhile.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        user = acting_user(unit.connection, by)
        require(user, Action.LIAISON_WRITE)
        kept = CONTACTS.latest(unit.connection, contact)
        unknown = UnknownSubject("no such contact", where=contact)
        if kept is None:
            raise unknown
        incident = kept.value.incident
        record = records_of(unit.connection, (incident,))[incident]
        require_known(user, record, unknown=unknown)
        require(user, Action.LIAISON_WRITE, record)
        with refusing(contact):
            value = replace(
                kept.value,
                reply=reply or kept.value.reply,
                replied_at=at or kept.value.replied_at,
                closed=closed or kept.value.closed,
            )
        number = version_seen(kept.version, seen)
        return CONTACTS.write(unit, contact, value, subject=incident, seen=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """A contact with the hours for which its reply has been waited for."""

    contact: Kept[LiaisonContact]
    hours: float | None


def contacts(
    mission: OpenMission, *, by: str, now: datetime, waiting: bool = False
) -> list[Ageing]:
    """The contacts that the user may read: longest waited for first, then by time.

    Args:
        mission: the mission.
        by: who asks.
        now: to reckon the hours to.
        waiting: only those that wait for a reply.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.LIAISON_READ)
        every = list(CONTACTS.every(connection))
        records = records_of(connection, (each.value.incident for each in every))
    found = []
    for kept in every:
        record = records[kept.value.incident]
        hours = kept.value.age_hours(now)
        if allowed(user, Action.LIAISON_READ, record).allowed and not (
            waiting and hours is None
        ):
            found.append(Ageing(contact=kept, hours=hours))
    return sorted(found, key=lambda a: (-(a.hours or 0), a.contact.value.at))
