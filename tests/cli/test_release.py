"""A bulletin's way to the public on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_desk import call, done
from tests.missions import CACHE
from tests.service.desk import ONE
from trucewatch.errors import InvalidDecision

BULLETIN = "bul_2017-09-12"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mission in the current folder with one report and two publishers."""
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(CACHE))
    root = tmp_path / "m"
    done("init", str(root), "--template", "astana")
    monkeypatch.chdir(root)
    report = ONE.replace("demonstration:", "demo: true\nfacts:")
    Path("report.txt").write_text(report, encoding="utf-8")
    done("ingest", "report.txt")
    done("user", "add", "anna", "--role", "admin")
    for name in ("paula", "peter"):
        done("user", "add", name, "--role", "publisher", "--by", "anna")
    return root


@pytest.mark.usefixtures("folder")
def test_a_bulletin_is_drafted_released_and_corrected() -> None:
    """Every step of the how-to, and the released file verifies."""
    assert "no bulletin was drafted" in done("release", "list", "--by", "paula")
    draft = ("release", "draft", "--date", "2017-09-12", "--by", "paula")
    assert f"{BULLETIN}: No. 257, draft, version 1" in done(*draft)
    shown = done("release", "show", BULLETIN, "--by", "peter", "--out", "preview")
    assert "warning claims_not_reviewed" in shown
    assert Path("preview", f"{BULLETIN}.html").is_file()
    done("release", "submit", BULLETIN, "--by", "paula")
    weighed = []
    for line in shown.splitlines():
        if line.startswith("warning "):
            code = line.removeprefix("warning ").split(":")[0]
            weighed += ["--acknowledge", code, "read by hand"]
    release = ("release", "release", BULLETIN, *weighed, "--out", "out")
    assert "released No. 257 of 2017-09-12" in done(*release, "--by", "peter")
    assert f"{BULLETIN:<18} No. 257" in done("release", "list", "--by", "paula")
    file = "out/bulletin-0257-2017-09-12.html"
    assert "released as No. 257" in done("verify", "--bulletin", file)
    done("release", "feed", "--base", "https://b.example", "--out", "feed.atom")
    assert "No. 257" in Path("feed.atom").read_text(encoding="utf-8")
    propose = ("release", "erratum", "propose", BULLETIN, "--what", "2, not 3")
    done(*propose, "--why", "a slip", "--by", "paula")
    erratum = ("release", "erratum", "publish", f"{BULLETIN}_e01", "--by", "peter")
    assert f"erratum 1 to {BULLETIN}" in done(*erratum)
    shown = done("release", "show", BULLETIN, "--by", "peter")
    for words in ("html SHA-256", "acknowledged claims_not_reviewed", "erratum 1: 2"):
        assert words in shown


@pytest.mark.usefixtures("folder")
def test_a_warning_needs_its_reason_and_a_change_a_new_draft() -> None:
    """An empty reason is wrong usage; `show` says when a draft is out of date."""
    done("release", "draft", "--by", "paula")
    late = ONE.replace("demonstration:", "demo: true\nfacts:").replace("Two", "Four")
    Path("late.txt").write_text(late, encoding="utf-8")
    done("ingest", "late.txt")
    assert "draft it anew" in done("release", "show", BULLETIN, "--by", "peter")
    done("release", "draft", "--by", "paula")
    done("release", "submit", BULLETIN, "--by", "paula")
    propose = ("release", "erratum", "propose", BULLETIN, "--what", "a", "--why", "b")
    refused = call(*propose, "--by", "paula").exception
    assert isinstance(refused, InvalidDecision)
    release = ("release", "release", BULLETIN, "--by", "peter", "--acknowledge", "x")
    assert "with a reason" in call(*release, " ").output


@pytest.mark.usefixtures("folder")
def test_tables_are_exported() -> None:
    """A file for the team, one for the public, and a word that is no audience."""
    export = ("export", "incidents", "--format", "csv", "--out", "out.csv")
    days = ("--from", "2017-09-01", "--to", "2017-09-30")
    made = done(*export, "--audience", "team", "--by", "paula", *days)
    assert "out.csv: 1 rows, SHA-256 " in made
    assert "out.csv.about.json\nout.csv.codebook.csv\n" in made
    assert "out.csv: 0 rows" in done(*export)
    refused = call(*export, "--audience", "everyone")
    assert refused.exit_code == 2
    assert "wanted public, partners" in refused.output
    log = done("log", "show")
    assert "export.write" in log
