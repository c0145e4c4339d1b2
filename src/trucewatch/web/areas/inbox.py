"""Inbox: what waits, for whom, and giving it to somebody."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.service.access import Action, allowed
from trucewatch.service.incident_lists import (
    line_title,
    read_inbox,
    reviewers,
)
from trucewatch.web.languages import marked
from trucewatch.web.visitors import DeskNow

router = APIRouter()

WHOSE = {
    "waiting": marked("For me and for anyone"),
    "mine": marked("Mine"),
    "anyone": marked("For anyone"),
    "all": marked("All"),
}
"""Choices of the inbox, by code."""


@router.get("/desk/inbox")
def inbox(desk: DeskNow, whose: str = "waiting") -> Response:
    """What waits, oldest first."""
    chosen = whose if whose in WHOSE else "waiting"
    may_give = allowed(desk.user, Action.INCIDENT_ASSIGN).allowed
    return desk.render(
        "inbox/inbox.html.j2",
        found=read_inbox(desk.mission, by=desk.by, now=desk.site.clock(), whose=chosen),
        whose=chosen,
        choices=WHOSE,
        users=reviewers(desk.mission, by=desk.by) if may_give else (),
        title_of=line_title,
    )
