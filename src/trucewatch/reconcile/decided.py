"""People's decisions, applied to what the machine merged and read."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.claim import Claim
from trucewatch.model.correction import ClaimDecision
from trucewatch.model.decided import Decided
from trucewatch.model.incident import Incident
from trucewatch.model.review import ClaimReview


def apply_decided(incident: Incident, decided: Decided) -> Incident:
    """The incident with the state, attribution and disputes that people set.

    What no person decided stays as the machine merged it.
    """
    review, attribution = decided.review, decided.attribution
    disputed = {*incident.disputed_by, *(each.by for each in decided.disputes)}
    return replace(
        incident,
        state=review.state if review else incident.state,
        attribution=attribution or incident.attribution,
        disputed_by=tuple(sorted(disputed)),
        decided=decided,
    )


def apply_reviews(
    claims: tuple[Claim, ...], decisions: tuple[ClaimDecision, ...]
) -> tuple[Claim, ...]:
    """One document's claims with people's decisions on their readings.

    A decision is on one reading. Of the other claims that the same run reads from the
    same words it says nothing. Where a later run reads the words otherwise, so that the
    reading is gone, the decision holds for the claim that is most like it: the person's
    reading stands in its place, once. A rejected reading stays among the claims, marked
    as such.

    Args:
        claims: the claims of the standing coding run, in text order.
        decisions: the standing decisions on readings of the same document.
    """
    found: dict[str, Claim] = {}
    held = heirs_of(claims, decisions)
    for claim in claims:
        decision = held.get(claim.id)
        shown = _as_decided(decision) if decision else claim
        found.setdefault(shown.id, shown)
    return tuple(found.values())


def heirs_of(
    claims: tuple[Claim, ...], decisions: tuple[ClaimDecision, ...]
) -> dict[str, ClaimDecision]:
    """The decision that holds for each of the claims that has one, by claim id.

    Args:
        claims: the claims of one coding run, in text order.
        decisions: the standing decisions on readings of the same document; those that
            were taken back hold for nothing.
    """
    present = {claim.id for claim in claims}
    standing = [each for each in decisions if each.review is not ClaimReview.MACHINE]
    held = {each.reading.id: each for each in standing if each.reading.id in present}
    decided = {each.reading.id for each in decisions}
    for each in standing:
        if each.reading.id in present:
            continue
        fitting = [
            claim
            for claim in claims
            if claim.id not in decided and claim.id not in held and each.covers(claim)
        ]
        if fitting:
            best = max(fitting, key=lambda claim: _likeness(claim, each.reading))
            held[best.id] = each
    return held


def _likeness(claim: Claim, reading: Claim) -> tuple[bool, bool, int]:
    """How like an earlier reading a claim is: its content, its type, its words."""
    mine, other = claim.spans[0], reading.spans[0]
    same_type = getattr(claim.body, "type", None) is getattr(reading.body, "type", None)
    shared = min(mine.end, other.end) - max(mine.start, other.start)
    return claim.body == reading.body, same_type, shared


def _as_decided(decision: ClaimDecision) -> Claim:
    return replace(decision.corrected or decision.reading, review=decision.review)
