"""Inbox: what waits, for whom, and giving it to somebody."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
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
def inbox(
    desk: DeskNow,
    whose: str = "waiting",
    start: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """What waits, oldest first."""
    chosen = whose if whose in WHOSE else "waiting"
    may_give = allowed(desk.user, Action.INCIDENT_ASSIGN).allowed
    page = read_inbox(
        desk.mission, by=desk.by, now=desk.site.clock(), whose=chosen, start=start
    )
    return desk.render(
        "inbox/inbox.html.j2",
        found=page.lines,
        onward=page.onward,
        whose=chosen,
        choices=WHOSE,
        users=reviewers(desk.mission, by=desk.by) if may_give else (),
        title_of=line_title,
    )
