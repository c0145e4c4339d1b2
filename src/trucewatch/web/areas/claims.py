"""Claims: a report's words with what was read from them, reviewed side by side."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.errors import EditConflict, InvalidDecision
from trucewatch.model.access import Sensitivity
from trucewatch.model.review import ClaimReview
from trucewatch.service.correcting import changes_of, fields_of
from trucewatch.service.document_pages import (
    DocumentPage,
    ReadClaim,
    document_told_in,
    original_of,
    read_document_page,
)
from trucewatch.service.intake import safe_name
from trucewatch.service.markings import mark_record
from trucewatch.service.readings import review_claim
from trucewatch.web.languages import marked
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to, text_of

router = APIRouter()

AS_READ = "read as the source says it"
"""Reason of whoever accepts a reading without further words."""

MARKS = tuple(each for each in Sensitivity if each is not Sensitivity.SOURCE_VAULT)
"""Sensitivities that a document can be marked with."""


LABELS = {
    "type": marked("What happened"),
    "actor": marked("Who did it: actor's code"),
    "target": marked("To whom: actor's code"),
    "killed": marked("Killed"),
    "injured": marked("Injured"),
    "measure": marked("What is measured"),
    "low": marked("At least"),
    "best": marked("Number"),
    "high": marked("At most"),
    "rating": marked("Rating"),
    "act": marked("What was done"),
    "response": marked("Answer"),
    "first": marked("First day"),
    "last": marked("Last day"),
    "polarity": marked("Affirmed or not"),
    "modality": marked("How it is said"),
    "certainty": marked("How sure the source is"),
    "denied_by": marked("Denied by"),
}
"""What the fields of a correction are called, by the first part of their names."""


@router.get("/desk/claims/{claim}")
def claim(desk: DeskNow, claim: str) -> Response:
    """Go to a claim in its document."""
    now = desk.site.clock()
    document = document_told_in(desk.mission, claim, by=desk.by, now=now)
    return gone_to(place_of_claim(document, claim))


def place_of_claim(document: str, claim: str) -> str:
    """The address of a claim on its document's page."""
    return f"/desk/documents/{quote(document)}?claim={quote(claim)}#{quote(claim)}"


@router.get("/desk/documents/{document}")
def document_page(desk: DeskNow, document: str, claim: str = "") -> Response:
    """A document with its claims; one of them is under review."""
    return _page(desk, document, claim)


def _page(
    desk: Desk,
    document: str,
    claim: str,
    *,
    problem: str = "",
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    found = read_document_page(
        desk.mission,
        document,
        by=desk.by,
        now=desk.site.clock(),
        settings=desk.settings,
    )
    at = _current(found, claim)
    claims = found.claims
    return desk.render(
        "documents/document.html.j2",
        status=status,
        page=found,
        claims={each.id: each for each in claims},
        now=claims[at] if claims else None,
        before=claims[at - 1] if at > 0 else None,
        after=claims[at + 1] if at + 1 < len(claims) else None,
        fields=fields_of(claims[at].claim) if claims and found.may_review else (),
        labels=LABELS,
        marks=MARKS,
        problem=problem,
        typed=typed or {},
    )


def _current(page: DocumentPage, claim: str) -> int:
    """Which claim is under review: the one asked for, else the first that waits."""
    for rank, each in enumerate(page.claims):
        if claim in {each.id, each.claim.id}:
            return rank
    waiting = (
        rank
        for rank, each in enumerate(page.claims)
        if each.review is ClaimReview.MACHINE
    )
    return next(waiting, 0)


@router.post("/desk/documents/{document}/claims/{claim}")
def decide(desk: DeskNow, form: OwnForm, document: str, claim: str) -> Response:
    """Accept, correct or reject a reading, or take that back."""
    names = {name: text_of(form, name) for name in form}
    try:
        review = _review_of(names.get("review", ""))
        reason = names.get("reason", "")
        if review is ClaimReview.ACCEPTED:
            reason = reason or AS_READ
        changes = None
        if review is ClaimReview.CORRECTED:
            changes = changes_of(_claim_of(desk, document, claim).claim, names)
        review_claim(
            desk.mission,
            claim,
            by=desk.by,
            review=review,
            reason=reason,
            changes=changes,
            seen=int(names["seen"]) if names.get("seen", "").isdecimal() else None,
        )
    except (InvalidDecision, EditConflict) as error:
        status = 409 if isinstance(error, EditConflict) else 422
        return _page(
            desk, document, claim, problem=str(error), typed=names, status=status
        )
    return gone_to(_onward(desk, document, claim), done="saved")


def _review_of(text: str) -> ClaimReview:
    try:
        return ClaimReview(text)
    except ValueError:
        raise InvalidDecision("no such decision", got=text[:40]) from None


def _claim_of(desk: Desk, document: str, claim: str) -> ReadClaim:
    page = read_document_page(
        desk.mission,
        document,
        by=desk.by,
        now=desk.site.clock(),
        settings=desk.settings,
    )
    return page.claims[_current(page, claim)]


def _onward(desk: Desk, document: str, claim: str) -> str:
    """To the next claim that waits, after this one first; else back to this one."""
    page = read_document_page(
        desk.mission,
        document,
        by=desk.by,
        now=desk.site.clock(),
        settings=desk.settings,
    )
    at = _current(page, claim)
    order = (*page.claims[at + 1 :], *page.claims[:at])
    waiting = (each.id for each in order if each.review is ClaimReview.MACHINE)
    return place_of_claim(document, next(waiting, claim))


@router.post("/desk/documents/{document}/marking")
def mark(desk: DeskNow, form: OwnForm, document: str) -> Response:
    """Say how far a document may go."""
    seen = text_of(form, "seen")
    try:
        mark_record(
            desk.mission,
            document,
            by=desk.by,
            sensitivity=_level_of(text_of(form, "sensitivity")),
            reason=text_of(form, "reason"),
            delay_hours=_hours_of(text_of(form, "delay_hours")),
            settings=desk.settings,
            seen=int(seen) if seen.isdecimal() else None,
            keep=True,
        )
    except (InvalidDecision, EditConflict) as error:
        status = 409 if isinstance(error, EditConflict) else 422
        return _page(desk, document, "", problem=str(error), status=status)
    return gone_to(f"/desk/documents/{quote(document)}#evidence", done="saved")


def _level_of(text: str) -> Sensitivity:
    if text not in MARKS:
        raise InvalidDecision("no such marking", got=text[:40])
    return Sensitivity(text)


def _hours_of(text: str) -> int:
    if text and not (text.isdecimal() and len(text) < 6):
        raise InvalidDecision("not a number of hours", got=text[:40])
    return int(text or 0)


@router.get("/desk/documents/{document}/original")
def original(desk: DeskNow, document: str) -> Response:
    """The bytes as they were taken in: a file to be kept, never shown in place."""
    name, raw = original_of(desk.mission, document, by=desk.by, now=desk.site.clock())
    plain = safe_name(name)
    ascii_name = "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_"
        for sign in plain
    )
    kept = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(plain)}"
    return Response(
        raw,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": kept,
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
