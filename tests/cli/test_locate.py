"""`trucewatch locate`: the places of a report, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

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
