"""Users to try a demonstration with; no other mission gets them."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address

from trucewatch.errors import InvalidMission
from trucewatch.model.access import Role
from trucewatch.service.missions import OpenMission
from trucewatch.service.passwords import hashed, one_time_password
from trucewatch.service.users import add_user
from trucewatch.store.accounts import Account, put_account
from trucewatch.store.decisions import USERS

_TEAM = (Role.REPORTER, Role.REVIEWER, Role.LIAISON, Role.PUBLISHER)
DEMO_USERS: tuple[tuple[str, tuple[Role, ...], str | None], ...] = (
    ("admin", (Role.ADMIN,), None),
    ("anna", _TEAM, None),
    ("boris", _TEAM, None),
    ("officer-rus", (Role.PARTY_OFFICER,), "RUS"),
    ("officer-tur", (Role.PARTY_OFFICER,), "TUR"),
    ("partner", (Role.VIEWER,), None),
)


def is_own_machine(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def demo_accounts(mission: OpenMission, *, now: datetime) -> list[tuple[str, str, str]]:
    """Users of every kind with fresh passwords: id, password, roles in words.

    Raises:
        InvalidMission: the mission is no demonstration.
    """
    if not mission.mission.demonstration:
        raise InvalidMission(
            "not a demonstration",
            where=str(mission.root),
            wanted="a mission with demonstration = true; serve it without --demo",
        )
    with mission.store.unit() as connection:
        known = {kept.value.id for kept in USERS.every(connection)}
    found = []
    for user, roles, party in DEMO_USERS:
        if user not in known:
            by = None if not known else DEMO_USERS[0][0]
            add_user(mission, user, roles=roles, party=party, by=by)
            known.add(user)
        password = one_time_password()
        account = Account(user=user, password=hashed(password), changed=now)
        with mission.store.volatile() as connection:
            put_account(connection, account)
        words = ", ".join(role.value.replace("_", " ") for role in roles)
        found.append((user, password, words))
    return found
