"""States change step by step, with reasons; a second person verifies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.missions import SETTINGS
from tests.service.desk import DAY, ONE, desk_mission, log_size, the_incident
from trucewatch.errors import (
    AccessDenied,
    EditConflict,
    InvalidDecision,
    TrucewatchError,
    UnknownSubject,
)
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import ResponseKind
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.review import Basis, ClaimReview, IncidentState
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.determining import record_determination
from trucewatch.service.missions import OpenMission
from trucewatch.service.readings import review_claim
from trucewatch.service.responding import record_response
from trucewatch.service.review import (
    assign_incident,
    dispute_incident,
    review_incident,
)

S = IncidentState
CRATER = (Basis(means=ObservationMeans.CRATER_ANALYSIS, what="visit to the site"),)


@dataclass(frozen=True)
class Desk:
    """A mission with one incident."""

    mission: OpenMission
    incident: str

    def to(self, state: IncidentState, *, by: str = "reviewer", **more: Any) -> int:  # noqa: ANN401 - options of a use case
        """Take the incident to a state; the version written."""
        options: dict[str, Any] = {"reason": "looked at", "settings": SETTINGS} | more
        kept = review_incident(
            self.mission, self.incident, by=by, state=state, **options
        )
        return kept.version


@pytest.fixture
def desk(mission: OpenMission) -> Desk:
    return Desk(mission, the_incident(mission))


def test_two_persons_and_a_basis_verify(desk: Desk) -> None:
    """Corroborated by machine, looked at by one, verified by another."""
    desk.to(S.TRIAGED)
    desk.to(S.CORROBORATED)
    assert desk.to(S.VERIFIED, by="reviewer2", bases=CRATER) == 3
    bulletin = assemble_bulletin(desk.mission, day=DAY, settings=SETTINGS)
    (entry,) = bulletin.incidents
    assert entry.incident.state is S.VERIFIED
    assert entry.incident.decided.review is not None
    assert entry.incident.decided.review.bases[0].what == "[struck out]"


REFUSED: dict[str, tuple[IncidentState, dict[str, Any], str]] = {
    "no basis": (S.VERIFIED, {"by": "reviewer2"}, "rests on at least one basis"),
    "no reason": (S.TRIAGED, {"reason": " "}, "gives its reason"),
    "a step that is none": (S.REPORTED, {}, "corroborated to reported"),
    "one who may not": (S.TRIAGED, {"by": "liaison"}, "a liaison may not"),
    "a reporter who verifies": (
        S.VERIFIED,
        {"by": "reporter", "bases": CRATER},
        "a reporter may not incident.verify",
    ),
    "nobody": (S.TRIAGED, {"by": "ghost"}, "no such user; got ghost"),
    "nobody before": (
        S.VERIFIED,
        {"by": "reviewer2", "bases": CRATER},
        "nobody has reviewed it yet",
    ),
    "a duplicate of nothing": (S.DUPLICATE, {}, "names what it repeats"),
    "a duplicate of what is not there": (
        S.DUPLICATE,
        {"duplicate_of": "inc_0000000000000000"},
        "no such incident",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_against_the_rules_is_named_and_changes_nothing(
    desk: Desk, case: str
) -> None:
    """The refusal says what is wrong; the log is as long as before."""
    state, options, message = REFUSED[case]
    before = log_size(desk.mission)
    with pytest.raises(TrucewatchError, match=message):
        desk.to(state, **options)
    assert log_size(desk.mission) == before


def test_the_first_reviewer_does_not_verify(desk: Desk) -> None:
    """Nor does whoever's conclusion is verified."""
    desk.to(S.TRIAGED)
    desk.to(S.CORROBORATED)
    with pytest.raises(InvalidDecision, match="got reviewer, who reviewed it before"):
        desk.to(S.VERIFIED, bases=CRATER)


def test_whoever_concluded_does_not_verify_their_own(desk: Desk) -> None:
    """One triages, another corroborates: the other does not verify."""
    desk.to(S.TRIAGED, by="reporter")
    desk.to(S.CORROBORATED)
    with pytest.raises(InvalidDecision, match="a second person verifies"):
        desk.to(S.VERIFIED, bases=CRATER)
    desk.to(S.VERIFIED, by="reviewer2", bases=CRATER)


def test_a_coder_of_its_claims_does_not_verify(desk: Desk) -> None:
    """Who corrected one of its readings is a coder."""
    bulletin = assemble_bulletin(desk.mission, day=DAY, settings=SETTINGS)
    claim = bulletin.incidents[0].incident.supporting[0].claim.id
    review_claim(
        desk.mission,
        claim,
        by="reviewer2",
        review=ClaimReview.ACCEPTED,
        reason="read again",
    )
    desk.to(S.TRIAGED)
    desk.to(S.CORROBORATED)
    with pytest.raises(InvalidDecision, match="reviewer2, who coded its claims"):
        desk.to(S.VERIFIED, by="reviewer2", bases=CRATER)


def test_an_edit_of_what_somebody_changed_meanwhile_is_a_conflict(desk: Desk) -> None:
    """The message says which version there is and which one was seen."""
    desk.to(S.TRIAGED)
    with pytest.raises(EditConflict, match="got version 1; wanted version 0"):
        desk.to(S.CORROBORATED, by="reviewer2", seen=0)
    desk.to(S.CORROBORATED, by="reviewer2", seen=1)


def test_one_origin_is_corroborated_on_a_basis_only(tmp_path: Path) -> None:
    """Without a second origin a person names what it rests on."""
    mission = desk_mission(tmp_path, ONE)
    desk = Desk(mission, the_incident(mission))
    desk.to(S.TRIAGED)
    with pytest.raises(InvalidDecision, match="one origin corroborates nothing"):
        desk.to(S.CORROBORATED)
    desk.to(S.CORROBORATED, bases=CRATER)
    mission.store.close()


def test_an_incident_that_never_was_is_named(desk: Desk) -> None:
    """Its id founds nothing."""
    with pytest.raises(UnknownSubject, match="inc_0123456789abcdef: no such incident"):
        review_incident(
            desk.mission,
            "inc_0123456789abcdef",
            by="reviewer",
            state=S.TRIAGED,
            reason="r",
            settings=SETTINGS,
        )


def test_a_vanished_incident_is_named_with_where_its_claim_went(desk: Desk) -> None:
    """Without its founding claim the id stays with the other; without both, none."""
    bulletin = assemble_bulletin(desk.mission, day=DAY, settings=SETTINGS)
    first, second = bulletin.incidents[0].incident.supporting
    reject(desk.mission, first.claim.id)
    desk.to(S.TRIAGED)
    reject(desk.mission, second.claim.id)
    before = log_size(desk.mission)
    with pytest.raises(UnknownSubject, match="no longer there; got no claim"):
        desk.to(S.NOT_VERIFIABLE)
    assert log_size(desk.mission) == before


def reject(mission: OpenMission, claim: str) -> None:
    """No such act."""
    review_claim(
        mission, claim, by="reporter", review=ClaimReview.REJECTED, reason="no such act"
    )


@pytest.mark.uncounted
def test_a_dispute_is_a_flag_beside_the_state(desk: Desk) -> None:
    """By whom it is printed; taken back, it is gone."""
    for withdrawn, expected in ((False, ("RUS",)), (True, ())):
        dispute_incident(
            desk.mission,
            desk.incident,
            by="party_officer",
            disputed_by="RUS",
            reason="it was elsewhere",
            withdrawn=withdrawn,
            settings=SETTINGS,
        )
        bulletin = assemble_bulletin(desk.mission, day=DAY, settings=SETTINGS)
        assert bulletin.incidents[0].incident.disputed_by == expected
        assert bulletin.incidents[0].incident.state is S.CORROBORATED


def test_an_officer_speaks_for_no_other_party(desk: Desk) -> None:
    """Disputes and responses are the own party's."""
    with pytest.raises(AccessDenied, match="acts for RUS alone"):
        dispute_incident(
            desk.mission,
            desk.incident,
            by="party_officer",
            disputed_by="TUR",
            reason="x",
            settings=SETTINGS,
        )


def test_an_assignment_names_somebody_who_may_review(desk: Desk) -> None:
    """Nothing is given to who could not do it."""
    with pytest.raises(AccessDenied, match=r"a viewer may not incident\.review"):
        assign_incident(
            desk.mission,
            desk.incident,
            by="admin",
            to="viewer",
            settings=SETTINGS,
        )


@pytest.mark.uncounted
def test_people_alone_lead_to_an_apparent_breach(desk: Desk) -> None:
    """Each of the two decisions is missing until a person made it."""

    def missing() -> tuple[str, ...]:
        bulletin = assemble_bulletin(desk.mission, day=DAY, settings=SETTINGS)
        return bulletin.incidents[0].findings[0].facts_missing

    both = {
        "verification of the incident by two persons",
        "an attribution set by a person: admitted, assessed high or adjudicated",
    }
    assert both <= set(missing())
    desk.to(S.TRIAGED)
    desk.to(S.CORROBORATED)
    desk.to(S.VERIFIED, by="reviewer2", bases=CRATER)
    assert both & set(missing()) == {sorted(both)[0]}
    attribute_incident(
        desk.mission,
        desk.incident,
        by="reviewer",
        level=AttributionLevel.ASSESSED_HIGH,
        actor="SYR/ARMY",
        basis=("crater analysis",),
        settings=SETTINGS,
    )
    assert not both & set(missing())


@pytest.mark.parametrize(
    ("actor", "basis", "message"),
    [
        ("SYR/ARMY", (), "without its basis"),
        ("NOBODY/X", ("words",), "no such actor; got NOBODY/X"),
        (None, ("words",), "names an actor"),
    ],
)
def test_an_attribution_needs_its_actor_and_basis(
    desk: Desk, actor: str | None, basis: tuple[str, ...], message: str
) -> None:
    """Each lack is named."""
    with pytest.raises(InvalidDecision, match=message):
        attribute_incident(
            desk.mission,
            desk.incident,
            by="reviewer",
            level=AttributionLevel.ASSESSED_LOW,
            actor=actor,
            basis=basis,
            settings=SETTINGS,
        )


@pytest.mark.uncounted
def test_responses_and_determinations_stand_beside_the_finding(desk: Desk) -> None:
    """Both are in the record, in the words given; users' ids are not."""
    record_response(
        desk.mission,
        desk.incident,
        by="party_officer",
        party="RUS",
        kind=ResponseKind.DENIED,
        text="Nothing was fired. Call +963 11 555 0199.",
        at=datetime(2017, 9, 13, 9, tzinfo=UTC),
        settings=SETTINGS,
    )
    record_determination(
        desk.mission,
        desk.incident,
        by="reviewer",
        agreement="SY-2017-05-04",
        term="T2a",
        body="Joint working group",
        status=DeterminationStatus.NO_CONSENSUS,
        reason="the members differ",
        on=DAY,
        settings=SETTINGS,
    )
    (entry,) = assemble_bulletin(desk.mission, day=DAY, settings=SETTINGS).incidents
    decided = entry.incident.decided
    (response,) = decided.responses
    assert response.text == "Nothing was fired. Call [struck out]."
    assert (
        entry.incident.decided.determinations[0].status
        is DeterminationStatus.NO_CONSENSUS
    )
    with pytest.raises(InvalidDecision, match="no such term; got T99"):
        record_determination(
            desk.mission,
            desk.incident,
            by="reviewer",
            agreement="SY-2017-05-04",
            term="T99",
            body="b",
            status=DeterminationStatus.PENDING,
            reason="r",
            on=DAY,
            settings=SETTINGS,
        )
