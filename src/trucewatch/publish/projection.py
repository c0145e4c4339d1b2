"""A flat map of a small region: longitudes scaled by the cosine of the latitude."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]

METRES_A_DEGREE = 111_320.0
"""Length of one degree of latitude, metres (WGS84, rounded)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Equirectangular projection of a box onto a drawing; see `fit`.

    Args:
        west, north: degrees WGS84 of the upper left corner.
        squeeze: cosine of the middle latitude.
        scale: user units a degree of latitude.
        width, height: size of the drawing, user units.
    """

    west: float
    north: float
    squeeze: float
    scale: float
    width: float
    height: float

    def project(self, lon: float, lat: float) -> Point:
        """Position on the drawing, user units, y downwards."""
        x = (lon - self.west) * self.squeeze * self.scale
        return x, (self.north - lat) * self.scale

    def length(self, metres: float) -> float:
        """A distance on the ground in user units."""
        return metres / METRES_A_DEGREE * self.scale


TALLEST = 1.2
"""Height of a drawing at most, as a share of its width."""


def fit(points: Iterable[Point], *, width: float, margin: float = 0.04) -> Projection:
    """The projection that shows all `points` (longitude, latitude) in `width`.

    Args:
        points: at least one (longitude, latitude), degrees.
        width: width of the drawing, user units.
        margin: share of the box's greater side left free on every side.
    """
    held = list(points)
    lons, lats = [p[0] for p in held], [p[1] for p in held]
    pad = max(max(lons) - min(lons), max(lats) - min(lats), 0.2) * margin
    west, east = min(lons) - pad, max(lons) + pad
    south, north = min(lats) - pad, max(lats) + pad
    squeeze = math.cos(math.radians((south + north) / 2))
    lacking = (north - south) / TALLEST / squeeze - (east - west)
    if lacking > 0:
        west, east = west - lacking / 2, east + lacking / 2
    scale = width / ((east - west) * squeeze)
    return Projection(
        west=west,
        north=north,
        squeeze=squeeze,
        scale=scale,
        width=width,
        height=(north - south) * scale,
    )


def clip(ring: Iterable[Point], *, width: float, height: float) -> list[Point]:
    """The part of a closed ring inside the box from (0, 0) to (width, height).

    Source: Sutherland and Hodgman, Reentrant polygon clipping (1974).
    """
    kept = list(ring)
    edges = ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1))
    for axis, limit, sign in edges:
        kept = _clip_edge(kept, axis, limit, sign)
    return kept


def _clip_edge(ring: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was = (before[axis] - limit) * sign >= 0
        now = (here[axis] - limit) * sign >= 0
        if was != now:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            kept.append(
                (
                    before[0] + share * (here[0] - before[0]),
                    before[1] + share * (here[1] - before[1]),
                )
            )
        if now:
            kept.append(here)
    return kept


def centre(ring: list[Point]) -> tuple[Point, float]:
    """Centroid and absolute area of a ring; the mean point where it has no area."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        x += (x0 + x1) * cross / 6
        y += (y0 + y1) * cross / 6
    if abs(area) < 1e-9:
        count = max(len(ring), 1)
        mean = sum(p[0] for p in ring) / count, sum(p[1] for p in ring) / count
        return mean, 0.0
    return (x / area, y / area), abs(area)


def holds(ring: list[Point], point: Point) -> bool:
    """Whether the ring holds the point (even-odd rule)."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def thin(points: Iterable[Point], *, least: float = 0.6) -> list[Point]:
    """The points without those closer than `least` units to the last one kept."""
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(kept[-1], point) >= least:
            kept.append(point)
    return kept
