"""One-time codes of a phone or key (TOTP, RFC 6238), each usable once."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import pyotp
import segno

from trucewatch.errors import InvalidDecision, SignInFailed
from trucewatch.model.account import AccountChange
from trucewatch.service.account_log import log_account_change
from trucewatch.service.missions import OpenMission
from trucewatch.service.passwords import matches
from trucewatch.service.stamps import stamp_now
from trucewatch.store.accounts import account_of, put_account

STEP = 30
"""Seconds that a code holds; one step before and after is taken too."""

ISSUER = "trucewatch"


def new_secret() -> str:
    """A fresh secret, base32."""
    return pyotp.random_base32()


def secret_uri(secret: str, user: str) -> str:
    """The address that an authenticator reads."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=user, issuer_name=ISSUER))


def secret_picture(secret: str, user: str) -> str:
    """That address as a QR code: an SVG element that wants no style of its own."""
    out = io.BytesIO()
    picture = segno.make_qr(secret_uri(secret, user))
    picture.save(out, kind="svg", xmldecl=False, svgns=True, scale=4, omitsize=True)
    return out.getvalue().decode()


def used_step(secret: str, code: str, *, now: datetime, after: int) -> int | None:
    """The time step whose code it is, later than the last one used; else None."""
    typed = code.replace(" ", "")
    totp = pyotp.TOTP(secret)
    here = int(now.timestamp()) // STEP
    for step in (here - 1, here, here + 1):
        if step > after and pyotp.utils.strings_equal(totp.at(step * STEP), typed):
            return step
    return None


def turn_codes_on(
    mission: OpenMission, user: str, *, secret: str, code: str, now: datetime
) -> None:
    """Ask for codes from now on; the first one shows that the phone has the secret.

    Raises:
        SignInFailed: the code is wrong, or there is no account.
    """
    with mission.store.unit() as connection:
        account = account_of(connection, user)
    step = used_step(secret, code, now=now, after=0)
    if account is None or step is None:
        raise SignInFailed("the code is wrong", where=user, wanted="the code of now")
    _change(mission, user, AccountChange.CODES_ON, secret=secret, step=step)


def turn_codes_off(mission: OpenMission, user: str, *, password: str) -> None:
    """Ask for no codes any more.

    Raises:
        SignInFailed: the password is wrong.
    """
    with mission.store.unit() as connection:
        account = account_of(connection, user)
    if account is None or not matches(password, account.password):
        raise SignInFailed("the password is wrong", where=user)
    _change(mission, user, AccountChange.CODES_OFF, secret=None, step=0)


def has_codes(mission: OpenMission, user: str) -> bool:
    """Whether the user signs in with codes."""
    with mission.store.unit() as connection:
        account = account_of(connection, user)
    return account is not None and account.totp is not None


def _change(
    mission: OpenMission,
    user: str,
    change: AccountChange,
    *,
    secret: str | None,
    step: int,
) -> None:
    with mission.store.writing(stamp_now(user)) as unit:
        account = account_of(unit.connection, user)
        if account is None:
            raise InvalidDecision("no account any more", where=user)
        put_account(unit.connection, replace(account, totp=secret, totp_used=step))
        log_account_change(unit, user, change)
