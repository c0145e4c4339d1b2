"""Callers: whose token a request bears, and what for. Cookies are not looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPBearer

from trucewatch.model.account import Scope
from trucewatch.service.missions import OpenMission
from trucewatch.service.tokens import Bearer, bearer
from trucewatch.settings import Settings
from trucewatch.web.site import Site, site_of

LONGEST_TOKEN = 200
REALM = 'Bearer realm="trucewatch"'

SCHEME = HTTPBearer(
    scheme_name="token",
    bearerFormat="tw_...",
    description="A token of the own account, made at `/account/tokens`.",
    auto_error=False,
)


@dataclass(frozen=True, slots=True)
class Caller:
    """A request of a program.

    Args:
        request: the request.
        site: the instance.
        bearer: whose token it bears, or None of the public.
    """

    request: Request
    site: Site
    bearer: Bearer | None

    @property
    def by(self) -> str:
        """Id of the user whose token it is.

        Raises:
            HTTPException: 401 for a request without a token.
        """
        if self.bearer is None:
            raise _refused("a token is wanted", REALM)
        return self.bearer.user.id

    @property
    def mission(self) -> OpenMission:
        """The mission."""
        return self.site.mission

    @property
    def settings(self) -> Settings:
        """Of this machine."""
        return self.site.settings

    @property
    def now(self) -> datetime:
        """The present."""
        return self.site.clock()


def anyone(request: Request, _shown: Annotated[object, Depends(SCHEME)]) -> Caller:
    """Whoever calls, with or without a token; a token that is none is refused.

    Raises:
        HTTPException: 401 where there is an `Authorization` that is no valid token.
    """
    site = site_of(request)
    written = request.headers.get("authorization")
    if written is None:
        return Caller(request, site, None)
    scheme, _, secret = written.partition(" ")
    found = None
    if scheme.lower() == "bearer" and 0 < len(secret) <= LONGEST_TOKEN:
        found = bearer(site.mission, secret.strip(), now=site.clock())
    if found is None:
        why = "the token is unknown, over or revoked"
        raise _refused(why, f'{REALM}, error="invalid_token"')
    return Caller(request, site, found)


def _refused(why: str, challenge: str) -> HTTPException:
    return HTTPException(401, why, headers={"WWW-Authenticate": challenge})


Anyone = Annotated[Caller, Depends(anyone)]


def check_scope(caller: Caller, scope: Scope) -> None:
    """Return where the caller's token may be used for this.

    Raises:
        HTTPException: 401 without a token, 403 where it is for other things.
    """
    if caller.bearer is None:
        raise _refused("a token is wanted", REALM)
    if scope not in caller.bearer.token.scopes:
        challenge = f'{REALM}, error="insufficient_scope", scope="{scope}"'
        raise HTTPException(
            403,
            f"the token is not for this; wanted the scope {scope}",
            headers={"WWW-Authenticate": challenge},
        )


def with_scope(scope: Scope) -> Callable[[Caller], Caller]:
    """A dependency: a caller whose token may be used for this."""

    def scoped(caller: Anyone) -> Caller:
        """The caller.

        Raises:
            HTTPException: 401 without a token, 403 where it is for other things.
        """
        check_scope(caller, scope)
        return caller

    scoped.__name__ = f"with_scope_{scope}"
    return scoped


Reader = Annotated[Caller, Depends(with_scope(Scope.READ))]
Writer = Annotated[Caller, Depends(with_scope(Scope.WRITE))]
Exporter = Annotated[Caller, Depends(with_scope(Scope.EXPORT))]
