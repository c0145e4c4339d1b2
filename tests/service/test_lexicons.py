"""What a mission's words change is said, recorded, and never slips in silently."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.missions import SETTINGS, sample_mission, take_in
from trucewatch.model.event import EventBody
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.lexicons import check_words
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.status import mission_status
from trucewatch.store.documents import documents_between
from trucewatch.store.items import count_coders

pytestmark = pytest.mark.uncounted

REPORT = """---
title: Shelling near the mill
publisher: Demo Wire
published: 2017-06-01T10:00:00+03:00
language: en
---

The {group} shelled positions near Hama on Wednesday.
"""

DAY = date(2017, 6, 1)

ACTORS = """
[[actor]]
code = "X/MILL"
name = "Mill Guard"
kind = "group"
names = ["Mill Guard", "Hezbollah"]
"""

EVENTS = """
[weapons]
mlrs = ["grad", "dabbar tube"]
mortar = ["mortar"]
tank_fire = ["howitzer"]
"""


def mission_at(root: Path, actors: str = "") -> OpenMission:
    sample_mission(root).store.close()
    if actors:
        root.joinpath("actors.toml").write_text(actors, encoding="utf-8")
    return open_mission(root, settings=SETTINGS)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(REPORT.format(group="Mill Guard"), encoding="utf-8")
    return file


def who_acts(mission: OpenMission) -> list[str | None]:
    """Codes of who acts in the stored events of the report's day."""
    with mission.store.unit() as unit:
        stored = list(documents_between(unit, DAY, DAY))
    bodies = [claim.body for each in stored for claim in each.claims]
    return [a.actor for b in bodies if isinstance(b, EventBody) for a in b.actors]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[OpenMission, OpenMission]]:
    """A mission with its own actors, and one without."""
    own, plain = mission_at(tmp_path / "own", ACTORS), mission_at(tmp_path / "plain")
    yield own, plain
    own.store.close()
    plain.store.close()


def test_two_missions_read_in_turn_each_with_its_own_words(
    two: tuple[OpenMission, OpenMission], report: Path
) -> None:
    """In whatever order: neither leaks into the other."""
    own, plain = two
    take_in(plain, report)
    take_in(own, report)
    assert who_acts(own) == ["X/MILL"]
    assert "X/MILL" not in who_acts(plain)
    for mission, mark in ((own, f"+mission:{own.extension.version}"), (plain, "")):
        with mission.store.unit() as unit:
            assert list(count_coders(unit)) == [f"trucewatch-en-patterns/1{mark}"]


def test_changed_words_are_an_issue_and_change_no_stored_claim(
    tmp_path: Path, report: Path
) -> None:
    """The books say how many claims were read with other words."""
    mission = mission_at(tmp_path / "m")
    take_in(mission, report)
    assert mission_status(mission).issues == ()
    mission.store.close()
    mission = mission_at_again(tmp_path / "m")
    (again,) = take_in(mission, report)
    assert again.fresh is False
    (issue,) = mission_status(mission).issues
    assert (issue.code, issue.got) == ("other_words", "read with packaged")
    assert issue.what == "1 claims were read with other words"
    bulletin = assemble_bulletin(mission, day=None, settings=SETTINGS)
    assert "other_words" in [each.code for each in bulletin.issues]
    mission.store.close()


def mission_at_again(root: Path) -> OpenMission:
    """The mission of before, with other words."""
    root.joinpath("actors.toml").write_text(ACTORS, encoding="utf-8")
    return open_mission(root, settings=SETTINGS)


def test_the_check_says_what_is_added_overridden_and_known(tmp_path: Path) -> None:
    """For a person who wants to know before it is used."""
    mission_at(tmp_path, ACTORS).store.close()
    folder = tmp_path / "lexicons" / "en"
    folder.mkdir(parents=True)
    folder.joinpath("events.toml").write_text(EVENTS, encoding="utf-8")
    checked = check_words(tmp_path)
    assert checked.problems == ()
    assert checked.lines == (
        "actors.toml",
        "  adds X/MILL (group): Mill Guard; Hezbollah",
        "  overrides names of LBN/HIZBULLAH: Hezbollah",
        "lexicons/en/events.toml",
        "  adds to weapons.mlrs: grad, dabbar tube",
        "    known already: grad",
        "  adds to weapons.mortar: mortar",
        "    known already: mortar",
        "  adds to weapons.tank_fire: howitzer",
        "    packaged as artillery: howitzer",
    )
