"""Outlines made up for tests: squares and circles around a point."""

from __future__ import annotations

import math

from trucewatch.model.zone import GeometryStatus, OutlineBound, Ring, ZoneShape


def square(lon: float, lat: float, half: float) -> Ring:
    """A square of `half` degrees to every side of the point."""
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    corners = ((west, south), (east, south), (east, north), (west, north))
    return (*corners, corners[0])


def star(lon: float, lat: float, size: float, *, corners: int = 200) -> Ring:
    """A ring with many corners, near and far by turns, for speed and for edges."""
    ring = []
    for number in range(corners):
        angle = 2 * math.pi * number / corners
        away = size * (0.8 + 0.2 * math.sin(7 * angle))
        ring.append((lon + away * math.cos(angle), lat + away * math.sin(angle)))
    return (*ring, ring[0])


def shape(
    *rings: Ring,
    tolerance_m: float = 3_000.0,
    status: GeometryStatus = GeometryStatus.APPROXIMATE,
    bound: OutlineBound = OutlineBound.OUTLINE,
    name: str = "Z1",
) -> ZoneShape:
    """An outline of one polygon: an outer ring and holes."""
    return ZoneShape(
        id=f"XX-1/{name}/{bound}",
        zone="Z1",
        name="the zone",
        status=status,
        source="test",
        method="drawn for a test",
        tolerance_m=tolerance_m,
        polygons=(rings,),
        bound=bound,
    )
