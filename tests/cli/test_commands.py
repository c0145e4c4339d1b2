"""The command line: its help, its exit codes, and the path a newcomer walks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.missions import CACHE
from trucewatch.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parents[2]

REPORT = """---
title: Bulletin
publisher: Demo Wire
published: 2017-06-01T10:00:00+03:00
language: en
---

The Turkish side registered 3 cases of opening fire in Hama (2) and Idlib (1).
"""


def run(*arguments: str, given: str = "") -> Result:
    environment = {"TRUCEWATCH_CACHE": str(CACHE)}
    return CliRunner().invoke(cli, arguments, input=given, env=environment)


def test_help_names_every_command_and_shows_examples() -> None:
    """A newcomer sees what there is without opening a manual."""
    result = run("--help")
    assert result.exit_code == 0
    assert all(name in result.output for name in COMMANDS)
    assert "Examples:" in result.output
    assert "Exit codes:" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    """Each command explains itself."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"trucewatch {name}" in result.output


def test_help_loads_no_heavy_library() -> None:
    """Start-up stays short because nothing heavy is imported for it."""
    code = (
        "import sys, trucewatch.cli.main; "
        "heavy = {'sqlalchemy', 'jinja2', 'shapely', 'trafilatura', 'rich', 'lxml'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@dataclass(frozen=True)
class Walk:
    """What the commands of `make demo` printed, in a folder of their own."""

    folder: Path
    init: Result
    ingest: Result
    status: Result
    bulletin: Result


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The newcomer's path, walked once."""
    folder = tmp_path_factory.mktemp("walk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "80")
        return Walk(
            folder=folder / "demo",
            init=run("init", "demo", "--template", "astana"),
            ingest=run("ingest", "demo/reports", "--mission", "demo"),
            status=run("status", "--mission", "demo"),
            bulletin=run("bulletin", "--mission", "demo"),
        )


def test_a_newcomers_path_ends_with_a_bulletin(walk: Walk) -> None:
    """init, ingest, status, bulletin: each does its part and says the next step."""
    for result in (walk.init, walk.ingest, walk.status, walk.bulletin):
        assert result.exit_code == 0
    assert "next: trucewatch ingest" in walk.init.output
    assert "0 unreadable" in walk.ingest.output
    assert "DEMONSTRATION" in walk.status.output
    assert "RUS" in walk.bulletin.output
    (page,) = (walk.folder / "bulletins").glob("*.html")
    assert "DEMONSTRATION" in page.read_text(encoding="utf-8")


def printed(walk: Walk) -> list[str]:
    return [line.rstrip() for line in walk.bulletin.output.splitlines()]


def blocks(page: str) -> list[list[str]]:
    """The lines of each block of output on a page of documentation."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.findall(
        r"^```(?:text|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL
    )
    return [block.splitlines() for block in found]


def test_the_readme_shows_what_the_demonstration_prints(walk: Walk) -> None:
    """The end of `make demo`, to the letter."""
    assert printed(walk) in blocks("README.md")


def test_the_tutorial_shows_what_the_demonstration_prints(walk: Walk) -> None:
    """The paths it names and the folder it lists."""
    shown = blocks("docs/tutorial.md")
    assert printed(walk)[-2:] in shown
    (listing,) = (block[-1] for block in shown if "$ ls mymission" in block)
    made = {path.name for path in walk.folder.iterdir()}
    assert set(listing.split()) == made - {"bulletins", "mission.db"}


def test_read_prints_one_claim_a_line(tmp_path: Path) -> None:
    """Each line is JSON and its span opens its quote in the file itself."""
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    result = run("read", str(file), "--json")
    assert result.exit_code == 0
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    (tally,) = [claim for claim in claims if claim["kind"] == "tally"]
    start, end = tally["spans"][0]
    assert REPORT[start:end] == tally["quote"]
    assert tally["tally"]["recorder"] == "TUR"
    assert tally["tally"]["count"] == 3


def test_read_shows_the_working_text(tmp_path: Path) -> None:
    """For a plain file, the working text is the file."""
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    assert run("read", str(file), "--text").stdout == REPORT


def test_read_for_people_names_origin_and_quote() -> None:
    """Standard input works; each claim shows who says it."""
    result = run("read", "-", given=REPORT)
    assert result.exit_code == 0
    assert "tally" in result.stdout
    assert "by Demo Wire" in result.stdout
    assert "3 cases of opening fire" in result.stdout


def test_an_unreadable_item_exits_1_and_is_named(tmp_path: Path) -> None:
    """The issue stands on standard error; the rest was read."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(REPORT)
    result = run("read", str(tmp_path), "--json")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert '"kind": "tally"' in result.stdout


def test_an_exact_duplicate_is_read_once(tmp_path: Path) -> None:
    """The copy is noted, its claims are not printed twice."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT)
    result = run("read", str(tmp_path), "--json")
    assert result.exit_code == 0
    assert result.stdout.count('"kind": "tally"') == 1
    assert "exact_duplicate" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("read",), id="no path"),
        pytest.param(("read", "a", "--json", "--text"), id="two outputs"),
        pytest.param(("fly",), id="no such command"),
        pytest.param(("bulletin", "--date", "tomorrow"), id="no date"),
        pytest.param(("init", "x", "--template", "nowhere"), id="no such template"),
    ],
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    """Usage errors have a code of their own."""
    assert run(*arguments).exit_code == 2


def test_a_stopped_run_says_why_and_exits_1(tmp_path: Path) -> None:
    """A folder that is no mission: one line on standard error, no traceback."""
    command = [
        sys.executable,
        "-m",
        "trucewatch.cli",
        "status",
        "--mission",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 1
    assert done.stderr.startswith("trucewatch: ")
    assert "trucewatch init" in done.stderr
    assert "Traceback" not in done.stderr


def test_ingest_names_each_item_once_stored(tmp_path: Path) -> None:
    """With --list, a line an item, printed after its transaction is closed."""
    root = str(tmp_path / "m")
    run("init", root, "--template", "astana")
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "e.txt").write_bytes(b"")
    files = (str(tmp_path / "a.txt"), str(tmp_path / "e.txt"))
    result = run("ingest", *files, "--list", "--mission", root)
    assert result.exit_code == 1
    assert "stored a.txt\nunreadable e.txt\n" in result.stdout
