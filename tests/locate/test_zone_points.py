"""Many points at once: the same answers as one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.locate.outlines import shape, square, star
from trucewatch.locate import zone_points
from trucewatch.locate.outlines import Outline, ask, outline_of
from trucewatch.locate.zone_grid import CODE, table_of
from trucewatch.locate.zone_points import WORTH_A_TABLE, points_in_zones
from trucewatch.model.zone import OutlineBound
from trucewatch.reference.zone_files import packaged_zone_shapes

ZONES: tuple[Outline, ...] = (
    outline_of((shape(star(36.6, 35.8, 0.5)),)),
    outline_of((shape(square(36.7, 34.9, 0.3), square(36.7, 34.9, 0.1)),)),
    outline_of(
        (
            shape(star(36.4, 33.5, 0.25), bound=OutlineBound.LEAST),
            shape(square(36.4, 33.5, 0.4), bound=OutlineBound.MOST),
        )
    ),
    outline_of(packaged_zone_shapes("SY-2020-03-05.geojson")),
    outline_of((shape(square(179.9, -17.0, 0.3)),)),
)
"""Five zones, one more than a table holds: corners, a hole, bounds, 180 degrees."""

LON, LAT = st.floats(-180, 180), st.floats(-90, 90)
NEAR = st.tuples(st.floats(35, 38), st.floats(33, 37))
POINT = st.one_of(NEAR, st.tuples(LON, LAT))


def _singly(
    lon: NDArray[np.float64], lat: NDArray[np.float64], radius_m: float
) -> list[list[int]]:
    points = list(zip(lon.tolist(), lat.tolist(), strict=True))
    return [
        [CODE[ask(zone, *point, radius_m).result] for point in points] for zone in ZONES
    ]


@given(
    points=st.lists(POINT, min_size=1, max_size=30),
    radius_m=st.floats(min_value=1, max_value=1e6),
)
def test_many_are_answered_as_one_by_one(
    points: list[tuple[float, float]], radius_m: float
) -> None:
    """Anywhere on the globe, at any radius, measured."""
    lon, lat = np.array(points).T
    assert points_in_zones(lon, lat, radius_m, ZONES).tolist() == _singly(
        lon, lat, radius_m
    )


@pytest.mark.parametrize("radius_m", [100.0, 3_000.0, 25_000.0, 120_000.0])
def test_the_table_answers_as_one_by_one(radius_m: float) -> None:
    """Enough points for a table: spread, and crowded where the doubt begins."""
    rng = np.random.default_rng(7)
    size = WORTH_A_TABLE
    lon, lat = rng.uniform(34, 40, size), rng.uniform(31, 38, size)
    lon[:500] = rng.uniform(-180, 180, 500)
    found = points_in_zones(lon, lat, radius_m, ZONES)
    one = [zone_points.measure(zone, lon, lat, radius_m) for zone in ZONES]
    assert (found == np.array(one)).all()
    some = slice(0, 1_500)
    assert found[:, some].tolist() == _singly(lon[some], lat[some], radius_m)
    assert {code for row in found[:4] for code in row.tolist()} >= {2, 3}


def test_a_table_leaves_little_to_measure() -> None:
    """Under 1 % of the cells beside a zone of 200 corners."""
    table = table_of(ZONES[:1], 1_000.0)
    assert table is not None
    assert float((table.codes == CODE_UNKNOWN).mean()) < 0.02


CODE_UNKNOWN = min(CODE.values())


def test_no_table_where_a_flat_grid_does_not_serve() -> None:
    """Across 180 degrees, near a pole, or thousands of kilometres wide."""
    polar = outline_of((shape(square(0.0, 85.0, 1.0)),))
    assert table_of((ZONES[4],), 1_000.0) is None
    assert table_of((polar,), 1_000.0) is None
    assert table_of((ZONES[0],), 900_000.0) is None


def test_each_point_may_have_its_own_radius() -> None:
    """A few radii, or very many."""
    rng = np.random.default_rng(3)
    lon, lat = rng.uniform(35, 38, 400), rng.uniform(33, 37, 400)
    for radii in (rng.choice([1e3, 3e3, 25e3], 400), rng.uniform(1e2, 1e5, 400)):
        found = points_in_zones(lon, lat, radii, ZONES)
        for number in range(0, 400, 7):
            at = slice(number, number + 1)
            (one,) = np.transpose(_singly(lon[at], lat[at], float(radii[number])))
            assert found[:, number].tolist() == one.tolist()


def test_a_point_off_the_globe_is_unknown() -> None:
    """Not a number, latitude 95, longitude 236: the others are answered."""
    lon = np.array([math.nan, 36.6, 236.6, 36.6, math.inf])
    lat = np.array([35.8, 95.0, 35.8, 35.8, 35.8])
    found = points_in_zones(lon, lat, 1_000.0, ZONES[:1])
    assert found.tolist() == [[0, 0, 0, 1, 0]]
    radii = np.full(5, 1_000.0)
    assert points_in_zones(lon, lat, radii, ZONES[:1]).tolist() == [[0, 0, 0, 1, 0]]


def test_no_points_have_no_answers() -> None:
    """An empty archive is no error."""
    none = np.array([])
    assert points_in_zones(none, none, 1_000.0, ZONES).shape == (5, 0)


BAD = [
    ("fewer latitudes", [36.0, 37.0], [35.0], 1.0, "wanted as many of each"),
    ("fewer radii", [36.0, 37.0], [35.0, 35.0], [1.0], "wanted as many of each"),
    ("a grid", [[36.0]], [[35.0]], 1.0, "wanted as many of each"),
    ("no radius", [36.0], [35.0], 0.0, "radius 0.0 m, wanted > 0"),
    ("a radius that is no number", [36.0], [35.0], [math.nan], "radius nan m"),
]


@pytest.mark.parametrize(
    ("why", "lon", "lat", "radius_m", "message"), BAD, ids=[b[0] for b in BAD]
)
def test_what_does_not_fit_together_is_refused(
    why: str, lon: list[float], lat: list[float], radius_m: float, message: str
) -> None:
    """With what was found."""
    with pytest.raises(ValueError, match=message):
        points_in_zones(lon, lat, radius_m, ZONES)
    assert why
