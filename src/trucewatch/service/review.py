"""Review: take an incident from state to state, with reasons and a second person."""

from __future__ import annotations

from trucewatch.errors import InvalidDecision
from trucewatch.model.incident import Incident
from trucewatch.model.record import content_id
from trucewatch.model.review import (
    BY_SECOND_PERSON,
    NEXT_STATES,
    Assignment,
    Basis,
    Dispute,
    IncidentReview,
    IncidentState,
)
from trucewatch.service.access import Action, require
from trucewatch.service.cases import (
    Case,
    acting_user,
    find_incident,
    known_incidents,
    no_incident,
    open_case,
    refusing,
    version_seen,
)
from trucewatch.service.lines import refresh_lines
from trucewatch.service.missions import OpenMission
from trucewatch.service.reopening import standing_reopening
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import (
    ASSIGNMENTS,
    CLAIM_DECISIONS,
    DISPUTES,
    REVIEWS,
)
from trucewatch.store.unit import Unit

ORIGINS_NEEDED = 2
"""Independent origins without which a corroboration needs a basis of its own."""


def review_incident(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    state: IncidentState,
    reason: str,
    settings: Settings,
    bases: tuple[Basis, ...] = (),
    duplicate_of: str | None = None,
    seen: int | None = None,
) -> Kept[IncidentReview]:
    """Take an incident to a state, with the reason and what it rests on.

    Args:
        mission: the mission.
        incident: id of the incident.
        by: who decides.
        state: where to; see `NEXT_STATES`.
        reason: why.
        settings: of this machine.
        bases: what it rests on beside the claims; a verification needs one.
        duplicate_of: for a duplicate, the incident that it repeats.
        seen: the review's version that the user saw; None: the latest.

    Raises:
        UnknownSubject, AccessDenied: see `open_case`.
        InvalidDecision: no such step from where it is; no reason; no basis; a
            verification by a coder, by the first reviewer or without one.
        EditConflict: somebody else reviewed it meanwhile.
    """
    second = state in BY_SECOND_PERSON
    action = Action.INCIDENT_VERIFY if second else Action.INCIDENT_REVIEW
    case = open_case(mission, incident, by=by, action=action, settings=settings)
    with refusing(incident):
        review = IncidentReview(
            incident=incident,
            state=state,
            reason=reason,
            bases=bases,
            duplicate_of=duplicate_of,
        )
    if duplicate_of is not None:
        with mission.store.unit() as connection:
            if not known_incidents(connection, case.user, (duplicate_of,)):
                raise no_incident(duplicate_of)
            find_incident(connection, duplicate_of, user=case.user)
    with mission.store.writing(stamp_now(by)) as unit:
        latest = REVIEWS.number(unit.connection, incident)
        number = version_seen(latest, seen)
        if number == latest:  # else writing it says that it is a conflict
            _check_allowed(unit, case, review, by=by)
        kept = REVIEWS.write(unit, incident, review, subject=incident, seen=number)
        refresh_lines(unit, mission, (incident,))
        return kept


def _check_allowed(unit: Unit, case: Case, review: IncidentReview, *, by: str) -> None:
    """Return where the user may take the incident to that state from where it is."""
    incident = review.incident
    history = REVIEWS.versions(unit.connection, incident)
    again = bool(history) and standing_reopening(
        unit.connection, incident, review=history[-1].version
    )
    _check_step(case.merged, history, review, again=bool(again))
    if review.state in BY_SECOND_PERSON:
        _check_second_person(unit, case, history, by=by)


def _check_step(
    merged: Incident,
    history: tuple[Kept[IncidentReview], ...],
    review: IncidentReview,
    *,
    again: bool,
) -> None:
    """Where it may go; a reopened incident may also stay, by another review."""
    now = history[-1].value.state if history else merged.state
    steps_now = (*NEXT_STATES[now], *((now,) if again else ()))
    if review.state not in steps_now:
        steps = " or ".join(each.value for each in steps_now)
        raise InvalidDecision(
            "no such step",
            where=review.incident,
            got=f"{now} to {review.state}",
            wanted=f"from {now} to {steps}",
        )
    few = merged.origin_count < ORIGINS_NEEDED
    if review.state is IncidentState.CORROBORATED and few and not review.bases:
        raise InvalidDecision(
            "one origin corroborates nothing",
            where=review.incident,
            got=", ".join(merged.origins),
            wanted="two independent origins, or a basis of our own",
        )


def _check_second_person(
    unit: Unit, case: Case, history: tuple[Kept[IncidentReview], ...], *, by: str
) -> None:
    """Whoever verifies read none of its claims and is none of those before them.

    The two that count before: who reviewed it first, and whose conclusion stands.
    """
    if not history:
        raise InvalidDecision(
            "nobody has reviewed it yet",
            where=case.merged.id,
            got=f"{case.merged.state} by machine",
            wanted="a first person's review before a second one verifies",
        )
    told = case.merged.supporting + case.merged.contradicting
    documents = {placed.claim.document for placed in told}
    decided = CLAIM_DECISIONS.about_any(unit.connection, documents)
    ids = {placed.claim.id for placed in told}
    coders = {
        version.by
        for kept in decided.values()
        for each in kept
        if each.id in ids
        for version in CLAIM_DECISIONS.versions(unit.connection, each.id)
    }
    reviewers = {history[0].by, history[-1].by}
    if by in coders | reviewers:
        what = "coded its claims" if by in coders else "reviewed it before"
        raise InvalidDecision(
            "a second person verifies",
            where=case.merged.id,
            got=f"{by}, who {what}",
            wanted="another reviewer",
        )


def dispute_id(incident: str, disputed_by: str) -> str:
    """Id of the entry in which somebody disputes an incident."""
    return content_id("dsp", {"incident": incident, "by": disputed_by})


def dispute_incident(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    disputed_by: str,
    reason: str,
    settings: Settings,
    withdrawn: bool = False,
    seen: int | None = None,
) -> Kept[Dispute]:
    """Note that somebody disputes an incident, or takes that back.

    A party officer notes it for the own party alone. `seen` is the version of what the
    same one disputed before, 0 where that is nothing. Errors: see `review_incident`.
    """
    open_case(
        mission,
        incident,
        by=by,
        action=Action.INCIDENT_DISPUTE,
        settings=settings,
        on_behalf=disputed_by,
    )
    with refusing(incident):
        dispute = Dispute(
            incident=incident, by=disputed_by, reason=reason, withdrawn=withdrawn
        )
    key = dispute_id(incident, disputed_by)
    with mission.store.writing(stamp_now(by)) as unit:
        number = version_seen(DISPUTES.number(unit.connection, key), seen)
        kept = DISPUTES.write(unit, key, dispute, subject=incident, seen=number)
        refresh_lines(unit, mission, (incident,))
        return kept


def assign_incident(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    to: str | None,
    settings: Settings,
    note: str = "",
    seen: int | None = None,
) -> Kept[Assignment]:
    """Say for whom an incident waits; None: for anyone.

    Raises:
        AccessDenied: the one it is given to may not review it.
        EditConflict: somebody else gave it meanwhile.
    """
    case = open_case(
        mission, incident, by=by, action=Action.INCIDENT_ASSIGN, settings=settings
    )
    if to is not None:
        with mission.store.unit() as connection:
            require(acting_user(connection, to), Action.INCIDENT_REVIEW, case.record)
    value = Assignment(incident=incident, to=to, note=note)
    with mission.store.writing(stamp_now(by)) as unit:
        number = version_seen(ASSIGNMENTS.number(unit.connection, incident), seen)
        return ASSIGNMENTS.write(unit, incident, value, subject=incident, seen=number)
