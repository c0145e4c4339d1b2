"""The emergency switch: over the web nothing can be changed until it is turned back."""

from __future__ import annotations

from trucewatch.model.account import Switch
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user, refusing
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import SWITCHES

READ_ONLY = "read_only"


def read_switch(mission: OpenMission) -> Kept[Switch] | None:
    """The switch as it stands; None where nobody ever touched it."""
    with mission.store.unit() as connection:
        return SWITCHES.latest(connection, READ_ONLY)


def is_read_only(mission: OpenMission) -> bool:
    """Whether changes over the web are refused."""
    kept = read_switch(mission)
    return kept is not None and kept.value.read_only


def turn_switch(
    mission: OpenMission, *, by: str, read_only: bool, reason: str
) -> Kept[Switch]:
    """Refuse changes over the web from now on, or take them again.

    Raises:
        UnknownSubject: no such user.
        AccessDenied: the user may not.
        InvalidDecision: no reason.
    """
    with refusing(READ_ONLY):
        value = Switch(read_only=read_only, reason=reason)
    with mission.store.writing(stamp_now(by)) as unit:
        require(acting_user(unit.connection, by), Action.INSTANCE_SWITCH)
        seen = SWITCHES.number(unit.connection, READ_ONLY)
        return SWITCHES.write(unit, READ_ONLY, value, subject=READ_ONLY, seen=seen)
