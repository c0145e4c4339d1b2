"""Merge, split, undo: through the store, with ids that stay and a log that verifies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.missions import SETTINGS
from tests.service.desk import DAY, HEADER, ONE, TWO, desk_mission
from trucewatch.cli.main import cli
from trucewatch.errors import AccessDenied, InvalidDecision, UnknownSubject
from trucewatch.model.review import IncidentState
from trucewatch.service.bulletins import assemble_bulletin, write_bulletin_files
from trucewatch.service.missions import OpenMission
from trucewatch.service.reconciling import (
    merge_incidents,
    split_incident,
    standing_incidents,
    undo_decision,
)
from trucewatch.service.review import review_incident
from trucewatch.store.incidents import DECISIONS, INCIDENTS

VAGUE = HEADER.format(title="Third report", publisher="Demo Radio") + (
    "Artillery shelled Hama province on 12 September 2017, the drivers' union said.\n"
)


@pytest.fixture
def mission(tmp_path: Path) -> OpenMission:
    return desk_mission(tmp_path, ONE, TWO, VAGUE)


def state(mission: OpenMission) -> object:
    """The incidents of the day with their claims, and the suggestions."""
    return standing_incidents(mission, day=DAY, settings=SETTINGS)


def ids(mission: OpenMission) -> list[str]:
    bulletin = assemble_bulletin(mission, day=DAY, settings=SETTINGS)
    return sorted(entry.incident.id for entry in bulletin.incidents)


def settle(mission: OpenMission, out: Path) -> None:
    write_bulletin_files(mission, day=DAY, out=out, settings=SETTINGS, by="publisher")


@pytest.mark.uncounted
def test_a_suggested_merge_is_accepted_and_taken_back(
    mission: OpenMission, tmp_path: Path
) -> None:
    """One incident with the older id; then exactly the two of before."""
    settle(mission, tmp_path / "out")
    before = state(mission)
    one, other = ids(mission)
    done = merge_incidents(
        mission, one, other, by="reviewer", reason="one attack", settings=SETTINGS
    )
    assert done.incidents == tuple(ids(mission))
    assert len(done.incidents) == 1
    assert done.decision.suggestion is not None
    undone = undo_decision(mission, done.decision.id, by="reviewer", settings=SETTINGS)
    assert undone.incidents == (one, other)
    assert state(mission) == before
    with mission.store.unit() as connection:
        kept = DECISIONS.versions(connection, done.decision.id)
    assert [each.value.withdrawn for each in kept] == [False, True]


@pytest.mark.uncounted
def test_a_review_keeps_its_subject_through_merge_and_undo(
    mission: OpenMission, tmp_path: Path
) -> None:
    """The state that a person set stands on the same id."""
    settle(mission, tmp_path / "out")
    one, other = ids(mission)
    for incident in (one, other):
        review_incident(
            mission,
            incident,
            by="reviewer",
            state=IncidentState.TRIAGED,
            reason="new",
            settings=SETTINGS,
        )
    done = merge_incidents(
        mission, one, other, by="reviewer", reason="one", settings=SETTINGS
    )
    undo_decision(mission, done.decision.id, by="reviewer", settings=SETTINGS)
    bulletin = assemble_bulletin(mission, day=DAY, settings=SETTINGS)
    states = {e.incident.id: e.incident.state for e in bulletin.incidents}
    assert states == {one: IncidentState.TRIAGED, other: IncidentState.TRIAGED}


@pytest.mark.uncounted
def test_claims_are_split_off_and_a_suggestion_is_rejected(
    mission: OpenMission,
) -> None:
    """Each decision stands; what was set apart is suggested no more."""
    standing = standing_incidents(mission, day=DAY, settings=SETTINGS)
    (big,) = [each for each in standing.incidents if len(each.supporting) > 1]
    (small,) = [each for each in standing.incidents if len(each.supporting) == 1]
    rejected = split_incident(
        mission, big.id, (small.id,), by="reviewer", reason="two", settings=SETTINGS
    )
    assert rejected.decision.suggestion == standing.suggestions[0].id
    after = standing_incidents(mission, day=DAY, settings=SETTINGS)
    assert after.suggestions == ()
    claim = big.supporting[-1].claim.id
    done = split_incident(
        mission, big.id, (claim,), by="reviewer", reason="later", settings=SETTINGS
    )
    assert len(done.incidents) == 2
    assert len(ids(mission)) == 3


def test_the_log_vouches_for_ids_and_decisions(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Writing the same bulletin twice gives no new version of any id."""
    settle(mission, tmp_path / "out")
    with mission.store.unit() as connection:
        first = [each.version for each in INCIDENTS.every(connection)]
    settle(mission, tmp_path / "out")
    with mission.store.unit() as connection:
        assert [each.version for each in INCIDENTS.every(connection)] == first


def test_what_cannot_be_decided_is_refused_and_nothing_changes(
    mission: OpenMission,
) -> None:
    """Oneself, no reason, a foreign claim, a ghost, no right, twice back."""
    before = state(mission)
    one, other = ids(mission)

    def merge(first: str, second: str, by: str = "reviewer", reason: str = "r") -> str:
        done = merge_incidents(
            mission, first, second, by=by, reason=reason, settings=SETTINGS
        )
        return done.decision.id

    with pytest.raises(InvalidDecision, match="with itself"):
        merge(one, one)
    with pytest.raises(InvalidDecision, match="has a reason"):
        merge(one, other, reason=" ")
    with pytest.raises(UnknownSubject, match="no such incident"):
        merge(one, "inc_0000000000000000")
    with pytest.raises(AccessDenied):
        merge(one, other, by="viewer")
    with pytest.raises(InvalidDecision, match="no claim of the incident"):
        split_incident(
            mission, one, ("clm_0",), by="reviewer", reason="r", settings=SETTINGS
        )
    with pytest.raises(UnknownSubject, match="no such decision"):
        undo_decision(mission, "dec_0", by="reviewer", settings=SETTINGS)
    assert state(mission) == before
    made = merge(one, other)
    undo_decision(mission, made, by="reviewer", settings=SETTINGS)
    with pytest.raises(InvalidDecision, match="taken back already"):
        undo_decision(mission, made, by="reviewer", settings=SETTINGS)


def test_a_mission_without_reports_has_no_incident(tmp_path: Path) -> None:
    """Nothing stands, nothing is suggested."""
    empty = desk_mission(tmp_path, HEADER.format(title="None", publisher="Wire"))
    standing = standing_incidents(empty, day=date(2001, 1, 1), settings=SETTINGS)
    assert (standing.incidents, standing.suggestions) == ((), ())


def test_the_commands_list_merge_split_and_undo(
    mission: OpenMission, tmp_path: Path
) -> None:
    """From the command line, as the how-to tells it."""
    at = ["--mission", str(tmp_path / "m")]
    by = ["--reason", "seen", "--by", "reviewer", *at]
    one, other = ids(mission)

    def run(*words: str) -> str:
        result = CliRunner().invoke(cli, [*words], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    assert "founding claim" in run("incidents", "--date", "2017-09-12", *at)
    assert f"{one} + {other}" in run("incidents", "--suggestions", *at)
    made = run("merge", one, other, *by).split(":")[0]
    assert "nothing is suggested" in run("incidents", "--suggestions", *at)
    assert f"{one}, {other}" in run("undo", made, "--by", "reviewer", *at)
    assert "now" in run("split", one, other, *by)
    assert "no incident" in run("incidents", "--date", "2001-01-01", *at)
