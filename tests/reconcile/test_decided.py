"""People's decisions replace the machine's, and outlive its re-runs."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import event, incident
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.claim import Claim, Polarity
from trucewatch.model.correction import ClaimDecision
from trucewatch.model.decided import UNDECIDED, Decided
from trucewatch.model.document import Span
from trucewatch.model.event import EventType
from trucewatch.model.review import (
    ClaimReview,
    Dispute,
    IncidentReview,
    IncidentState,
)
from trucewatch.reconcile.decided import apply_decided, apply_reviews
from trucewatch.reconcile.merge import incidents_told_of, merge_claims, reconcile_claims

MERGED = incident(state=IncidentState.CORROBORATED)


def test_what_nobody_decided_stays_as_merged() -> None:
    """No decision changes nothing."""
    assert apply_decided(MERGED, UNDECIDED) == MERGED


def test_state_attribution_and_disputes_are_people_s() -> None:
    """Each replaces the machine's; disputes join those of claims."""
    attribution = Attribution(
        level=AttributionLevel.ADMITTED, actor="RUS", set_by="u", basis=("b",)
    )
    decided = Decided(
        review=IncidentReview(
            incident=MERGED.id, state=IncidentState.REFUTED, reason="r"
        ),
        attribution=attribution,
        disputes=(Dispute(incident=MERGED.id, by="RUS", reason="r"),),
    )
    shown = apply_decided(MERGED, decided)
    assert shown.decided == decided
    assert shown.state is IncidentState.REFUTED
    assert shown.attribution == attribution
    assert shown.disputed_by == ("RUS",)


FIRST = event().claim


def decision(review: ClaimReview, corrected: Claim | None = None) -> ClaimDecision:
    return ClaimDecision(reading=FIRST, review=review, reason="r", corrected=corrected)


def again(**changes: object) -> Claim:
    """The same words as a later run reads them."""
    return replace(FIRST, id="clm_again", coder="test/2", **changes)  # type: ignore[arg-type]


def test_an_accepted_reading_is_marked() -> None:
    """The claim itself, with the review beside it."""
    (claim,) = apply_reviews((FIRST,), (decision(ClaimReview.ACCEPTED),))
    assert claim == replace(FIRST, review=ClaimReview.ACCEPTED)


def test_a_correction_outlives_a_re_run() -> None:
    """A later reading of the same words gives way to the person's."""
    fixed = replace(FIRST, polarity=Polarity.NEGATED)
    decisions = (decision(ClaimReview.CORRECTED, fixed),)
    (claim,) = apply_reviews((again(),), decisions)
    assert claim == replace(fixed, review=ClaimReview.CORRECTED)


def test_a_decision_is_on_one_reading_of_a_sentence() -> None:
    """What the same run reads from the same words besides is not decided with it."""
    decisions = (decision(ClaimReview.REJECTED),)
    first, second = apply_reviews((FIRST, again()), decisions)
    assert first.review is ClaimReview.REJECTED
    assert second == again()


def test_a_decision_passes_to_the_reading_most_like_its_own() -> None:
    """Of two later readings of the words the one of the same kind; the other stays."""
    other = replace(again(), id="clm_other", body=event(EventType.MORTAR).claim.body)
    shorter = replace(again(), id="clm_more", body=other.body)
    decisions = (decision(ClaimReview.REJECTED),)
    for claims in ((other, again(), shorter), (again(), other, shorter)):
        shown = {each.id: each.review for each in apply_reviews(claims, decisions)}
        assert shown[FIRST.id] is ClaimReview.REJECTED
        assert shown["clm_other"] is shown["clm_more"] is ClaimReview.MACHINE
        assert "clm_again" not in shown


def test_a_reading_with_its_own_decision_inherits_none() -> None:
    """What a person said of it, or took back, counts."""
    own = ClaimDecision(reading=again(), review=ClaimReview.MACHINE, reason="r")
    decisions = (decision(ClaimReview.REJECTED), own)
    assert apply_reviews((again(),), decisions) == (again(),)


def test_a_rejection_outlives_a_re_run() -> None:
    """The words stay rejected."""
    (claim,) = apply_reviews((again(),), (decision(ClaimReview.REJECTED),))
    assert claim.review is ClaimReview.REJECTED


def test_a_decision_taken_back_decides_nothing() -> None:
    """The machine's reading stands again."""
    assert apply_reviews((FIRST,), (decision(ClaimReview.MACHINE),)) == (FIRST,)


def test_a_decision_says_nothing_of_other_words() -> None:
    """Another span, another document: another reading."""
    elsewhere = again(
        spans=(Span(100, 100 + len(FIRST.quote)),),
    )
    other = again(document="doc_other")
    decisions = (decision(ClaimReview.REJECTED),)
    assert apply_reviews((elsewhere,), decisions) == (elsewhere,)
    assert apply_reviews((other,), decisions) == (other,)


def test_only_incidents_told_of_are_given_with_what_was_decided() -> None:
    """A report's claim tells of one incident; the decision on it is applied."""
    told = event()
    found = merge_claims((told,))[0]
    decided = Decided(
        review=IncidentReview(
            incident=found.id, state=IncidentState.REFUTED, reason="r"
        )
    )
    merged = reconcile_claims((told,))
    (shown,) = incidents_told_of((told,), merged, {found.id: decided})
    assert shown.state is IncidentState.REFUTED
    assert incidents_told_of((), merged, {}) == ()
