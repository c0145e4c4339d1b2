"""`trucewatch webhooks`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.service.desk import desk_mission
from trucewatch.cli.desk_options import opened
from trucewatch.cli.webhooks import command
from trucewatch.store.webhooks import drop_secret


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mission, closed."""
    mission = desk_mission(tmp_path_factory.mktemp("hooks"))
    mission.store.close()
    return mission.root


def run(*words: str | Path) -> str:
    """What the command says."""
    done = CliRunner().invoke(
        command, [str(word) for word in words], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_an_address_is_added_listed_sent_to_and_ended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no release yet, so that nothing is sent."""
    monkeypatch.setenv("TRUCEWATCH_OUTGOING_HOSTS", "news.example")
    here = ("--mission", folder)
    added = run(
        "add", "https://news.example/h", "--by", "publisher", "--note", "N", *here
    )
    hook, _, secret = added.partition("  secret ")
    assert secret.startswith("whsec_")
    assert hook in run("list", "--by", "publisher", *here)
    assert run("send", *here) == "delivered 0, failed 0\n"
    assert "no secret" not in run("list", "--by", "publisher", *here)
    with opened(folder) as found, found.store.volatile() as connection:
        drop_secret(connection, hook)
    assert "no secret here" in run("list", "--by", "publisher", *here)
    assert run("end", hook, "--by", "admin", *here) == f"{hook} ended\n"
    assert "ended" in run("list", "--by", "admin", *here)
