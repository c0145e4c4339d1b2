"""Claims about one happening become one incident, with the reasons."""

from __future__ import annotations

from datetime import date

from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution, AttributionLevel
from trucewatch.model.claim import Claim, Modality, PlacedClaim, Polarity
from trucewatch.model.decided import UNDECIDED, Decisions
from trucewatch.model.event import EventBody, EventFamily, EventType
from trucewatch.model.incident import Incident, MergeReason
from trucewatch.model.place import Placement
from trucewatch.model.record import content_id
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.model.when import TimeBasis, TimePrecision, When
from trucewatch.reconcile.casualties import casualty_reports
from trucewatch.reconcile.cluster import Clusters
from trucewatch.reconcile.compare import (
    DEFAULT,
    UNSPECIFIC,
    MergePolicy,
    compare_claims,
)
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.decided import apply_decided
from trucewatch.reconcile.scene import event_of, scenes

HAPPENED = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.HEARSAY})
"""Modalities of claims that say that something happened."""


NOBODY = "GENERIC/"
"""Codes of words that name nobody ("unknown gunmen"): no one is attributed by them."""


def merge_claims(
    claims: tuple[PlacedClaim, ...], *, policy: MergePolicy = DEFAULT
) -> tuple[Incident, ...]:
    """The incidents that the claims tell of, by id; the order of claims is free.

    The founding claim is the one told of the earliest day, of those the first by
    id. Only events that are said to have happened found an incident; negations and
    denials are attached to the incidents that they speak of, and found none.
    """
    usable = sorted(filter(_is_incident_claim, claims), key=lambda p: p.claim.id)
    told = [placed for placed in usable if _says_it_happened(placed.claim)]
    against = [placed for placed in usable if placed.claim.polarity is not _YES]
    groups = Clusters(told, policy).groups(against)
    found = (
        _incident(sorted(members, key=_founding), denials)
        for members, denials in groups
    )
    return tuple(sorted(found, key=lambda incident: incident.id))


_YES = Polarity.AFFIRMED


def incident_id(founder: str) -> str:
    """The id of the incident that the claim of that id founds."""
    return content_id("inc", {"founded_by": founder})


def _is_incident_claim(placed: PlacedClaim) -> bool:
    body = placed.claim.body
    return (
        isinstance(body, EventBody)
        and body.family is not EventFamily.ACT
        and placed.claim.review is not ClaimReview.REJECTED
    )


def _says_it_happened(claim: Claim) -> bool:
    return claim.polarity is _YES and claim.modality in HAPPENED


def _founding(placed: PlacedClaim) -> tuple[date, str]:
    return placed.claim.time.first_day or date.max, placed.claim.id


def _incident(group: list[PlacedClaim], opposed: list[PlacedClaim]) -> Incident:
    founder, *others = group
    origins = {placed.claim.origin for placed in group}
    sides = {_side(placed.claim) for placed in group}
    return Incident(
        id=incident_id(founder.claim.id),
        type=_type(group),
        family=event_of(founder).family,
        time=min((p.claim.time for p in group), key=_vagueness),
        place=_place(group),
        supporting=tuple(group),
        contradicting=tuple(opposed),
        origins=tuple(sorted(origins)),
        sides=tuple(sorted(sides)),
        casualties=casualty_reports(group),
        attribution=_attribution(group),
        state=_state(origins, sides),
        disputed_by=tuple(sorted({placed.claim.origin for placed in opposed})),
        reasons=tuple(_reason(other, founder) for other in others),
    )


def _side(claim: Claim) -> str:
    return (claim.source_chain[0].side if claim.source_chain else None) or ""


def _type(group: list[PlacedClaim]) -> EventType:
    specific = {event_of(placed).type for placed in group} - UNSPECIFIC
    if len(specific) == 1:
        return specific.pop()
    return event_of(group[0]).type


def _vagueness(when: When) -> tuple[bool, int, str]:
    """Order of times: when it occurred before when it was reported, finest first."""
    told = when.basis not in {TimeBasis.OCCURRED, TimeBasis.OBSERVED}
    return told, list(TimePrecision).index(when.precision), str(when.start)


def _place(group: list[PlacedClaim]) -> Placement | None:
    found = [place for placed in group for place in scenes(placed)]
    return min(found, key=lambda p: (p.radius_m, p.place.id), default=None)


def _attribution(group: list[PlacedClaim]) -> Attribution:
    """Claimed by an accuser where claims name one actor; never more by machine."""
    named = {
        (mention.actor, placed.claim.id)
        for placed in group
        for mention in event_of(placed).actors
        if mention.actor is not None and not mention.actor.startswith(NOBODY)
    }
    actors = {actor for actor, _ in named}
    if len(actors) != 1:
        return NOT_ATTRIBUTED
    return Attribution(
        level=AttributionLevel.CLAIMED_BY_ACCUSER,
        actor=actors.pop(),
        basis=tuple(sorted(claim for _, claim in named)),
    )


def _state(origins: set[str], sides: set[str]) -> IncidentState:
    """Corroborated by two origins that are not all of one side.

    Two origins of no known side count as independent; two of one state's side
    do not.
    """
    independent = len(origins) > 1 and (len(sides) > 1 or sides == {""})
    return IncidentState.CORROBORATED if independent else IncidentState.REPORTED


def _reason(other: PlacedClaim, founder: PlacedClaim) -> MergeReason:
    comparison = compare_claims(other, founder)
    sentence = f"same {' and '.join(comparison.agreed) or 'happening as another claim'}"
    if comparison.disagreed:
        sentence += f"; differs on {' and '.join(comparison.disagreed)}"
    return MergeReason(
        claim=other.claim.id,
        to=founder.claim.id,
        agreed=comparison.agreed,
        disagreed=comparison.disagreed,
        sentence=sentence,
    )


def incidents_told_of(
    told: tuple[PlacedClaim, ...], reports: tuple[Report, ...], decided: Decisions
) -> tuple[Incident, ...]:
    """The incidents of all reports that one of the claims in `told` is about.

    Each with the state, attribution and disputes that people `decided`.
    """
    ids = {placed.claim.id for placed in told}
    claims = tuple(placed for report in reports for placed in report.claims)
    return tuple(
        apply_decided(each, decided.get(each.id, UNDECIDED))
        for each in merge_claims(claims)
        if ids & {p.claim.id for p in each.supporting + each.contradicting}
    )
