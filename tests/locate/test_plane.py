"""The plane: true distances from its centre, and back to the globe."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.locate.plane import Plane

NEAR = st.floats(min_value=-3, max_value=3)


@given(
    lon=st.floats(min_value=-180, max_value=180),
    lat=st.floats(min_value=-85, max_value=85),
    east=NEAR,
    north=NEAR,
)
def test_there_and_back(lon: float, lat: float, east: float, north: float) -> None:
    """A point's place on the plane leads back to the point, one or many at a time."""
    plane = Plane(lon, lat)
    at = lon + east, max(-89.0, min(89.0, lat + north))
    x, y = plane.project_one(*at)
    many = plane.project(np.array([at[0]]), np.array([at[1]]))
    assert (many[0][0], many[1][0]) == pytest.approx((x, y), abs=1e-6)
    back = plane.locate(np.array([x]), np.array([y]))
    away = (back[0][0] - at[0] + 180) % 360 - 180
    assert away * math.cos(math.radians(at[1])) == pytest.approx(0, abs=1e-6)
    assert back[1][0] == pytest.approx(at[1], abs=1e-6)


def test_a_degree_of_latitude() -> None:
    """111.195 km on the sphere, straight north."""
    x, y = Plane(36.0, 35.0).project_one(36.0, 36.0)
    assert (x, y) == pytest.approx((0.0, 111_195.08), abs=0.1)


def test_across_the_line_of_180_degrees() -> None:
    """Two islands on either side of it are neighbours."""
    x, _ = Plane(179.9, 0.0).project_one(-179.9, 0.0)
    assert x == pytest.approx(22_239.0, abs=1.0)
