"""A verified incident that is denied later waits for people; its state stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.missions import SETTINGS, take_in
from tests.service.desk import HEADER, log_faults, the_incident
from trucewatch.errors import InvalidDecision
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.review import Basis, IncidentState
from trucewatch.service.dossiers import read_dossier
from trucewatch.service.inbox import inbox
from trucewatch.service.incidents import list_incidents
from trucewatch.service.lines import merge_pending, rebuild_lines
from trucewatch.service.missions import OpenMission
from trucewatch.service.review import review_incident
from trucewatch.service.stamps import stamp_now
from trucewatch.service.waiting import Waits
from trucewatch.store.decisions import REOPENINGS
from trucewatch.store.line_tables import incident_lines

S = IncidentState
CRATER = (Basis(means=ObservationMeans.CRATER_ANALYSIS, what="visit to the site"),)


def denial(number: int) -> str:
    return HEADER.format(title=f"Denial {number}", publisher=f"Demo Press {number}") + (
        "Artillery of the Syrian Arab Army did not shell Morek in Hama province on 12"
        f" September 2017, spokesman {number} said.\n"
    )


def review(mission: OpenMission, incident: str, state: IncidentState, by: str) -> None:
    review_incident(
        mission,
        incident,
        by=by,
        state=state,
        reason="looked at",
        bases=CRATER,
        settings=SETTINGS,
    )


@pytest.fixture
def verified(mission: OpenMission) -> str:
    """An incident that two persons verified."""
    incident = the_incident(mission)
    review(mission, incident, S.TRIAGED, "reviewer")
    review(mission, incident, S.CORROBORATED, "reviewer")
    review(mission, incident, S.VERIFIED, "reviewer2")
    return incident


def deny(mission: OpenMission, folder: Path, number: int = 1) -> None:
    file = folder / f"denial-{number}.txt"
    file.write_text(denial(number), encoding="utf-8")
    take_in(mission, file)


def state(mission: OpenMission) -> tuple[IncidentState, int]:
    now = stamp_now("reviewer").at
    (line,) = list_incidents(mission, by="reviewer", now=now).lines
    return line.state, line.contradicting


def reopenings(mission: OpenMission, incident: str) -> list[int]:
    """How many claims each version names."""
    with mission.store.unit() as look:
        kept = REOPENINGS.versions(look, incident)
    return [len(each.value.claims) for each in kept]


@pytest.mark.uncounted
def test_a_denial_after_verification_is_put_before_people(
    mission: OpenMission, verified: str, tmp_path: Path
) -> None:
    """The state stays; inbox and dossier say so; a second denial joins the first."""
    assert inbox(mission, by="reviewer").waiting == ()
    deny(mission, tmp_path)
    merge_pending(mission, settings=SETTINGS)
    assert state(mission) == (S.VERIFIED, 1)
    (waiting,) = inbox(mission, by="reviewer").waiting
    assert (waiting.what, waiting.state) == (Waits.REVIEW, S.VERIFIED)
    assert waiting.note.startswith("denied since by clm_")
    deny(mission, tmp_path, 2)
    merge_pending(mission, settings=SETTINGS)
    rebuild_lines(mission, settings=SETTINGS)
    assert reopenings(mission, verified) == [1, 2]
    now = stamp_now("reviewer").at
    dossier = read_dossier(mission, verified, by="reviewer", now=now, settings=SETTINGS)
    assert [step.kind for step in dossier.steps][-2:] == ["reopening", "reopening"]
    assert log_faults(mission) == []


def test_people_may_leave_a_reopened_incident_as_it_is(
    mission: OpenMission, verified: str, tmp_path: Path
) -> None:
    """By another review, of another person; otherwise that is no step."""
    with pytest.raises(InvalidDecision, match="verified to verified"):
        review(mission, verified, S.VERIFIED, "reviewer2")
    deny(mission, tmp_path)
    with pytest.raises(InvalidDecision, match="a second person verifies"):
        review(mission, verified, S.VERIFIED, "reviewer2")
    review_incident(
        mission,
        verified,
        by="reviewer",
        state=S.CORROBORATED,
        reason="the denial has to be looked at",
        settings=SETTINGS,
    )
    assert state(mission) == (S.CORROBORATED, 1)
    review(mission, verified, S.VERIFIED, "reviewer2")
    assert inbox(mission, by="reviewer").waiting == ()
    assert reopenings(mission, verified) == [1]


def test_a_verification_that_knew_the_denial_is_not_reopened(
    mission: OpenMission, tmp_path: Path
) -> None:
    """What stood against it before was before the person's eyes."""
    deny(mission, tmp_path)
    incident = the_incident(mission)
    for to, by in (
        (S.TRIAGED, "reviewer"),
        (S.CORROBORATED, "reviewer"),
        (S.VERIFIED, "reviewer2"),
    ):
        review(mission, incident, to, by)
    rebuild_lines(mission, settings=SETTINGS)
    assert reopenings(mission, incident) == []


@pytest.mark.parametrize("late", [True, False], ids=["after", "before"])
def test_without_the_rows_the_time_of_taking_in_tells(
    mission: OpenMission, tmp_path: Path, *, late: bool
) -> None:
    """A restored mission has no rows yet: only what came in later is new."""
    incident = the_incident(mission)
    if not late:
        deny(mission, tmp_path)
    for to, by in (
        (S.TRIAGED, "reviewer"),
        (S.CORROBORATED, "reviewer"),
        (S.VERIFIED, "reviewer2"),
    ):
        review(mission, incident, to, by)
    if late:
        deny(mission, tmp_path)
    with mission.store.writing(stamp_now()) as unit:
        unit.connection.execute(sa.delete(incident_lines))
    rebuild_lines(mission, settings=SETTINGS)
    assert reopenings(mission, incident) == ([1] if late else [])
