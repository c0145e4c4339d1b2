"""Speed of zone tests: archives of points, and single placements.

The peer of the archive is the fastest exact test measured beforehand: bounding box,
then ``shapely.contains_xy``. It knows neither radius nor tolerance.

Usage: ``python -m bench.zones``; its rows stand on the performance page too.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import date

import numpy as np
import shapely

from trucewatch.locate.outlines import outline_of
from trucewatch.locate.zone_points import points_in_zones
from trucewatch.locate.zones import place_in_zones
from trucewatch.model.document import Span
from trucewatch.model.place import Place, Placement, PlaceMention, PlacePrecision
from trucewatch.model.when import on_day
from trucewatch.model.zone import GeometryStatus, ZoneShape
from trucewatch.reference.agreement_files import packaged_agreement

POINTS = 1_000_000
CORNERS = 200
CENTRES = ((36.6, 35.8, 0.5), (36.7, 34.9, 0.3), (36.4, 33.5, 0.25), (36.1, 32.9, 0.4))
FRAME = (34.9, 31.9, 43.0, 37.7)
RADIUS_M, TOLERANCE_M = 1_000.0, 3_000.0
BATCH_AIM, RATIO_AIM, SINGLE_AIM_US = 20.0, 1.5, 50.0
SINGLE = (("SY-2018-09-17", date(2018, 9, 20)), ("SY-2020-03-05", date(2020, 3, 8)))

Row = tuple[str, str, str]


def ring(lon: float, lat: float, size: float) -> tuple[tuple[float, float], ...]:
    """A ring of many corners, near and far by turns."""
    points = []
    for number in range(CORNERS):
        angle = 2 * math.pi * number / CORNERS
        away = size * (0.8 + 0.2 * math.sin(7 * angle))
        points.append((lon + away * math.cos(angle), lat + away * math.sin(angle)))
    return (*points, points[0])


def spent(job: Callable[[], object], *, times: int = 7) -> float:
    """Seconds of processor time of one call, the best of several."""
    best = math.inf
    for _ in range(times):
        start = time.process_time()
        job()
        best = min(best, time.process_time() - start)
    return best


def archive() -> list[Row]:
    """A million points against four zones of 200 corners."""
    rings = [ring(*centre) for centre in CENTRES]
    zones = [
        outline_of(
            (
                ZoneShape(
                    id=f"XX/{number}",
                    zone=str(number),
                    name="made up",
                    status=GeometryStatus.APPROXIMATE,
                    source="bench",
                    method="computed",
                    tolerance_m=TOLERANCE_M,
                    polygons=((each,),),
                ),
            )
        )
        for number, each in enumerate(rings)
    ]
    rng = np.random.default_rng(1)
    lon = rng.uniform(FRAME[0], FRAME[2], POINTS)
    lat = rng.uniform(FRAME[1], FRAME[3], POINTS)
    radii = rng.choice([1_000.0, 3_000.0, 15_000.0, 25_000.0], POINTS)
    polygons = [shapely.Polygon(each) for each in rings]
    shapely.prepare(polygons)
    first = spent(lambda: points_in_zones(lon, lat, RADIUS_M, zones), times=1)
    ours = spent(lambda: points_in_zones(lon, lat, RADIUS_M, zones))
    peer = spent(lambda: contained(lon, lat, polygons))
    points_in_zones(lon, lat, radii, zones)
    mixed = spent(lambda: points_in_zones(lon, lat, radii, zones), times=3)
    rate = [POINTS / seconds / 1e6 for seconds in (ours, peer, mixed)]
    return [
        (
            f"zone test, {POINTS:,} points, 4 zones of {CORNERS} corners, one thread",
            f"{rate[0]:.1f} million points/s",
            f"aim {BATCH_AIM:.0f}; box and contains_xy {rate[1]:.1f}: "
            f"{ours / peer:.2f} times its time (aim {RATIO_AIM})",
        ),
        (
            "the same, its table made first",
            f"{first:.2f} s",
            f"table {max(0.0, first - ours):.2f} s, kept for zones and radius",
        ),
        (
            "the same, four radii mixed",
            f"{rate[2]:.1f} million points/s",
            "sorted by radius first",
        ),
    ]


def contained(
    lon: np.ndarray, lat: np.ndarray, polygons: list[shapely.Polygon]
) -> list[np.ndarray]:
    """The peer: which points each polygon holds."""
    found = []
    for polygon in polygons:
        west, south, east, north = polygon.bounds
        box = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        at = np.flatnonzero(box)
        held = np.zeros(lon.size, bool)
        held[at] = shapely.contains_xy(polygon, lon[at], lat[at])
        found.append(held)
    return found


def single() -> list[Row]:
    """One placement against one packaged zone, by outline, near its edge."""
    place = Place(
        id="geonames:172994",
        name="Ariha",
        lat=35.81374,
        lon=36.60964,
        precision=PlacePrecision.SETTLEMENT,
        radius_m=3_000,
        country="SY",
        admin1="iso:SY-ID",
    )
    at = Placement(
        mention=PlaceMention(text="Ariha", span=Span(0, 5)),
        place=place,
        precision=place.precision,
        radius_m=place.radius_m,
    )
    return [_one(at, agreement_id, day) for agreement_id, day in SINGLE]


def _one(at: Placement, agreement_id: str, day: date) -> Row:
    agreement, when, calls = packaged_agreement(agreement_id), on_day(day), 1_000

    def many() -> None:
        for _ in range(calls):
            place_in_zones(at, agreement, when)

    each = spent(many, times=10) / calls * 1e6
    what = f"zone test, one placement by outline, {agreement_id}"
    return what, f"{each:.0f} microseconds", f"limit {SINGLE_AIM_US:.0f}"


def main() -> int:
    """Print the rows."""
    for row in archive() + single():
        print(f"{row[0]}: {row[1]} ({row[2]})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
