"""Bulletins of the desk: draft, hand over, look at, release, correct."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.responses import Response

from trucewatch.model.release import Acknowledgement
from trucewatch.service.access import Action, allowed
from trucewatch.service.errata import list_errata, propose_erratum, publish_erratum
from trucewatch.service.releases import (
    draft_bulletin,
    list_releases,
    preview_release,
    release_bulletin,
    submit_release,
)
from trucewatch.web.fields import day_from, needed
from trucewatch.web.papers import paper
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to, text_of

router = APIRouter()
WEIGHED = "weighed_"
"""How the field of a warning's reason begins; its code follows."""


@router.get("/desk/bulletins")
def bulletins(desk: DeskNow) -> Response:
    """Every bulletin that was drafted, latest day first."""
    return desk.render(
        "bulletins/list.html.j2", found=list_releases(desk.mission, by=desk.by)
    )


@router.post("/desk/bulletins")
def draft(desk: DeskNow, form: OwnForm) -> Response:
    """Draft the bulletin of a day."""
    kept = draft_bulletin(
        desk.mission,
        by=desk.by,
        settings=desk.settings,
        day=day_from(text_of(form, "day"), "day"),
        reason=text_of(form, "reason"),
    )
    return gone_to(f"/desk/bulletins/{kept.id}", done="drafted")


@router.get("/desk/bulletins/{bulletin}")
def one_bulletin(desk: DeskNow, bulletin: str) -> Response:
    """One bulletin on its way: what stands against it, who did what."""
    return _page(desk, bulletin)


def _page(desk: Desk, bulletin: str) -> Response:
    found = preview_release(desk.mission, bulletin, by=desk.by, settings=desk.settings)
    return desk.render(
        "bulletins/bulletin.html.j2",
        found=found,
        release=found.kept.value,
        errata=list_errata(desk.mission, bulletin, by=desk.by),
        releases=allowed(desk.user, Action.BULLETIN_RELEASE).allowed,
        corrects=allowed(desk.user, Action.BULLETIN_CORRECT).allowed,
    )


@router.get("/desk/bulletins/{bulletin}/document")
def document(desk: DeskNow, bulletin: str) -> Response:
    """The bulletin itself, as a draft or as it was frozen."""
    found = preview_release(desk.mission, bulletin, by=desk.by, settings=desk.settings)
    return paper(found.html, public=False)


@router.post("/desk/bulletins/{bulletin}/submit")
def submit(desk: DeskNow, bulletin: str, form: OwnForm) -> Response:
    """Hand a draft to a second person."""
    submit_release(
        desk.mission,
        bulletin,
        by=desk.by,
        settings=desk.settings,
        acknowledged=weighed(form),
    )
    return gone_to(f"/desk/bulletins/{bulletin}", done="drafted")


@router.post("/desk/bulletins/{bulletin}/release")
def release(desk: DeskNow, bulletin: str, form: OwnForm) -> Response:
    """Release it, as a second person."""
    release_bulletin(
        desk.mission,
        bulletin,
        by=desk.by,
        settings=desk.settings,
        acknowledged=weighed(form),
    )
    return gone_to(f"/desk/bulletins/{bulletin}", done="released")


def weighed(form: FormData) -> tuple[Acknowledgement, ...]:
    """The warnings for which a reason was written."""
    return tuple(
        Acknowledgement(code=name.removeprefix(WEIGHED), reason=text_of(form, name))
        for name in form
        if name.startswith(WEIGHED) and text_of(form, name)
    )


@router.post("/desk/bulletins/{bulletin}/errata")
def propose(desk: DeskNow, bulletin: str, form: OwnForm) -> Response:
    """Propose an erratum."""
    propose_erratum(
        desk.mission,
        bulletin,
        by=desk.by,
        what=needed(form, "what"),
        why=needed(form, "why"),
    )
    return gone_to(f"/desk/bulletins/{bulletin}", done="saved")


@router.post("/desk/bulletins/{bulletin}/errata/{erratum}")
def publish(desk: DeskNow, bulletin: str, erratum: str, form: OwnForm) -> Response:  # noqa: ARG001 - checks it
    """Publish a proposed erratum, as a second person."""
    publish_erratum(desk.mission, erratum, by=desk.by)
    return gone_to(f"/desk/bulletins/{bulletin}", done="saved")
