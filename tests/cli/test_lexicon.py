"""A mission's own words at the command line: the page that teaches them is run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.missions import CACHE
from trucewatch.cli.main import cli

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "teach-words.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, env={"TRUCEWATCH_CACHE": str(CACHE)})


def shown(kind: str) -> list[str]:
    """The page's blocks of that kind."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def outputs() -> list[tuple[list[str], str]]:
    """Every command that the page shows, with its output."""
    return [
        (first.removeprefix("trucewatch ").split(), rest)
        for block in shown("console")
        for each in block.split("$ ")[1:]
        for first, _, rest in [each.partition("\n")]
    ]


@pytest.fixture
def delta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page's mission with its files, the folder above it the current one."""
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("report.txt").write_text(shown("text")[0], encoding="utf-8")
    run("init", "delta", "--template", "astana")
    actors, events = shown("toml")
    tmp_path.joinpath("delta/actors.toml").write_text(actors, encoding="utf-8")
    tmp_path.joinpath("delta/lexicons/en").mkdir(parents=True)
    tmp_path.joinpath("delta/lexicons/en/events.toml").write_text(events, "utf-8")
    return tmp_path / "delta"


@pytest.mark.uncounted
@pytest.mark.usefixtures("delta")
def test_the_page_that_teaches_words_shows_what_is_printed() -> None:
    """Each command of the page, in its order, prints what stands below it."""
    (_, *commands) = outputs()
    assert len(commands) == 3
    for arguments, printed in commands:
        assert run(*arguments).output == printed


def events_of(result: Result) -> list[tuple[object, ...]]:
    """Type, codes of who acts and of whom it is done to, and the coder."""
    found: list[tuple[object, ...]] = []
    for line in result.output.splitlines():
        claim = json.loads(line)
        actors, targets = (
            [each["actor"] for each in claim["event"][key]]
            for key in ("actors", "targets")
        )
        found.append((claim["event"]["type"], actors, targets, claim["coder"]))
    return found


@pytest.mark.uncounted
@pytest.mark.usefixtures("delta")
def test_groups_that_the_package_does_not_know_get_their_events() -> None:
    """Who shelled whom, and whom RG stands for, once the mission says so."""
    result = run("read", "report.txt", "--mission", "delta", "--json")
    (first, second) = events_of(result)
    assert first[:3] == ("mlrs", ["DELTA/RG"], ["DELTA/ACCORD"])
    assert second[:2] == ("abduction", ["DELTA/RG"])
    version = run("lexicon", "check", "delta").output.rpartition("mission:")[2].strip()
    assert first[3] == f"trucewatch-en-patterns/1+mission:{version}"
    assert version in PAGE.read_text("utf-8")


@pytest.mark.uncounted
@pytest.mark.usefixtures("delta")
def test_reading_without_the_mission_afterwards_knows_nothing_of_it() -> None:
    """One process reads for two missions one after the other without leaking."""
    before = run("read", "report.txt", "--json").output
    run("read", "report.txt", "--mission", "delta", "--json")
    assert run("read", "report.txt", "--json").output == before
    assert "DELTA" not in before


@pytest.mark.uncounted
def test_explaining_uses_the_missions_words(delta: Path) -> None:
    """The trace shows the claim that the mission's verb makes."""
    plain = run("read", "report.txt", "--explain").output
    own = run("read", "report.txt", "--explain", "--mission", str(delta)).output
    assert plain.count("clm_") + 1 == own.count("clm_")


def test_a_broken_word_stops_every_command_that_would_use_it(delta: Path) -> None:
    """Nothing is half applied: the other, sound files are not used either."""
    delta.joinpath("lexicons/en/agents.toml").write_text("armed = [3]", "utf-8")
    expected = "lexicons/en/agents.toml: armed: cannot be used; got 3; wanted one word"
    check = run("lexicon", "check", "delta")
    assert (check.exit_code, expected in check.stderr) == (1, True)
    for command in ("read", "ingest"):
        stopped = run(command, "report.txt", "--mission", "delta")
        assert (stopped.exit_code, expected in str(stopped.exception)) == (1, True)
    assert not list(delta.glob("*.db"))


def test_a_mission_without_words_of_its_own_adds_nothing(tmp_path: Path) -> None:
    """And the check says so."""
    run("init", str(tmp_path / "m"), "--template", "astana")
    result = run("lexicon", "check", str(tmp_path / "m"))
    assert result.output == "nothing added: the packaged words and actors are used\n"
