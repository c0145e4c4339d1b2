"""The application: areas, guards, headers and assets put together."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount

from trucewatch import __version__
from trucewatch.settings import Settings
from trucewatch.web.api import pages
from trucewatch.web.api.router import router as api_router
from trucewatch.web.areas import (
    account,
    agreements,
    bulletins,
    charts,
    claims,
    deciding,
    documents,
    exports,
    figures,
    house,
    inbox,
    incidents,
    maps,
    merging,
    public,
    public_map,
    records,
    tallies,
    today,
    tokens,
    webhooks,
)
from trucewatch.web.assets import FOLDER, Assets
from trucewatch.web.errors import install_errors
from trucewatch.web.guards import Guards
from trucewatch.web.headers import SafeHeaders
from trucewatch.web.site import Site

AREAS = (
    account,
    tokens,
    today,
    maps,
    tallies,
    figures,
    charts,
    agreements,
    records,
    house,
    bulletins,
    exports,
    webhooks,
    documents,
    claims,
    inbox,
    incidents,
    deciding,
    merging,
    public,
    public_map,
)  # fmt: skip
"""Modules with a `router` each."""

PACKED = 5
"""Level of compression: at 9 a page is a fortieth smaller for half as long again."""

THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


def create_app(site: Site) -> FastAPI:
    """The application that serves one mission."""
    app = FastAPI(
        title="trucewatch",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        routes=[
            Mount("/static", Assets(directory=FOLDER), name="static"),
            *_routes(),
        ],
    )
    app.state.site = site
    install_errors(app)
    app.add_middleware(Guards, site=site)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=PACKED)
    app.add_middleware(SafeHeaders, secure=site.secure)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts(site.settings)))
    return app


@cache
def _routes() -> tuple[BaseRoute, ...]:
    """The routes of all areas, which applications share: they know no site."""
    together = APIRouter()
    for area in AREAS:
        together.include_router(area.router)
    together.include_router(api_router)
    together.include_router(pages.router)
    return tuple(together.routes)


def hosts(settings: Settings) -> tuple[str, ...]:
    """Names under which the instance answers."""
    own = urlsplit(settings.public_url).hostname
    return (*THIS_MACHINE, *((own,) if own else ()), *settings.allowed_hosts)
