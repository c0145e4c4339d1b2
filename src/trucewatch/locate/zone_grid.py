"""A grid of degrees whose cells know the answer of all their points, or none.

Made once for a few outlines and a radius, by dividing only the cells in which an
edge's doubt begins or ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.locate.outlines import Outline
from trucewatch.locate.plane import Floats
from trucewatch.model.distance import EARTH_RADIUS_M
from trucewatch.model.place import ZoneResult

Codes = NDArray[np.uint8]
Zones = tuple[Outline, ...]

CODE: dict[ZoneResult, int] = {
    ZoneResult.UNKNOWN: 0,
    ZoneResult.INSIDE: 1,
    ZoneResult.OUTSIDE: 2,
    ZoneResult.BOUNDARY_UNCERTAIN: 3,
}
"""The number of each answer in the arrays of `zone_points.points_in_zones`."""

UNKNOWN, INSIDE, OUTSIDE, EDGE = (CODE[result] for result in CODE)

CELLS = 1024
"""Cells of the grid to either side; a power of two times `COARSE`."""

COARSE = 16
"""Cells to either side with which the division of the grid begins."""

_SLACK = 1.02  # the plane stretches distances by less within `_FAR_M` of its centre
_FAR_M = 2_000_000.0


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Codes of a few zones over a grid, two bits each; 0 where a point is measured.

    Args:
        west, south: corner of the grid, degrees.
        across, up: cells a degree.
        codes: row after row from the south; the outermost cells stand for all
            ground beyond them.
    """

    west: float
    south: float
    across: float
    up: float
    codes: Codes

    def look_up(self, lon: Floats, lat: Floats) -> Codes:
        """The packed codes of the cells in which the points lie."""
        column = (lon - self.west) * self.across
        row = (lat - self.south) * self.up
        np.clip(column, 0, CELLS - 1, out=column)
        np.clip(row, 0, CELLS - 1, out=row)
        cell = row.astype(np.intp)
        cell *= CELLS
        cell += column.astype(np.intp)
        return self.codes.take(cell, mode="clip")


@lru_cache(maxsize=32)
def table_of(zones: Zones, radius_m: float) -> Table | None:
    """The table for zones and a radius; None where a flat grid does not serve."""
    reach = [_box(zone, radius_m + zone.most.tolerance_m) for zone in zones]
    west, south = (min(box[n] for box in reach) for n in (0, 1))
    east, north = (max(box[n] for box in reach) for n in (2, 3))
    if west < -180 or east > 180 or south < -80 or north > 80:
        return None
    wide, high = (east - west) / (CELLS - 6), (north - south) / (CELLS - 6)
    west, south = west - 3 * wide, south - 3 * high  # plainly outside on every side
    nearest = min(abs(south), abs(north)) if south * north > 0 else 0.0
    widest = math.cos(math.radians(nearest))
    metres = math.radians(math.hypot(wide * widest, high)) * EARTH_RADIUS_M
    if metres * CELLS > _FAR_M:
        return None
    packed = np.zeros(CELLS * CELLS, np.uint8)
    for row, zone in enumerate(zones):
        grid = _Grid(west, south, wide, high, metres / 2 * _SLACK)
        packed |= grid.codes(zone, radius_m) << np.uint8(2 * row)
    return Table(west, south, 1 / wide, 1 / high, packed)


def _box(zone: Outline, doubt_m: float) -> tuple[float, float, float, float]:
    """West, south, east and north of all ground that is not plainly outside."""
    lat = zone.plane.lat
    up = math.degrees((zone.reach_m + doubt_m) / EARTH_RADIUS_M) * _SLACK
    across = up / max(0.1, math.cos(math.radians(min(89.0, abs(lat) + up))))
    lon = zone.plane.lon
    return lon - across, lat - up, lon + across, lat + up


@dataclass(frozen=True, slots=True)
class _Grid:
    """A grid that is divided only where an edge's doubt begins or ends.

    Args:
        west, south, wide, high: corner and cells, degrees.
        half_m: metres from a cell's centre to its farthest point.
    """

    west: float
    south: float
    wide: float
    high: float
    half_m: float

    def codes(self, zone: Outline, radius_m: float) -> Codes:
        """Codes of the cells, row after row from the south."""
        size = CELLS // COARSE
        codes = np.zeros((COARSE, COARSE), np.uint8)
        while True:
            row, column = np.nonzero(codes == UNKNOWN)
            lon = self.west + (column.astype(float) + 0.5) * (size * self.wide)
            lat = self.south + (row.astype(float) + 0.5) * (size * self.high)
            codes[row, column] = _whole(zone, lon, lat, radius_m, self.half_m * size)
            if size == 1:
                return codes.reshape(-1)
            codes = codes.repeat(2, axis=0).repeat(2, axis=1)
            size //= 2


def _whole(
    zone: Outline, lon: Floats, lat: Floats, radius_m: float, half_m: float
) -> Codes:
    """Codes of cells whose points all have one answer, 0 for the others."""
    x, y = zone.plane.project(lon, lat)
    points = shapely.points(x, y)
    least, most = (
        shapely.distance(side.edge, points)
        * np.where(shapely.contains_xy(side.ground, x, y), 1.0, -1.0)
        for side in (zone.least, zone.most)
    )
    sure, doubt = (radius_m + side.tolerance_m for side in (zone.least, zone.most))
    codes = np.zeros(x.size, np.uint8)
    between = (least + half_m <= sure) & (-most + half_m <= doubt)
    between &= np.hypot(x, y) - half_m + zone.reach_m > doubt
    codes[between] = EDGE
    codes[-most - half_m > doubt] = OUTSIDE
    codes[least - half_m > sure] = INSIDE
    return codes
