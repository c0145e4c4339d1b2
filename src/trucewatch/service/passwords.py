"""Passwords: what is good enough, and their hashes (argon2id)."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from trucewatch.errors import InvalidDecision

SHORTEST, LONGEST = 12, 128
"""Characters of a password; the longest bounds the work of hashing it.
Source: OWASP ASVS 5.0, 6.2.1 and 6.2.9, which want at least 8 and allow at least 64."""

STRONG_ENOUGH = 3
"""Score of zxcvbn (0 to 4) from which on guessing takes more than 10^8 tries."""

ONE_TIME_BYTES = 15
"""Random bytes of a password that is handed out once: 20 characters."""


@cache
def _hasher() -> PasswordHasher:
    """Argon2id as the library sets it: 64 MiB, 3 passes, in one lane."""
    return PasswordHasher(parallelism=1)


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_hex())


def hashed(password: str) -> str:
    """The argon2id hash of a password, with its salt and parameters."""
    return _hasher().hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Whether the password is the one of the hash.

    Takes as long where there is no hash, so that nobody learns who has an account.
    """
    try:
        _hasher().verify(kept or _nobodys(), password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def one_time_password() -> str:
    """A password to hand out once; its owner has to change it."""
    return secrets.token_urlsafe(ONE_TIME_BYTES)


def check_password(password: str, *, user: str) -> None:
    """Return where a new password is good enough.

    No rule wants digits or capitals: length and being hard to guess count.

    Raises:
        InvalidDecision: too short, too long or easily guessed; the password itself is
            not in the message.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidDecision(
            "the password has the wrong length",
            where=user,
            got=f"{len(password)} characters",
            wanted=f"{SHORTEST} to {LONGEST} characters",
        )
    score, why = _guessed(password, user)
    if score < STRONG_ENOUGH:
        raise InvalidDecision(
            "the password is easily guessed",
            where=user,
            got=why.rstrip(".") or "it follows a pattern",
            wanted="several words that do not belong together, or a random one",
        )


def _guessed(password: str, user: str) -> tuple[int, str]:
    """Its score, 0 to 4, and what makes it easy, in words."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take time to load

    found = zxcvbn(password, user_inputs=[user, "trucewatch"])
    return found["score"], found["feedback"]["warning"]
