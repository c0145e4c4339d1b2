"""Every row of a mission database as lines of JSON, the same from either engine.

Values are copied as they lie in the file, so that a copy of an altered database is an
altered copy: what the log finds wrong there, it finds wrong here.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError

from trucewatch.errors import StoreError
from trucewatch.store.line_tables import LINES
from trucewatch.store.raw import AT_ONCE, raw_column
from trucewatch.store.search import rebuild_index
from trucewatch.store.session import (
    RESTORING,
    Store,
    alembic_config,
    make_engine,
)
from trucewatch.store.tables import DERIVED, VOLATILE, metadata
from trucewatch.store.unmerged import note_every_day

_LEFT_OUT = DERIVED | VOLATILE | LINES
COPIED = tuple(table for table in metadata.sorted_tables if table not in _LEFT_OUT)
"""Tables in the order in which they are filled: what is referred to comes first."""

_INDEX = "search_"
"""How the tables of the search index begin; FTS5 keeps further ones of such a name."""

_VERSION = sa.table("alembic_version", sa.column("version_num"))


def copy_rows(connection: sa.Connection, table: sa.Table) -> Iterator[bytes]:
    """The rows of a table, each a line of JSON, in the order of its primary key."""
    columns = [raw_column(connection, column) for column in table.c]
    names = [column.name for column in table.c]
    query = sa.select(*columns).order_by(*table.primary_key.columns)
    for row in connection.execute(query.execution_options(yield_per=AT_ONCE)):
        record = {name: _told(row[at]) for at, name in enumerate(names)}
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        yield text.encode() + b"\n"


def _told(value: Any) -> object:  # noqa: ANN401 - whatever lies in the file
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(value).decode()}
    return value


def _untold(value: Any) -> object:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return base64.b64decode(value["base64"], validate=True)
    return value


def newest_schema() -> str:
    """The schema that this version of the program writes."""
    return str(_script().get_current_head())


def known_schemas() -> frozenset[str]:
    """Every schema that this version of the program can bring to the newest."""
    return frozenset(each.revision for each in _script().walk_revisions())


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config(sa.create_engine("sqlite://")))


@contextmanager
def filled_store(
    url: str, parts: Iterable[tuple[str, Iterable[bytes]]], *, schema: str
) -> Iterator[Store]:
    """A new database with the rows of a copy, at the newest schema, to be checked.

    Until the block ends the database is marked as half restored, so that no command
    opens it. Where anything fails, in the block too, nothing of it is left.

    Args:
        url: address of an empty database.
        parts: name and lines of each table.
        schema: the schema that the rows have; one of `known_schemas`.

    Raises:
        StoreError: the database holds something already, or refuses a row.
    """
    engine = make_engine(url)
    try:
        with _refusing(engine):
            _refuse_tables(engine)
    except BaseException:
        engine.dispose()
        raise
    try:
        with _refusing(engine):
            command.upgrade(alembic_config(engine), schema)
            _mark(engine, RESTORING)
            _fill(engine, parts)
            _mark(engine, schema)
            command.upgrade(alembic_config(engine), "head")
            _mark(engine, RESTORING)
            with engine.begin() as connection:
                rebuild_index(connection)
                note_every_day(connection)
        yield Store(engine=engine)
        _mark(engine, newest_schema())
    except BaseException:
        with suppress(DBAPIError):
            _empty(engine)
        raise
    finally:
        engine.dispose()


@contextmanager
def _refusing(engine: sa.Engine) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, KeyError, TypeError, ValueError) as error:
        raise StoreError(
            "the copy cannot be put into the database",
            where=engine.url.render_as_string(hide_password=True),
            got=str(getattr(error, "orig", error))[:300],
            wanted="an empty database that can be written, and a whole copy",
        ) from error


def _refuse_tables(engine: sa.Engine) -> None:
    existing = sorted(sa.inspect(engine).get_table_names())
    if existing:
        raise StoreError(
            "the database is not empty",
            where=engine.url.render_as_string(hide_password=True),
            got=f"tables {', '.join(existing[:5])}",
            wanted="a new, empty database",
        )


def _mark(engine: sa.Engine, version: str) -> None:
    with engine.begin() as connection:
        connection.execute(_VERSION.update().values(version_num=version))


def _fill(engine: sa.Engine, parts: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    found = sa.MetaData()
    with engine.begin() as connection:
        found.reflect(connection)
        open_for = {
            table.name: table
            for table in found.sorted_tables
            if table.name != _VERSION.name and not table.name.startswith(_INDEX)
        }
        for table in reversed(open_for.values()):
            connection.execute(table.delete())
        for name, lines in parts:
            if name not in open_for:
                raise ValueError(f"no table {name} in this schema")
            _load(connection, open_for[name], lines)


def _load(connection: sa.Connection, table: sa.Table, lines: Iterable[bytes]) -> None:
    insert = sa.text(_insert(connection, table))
    names = [column.name for column in table.c]
    rest = iter(lines)
    while chunk := list(islice(rest, AT_ONCE)):
        records = (json.loads(line) for line in chunk)
        rows = [{name: _untold(record[name]) for name in names} for record in records]
        connection.execute(insert, rows)


def _insert(connection: sa.Connection, table: sa.Table) -> str:
    """The statement that puts values in as they lie in a file."""
    quote = connection.dialect.identifier_preparer.quote
    cast_to = {sa.JSON: "JSON", sa.Date: "DATE"}
    values = []
    for column in table.c:
        given = f":{column.name}"
        for kind, name in cast_to.items():
            if isinstance(column.type, kind) and connection.dialect.name != "sqlite":
                given = f"CAST({given} AS {name})"
        values.append(given)
    columns = ", ".join(quote(column.name) for column in table.c)
    return f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({', '.join(values)})"  # noqa: S608 - names of our own tables


def _empty(engine: sa.Engine) -> None:
    """Take back all that was made; nobody else's tables were there."""
    with engine.connect() as opened:
        connection = opened.execution_options(isolation_level="AUTOCOMMIT")
        quote = connection.dialect.identifier_preparer.quote
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("DROP TABLE IF EXISTS search_words")
        for name in sa.inspect(connection).get_table_names():
            cascade = "" if connection.dialect.name == "sqlite" else " CASCADE"
            connection.exec_driver_sql(f"DROP TABLE {quote(name)}{cascade}")
        if connection.dialect.name != "sqlite":
            for name in connection.execute(sa.text(_TRIGGERS)).scalars().all():
                connection.exec_driver_sql(f"DROP FUNCTION {quote(name)}()")


_TRIGGERS = (
    "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
    " WHERE n.nspname = current_schema() AND p.prorettype = 'trigger'::regtype"
    " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid"
    " AND d.deptype = 'e')"
)
"""Functions of triggers, those of extensions left out."""
