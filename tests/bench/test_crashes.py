"""The kills of `make soak` in small, on PostgreSQL: nothing acknowledged is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.postgres import Server, own_server
from bench.register_faults import killed_writers
from bench.soak import killed_ingests
from click.testing import CliRunner

from tests.service.registers import REPORT
from trucewatch.cli.main import cli
from trucewatch.store.session import make_engine

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that forces commits onto the disk."""
    with own_server(safe=True) as found:
        yield found


def test_killed_writers_and_a_killed_server_lose_nothing(
    server: Server, tmp_path: Path
) -> None:
    """Ten kills, two of them with the server."""
    told = killed_writers(tmp_path, kills=10, server=server)
    assert told.startswith("10 kills, 2 of them with the server, ")


def test_killed_ingests_lose_nothing(server: Server, tmp_path: Path) -> None:
    """Three kills; a second run completes the first, its merging too."""
    told = killed_ingests(tmp_path, kills=3, number=12, server=server)
    assert told.startswith("3 kills, ")


def test_verify_by_command_looks_at_every_row_of_a_postgresql_mission(
    server: Server, tmp_path: Path
) -> None:
    """In order after an ingest; an edit behind its back is named."""
    url = server.make("verified")
    root, report = tmp_path / "m", tmp_path / "one.txt"
    report.write_text(REPORT.format(day=1), encoding="utf-8")

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner(env={"TRUCEWATCH_DATABASE": url}).invoke(cli, words)
        return result.exit_code, result.output

    assert run("init", str(root), "--template", "astana")[0] == 0
    assert run("ingest", str(report), "--mission", str(root))[0] == 0
    code, told = run("verify", "--mission", str(root))
    assert (code, told.splitlines()[-1]) == (0, "ok")
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE documents SET name = 'x'")
    engine.dispose()
    code, told = run("verify", "--mission", str(root))
    assert code != 0
    assert "FAULT documents/doc_" in told
    assert "NOT ok: 1 fault" in told
