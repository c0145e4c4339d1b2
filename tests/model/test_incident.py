"""An incident rests on claims, and counts each origin once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests import factories as make
from tests.strategies import incidents
from trucewatch.model.attribution import NOT_ATTRIBUTED
from trucewatch.model.incident import Incident
from trucewatch.model.review import PRINTS_FINDINGS, ClaimReview, IncidentState

COUNCIL = make.event(origin="Demo Council")
MINISTRY = make.event(origin="Demo Ministry", text="Guns fired on the town.")
AGAIN = make.event(origin="Demo Council", text="The town was shelled.")


def test_the_states_are_those_of_the_vocabulary() -> None:
    """Incident states of 2.7, readings of 2.7a."""
    states = (
        "reported triaged corroborated verified partially_verified not_verifiable "
        "refuted duplicate"
    )
    assert [*IncidentState] == states.split()
    assert [*ClaimReview] == ["machine", "accepted", "corrected", "rejected"]


def test_findings_print_from_corroboration_on() -> None:
    """Nothing reported once, refuted or a duplicate prints a finding."""
    printing = ["corroborated", "partially_verified", "verified"]
    assert sorted(PRINTS_FINDINGS) == printing


def test_an_incident_has_a_supporting_claim() -> None:
    """A denial alone is no incident."""
    with pytest.raises(ValueError, match="at least one supporting claim"):
        replace(
            make.incident(COUNCIL),
            supporting=(),
            contradicting=(MINISTRY,),
            origins=(),
        )


def test_two_claims_of_one_origin_count_once() -> None:
    """Invariant 7: what is carried twice is not corroborated."""
    assert make.incident(COUNCIL, AGAIN).origins == ("Demo Council",)
    both = make.incident(COUNCIL, MINISTRY, AGAIN).origins
    assert both == ("Demo Council", "Demo Ministry")


@pytest.mark.parametrize(
    "origins",
    [
        pytest.param((), id="missing"),
        pytest.param(("Demo Council",), id="one missing"),
        pytest.param(("Demo Council", "Demo Ministry", "Demo Rescue"), id="one more"),
        pytest.param(("Demo Council", "Demo Council", "Demo Ministry"), id="twice"),
    ],
)
def test_origins_are_those_of_the_supporting_claims(origins: tuple[str, ...]) -> None:
    """No origin is left out, added or counted twice."""
    with pytest.raises(ValueError, match="each once"):
        replace(make.incident(COUNCIL, MINISTRY), origins=origins)


def test_a_contradicting_claim_corroborates_nothing() -> None:
    """Who denies it is no origin of it."""
    made = make.incident(COUNCIL, contradicting=(MINISTRY,))
    assert made.origins == ("Demo Council",)
    assert made.disputed_by == ("Demo Ministry",)


def test_an_incident_is_reported_and_laid_to_nobody_by_default() -> None:
    """Progress and attribution are never assumed."""
    made = make.incident()
    assert made.state is IncidentState.REPORTED
    assert made.attribution == NOT_ATTRIBUTED


@pytest.mark.uncounted
@given(incidents())
def test_corroboration_is_at_most_the_distinct_origins(incident: Incident) -> None:
    """Invariant 7, of any incident."""
    told_by = {placed.claim.origin for placed in incident.supporting}
    assert len(incident.origins) == len(told_by) <= len(incident.supporting)
