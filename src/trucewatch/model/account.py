"""Accounts: how a user comes in, and what a token or a session may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Scope(StrEnum):
    """What a token of the API may be used for; never more than its user may."""

    READ = "read"
    WRITE = "write"
    EXPORT = "export"


class AccountChange(StrEnum):
    """What happened to an account; the log keeps it, never a secret."""

    PASSWORD_SET = "password_set"  # noqa: S105 - the name of a change
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of a change
    CODES_ON = "codes_on"
    CODES_OFF = "codes_off"
    TOKEN_MADE = "token_made"  # noqa: S105 - the name of a change
    TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the name of a change
    SESSIONS_ENDED = "sessions_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEntry:
    """A change to an account, as the log keeps it.

    Args:
        user: whose account.
        change: what happened.
        note: id of the token, number of sessions, or "".
    """

    user: str
    change: AccountChange
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Whether the instance takes changes at all, and why not.

    Args:
        read_only: whether every change over the web is refused.
        reason: why; whoever is refused reads it.
    """

    read_only: bool
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a switch gives its reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An open session.

    Args:
        digest: SHA-256 of its token, hex; also its id.
        user: whose.
        started, seen: when it began and was last used.
        client: address and browser, as far as they were told.
    """

    digest: str
    user: str
    started: datetime
    seen: datetime
    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token of the API, without its secret."""

    id: str
    user: str
    name: str
    scopes: tuple[Scope, ...]
    made: datetime
    expires: datetime
    used: datetime | None


class SignInOutcome(StrEnum):
    """How an attempt to sign in ended."""

    DONE = "done"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """An attempt to sign in."""

    user: str
    at: datetime
    outcome: SignInOutcome
    client: str
