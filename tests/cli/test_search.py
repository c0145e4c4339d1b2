"""`trucewatch search`: hits for people and programs, a lost index, wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.missions import CACHE, SETTINGS, sample_mission, take_in
from trucewatch.cli.main import cli
from trucewatch.service.missions import open_mission
from trucewatch.store.search import clear_index

REPORT = """---
title: Note of the northern post
published: 2018-05-03T18:20:00+03:00
---

The post said two shells hit the old mill near Morek.
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mission with one report."""
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(CACHE))
    report = tmp_path / "note.txt"
    report.write_text(REPORT)
    mission = sample_mission(tmp_path / "m")
    take_in(mission, report)
    mission.store.close()
    return tmp_path / "m"


def test_hits_are_shown_with_their_words(root: Path) -> None:
    """For people with the report's name, for programs as JSON lines."""
    asked = ["search", "shells", "MILL", "--mission", str(root)]
    result = CliRunner().invoke(cli, [*asked, "--kind", "document"])
    assert result.exit_code == 0
    assert result.output.startswith("note.txt  document doc_")
    assert "two shells hit the old mill" in result.output
    lines = CliRunner().invoke(cli, [*asked, "--json"]).output.splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert sorted(set(kinds)) == ["claim", "document"]
    assert (
        CliRunner().invoke(cli, [*asked, "--most", "1"]).output.count("note.txt") == 1
    )


def test_a_lost_index_is_told_and_made_anew(root: Path) -> None:
    """Nothing is silently not found."""
    mission = open_mission(root, settings=SETTINGS)
    with mission.store.engine.begin() as connection:
        clear_index(connection)
    mission.store.close()
    asked = ["search", "shells", "--mission", str(root)]
    result = CliRunner().invoke(cli, asked)
    assert "search_index_behind" in result.stderr
    assert result.stdout == ""
    result = CliRunner().invoke(cli, [*asked, "--rebuild"])
    assert "index made anew" in result.stderr
    assert "note.txt" in result.stdout


def test_words_are_needed(root: Path) -> None:
    """Without words and --rebuild it is wrong usage."""
    result = CliRunner().invoke(cli, ["search", "--mission", str(root)])
    assert result.exit_code == 2
