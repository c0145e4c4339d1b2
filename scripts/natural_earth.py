"""Natural Earth as Debian's qgis-common carries it: read its GeoPackage."""

from __future__ import annotations

import math
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

GEOPACKAGE = Path("qgis/usr/share/qgis/resources/data/world_map.gpkg")
"""Where the package's data lies in the folder it was unpacked into."""

SOURCE = "Natural Earth 10m, public domain (Debian qgis-common, world_map.gpkg)"
EARTH_RADIUS_M = 6_371_008.8
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # GeoPackage 1.2, 2.1.3


def read_geometry(blob: bytes) -> BaseGeometry:
    """The geometry of a GeoPackage blob: its header is skipped, WKB follows."""
    return shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


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
