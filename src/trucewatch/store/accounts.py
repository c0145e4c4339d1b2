"""Accounts, sessions, tokens and allowances: rows that no log knows.

Everything here works on a connection of `Store.volatile` or, for looks, `Store.unit`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from trucewatch.model.account import Scope, Session, SignIn, SignInOutcome, Token
from trucewatch.store.tables import accounts, buckets, sessions, sign_ins, tokens

KEPT_SIGN_INS = 50
"""How many attempts a user's list keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How a user signs in.

    Args:
        user: id of the user.
        password: argon2id hash.
        changed: when it was set.
        must_change: whether it was set by somebody else.
        totp: secret of the one-time codes (base32), or None without them.
        totp_used: number of the last time step whose code was used.
    """

    user: str
    password: str
    changed: datetime
    must_change: bool = False
    totp: str | None = None
    totp_used: int = 0


def account_of(connection: sa.Connection, user: str) -> Account | None:
    """The account of a user, or None."""
    query = sa.select(accounts).where(accounts.c.user == user)
    row = connection.execute(query).first()
    if row is None:
        return None
    return Account(
        user=row.user,
        password=row.password,
        changed=datetime.fromisoformat(row.changed),
        must_change=bool(row.must_change),
        totp=row.totp,
        totp_used=row.totp_used,
    )


def has_accounts(connection: sa.Connection) -> bool:
    """Whether anybody can sign in."""
    return connection.execute(sa.select(accounts.c.user).limit(1)).first() is not None


def users_with_accounts(connection: sa.Connection) -> dict[str, bool]:
    """Users who can sign in, and whether with one-time codes."""
    rows = connection.execute(sa.select(accounts.c.user, accounts.c.totp))
    return {row.user: row.totp is not None for row in rows}


def put_account(connection: sa.Connection, account: Account) -> None:
    """Keep an account in place of the user's earlier one."""
    connection.execute(sa.delete(accounts).where(accounts.c.user == account.user))
    connection.execute(
        sa.insert(accounts).values(
            user=account.user,
            password=account.password,
            changed=account.changed.isoformat(),
            must_change=account.must_change,
            totp=account.totp,
            totp_used=account.totp_used,
        )
    )


def put_session(connection: sa.Connection, session: Session) -> None:
    """Keep a new session."""
    connection.execute(
        sa.insert(sessions).values(
            digest=session.digest,
            user=session.user,
            started=session.started.isoformat(),
            seen=session.seen.isoformat(),
            client=session.client,
        )
    )


def session_of(connection: sa.Connection, digest: str) -> Session | None:
    """The session of that digest, or None."""
    query = sa.select(sessions).where(sessions.c.digest == digest)
    row = connection.execute(query).first()
    return None if row is None else session_from(row)


def sessions_of(connection: sa.Connection, user: str) -> tuple[Session, ...]:
    """A user's sessions, latest first."""
    query = (
        sa.select(sessions)
        .where(sessions.c.user == user)
        .order_by(sessions.c.started.desc(), sessions.c.digest)
    )
    return tuple(session_from(row) for row in connection.execute(query))


def session_from(row: sa.Row[Any]) -> Session:
    """The session that a row of `sessions` holds."""
    return Session(
        digest=row.digest,
        user=row.user,
        started=datetime.fromisoformat(row.started),
        seen=datetime.fromisoformat(row.seen),
        client=row.client,
    )


def touch_session(connection: sa.Connection, digest: str, *, at: datetime) -> None:
    """Note that a session was used."""
    query = sa.update(sessions).where(sessions.c.digest == digest)
    connection.execute(query.values(seen=at.isoformat()))


def end_sessions(
    connection: sa.Connection, user: str, *, but: str | None = None
) -> int:
    """End a user's sessions, all but one; how many ended."""
    query = sa.delete(sessions).where(sessions.c.user == user)
    if but is not None:
        query = query.where(sessions.c.digest != but)
    return connection.execute(query).rowcount


def end_session(connection: sa.Connection, digest: str, *, user: str) -> bool:
    """End one session of a user; whether there was one."""
    query = (
        sa.delete(sessions)
        .where(sessions.c.digest == digest)
        .where(sessions.c.user == user)
    )
    return connection.execute(query).rowcount > 0


def put_token(connection: sa.Connection, token: Token, *, digest: str) -> None:
    """Keep a new token."""
    connection.execute(
        sa.insert(tokens).values(
            digest=digest,
            id=token.id,
            user=token.user,
            name=token.name,
            scopes=" ".join(token.scopes),
            made=token.made.isoformat(),
            expires=token.expires.isoformat(),
            used=None,
        )
    )


def token_of(connection: sa.Connection, digest: str) -> Token | None:
    """The token of that digest, or None."""
    row = connection.execute(sa.select(tokens).where(tokens.c.digest == digest)).first()
    return None if row is None else _token(row)


def tokens_of(connection: sa.Connection, user: str) -> tuple[Token, ...]:
    """A user's tokens, oldest first."""
    query = sa.select(tokens).where(tokens.c.user == user)
    rows = connection.execute(query.order_by(tokens.c.made, tokens.c.id))
    return tuple(_token(row) for row in rows)


def _token(row: sa.Row[tuple[str, ...]]) -> Token:
    return Token(
        id=row.id,
        user=row.user,
        name=row.name,
        scopes=tuple(Scope(each) for each in row.scopes.split()),
        made=datetime.fromisoformat(row.made),
        expires=datetime.fromisoformat(row.expires),
        used=datetime.fromisoformat(row.used) if row.used else None,
    )


def touch_token(connection: sa.Connection, token: str, *, at: datetime) -> None:
    """Note that a token was used."""
    query = sa.update(tokens).where(tokens.c.id == token)
    connection.execute(query.values(used=at.isoformat()))


def drop_token(connection: sa.Connection, token: str, *, user: str) -> bool:
    """Revoke a token of a user; whether there was one."""
    query = sa.delete(tokens).where(tokens.c.id == token).where(tokens.c.user == user)
    return connection.execute(query).rowcount > 0


def drop_tokens(connection: sa.Connection, user: str) -> int:
    """Revoke every token of a user; how many there were."""
    query = sa.delete(tokens).where(tokens.c.user == user)
    return connection.execute(query).rowcount


def note_sign_in(connection: sa.Connection, attempt: SignIn) -> None:
    """Keep an attempt to sign in; the oldest beyond `KEPT_SIGN_INS` go."""
    connection.execute(
        sa.insert(sign_ins).values(
            user=attempt.user,
            at=attempt.at.isoformat(),
            outcome=attempt.outcome.value,
            client=attempt.client,
        )
    )
    mine = sa.select(sign_ins.c.number).where(sign_ins.c.user == attempt.user)
    kept = mine.order_by(sign_ins.c.number.desc()).limit(KEPT_SIGN_INS)
    connection.execute(
        sa.delete(sign_ins)
        .where(sign_ins.c.user == attempt.user)
        .where(sign_ins.c.number.not_in(kept.scalar_subquery()))
    )


def sign_ins_of(
    connection: sa.Connection, user: str, *, most: int = 10
) -> tuple[SignIn, ...]:
    """The last attempts to sign in as a user, latest first."""
    rows = connection.execute(_SIGN_INS, {"user": user, "most": most})
    return tuple(
        SignIn(
            user=row.user,
            at=datetime.fromisoformat(row.at),
            outcome=SignInOutcome(row.outcome),
            client=row.client,
        )
        for row in rows
    )


_SIGN_INS = (
    sa.select(sign_ins)
    .where(sign_ins.c.user == sa.bindparam("user"))
    .order_by(sign_ins.c.number.desc())
    .limit(sa.bindparam("most"))
)


def take_from(
    connection: sa.Connection, name: str, *, size: int, period: float, at: float
) -> float:
    """Take one from an allowance that fills up again evenly.

    Args:
        connection: of `Store.volatile`.
        name: of what.
        size: how many are allowed at once.
        period: seconds in which an empty allowance fills up.
        at: now, in seconds since 1970.

    Returns:
        0 where there was one to take, else after how many seconds there will be.
    """
    row = connection.execute(sa.select(buckets).where(buckets.c.name == name)).first()
    level = float(size)
    if row is not None:
        level = min(size, row.level + max(0.0, at - row.at) * size / period)
    wait = 0.0 if level >= 1 else (1 - level) * period / size
    left = level - 1 if level >= 1 else level
    connection.execute(sa.delete(buckets).where(buckets.c.name == name))
    connection.execute(sa.insert(buckets).values(name=name, level=left, at=at))
    return wait
