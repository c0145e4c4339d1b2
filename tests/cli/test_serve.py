"""`trucewatch serve`: what it says before it serves, and whom it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.missions import CACHE, SETTINGS, sample_mission
from trucewatch.cli.serve import command
from trucewatch.service.demo_users import demo_root, is_own_machine
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.status import mission_status
from trucewatch.settings import Settings
from trucewatch.web import serving


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where it would have been served; nothing is."""
    found: list[tuple[str, int]] = []

    def serve(
        mission: OpenMission,
        *,
        settings: Settings,
        host: str,
        port: int,
        workers: int,
    ) -> None:
        assert mission.store is not None
        assert workers == 1
        assert settings is not None
        found.append((host, port))

    monkeypatch.setattr(serving, "serve", serve)
    monkeypatch.setenv("TRUCEWATCH_CACHE", str(CACHE))
    return found


def test_the_first_admin_is_told_once(
    tmp_path: Path, served: list[tuple[str, int]]
) -> None:
    """With a one-time password; the next start says nothing of it."""
    sample_mission(tmp_path / "m").store.close()
    arguments = ["--mission", str(tmp_path / "m"), "--port", "9000"]
    first = CliRunner().invoke(command, arguments)
    assert "first admin: admin  one-time password" in first.output
    assert "http://127.0.0.1:9000/desk" in first.output
    assert "first admin" not in CliRunner().invoke(command, arguments).output
    assert served == [("127.0.0.1", 9000)] * 2


def test_a_demonstration_is_for_this_machine(
    tmp_path: Path, served: list[tuple[str, int]]
) -> None:
    """Users with known passwords are never reached from elsewhere."""
    sample_mission(tmp_path / "m").store.close()
    arguments = ["--demo", "--mission", str(tmp_path / "m")]
    refused = CliRunner().invoke(command, [*arguments, "--host", "0.0.0.0"])  # noqa: S104 - refused
    assert refused.exit_code == 2
    assert served == []
    done = CliRunner().invoke(command, arguments)
    for user in ("admin", "anna", "boris", "officer-rus", "officer-tur", "partner"):
        assert f"user:   {user}  password " in done.output


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104 - refused
        ("192.0.2.7", False),
        ("truce.example", False),
    ],
)
def test_only_loopback_is_this_machine(host: str, own: bool) -> None:
    """Every other address may be reached by others."""
    assert is_own_machine(host) is own


def test_the_sample_mission_is_made_where_there_is_none(tmp_path: Path) -> None:
    """In the cache, once; that of `make demo` goes before it."""
    settings = replace(SETTINGS, cache=tmp_path / "cache")
    (tmp_path / "cache").mkdir()
    for index in CACHE.iterdir():
        (tmp_path / "cache" / index.name).symlink_to(index)
    made = demo_root(tmp_path, settings)
    assert made.parent == tmp_path / "cache"
    opened = open_mission(made, settings=settings)
    assert mission_status(opened).counts.documents > 50
    opened.store.close()
    assert demo_root(tmp_path, settings) == made
    sample_mission(tmp_path / "demo").store.close()
    assert demo_root(tmp_path, settings) == tmp_path / "demo"
