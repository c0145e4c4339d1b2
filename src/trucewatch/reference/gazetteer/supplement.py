"""Curated places in TOML: those the base data lacks, and better names for others.

A file has ``[supplement]`` (country, source), ``[[province]]`` (areas with the base
data's admin-1 code), ``[[place]]`` (new entries) and ``[[spelling]]`` (names and
areas added to entries of the base data). See ``syria.toml`` for each of them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.place import CoordSource, Place, PlaceKind, PlacePrecision

RADIUS_M: dict[PlacePrecision, float] = {
    PlacePrecision.EXACT: 100,
    PlacePrecision.VICINITY: 1_000,
    PlacePrecision.SETTLEMENT: 3_000,
    PlacePrecision.NEAR_SETTLEMENT: 25_000,
    PlacePrecision.SUBDISTRICT: 15_000,
}
"""Radius in metres where an entry gives none. Source: domain vocabulary 2.4."""

KIND: dict[PlacePrecision, PlaceKind] = {
    PlacePrecision.EXACT: PlaceKind.SITE,
    PlacePrecision.VICINITY: PlaceKind.SITE,
    PlacePrecision.SUBDISTRICT: PlaceKind.REGION,
    PlacePrecision.DISTRICT: PlaceKind.REGION,
    PlacePrecision.GOVERNORATE: PlaceKind.ADMIN1,
    PlacePrecision.COUNTRY: PlaceKind.COUNTRY,
    PlacePrecision.CROSS_BORDER: PlaceKind.REGION,
    PlacePrecision.SEA: PlaceKind.SEA,
    PlacePrecision.LINE_OR_ROAD: PlaceKind.LINE,
}
"""What an entry of a precision is where it does not say; else a settlement."""


_POINTS = frozenset(
    {
        PlacePrecision.EXACT,
        PlacePrecision.VICINITY,
        PlacePrecision.SETTLEMENT,
        PlacePrecision.NEAR_SETTLEMENT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of a supplement with everything the index keeps of it.

    Args:
        place: the place.
        names: its names in any script, the printed one first.
        kind: what it is.
        words: adjectives and names of its people ("Syrian", "Syrians").
        short: forms taken only where a unit is expected ("Calif.").
        bare: its name without its type ("Cook" for Cook County).
        weight: what its size adds to its score, 0 to 0.15.
        population: people who live there, or None.
        minor: a small namesake, taken only where the text says which one.
        replaces: id of the base entry that it stands for, or None.
        reaches: for a named area, ids of the provinces it may reach into.
        base_code: for a province, admin-1 code of the base data, or None.
        since, until: days from and to which it holds, both included, or None.
    """

    place: Place
    names: tuple[str, ...]
    kind: PlaceKind = PlaceKind.SETTLEMENT
    words: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    weight: float = 0.0
    population: int | None = None
    minor: bool = False
    replaces: str | None = None
    reaches: tuple[str, ...] = ()
    base_code: str | None = None
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        place = self.place
        if place.lat is None and place.precision in _POINTS:
            raise ValueError(f"{place.id}: a {place.precision} without coordinates")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"{place.id}: holds until {self.until}, before it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Names and areas added to an entry of the base data.

    Args:
        id: id of the base entry.
        name: preferred English name, or None to keep the base data's.
        names: further names.
        areas: ids of the named areas it is counted to.
        dropped: names of the base data that mean something else (an area).
    """

    id: str
    name: str | None = None
    names: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """One supplement file."""

    name: str
    entries: tuple[Entry, ...]
    spellings: tuple[Spelling, ...]


def read_supplement(source: Traversable) -> Supplement:
    """The supplement in a TOML file (a path or a packaged resource).

    Raises:
        InvalidReference: the file is missing or no TOML, an id stands twice, or an
            entry lacks a field, has an unknown precision or a wrong coordinate.
    """
    try:
        text = source.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidReference(
            "cannot read a place supplement",
            where=source.name,
            got=str(error),
            wanted="a UTF-8 TOML file",
        ) from error
    head = tables.get("supplement", {})
    rows = [
        {"precision": "governorate", **row} for row in tables.get("province", ())
    ] + list(tables.get("place", ()))
    lines = [_line_of(row.get("id"), text, where=source.name) for row in rows]
    refuse_twins([row.get("id") for row in rows], lines)
    return Supplement(
        name=source.name,
        entries=tuple(
            entry_from(row, head, where=where)
            for row, where in zip(rows, lines, strict=True)
        ),
        spellings=tuple(
            _spelling(row, where=source.name) for row in tables.get("spelling", ())
        ),
    )


def _line_of(place_id: object, text: str, *, where: str) -> str:
    """Where an entry stands: file and line, or the file alone."""
    before, found, _ = text.partition(f'"{place_id}"')
    return f"{where}, line {before.count(chr(10)) + 1}" if found else where


def refuse_twins(ids: Sequence[object], lines: Sequence[str]) -> None:
    """Nothing, where every id stands once.

    Raises:
        InvalidReference: an id stands twice; both places are named.
    """
    first: dict[object, str] = {}
    for place_id, line in zip(ids, lines, strict=True):
        if place_id in first:
            raise InvalidReference(
                "an id stands twice in a place supplement",
                where=line,
                got=f"{place_id}, as in {first[place_id]}",
                wanted="one entry for each id",
            )
        first[place_id] = line


def entry_from(row: Mapping[str, Any], head: Mapping[str, Any], *, where: str) -> Entry:
    """The entry that a row of a supplement describes.

    Args:
        row: its fields.
        head: what holds for the whole file: country, source.
        where: file and line, for the error.

    Raises:
        InvalidReference: a field is missing or wrong.
    """
    try:
        precision = PlacePrecision(row.get("precision", "settlement"))
        usual = KIND.get(precision, PlaceKind.SETTLEMENT)
        kind = PlaceKind(row.get("kind", usual))
        place = Place(
            id=row["id"],
            name=row["name"],
            lat=row.get("lat"),
            lon=row.get("lon"),
            precision=precision,
            radius_m=row.get("radius_m") or RADIUS_M[precision],
            country=row.get("country", head.get("country")),
            admin1=row.get("admin1"),
            areas=tuple(row.get("areas", ())),
            coord_source=CoordSource(row.get("coord_source", "gazetteer")),
            source=row.get("source", head.get("source", "")),
            note=row.get("note", ""),
        )
        return _entry(row, place, kind)
    except (KeyError, ValueError, TypeError) as error:
        missing = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise InvalidReference(
            "bad entry in a place supplement",
            where=f"{where}: {row.get('id', row.get('name', '?'))}",
            got=missing,
            wanted="id, name, lat with lon (-90..90, -180..180) unless an area, "
            "a known precision, radius_m for areas",
        ) from error


def _entry(row: Mapping[str, Any], place: Place, kind: PlaceKind) -> Entry:
    return Entry(
        place=place,
        names=tuple(dict.fromkeys((place.name, *row.get("names", ())))),
        kind=kind,
        words=tuple(row.get("words", ())),
        bare=tuple(row.get("bare", ())),
        minor=bool(row.get("minor", False)),
        replaces=row.get("replaces"),
        reaches=tuple(row.get("reaches", ())),
        base_code=row.get("base_code"),
        weight=size_weight(row["population"]) if row.get("population") else 0.0,
        population=row.get("population"),
        since=row.get("since"),
        until=row.get("until"),
    )


def _spelling(row: Mapping[str, Any], *, where: str) -> Spelling:
    if ":" not in str(row.get("id", "")):
        raise InvalidReference(
            "bad spelling in a place supplement",
            where=where,
            got=repr(row.get("id")),
            wanted="the id of an entry, such as geonames:169389",
        )
    return Spelling(
        id=row["id"],
        name=row.get("name"),
        names=tuple(filter(None, (row.get("name"), *row.get("names", ())))),
        areas=tuple(row.get("areas", ())),
        dropped=tuple(row.get("dropped", ())),
    )


def size_weight(population: int) -> float:
    """Share of a score that a town's size gives: 0 unknown, 0.1 ten million."""
    return round(min(0.1, math.log10(population + 1) / 70), 4)


@cache
def packaged_supplements() -> tuple[Supplement, ...]:
    """The supplements that come with the program, ordered by file name."""
    folder = resources.files("trucewatch.reference") / "gazetteer"
    files = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name
    )
    return tuple(read_supplement(file) for file in files)


@cache
def area(place_id: str) -> Entry | None:
    """The packaged province or named area with that id, or None.

    A zone test asks it how far a unit reaches: by the provinces it touches
    (`Entry.reaches`; a province reaches itself) and by its circle.
    """
    for supplement in packaged_supplements():
        for entry in supplement.entries:
            if entry.place.id == place_id:
                return entry
    return None
