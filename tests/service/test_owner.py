"""Whoever has the folder may do all of it, until a mission has users."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.missions import SETTINGS
from tests.service.desk import log_size
from tests.service.registers import settings
from trucewatch.cli.main import cli
from trucewatch.errors import AccessDenied, UnknownSubject
from trucewatch.service.backups import back_up, restore
from trucewatch.service.bulletins import write_bulletin_files
from trucewatch.service.heads import rotate_key, sign_log
from trucewatch.service.missions import OpenMission
from trucewatch.service.signing import make_key

Job = Callable[[OpenMission, Path, str], object]


def bulletin(mission: OpenMission, folder: Path, by: str) -> object:
    out = folder / "out"
    return write_bulletin_files(mission, day=None, out=out, settings=SETTINGS, by=by)


def sign(mission: OpenMission, folder: Path, by: str) -> object:
    return sign_log(mission, settings=settings(folder / "key.pem"), by=by)


def rotate(mission: OpenMission, folder: Path, by: str) -> object:
    held = settings(folder / "key.pem")
    return rotate_key(mission, folder / "new.pem", settings=held, by=by)


def backup(mission: OpenMission, folder: Path, by: str) -> object:
    return back_up(mission, folder / "b.zip", by=by)


JOBS: dict[str, tuple[Job, str, str]] = {
    "bulletin": (bulletin, "publisher", "admin"),
    "sign": (sign, "publisher", "reviewer"),
    "rotate": (rotate, "admin", "publisher"),
    "backup": (backup, "admin", "data_protection_officer"),
}


@pytest.mark.uncounted
@pytest.mark.parametrize("name", JOBS)
def test_with_users_the_role_decides(
    mission: OpenMission, tmp_path: Path, name: str
) -> None:
    """Nobody, and whoever may not, leave nothing behind; whoever may, does it."""
    job, may, may_not = JOBS[name]
    for key in ("key.pem", "new.pem"):
        make_key(tmp_path / key)
    before = log_size(mission)
    with pytest.raises(UnknownSubject, match="no such user"):
        job(mission, tmp_path, "machine")
    with pytest.raises(AccessDenied, match=f"{may_not} may not do this"):
        job(mission, tmp_path, may_not)
    assert log_size(mission) == before
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "b.zip").exists()
    job(mission, tmp_path, may)


def test_a_restore_asks_the_users_in_the_backup(
    mission: OpenMission, tmp_path: Path
) -> None:
    """A refused one leaves no folder."""
    file, root = tmp_path / "b.zip", tmp_path / "restored"
    back_up(mission, file, by="admin")
    with pytest.raises(UnknownSubject, match="no such user"):
        restore(file, root)
    with pytest.raises(AccessDenied, match="publisher may not"):
        restore(file, root, by="publisher")
    assert not root.exists()
    assert restore(file, root, by="admin").where == root


@pytest.mark.uncounted
def test_the_commands_ask_by_whom(mission: OpenMission, tmp_path: Path) -> None:
    """Each of them takes the user, and names what is wanted without one."""
    make_key(tmp_path / "key.pem")
    make_key(tmp_path / "new.pem")
    root, file = str(mission.root), str(tmp_path / "b.zip")
    run = CliRunner(env={"TRUCEWATCH_SIGNING_KEY": str(tmp_path / "key.pem")}).invoke
    for words, by in (
        (["bulletin", "--mission", root], "publisher"),
        (["log", "sign", "--mission", root], "admin"),
        (["backup", file, "--mission", root], "admin"),
        (["restore", file, str(tmp_path / "again")], "admin"),
        (["log", "rotate", str(tmp_path / "new.pem"), "--mission", root], "admin"),
    ):
        refused = run(cli, words)
        assert refused.exit_code != 0, words
        assert "trucewatch user list" in refused.output + str(refused.exception)
        assert run(cli, [*words, "--by", by]).exit_code == 0, words
