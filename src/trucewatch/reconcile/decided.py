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

    A decision on a reading holds for every later reading of the same words, too:
    the person's reading stands in its place, once. A rejected reading stays among
    the claims, marked as such.

    Args:
        claims: the claims of the standing coding run, in text order.
        decisions: the standing decisions on readings of the same document.
    """
    standing = [each for each in decisions if each.review is not ClaimReview.MACHINE]
    by_id = {each.reading.id: each for each in standing}
    found: dict[str, Claim] = {}
    for claim in claims:
        decision = by_id.get(claim.id) or _on_the_words(claim, standing)
        shown = _as_decided(decision) if decision else claim
        found.setdefault(shown.id, shown)
    return tuple(found.values())


def _on_the_words(claim: Claim, standing: list[ClaimDecision]) -> ClaimDecision | None:
    return next((each for each in standing if each.covers(claim)), None)


def _as_decided(decision: ClaimDecision) -> Claim:
    return replace(decision.corrected or decision.reading, review=decision.review)
