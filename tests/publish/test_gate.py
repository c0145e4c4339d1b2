"""Release checks: each names its point, and a sound bulletin passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish import sample_counts, samples
from tests.publish.sample_counts import COMPARISON
from tests.publish.sample_documents import MISSION
from tests.publish.sample_incidents import CORROBORATED, ENTRIES
from tests.publish.samples import empty_bulletin, sample_bulletin
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.bulletin import Bulletin, IncidentEntry
from trucewatch.model.coverage import CoverageState
from trucewatch.model.finding import Finding, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Severity
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.model.tally import CellState, LedgerCell
from trucewatch.publish.gate import check_release


def _codes(bulletin: Bulletin) -> list[str]:
    return [issue.code for issue in check_release(bulletin)]


def test_empty_bulletin_of_a_real_mission_passes() -> None:
    """Nothing printed, nothing to object to."""
    real = replace(MISSION, demonstration=False)
    assert check_release(empty_bulletin(mission=real)) == ()


def test_numbers_without_claims_are_errors() -> None:
    """The sample's history cites no claim for earlier days: one Issue a number."""
    issues = check_release(sample_bulletin())
    missing = [issue for issue in issues if issue.code == "number_without_claim"]
    known = [p for p in sample_counts.history() if p.count is not None and not p.claims]
    assert len(missing) == len(known)
    assert {issue.severity for issue in missing} == {Severity.ERROR}


def test_numbers_citing_claims_not_held_are_errors() -> None:
    """A claim id that the bulletin does not hold is no source."""
    point = replace(sample_counts.history()[-1], claims=("clm_elsewhere",))
    bulletin = replace(sample_bulletin(), history=(point,))
    issue = check_release(bulletin)[0]
    assert (issue.code, issue.got) == ("number_without_claim", "clm_elsewhere")


@pytest.mark.parametrize(
    ("state", "refused"),
    [(CoverageState.NOT_OBSERVED, True), (CoverageState.OBSERVED_PARTIAL, False)],
)
def test_our_own_zero_needs_coverage(
    state: CoverageState,
    refused: bool,
) -> None:
    """A zero without a claim stands only for a place that was watched."""
    own = LedgerCell(state=CellState.STATED_NONE, count=0)
    row = replace(COMPARISON.rows[2], cells=(own, own))
    comparison = replace(COMPARISON, rows=(row,))
    coverage = (replace(samples.COVERAGE[0], state=state),)
    bulletin = sample_bulletin(comparison=comparison, coverage=coverage)
    assert ("zero_without_coverage" in _codes(bulletin)) is refused


def test_every_side_has_its_column() -> None:
    """A comparison without one of the sides is not symmetrical."""
    rows = tuple(replace(row, cells=row.cells[:1]) for row in COMPARISON.rows)
    one = replace(COMPARISON, recorders=COMPARISON.recorders[:1], rows=rows)
    assert "sides_not_symmetrical" in _codes(sample_bulletin(comparison=one))
    assert "sides_not_symmetrical" not in _codes(sample_bulletin())


def test_corroboration_needs_two_origins() -> None:
    """One origin in two documents corroborates nothing."""
    lone = replace(
        CORROBORATED, supporting=CORROBORATED.supporting[:1], origins=("Field team 3",)
    )
    entries = (IncidentEntry(incident=lone),)
    assert "corroborated_by_one" in _codes(sample_bulletin(entries=entries))
    assert "corroborated_by_one" not in _codes(sample_bulletin())


def _breach(incident: Incident) -> Bulletin:
    finding: Finding = replace(
        ENTRIES[0].findings[0], verdict=Verdict.APPARENT_BREACH, facts_missing=()
    )
    return sample_bulletin(
        entries=(IncidentEntry(incident=incident, findings=(finding,)),)
    )


ADMITTED = Attribution(level=AttributionLevel.ADMITTED, actor="X", set_by="officer")


@pytest.mark.parametrize(
    ("state", "attribution", "refused"),
    [
        (IncidentState.VERIFIED, ADMITTED, False),
        (IncidentState.CORROBORATED, ADMITTED, True),
        (IncidentState.VERIFIED, Attribution(), True),
    ],
    ids=["verified and admitted", "not verified", "not attributed"],
)
def test_apparent_breach_needs_verification_and_attribution(
    state: IncidentState,
    attribution: Attribution,
    refused: bool,
) -> None:
    """Both together, as the vocabulary's 2.8 asks."""
    incident = replace(CORROBORATED, state=state, attribution=attribution)
    assert ("breach_without_ground" in _codes(_breach(incident))) is refused


def test_demonstration_marks_must_match_the_mission() -> None:
    """Demonstration documents have no place in a real mission."""
    real = replace(MISSION, demonstration=False)
    assert "demonstration_mark" in _codes(sample_bulletin(mission=real))
    assert "demonstration_mark" not in _codes(sample_bulletin())


def test_unchecked_facts_are_named_once() -> None:
    """Deadlines, rounds and terms not read in a source are listed."""
    issues = check_release(sample_bulletin())
    named = next(issue for issue in issues if issue.code == "unchecked_facts")
    assert named.got == "SY-2017-05-04/T6b, Geneva 2017-09-05, SY-2017-05-04/T2a"


def test_unreviewed_claims_are_counted_until_all_are_reviewed() -> None:
    """Sixteen of sixteen; none once each is accepted."""
    bulletin = sample_bulletin()
    issue = check_release(bulletin)[-1]
    assert (issue.code, issue.got) == ("claims_not_reviewed", "16 of 16")
    accepted = tuple(
        replace(p, claim=replace(p.claim, review=ClaimReview.ACCEPTED))
        for p in bulletin.claims
    )
    assert "claims_not_reviewed" not in _codes(replace(bulletin, claims=accepted))
