"""Signing in and out, passwords, codes, sessions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from tests.web.conftest import visiting
from tests.web.visitors import NOW, Visitor
from trucewatch.errors import (
    AccessDenied,
    InvalidDecision,
    SignInFailed,
    TooManyAttempts,
)
from trucewatch.service.accounts import (
    HANDED_OUT_HOLDS,
    IDLE,
    LONGEST_SESSION,
    accounts_of_users,
    end_every_session,
    first_account,
    hand_out_password,
    notice_of,
    own_sessions,
    own_sign_ins,
    present,
    sign_in,
)
from trucewatch.service.codes import turn_codes_on
from trucewatch.service.passwords import check_password
from trucewatch.service.users import change_roles
from trucewatch.web.areas.account import own_path
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
GOOD = "violet tram under seven bridges"


def test_the_desk_is_for_the_signed_in(visit: Visit) -> None:
    """Whoever is not is sent to sign in, and comes back."""
    answer = visit().get("/desk")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?to=/desk"


def test_a_handed_out_password_has_to_be_changed(site: Site, visit: Visit) -> None:
    """Sign in with it, choose an own one, then the desk opens."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    anna = visit()
    typed = {"user": "reviewer", "password": password}
    answer = anna.client.post("/sign-in", data=typed)
    assert answer.headers["location"] == "/account/password"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert anna.get("/desk").headers["location"] == "/account/password"
    changed = {"old": password, "new": GOOD, "again": GOOD}
    answer = anna.send("/account/password", seen_on="/account/password", **changed)
    assert answer.headers["location"] == "/account"
    assert "Today" in anna.page("/desk")


@pytest.mark.parametrize("user", ["reviewer", "nobody"])
def test_a_wrong_password_does_not_say_what_is_wrong(
    site: Site, visit: Visit, user: str
) -> None:
    """The same words, whether there is such a user or not."""
    hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    typed = {"user": user, "password": "no"}
    answer = visit().client.post("/sign-in", data=typed)
    assert answer.status_code == 401
    assert "user, password or code is wrong" in answer.text


def test_attempts_to_sign_in_are_counted(site: Site) -> None:
    """After ten wrong ones even the right one has to wait."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    for _ in range(10):
        with pytest.raises(Exception, match="wrong"):
            _sign_in(site, "x")
    with pytest.raises(TooManyAttempts) as caught:
        _sign_in(site, password)
    assert 0 < caught.value.seconds <= 90
    later = NOW + timedelta(seconds=91)
    assert _sign_in(site, password, now=later).session.user == "reviewer"
    outcomes = [each.outcome for each in own_sign_ins(site.mission, "reviewer")]
    assert outcomes == ["done", *["wrong"] * 9]


def _sign_in(site: Site, password: str, *, code: str = "", now: object = NOW):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return sign_in(
        site.mission,
        "reviewer",
        password,
        code=code,
        client="test",
        address="192.0.2.1",
        now=now,  # type: ignore[arg-type]
    )


def test_wrong_attempts_are_told_after_signing_in(site: Site, visit: Visit) -> None:
    """On the first page: how many there were since the last time."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    for typed in ("x", "y", password):
        with suppress(SignInFailed):
            _sign_in(site, typed)
    before, wrong = notice_of(own_sign_ins(site.mission, "reviewer"))
    assert (before, wrong) == (None, 2)
    assert "2 attempts to sign in as you failed" in visit("reviewer").page("/desk")
    _sign_in(site, password)
    before, wrong = notice_of(own_sign_ins(site.mission, "reviewer"))
    assert (before is not None, wrong) == (True, 0)
    assert notice_of(()) == (None, 0)


def test_a_code_counts_once(site: Site) -> None:
    """Who has codes needs one, and the same one does not open the door again."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    secret = pyotp.random_base32()
    totp = pyotp.TOTP(secret)
    turn_codes_on(site.mission, "reviewer", secret=secret, code=totp.at(NOW), now=NOW)
    later = NOW + timedelta(minutes=1)
    for code in ("", "000000", totp.at(NOW)):
        with pytest.raises(Exception, match="wrong"):
            _sign_in(site, password, code=code, now=later)
    assert _sign_in(site, password, code=totp.at(later), now=later)
    with pytest.raises(Exception, match="wrong"):
        _sign_in(site, password, code=totp.at(later), now=later)


def test_codes_are_turned_on_and_off_on_their_page(site: Site, visit: Visit) -> None:
    """The picture and the secret are shown; a wrong code changes nothing."""
    hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    anna = visit("reviewer")
    assert "<svg" in anna.page("/account/codes")
    secret = pyotp.random_base32()
    on = {"secret": secret, "code": "000000"}
    assert anna.send("/account/codes", **on).status_code == 422
    on["code"] = pyotp.TOTP(secret).at(NOW)
    assert anna.send("/account/codes", **on).status_code == 303
    assert ">on · " in anna.page("/account").replace("\n", "")
    off = {"do": "off", "password": "wrong"}
    assert anna.send("/account/codes", **off).status_code == 422


def test_a_handed_out_password_holds_three_days(site: Site) -> None:
    """To the second; an own one has no end."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    assert _sign_in(site, password, now=NOW + HANDED_OUT_HOLDS)
    second = timedelta(seconds=1)
    with pytest.raises(SignInFailed):
        _sign_in(site, password, now=NOW + HANDED_OUT_HOLDS + second)


def test_codes_can_be_required(site: Site) -> None:
    """Whoever has none is led to the page that turns them on."""
    settings = replace(site.settings, codes_required=True)
    with visiting(replace(site, settings=settings)) as visit:
        anna = visit("reviewer")
        assert anna.get("/desk").headers["location"] == "/account/codes"
        assert "<svg" in anna.page("/account/codes")


def test_a_session_ends_after_long(site: Site) -> None:
    """Unused, and in any case: in pairs just in and just out."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    token = _sign_in(site, password).token
    second = timedelta(seconds=1)
    for hours in range(4, 17, 4):
        assert present(site.mission, token, now=NOW + timedelta(hours=hours))
    assert not present(site.mission, token, now=NOW + LONGEST_SESSION + second)
    assert own_sessions(site.mission, "reviewer") == ()


def test_an_unused_session_ends(site: Site) -> None:
    """A second after its time."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    token = _sign_in(site, password).token
    assert not present(site.mission, token, now=NOW + IDLE + timedelta(seconds=1))


def test_a_user_who_may_not_act_is_out_at_once(site: Site, visit: Visit) -> None:
    """The open session too."""
    anna = visit("reviewer")
    anna.page("/desk")
    change_roles(site.mission, "reviewer", roles=(), by="admin", active=False)
    assert anna.get("/desk").status_code == 303


def test_other_sessions_can_be_ended(site: Site, visit: Visit) -> None:
    """One by one, or all but this one; an admin those of others."""
    password = hand_out_password(site.mission, "reviewer", by="admin", now=NOW)
    other = _sign_in(site, password)
    anna = visit("reviewer")
    assert len(own_sessions(site.mission, "reviewer")) == 2
    anna.send("/account/sessions/end", session=other.session.digest)
    assert len(own_sessions(site.mission, "reviewer")) == 1
    _sign_in(site, password)
    anna.send("/account/sessions/end")
    assert len(own_sessions(site.mission, "reviewer")) == 1
    assert end_every_session(site.mission, "reviewer", by="admin") == 1
    with pytest.raises(AccessDenied):
        end_every_session(site.mission, "admin", by="viewer")


def test_signing_out_ends_the_session(site: Site, visit: Visit) -> None:
    """In the store, not only in the browser."""
    anna = visit("reviewer")
    assert anna.send("/sign-out").headers["location"] == "/sign-in"
    assert own_sessions(site.mission, "reviewer") == ()


def test_a_form_of_another_session_is_refused(visit: Visit) -> None:
    """A token that is missing, made up, or of somebody else."""
    anna, boris = visit("reviewer"), visit("reporter")
    page = boris.page("/account")
    stolen = page.split('name="csrf" value="')[1].split('"')[0]
    for token in ("", "zz", "00", stolen):
        answer = anna.client.post("/sign-out", data={"csrf": token})
        assert answer.status_code == 403
    assert anna.page("/account")


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "http://localhost"}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({}, 303),
    ],
)
def test_a_request_from_another_site_changes_nothing(
    visit: Visit, headers: dict[str, str], status: int
) -> None:
    """What the browser says of where it comes from decides."""
    form = {"code": "ar"}
    answer = visit().client.post("/language", data=form, headers=headers)
    assert answer.status_code == status


def test_the_first_admin_is_made_once(site: Site) -> None:
    """A mission with an admin gives that one the password, and only once."""
    made = first_account(site.mission, now=NOW)
    assert made is not None
    assert made[0] == "admin"
    assert first_account(site.mission, now=NOW) is None
    with pytest.raises(AccessDenied):
        hand_out_password(site.mission, "viewer", by=None, now=NOW)
    assert accounts_of_users(site.mission, by="admin") == {"admin": False}


@pytest.mark.parametrize(
    ("password", "ok"),
    [
        ("short", False),
        ("a" * 129, False),
        ("password12345", False),
        ("reviewerreviewer", False),
        (GOOD, True),
    ],
)
def test_a_password_is_hard_to_guess(password: str, ok: bool) -> None:
    """Length and patterns count; digits and capitals are not asked for."""
    if ok:
        check_password(password, user="reviewer")
        return
    with pytest.raises(InvalidDecision) as caught:
        check_password(password, user="reviewer")
    assert password not in str(caught.value)


@pytest.mark.parametrize(
    ("to", "path"),
    [
        ("/desk/inbox", "/desk/inbox"),
        ("//evil.example", "/desk"),
        ("/\\evil.example", "/desk"),
        ("https://evil.example", "/desk"),
        ("", "/desk"),
    ],
)
def test_nobody_is_sent_elsewhere(to: str, path: str) -> None:
    """Only paths of ours are followed after signing in."""
    assert own_path(to) == path
