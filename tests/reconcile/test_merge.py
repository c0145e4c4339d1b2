"""Merge: one happening, one incident, with reasons; negations found none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    DAY,
    actor_mention,
    casualties,
    event,
    place,
    province,
    tally,
)
from tests.strategies import placed_claims
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import Modality, PlacedClaim, Polarity
from trucewatch.model.event import EventBody, EventFamily, EventType
from trucewatch.model.incident import Incident
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.model.when import TimeBasis, on_day
from trucewatch.reconcile.merge import HAPPENED, merge_claims
from trucewatch.reconcile.policies import ONE_SCENE_V1


def ids(incident: Incident) -> set[str]:
    return {p.claim.id for p in incident.supporting + incident.contradicting}


COUNCIL = event(origin="Demo Council", text="Shells fell on Morek, the council said.")
RESCUE = event(origin="Demo Rescue", text="Rescuers came to Morek after shelling.")


def test_two_origins_on_one_day_and_place_are_one_incident() -> None:
    """Joined with the fields that agreed, and corroborated."""
    (found,) = merge_claims((COUNCIL, RESCUE))
    assert ids(found) == {COUNCIL.claim.id, RESCUE.claim.id}
    assert found.origins == ("Demo Council", "Demo Rescue")
    assert found.state is IncidentState.CORROBORATED
    (reason,) = found.reasons
    assert reason.agreed == ("day", "place", "type")
    assert reason.sentence == "same day and place and type"
    assert (reason.score, found.policy) == (0.9188, "fields_v2")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(event(day=date(2017, 9, 8), origin="B"), id="another day"),
        pytest.param(
            event(at=(place("Nawa", lat=32.886, lon=36.039, admin1="iso:SY-DR"),)),
            id="another town",
        ),
        pytest.param(event(EventType.ABDUCTION, origin="B"), id="another family"),
    ],
)
def test_what_contradicts_is_never_joined(other: PlacedClaim) -> None:
    """Another day, another town, another sort of act: two incidents."""
    assert len(merge_claims((COUNCIL, other))) == 2


def test_a_shared_governorate_alone_joins_nothing() -> None:
    """Two reports from "Idlib province" are not known to be one happening."""
    one = event(at=(province(),), origin="A", text="Shelling in the province, one.")
    two = event(at=(province(),), origin="B", text="Shelling in the province, two.")
    assert len(merge_claims((one, two))) == 2


def test_copies_of_one_origin_do_not_corroborate() -> None:
    """A wire story in two papers is one origin."""
    copy = event(origin="Demo Council", text="SHELLS fell on Morek, the council said.")
    (found,) = merge_claims((COUNCIL, copy))
    assert found.origins == ("Demo Council",)
    assert found.state is IncidentState.REPORTED


@pytest.mark.parametrize(
    ("sides", "state"),
    [
        (("AAA", "AAA"), IncidentState.REPORTED),
        (("AAA", "BBB"), IncidentState.CORROBORATED),
        (("AAA", None), IncidentState.CORROBORATED),
        ((None, None), IncidentState.CORROBORATED),
    ],
)
def test_two_origins_of_one_side_do_not_corroborate(
    sides: tuple[str | None, str | None], state: IncidentState
) -> None:
    """Independence is of sides, not of names."""
    one = event(origin="A", side=sides[0], text="Shells fell, said one.")
    two = event(origin="B", side=sides[1], text="Shells fell, said two.")
    (found,) = merge_claims((one, two))
    assert found.state is state


@pytest.mark.parametrize("modality", sorted(set(Modality) - HAPPENED))
def test_what_is_not_said_to_have_happened_makes_no_incident(
    modality: Modality,
) -> None:
    """Planned, threatened, called for, possible, conditional, past history."""
    assert merge_claims((event(modality=modality),)) == ()


@pytest.mark.parametrize("polarity", [Polarity.NEGATED, Polarity.DENIED])
def test_a_negation_founds_nothing_and_contradicts_what_it_denies(
    polarity: Polarity,
) -> None:
    """What was "not shelled" never makes an incident; it disputes one."""
    denial = event(polarity=polarity, origin="Demo Brigade", text="We did not shell.")
    assert merge_claims((denial,)) == ()
    (found,) = merge_claims((denial, COUNCIL))
    assert [p.claim.id for p in found.contradicting] == [denial.claim.id]
    assert found.disputed_by == ("Demo Brigade",)


def test_tallies_acts_and_rejected_readings_make_no_incident() -> None:
    """Only events that are incidents, and that a person did not throw out."""
    rejected = replace(COUNCIL.claim, review=ClaimReview.REJECTED)
    claims = (
        tally(),
        event(EventType.CONSULT),
        replace(COUNCIL, claim=rejected),
    )
    assert merge_claims(claims) == ()


def test_differing_tolls_stand_beside_each_other() -> None:
    """Two and four killed: both kept by origin, never added."""
    two = event(origin="A", killed=2, text="Two died in Morek.")
    four = event(origin="B", killed=4, text="Four died in Morek.")
    (found,) = merge_claims((two, four))
    told = {report.origin: report.killed for report in found.casualties}
    assert told == {"A": casualties(2), "B": casualties(4)}


def test_a_named_author_is_only_claimed_by_an_accuser() -> None:
    """The machine never goes further; words that name nobody attribute nothing."""
    named = event(actors=(actor_mention("army", actor="AAA"),))
    nobody = event(actors=(actor_mention("unknown gunmen", actor="GENERIC/GUNMEN"),))
    (accused,) = merge_claims((named,))
    (unnamed,) = merge_claims((nobody,))
    assert accused.attribution.level is AttributionLevel.CLAIMED_BY_ACCUSER
    assert (accused.attribution.actor, accused.attribution.basis) == (
        "AAA",
        (named.claim.id,),
    )
    assert unnamed.attribution.level is AttributionLevel.NOT_ATTRIBUTED


def test_rival_accusations_attribute_nothing() -> None:
    """Two authors named by two sources: not attributed."""
    one = event(actors=(actor_mention("army", actor="AAA"),), origin="B", text="By A.")
    two = event(actors=(actor_mention("band", actor="BBB"),), origin="A", text="By B.")
    (found,) = merge_claims((one, two))
    assert found.attribution.level is AttributionLevel.NOT_ATTRIBUTED
    assert found.reasons[0].disagreed == ("actors",)
    assert found.reasons[0].sentence.endswith("; differs on actors")


def test_the_more_telling_type_and_place_are_kept() -> None:
    """Mortar before "fire", the narrower place before the wider."""
    vague = event(EventType.UNDETERMINED_FIRE, origin="A", text="Fire in Morek.")
    near = (place(radius_m=500),)
    sharp = event(EventType.MORTAR, origin="B", text="Mortars in Morek.", at=near)
    (found,) = merge_claims((vague, sharp))
    assert found.type is EventType.MORTAR
    assert found.place is not None
    assert found.place.radius_m == 500


def test_when_it_occurred_goes_before_when_it_was_reported() -> None:
    """Two reports of one means and place; one gives the day of the happening."""
    reported = on_day(date(2017, 9, 6), basis=TimeBasis.REPORTED)
    late = event(origin="A", text="Shelling in Morek.", time=reported)
    (found,) = merge_claims((late, COUNCIL))
    assert (found.time.first_day, found.time.basis) == (DAY, TimeBasis.OCCURRED)


def test_confused_means_keep_the_founders_type() -> None:
    """Mortar or artillery: sources confuse them, the founding claim decides."""
    mortar = event(EventType.MORTAR, origin="A", text="Mortars in Morek.")
    artillery = event(EventType.ARTILLERY, origin="B", text="Guns in Morek.")
    (found,) = merge_claims((mortar, artillery))
    first = found.supporting[0].claim.body
    assert isinstance(first, EventBody)
    assert found.type is first.type
    assert found.family is EventFamily.FIRE


def test_an_incident_without_a_place_has_none() -> None:
    """Never a guessed point."""
    (found,) = merge_claims((event(at=()),))
    assert found.place is None


def test_a_chain_of_likenesses_never_joins_what_contradicts() -> None:
    """A undated claim that fits two days does not make them one."""
    monday = event(day=date(2017, 9, 4), origin="A", text="Monday shelling.")
    friday = event(day=date(2017, 9, 8), origin="B", text="Friday shelling.")
    undated = event(day=None, origin="C", text="Some shelling.")
    found = merge_claims((monday, friday, undated), policy=ONE_SCENE_V1)
    days = [{p.claim.time.first_day for p in one.supporting} for one in found]
    assert all(len(each - {None}) <= 1 for each in days)
    assert len(found) == 2


@pytest.mark.uncounted
@given(st.lists(placed_claims(), max_size=8))
def test_the_order_of_claims_does_not_matter(
    claims: list[PlacedClaim],
) -> None:
    """Any order gives the same incidents."""
    unique = list({p.claim.id: p for p in claims}.values())
    backwards = tuple(reversed(unique))
    assert merge_claims(tuple(unique)) == merge_claims(backwards)


@pytest.mark.uncounted
@given(st.lists(placed_claims(), max_size=8))
def test_every_claim_is_in_at_most_one_incident(claims: list[PlacedClaim]) -> None:
    """Supporting claims are shared out; corroboration counts distinct origins."""
    unique = tuple({p.claim.id: p for p in claims}.values())
    found = merge_claims(unique)
    told = [p.claim.id for one in found for p in one.supporting]
    assert len(told) == len(set(told))
    for one in found:
        assert len(one.origins) <= len({p.claim.origin for p in one.supporting})


@pytest.mark.uncounted
@given(st.lists(placed_claims(), max_size=8))
def test_merging_again_what_was_merged_changes_nothing(
    claims: list[PlacedClaim],
) -> None:
    """Idempotent: the claims of one incident make that incident."""
    unique = tuple({p.claim.id: p for p in claims}.values())
    for one in merge_claims(unique):
        assert merge_claims(one.supporting + one.contradicting) == (one,)
