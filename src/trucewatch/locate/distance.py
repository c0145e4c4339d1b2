"""Great-circle distances between places."""

from __future__ import annotations

import math

from trucewatch.model.place import Place

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth, metres. Source: IUGG (WGS84 mean radius R1)."""


def distance_m(first: Place, second: Place) -> float | None:
    """Metres between two places' points, or None where one has no point."""
    if first.lat is None or first.lon is None:
        return None
    if second.lat is None or second.lon is None:
        return None
    north, south = math.radians(first.lat), math.radians(second.lat)
    east = math.radians(second.lon - first.lon)
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))
