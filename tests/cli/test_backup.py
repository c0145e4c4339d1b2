"""`trucewatch backup` and `restore`: what they say, and a refusal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.missions import CACHE, SETTINGS, sample_mission
from tests.service.desk import desk_mission
from trucewatch.cli.main import cli
from trucewatch.errors import InvalidBackup
from trucewatch.model.account import Scope
from trucewatch.model.webhook import Webhook
from trucewatch.service.accounts import first_account
from trucewatch.service.missions import open_mission
from trucewatch.service.stamps import stamp_now
from trucewatch.service.tokens import make_token
from trucewatch.store.accounts import has_accounts
from trucewatch.store.webhooks import WEBHOOKS, put_secret, secret_of


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
    assert back.output.splitlines()[1:4] == made.output.splitlines()[1:4]
    other = f"sqlite:///{tmp_path / 'other.db'}"
    apart = run(cli, ["restore", file, str(tmp_path / "n"), "--database", other])
    assert "TRUCEWATCH_DATABASE" in apart.output
    assert not (tmp_path / "n" / "mission.db").exists()
    (tmp_path / "odd.zip").write_text("no zip")
    odd = run(cli, ["restore", str(tmp_path / "odd.zip"), str(tmp_path / "o")])
    assert isinstance(odd.exception, InvalidBackup)


NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ADDRESS = "https://news.example/hook"


def test_both_say_what_is_not_carried_and_how_it_is_set_up_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By numbers and addresses; and it is not there, but users and addresses are."""
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(CACHE))
    mission = desk_mission(tmp_path)
    assert first_account(mission, now=NOW) is not None
    make_token(mission, "reviewer", name="t", scopes=(Scope.READ,), days=2, now=NOW)
    hook = Webhook(address=ADDRESS, note="", since=NOW.isoformat())
    with mission.store.writing(stamp_now("admin")) as unit:
        WEBHOOKS.write(unit, "whk_1", hook, subject="whk_1", seen=0)
    with mission.store.volatile() as connection:
        put_secret(connection, "whk_1", "whsec_x")
    mission.store.close()
    file, there = str(tmp_path / "b.zip"), tmp_path / "there"
    run, by = CliRunner().invoke, ["--by", "admin"]
    made = run(cli, ["backup", file, *by, "--mission", str(mission.root)])
    assert made.output.splitlines()[4] == (
        "not in it: passwords and codes of 1 account, 1 token, 1 secret of a webhook;"
        " keys"
    )
    back = run(cli, ["restore", file, str(there), *by])
    told = back.output.splitlines()[4:]
    assert told[0] == "not in a backup: accounts, tokens, secrets of webhooks, keys"
    assert told[1].startswith("next: 12 users cannot sign in yet: trucewatch serve")
    assert "under Account" in told[2]
    assert (
        told[3]
        == f"next: end the webhook to {ADDRESS} and add it anew, it has no secret"
    )
    assert len(told) == 4
    restored = open_mission(there, settings=SETTINGS)
    with restored.store.unit() as connection:
        assert not has_accounts(connection)
        assert secret_of(connection, "whk_1") is None
    first = first_account(restored, now=NOW)
    assert first is not None
    assert first[0] == "admin"
    restored.store.close()


def test_of_a_mission_without_users_there_is_nothing_to_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines say what a backup leaves out, and no more."""
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(CACHE))
    sample_mission(tmp_path / "m").store.close()
    file, run = str(tmp_path / "b.zip"), CliRunner().invoke
    made = run(cli, ["backup", file, "--mission", str(tmp_path / "m")])
    assert "of 0 accounts, 0 tokens, 0 secrets" in made.output
    back = run(cli, ["restore", file, str(tmp_path / "there")])
    assert "next:" not in back.output
