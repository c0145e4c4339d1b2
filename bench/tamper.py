"""Random edits behind the log's back: each one has to be found and named.

A mission with every kind of row is made once; each edit is made to a fresh copy of its
database, in a table and row of its own choosing. Untouched copies must have no fault.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.material import write_reports
from trucewatch.errors import StoreError
from trucewatch.model.log import Erasure
from trucewatch.service.bulletins import write_bulletin_files
from trucewatch.service.erasing import erase_document
from trucewatch.service.heads import logged, sign_log
from trucewatch.service.ingest import ingest_items
from trucewatch.service.missions import init_mission, open_mission
from trucewatch.service.placements import replace_placements
from trucewatch.service.signing import make_key
from trucewatch.service.stamps import stamp_now
from trucewatch.service.verifying import Published, verify_mission
from trucewatch.settings import Settings
from trucewatch.store.entries import write_entry
from trucewatch.store.items import item_subject
from trucewatch.store.line_tables import LINES
from trucewatch.store.tables import DERIVED, VOLATILE, metadata

UNPROVED = DERIVED | VOLATILE | LINES
"""Tables that the log does not prove: what is made anew from others (the search index,
the rows of incidents, see decision 0018), and how people come in (decision 0019)."""

TABLES = (
    "alembic_version",
    *sorted(t.name for t in metadata.tables.values() if t not in UNPROVED),
)
"""Every table that the log proves, and the schema's version."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Edit:
    """What was done.

    Args:
        table, what: where and how, for people.
        names: how a fault may name one of the rows.
    """

    table: str
    what: str
    names: frozenset[str]


def make_mission(folder: Path, settings: Settings, *, reports: int) -> Path:
    """A mission with rows in every table: entries, heads, placements, an erasure."""
    folder.mkdir()
    root, inbox, key = folder / "whole", folder / "inbox", folder / "key.pem"
    init_mission(root, template="astana")
    write_reports(inbox, reports, seed=8)
    (inbox / "empty.txt").write_bytes(b"")
    signer = make_key(key)
    held = Settings(cache=settings.cache, signing_key=key)
    mission = open_mission(root, settings=held)
    as_of = stamp_now().at.date()
    for _ in ingest_items(mission, (str(inbox),), as_of=as_of):
        pass
    replace_placements(mission, settings=held)
    for number in range(30):
        with mission.store.writing(stamp_now(f"u{number % 3}")) as unit:
            record = {"number": number, "by": signer.id}
            seen = number // 10
            name = f"note{number % 10}"
            write_entry(unit, "note", name, subject="s", record=record, seen=seen)
    sign_log(mission, settings=held)
    write_bulletin_files(mission, day=None, out=folder / "out", settings=held)
    (first, *_) = (e for e in logged(mission, subject=None, most=10_000))
    erase_document(
        mission, first.subject.removeprefix("documents/"), reason=Erasure.REQUEST
    )
    sign_log(mission, settings=held)
    mission.store.close()
    return root


def edit_at_random(file: Path, rng: random.Random) -> Edit:
    """One edit of the database in `file` that alters something."""
    while True:
        with sqlite3.connect(file) as connection:
            connection.row_factory = sqlite3.Row
            table = rng.choice(TABLES)
            rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 - our own names
            how = rng.choice((_change, _change, _delete, _insert, _swap))
            try:
                edit = how(connection, table, rows, rng) if rows else None
            except sqlite3.IntegrityError:
                edit = None
            if edit is not None:
                connection.commit()
            else:
                connection.rollback()
        connection.close()
        if edit is not None:
            return edit


def _keys(table: str) -> list[str]:
    if table == "alembic_version":
        return ["version_num"]
    return [column.name for column in metadata.tables[table].primary_key]


def _where(table: str, row: Row) -> tuple[str, list[Any]]:
    keys = _keys(table)
    test = " AND ".join(f'"{key}" = ?' for key in keys)
    return test, [row[key] for key in keys]


def _names(table: str, *rows: Row) -> frozenset[str]:
    return frozenset(_name(table, row) for row in rows)


def _name(table: str, row: Row) -> str:
    """How a fault names the row."""
    match table:
        case "documents":
            return f"documents/{row['id']}"
        case "claims":
            return f"claims/{row['document']}/{row['run']}"
        case "items":
            return item_subject(str(row["name"]))
        case "issues":
            return item_subject(str(row["item"]))
        case "placements":
            return f"placements/{row['claim']}/{row['run']}"
        case "entries":
            return f"entries/{row['kind']}/{row['id']}/{row['version']}"
        case "heads":
            return f"heads/{row['size']}/{row['key']}"
        case "seals":
            return str(row["subject"])
        case "log":
            return f"log row {row['seq']}"
        case _:
            return table


def _change(
    connection: sqlite3.Connection, table: str, rows: list[Row], rng: random.Random
) -> Edit | None:
    """Another value in one column of one row."""
    row = rng.choice(rows)
    column = rng.choice(list(row))
    value = _other(row[column], rng)
    if value == row[column] and type(value) is type(row[column]):
        return None
    test, keys = _where(table, row)
    done = connection.execute(
        f'UPDATE {table} SET "{column}" = ? WHERE {test}',  # noqa: S608 - our own names
        [value, *keys],
    )
    names = _names(table, row, row | {column: value})
    changed = done.rowcount == 1 and _stands(connection, table, row, column, value)
    return Edit(table, f"changed {column}", names) if changed else None


def _stands(
    connection: sqlite3.Connection, table: str, row: Row, column: str, value: object
) -> bool:
    """Whether the column's affinity did not turn the value back into the old one."""
    test, keys = _where(table, row | {column: value})
    found = connection.execute(
        f'SELECT "{column}" FROM {table} WHERE {test}',  # noqa: S608 - our own names
        keys,
    ).fetchone()
    return found is None or found[0] != row[column]


def _other(value: object, rng: random.Random) -> object:
    """A value that is a little, or quite, another one."""
    match value:
        case None:
            return rng.choice(["", "2017-01-01", 0])
        case bytes():
            return _altered(value, rng, rng.randbytes(1))
        case str():
            return _altered(value, rng, rng.choice("0aZ é"))
        case int():
            return value + rng.choice((-1, 1, 7))
        case _:
            raise TypeError(type(value).__name__)


def _altered(value: Any, rng: random.Random, piece: Any) -> object:  # noqa: ANN401 - text or bytes
    """One place of a text or of bytes put in, taken out or replaced; or all gone."""
    at = rng.randrange(len(value) + 1)
    return rng.choice(
        (
            value[:at] + piece + value[at:],
            value[:at] + piece + value[at + 1 :],
            value[:at] + value[at + 1 :],
            value[:0],
        )
    )


def _delete(
    connection: sqlite3.Connection, table: str, rows: list[Row], rng: random.Random
) -> Edit | None:
    row = rng.choice(rows)
    test, keys = _where(table, row)
    connection.execute(f"DELETE FROM {table} WHERE {test}", keys)  # noqa: S608 - our own names
    names = _names(table, row)
    if table == "log" and row["seq"] == len(rows) - 1:
        names |= {"log_state"}
    return Edit(table, "deleted", names)


def _insert(
    connection: sqlite3.Connection, table: str, rows: list[Row], rng: random.Random
) -> Edit | None:
    """A row like another, under a key of its own."""
    if table == "alembic_version":
        return None
    row = rng.choice(rows)
    key = rng.choice(_keys(table))
    fresh = dict(row)
    if table == "log":
        fresh["seq"] = len(rows)
    else:
        old = row[key]
        fresh[key] = old + 1000 if isinstance(old, int) else f"{old}x"
    if table == "documents":
        fresh["sha256"] = "0" * 64
    columns = ", ".join(f'"{column}"' for column in fresh)
    marks = ", ".join("?" for _ in fresh)
    connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - our own names
        list(fresh.values()),
    )
    return Edit(table, "inserted", _names(table, fresh))


def _swap(
    connection: sqlite3.Connection, table: str, rows: list[Row], rng: random.Random
) -> Edit | None:
    """Two rows change places: all that is not their key."""
    free = [column for column in rows[0] if column not in _keys(table)]
    if len(rows) < 2 or not free:
        return None
    one, two = rng.sample(rows, 2)
    if all(one[column] == two[column] for column in free):
        return None
    sets = ", ".join(f'"{column}" = ?' for column in free)
    if table == "documents":  # whose hash is unique
        connection.execute(
            "UPDATE documents SET sha256 = 'parked' WHERE id = ?", [one["id"]]
        )
    for row, values in ((two, one), (one, two)):
        test, keys = _where(table, row)
        new = [values[column] for column in free]
        statement = f"UPDATE {table} SET {sets} WHERE {test}"  # noqa: S608 - our own names
        connection.execute(statement, [*new, *keys])
    names = _names(table, one, two)
    if table == "log":
        names = _names(table, min(one, two, key=lambda row: int(row["seq"])))
    return Edit(table, "swapped", names)


def found(root: Path, settings: Settings) -> list[str]:
    """What verify finds in a copy."""
    try:
        check = verify_mission(root, Published(), settings=settings)
    except StoreError as error:
        return [f"alembic_version: {error}"]
    return [f"{fault.where}: {fault.what}" for fault in check.faults]


def tampered(folder: Path, settings: Settings, *, edits: int, seed: int = 1) -> str:
    """Make so many edits and look at as many untouched copies.

    Raises:
        AssertionError: an edit that was not found or not named, or a false alarm.
    """
    root = make_mission(folder, settings, reports=20)
    copy, rng = folder / "copy", random.Random(seed)  # noqa: S311 - repeatable, not secret
    kinds: Counter[str] = Counter()
    columns: set[str] = set()
    for number in range(edits):
        _fresh(root, copy)
        if faults := found(copy, settings):
            raise AssertionError(f"false alarm: {faults[:3]}")
        edit = edit_at_random(copy / "mission.db", rng)
        faults = found(copy, settings)
        if not faults:
            raise AssertionError(f"edit {number} was not found: {edit}")
        if not any(name in fault for name in edit.names for fault in faults):
            raise AssertionError(f"edit {number} was not named: {edit}: {faults[:3]}")
        kinds[edit.table] += 1
        columns.add(f"{edit.table} {edit.what}")
    if missing := set(TABLES) - set(kinds):
        untried = f", none in {json.dumps(sorted(missing))}"
    else:
        untried = " in every table"
    return (
        f"{edits} edits{untried} ({len(columns)} ways), all found and named; "
        f"{edits} untouched copies, no false alarm"
    )


def _fresh(root: Path, copy: Path) -> None:
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for name in ("mission.toml", "mission.db"):
        shutil.copyfile(root / name, copy / name)
