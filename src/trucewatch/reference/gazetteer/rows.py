"""The rows of the gazetteer's index file: how an entry is laid out and found.

One SQLite file with two tables: ``place`` (row number = GeoNames id; other entries have
negative numbers) and ``name`` (key, tier, place).
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from trucewatch.model.place import NameMatch
from trucewatch.reference.gazetteer.names import acronym, fold, skeleton
from trucewatch.reference.gazetteer.supplement import Entry

FORMAT = 4
"""Raised with every change of the file's layout or of the rules that fill it."""

TIERS = tuple(match for match in NameMatch if match is not NameMatch.NEAR)
"""Ways a stored name leads to its place; the index stores their positions."""

_ROMANISED = frozenset(
    "AE BH DJ DZ EG ER IL IQ IR JO KW LB LY MA OM PS QA SA SD SY TN YE".split()  # noqa: SIM905 - a list of codes
)
SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;
CREATE TABLE place (
  row INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, lat REAL, lon REAL,
  country TEXT, admin1 TEXT, weight REAL NOT NULL, precision TEXT, radius_m REAL,
  areas TEXT, coord_source TEXT, source TEXT, note TEXT, kind TEXT, population INTEGER,
  capital_of TEXT, since TEXT, until TEXT);
CREATE INDEX place_id ON place (id) WHERE id IS NOT NULL;
CREATE TABLE name (
  key TEXT NOT NULL, tier INTEGER NOT NULL, row INTEGER NOT NULL,
  PRIMARY KEY (key, tier, row)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
INSERT_PLACE = f"INSERT INTO place VALUES ({','.join('?' * 19)})"  # noqa: S608 - a constant
INSERT_NAME = "INSERT OR IGNORE INTO name VALUES (?,?,?)"

Row = tuple[object, ...]
Key = tuple[str, int, int]


@contextmanager
def written(target: Path) -> Iterator[sqlite3.Connection]:
    """A database that becomes `target` at once when the block ends well.

    A killed or failed block leaves nothing that looks finished.

    Raises:
        OSError: the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=".gazetteer-", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        with closing(sqlite3.connect(temporary)) as connection, connection:
            yield connection
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def entry_row(number: int, entry: Entry) -> Row:
    """The row of `entry` in the table of places."""
    place = entry.place
    return (
        number,
        place.id,
        place.name,
        place.lat,
        place.lon,
        place.country,
        place.admin1,
        -0.5 if entry.minor else entry.weight,
        str(place.precision),
        place.radius_m,
        " ".join(place.areas) or None,
        str(place.coord_source),
        place.source,
        place.note,
        str(entry.kind),
        entry.population,
        None,
        entry.since and entry.since.isoformat(),
        entry.until and entry.until.isoformat(),
    )


def town_keys(row: int, country: str | None, names: Iterable[str]) -> Iterator[Key]:
    """Keys under which a place of `country` with these names is found."""
    for name in names:
        yield from _name_keys(row, name, romanised=country in _ROMANISED)


def entry_keys(row: int, entry: Entry) -> Iterator[Key]:
    """Keys under which `entry` is found, by each kind of its names."""
    romanised = entry.place.country in _ROMANISED
    for name in (*entry.names, *entry.words):
        if code := acronym(name):
            yield code, TIERS.index(NameMatch.ACRONYM), row
    for name in entry.names:
        if not acronym(name):
            yield from _name_keys(row, name, romanised=romanised)
    for name in entry.words:
        if not acronym(name):
            yield fold(name), TIERS.index(NameMatch.DEMONYM), row
    for name in entry.short:
        yield acronym(name) or fold(name), TIERS.index(NameMatch.SHORT), row
    for name in entry.bare:
        yield fold(name), TIERS.index(NameMatch.BARE), row


def _name_keys(row: int, name: str, *, romanised: bool) -> Iterator[Key]:
    key = fold(name)
    if key:
        yield key, TIERS.index(NameMatch.NAME), row
    bones = skeleton(name) if romanised else ""
    if bones:
        yield bones, TIERS.index(NameMatch.ROMANISED), row
