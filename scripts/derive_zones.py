"""Derive our readings of zones from places that the texts name; results committed.

Usage: ``python -m scripts.derive_zones`` in the repository root, after any change of
the towns or margins below. It reads packaged data only (province outlines, the
gazetteer) and writes ``reference/zones/*.geojson``; the same data give the same
bytes (tests/reference/test_zone_files.py).

Hulls, bands along a line and bands beside a road are computed in metres, on a plane
around their middle (`trucewatch.locate.plane`). None of this is official.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from trucewatch.locate.plane import Plane
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.reference.maps import load_shapes

TARGET = Path("src/trucewatch/reference/zones")
DIGITS = 4  # about 10 m
SIMPLE_M = 150.0  # metres that a simplified outline may be off
LEAST_M2 = 1e6  # parts and holes smaller than this are left out
ROUND = 8  # segments a quarter circle
TOWNS = "towns: GeoNames (CC BY 4.0), UCDP GED (CC BY 4.0)"
PROVINCES = "provinces: Natural Earth (public domain)"
NOTE = "our reading of the agreement's words; approximate, not official"

MEMORANDUM, SOCHI, MOSCOW = "SY-2017-05-04", "SY-2018-09-17", "SY-2020-03-05"

ALEPPO = (
    "geonames:170857", "geonames:174030", "tw:SY/anadan", "tw:SY/rashidin",
    "tw:SY/khan-al-asal", "tw:SY/al-eis",
)  # fmt: skip
HAMA = (
    "geonames:166640", "geonames:168620", "tw:SY/al-lataminah", "geonames:166227",
)  # fmt: skip
LATAKIA = ("tw:SY/kabani",)
HOMS = ("geonames:172946", "geonames:163779", "geonames:163596", "geonames:168668")
GHOUTA = (
    "geonames:169372", "tw:SY/ayn-tarma", "geonames:170592", "geonames:169897",
    "geonames:168713", "tw:SY/marj-al-sultan", "tw:SY/misraba", "geonames:173434",
    "geonames:173178", "tw:SY/saqba", "tw:SY/zamalka",
)  # fmt: skip
LINE = (
    "tw:SY/anadan", "tw:SY/rashidin", "tw:SY/al-eis", "tw:SY/tell-tuqan",
    "tw:SY/surman", "geonames:166640", "tw:SY/al-lataminah", "geonames:166227",
    "tw:SY/kabani",
)  # fmt: skip
ROAD = (
    "geonames:164816", "tw:SY/trumba", "geonames:172994", "geonames:166757",
    "geonames:169023", "geonames:171494",
)  # fmt: skip
WEST = ("geonames:171494", "tw:SY/kinsabba", "geonames:173576")


@dataclass(frozen=True)
class Recipe:
    """One feature of a zone file: how it is made, and what is said of it."""

    id: str
    name: str
    method: str
    tolerance_m: int
    make: Callable[[Kitchen], BaseGeometry]
    bound: str = "outline"
    until: str | None = None


class Kitchen:
    """Places and provinces on one plane, metres."""

    def __init__(self, gazetteer: Gazetteer, shapes: Iterable[MapShape]) -> None:
        self.gazetteer = gazetteer
        self.plane = Plane(36.7, 35.0)
        self.outlines = {s.id: s for s in shapes if s.kind is ShapeKind.PROVINCE}

    def points(self, ids: Iterable[str]) -> list[tuple[float, float]]:
        """Positions of the places."""
        found = []
        for key in ids:
            place = self.gazetteer.place(key)
            if place.lon is None or place.lat is None:
                raise ValueError(f"{key}: wanted a place with a coordinate")
            found.append(self.plane.project_one(place.lon, place.lat))
        return found

    def names(self, ids: Iterable[str]) -> str:
        """Names of the places, for a method's sentence."""
        return ", ".join(self.gazetteer.place(key).name for key in ids)

    def hull(self, ids: Iterable[str], margin_m: float) -> BaseGeometry:
        """The smallest convex ground that holds the places, and a margin."""
        hull = shapely.MultiPoint(self.points(ids)).convex_hull
        return hull.buffer(margin_m, quad_segs=ROUND)

    def band(self, ids: Iterable[str], width_m: float) -> BaseGeometry:
        """All ground within `width_m` of the line through the places."""
        line = shapely.LineString(self.points(ids))
        return line.buffer(width_m, quad_segs=ROUND)

    def inside_line(self, *, width_m: float) -> BaseGeometry:
        """The Idlib area's ground within `width_m` of the line of towns."""
        return self.band(LINE, width_m) & self.idlib()

    def province(self, *keys: str) -> BaseGeometry:
        """The provinces' ground."""
        rings = [ring for key in keys for ring in self.outlines[key].rings]
        flat = [[self.plane.project_one(*point) for point in ring] for ring in rings]
        return shapely.union_all([shapely.Polygon(ring) for ring in flat]).buffer(0)

    def idlib(self) -> BaseGeometry:
        """Idlib and the parts of its neighbours that the towns stand for."""
        hulls = [self.hull(towns, 5_000) for towns in (ALEPPO, HAMA, LATAKIA)]
        syria = self.province(*self.outlines)
        whole = shapely.union_all([self.province("iso:SY-ID"), *hulls]) & syria
        outer = [shapely.Polygon(p.exterior) for p in shapely.get_parts(whole)]
        return shapely.union_all(outer)  # no gap between a hull and the province


def areas(kitchen: Kitchen) -> tuple[Recipe, ...]:
    """The four areas of the memorandum of 4 May 2017."""
    names = kitchen.names
    return (
        Recipe(
            f"{MEMORANDUM}/Z1",
            "Idlib and parts of neighbouring provinces",
            "outline of Idlib province with hulls (5 km margin) of towns in "
            f"Aleppo ({names(ALEPPO)}), Hama ({names(HAMA)}) and Latakia "
            f"({names(LATAKIA)})",
            10_000,
            Kitchen.idlib,
        ),
        Recipe(
            f"{MEMORANDUM}/Z2",
            "North of Homs",
            f"hull of {names(HOMS)} with a 4 km margin, within Homs province",
            10_000,
            lambda k: k.hull(HOMS, 4_000) & k.province("iso:SY-HI"),
            until="2018-05-16",
        ),
        Recipe(
            f"{MEMORANDUM}/Z3",
            "Eastern Ghouta",
            f"hull of {names(GHOUTA)} with a 2 km margin",
            5_000,
            lambda k: k.hull(GHOUTA, 2_000),
            until="2018-04-14",
        ),
        Recipe(
            f"{MEMORANDUM}/Z4",
            "South",
            "outlines of Daraa and Quneitra provinces: the text means certain parts "
            "of them",
            10_000,
            lambda k: k.province("iso:SY-DR", "iso:SY-QU"),
            until="2018-07-31",
        ),
    )


def band(kitchen: Kitchen, kilometres: int, bound: str) -> Recipe:
    """The demilitarised zone of 17 September 2018, so many kilometres deep."""
    return Recipe(
        f"{SOCHI}/DMZ/{kilometres}",
        f"Demilitarised zone, {kilometres} km deep",
        f"ground of the Idlib area (as {MEMORANDUM}/Z1) within {kilometres} km of a "
        f"line through {kitchen.names(LINE)}. The text gives 15 to 20 km inside the "
        "area and leaves its line to later talks; this line joins towns named with "
        "posts and shelling near the area's edge and is no line of contact from any "
        "source",
        10_000,
        partial(Kitchen.inside_line, width_m=1000.0 * kilometres),
        bound=bound,
    )


def corridor(kitchen: Kitchen) -> tuple[Recipe, ...]:
    """The security corridor of 5 March 2020: a known stretch, and all of it."""
    return (
        Recipe(
            f"{MOSCOW}/M4/east",
            "Security corridor along the M4",
            f"6 km on either side of a line through {kitchen.names(ROAD)}; between "
            "the towns the road may be 3 km off that line. The text names no ends",
            3_000,
            lambda k: k.band(ROAD, 6_000),
            bound="least",
        ),
        Recipe(
            f"{MOSCOW}/M4/whole",
            "Security corridor along the M4, at most",
            "the same, and 12 km on either side of a line through "
            f"{kitchen.names(WEST)}: Ain al-Hawr, where the patrols end, has no known "
            "position, and the road's course there is not known to us",
            3_000,
            lambda k: k.band(ROAD, 6_000) | k.band(WEST, 12_000),
            bound="most",
        ),
    )


def recipes(kitchen: Kitchen) -> dict[str, tuple[Recipe, ...]]:
    """The features of each zone file."""
    return {
        MEMORANDUM: areas(kitchen),
        SOCHI: (band(kitchen, 15, "least"), band(kitchen, 20, "most")),
        MOSCOW: corridor(kitchen),
    }


def feature(recipe: Recipe, kitchen: Kitchen) -> dict[str, object]:
    """The GeoJSON feature, its corners in degrees."""
    shape = shapely.simplify(recipe.make(kitchen), SIMPLE_M)
    parts = list(_rounded(shape, kitchen.plane))
    properties: dict[str, object] = {
        "id": recipe.id,
        "zone": recipe.id.split("/")[1],
        "name": recipe.name,
        "kind": "zone",
        "status": "approximate",
        "bound": recipe.bound,
        "source": f"{PROVINCES}; {TOWNS}",
        "method": recipe.method,
        "tolerance_m": recipe.tolerance_m,
        "since": recipe.id[3:13],
        "until": recipe.until,
    }
    return {
        "type": "Feature",
        "properties": {k: v for k, v in properties.items() if v is not None},
        "geometry": {
            "type": "MultiPolygon",
            "coordinates": [_rings(part) for part in parts],
        },
    }


def _rounded(shape: BaseGeometry, plane: Plane) -> Iterator[shapely.Polygon]:
    """The greater parts in degrees, on a grid, without the smallest of their holes."""
    whole = [
        shapely.Polygon(
            part.exterior,
            [hole for hole in part.interiors if shapely.Polygon(hole).area > LEAST_M2],
        )
        for part in shapely.get_parts(shape)
        if isinstance(part, shapely.Polygon) and part.area > LEAST_M2
    ]
    degrees = shapely.transform(
        shapely.MultiPolygon(whole),
        lambda at: np.column_stack(plane.locate(at[:, 0], at[:, 1])),
    )
    exact = shapely.set_precision(degrees, 10.0**-DIGITS)
    for part in shapely.get_parts(exact.normalize()):
        if isinstance(part, shapely.Polygon):
            yield part


def _rings(part: shapely.Polygon) -> list[list[list[float]]]:
    return [
        [[round(x, DIGITS), round(y, DIGITS)] for x, y in ring.coords]
        for ring in (part.exterior, *part.interiors)
    ]


def files(gazetteer: Gazetteer) -> dict[str, str]:
    """The text of each zone file by its name, one feature a line."""
    kitchen = Kitchen(gazetteer, load_shapes("SY"))
    texts = {}
    for agreement, made in recipes(kitchen).items():
        lines = ",\n".join(
            json.dumps(feature(r, kitchen), ensure_ascii=False, separators=(",", ":"))
            for r in made
        )
        texts[f"{agreement}.geojson"] = (
            f'{{"type": "FeatureCollection",\n "note": {json.dumps(NOTE)},\n'
            f' "features": [\n{lines}\n]}}\n'
        )
    return texts


def main() -> int:
    """Write the files."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_gazetteer(Path(folder), countries={"SY"}) as gazetteer,
    ):
        for name, text in files(gazetteer).items():
            (TARGET / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
