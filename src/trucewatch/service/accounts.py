"""Accounts: sign in with a password and a one-time code; sessions that can be ended.

A session is a random token in a cookie; the store keeps its SHA-256 alone. What changes
about an account is logged as an entry, without any secret.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from trucewatch.errors import (
    AccessDenied,
    InvalidDecision,
    SignInFailed,
    TooManyAttempts,
)
from trucewatch.model.access import Role, User
from trucewatch.model.account import (
    AccountChange,
    Session,
    SignIn,
    SignInOutcome,
)
from trucewatch.service.access import Action, require
from trucewatch.service.account_log import log_account_change
from trucewatch.service.cases import acting_user
from trucewatch.service.codes import used_step
from trucewatch.service.missions import OpenMission
from trucewatch.service.passwords import (
    check_password,
    hashed,
    matches,
    one_time_password,
)
from trucewatch.service.stamps import stamp_now
from trucewatch.service.users import add_user
from trucewatch.store.accounts import (
    Account,
    account_of,
    drop_tokens,
    end_session,
    end_sessions,
    has_accounts,
    note_sign_in,
    put_account,
    put_session,
    sessions_of,
    sign_ins_of,
    take_from,
    touch_session,
    users_with_accounts,
)
from trucewatch.store.decisions import USERS
from trucewatch.store.visits import visit_of

IDLE = timedelta(hours=4)
LONGEST_SESSION = timedelta(hours=16)
"""A session ends after so long unused, and after so long in any case: a room works in
shifts of at most half a day."""

TOUCHED_AFTER = timedelta(minutes=1)
"""A session's last use is written no more often than that."""

HANDED_OUT_HOLDS = timedelta(hours=72)
"""For so long a password that was handed out opens the door."""

TOKEN_BYTES = 32
FIRST_ADMIN = "admin"

TRIES, TRIES_PERIOD = 10, 900.0
"""Attempts to sign in for one user or from one address: ten, then one in 90 seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Somebody who signed in.

    Args:
        token: what the cookie holds; nowhere else.
        session: the session.
        must_change: whether the password was set by somebody else.
        before: the attempts before this one, latest first.
    """

    token: str
    session: Session
    must_change: bool
    before: tuple[SignIn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody whose session is open; `codes`: whether they sign in with codes."""

    user: User
    session: Session
    must_change: bool
    codes: bool


def digest_of(token: str) -> str:
    """The SHA-256 of a token, hex."""
    return sha256(token.encode()).hexdigest()


def sign_in(
    mission: OpenMission,
    user: str,
    password: str,
    *,
    code: str,
    client: str,
    address: str,
    now: datetime,
) -> SignedIn:
    """Open a session.

    Args:
        mission: the mission.
        user: as it was typed.
        password: likewise.
        code: the one-time code, or "" where the account has none.
        client: address and browser, for the list of sessions.
        address: of the network, for the allowance.
        now: the present.

    Raises:
        SignInFailed: no such account, or password or code is wrong.
        TooManyAttempts: too many attempts for this user or from this address.
    """
    _take_attempts(mission, (f"user:{user[:64]}", f"address:{address}"), now)
    with mission.store.unit() as connection:
        kept = USERS.latest(connection, user)
        account = account_of(connection, user)
    step = None
    right = matches(password, account.password if account else None)
    if account is not None and account.must_change:
        right = right and now - account.changed <= HANDED_OUT_HOLDS
    if right and account is not None and account.totp is not None:
        step = used_step(account.totp, code, now=now, after=account.totp_used)
        right = step is not None
    if not right or account is None or kept is None or not kept.value.active:
        if kept is not None:
            _note(mission, user, SignInOutcome.WRONG, client, now)
        raise SignInFailed("user, password or code is wrong", wanted="all of them")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session = Session(
        digest=digest_of(token), user=user, started=now, seen=now, client=client
    )
    with mission.store.volatile() as connection:
        before = sign_ins_of(connection, user)
        if step is not None:
            put_account(connection, replace(account, totp_used=step))
        put_session(connection, session)
        _note_on(connection, user, SignInOutcome.DONE, client, now)
    return SignedIn(
        token=token, session=session, must_change=account.must_change, before=before
    )


def _take_attempts(mission: OpenMission, names: tuple[str, ...], now: datetime) -> None:
    with mission.store.volatile() as connection:
        waits = [
            take_from(
                connection,
                f"sign_in:{name}"[:160],
                size=TRIES,
                period=TRIES_PERIOD,
                at=now.timestamp(),
            )
            for name in names
        ]
    if (longest := max(waits)) > 0:
        raise TooManyAttempts(
            "too many attempts to sign in",
            got=f"more than {TRIES}",
            wanted=f"a pause of {longest:.0f} seconds",
            seconds=longest,
        )


def _note(
    mission: OpenMission, user: str, outcome: SignInOutcome, client: str, now: datetime
) -> None:
    with mission.store.volatile() as connection:
        _note_on(connection, user, outcome, client, now)


def _note_on(
    connection: sa.Connection,
    user: str,
    outcome: SignInOutcome,
    client: str,
    now: datetime,
) -> None:
    note_sign_in(connection, SignIn(user=user, at=now, outcome=outcome, client=client))


def present(mission: OpenMission, token: str, *, now: datetime) -> Present | None:
    """Who the session of a token belongs to; None where it is over."""
    digest = digest_of(token)
    with mission.store.glance() as connection:
        visit = visit_of(connection, digest)
    if visit is None:
        return None
    session, user = visit.session, visit.user
    over = now - session.seen > IDLE or now - session.started > LONGEST_SESSION
    if over or user is None or not visit.account or not user.active:
        with mission.store.volatile() as connection:
            end_session(connection, digest, user=session.user)
        return None
    if now - session.seen > TOUCHED_AFTER:
        with mission.store.volatile() as connection:
            touch_session(connection, digest, at=now)
    return Present(
        user=user,
        session=session,
        must_change=visit.must_change,
        codes=visit.codes,
    )


def sign_out(mission: OpenMission, session: Session) -> None:
    """End a session."""
    with mission.store.volatile() as connection:
        end_session(connection, session.digest, user=session.user)


def own_sessions(mission: OpenMission, user: str) -> tuple[Session, ...]:
    """The open sessions of a user, latest first."""
    with mission.store.unit() as connection:
        return sessions_of(connection, user)


def own_sign_ins(mission: OpenMission, user: str) -> tuple[SignIn, ...]:
    """The last attempts to sign in as a user, latest first."""
    with mission.store.unit() as connection:
        return sign_ins_of(connection, user)


def notice_of(attempts: tuple[SignIn, ...]) -> tuple[SignIn | None, int]:
    """What a user should know after signing in.

    Args:
        attempts: the last attempts, latest first; the present sign-in among them.

    Returns:
        The sign-in before the present one, or None; and how many attempts with a
        wrong password or code came between the two.
    """
    done = [n for n, each in enumerate(attempts) if each.outcome is SignInOutcome.DONE]
    if not done:
        return None, 0
    before = attempts[done[1]] if len(done) > 1 else None
    between = attempts[done[0] + 1 : done[1] if len(done) > 1 else None]
    return before, len(between)


def end_own_session(mission: OpenMission, digest: str, *, by: str) -> bool:
    """End one of the own sessions; whether there was one."""
    with mission.store.volatile() as connection:
        return end_session(connection, digest, user=by)


def end_every_session(
    mission: OpenMission, user: str, *, by: str, but: str | None = None
) -> int:
    """End a user's sessions, all but one: the own ones, or as an admin another's.

    Raises:
        AccessDenied: another's, and `by` is no admin.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        if user != by:
            require(acting_user(unit.connection, by), Action.USER_WRITE)
        number = end_sessions(unit.connection, user, but=but)
        log_account_change(unit, user, AccountChange.SESSIONS_ENDED, str(number))
    return number


def change_password(
    mission: OpenMission,
    user: str,
    *,
    old: str,
    new: str,
    keep: str | None,
    now: datetime,
) -> None:
    """Change the own password; every other session ends.

    Args:
        mission: the mission.
        user: who.
        old: the password until now.
        new: the one from now on.
        keep: digest of the session that stays.
        now: the present.

    Raises:
        SignInFailed: the old password is wrong.
        TooManyAttempts: too many attempts.
        InvalidDecision: the new one is not good enough, or the old one.
    """
    _take_attempts(mission, (f"change:{user}",), now)
    with mission.store.unit() as connection:
        account = account_of(connection, user)
    if account is None or not matches(old, account.password):
        raise SignInFailed("the old password is wrong", where=user)
    check_password(new, user=user)
    if new == old:
        raise InvalidDecision("the new password is the old one", where=user)
    with mission.store.writing(stamp_now(user)) as unit:
        changed = replace(account, password=hashed(new), changed=now, must_change=False)
        put_account(unit.connection, changed)
        end_sessions(unit.connection, user, but=keep)
        log_account_change(unit, user, AccountChange.PASSWORD_CHANGED)


def hand_out_password(
    mission: OpenMission, user: str, *, by: str | None, now: datetime
) -> str:
    """A one-time password for a user; sessions, tokens and codes of theirs end.

    Args:
        mission: the mission.
        user: for whom.
        by: an admin; None at the machine itself, where nobody has an account yet.
        now: the present.

    Raises:
        AccessDenied: `by` is no admin, or is nobody though there are accounts.
        UnknownSubject: no such user.
    """
    password = one_time_password()
    with mission.store.writing(stamp_now(by or user)) as unit:
        if by is not None:
            require(acting_user(unit.connection, by), Action.USER_WRITE)
        elif has_accounts(unit.connection):
            raise AccessDenied(
                "somebody can sign in already", where=user, wanted="--by an admin"
            )
        acting_user(unit.connection, user)
        end_sessions(unit.connection, user)
        drop_tokens(unit.connection, user)
        put_account(
            unit.connection,
            Account(
                user=user, password=hashed(password), changed=now, must_change=True
            ),
        )
        log_account_change(unit, user, AccountChange.PASSWORD_SET)
    return password


def first_account(mission: OpenMission, *, now: datetime) -> tuple[str, str] | None:
    """The first admin and a one-time password, where nobody can sign in yet.

    A mission without users gets the user `FIRST_ADMIN`; else it is the first admin.
    """
    with mission.store.unit() as connection:
        if has_accounts(connection):
            return None
        users = [kept.value for kept in USERS.every(connection)]
    admins = [each.id for each in users if each.active and Role.ADMIN in each.roles]
    if not users:
        add_user(mission, FIRST_ADMIN, roles=(Role.ADMIN,))
        admins = [FIRST_ADMIN]
    if not admins:
        return None
    return admins[0], hand_out_password(mission, admins[0], by=None, now=now)


def accounts_of_users(mission: OpenMission, *, by: str) -> dict[str, bool]:
    """Users who can sign in, and whether with one-time codes; for admins."""
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.USER_READ)
        return users_with_accounts(connection)


def utc_now() -> datetime:
    """The present, for entry points."""
    return datetime.now(UTC)
