"""Tokens: made, shown once, listed and revoked by their owner."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.responses import Response

from trucewatch.errors import InvalidDecision
from trucewatch.model.account import Scope
from trucewatch.service.tokens import (
    LONGEST_DAYS,
    make_token,
    own_tokens,
    revoke_token,
)
from trucewatch.web.fields import needed, number_of
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to

router = APIRouter()

USUAL_DAYS = 90
LONGEST_NAME = 100


@router.get("/account/tokens")
def tokens(desk: DeskNow) -> Response:
    """The own tokens, and the form for another one."""
    return _page(desk)


def _page(
    desk: Desk, *, secret: str = "", problem: str = "", status: int = 200
) -> Response:
    return desk.render(
        "account/tokens.html.j2",
        status=status,
        tokens=own_tokens(desk.mission, desk.by),
        now=desk.site.clock(),
        scopes=tuple(Scope),
        days=USUAL_DAYS,
        most_days=LONGEST_DAYS,
        longest_name=LONGEST_NAME,
        secret=secret,
        problem=problem,
        address=desk.settings.public_url or str(desk.page.request.base_url).rstrip("/"),
    )


@router.post("/account/tokens")
def new_token(desk: DeskNow, form: OwnForm) -> Response:
    """Make a token; its secret stands on the page that answers, and nowhere else."""
    try:
        secret, _ = make_token(
            desk.mission,
            desk.by,
            name=needed(form, "name")[:LONGEST_NAME],
            scopes=scopes_of(form),
            days=number_of(form, "days") or 0,
            now=desk.site.clock(),
        )
    except InvalidDecision as error:
        return _page(desk, problem=str(error), status=422)
    return _page(desk, secret=secret)


@router.post("/account/tokens/{token}/revoke")
def end_token(desk: DeskNow, token: str, form: OwnForm) -> Response:  # noqa: ARG001 - checks it
    """Revoke one of the own tokens."""
    revoke_token(desk.mission, token, by=desk.by)
    return gone_to("/account/tokens", done="saved")


def scopes_of(form: FormData) -> tuple[Scope, ...]:
    """The scopes that are ticked.

    Raises:
        InvalidDecision: one of them is none.
    """
    ticked = {str(each) for each in form.getlist("scope")}
    known = {scope.value: scope for scope in Scope}
    if unknown := sorted(ticked - set(known)):
        raise InvalidDecision(
            "no such scope", got=", ".join(unknown), wanted=", ".join(known)
        )
    return tuple(known[each] for each in known if each in ticked)
