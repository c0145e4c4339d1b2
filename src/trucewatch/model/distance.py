"""Great-circle distances between places."""

from __future__ import annotations

import math

from trucewatch.model.place import Place

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth, metres. Source: IUGG (WGS84 mean radius R1)."""


Point = tuple[float, float]
"""Latitude and longitude, degrees WGS84."""


def great_circle_m(first: Point, second: Point) -> float:
    """Metres between two points on a sphere of the Earth's mean radius."""
    north, south = math.radians(first[0]), math.radians(second[0])
    east = math.radians(second[1] - first[1])
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def distance_m(first: Place, second: Place) -> float | None:
    """Metres between two places' points, or None where one has no point."""
    if first.lat is None or first.lon is None:
        return None
    if second.lat is None or second.lon is None:
        return None
    return great_circle_m((first.lat, first.lon), (second.lat, second.lon))
