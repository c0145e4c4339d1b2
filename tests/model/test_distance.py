"""Distances on the globe, and none where a point is missing."""

from __future__ import annotations

import pytest

from tests.factories import place
from trucewatch.model.distance import distance_m

CASES = [
    ("nowhere to go", (35.0, 36.0), (35.0, 36.0), 0),
    ("one degree of latitude", (35.0, 36.0), (36.0, 36.0), 111_195),
    ("one degree of longitude at the equator", (0.0, 0.0), (0.0, 1.0), 111_195),
    ("Damascus to Aleppo", (33.5102, 36.29128), (36.20124, 37.16117), 309_700),
    ("half around", (0.0, 0.0), (0.0, 180.0), 20_015_115),
]


@pytest.mark.parametrize(
    ("why", "one", "other", "metres"), CASES, ids=[c[0] for c in CASES]
)
def test_distance_is_the_great_circle(
    why: str, one: tuple[float, float], other: tuple[float, float], metres: float
) -> None:
    """Within half a kilometre of the known figure, both ways alike."""
    first = place("A", lat=one[0], lon=one[1])
    second = place("B", lat=other[0], lon=other[1])
    assert distance_m(first, second) == pytest.approx(metres, abs=500), why
    assert distance_m(first, second) == distance_m(second, first)


def test_without_a_point_there_is_no_distance() -> None:
    """An area without a coordinate is at no distance from anything."""
    pinned, area = place(), place("Area", lat=None, lon=None)
    assert distance_m(pinned, area) is None
    assert distance_m(area, pinned) is None
