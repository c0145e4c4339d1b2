"""Decisions: people's merges and splits go before the policy and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import event, province
from tests.strategies import placed_events
from trucewatch.model.claim import PlacedClaim, Polarity
from trucewatch.model.decision import Decision, DecisionKind
from trucewatch.reconcile.decide import links_of
from trucewatch.reconcile.merge import merge_claims, reconcile_claims

FRIDAY = date(2017, 9, 8)
COUNCIL = event(origin="Demo Council", text="Shells fell on Morek, the council said.")
RESCUE = event(origin="Demo Rescue", text="Rescuers came to Morek after shelling.")
LATER = event(origin="Demo Paper", day=FRIDAY, text="Morek was shelled on Friday.")


def decision(
    kind: DecisionKind,
    claims: tuple[PlacedClaim, ...],
    others: tuple[PlacedClaim, ...] = (),
    *,
    at: str = "2020-01-01T00:00:00+00:00",
    withdrawn: bool = False,
) -> Decision:
    ids, rest = (tuple(sorted(p.claim.id for p in each)) for each in (claims, others))
    return Decision(
        id=f"dec_{at}_{'_'.join(ids)}",
        kind=kind,
        claims=ids,
        others=rest,
        reason="seen on site",
        at=at,
        withdrawn=withdrawn,
    )


def merge(*claims: PlacedClaim, at: str = "2020-01-01") -> Decision:
    return decision(DecisionKind.MERGE, claims, at=at)


def split(
    claims: tuple[PlacedClaim, ...], *others: PlacedClaim, at: str = "2020-01-02"
) -> Decision:
    return decision(DecisionKind.SPLIT, claims, others, at=at)


def test_a_person_may_put_together_what_the_policy_would_not() -> None:
    """With the decision as the reason; a contradiction is no hindrance."""
    decided = merge(COUNCIL, LATER)
    (found,) = merge_claims((COUNCIL, LATER), decisions=(decided,))
    (reason,) = found.reasons
    assert (reason.decision, reason.sentence) == (decided.id, "put here by a person")


def test_a_person_may_set_apart_what_the_policy_joins() -> None:
    """And the policy never suggests it again."""
    done = reconcile_claims((COUNCIL, RESCUE), decisions=(split((COUNCIL,), RESCUE),))
    assert len(done.incidents) == 2
    assert done.suggestions == ()


def test_the_claims_that_are_split_off_stay_together() -> None:
    """They tell of one other happening."""
    more = event(origin="Demo Radio", text="Radio told of shells on Morek.")
    found = merge_claims(
        (COUNCIL, RESCUE, more), decisions=(split((COUNCIL, more), RESCUE),)
    )
    assert sorted(len(each.supporting) for each in found) == [1, 2]


def test_a_field_that_a_person_overruled_forbids_nothing_more() -> None:
    """A further claim of either day may join the two that were put together."""
    found = merge_claims((COUNCIL, RESCUE, LATER), decisions=(merge(COUNCIL, LATER),))
    assert len(found) == 1


def test_a_claim_joins_no_group_from_which_it_was_set_apart() -> None:
    """Not by way of a third claim either."""
    found = merge_claims(
        (COUNCIL, RESCUE, LATER),
        decisions=(merge(RESCUE, LATER), split((COUNCIL,), LATER)),
    )
    groups = sorted(sorted(p.claim.id for p in each.supporting) for each in found)
    assert groups == sorted(
        [[COUNCIL.claim.id], sorted([RESCUE.claim.id, LATER.claim.id])]
    )


def test_of_two_decisions_that_conflict_the_later_counts() -> None:
    """Whatever their order in the list."""
    one, two = merge(COUNCIL, RESCUE, at="1"), split((COUNCIL,), RESCUE, at="2")
    for decisions in ((one, two), (two, one)):
        assert len(merge_claims((COUNCIL, RESCUE), decisions=decisions)) == 2
    late = merge(COUNCIL, RESCUE, at="3")
    assert len(merge_claims((COUNCIL, RESCUE), decisions=(one, two, late))) == 1


def test_decisions_on_claims_that_are_not_there_do_nothing() -> None:
    """Other days' decisions are handed in with today's."""
    decisions = (merge(LATER, RESCUE), split((LATER,), COUNCIL))
    assert len(merge_claims((COUNCIL, RESCUE), decisions=decisions)) == 1


def test_denials_stay_attached_after_merge_and_split() -> None:
    """A denial belongs to every incident that it speaks of; people may part it."""
    denial = event(polarity=Polarity.DENIED, origin="Brigade", text="We did not.")
    claims = (COUNCIL, RESCUE, LATER, denial)
    merged = merge_claims(claims, decisions=(merge(COUNCIL, LATER),))
    assert [len(each.contradicting) for each in merged] == [1]
    parted = merge_claims(claims, decisions=(split((COUNCIL,), RESCUE),))
    assert sum(len(each.contradicting) for each in parted) == 2
    moved = merge_claims(
        claims, decisions=(merge(denial, LATER), split((denial,), COUNCIL, RESCUE))
    )
    assert {
        p.claim.id for each in moved if each.contradicting for p in each.supporting
    } == {LATER.claim.id}


def test_a_denial_set_apart_from_what_is_not_there_stays_attached() -> None:
    """A decision about a claim that was erased since moves nothing."""
    denial = event(polarity=Polarity.DENIED, origin="Brigade", text="We did not.")
    apart = (split((denial,), LATER),)
    (found,) = merge_claims((COUNCIL, denial), decisions=apart)
    assert len(found.contradicting) == 1


def test_a_decision_on_two_denials_moves_neither() -> None:
    """They found nothing, together or apart."""
    one, two = (
        event(polarity=Polarity.DENIED, origin=o, text=f"{o} denies it.") for o in "XY"
    )
    for decisions in ((merge(one, two),), (split((one,), two),)):
        (found,) = merge_claims((COUNCIL, one, two), decisions=decisions)
        assert len(found.contradicting) == 2


def test_casualties_stay_by_source_after_a_merge() -> None:
    """Nothing is added up and no maximum is taken; a split gives each its own."""
    two = event(origin="A", killed=2, text="Two died in Morek.")
    nine = event(origin="B", killed=9, day=FRIDAY, text="Nine died in Morek.")
    (found,) = merge_claims((two, nine), decisions=(merge(two, nine),))
    told = {r.origin: r.killed[0].quantity.best for r in found.casualties}
    assert told == {"A": 2, "B": 9}
    assert all(len(each.casualties) == 1 for each in merge_claims((two, nine)))


def test_a_suggestion_is_answered_by_a_merge_or_a_split() -> None:
    """Accepted it is one incident, rejected it is gone."""
    text = "Radio told of shelling in Hama province."
    near = event(origin="Demo Radio", text=text, at=(province("Hama"),))
    done = reconcile_claims((COUNCIL, near))
    (suggestion,) = done.suggestions
    assert suggestion.incidents == tuple(sorted(each.id for each in done.incidents))
    assert 0.4 <= suggestion.score < 0.6
    assert f"score {suggestion.score:.2f}" in suggestion.sentence
    accepted = reconcile_claims((COUNCIL, near), decisions=(merge(COUNCIL, near),))
    rejected = reconcile_claims((COUNCIL, near), decisions=(split((COUNCIL,), near),))
    assert (len(accepted.incidents), accepted.suggestions) == (1, ())
    assert (len(rejected.incidents), rejected.suggestions) == (2, ())


def test_what_others_forbid_is_suggested_with_the_reason() -> None:
    """Two deaths and forty cannot be one; a claim without a toll fits both."""
    two = event(killed=2, origin="A", text="Two died, A said.")
    forty = event(killed=40, origin="B", text="Forty died, B said.")
    none = event(origin="C", text="Shells fell, C said.")
    (suggestion,) = reconcile_claims((two, forty, none)).suggestions
    assert suggestion.sentence.endswith("other claims of the two contradict each other")


@pytest.mark.parametrize(
    "broken",
    [
        {"reason": " "},
        {"claims": ()},
        {"claims": ("a",)},
        {"others": ("c",)},
        {"others": ("a",)},
        {"kind": DecisionKind.SPLIT},
    ],
)
def test_a_decision_without_reason_or_claims_is_refused(
    broken: dict[str, object],
) -> None:
    """It is on claims, each named once, and says why."""
    whole = Decision(
        id="dec_1", kind=DecisionKind.MERGE, claims=("a", "b"), reason="seen", at=""
    )
    with pytest.raises(ValueError, match="a "):
        replace(whole, **broken)  # type: ignore[arg-type]


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[PlacedClaim], list[Decision]]:
    """Claims and decisions on some of them."""
    told = draw(st.lists(placed_events(), min_size=2, max_size=8))
    claims = list({p.claim.id: p for p in told}.values())
    decisions = []
    for number in range(draw(st.integers(0, 3)) if len(claims) > 1 else 0):
        some = draw(st.lists(st.sampled_from(claims), min_size=2, max_size=4))
        chosen = list({p.claim.id: p for p in some}.values())
        if len(chosen) > 1:
            kind = draw(st.sampled_from(DecisionKind))
            mine = tuple(chosen)
            rest: tuple[PlacedClaim, ...] = ()
            if kind is DecisionKind.SPLIT:
                mine, rest = tuple(chosen[:1]), tuple(chosen[1:])
            decisions.append(decision(kind, mine, rest, at=str(number)))
    return claims, decisions


@pytest.mark.uncounted
@given(decided())
def test_the_order_of_claims_and_decisions_does_not_matter(
    case: tuple[list[PlacedClaim], list[Decision]],
) -> None:
    """Any order gives the same, and so does giving a decision twice."""
    claims, decisions = case
    one = reconcile_claims(claims, decisions=decisions)
    two = reconcile_claims(claims[::-1], decisions=decisions[::-1] + decisions)
    assert one == two


@pytest.mark.uncounted
@given(decided())
def test_taking_a_decision_back_restores_the_exact_earlier_state(
    case: tuple[list[PlacedClaim], list[Decision]],
) -> None:
    """The incidents with their ids, reasons and denials, and the suggestions."""
    claims, decisions = case
    before = reconcile_claims(claims, decisions=decisions[1:])
    with_it = reconcile_claims(claims, decisions=decisions, known=before.known)
    taken_back = [replace(each, withdrawn=True) for each in decisions[:1]]
    after = reconcile_claims(
        claims, decisions=taken_back + decisions[1:], known=with_it.known
    )
    assert after.incidents == before.incidents
    assert after.suggestions == before.suggestions


@pytest.mark.uncounted
@given(decided())
def test_every_claim_keeps_its_place_under_every_decision(
    case: tuple[list[PlacedClaim], list[Decision]],
) -> None:
    """No claim is lost, none is in two incidents, split claims are never together."""
    claims, decisions = case
    plain, found = merge_claims(claims), merge_claims(claims, decisions=decisions)
    told = [p.claim.id for each in found for p in each.supporting]
    assert sorted(told) == sorted(p.claim.id for e in plain for p in e.supporting)
    apart = links_of(decisions).apart
    for each in found:
        inside = {p.claim.id for p in each.supporting}
        assert all(apart.get(claim, set()).isdisjoint(inside) for claim in inside)
