"""Missions are set up from a template and refuse to open when broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from trucewatch.errors import InvalidMission
from trucewatch.model.coverage import CoverageState
from trucewatch.service.missions import (
    coverage_on,
    init_mission,
    open_mission,
    read_coverage,
    read_mission,
    templates,
)
from trucewatch.settings import Settings

MISSION = """
id = "m"
title = "M"
tz = "Asia/Damascus"
starts = 2017-01-01
sides = [{code = "RUS", name = "Russia", role = "guarantor"}]
agreements = []
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache=tmp_path / "cache")


def test_the_sample_mission_is_a_template() -> None:
    """The packaged sample mission can be chosen by name."""
    assert "astana" in templates()


def test_a_new_mission_opens_with_its_agreement(
    tmp_path: Path, settings: Settings
) -> None:
    """What init writes, open reads: demonstration mark, sides by code, agreement."""
    init_mission(tmp_path / "m", template="astana")
    opened = open_mission(tmp_path / "m", settings=settings)
    opened.store.close()
    assert opened.mission.demonstration
    assert [side.code for side in opened.mission.sides] == ["RUS", "TUR"]
    ids = ["SY-2017-05-04", "SY-2018-09-17", "SY-2020-03-05"]
    assert [agreement.id for agreement in opened.agreements] == ids
    for agreement_id in ids:
        file = tmp_path / "m" / "agreements" / agreement_id / "agreement.toml"
        assert file.is_file()


@pytest.mark.uncounted
def test_an_agreement_may_name_an_actor_of_the_mission(
    tmp_path: Path, settings: Settings
) -> None:
    """Its own actors are known before its agreements are read."""
    root = tmp_path / "mission"
    init_mission(root, template="astana")
    (root / "actors.toml").write_text(
        '[[actor]]\ncode = "XX/UPPER"\nname = "Upper valley militias"\n'
        'kind = "group"\nside = "SYR/OPP"\n',
        encoding="utf-8",
    )
    file = root / "agreements" / "SY-2017-05-04" / "own.toml"
    file.write_text(
        '[[roles]]\nrole = "bound_party"\nactor = "XX/UPPER"\n', encoding="utf-8"
    )
    mission = open_mission(root, settings=settings)
    mission.store.close()
    actors = {role.actor for each in mission.agreements for role in each.roles}
    assert "XX/UPPER" in actors


def test_an_unknown_template_is_refused(tmp_path: Path) -> None:
    """The error names what was asked and what there is."""
    with pytest.raises(InvalidMission, match="got nowhere; wanted astana"):
        init_mission(tmp_path / "m", template="nowhere")


def test_a_folder_in_use_is_not_overwritten(tmp_path: Path) -> None:
    """Init writes only into a new or empty folder."""
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(InvalidMission, match="folder is not empty"):
        init_mission(tmp_path, template="astana")


def test_a_folder_without_a_mission_says_how_to_make_one(
    tmp_path: Path, settings: Settings
) -> None:
    """The error tells the command that is missing."""
    with pytest.raises(InvalidMission, match="trucewatch init"):
        open_mission(tmp_path, settings=settings)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("id = ", "not a TOML file", id="broken TOML"),
        pytest.param('id = "m"', "incomplete", id="keys missing"),
        pytest.param(
            MISSION.replace("RUS", "TUR").replace(
                "sides = [", 'sides = [{code = "USA", name = "U", role = "x"}, '
            ),
            "sides ordered by code",
            id="sides out of order",
        ),
    ],
)
def test_a_broken_mission_file_is_named(
    tmp_path: Path, text: str, complaint: str
) -> None:
    """What is wrong and in which file."""
    file = tmp_path / "mission.toml"
    file.write_text(text)
    with pytest.raises(InvalidMission, match=complaint) as caught:
        read_mission(file)
    assert caught.value.where == str(file)


def test_a_mission_counts_its_bulletins_from_its_first_day(tmp_path: Path) -> None:
    """No. 1 is the first day; late reports never shift a number."""
    file = tmp_path / "mission.toml"
    file.write_text(MISSION)
    mission = read_mission(file)
    assert mission.bulletin_number(date(2017, 1, 1)) == 1
    assert mission.bulletin_number(date(2017, 1, 31)) == 31
    assert not mission.demonstration


COVERAGE = """
[[coverage]]
day = 2017-01-02
place_id = "iso:SY-ID"
name = "Idlib"
state = "not_observed"
"""


def test_coverage_is_read_by_day(tmp_path: Path) -> None:
    """One row a place and day, with its state."""
    file = tmp_path / "coverage.toml"
    file.write_text(COVERAGE)
    (row,) = coverage_on(read_coverage(file), date(2017, 1, 2))
    assert row.state is CoverageState.NOT_OBSERVED
    assert coverage_on(read_coverage(file), date(2017, 1, 3)) == ()


def test_a_missing_coverage_file_means_nothing_is_known(tmp_path: Path) -> None:
    """No file, no rows: nothing is claimed to have been watched."""
    assert read_coverage(tmp_path / "coverage.toml") == ()


def test_an_unknown_coverage_state_is_refused(tmp_path: Path) -> None:
    """The vocabulary is closed."""
    file = tmp_path / "coverage.toml"
    file.write_text(COVERAGE.replace("not_observed", "asleep"))
    with pytest.raises(InvalidMission, match="asleep"):
        read_coverage(file)
