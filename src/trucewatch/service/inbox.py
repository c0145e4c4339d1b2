"""The inbox: what waits for whom, oldest first."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.model.access import User
from trucewatch.service.access import Action, allowed, require
from trucewatch.service.cases import acting_user, records_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.waiting import WAITING, Waiting, Waits

AT_ONCE = 200
"""Of how many is asked together whether the user may read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """What waits for a user, oldest first.

    Args:
        waiting: as many as were asked for.
        more: whether more wait.
    """

    waiting: tuple[Waiting, ...]
    more: bool


def inbox(
    mission: OpenMission,
    *,
    by: str,
    everyone: bool = False,
    to: frozenset[str | None] | None = None,
    start: int = 0,
    most: int | None = None,
) -> Inbox:
    """What waits for the user, and for anyone who may do it; oldest first.

    Only what somebody took in hand, assigned or asked stands here; what no person
    has looked at yet is in the bulletins. Of the rest, nothing shows that the user
    may not read.

    Args:
        mission: the mission.
        by: who asks.
        everyone: with what waits for others.
        to: only what waits for one of these, None for anyone; all where it is None.
        start: how many of the oldest to leave out.
        most: how many at most, or None for all.

    Raises:
        UnknownSubject: no such user.
        AccessDenied: the user has no inbox.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.INBOX_READ)
    verifies = allowed(user, Action.INCIDENT_VERIFY).allowed

    def fits(each: Waiting) -> bool:
        return (
            (everyone or each.to in {None, by} or each.what in _OF_OTHERS)
            and (to is None or each.to in to)
            and (verifies or not _for_any_verifier(each))
            and not (_for_any_verifier(each) and each.reviewed_by == by)
        )

    mine = WAITING.choose(mission, (by, everyone, to, verifies), fits)
    wanted = len(mine) if most is None else start + most + 1
    with mission.store.unit() as connection:
        found = _readable(connection, user, mine, most=wanted)
    end = None if most is None else start + most
    return Inbox(
        waiting=tuple(found[start:end]), more=end is not None and len(found) > end
    )


def _for_any_verifier(each: Waiting) -> bool:
    """Whether it waits for whoever may verify, but the one who reviewed it last."""
    return each.what is Waits.VERIFICATION and each.to is None


_OF_OTHERS = frozenset({Waits.REPLY, Waits.DETERMINATION})
"""What waits for an office or a body: whoever follows it up sees it."""


def _readable(
    connection: sa.Connection, user: User, waiting: tuple[Waiting, ...], *, most: int
) -> list[Waiting]:
    """The first of those that the user may read."""
    found: list[Waiting] = []
    start = 0
    while start < len(waiting) and len(found) < most:
        some = waiting[start : start + min(AT_ONCE, most)]
        start += len(some)
        records = records_of(connection, (each.incident for each in some))
        found += [
            each
            for each in some
            if allowed(user, Action.INBOX_READ, records[each.incident]).allowed
        ]
    return found
