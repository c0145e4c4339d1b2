"""Archives of points held against the outlines of zones, many at a time.

The same answers as `outlines.ask` gives one by one. Most points are answered by a
table over a grid of degrees, in which every cell that lies wholly inside, outside or
in doubt has its code; only points of the cells between are measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from trucewatch.locate.outlines import Outline, Side
from trucewatch.locate.plane import Floats
from trucewatch.locate.zone_grid import (
    EDGE,
    INSIDE,
    OUTSIDE,
    UNKNOWN,
    Codes,
    Table,
    Zones,
    table_of,
)

BESIDE = 4
"""Zones whose codes share one table of bytes, two bits each."""

CHUNK = 1 << 16
"""Points taken at a time, so that the arrays between stay in the cache."""

MANY_RADII = 64
"""Distinct radii up to which points are taken by radius."""

WORTH_A_TABLE = 100_000
"""Points of one radius from which a table, half a second's work, is worth making."""


def points_in_zones(
    lon: ArrayLike, lat: ArrayLike, radius_m: ArrayLike, zones: Sequence[Outline]
) -> Codes:
    """The code (`zone_grid.CODE`) of each point against each zone: one row a zone.

    Args:
        lon: degrees WGS84, -180 to 180, one value a point.
        lat: degrees WGS84; a point that is not on the globe is unknown.
        radius_m: metres to which the points are known, one value or one a point.
        zones: prepared outlines (`outlines.outline_of`).

    Raises:
        ValueError: arrays of different lengths, or a radius that is not positive.
    """
    east, north, radius = _checked(lon, lat, radius_m)
    codes = np.full((len(zones), east.size), UNKNOWN, np.uint8)
    if not _on_globe(east, north):
        good = np.isfinite(east) & (abs(east) <= 180) & (abs(north) <= 90)
        at = np.flatnonzero(good)
        some = radius if radius.ndim == 0 else radius[at]
        codes[:, at] = points_in_zones(east[at], north[at], some, zones)
        return codes
    for start in range(0, len(zones), BESIDE):
        beside = tuple(zones[start : start + BESIDE])
        rows = codes[start : start + BESIDE]
        if radius.ndim == 0:
            _fill(rows, east, north, float(radius), beside)
        else:
            _fill_by_radius(rows, east, north, radius, beside)
    return codes


def _checked(
    lon: ArrayLike, lat: ArrayLike, radius_m: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    east, north = (np.ascontiguousarray(each, np.float64) for each in (lon, lat))
    radius = np.asarray(radius_m, np.float64)
    shapes = {east.shape, north.shape, radius.shape or east.shape}
    if len(shapes) != 1 or east.ndim != 1:
        raise ValueError(
            f"lon {east.shape}, lat {north.shape}, radius {radius.shape}: "
            "wanted as many of each, or one radius"
        )
    if radius.size and not radius.min() > 0:
        raise ValueError(f"radius {radius.min()} m, wanted > 0")
    return east, north, radius


def _on_globe(lon: Floats, lat: Floats) -> bool:
    """Whether every point is finite and on the globe."""
    if not lon.size:
        return True
    east = lon.min() >= -180 and lon.max() <= 180
    return bool(east and lat.min() >= -90 and lat.max() <= 90)


def _fill_by_radius(
    codes: Codes, lon: Floats, lat: Floats, radius_m: Floats, zones: Zones
) -> None:
    """Write the codes, for each radius in turn; measured where radii are many."""
    distinct, counts = np.unique(radius_m, return_counts=True)
    if len(distinct) > MANY_RADII:
        for row, zone in enumerate(zones):
            codes[row] = measure(zone, lon, lat, radius_m)
        return
    order = np.argsort(radius_m, kind="stable")
    groups = np.split(order, np.cumsum(counts)[:-1])
    for metres, at in zip(distinct.tolist(), groups, strict=True):
        part = np.zeros((len(zones), at.size), np.uint8)
        _fill(part, lon[at], lat[at], metres, zones)
        codes[:, at] = part


def _fill(
    codes: Codes, lon: Floats, lat: Floats, radius_m: float, zones: Zones
) -> None:
    """Write the codes of points of one radius: by table, then by measure."""
    table = table_of(zones, radius_m) if lon.size >= WORTH_A_TABLE else None
    if table is not None:
        _look_up(codes, lon, lat, table)
    for row, zone in enumerate(zones):
        left = np.flatnonzero(codes[row] == UNKNOWN)
        if left.size:
            codes[row, left] = measure(zone, lon[left], lat[left], radius_m)


def _look_up(codes: Codes, lon: Floats, lat: Floats, table: Table) -> None:
    for start in range(0, lon.size, CHUNK):
        part = slice(start, start + CHUNK)
        packed = table.look_up(lon[part], lat[part])
        for row in range(len(codes)):
            shifted = packed >> np.uint8(2 * row)
            np.bitwise_and(shifted, np.uint8(3), out=codes[row, part])


def measure(
    outline: Outline, lon: Floats, lat: Floats, radius_m: float | Floats
) -> Codes:
    """The codes of points that are held against one outline exactly."""
    x, y = outline.plane.project(lon, lat)
    codes = np.full(x.size, EDGE, np.uint8)
    far = np.hypot(x, y) - outline.reach_m
    doubt = radius_m + outline.most.tolerance_m
    codes[far + 2 * outline.reach_m <= doubt] = UNKNOWN
    codes[far > doubt] = OUTSIDE
    near = np.flatnonzero(far <= doubt)
    east, north = x[near], y[near]
    known = radius_m if isinstance(radius_m, float) else radius_m[near]
    out = _beyond(outline.most, east, north, known)
    codes[near[out < 0]] = OUTSIDE
    if outline.least is not outline.most:
        out = _beyond(outline.least, east, north, known)
    codes[near[out > 0]] = INSIDE
    return codes


def _beyond(
    side: Side, x: Floats, y: Floats, radius_m: float | Floats
) -> NDArray[np.int8]:
    """1 where a point lies inside beyond doubt, -1 where outside, else 0."""
    doubt: Any = radius_m + side.tolerance_m  # shapely takes arrays, its stubs do not
    points: Any = shapely.points(x, y)
    near = shapely.dwithin(side.edge, points, doubt)
    inside = shapely.contains_xy(side.ground, x, y)
    return np.where(near, 0, np.where(inside, 1, -1)).astype(np.int8)
