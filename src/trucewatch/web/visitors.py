"""Visitors: who asks, and whether a form is theirs. Dependencies of routes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from trucewatch.errors import AccessDenied
from trucewatch.model.access import User
from trucewatch.service.accounts import Present, present
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.web.forms import FIELD, is_form_token
from trucewatch.web.rendering import DONE_COOKIE, Page, plain_page
from trucewatch.web.site import Site, site_of

SESSION_COOKIE = "session"
SECURE_COOKIE = "__Host-session"
"""Name of the cookie over HTTPS: a browser takes such a one from this host alone."""


def cookie_name(site: Site) -> str:
    """Name of the session's cookie."""
    return SECURE_COOKIE if site.secure else SESSION_COOKIE


def any_page(request: Request) -> Page:
    """A page for whoever asks; signed in or not."""
    site = site_of(request)
    token = request.cookies.get(cookie_name(site), "")
    found = present(site.mission, token, now=site.clock()) if token else None
    page = plain_page(request)
    return page if found is None else replace(page, present=found, token=token)


AnyPage = Annotated[Page, Depends(any_page)]


@dataclass(frozen=True, slots=True)
class Desk:
    """A request of somebody signed in: what routes of the desk work with."""

    page: Page
    present: Present
    site: Site

    @property
    def user(self) -> User:
        """Who asks."""
        return self.present.user

    @property
    def by(self) -> str:
        """Id of who asks."""
        return self.present.user.id

    @property
    def mission(self) -> OpenMission:
        """The mission."""
        return self.site.mission

    @property
    def settings(self) -> Settings:
        """Of this machine."""
        return self.site.settings

    def render(self, template: str, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
        """See `Page.render`."""
        return self.page.render(template, status=status, **values)


async def desk(request: Request, page: AnyPage) -> Desk:
    """A request of somebody signed in; others are sent to sign in.

    It waits for nothing: as a coroutine it needs no thread of its own.

    Raises:
        HTTPException: a redirect to the page for signing in.
    """
    if page.present is None:
        back = quote(request.url.path, safe="/")
        to = f"/sign-in?to={back}" if request.method == "GET" else "/sign-in"
        raise HTTPException(303, headers={"Location": to})
    if page.present.must_change and request.url.path not in _WHILE_CHANGING:
        raise HTTPException(303, headers={"Location": "/account/password"})
    site = site_of(request)
    without = site.settings.codes_required and not page.present.codes
    if without and request.url.path not in _WHILE_TURNING_ON:
        raise HTTPException(303, headers={"Location": "/account/codes"})
    return Desk(page, page.present, site)


Route = Callable[..., Response]


def reading(route: Route) -> Route:
    """A route that only reads: all its looks see the mission at one moment.

    The route has the parameter ``request`` or ``desk``.
    """

    @wraps(route)
    def at_one_moment(*args: Any, **values: Any) -> Response:  # noqa: ANN401 - the route's own
        asked = values.get("desk") or site_of(values["request"])
        with asked.mission.store.moment():
            return route(*args, **values)

    return at_one_moment


_WHILE_CHANGING = frozenset({"/account/password", "/sign-out"})
"""What is open to somebody whose password another one has set."""

_WHILE_TURNING_ON = _WHILE_CHANGING | {"/account/codes"}
"""What is open to somebody who has to turn one-time codes on first."""

DeskNow = Annotated[Desk, Depends(desk)]


async def own_form(request: Request, page: AnyPage) -> AsyncIterator[FormData]:
    """The fields of a form that came from a page of this session; its files are closed.

    Raises:
        AccessDenied: the form's token is missing or another session's.
    """
    async with request.form() as form:
        sent = form.get(FIELD)
        if not (isinstance(sent, str) and is_form_token(sent, page.token)):
            raise AccessDenied(
                "this form is not from a page of yours",
                where=request.url.path,
                wanted="open the page again and send it from there",
            )
        yield form


OwnForm = Annotated[FormData, Depends(own_form)]


def text_of(form: FormData, name: str, default: str = "") -> str:
    """A field's text without space around it."""
    value = form.get(name, default)
    return value.strip() if isinstance(value, str) else default


def gone_to(path: str, *, done: str = "") -> RedirectResponse:
    """Go to a page after a change; it says what was done, by a word of the catalogue.

    Args:
        path: where.
        done: code of what was done, see ``done.html.j2``.
    """
    answer = RedirectResponse(path, status_code=303)
    if done:
        answer.set_cookie(DONE_COOKIE, done, max_age=60, httponly=True, samesite="lax")
    return answer
