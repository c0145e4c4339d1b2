"""Account: sign in and out, the own password, codes, sessions, language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from trucewatch.errors import InvalidDecision, SignInFailed, TooManyAttempts
from trucewatch.service.accounts import (
    LONGEST_SESSION,
    change_password,
    end_every_session,
    end_own_session,
    own_sessions,
    own_sign_ins,
    sign_in,
    sign_out,
)
from trucewatch.service.codes import (
    has_codes,
    new_secret,
    secret_picture,
    turn_codes_off,
    turn_codes_on,
)
from trucewatch.web.errors import LOG, status_of
from trucewatch.web.languages import LANGUAGES
from trucewatch.web.rendering import LANGUAGE_COOKIE
from trucewatch.web.site import Site, site_of
from trucewatch.web.visitors import (
    AnyPage,
    DeskNow,
    OwnForm,
    cookie_name,
    gone_to,
    text_of,
)

router = APIRouter()

YEAR = 365 * 24 * 3600


@router.get("/sign-in")
def sign_in_page(page: AnyPage, to: str = "/desk") -> Response:
    """The page for signing in."""
    return page.render(
        "account/sign_in.html.j2", to=own_path(to), problem="", user_id=""
    )


def own_path(to: str) -> str:
    """A path of ours to go on to; nothing else is followed."""
    plain = to.startswith("/") and not to.startswith(("//", "/\\")) and "\n" not in to
    return to if plain else "/desk"


class Credentials(BaseModel):
    """What was typed to sign in."""

    user: str = Field(max_length=64)
    password: str = Field(max_length=1000)
    code: str = Field("", max_length=16)
    to: str = Field("/desk", max_length=500)


@router.post("/sign-in")
def do_sign_in(
    request: Request, page: AnyPage, typed: Annotated[Credentials, Form()]
) -> Response:
    """Open a session."""
    site = site_of(request)
    try:
        done = sign_in(
            site.mission,
            typed.user.strip(),
            typed.password,
            code=typed.code,
            client=client_of(request),
            address=request.client.host if request.client else "",
            now=site.clock(),
        )
    except (SignInFailed, TooManyAttempts) as error:
        status = status_of(error)
        LOG.warning("%s at /sign-in from %s", status, client_of(request))
        return page.render(
            "account/sign_in.html.j2",
            status=status,
            to=own_path(typed.to),
            problem=error.what,
            user_id=typed.user,
        )
    to = "/account/password" if done.must_change else own_path(typed.to)
    answer = gone_to(to, done="signed_in")
    set_session(answer, site, done.token)
    return answer


def set_session(answer: Response, site: Site, token: str) -> None:
    """Give the browser the session's token: for this host, out of scripts' reach."""
    answer.set_cookie(
        cookie_name(site),
        token,
        max_age=int(LONGEST_SESSION.total_seconds()),
        path="/",
        secure=site.secure,
        httponly=True,
        samesite="lax",
    )


def client_of(request: Request) -> str:
    """Address and browser, for the list of sessions."""
    address = request.client.host if request.client else ""
    return f"{address} {request.headers.get('user-agent', '')[:120]}".strip()


@router.post("/sign-out")
def do_sign_out(desk: DeskNow, form: OwnForm) -> Response:  # noqa: ARG001 - checks it
    """End the session."""
    sign_out(desk.mission, desk.present.session)
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(
        cookie_name(desk.site), path="/", secure=desk.site.secure, httponly=True
    )
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@router.post("/language")
def choose_language(
    code: Annotated[str, Form(max_length=8)],
    to: Annotated[str, Form(max_length=500)] = "/",
) -> Response:
    """Choose the language of the interface."""
    answer = gone_to(own_path(to))
    if code in LANGUAGES:
        answer.set_cookie(
            LANGUAGE_COOKIE, code, max_age=YEAR, httponly=True, samesite="lax"
        )
    return answer


@router.get("/account")
def account(desk: DeskNow) -> Response:
    """The own account: sessions, attempts to sign in, codes."""
    return desk.render(
        "account/account.html.j2",
        sessions=own_sessions(desk.mission, desk.by),
        here=desk.present.session.digest,
        attempts=own_sign_ins(desk.mission, desk.by),
        codes=has_codes(desk.mission, desk.by),
    )


@router.post("/account/sessions/end")
def end_sessions(desk: DeskNow, form: OwnForm) -> Response:
    """End one of the own sessions, or all the others."""
    digest = text_of(form, "session")
    if digest:
        end_own_session(desk.mission, digest, by=desk.by)
    else:
        here = desk.present.session.digest
        end_every_session(desk.mission, desk.by, by=desk.by, but=here)
    return gone_to("/account", done="sessions_ended")


@router.get("/account/password")
def password_page(desk: DeskNow) -> Response:
    """The page for changing the password."""
    return _password_page(desk, "")


@router.post("/account/password")
def do_change_password(desk: DeskNow, form: OwnForm) -> Response:
    """Change the password."""
    new = form.get("new")
    again = form.get("again")
    if new != again or not isinstance(new, str):
        return _password_page(desk, "the two new passwords differ", status=422)
    old = form.get("old")
    try:
        change_password(
            desk.mission,
            desk.by,
            old=old if isinstance(old, str) else "",
            new=new,
            keep=desk.present.session.digest,
            now=desk.site.clock(),
        )
    except (SignInFailed, InvalidDecision) as error:
        return _password_page(desk, str(error), status=422)
    return gone_to("/account", done="password_changed")


def _password_page(desk: DeskNow, problem: str, *, status: int = 200) -> Response:
    return desk.render(
        "account/password.html.j2",
        status=status,
        problem=problem,
        must_change=desk.present.must_change,
    )


@router.get("/account/codes")
def codes_page(desk: DeskNow) -> Response:
    """The page for turning one-time codes on or off."""
    return _codes_page(desk, new_secret(), "")


@router.post("/account/codes")
def set_codes(desk: DeskNow, form: OwnForm) -> Response:
    """Turn one-time codes on with a first code, or off with the password."""
    secret, code = text_of(form, "secret"), text_of(form, "code")
    try:
        if text_of(form, "do") == "off":
            password = form.get("password")
            turn_codes_off(desk.mission, desk.by, password=str(password or ""))
        else:
            now = desk.site.clock()
            turn_codes_on(desk.mission, desk.by, secret=secret, code=code, now=now)
    except SignInFailed as error:
        return _codes_page(desk, secret or new_secret(), error.what, status=422)
    return gone_to("/account", done="saved")


def _codes_page(
    desk: DeskNow, secret: str, problem: str, *, status: int = 200
) -> Response:
    return desk.render(
        "account/codes.html.j2",
        status=status,
        on=has_codes(desk.mission, desk.by),
        secret=secret,
        picture=secret_picture(secret, desk.by),
        problem=problem,
    )
