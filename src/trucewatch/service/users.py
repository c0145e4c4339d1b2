"""Users: who may act in a mission, in which roles."""

from __future__ import annotations

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.model.access import Role, User
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user, refusing, version_seen
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import USERS
from trucewatch.store.unit import Unit


def add_user(
    mission: OpenMission,
    user: str,
    *,
    roles: tuple[Role, ...],
    party: str | None = None,
    by: str | None = None,
) -> Kept[User]:
    """Add a user. The first one of a mission is an admin and needs nobody's leave.

    Raises:
        AccessDenied: `by` may not.
        UnknownSubject: no such user `by`.
        InvalidDecision: the id is taken or unusable, or the first is no admin.
    """
    with mission.store.writing(stamp_now(by or MACHINE)) as unit:
        first = not any(True for _ in USERS.every(unit.connection))
        if first and Role.ADMIN not in roles:
            raise InvalidDecision(
                "the first user is an admin", where=user, wanted="--role admin"
            )
        if not first:
            _require_admin(unit, by)
        if user == MACHINE or USERS.latest(unit.connection, user) is not None:
            raise InvalidDecision("the id is taken", where=user, wanted="another id")
        return _write(unit, user, roles=roles, party=party, active=True, seen=0)


def change_roles(
    mission: OpenMission,
    user: str,
    *,
    roles: tuple[Role, ...],
    by: str,
    party: str | None = None,
    active: bool = True,
    seen: int | None = None,
) -> Kept[User]:
    """Give a user other roles, or none; a user is never deleted.

    Raises:
        AccessDenied, UnknownSubject, EditConflict: see `add_user`.
        InvalidDecision: nobody would be left who is an admin.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        _require_admin(unit, by)
        kept = USERS.latest(unit.connection, user)
        if kept is None:
            raise UnknownSubject("no such user", where=user)
        admins = {
            each.id
            for each in USERS.every(unit.connection)
            if each.value.active and Role.ADMIN in each.value.roles
        }
        if admins == {user} and not (active and Role.ADMIN in roles):
            raise InvalidDecision(
                "a mission keeps an admin", where=user, wanted="another admin first"
            )
        number = version_seen(kept.version, seen)
        return _write(unit, user, roles=roles, party=party, active=active, seen=number)


def list_users(mission: OpenMission, *, by: str) -> list[User]:
    """Every user, by id."""
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.USER_READ)
        return [kept.value for kept in USERS.every(connection)]


def _require_admin(unit: Unit, by: str | None) -> None:
    if by is None:
        raise UnknownSubject(
            "who does this?", where="--by", wanted="an admin of this mission"
        )
    require(acting_user(unit.connection, by), Action.USER_WRITE)


def _write(
    unit: Unit,
    user: str,
    *,
    roles: tuple[Role, ...],
    party: str | None,
    active: bool,
    seen: int,
) -> Kept[User]:
    ordered = tuple(role for role in Role if role in roles)
    with refusing(user):
        value = User(id=user, roles=ordered, party=party, active=active)
    return USERS.write(unit, user, value, subject=user, seen=seen)
