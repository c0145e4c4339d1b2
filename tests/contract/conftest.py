"""An empty mission database on each engine: SQLite, and PostgreSQL of our own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from bench.postgres import own_server

from trucewatch.store.session import Store, open_store


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a PostgreSQL server of our own, on a socket in a fresh folder."""
    with own_server() as server:
        yield server.url()


@pytest.fixture(scope="session")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database, migrated once; tests take copies."""
    file = tmp_path_factory.mktemp("newest") / "m.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session")
def newest_postgresql(postgresql: str) -> str:
    """Name of an empty database of the server, migrated once; tests take copies."""
    open_store(database(postgresql, "newest")).close()
    return "newest"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty mission database on each engine."""
    if request.param == "postgresql":
        server: str = request.getfixturevalue("postgresql")
        newest: str = request.getfixturevalue("newest_postgresql")
        url = database(server, "copied", template=newest)
    else:
        shutil.copy(request.getfixturevalue("newest"), tmp_path / "m.db")
        url = f"sqlite:///{tmp_path / 'm.db'}"
    opened = open_store(url)
    yield opened
    opened.close()


def database(server: str, name: str, *, template: str = "template1") -> str:
    """The address of a new database of the server, a copy of another."""
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    engine.dispose()
    made = sa.make_url(server).set(database=name)
    return made.render_as_string(hide_password=False)
