"""Outlines: in or out only beyond the doubt of place and edge together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.locate.outlines import shape, square
from trucewatch.locate.outlines import ask, outline_of
from trucewatch.model.place import ZoneResult
from trucewatch.model.zone import OutlineBound

INSIDE, OUTSIDE = ZoneResult.INSIDE, ZoneResult.OUTSIDE
EDGE, UNKNOWN = ZoneResult.BOUNDARY_UNCERTAIN, ZoneResult.UNKNOWN
KM = 1 / 111.195  # degrees of latitude

# The square reaches from 34.5 to 35.5 north; its edge may be 3 km off.
AT = [
    ("4.1 km inside, known to 1 km", 35.5 - 4.1 * KM, 1_000, INSIDE),
    ("3.9 km inside, known to 1 km", 35.5 - 3.9 * KM, 1_000, EDGE),
    ("1 km inside, known to 3 km", 35.5 - 1.0 * KM, 3_000, EDGE),
    ("on the edge", 35.5, 1, EDGE),
    ("3.9 km outside, known to 1 km", 35.5 + 3.9 * KM, 1_000, EDGE),
    ("4.1 km outside, known to 1 km", 35.5 + 4.1 * KM, 1_000, OUTSIDE),
    ("far outside", 50.0, 25_000, OUTSIDE),
    ("in the middle, known to 42 km", 35.0, 42_000, INSIDE),
    ("in the middle, known to 60 km", 35.0, 60_000, EDGE),
    ("wider than the zone", 35.0, 150_000, UNKNOWN),
]


@pytest.mark.parametrize(
    ("why", "lat", "radius_m", "result"), AT, ids=[a[0] for a in AT]
)
def test_the_edge_is_in_doubt_as_far_as_place_and_outline_are(
    why: str, lat: float, radius_m: float, result: ZoneResult
) -> None:
    """Radius and tolerance add up; beyond them the outline answers."""
    outline = outline_of((shape(square(36.0, 35.0, 0.5)),))
    assert ask(outline, 36.0, lat, radius_m).result is result, why


def test_a_hole_is_outside() -> None:
    """The middle of a ring-shaped zone does not belong to it."""
    ring = shape(square(36.0, 35.0, 1.0), square(36.0, 35.0, 0.5), tolerance_m=0)
    outline = outline_of((ring,))
    assert ask(outline, 36.0, 35.0, 1_000).result is OUTSIDE
    assert ask(outline, 36.0, 35.75, 1_000).result is INSIDE
    assert ask(outline, 36.0, 35.5, 1_000).result is EDGE


def test_between_least_and_most_nothing_is_settled() -> None:
    """Inside by the least that the text means, outside by the most."""
    least = shape(square(36.0, 35.0, 0.5), bound=OutlineBound.LEAST)
    most = shape(square(36.0, 35.0, 1.0), bound=OutlineBound.MOST)
    outline = outline_of((most, least))
    results = [ask(outline, 36.0, lat, 1_000).result for lat in (35.0, 35.75, 36.2)]
    assert results == [INSIDE, EDGE, OUTSIDE]


def test_a_greater_tolerance_of_the_zone_counts() -> None:
    """The agreement may trust an outline less than its file does."""
    ours = (shape(square(36.0, 35.0, 0.5), tolerance_m=0),)
    at = 36.0, 35.5 - 5 * KM
    assert ask(outline_of(ours), *at, 1_000).result is INSIDE
    assert ask(outline_of(ours, 10_000), *at, 1_000).result is EDGE


def test_a_half_of_a_pair_is_refused() -> None:
    """A least without a most says nothing of the outside."""
    with pytest.raises(ValueError, match="one outline, or one of bound least"):
        outline_of((shape(square(36.0, 35.0, 0.5), bound=OutlineBound.LEAST),))


DOUBT = {INSIDE: 0, OUTSIDE: 0, EDGE: 1, UNKNOWN: 2}


@given(
    lon=st.floats(min_value=34, max_value=38),
    lat=st.floats(min_value=33, max_value=37),
    radii=st.tuples(*[st.floats(min_value=1, max_value=5e5)] * 2),
)
def test_a_wider_radius_never_makes_an_outline_more_certain(
    lon: float, lat: float, radii: tuple[float, float]
) -> None:
    """From in or out to uncertain to unknown, never back, never across."""
    outline = outline_of((shape(square(36.0, 35.0, 0.5), square(36.0, 35.0, 0.2)),))
    tight, wide = (ask(outline, lon, lat, radius).result for radius in sorted(radii))
    assert DOUBT[wide] >= DOUBT[tight]
    assert wide is tight or DOUBT[wide] > 0
