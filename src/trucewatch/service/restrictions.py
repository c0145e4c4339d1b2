"""Restrictions: where monitors or aid were hindered, counted by who hindered them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from trucewatch.errors import UnknownSubject
from trucewatch.model.record import content_id, to_record
from trucewatch.model.redaction import redacted
from trucewatch.model.restriction import AccessRestriction
from trucewatch.service.access import Action, require
from trucewatch.service.attributing import check_actor
from trucewatch.service.cases import acting_user, version_seen
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import RESTRICTIONS


def record_restriction(
    mission: OpenMission,
    restriction: AccessRestriction,
    *,
    by: str,
    entry: str | None = None,
    seen: int | None = None,
) -> Kept[AccessRestriction]:
    """Note an access restriction, or a later word on the one of id `entry`.

    Raises:
        UnknownSubject, AccessDenied: no such user or entry, or one who may not.
        InvalidDecision: laid to an actor that no list of actors has.
        EditConflict: somebody else wrote it meanwhile, or it is there already.
    """
    key = entry or content_id("rst", to_record(restriction))
    with mission.store.writing(stamp_now(by)) as unit:
        require(acting_user(unit.connection, by), Action.RESTRICTION_WRITE)
        check_actor(mission, restriction.by, where=restriction.name)
        versions = RESTRICTIONS.number(unit.connection, key) if entry else 0
        if entry is not None and not versions:
            raise UnknownSubject("no such restriction", where=entry)
        number = version_seen(versions, seen)
        subject = restriction.place_id or restriction.name[:64]
        return RESTRICTIONS.write(unit, key, restriction, subject=subject, seen=number)


def restrictions(mission: OpenMission, *, by: str) -> list[Kept[AccessRestriction]]:
    """Every restriction, by first day and place."""
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.INBOX_READ)
        found = list(RESTRICTIONS.every(connection))
    return sorted(found, key=lambda each: (each.value.first, each.value.name, each.id))


def published_restrictions(
    connection: sa.Connection, day: date
) -> tuple[AccessRestriction, ...]:
    """Those that held on the day, by place, as a published page may hold them."""
    held = (each.value for each in RESTRICTIONS.every(connection))
    found = [
        replace(each, note=redacted(each.note), movement=redacted(each.movement))
        for each in held
        if each.held_on(day)
    ]
    return tuple(sorted(found, key=lambda r: (r.name, r.first, r.by or "", r.movement)))


def counts_by_actor(found: list[Kept[AccessRestriction]]) -> dict[str, int]:
    """How many restrictions were laid to each actor, ``unknown`` for none, by code."""
    counted = Counter(each.value.by or "unknown" for each in found)
    return dict(sorted(counted.items()))
