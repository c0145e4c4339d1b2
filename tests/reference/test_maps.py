"""Map outlines: closed, light, where they belong, and never called official."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import Any

import pytest
import shapely

from trucewatch.errors import InvalidReference
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.place import Place
from trucewatch.reference import maps
from trucewatch.reference.agreement_files import packaged_agreement
from trucewatch.reference.gazetteer.index import Gazetteer
from trucewatch.reference.maps import load_shapes, shape_from, zone_outlines

AGREEMENT = "SY-2017-05-04"


def _zones(day: date = date(2017, 9, 29)) -> tuple[MapShape, ...]:
    return zone_outlines(packaged_agreement(AGREEMENT), day)


def _holds(shape: MapShape, place: Place) -> bool:
    assert place.lon is not None
    assert place.lat is not None
    point = shapely.Point(place.lon, place.lat)
    return any(shapely.Polygon(ring).contains(point) for ring in shape.rings)


def test_the_map_has_countries_then_provinces_then_disputed_lines() -> None:
    """Fourteen governorates, the countries around, and the line in the Golan."""
    shapes = load_shapes("SY")
    kinds = [shape.kind for shape in shapes]
    order = [ShapeKind.COUNTRY, ShapeKind.PROVINCE, ShapeKind.DISPUTED]
    assert kinds == sorted(kinds, key=order.index)
    assert kinds.count(ShapeKind.PROVINCE) == 14
    assert {"iso:SY", "iso:TR", "iso:IQ", "iso:JO", "iso:LB", "iso:IL"} <= {
        shape.id for shape in shapes
    }
    assert "Syrian claim (Israel)" in {s.name for s in shapes}


def test_every_country_without_a_map_gives_none() -> None:
    """Only packaged maps are drawn."""
    assert load_shapes("UA") == ()


def test_outlines_are_closed_valid_and_within_the_frame() -> None:
    """Every ring is closed and every polygon valid."""
    for shape in (*load_shapes("SY"), *_zones()):
        for ring in shape.rings:
            if shape.kind is not ShapeKind.DISPUTED:
                assert ring[0] == ring[-1]
                assert len(ring) > 3
                assert shapely.Polygon(ring).is_valid, shape.id
            assert all(34 < lon < 44 and 31 < lat < 38 for lon, lat in ring)


def test_the_committed_outlines_stay_light() -> None:
    """At most 60 kB for all of them."""
    folder = resources.files("trucewatch.reference")
    files = [f for part in ("outlines", "zones") for f in (folder / part).iterdir()]
    assert sum(len(f.read_bytes()) for f in files) <= 60_000


def test_province_outlines_hold_their_capitals(gazetteer: Gazetteer) -> None:
    """Each governorate's outline holds the town it is named after."""
    seats = {"iso:SY-ID": 169389, "iso:SY-HM": 170017, "iso:SY-DR": 170905}
    by_id = {shape.id: shape for shape in load_shapes("SY")}
    for province, number in seats.items():
        place = gazetteer.place(f"geonames:{number}")
        assert _holds(by_id[province], place)


IN_ZONE = [
    ("geonames:169389", "Z1"), ("geonames:166640", "Z1"), ("tw:SY/anadan", "Z1"),
    ("tw:SY/kabani", "Z1"), ("geonames:172946", "Z2"), ("geonames:163596", "Z2"),
    ("geonames:170592", "Z3"), ("tw:SY/marj-al-sultan", "Z3"),
    ("geonames:170905", "Z4"), ("geonames:173334", "Z4"),
]  # fmt: skip


@pytest.mark.parametrize(("place_id", "zone"), IN_ZONE)
def test_zone_outlines_hold_the_towns_they_are_drawn_around(
    gazetteer: Gazetteer, place_id: str, zone: str
) -> None:
    """The method of each outline is kept by its result."""
    shapes = {s.id: s for s in _zones()}
    place = gazetteer.place(place_id)
    assert _holds(shapes[f"{AGREEMENT}/{zone}"], place)


def test_zone_outlines_say_that_they_are_approximate() -> None:
    """No outline of ours can be taken for an official one."""
    shapes = _zones()
    assert [s.id for s in shapes] == [f"{AGREEMENT}/Z{n}" for n in range(1, 5)]
    assert {s.status for s in shapes} == {"approximate"}
    assert {s.kind for s in shapes} == {ShapeKind.ZONE}


def test_only_zones_that_stand_are_drawn() -> None:
    """The first day counts, the day of the end does not."""
    assert [s.id[-2:] for s in _zones(date(2018, 5, 15))] == ["Z1", "Z2", "Z4"]
    assert [s.id[-2:] for s in _zones(date(2018, 5, 16))] == ["Z1", "Z4"]
    assert _zones(date(2017, 5, 3)) == ()


def test_of_two_bounds_the_wider_is_drawn() -> None:
    """Fifteen to twenty kilometres: the outline of twenty."""
    sochi = packaged_agreement("SY-2018-09-17")
    (zone,) = zone_outlines(sochi, date(2018, 9, 20))
    assert (zone.id, zone.name) == (
        "SY-2018-09-17/DMZ",
        "Demilitarised zone, 20 km deep",
    )


PROPERTIES = {"id": "x", "name": "X", "kind": "country"}
BAD: list[tuple[str, dict[str, Any]]] = [
    ("no geometry", {"properties": PROPERTIES}),
    ("a point", {"properties": PROPERTIES, "geometry": {"type": "Point"}}),
    (
        "unknown kind",
        {
            "properties": {**PROPERTIES, "kind": "moon"},
            "geometry": {"type": "MultiPolygon", "coordinates": []},
        },
    ),
]


@pytest.mark.parametrize(("why", "feature"), BAD, ids=[row[0] for row in BAD])
def test_a_wrong_feature_is_no_shape(why: str, feature: dict[str, Any]) -> None:
    """A feature that lacks a part or has another geometry is refused."""
    with pytest.raises((KeyError, ValueError)):
        shape_from(feature)
    assert why


def test_a_missing_map_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged installation names the file."""
    monkeypatch.setitem(maps.MAPS, "ZZ", "nowhere")
    with pytest.raises(InvalidReference, match=r"outlines/nowhere\.geojson"):
        load_shapes("ZZ")
