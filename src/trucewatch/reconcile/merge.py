"""Claims about one happening become one incident, with the reasons."""

from __future__ import annotations

from collections import defaultdict

from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution, AttributionLevel
from trucewatch.model.claim import Claim, Modality, PlacedClaim, Polarity
from trucewatch.model.event import EventBody, EventFamily, EventType
from trucewatch.model.incident import CasualtyReport, Incident, MergeReason
from trucewatch.model.place import Placement
from trucewatch.model.record import content_id
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.model.when import TimePrecision, When
from trucewatch.reconcile.compare import (
    DEFAULT,
    UNSPECIFIC,
    MergePolicy,
    compare_claims,
)
from trucewatch.reconcile.scene import event_of, scenes

HAPPENED = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.HEARSAY})
"""Modalities of claims that say that something happened."""


def merge_claims(
    claims: tuple[PlacedClaim, ...], *, policy: MergePolicy = DEFAULT
) -> tuple[Incident, ...]:
    """The incidents that the claims tell of, by id; the order of claims is free.

    Only events that are said to have happened found an incident; negations and
    denials are attached to the incidents that they speak of, and found none.
    """
    usable = sorted(filter(_is_incident_claim, claims), key=lambda p: p.claim.id)
    told = [placed for placed in usable if _says_it_happened(placed.claim)]
    against = [placed for placed in usable if placed.claim.polarity is not _YES]
    groups = _cluster(told, policy)
    return tuple(
        sorted(
            (_incident(group, against, policy) for group in groups),
            key=lambda incident: incident.id,
        )
    )


_YES = Polarity.AFFIRMED


def _is_incident_claim(placed: PlacedClaim) -> bool:
    body = placed.claim.body
    return (
        isinstance(body, EventBody)
        and body.family is not EventFamily.ACT
        and placed.claim.review is not ClaimReview.REJECTED
    )


def _says_it_happened(claim: Claim) -> bool:
    return claim.polarity is _YES and claim.modality in HAPPENED


def _cluster(told: list[PlacedClaim], policy: MergePolicy) -> list[list[PlacedClaim]]:
    """Connected groups of claims that the policy joins, within blocks."""
    parent = {placed.claim.id: placed.claim.id for placed in told}

    def root(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            claim_id = parent[claim_id]
        return claim_id

    for block in _blocks(told):
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                if policy.joins(compare_claims(one, other)):
                    first, second = sorted((root(one.claim.id), root(other.claim.id)))
                    parent[second] = first
    groups: dict[str, list[PlacedClaim]] = defaultdict(list)
    for placed in told:
        groups[root(placed.claim.id)].append(placed)
    return list(groups.values())


def _blocks(told: list[PlacedClaim]) -> list[list[PlacedClaim]]:
    """Claims that could be joined at all: same family, same first day."""
    blocks: dict[tuple[EventFamily, object], list[PlacedClaim]] = defaultdict(list)
    for placed in told:
        key = (event_of(placed).family, placed.claim.time.first_day)
        blocks[key].append(placed)
    return list(blocks.values())


def _incident(
    group: list[PlacedClaim], against: list[PlacedClaim], policy: MergePolicy
) -> Incident:
    founder, *others = group
    opposed = [
        placed
        for placed in against
        if any(policy.joins(compare_claims(placed, member)) for member in group)
    ]
    origins = {placed.claim.origin for placed in group}
    sides = {_side(placed.claim) for placed in group}
    return Incident(
        id=content_id("inc", {"founded_by": founder.claim.id}),
        type=_type(group),
        family=event_of(founder).family,
        time=min((p.claim.time for p in group), key=_vagueness),
        place=_place(group),
        supporting=tuple(group),
        contradicting=tuple(opposed),
        origins=tuple(sorted(origins)),
        sides=tuple(sorted(sides)),
        casualties=_casualties(group),
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


def _vagueness(when: When) -> tuple[int, str]:
    return list(TimePrecision).index(when.precision), str(when.start)


def _place(group: list[PlacedClaim]) -> Placement | None:
    found = [place for placed in group for place in scenes(placed)]
    return min(found, key=lambda p: (p.radius_m, p.place.id), default=None)


def _casualties(group: list[PlacedClaim]) -> tuple[CasualtyReport, ...]:
    return tuple(
        CasualtyReport(
            claim=placed.claim.id,
            origin=placed.claim.origin,
            killed=event_of(placed).killed,
            injured=event_of(placed).injured,
        )
        for placed in group
        if event_of(placed).killed or event_of(placed).injured
    )


def _attribution(group: list[PlacedClaim]) -> Attribution:
    """Claimed by an accuser where claims name one actor; never more by machine."""
    named = {
        (mention.actor, placed.claim.id)
        for placed in group
        for mention in event_of(placed).actors
        if mention.actor is not None
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
