"""A PostgreSQL server of our own, on a socket in a fresh folder; it can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

PATIENCE_S = 30.0
"""How long a killed server's last processes may take to go."""

VARIABLE = "TRUCEWATCH_DATABASE"


def run_as_server(command: list[str]) -> None:
    """Run a PostgreSQL command; the server refuses to run as root."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server.

    Args:
        folder: where its cluster, socket and journal are.
        binaries: folder of its programs.
        safe: whether it forces every commit onto the disk.
    """

    folder: Path
    binaries: Path
    safe: bool = False

    def url(self, database: str = "postgres") -> str:
        """Address of one of its databases."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def start(self) -> None:
        """Start it, as soon as what is left of a killed one is gone."""
        options = f"-c listen_addresses='' -k {self.folder}"
        options += "" if self.safe else " -c fsync=off"
        command = [*self._control, "-l", str(self.folder / "journal"), "-o", options]
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                run_as_server([*command, "start"])
            except subprocess.CalledProcessError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return

    def kill(self) -> None:
        """Kill its main process with signal 9; the others see that and go."""
        first, *_ = (self.folder / "cluster" / "postmaster.pid").read_text().split()
        os.kill(int(first), signal.SIGKILL)

    def stop(self) -> None:
        """Stop it without ceremony."""
        run_as_server([*self._control, "-m", "immediate", "stop"])

    def make(self, database: str) -> str:
        """A new, empty database; its address."""
        engine = sa.create_engine(self.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{database}"')
        engine.dispose()
        return self.url(database)

    @property
    def _control(self) -> list[str]:
        program = f"{self.binaries}/pg_ctl"
        return [program, "-D", str(self.folder / "cluster"), "-w"]


@contextmanager
def own_server(*, safe: bool = False) -> Iterator[Server]:
    """A running server of our own; stopped and deleted afterwards.

    Args:
        safe: whether it forces every commit onto the disk, as a mission's does.
    """
    (binaries,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
    folder = Path(tempfile.mkdtemp(prefix="tw-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    made = [f"{binaries}/initdb", "-D", str(folder / "cluster")]
    run_as_server([*made, "-A", "trust", "-E", "UTF8"])
    server = Server(folder=folder, binaries=binaries, safe=safe)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database_of(server: Server | None, name: str) -> Iterator[None]:
    """Inside, missions are in a new database of the server, once it was made.

    Without a server they are in SQLite files of their own.
    """
    if server is None:
        yield
        return
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = server.make(name)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before
