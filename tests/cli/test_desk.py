"""The desk and its users on the command line, from a fresh mission to a review."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.missions import CACHE
from tests.service.desk import DAY, ONE, TWO
from trucewatch.cli.main import cli
from trucewatch.errors import TrucewatchError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mission in the current folder with two reports and its users."""
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(CACHE))
    monkeypatch.setenv("TRUCEWATCH_VAULT_KEY", str(tmp_path / "vault.key"))
    root = tmp_path / "m"
    done("init", str(root), "--template", "astana")
    monkeypatch.chdir(root)
    for number, text in enumerate((ONE, TWO)):
        Path(f"report-{number}.txt").write_text(text, encoding="utf-8")
        done("ingest", f"report-{number}.txt")
    done("user", "add", "anna", "--role", "admin")
    for name, role in (("boris", "reviewer"), ("clara", "reviewer")):
        done("user", "add", name, "--role", role, "--by", "anna")
    done("user", "add", "dora", "--role", "liaison", "--by", "anna")
    done("user", "add", "paula", "--role", "publisher", "--by", "anna")
    officer = ("--role", "party_officer", "--party", "RUS")
    done("user", "add", "rus", *officer, "--by", "anna")
    return root


def call(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


def done(*arguments: str, given: str = "") -> str:
    result = call(*arguments, given=given)
    assert result.exit_code == 0, (arguments, result.output, result.exception)
    return result.output


def record_of_day() -> dict[str, Any]:
    done("bulletin", "--date", DAY.isoformat(), "--out", "out", "--by", "paula")
    (file,) = Path("out").glob("*.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@pytest.mark.usefixtures("folder")
def test_an_incident_is_taken_from_reported_to_answered() -> None:
    """Every step of the how-to; the bulletin prints what was decided."""
    record = record_of_day()
    (entry,) = record["incidents"]
    key = entry["id"]
    by, second = ("--by", "boris"), ("--by", "clara")
    done("desk", "review", key, "--state", "triaged", "--reason", "read", *by)
    done("desk", "review", key, "--state", "corroborated", "--reason", "two", *by)
    assert "verification" in done("desk", "inbox", *second)
    basis = ("--basis", "crater_analysis:visit")
    out = done(
        *("desk", "review", key, "--state", "verified", "--reason", "visit agrees"),
        *basis,
        *second,
    )
    assert out == f"{key}: verified, version 3\n"
    level = ("--level", "assessed_high", "--actor", "SYR/ARMY", "--basis", "crater")
    done("desk", "attribute", key, *level, *by)
    done(
        *("desk", "respond", key, "--party", "RUS", "--kind", "denied"),
        *("--text", "Nothing was fired.", "--at", "2017-09-13T09:00", "--by", "rus"),
    )
    done(
        "desk", "dispute", key, "--from", "RUS", "--reason", "elsewhere", "--by", "rus"
    )
    done(
        *("desk", "determine", key, "--agreement", "SY-2017-05-04", "--term", "T2a"),
        *("--body", "Joint group", "--status", "no_consensus", "--reason", "differ"),
        *("--on", "2017-09-20", *by),
    )
    done("desk", "assign", key, "--to", "clara", "--note", "close it", *by)
    told = ("--told", "RUS", "--channel", "hotline", "--what", "asked")
    contact = done("desk", "liaison", "tell", key, *told, "--by", "dora").split(":")[0]
    assert contact in done("desk", "liaison", "list", "--waiting", "--by", "dora")
    done("desk", "liaison", "reply", contact, "--text", "later", "--by", "dora")
    assert done("desk", "liaison", "list", "--waiting", "--by", "dora") == ""
    shown = done("desk", "show", key, *by)
    assert "state:       verified" in shown
    assert "attribution: assessed high: SYR/ARMY" in shown
    assert f"liaison {contact} version 2 by dora" in shown
    record_of_day()
    (page,) = Path("out").glob("*.html")
    html = page.read_text(encoding="utf-8")
    for words in (
        "Set by a person: verified, on the basis of crater analysis. visit agrees",
        "Nothing was fired.",
        "Joint group reached no consensus",
        "elsewhere",
    ):
        assert words in html
    assert "boris" not in html
    assert "clara" not in html


def test_records_of_the_day_are_kept(folder: Path) -> None:
    """Coverage, restrictions, markings, readings, re-runs, the vault, users."""
    by = ("--by", "boris")
    done(
        *("desk", "coverage", "--place-id", "iso:SY-HM", "--place", "Hama"),
        *("--day", DAY.isoformat(), "--state", "observed_partial", *by),
    )
    done(
        *("desk", "restriction", "add", "--place", "Morek", "--kind", "denied"),
        *("--movement", "patrol", "--first", DAY.isoformat(), "--by", "dora"),
    )
    listed = done("desk", "restriction", "list", "--by", "dora")
    assert "goes on  Morek: patrol denied by unknown\n    1  unknown" in listed
    record = record_of_day()
    claim = record["claims"][0]["id"]
    document = record["documents"][0]["id"]
    review = ("desk", "claim", claim, "--reason", "read again", *by)
    done(*review, "--review", "accepted")
    changes = ("--review", "corrected", "--changes", "-")
    done(*review, *changes, given='{"certainty": "hedged"}')
    assert done("desk", "recode", *by) == "0 documents are read otherwise\n"
    done(
        *("desk", "mark", document, "--sensitivity", "restricted", "--reason", "r"),
        *("--share", "partners", *by),
    )
    done("desk", "vault", "key", str(folder.parent / "vault.key"))
    done("desk", "vault", "put", document, *by, given="Anna of Morek\n")
    officer = ("--role", "data_protection_officer")
    done("user", "add", "emil", *officer, "--by", "anna")
    assert done("desk", "vault", "read", document, "--by", "emil") == "Anna of Morek\n"
    done("desk", "vault", "erase", document, "--reason", "request", "--by", "emil")
    done("user", "role", "dora", "--inactive", "--by", "anna")
    assert "dora: no role  (not active)" in done("user", "list", "--by", "anna")
    assert "nothing waits" in done("desk", "inbox", *by)


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "no basis": (
        (
            "desk",
            "review",
            "inc_1",
            "--state",
            "verified",
            "--reason",
            "r",
            "--basis",
            "guess:x",
            "--by",
            "boris",
        ),
        "wanted MEANS:WHAT",
    ),
    "no moment": (
        (
            "desk",
            "respond",
            "inc_1",
            "--party",
            "RUS",
            "--kind",
            "denied",
            "--at",
            "noon",
            "--by",
            "rus",
        ),
        "wanted a moment like",
    ),
    "no reply": (
        ("desk", "liaison", "reply", "lia_1", "--by", "dora"),
        "wanted --text, --close or both",
    ),
    "no circle": (
        (
            "desk",
            "mark",
            "doc_1",
            "--sensitivity",
            "partner",
            "--reason",
            "r",
            "--share",
            "friends",
            "--by",
            "boris",
        ),
        "--share",
    ),
    "no days": (
        (
            "desk",
            "restriction",
            "add",
            "--place",
            "P",
            "--kind",
            "denied",
            "--movement",
            "m",
            "--first",
            "2017-09-12",
            "--last",
            "2017-09-11",
            "--by",
            "dora",
        ),
        "until 2017-09-11",
    ),
    "no JSON": (
        (
            "desk",
            "claim",
            "clm_1",
            "--review",
            "corrected",
            "--reason",
            "r",
            "--changes",
            "-",
            "--by",
            "boris",
        ),
        "not JSON",
    ),
    "no identity": (("desk", "vault", "put", "doc_1", "--by", "boris"), "identity"),
}


@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_named() -> None:
    """Exit code 2, and what was wanted."""
    for arguments, message in WRONG.values():
        result = call(*arguments)
        assert result.exit_code == 2, (arguments, result.output)
        assert message in result.output
    changes = WRONG["no JSON"][0]
    assert "wanted a JSON object" in call(*changes, given="[]").output


@pytest.mark.uncounted
@pytest.mark.usefixtures("folder")
def test_what_is_refused_says_why() -> None:
    """A stranger, and one who may not."""
    for by, message in (("ghost", "no such user"), ("dora", "may not do this")):
        result = call(
            *("desk", "review", "inc_1", "--state", "triaged", "--reason", "r"),
            *("--by", by),
        )
        assert isinstance(result.exception, TrucewatchError)
        assert message in str(result.exception)
