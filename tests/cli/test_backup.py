"""`trucewatch backup` and `restore`: what they say, and a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.missions import CACHE, sample_mission
from trucewatch.cli.main import cli
from trucewatch.errors import InvalidBackup


def test_a_backup_is_made_and_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both print the same rows and the same log."""
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(CACHE))
    sample_mission(tmp_path / "m").store.close()
    file = str(tmp_path / "b.zip")
    run = CliRunner().invoke
    made = run(cli, ["backup", file, "--mission", str(tmp_path / "m")])
    assert (made.exit_code, made.output.splitlines()[0]) == (0, f"backup: {file}")
    back = run(cli, ["restore", file, str(tmp_path / "there")])
    assert back.exit_code == 0
    assert back.output.splitlines()[1:] == made.output.splitlines()[1:]
    other = f"sqlite:///{tmp_path / 'other.db'}"
    apart = run(cli, ["restore", file, str(tmp_path / "n"), "--database", other])
    assert "TRUCEWATCH_DATABASE" in apart.output
    assert not (tmp_path / "n" / "mission.db").exists()
    (tmp_path / "odd.zip").write_text("no zip")
    odd = run(cli, ["restore", str(tmp_path / "odd.zip"), str(tmp_path / "o")])
    assert isinstance(odd.exception, InvalidBackup)
