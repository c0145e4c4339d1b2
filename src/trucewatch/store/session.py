"""Opening the mission database; one unit of work is one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError

from trucewatch.errors import StoreError
from trucewatch.model.log import Stamp
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open mission database at the newest schema."""

    engine: sa.Engine

    @contextmanager
    def unit(self) -> Iterator[sa.Connection]:
        """A look at the database as it stands at one moment; writes nothing.

        Raises:
            StoreError: the database refuses (lock, broken file).
        """
        with self._guarded(), self.engine.connect() as connection:
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator[Unit]:
        """One unit of work: all of it is stored with its log entries, or nothing.

        One writer at a time: a second one waits for the first.

        Args:
            stamp: by whom and when.

        Raises:
            StoreError: the database refuses (full disk, lock, broken file).
        """
        with self._guarded(), self.engine.connect() as connection:
            if self.engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            unit = Unit(connection=connection, stamp=stamp)
            try:
                yield unit
                unit.close()
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise StoreError(
                "the mission database refuses",
                where=self.engine.url.render_as_string(hide_password=True),
                got=str(error.orig),
                wanted="a writable database with free disk space",
            ) from error

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """The mission database at `url`, migrated to the newest schema.

    Args:
        url: SQLAlchemy address, e.g. ``sqlite:///mission.db``.

    Raises:
        StoreError: not a database, a foreign one, or from a newer version.
    """
    engine = sa.create_engine(url, json_serializer=_dumps)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
    try:
        _check_owner(engine)
        command.upgrade(_config(engine), "head")
    except DatabaseError as error:
        raise StoreError(
            "not a usable mission database",
            where=engine.url.render_as_string(hide_password=True),
            got=str(error.orig),
            wanted="a database made by trucewatch",
        ) from error
    return Store(engine=engine)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - DB-API
    """Survive a killed process and a lost power supply; enforce references."""
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _config(engine: sa.Engine) -> Config:
    config = Config()
    folder = resources.files("trucewatch.store") / "migrations"
    config.set_main_option("script_location", str(folder))
    config.attributes["engine"] = engine
    return config


def _check_owner(engine: sa.Engine) -> None:
    """Refuse a foreign database and one that a newer version made."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        existing = set(sa.inspect(connection).get_table_names())
    where = engine.url.render_as_string(hide_password=True)
    known = {
        r.revision
        for r in ScriptDirectory.from_config(_config(engine)).walk_revisions()
    }
    if found is not None and found not in known:
        raise StoreError(
            "database of a newer version",
            where=where,
            got=f"schema {found}",
            wanted=f"one of {sorted(known)}",
        )
    if found is None and existing:
        raise StoreError(
            "database of another program",
            where=where,
            got=f"tables {sorted(existing)[:5]}",
            wanted="an empty database or one made by trucewatch",
        )
