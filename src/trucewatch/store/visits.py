"""Visits: who the session of a request belongs to, looked up in one query."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.model.access import User
from trucewatch.model.account import Session
from trucewatch.store.accounts import session_from
from trucewatch.store.decisions import USERS
from trucewatch.store.entries import Entry
from trucewatch.store.tables import accounts, entries, sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A session with what decides whether it is open.

    Args:
        session: the session.
        user: whose it is, or None where there is no such user any more.
        account: whether the user can sign in.
        must_change: whether the password was set by somebody else.
        codes: whether the user signs in with one-time codes.
    """

    session: Session
    user: User | None
    account: bool
    must_change: bool
    codes: bool


_VISIT = (
    sa.select(
        sessions,
        accounts.c.user.label("account"),
        accounts.c.must_change,
        accounts.c.totp,
        entries.c.version,
        entries.c.subject,
        entries.c.by,
        entries.c.at,
        entries.c.record,
    )
    .select_from(sessions)
    .outerjoin(accounts, accounts.c.user == sessions.c.user)
    .outerjoin(
        entries,
        sa.and_(entries.c.kind == USERS.kind, entries.c.id == sessions.c.user),
    )
    .where(sessions.c.digest == sa.bindparam("digest"))
    .order_by(entries.c.version)
)


def visit_of(connection: sa.Connection, digest: str) -> Visit | None:
    """The visit of the session of that digest, or None where there is no such session.

    Args:
        connection: of `Store.glance`: it is one statement.
        digest: SHA-256 of the session's token, hex.
    """
    rows = connection.execute(_VISIT, {"digest": digest}).all()
    if not rows:
        return None
    written = [
        Entry(
            kind=USERS.kind,
            id=row.user,
            version=row.version,
            subject=row.subject,
            by=row.by,
            at=row.at,
            record=row.record,
        )
        for row in rows
        if row.version is not None
    ]
    standing = [entry for entry in written if not entry.erased]
    first = rows[0]
    return Visit(
        session=session_from(first),
        user=USERS.kept(standing[-1]).value if standing else None,
        account=first.account is not None,
        must_change=bool(first.must_change),
        codes=first.totp is not None,
    )
