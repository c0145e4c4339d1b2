"""House: the log and its check, accuracy, administration."""

from __future__ import annotations

import json

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.errors import InvalidDecision
from trucewatch.model.access import Role
from trucewatch.service.access import Action, allowed
from trucewatch.service.accounts import end_every_session, hand_out_password
from trucewatch.service.administration import read_house
from trucewatch.service.chronicle import check_chronicle, read_chronicle
from trucewatch.service.proving import prove_entry
from trucewatch.service.reliability import read_reliability
from trucewatch.service.switches import turn_switch
from trucewatch.service.users import add_user, change_roles
from trucewatch.web.fields import needed, number_of
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to, text_of

router = APIRouter()


@router.get("/desk/log")
def log(desk: DeskNow, before: int | None = None) -> Response:
    """The log of changes, latest first."""
    found = read_chronicle(desk.mission, by=desk.by, before=before)
    return desk.render("house/log.html.j2", found=found, checked=None)


@router.post("/desk/log/verify")
def verify_log(desk: DeskNow, form: OwnForm) -> Response:  # noqa: ARG001 - checks it
    """Check every row against the log, and show what was found."""
    checked = check_chronicle(desk.mission, by=desk.by, settings=desk.settings)
    found = read_chronicle(desk.mission, by=desk.by)
    return desk.render("house/log.html.j2", found=found, checked=checked)


@router.get("/desk/log/{seq}/proof")
def proof(desk: DeskNow, seq: int) -> Response:
    """The proof that an entry is in the log, for whoever has no database."""
    read_chronicle(desk.mission, by=desk.by, most=1)
    text = json.dumps(prove_entry(desk.mission, seq), ensure_ascii=False, indent=1)
    name = f"proof-{seq}.json"
    return Response(
        text,
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/desk/accuracy")
def accuracy(desk: DeskNow) -> Response:
    """How well the reader reads."""
    found = read_reliability(desk.mission, by=desk.by, now=desk.site.clock())
    return desk.render("house/accuracy.html.j2", found=found)


@router.get("/desk/admin")
def admin(desk: DeskNow) -> Response:
    """Users, marked records, the switch."""
    return _admin(desk)


def _admin(desk: Desk, *, password: str = "", of: str = "") -> Response:
    return desk.render(
        "house/admin.html.j2",
        house=read_house(desk.mission, by=desk.by),
        roles=tuple(Role),
        writes=allowed(desk.user, Action.USER_WRITE).allowed,
        password=password,
        of=of,
    )


@router.post("/desk/admin/users")
def new_user(desk: DeskNow, form: OwnForm) -> Response:
    """Add a user."""
    add_user(
        desk.mission,
        needed(form, "user"),
        roles=roles_of(form),
        party=text_of(form, "party") or None,
        by=desk.by,
    )
    return gone_to("/desk/admin", done="saved")


@router.post("/desk/admin/users/{user}")
def edit_user(desk: DeskNow, user: str, form: OwnForm) -> Response:
    """Change a user's roles, hand out a password, or end the sessions."""
    match text_of(form, "do"):
        case "roles":
            change_roles(
                desk.mission,
                user,
                roles=roles_of(form),
                party=text_of(form, "party") or None,
                active=bool(text_of(form, "active")),
                by=desk.by,
                seen=number_of(form, "seen"),
            )
        case "password":
            now = desk.site.clock()
            password = hand_out_password(desk.mission, user, by=desk.by, now=now)
            return _admin(desk, password=password, of=user)
        case "sessions":
            end_every_session(desk.mission, user, by=desk.by)
        case other:
            raise InvalidDecision(
                "nothing to do", got=other, wanted="roles, password or sessions"
            )
    return gone_to("/desk/admin", done="saved")


def roles_of(form: OwnForm) -> tuple[Role, ...]:
    """The roles that are ticked.

    Raises:
        InvalidDecision: one of them is none.
    """
    ticked = [str(each) for each in form.getlist("role")]
    known = {role.value: role for role in Role}
    if unknown := sorted(set(ticked) - set(known)):
        raise InvalidDecision(
            "no such role", got=", ".join(unknown), wanted=", ".join(known)
        )
    return tuple(known[each] for each in ticked)


@router.post("/desk/admin/switch")
def switch(desk: DeskNow, form: OwnForm) -> Response:
    """Refuse every change over the web, or take them again."""
    turn_switch(
        desk.mission,
        by=desk.by,
        read_only=text_of(form, "read_only") == "on",
        reason=needed(form, "reason"),
    )
    return gone_to("/desk/admin", done="saved")
