"""Webhooks: addresses that are told of released bulletins."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.errors import InvalidDecision, OutgoingRefused
from trucewatch.service.outgoing import outgoing_of
from trucewatch.service.webhooks import add_webhook, end_webhook, read_webhooks
from trucewatch.web.fields import needed
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to, text_of

router = APIRouter()

LONGEST_ADDRESS = 500


@router.get("/desk/webhooks")
def webhooks(desk: DeskNow) -> Response:
    """Who is told, and how telling them went."""
    return _page(desk)


def _page(
    desk: Desk, *, secret: str = "", problem: str = "", status: int = 200
) -> Response:
    found = read_webhooks(desk.mission, by=desk.by, settings=desk.settings)
    return desk.render(
        "webhooks/webhooks.html.j2",
        status=status,
        found=found,
        addresses={each.id: each.value.address for each in found.hooks},
        longest=LONGEST_ADDRESS,
        secret=secret,
        problem=problem,
    )


@router.post("/desk/webhooks")
def new_webhook(desk: DeskNow, form: OwnForm) -> Response:
    """Tell an address from now on; its secret is shown once."""
    try:
        secret, _ = add_webhook(
            desk.mission,
            needed(form, "address")[:LONGEST_ADDRESS],
            by=desk.by,
            note=text_of(form, "note")[:LONGEST_ADDRESS],
            now=desk.site.clock(),
            outgoing=outgoing_of(desk.settings),
        )
    except (InvalidDecision, OutgoingRefused) as error:
        return _page(desk, problem=str(error), status=422)
    return _page(desk, secret=secret)


@router.post("/desk/webhooks/{hook}/end")
def stop_webhook(desk: DeskNow, hook: str, form: OwnForm) -> Response:  # noqa: ARG001 - checks it
    """Tell an address no more."""
    end_webhook(desk.mission, hook, by=desk.by)
    return gone_to("/desk/webhooks", done="saved")
