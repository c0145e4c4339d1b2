"""`trucewatch locate`: the places of a report, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from trucewatch.errors import InvalidMission

REPORT = """---
title: Roads
publisher: Demo Wire
published: 2018-05-08T12:00:00+03:00
language: en
---

They drove from Hama to Homs. Syrian officials met in Geneva.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def test_every_place_is_told_with_its_reason(report: Path) -> None:
    """Name, span, precision, and a people's name as what it is."""
    result = run("locate", str(report), "--country", "sy")
    assert result.exit_code == 0
    assert "Hama (settlement, within 3 km)" in result.stdout
    assert "Syrian (people or adjective)" in result.stdout
    assert "named so in the gazetteer" in result.stdout
    assert "4 names, 4 placed" in result.stdout


@pytest.mark.uncounted
def test_json_gives_true_spans(report: Path) -> None:
    """One place a line; the text stands at its span of the working text."""
    text = run("read", str(report), "--text").stdout
    lines = [
        json.loads(x) for x in run("locate", str(report), "--json").stdout.splitlines()
    ]
    assert [line["text"] for line in lines] == ["Hama", "Homs", "Syrian", "Geneva"]
    for line in lines:
        start, end = line["span"]
        assert text[start:end] == line["text"]
    assert [line["demonym"] for line in lines] == [False, False, True, False]


def test_a_country_that_is_no_code_is_refused(report: Path) -> None:
    """Two letters are wanted, and the message says what came."""
    result = run("locate", str(report), "--country", "Syria")
    assert result.exit_code == 2
    assert "'Syria'" in result.output


@pytest.mark.usefixtures("report")
def test_an_unreadable_item_costs_no_other(tmp_path: Path) -> None:
    """The next item is still located; the exit code tells."""
    (tmp_path / "0.txt").write_bytes(b"")
    result = run("locate", str(tmp_path))
    assert result.exit_code == 1
    assert "4 names" in result.stdout


OWN = """[[place]]
id = "m:sochi"
name = "Sochi"
lat = 35.0
lon = 36.0
country = "SY"
source = "a survey"

[[place]]
id = "m:ford"
name = "Quillford"
lat = 35.1
lon = 36.1
country = "SY"
"""


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    root = tmp_path / "m"
    assert run("init", str(root), "--template", "astana").exit_code == 0
    (root / "places.toml").write_text(OWN, encoding="utf-8")
    return root


def _placed(*arguments: str | Path) -> dict[str, str | None]:
    """Ids of the places by the mention's text."""
    result = run("locate", *map(str, arguments), "--json")
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return {line["text"]: line["place_id"] for line in lines}


@pytest.fixture
def sochi(tmp_path: Path) -> Path:
    file = tmp_path / "sochi.txt"
    file.write_text(REPORT.replace("Geneva", "Sochi"), encoding="utf-8")
    return file


def test_a_missions_own_places_and_country_count(sochi: Path, mission: Path) -> None:
    """Its Sochi is meant; without the mission the Russian city is."""
    assert _placed(sochi, "--mission", mission)["Sochi"] == "m:sochi"
    assert _placed(sochi)["Sochi"] == "geonames:491422"


def test_a_name_that_only_the_mission_knows_is_found(
    tmp_path: Path, mission: Path
) -> None:
    """The recogniser asks the mission's gazetteer too."""
    file = tmp_path / "b.txt"
    file.write_text(REPORT.replace("Hama", "Quillford"), encoding="utf-8")
    assert _placed(file, "--mission", mission)["Quillford"] == "m:ford"
    assert "Quillford" not in _placed(file)


def test_the_country_goes_before_the_missions(sochi: Path, mission: Path) -> None:
    """One report from abroad is asked about as what it is."""
    found = _placed(sochi, "--mission", mission, "--country", "RU")
    assert found["Sochi"] == "geonames:491422"


def test_a_folder_that_is_no_mission_is_refused(report: Path, tmp_path: Path) -> None:
    """The error says what a mission folder holds."""
    result = run("locate", str(report), "--mission", str(tmp_path))
    assert isinstance(result.exception, InvalidMission)
    assert "no mission here" in str(result.exception)
