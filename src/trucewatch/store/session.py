"""Opening the mission database; one unit of work is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from trucewatch.errors import StoreError
from trucewatch.model.log import Stamp
from trucewatch.store.log import read_state
from trucewatch.store.moments import READ, begin_moment, forget_moment, moment_of
from trucewatch.store.sealing import json_text
from trucewatch.store.search import wipe_index
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open mission database at the newest schema."""

    engine: sa.Engine

    @contextmanager
    def unit(self, *, anew: bool = False) -> Iterator[sa.Connection]:
        """A look at the database as it stands at one moment; writes nothing.

        Args:
            anew: not as it stood at the `moment` that the task is in, but now.

        Raises:
            StoreError: the database refuses (lock, broken file).
        """
        moment = None if anew else moment_of(self.engine)
        with self._guarded():
            if moment is not None:
                with moment.looking(self._begun) as connection:
                    yield connection
                return
            with self._begun() as connection:
                yield connection
                connection.rollback()

    def moment(self) -> AbstractContextManager[None]:
        """Inside, every look of this task sees the database as the first one does.

        A change that the task writes meanwhile is seen by the looks after it. For
        pages that only read.
        """
        return begin_moment(self.engine)

    @contextmanager
    def glance(self) -> Iterator[sa.Connection]:
        """A connection for one statement that reads: no transaction around it.

        Raises:
            StoreError: the database refuses (lock, broken file).
        """
        with self._guarded(), self.engine.connect() as connection:
            if not self._is_sqlite:
                connection.execution_options(isolation_level="AUTOCOMMIT")
            yield connection

    def _begun(self) -> sa.Connection:
        """A connection at which a look begins."""
        options: dict[str, Any] = {READ: {}}
        if not self._is_sqlite:
            options["isolation_level"] = "REPEATABLE READ"
        connection = self.engine.connect()
        try:
            connection.execution_options(**options)
            if self._is_sqlite:
                connection.exec_driver_sql("BEGIN")
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator[Unit]:
        """One unit of work: all of it is stored with its log entries, or nothing.

        One writer at a time: a second one waits for the first.

        Args:
            stamp: by whom and when.

        Raises:
            StoreError: the database refuses (full disk, lock, broken file).
        """
        with self._changing() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            state = read_state(connection, lock=True)
            unit = Unit(connection=connection, stamp=stamp, state=state)
            try:
                yield unit
                unit.close()
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def volatile(self) -> Iterator[sa.Connection]:
        """One transaction on the tables that the log does not know (`VOLATILE`).

        Raises:
            StoreError: the database refuses.
        """
        with self._changing() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def _changing(self) -> Iterator[sa.Connection]:
        """A connection that writes, on both sides of which looks begin anew."""
        forget_moment(self.engine)
        try:
            with self._guarded(), self.engine.connect() as connection:
                yield connection
        finally:
            forget_moment(self.engine)

    def compact(self) -> None:
        """Write the file anew, so that nothing of deleted rows stays in it.

        Raises:
            StoreError: the database refuses (full disk, lock).
        """
        with self._guarded(), self.engine.connect() as opened:
            connection = opened.execution_options(isolation_level="AUTOCOMMIT")
            wipe_index(connection)
            if self._is_sqlite:
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                connection.exec_driver_sql("VACUUM FULL")

    def damage(self) -> str | None:
        """What SQLite finds wrong with the file itself, or None.

        Raises:
            StoreError: the file cannot be read at all.
        """
        if not self._is_sqlite:
            return None
        with self.unit() as connection:
            query = "PRAGMA integrity_check(1)"
            found = str(connection.exec_driver_sql(query).scalar())
        return None if found == "ok" else found

    @property
    def _is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            where = self.engine.url.render_as_string(hide_password=True)
            if _is_busy(error):
                raise StoreError(
                    "somebody else is writing to the mission database",
                    where=where,
                    got=str(error.orig),
                    wanted="a turn within 10 seconds; nothing was written, try again",
                ) from error
            raise StoreError(
                "the mission database refuses",
                where=where,
                got=str(error.orig),
                wanted="a writable database with free disk space",
            ) from error

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _is_busy(error: DBAPIError) -> bool:
    """Whether a lock was waited for in vain."""
    if getattr(error.orig, "sqlstate", None) in {"55P03", "40P01"}:
        return True
    code = getattr(error.orig, "sqlite_errorcode", 0)
    return code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


RESTORING = "restoring"
"""What stands for the schema's version while a backup is being restored."""

PATIENCE_MS = 10_000
"""How long a writer waits for another one, milliseconds."""


def open_store(url: str) -> Store:
    """The mission database at `url`, migrated to the newest schema.

    Args:
        url: SQLAlchemy address, e.g. ``sqlite:///mission.db``.

    Raises:
        StoreError: not a database, a foreign one, or from a newer version.
    """
    engine = make_engine(url)
    with _opening(engine):
        found, newest = _check_owner(engine)
        if found != newest:
            command.upgrade(alembic_config(engine), "head")
    return Store(engine=engine)


def make_engine(url: str) -> sa.Engine:
    """An engine for `url` with the settings that every mission database has."""
    engine = sa.create_engine(url, json_serializer=json_text)
    is_sqlite = engine.dialect.name == "sqlite"
    event.listen(engine, "connect", _set_pragmas if is_sqlite else _set_patience)
    return engine


def open_to_check(url: str) -> Store:
    """The mission database at `url`, or a copy of it, which is left as it is.

    Raises:
        StoreError: there is none, not a database, a foreign one, or of another
            version.
    """
    engine = sa.create_engine(url, json_serializer=json_text)
    if engine.dialect.name == "sqlite":
        file = Path(engine.url.database or "")
        if not file.is_file():
            wanted = "the database of a mission"
            raise StoreError("no database", where=str(file), wanted=wanted)
        event.listen(engine, "connect", _set_reading)
    with _opening(engine):
        found, newest = _check_owner(engine)
    if found != newest:
        raise StoreError(
            "database of an earlier version",
            where=engine.url.render_as_string(hide_password=True),
            got=f"schema {found}",
            wanted=f"schema {newest}: trucewatch status brings it there",
        )
    return Store(engine=engine)


@contextmanager
def _opening(engine: sa.Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        engine.dispose()
        raise StoreError(
            "not a usable mission database",
            where=engine.url.render_as_string(hide_password=True),
            got=str(error.orig),
            wanted="a database made by trucewatch",
        ) from error
    except StoreError:
        engine.dispose()
        raise


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - DB-API
    """Survive a killed process and a lost power supply; enforce references."""
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={PATIENCE_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _set_patience(connection: Any, _record: object) -> None:  # noqa: ANN401 - DB-API
    """PostgreSQL waits for another writer no longer than SQLite does."""
    connection.autocommit = True
    connection.execute(f"SET lock_timeout = {PATIENCE_MS}")
    connection.autocommit = False


def _set_reading(connection: Any, _record: object) -> None:  # noqa: ANN401 - DB-API
    """Nothing is written, not even by mistake; bytes that are no text can be read."""
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    cursor.close()


def alembic_config(engine: sa.Engine) -> Config:
    """How Alembic finds the migrations and the database to bring up to date."""
    config = Config()
    folder = resources.files("trucewatch.store") / "migrations"
    config.set_main_option("script_location", str(folder))
    config.attributes["engine"] = engine
    return config


def _check_owner(engine: sa.Engine) -> tuple[str | None, str | None]:
    """The schema found and the newest; refuses a foreign or newer database."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        existing = set(sa.inspect(connection).get_table_names())
    where = engine.url.render_as_string(hide_password=True)
    script = ScriptDirectory.from_config(alembic_config(engine))
    known = {each.revision for each in script.walk_revisions()}
    if found == RESTORING:
        raise StoreError(
            "half-restored database: restoring it was broken off",
            where=where,
            wanted="a whole one: empty it, then trucewatch restore again",
        )
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
    return found, script.get_current_head()
