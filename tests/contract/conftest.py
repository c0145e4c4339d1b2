"""An empty mission database on each engine: SQLite, and PostgreSQL of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from trucewatch.store.session import Store, open_store


def run_as_server(command: list[str]) -> None:
    """Run a PostgreSQL command; the server refuses to run as root."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a PostgreSQL server of our own, on a socket in a fresh folder."""
    (binaries,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
    folder = Path(tempfile.mkdtemp(prefix="tw-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    cluster = folder / "cluster"
    run_as_server(
        [f"{binaries}/initdb", "-D", str(cluster), "-A", "trust", "-E", "UTF8"]
    )
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    control = [f"{binaries}/pg_ctl", "-D", str(cluster), "-w"]
    run_as_server([*control, "-l", str(folder / "log"), "-o", options, "start"])
    try:
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        run_as_server([*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty mission database on each engine."""
    url = f"sqlite:///{tmp_path / 'm.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql")
    opened = open_store(url)
    yield opened
    if request.param == "postgresql":
        with opened.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
    opened.close()
