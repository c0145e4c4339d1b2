"""Administration: users with their accounts, marked records, the switch."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.access import Marking, User
from trucewatch.model.account import AccountEntry, Switch
from trucewatch.service.access import (
    Action,
    allowed,
    is_team,
    record_of,
    require,
)
from trucewatch.service.cases import acting_user
from trucewatch.service.missions import OpenMission
from trucewatch.service.switches import READ_ONLY
from trucewatch.store.accounts import users_with_accounts
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import ACCOUNT_CHANGES, MARKINGS, SWITCHES, USERS


@dataclass(frozen=True, slots=True, kw_only=True)
class UserLine:
    """A user on the list.

    Args:
        user: the user.
        version: of the entry, for an edit.
        account: whether the user can sign in.
        codes: whether with one-time codes.
        last: the last change to the account, or None.
    """

    user: User
    version: int
    account: bool
    codes: bool
    last: Kept[AccountEntry] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What an administrator looks after.

    Args:
        users: every user, by id.
        marked: records that are marked, by id, of those that the user may read.
        switch: the read-only switch, or None where nobody touched it.
    """

    users: tuple[UserLine, ...]
    marked: tuple[Kept[Marking], ...]
    switch: Kept[Switch] | None


def read_house(mission: OpenMission, *, by: str) -> House:
    """Users, marked records, the switch.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.USER_READ)
        accounts = users_with_accounts(connection)
        changes = {kept.id: kept for kept in ACCOUNT_CHANGES.every(connection)}
        return House(
            users=tuple(
                UserLine(
                    user=kept.value,
                    version=kept.version,
                    account=kept.id in accounts,
                    codes=accounts.get(kept.id, False),
                    last=changes.get(kept.id),
                )
                for kept in USERS.every(connection)
            ),
            marked=tuple(
                kept for kept in MARKINGS.every(connection) if _may_read(user, kept)
            ),
            switch=SWITCHES.latest(connection, READ_ONLY),
        )


def _may_read(user: User, kept: Kept[Marking]) -> bool:
    """Whether the user reads how a record is marked, and why: of the team alone."""
    record = record_of(kept.id, kept.value)
    return is_team(user) and allowed(user, Action.RECORD_READ, record).allowed
