"""`log`, `verify` and `erase`: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.missions import CACHE
from tests.service.registers import copy_of, edit, small_mission
from trucewatch.cli.main import cli
from trucewatch.errors import InvalidProof


@pytest.fixture(scope="module")
def mission(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_mission(tmp_path_factory.mktemp("log") / "m")


def run(*arguments: str | Path, key: Path | None = None) -> Result:
    environment = {"TRUCEWATCH_CACHE": str(CACHE)}
    if key is not None:
        environment["TRUCEWATCH_SIGNING_KEY"] = str(key)
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(cli, words, env=environment)


def test_a_log_is_signed_proved_and_verified(mission: Path, tmp_path: Path) -> None:
    """From the key to the proof, as the how-to walks it."""
    root, key = copy_of(mission, tmp_path / "m"), tmp_path / "key.pem"
    made = run("log", "key", key)
    key_id = made.stdout.splitlines()[0].split()[-1]
    bulletin = run("bulletin", "--mission", root, "--out", tmp_path / "out", key=key)
    assert bulletin.exit_code == 0
    (page,) = (tmp_path / "out").glob("*.html")
    head = run("log", "sign", "--mission", root, key=key)
    (tmp_path / "head.json").write_text(head.stdout)
    assert run("log", "head", "--mission", root).stdout == head.stdout
    shown = run("log", "show", "--mission", root, "--most", "4").stdout.splitlines()
    assert shown[-2].split()[3:] == [
        "bulletin.write",
        "entries/bulletin/2017-06-02/1",
    ]
    seq = shown[-2].split()[0]
    proof = run("log", "prove", seq, "--mission", root)
    (tmp_path / "proof.json").write_text(proof.stdout)
    checked = run(
        *("verify", "--mission", root, "--bulletin", page),
        *("--head", tmp_path / "head.json", "--proof", tmp_path / "proof.json"),
        *("--key", key_id),
    )
    assert checked.exit_code == 0, checked.output
    assert checked.stdout.endswith("\nok\n")
    growth = run("log", "prove", "--from", tmp_path / "head.json", "--mission", root)
    assert json.loads(growth.stdout)["proof"] == "consistency"


def test_a_fault_ends_with_1_and_is_named(mission: Path, tmp_path: Path) -> None:
    """On standard error, the first bad row first."""
    root = copy_of(mission, tmp_path / "m")
    edit(root, "UPDATE items SET outcome = 'stored' WHERE outcome = 'unreadable'")
    result = run("verify", "--mission", root)
    assert result.exit_code == 1
    assert result.stderr.startswith("FAULT items/")
    assert result.stdout.endswith("NOT ok: 1 fault\n")


def test_many_faults_are_counted(mission: Path, tmp_path: Path) -> None:
    """The first twenty are listed."""
    root = copy_of(mission, tmp_path / "m")
    rows = ", ".join(f"('{n}', x'00')" for n in range(30))
    edit(root, f"INSERT INTO seals VALUES {rows}")  # noqa: S608 - our own numbers
    result = run("verify", "--mission", root)
    assert result.stderr.count("FAULT") == 20
    assert result.stderr.endswith("... and 10 more\n")


def test_without_a_mission_the_bytes_of_a_bulletin_stay_open(
    mission: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said, since a right head does not make the page right."""
    root = copy_of(mission, tmp_path / "m")
    run("bulletin", "--mission", root, "--out", tmp_path / "out")
    (page,) = (tmp_path / "out").glob("*.html")
    monkeypatch.chdir(tmp_path)
    result = run("verify", "--bulletin", page)
    assert result.exit_code == 0
    assert "the bulletin's own bytes were not checked" in result.stdout
    assert "not signed" in result.stdout
    assert run("verify").exit_code == 2
    monkeypatch.chdir(root)
    assert "tables: " in run("verify").stdout


def test_a_key_is_rotated(mission: Path, tmp_path: Path) -> None:
    """The old one no longer signs."""
    root = copy_of(mission, tmp_path / "m")
    old, new = tmp_path / "old.pem", tmp_path / "new.pem"
    run("log", "key", old)
    run("log", "key", new)
    assert run("log", "rotate", new, "--mission", root, key=old).exit_code == 0
    assert run("log", "sign", "--mission", root, key=old).exit_code == 1
    assert run("log", "sign", "--mission", root, key=new).exit_code == 0


def test_wrong_usage_of_prove(mission: Path) -> None:
    """An entry or a head, not neither."""
    assert run("log", "prove", "--mission", mission).exit_code == 2


def test_no_head_on_the_books_is_said(mission: Path) -> None:
    """With how to get one."""
    result = run("log", "head", "--mission", mission)
    assert isinstance(result.exception, InvalidProof)
    assert "trucewatch log sign" in str(result.exception)


def test_erase_says_how_much_is_gone(mission: Path, tmp_path: Path) -> None:
    """And what is not there."""
    root = copy_of(mission, tmp_path / "m")
    shown = run("log", "show", "--mission", root, "--most", "9").stdout
    document = shown.partition("documents/")[2].split()[0]
    arguments = ("--reason", "request", "--mission", root)
    done = run("erase", "document", document, *arguments)
    assert done.stdout == f"erased: {document}, 3 rows\n"
    again = run("erase", "document", document, *arguments)
    assert (again.exit_code, "erased already" in again.stderr) == (1, True)
    gone = run("erase", "entry", "note", "n1", *arguments)
    assert (gone.exit_code, "no such entry" in gone.stderr) == (1, True)
    kept = run("erase", "entry", "bulletin", "2017-06-02", *arguments)
    assert (kept.exit_code, "never erased" in kept.stderr) == (1, True)
    assert run("verify", "--mission", root).exit_code == 0
