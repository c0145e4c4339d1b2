"""`judge`, `agreement`, `deadlines` and `talks` as their users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run


def test_the_demonstration_is_judged_without_a_mission() -> None:
    """Every finding is told with its reasons, and marked as demonstration."""
    result = run("judge", "--demo")
    assert result.exit_code == 0
    assert result.output.startswith("DEMONSTRATION")
    for words in ("Finding:", "How it was reached:", "Missing:", "Assumed:", "Under “"):
        assert words in result.output


def test_the_demonstration_as_records() -> None:
    """One JSON object an incident."""
    result = run("judge", "--demo", "--json")
    records = [json.loads(line) for line in result.output.splitlines()]
    assert all(record["findings"] for record in records)


def test_what_changes_under_another_reading_is_listed() -> None:
    """Both verdicts and the reason."""
    arguments = ("--interpretation", "next-day", "--against", "moscow-briefing")
    result = run("judge", "--demo", *arguments)
    assert result.exit_code == 0
    assert "under next-day: apparent breach" in result.output
    assert "under moscow-briefing: outside this term: time" in result.output
    assert "because: Did it happen while the term was in force?" in result.output


def test_an_unknown_reading_is_refused() -> None:
    """With those that there are."""
    result = run("judge", "--demo", "--interpretation", "nowhere")
    assert result.exit_code != 0
    assert "no such interpretation" in str(result.exception)


def test_demonstration_and_cases_do_not_mix(tmp_path: Path) -> None:
    """One of them at a time."""
    file = tmp_path / "cases.toml"
    file.write_text("", encoding="utf-8")
    assert run("judge", "--demo", "--cases", str(file)).exit_code == 2
    assert run("judge", "--demo", "--date", "2017-05-05").exit_code == 2
    assert run("judge", "--demo", "--mission", str(tmp_path)).exit_code == 2


def test_agreements_are_listed_and_shown() -> None:
    """By id; the record has the same id."""
    assert "SY-2017-05-04" in run("agreement", "list").output
    shown = run("agreement", "show", "SY-2017-05-04").output
    assert "What the text does not define" in shown
    record = json.loads(run("agreement", "show", "SY-2017-05-04", "--json").output)
    assert record["id"] == "SY-2017-05-04"


GOOD = """
id = "X"
version = "1"
title = "Test"
form = "bilateral"
agreement_class = "preliminary"
purpose = "humanitarian"
[[interpretations]]
id = "day"
title = "Day"
starts = 2017-05-05
"""


def test_a_file_is_checked_with_every_problem(tmp_path: Path) -> None:
    """A good one counts its parts, a broken one tells lines and stops with 1."""
    file = tmp_path / "X.toml"
    file.write_text(GOOD, encoding="utf-8")
    good = run("agreement", "check", str(file))
    assert good.exit_code == 0
    assert (
        "X version 1: no problem found; 0 provisions, 0 terms, 1 reading" in good.output
    )
    file.write_text(GOOD.replace("bilateral", "mutual").replace("2017-05-05", '"x"'))
    broken = run("agreement", "check", str(file))
    assert broken.exit_code == 1
    assert "X.toml:5:1: form: unknown code; got 'mutual'; wanted" in broken.output
    assert "X.toml:11:1: interpretations[day].starts" in broken.output
    assert "X.toml: 2 problems" in broken.output
    file.write_text(GOOD + '[[links]]\nkind = "amends"\nto = "ZZ"\n')
    linked = run("agreement", "check", str(file))
    assert linked.exit_code == 1
    assert "X.toml:14:1: links[1].to: no such agreement; got ZZ" in linked.output


def test_two_agreements_are_compared(tmp_path: Path) -> None:
    """A file with a packaged id's file, or with itself."""
    file = tmp_path / "X.toml"
    file.write_text(GOOD, encoding="utf-8")
    other = tmp_path / "Y.toml"
    other.write_text(GOOD.replace('title = "Test"', 'title = "Best"'), encoding="utf-8")
    result = run("agreement", "diff", str(file), str(other))
    assert result.output == "~ title: Test -> Best\n"
    assert run("agreement", "diff", str(file), str(file)).output == "no difference\n"


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2017-05-18", "open"),
        ("2017-05-19", "cannot be verified from the reports held"),
    ],
)
def test_deadlines_stand_as_of_a_day(day: str, status: str) -> None:
    """On the last day still open, the day after no longer."""
    result = run("deadlines", "SY-2017-05-04", "--as-of", day)
    assert result.exit_code == 0
    block = result.output.split("SY-2017-05-04/T6a")[1].split("Read in")[0]
    assert f": {status}." in block


def test_deadlines_as_a_record() -> None:
    """A list by date."""
    result = run("deadlines", "--as-of", "2018-12-31", "--json")
    due = [each["due"] for each in json.loads(result.output) if each["due"]]
    assert due == sorted(due)
    assert "2018-10-10" in due


def test_talks_are_listed_by_track() -> None:
    """In words and as a record."""
    assert "Astana" in run("talks", "Astana").output
    (track,) = json.loads(run("talks", "Astana", "--json").output)
    assert track["id"] == "Astana"


ACTORS = """
[[actor]]
code = "XX/VALLEY"
name = "Valley Guard"
kind = "group"
names = ["Valley Guard"]
"""


@pytest.mark.uncounted
def test_a_mission_s_own_actors_are_known(tmp_path: Path) -> None:
    """To the check of its agreements, and to its cases."""
    (tmp_path / "actors.toml").write_text(ACTORS, encoding="utf-8")
    folder = tmp_path / "agreements"
    folder.mkdir()
    role = '[[roles]]\nrole = "signatory"\nactor = "XX/VALLEY"\n'
    (folder / "X.toml").write_text(GOOD + role, encoding="utf-8")
    assert run("agreement", "check", str(folder / "X.toml")).exit_code == 0
    assert "Valley Guard" in run("agreement", "show", str(folder / "X.toml")).output
    due = run("deadlines", "X", "--mission", str(tmp_path), "--as-of", "2018-01-01")
    assert due.output == "no dated undertaking\n"
    assert run("agreement", "check", str(tmp_path / "gone.toml")).exit_code == 1
