"""Today: what came in, what waits, what disagrees."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.service.accounts import notice_of, own_sign_ins
from trucewatch.service.today import read_today
from trucewatch.web.visitors import DeskNow, reading

router = APIRouter()


@router.get("/desk")
@reading
def today(desk: DeskNow) -> Response:
    """The first page of the desk."""
    now = desk.site.clock()
    found = read_today(desk.mission, by=desk.by, now=now, settings=desk.settings)
    before, wrong = notice_of(own_sign_ins(desk.mission, desk.by))
    return desk.render("today/today.html.j2", today=found, before=before, wrong=wrong)
