"""Places have honest coordinates and radii."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import factories as make
from trucewatch.model.document import Span
from trucewatch.model.place import (
    AREA_PRECISIONS,
    CoordSource,
    Extent,
    MentionRole,
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
    Unplaced,
    ZoneResult,
    kept_answer,
)


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Precisions of 2.4, coordinate sources of 2.21, answers of a zone test."""
    precisions = (
        "exact vicinity settlement near_settlement subdistrict district governorate "
        "zone_of_agreement line_or_road country cross_border sea air unresolved"
    )
    assert [*PlacePrecision] == precisions.split()
    sources = "official gazetteer gps digitised approximate"
    assert [*CoordSource] == sources.split()
    results = "inside outside boundary_uncertain unknown"
    assert [*ZoneResult] == results.split()
    assert [*MentionRole] == ["at", "from", "toward", "near", "cell", "named"]
    assert [*Extent] == ["whole", "part", "unstated"]


def test_areas_are_what_is_never_drawn_as_a_pin() -> None:
    """Units with an extent of their own are areas; points and lines are not."""
    areas = (
        "subdistrict district governorate zone_of_agreement country cross_border sea"
    )
    assert sorted(areas.split()) == sorted(AREA_PRECISIONS)


@pytest.mark.parametrize(("lat", "lon"), [(90, 180), (-90, -180), (0, 0), (None, None)])
def test_coordinates_to_the_edge_of_the_world_are_accepted(
    lat: float | None, lon: float | None
) -> None:
    """Poles and the date line are places; an entry may lack a coordinate."""
    where = make.place(lat=lat, lon=lon)
    assert (where.lat, where.lon) == (lat, lon)


REFUSED = [
    ("latitude alone", 35.0, None, "go together"),
    ("longitude alone", None, 36.0, "go together"),
    ("beyond the north pole", 90.001, 0.0, "latitude"),
    ("beyond the south pole", -90.001, 0.0, "latitude"),
    ("beyond the date line, east", 0.0, 180.001, "longitude"),
    ("beyond the date line, west", 0.0, -180.001, "longitude"),
    ("latitude not a number", float("nan"), 0.0, "latitude"),
]


@pytest.mark.parametrize(
    ("lat", "lon", "complaint"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_coordinates_off_the_world_are_refused(
    lat: float | None, lon: float | None, complaint: str
) -> None:
    """Half a coordinate is none, and degrees have limits."""
    with pytest.raises(ValueError, match=complaint):
        make.place(lat=lat, lon=lon)


@pytest.mark.parametrize("radius_m", [0.0, -1.0])
def test_a_place_is_never_a_point_without_radius(radius_m: float) -> None:
    """A radius is above zero, however small."""
    assert make.place(radius_m=0.001).radius_m == 0.001
    with pytest.raises(ValueError, match="radius"):
        make.place(radius_m=radius_m)


PLACED = Placement(
    mention=PlaceMention(text="Mill", span=Span(0, 4)),
    place=Place(
        id="x:1",
        name="Mill",
        lat=35.0,
        lon=36.0,
        precision=PlacePrecision.SETTLEMENT,
        radius_m=3_000,
    ),
    precision=PlacePrecision.SETTLEMENT,
    radius_m=3_000,
    reasons=("named so",),
)


def test_a_kept_answer_tells_what_moved() -> None:
    """Another point, precision or entry is a move; another reason is none."""
    one = kept_answer(PLACED, gazetteer="g1")
    assert (one.place_id, one.lat, one.precision) == ("x:1", 35.0, "settlement")
    assert one.agrees(replace(one, reason="else", gazetteer="g2"))
    assert not one.agrees(replace(one, lat=35.1))
    assert not one.agrees(replace(one, radius_m=1.0))
    left = kept_answer(Unplaced(mention=PLACED.mention, reason="unknown"), gazetteer="")
    assert (left.place_id, left.reason) == (None, "unknown")
    assert not left.agrees(one)
