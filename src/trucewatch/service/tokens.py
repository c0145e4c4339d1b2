"""Tokens of the API: for programs, with scope and end, never more than the user may."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.model.access import User
from trucewatch.model.account import AccountChange, Scope, Token
from trucewatch.service.account_log import log_account_change
from trucewatch.service.accounts import digest_of
from trucewatch.service.cases import acting_user
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.store.accounts import (
    drop_token,
    put_token,
    token_of,
    tokens_of,
    touch_token,
)
from trucewatch.store.decisions import USERS

PREFIX = "tw_"
"""How a token begins, so that scanners for leaked secrets can find it."""

LONGEST_DAYS = 366
TOUCHED_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Whose token it is, and what for."""

    user: User
    token: Token


def make_token(
    mission: OpenMission,
    user: str,
    *,
    name: str,
    scopes: tuple[Scope, ...],
    days: int,
    now: datetime,
) -> tuple[str, Token]:
    """A new token: its secret, shown once, and what is kept of it.

    Raises:
        InvalidDecision: no name, no scope, or a life of less than a day or more than
            `LONGEST_DAYS`.
        UnknownSubject: no such user.
    """
    if not name.strip() or not scopes or not 1 <= days <= LONGEST_DAYS:
        raise InvalidDecision(
            "no such token",
            where=user,
            got=f"name {name!r}, {len(scopes)} scopes, {days} days",
            wanted=f"a name, a scope, 1 to {LONGEST_DAYS} days",
        )
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token(
        id=f"tok_{secrets.token_hex(8)}",
        user=user,
        name=name.strip(),
        scopes=tuple(scope for scope in Scope if scope in scopes),
        made=now,
        expires=now + timedelta(days=days),
        used=None,
    )
    with mission.store.writing(stamp_now(user)) as unit:
        acting_user(unit.connection, user)
        put_token(unit.connection, token, digest=digest_of(secret))
        log_account_change(unit, user, AccountChange.TOKEN_MADE, token.id)
    return secret, token


def own_tokens(mission: OpenMission, user: str) -> tuple[Token, ...]:
    """A user's tokens, oldest first."""
    with mission.store.unit() as connection:
        return tokens_of(connection, user)


def revoke_token(mission: OpenMission, token: str, *, by: str) -> None:
    """Revoke one of the own tokens.

    Raises:
        UnknownSubject: there is no such token of the user.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        if not drop_token(unit.connection, token, user=by):
            raise UnknownSubject("no such token", where=token, wanted="an own one")
        log_account_change(unit, by, AccountChange.TOKEN_REVOKED, token)


def bearer(mission: OpenMission, secret: str, *, now: datetime) -> Bearer | None:
    """Whose token it is; None where it is unknown, over, or its user not active."""
    with mission.store.unit() as connection:
        token = token_of(connection, digest_of(secret))
        kept = USERS.latest(connection, token.user) if token else None
    if token is None or kept is None or not kept.value.active or now >= token.expires:
        return None
    if token.used is None or now - token.used > TOUCHED_AFTER:
        with mission.store.volatile() as connection:
            touch_token(connection, token.id, at=now)
    return Bearer(user=kept.value, token=token)
