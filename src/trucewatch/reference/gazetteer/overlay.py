"""A mission's own places laid over the index: the base file copied, then added to.

Seconds instead of a build. What the mission says wins: an entry with an id that the
base has takes that entry's place and keeps its names; one with an id of the mission's
own stands before every town of the same name.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from trucewatch.errors import InvalidReference
from trucewatch.reference.gazetteer.names import fold
from trucewatch.reference.gazetteer.rows import (
    INSERT_NAME,
    INSERT_PLACE,
    entry_keys,
    entry_row,
    town_keys,
    written,
)
from trucewatch.reference.gazetteer.supplement import Entry, Spelling, Supplement
from trucewatch.reference.gazetteer.world import unit_codes

OWN_WEIGHT = 0.11
"""What an entry of a mission's own hand adds to its score: above the largest town."""

_IMPORTED = ("geonames:", "ocha:")
_PUT_PLACE = INSERT_PLACE.replace("INSERT", "INSERT OR REPLACE", 1)


def overlay_index(
    target: Path, *, base: Path, version: str, supplements: tuple[Supplement, ...]
) -> None:
    """Write `target`: the index `base` with `supplements` laid over it.

    Args:
        target: file to write; its folder must exist.
        base: a finished index.
        version: kept in the file and given with every placement.
        supplements: later ones win over earlier ones.

    Raises:
        OSError: the folder cannot be written.
        InvalidReference: a spelling belongs to no entry.
    """
    with written(target) as connection:
        source = sqlite3.connect(f"{base.absolute().as_uri()}?mode=ro", uri=True)
        source.backup(connection)
        source.close()
        moved: dict[int, int] = {}
        for supplement in supplements:
            for entry in supplement.entries:
                moved.update(_put(connection, entry))
            _move(connection, moved)
            for spelling in supplement.spellings:
                _respell(connection, spelling)
        connection.execute(
            "UPDATE meta SET value = ? WHERE key = 'version'", (version,)
        )


def _put(connection: sqlite3.Connection, entry: Entry) -> dict[int, int]:
    """Insert or replace one entry; rows whose names it takes over, with its own."""
    row = _row_of(connection, entry.place.id)
    if row is None:
        if not entry.place.id.startswith(_IMPORTED):
            entry = replace(entry, weight=max(entry.weight, OWN_WEIGHT))
        row = _free_row(connection, entry.place.id)
        connection.execute(INSERT_PLACE, entry_row(row, entry))
    else:
        _update(connection, row, entry)
    connection.executemany(INSERT_NAME, entry_keys(row, entry))
    stands_for = [entry.replaces] if entry.replaces else []
    unit = unit_codes().get((entry.place.country or "", entry.base_code or ""))
    if unit is not None and unit != entry.place.id:
        stands_for.append(unit)
        connection.execute(
            "UPDATE place SET admin1 = ? WHERE admin1 = ?", (entry.place.id, unit)
        )
    found = (_row_of(connection, place_id) for place_id in stands_for)
    return {old: row for old in found if old is not None}


def _update(connection: sqlite3.Connection, row: int, entry: Entry) -> None:
    """Put `entry` in the place of row `row`; what it does not say stays as it was.

    An imported row says nothing of curated names, named areas and governments.
    """
    names = [column[1] for column in connection.execute("PRAGMA table_info(place)")]
    known = connection.execute("SELECT * FROM place WHERE row = ?", (row,)).fetchone()
    old = dict(zip(names, known, strict=True))
    new = dict(zip(names, entry_row(row, entry), strict=True))
    for column in ("admin1", "areas", "capital_of", "population", "note"):
        new[column] = new[column] or old[column]
    if entry.place.id.startswith(_IMPORTED):
        new["name"] = old["name"]
    if not entry.minor:
        new["weight"] = max(entry.weight, old["weight"])
    connection.execute(_PUT_PLACE, tuple(new.values()))


def _move(connection: sqlite3.Connection, moved: dict[int, int]) -> None:
    """Give the names of entries that others stand for to those, in one pass."""
    if not moved:
        return
    connection.execute("CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER)")
    connection.executemany("INSERT INTO moved VALUES (?, ?)", moved.items())
    connection.execute(
        "UPDATE OR REPLACE name SET row = (SELECT new FROM moved WHERE old = row) "
        "WHERE row IN (SELECT old FROM moved)"
    )
    connection.execute("DELETE FROM place WHERE row IN (SELECT old FROM moved)")
    connection.execute("DROP TABLE moved")
    moved.clear()


def _respell(connection: sqlite3.Connection, spelling: Spelling) -> None:
    row = _row_of(connection, spelling.id)
    if row is None:
        raise InvalidReference(
            "a spelling of a place that is in no file",
            got=spelling.id,
            wanted="the id of an entry: trucewatch gazetteer find NAME",
        )
    if spelling.name:
        connection.execute(
            "UPDATE place SET name = ? WHERE row = ?", (spelling.name, row)
        )
    if spelling.areas:
        connection.execute(
            "UPDATE place SET areas = ? WHERE row = ?", (" ".join(spelling.areas), row)
        )
    connection.executemany(
        "DELETE FROM name WHERE key = ? AND row = ?",
        [(fold(name), row) for name in spelling.dropped],
    )
    country = connection.execute(
        "SELECT country FROM place WHERE row = ?", (row,)
    ).fetchone()[0]
    connection.executemany(INSERT_NAME, town_keys(row, country, spelling.names))


def _row_of(connection: sqlite3.Connection, place_id: str) -> int | None:
    scheme, _, number = place_id.partition(":")
    column, value = ("row", number) if scheme == "geonames" else ("id", place_id)
    query = f"SELECT row FROM place WHERE {column} = ?"  # noqa: S608 - two fixed columns
    found: tuple[int] | None = connection.execute(query, (value,)).fetchone()
    return None if found is None else found[0]


def _free_row(connection: sqlite3.Connection, place_id: str) -> int:
    scheme, _, number = place_id.partition(":")
    if scheme == "geonames" and number.isascii() and number.isdigit():
        return int(number)
    lowest: int = connection.execute("SELECT min(row) FROM place").fetchone()[0]
    return min(lowest, 0) - 1
