"""A finding lists what is missing, and finds no breach while anything is."""

from __future__ import annotations

import pytest

from trucewatch.model.finding import DeterminationStatus, Finding, RuleStep, Verdict


def finding(verdict: Verdict, *missing: str) -> Finding:
    """A finding of that verdict with those facts missing."""
    return Finding(
        id="fnd_1",
        incident="inc_1",
        agreement="XX-2017-05-04",
        agreement_version="1",
        term="T1",
        provision="paragraph 1",
        provision_text="Fire ceases.",
        provision_source="test",
        unchecked=False,
        interpretation="day",
        rule="no_hostilities_v1",
        verdict=verdict,
        reason="Because of the path.",
        path=(RuleStep(question="Was arms fire told?", answer="yes"),),
        facts_used=("clm_1",),
        facts_missing=missing,
        engine="test",
    )


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Verdicts of 2.8, determinations of 2.9."""
    verdicts = (
        "apparent_breach compliant carve_out_applies out_of_scope_time "
        "out_of_scope_place out_of_scope_actor out_of_scope_act undetermined "
        "conflicting_terms"
    )
    assert [*Verdict] == verdicts.split()
    statuses = "none pending confirmed rejected no_consensus referred closed"
    assert [*DeterminationStatus] == statuses.split()


def test_an_undetermined_finding_lists_what_is_missing() -> None:
    """Undetermined without a missing fact is refused."""
    made = finding(Verdict.UNDETERMINED, "who fired")
    assert made.facts_missing == ("who fired",)
    with pytest.raises(ValueError, match="lists what is missing"):
        finding(Verdict.UNDETERMINED)


def test_no_breach_is_apparent_while_a_fact_is_missing() -> None:
    """Invariant 12: one missing fact is enough to refuse the verdict."""
    assert finding(Verdict.APPARENT_BREACH).facts_missing == ()
    with pytest.raises(ValueError, match="facts missing"):
        finding(Verdict.APPARENT_BREACH, "who fired")


@pytest.mark.parametrize(
    "verdict", sorted({*Verdict} - {Verdict.UNDETERMINED, Verdict.APPARENT_BREACH})
)
def test_other_verdicts_stand_with_or_without_missing_facts(verdict: Verdict) -> None:
    """What is out of scope stays so, whatever else is unknown."""
    assert finding(verdict).facts_missing == ()
    assert finding(verdict, "who fired").facts_missing == ("who fired",)
