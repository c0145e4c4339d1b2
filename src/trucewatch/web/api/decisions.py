"""What people decide on incidents and claims, over the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from trucewatch.errors import UnknownSubject
from trucewatch.model.access import audience_of
from trucewatch.model.review import Basis
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.cases import refusing
from trucewatch.service.determining import record_determination
from trucewatch.service.document_access import INCIDENT
from trucewatch.service.liaison import tell
from trucewatch.service.markings import mark_record
from trucewatch.service.readings import review_claim
from trucewatch.service.reconciling import (
    Done,
    merge_incidents,
    split_incident,
    undo_decision,
)
from trucewatch.service.responding import record_response
from trucewatch.service.review import (
    assign_incident,
    dispute_incident,
    review_incident,
)
from trucewatch.web.api.answers import (
    Written,
    check_match,
    kept_record,
    written_answer,
)
from trucewatch.web.api.callers import Caller, Writer
from trucewatch.web.api.decision_shapes import (
    AnswerIn,
    AssignmentIn,
    AttributionIn,
    ClaimReviewIn,
    ContactIn,
    DeterminationIn,
    DisputeIn,
    DoneOut,
    MarkingIn,
    MergeIn,
    ReviewIn,
    SplitIn,
)
from trucewatch.web.api.incidents import IncidentId, incident_json

router = APIRouter(tags=["decisions"])

ClaimId = Annotated[
    str,
    Path(
        max_length=64,
        pattern=r"^clm_[0-9a-f]+$",
        description="`clm_` id.",
        examples=["clm_3f0c9ab1d2e4"],
    ),
]
DecisionId = Annotated[
    str,
    Path(
        max_length=64,
        pattern=r"^dec_[0-9a-f]+$",
        description="`dec_` id.",
        examples=["dec_9b1e6f20c7a4"],
    ),
]


def _matched(caller: Caller, incident: str) -> None:
    if "if-match" in caller.request.headers:
        check_match(caller, incident_json(caller, incident))


def _done(done: Done) -> Response:
    record = {"decision": done.decision.id, "incidents": list(done.incidents)}
    return written_answer(record)


@router.post("/claims/{claim}/review", response_model=Written)
def claim_review(caller: Writer, claim: ClaimId, body: ClaimReviewIn) -> Response:
    """Accept, correct or reject a reading; the machine's own stays beside it."""
    kept = review_claim(
        caller.mission,
        claim,
        by=caller.by,
        review=body.review,
        reason=body.reason,
        changes=dict(body.changes) if body.changes else None,
        seen=body.seen,
    )
    return written_answer(kept_record(kept), status=200)


@router.post("/incidents/{incident}/review", response_model=Written)
def incident_review(caller: Writer, incident: IncidentId, body: ReviewIn) -> Response:
    """Take an incident to a state; a second person verifies."""
    _matched(caller, incident)
    with refusing(incident):
        bases = tuple(Basis(means=each.means, what=each.what) for each in body.bases)
    kept = review_incident(
        caller.mission,
        incident,
        by=caller.by,
        state=body.state,
        reason=body.reason,
        bases=bases,
        duplicate_of=body.duplicate_of,
        seen=body.seen,
        settings=caller.settings,
    )
    return written_answer(kept_record(kept), status=200)


@router.post("/incidents/{incident}/assignment", response_model=Written)
def incident_assign(
    caller: Writer, incident: IncidentId, body: AssignmentIn
) -> Response:
    """Say for whom an incident waits."""
    _matched(caller, incident)
    kept = assign_incident(
        caller.mission,
        incident,
        by=caller.by,
        to=body.to,
        note=body.note,
        seen=body.seen,
        settings=caller.settings,
    )
    return written_answer(kept_record(kept), status=200)


@router.post("/incidents/{incident}/attribution", response_model=Written)
def incident_attribute(
    caller: Writer, incident: IncidentId, body: AttributionIn
) -> Response:
    """Lay an incident to an actor on a level, with its basis; or to nobody."""
    _matched(caller, incident)
    kept = attribute_incident(
        caller.mission,
        incident,
        by=caller.by,
        level=body.level,
        actor=body.actor,
        basis=tuple(body.basis),
        seen=body.seen,
        settings=caller.settings,
    )
    return written_answer(kept_record(kept), status=200)


@router.post("/incidents/{incident}/disputes", response_model=Written)
def incident_dispute(caller: Writer, incident: IncidentId, body: DisputeIn) -> Response:
    """Note that somebody disputes an incident, or takes that back."""
    _matched(caller, incident)
    kept = dispute_incident(
        caller.mission,
        incident,
        by=caller.by,
        disputed_by=body.by,
        reason=body.reason,
        withdrawn=body.withdrawn,
        seen=body.seen,
        settings=caller.settings,
    )
    return written_answer(kept_record(kept), status=200)


@router.post("/incidents/{incident}/determinations", response_model=Written)
def incident_determine(
    caller: Writer, incident: IncidentId, body: DeterminationIn
) -> Response:
    """Note where a body's decision stands: it stands beside the finding.

    A program decides nothing: it notes what a competent body decided.
    """
    _matched(caller, incident)
    kept = record_determination(
        caller.mission,
        incident,
        by=caller.by,
        settings=caller.settings,
        **dict(body),
    )
    return written_answer(kept_record(kept), status=200)


@router.post("/incidents/{incident}/marking", response_model=Written)
def incident_mark(caller: Writer, incident: IncidentId, body: MarkingIn) -> Response:
    """Say how far an incident may go."""
    if not incident.startswith(INCIDENT):
        raise UnknownSubject("no such incident", where=incident)
    _matched(caller, incident)
    return marked_answer(caller, incident, body)


def marked_answer(caller: Caller, subject: str, body: MarkingIn) -> Response:
    """Mark an incident or a report as the body says; what was written."""
    audiences = tuple(audience_of(each) for each in body.audiences)
    kept = mark_record(
        caller.mission,
        subject,
        by=caller.by,
        settings=caller.settings,
        **dict(body) | {"audiences": audiences},
    )
    return written_answer(kept_record(kept), status=200)


@router.post("/incidents/{incident}/responses", status_code=201, response_model=Written)
def incident_respond(caller: Writer, incident: IncidentId, body: AnswerIn) -> Response:
    """Note what a party answered: it stands beside the finding."""
    _matched(caller, incident)
    kept = record_response(
        caller.mission,
        incident,
        by=caller.by,
        settings=caller.settings,
        **dict(body),
    )
    return written_answer(kept_record(kept))


@router.post("/incidents/{incident}/contacts", status_code=201, response_model=Written)
def incident_contact(caller: Writer, incident: IncidentId, body: ContactIn) -> Response:
    """Note that an office was told of an incident."""
    kept = tell(
        caller.mission,
        incident,
        by=caller.by,
        settings=caller.settings,
        **dict(body),
    )
    return written_answer(kept_record(kept))


@router.post("/incidents/{incident}/merge", status_code=201, response_model=DoneOut)
def incident_merge(caller: Writer, incident: IncidentId, body: MergeIn) -> Response:
    """Make two incidents one; it can be undone."""
    _matched(caller, incident)
    return _done(
        merge_incidents(
            caller.mission,
            incident,
            body.other,
            by=caller.by,
            reason=body.reason,
            settings=caller.settings,
        )
    )


@router.post("/incidents/{incident}/split", status_code=201, response_model=DoneOut)
def incident_split(caller: Writer, incident: IncidentId, body: SplitIn) -> Response:
    """Set claims of an incident apart; it can be undone."""
    _matched(caller, incident)
    return _done(
        split_incident(
            caller.mission,
            incident,
            tuple(body.parts),
            by=caller.by,
            reason=body.reason,
            settings=caller.settings,
        )
    )


@router.post("/decisions/{decision}/undo", response_model=DoneOut)
def decision_undo(caller: Writer, decision: DecisionId) -> Response:
    """Take a merge or split back: everything stands as if it had never been."""
    done = undo_decision(
        caller.mission, decision, by=caller.by, settings=caller.settings
    )
    record = {"decision": done.decision.id, "incidents": list(done.incidents)}
    return written_answer(record, status=200)
