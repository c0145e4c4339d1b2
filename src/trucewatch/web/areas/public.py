"""The public site: what was released, and nothing else."""

from __future__ import annotations

import time
from importlib.util import find_spec

from fastapi import APIRouter, Request
from starlette.responses import Response

from trucewatch.errors import TooManyAttempts
from trucewatch.model.release import BulletinForm
from trucewatch.service.feeds import bulletin_feed, released_pdf
from trucewatch.service.public_ledger import public_ledger
from trucewatch.service.public_releases import (
    released_bulletin,
    released_bulletins,
    released_file,
)
from trucewatch.service.remembered import REMEMBERED
from trucewatch.web.fields import day_from
from trucewatch.web.limits import EXPORTS
from trucewatch.web.papers import FOREVER, paper
from trucewatch.web.site import site_of
from trucewatch.web.visitors import AnyPage

router = APIRouter()

SHOWN = 20


@router.get("/")
def front(request: Request, page: AnyPage, after: str | None = None) -> Response:
    """The latest bulletin and those before it."""
    found = released_bulletins(site_of(request).mission, after, SHOWN)
    return page.render("public/front.html.j2", found=found, first=after is None)


@router.get("/about")
def about(page: AnyPage) -> Response:
    """What this site says, and what it does not."""
    return page.render("public/about.html.j2")


@router.get("/feed.atom")
def feed(request: Request) -> Response:
    """Released bulletins as an Atom feed."""
    site = site_of(request)
    base = site.settings.public_url or str(request.base_url)
    text = bulletin_feed(site.mission, base=base.rstrip("/") + "/")
    return Response(text, media_type="application/atom+xml; charset=utf-8")


@router.get("/ledger")
def ledger(
    request: Request, page: AnyPage, first: str = "", last: str = ""
) -> Response:
    """The counts of released bulletins, side beside side."""
    site = site_of(request)
    found = public_ledger(
        site.mission,
        first=day_from(first, "first"),
        last=day_from(last, "last"),
        now=site.clock(),
        settings=site.settings,
    )
    return page.render("public/ledger.html.j2", ledger=found)


@router.get("/bulletins/{bulletin}")
def one(request: Request, page: AnyPage, bulletin: str) -> Response:
    """One released bulletin: its particulars, errata and files."""
    found = released_bulletin(site_of(request).mission, bulletin)
    pdf = find_spec("weasyprint") is not None
    return page.render("public/bulletin.html.j2", bulletin=found, pdf=pdf)


@router.get("/bulletins/{bulletin}/document")
def document(request: Request, bulletin: str) -> Response:
    """The bulletin as it was frozen, to be read."""
    mission = site_of(request).mission
    return paper(released_file(mission, bulletin, BulletinForm.HTML), public=True)


@router.get("/bulletins/{bulletin}/pdf")
def bulletin_pdf(request: Request, bulletin: str) -> Response:
    """A released bulletin as PDF, with its errata; where the extra is installed."""
    site = site_of(request)
    who = request.client.host if request.client else ""
    wait = site.limiter.take("export", who, EXPORTS, at=time.monotonic())
    if wait > 0:
        raise TooManyAttempts("too many files at once", seconds=wait)
    name = released_bulletin(site.mission, bulletin).file_name("pdf")
    return Response(
        REMEMBERED.answer(
            site.mission,
            ("pdf", bulletin),
            lambda: released_pdf(site.mission, bulletin),
        ),
        media_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/bulletins/{bulletin}/{form}")
def file(request: Request, bulletin: str, form: BulletinForm) -> Response:
    """A file of a released bulletin, to be kept."""
    mission = site_of(request).mission
    name = released_bulletin(mission, bulletin).file_name(form.value)
    kinds = {
        BulletinForm.HTML: "text/html; charset=utf-8",
        BulletinForm.JSON: "application/json",
    }
    return Response(
        released_file(mission, bulletin, form),
        media_type=kinds[form],
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": FOREVER,
        },
    )
