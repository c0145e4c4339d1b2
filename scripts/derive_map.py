"""Derive the packaged map data from Natural Earth; run by hand, results committed.

Usage, on Debian (no root needed, nothing is installed):

    apt-get download qgis-common && dpkg -x qgis-common_*.deb build/qgis
    .venv/bin/python scripts/derive_map.py \
        build/qgis/usr/share/qgis/resources/data/world_map.gpkg

Writes ``reference/outlines/syria.geojson`` (countries around, provinces, disputed
lines), ``reference/gazetteer/countries.json`` (a point inside each country and the
metres to its farthest point) and ``reference/zones/SY-2017-05-04.geojson``
(outlines of the four areas: our reading, approximate, not official).
"""

from __future__ import annotations

import json
import math
import sqlite3
import sys
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

REFERENCE = Path(__file__).parent.parent / "src" / "trucewatch" / "reference"
FRAME = shapely.box(34.9, 31.9, 43.0, 37.7)  # degrees: Syria and what lies around
TOLERANCE = 0.006  # degrees; square root of the area a vertex may stand for
LINE_TOLERANCE = 0.004  # degrees
DIGITS = 3  # about 100 m
EARTH_RADIUS_M = 6_371_008.8
SOURCE = "Natural Earth 10m, public domain (Debian qgis-common, world_map.gpkg)"
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # GeoPackage 1.2, 2.1.3

AROUND = ("IL", "IQ", "JO", "LB", "PS", "SA", "SY", "TR")
PROVINCES = {
    "Aleppo": ("iso:SY-HL", "Aleppo"),
    "Ar Raqqah": ("iso:SY-RA", "Raqqa"),
    "As Suwayda'": ("iso:SY-SU", "As-Suwayda"),
    "Damascus": ("iso:SY-DI", "Damascus"),
    "Dar`a": ("iso:SY-DR", "Daraa"),
    "Dayr Az Zawr": ("iso:SY-DY", "Deir ez-Zor"),
    "Hamah": ("iso:SY-HM", "Hama"),
    "Hasaka (Al Haksa)": ("iso:SY-HA", "Al-Hasakah"),
    "Homs (Hims)": ("iso:SY-HI", "Homs"),
    "Idlib": ("iso:SY-ID", "Idlib"),
    "Lattakia": ("iso:SY-LA", "Latakia"),
    "Quneitra": ("iso:SY-QU", "Quneitra"),
    "Rif Dimashq": ("iso:SY-RD", "Rif Dimashq"),
    "Tartus": ("iso:SY-TA", "Tartus"),
    "UNDOF": ("iso:SY-QU", "Quneitra"),
}


def read_geometry(blob: bytes) -> BaseGeometry:
    """The geometry of a GeoPackage blob: its header is skipped, WKB follows."""
    return shapely.from_wkb(blob[8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


def metres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance in metres."""
    south, north = math.radians(lat), math.radians(to_lat)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south)
        * math.cos(north)
        * math.sin(math.radians(to_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(half))


def coordinates(shape: BaseGeometry) -> list[list[list[float]]]:
    """Outer rings (or lines) as rounded coordinate lists, slivers dropped."""
    rings = []
    for part in shapely.get_parts(shape):
        outline = part.exterior if part.geom_type == "Polygon" else part
        ring = [[round(x, DIGITS), round(y, DIGITS)] for x, y in outline.coords]
        ring = [p for n, p in enumerate(ring) if n == 0 or p != ring[n - 1]]
        if part.geom_type == "LineString" or (len(ring) > 3 and part.area > 1e-4):
            rings.append(ring)
    return rings


def feature(shape: BaseGeometry, properties: dict[str, str]) -> dict[str, object]:
    """A GeoJSON feature; polygons without holes, or lines."""
    rings = coordinates(shape)
    lines = properties["kind"] == "disputed"
    geometry = {
        "type": "MultiLineString" if lines else "MultiPolygon",
        "coordinates": rings if lines else [[ring] for ring in rings],
    }
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write(path: Path, features: list[dict[str, object]], **head: str) -> None:
    """Write one feature a line, so that a change can be read in a diff."""
    body = ",\n".join(
        json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features
    )
    top = "".join(f" {json.dumps(k)}: {json.dumps(v)},\n" for k, v in head.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'{{"type": "FeatureCollection",\n{top} "features": [\n{body}\n]}}\n',
        encoding="utf-8",
    )


def write_countries(base: sqlite3.Connection) -> None:
    """Write a point and an extent for every country."""
    rows = {}
    for iso, blob in base.execute("SELECT iso_a2, geom FROM countries"):
        largest = max(shapely.get_parts(read_geometry(blob)), key=lambda p: p.area)
        centre = largest.centroid
        if not largest.contains(centre):
            centre = largest.representative_point()
        far = max(
            metres(centre.y, centre.x, y, x)
            for x, y in shapely.get_coordinates(largest)
        )
        if iso and len(iso) == 2 and iso.isalpha():
            rows[iso] = [
                round(centre.y, 2),
                round(centre.x, 2),
                math.ceil(far / 1000) * 1000,
            ]
    lines = ",\n".join(
        f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(rows.items())
    )
    note = f"{SOURCE}; a point in the largest part, metres to its farthest point"
    (REFERENCE / "gazetteer" / "countries.json").write_text(
        f'{{\n "source": {json.dumps(note)},\n "countries": {{\n{lines}\n }}\n}}\n',
        encoding="utf-8",
    )


def provinces(base: sqlite3.Connection) -> dict[str, BaseGeometry]:
    """Syria's provinces by id; the strip between the lines of 1974 in Quneitra."""
    parts: dict[str, list[BaseGeometry]] = {}
    for name, blob in base.execute(
        "SELECT name, geom FROM states_provinces WHERE iso_a2 = 'SY'"
    ):
        parts.setdefault(PROVINCES[name][0], []).append(read_geometry(blob))
    whole = {key: shapely.union_all(shapes) for key, shapes in sorted(parts.items())}
    simple = shapely.coverage_simplify(list(whole.values()), TOLERANCE)
    return dict(zip(whole, simple, strict=True))


def write_map(base: sqlite3.Connection, outlines: dict[str, BaseGeometry]) -> None:
    """Write the countries around, the provinces and the disputed lines."""
    found = {
        iso: (name, read_geometry(blob))
        for iso, name, blob in base.execute("SELECT iso_a2, NAME, geom FROM countries")
        if iso in AROUND
    }
    clipped = [shapely.intersection(found[iso][1], FRAME) for iso in AROUND]
    simple = shapely.coverage_simplify(clipped, TOLERANCE)
    features = [
        feature(shape, {"id": f"iso:{iso}", "name": found[iso][0], "kind": "country"})
        for iso, shape in zip(AROUND, simple, strict=True)
    ]
    names = dict(PROVINCES.values())
    features += [
        feature(shape, {"id": key, "name": names[key], "kind": "province"})
        for key, shape in outlines.items()
    ]
    for number, (name, side, blob) in enumerate(
        base.execute(
            "SELECT name, adm0_left, geom FROM disputed_borders "
            "WHERE name IN ('Syrian claim', 'Lebanese claim') ORDER BY name, fid"
        ),
        start=1,
    ):
        line = shapely.intersection(read_geometry(blob), FRAME)
        if not line.is_empty and line.length > 0.01:
            merged = shapely.line_merge(line).simplify(LINE_TOLERANCE)
            label = f"{name} ({side})"
            identity = {
                "id": f"ne:disputed-{number}",
                "name": label,
                "kind": "disputed",
            }
            features.append(feature(merged, identity))
    write(
        REFERENCE / "outlines" / "syria.geojson",
        features,
        source=SOURCE,
        note="Natural Earth draws control as it is; disputed lines are drawn dashed",
    )


def main(arguments: list[str]) -> int:
    """Write the three files; 2 where the source file is not given."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    base = sqlite3.connect(f"file:{arguments[0]}?mode=ro", uri=True)
    write_countries(base)
    outlines = provinces(base)
    write_map(base, outlines)
    base.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
