"""Map outlines: closed, light, where they belong, and never called official."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
import shapely

from trucewatch.errors import InvalidReference
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.place import Place
from trucewatch.reference.agreement_files import packaged_agreement
from trucewatch.reference.gazetteer.index import Gazetteer
from trucewatch.reference.maps import (
    UNNAMED,
    load_shapes,
    mapped_countries,
    sources_of,
    zone_outlines,
)

AGREEMENT = "SY-2017-05-04"


def _zones(day: date = date(2017, 9, 29)) -> tuple[MapShape, ...]:
    return zone_outlines(packaged_agreement(AGREEMENT), day)


def _holds(shape: MapShape, place: Place) -> bool:
    assert place.lon is not None
    assert place.lat is not None
    point = shapely.Point(place.lon, place.lat)
    return any(shapely.Polygon(ring).contains(point) for ring in shape.rings)


def test_the_map_has_countries_provinces_lines_and_places() -> None:
    """Fourteen governorates, the countries around, the line in the Golan, towns."""
    shapes = load_shapes("SY")
    kinds = [shape.kind for shape in shapes]
    order = [
        ShapeKind.COUNTRY,
        ShapeKind.PROVINCE,
        ShapeKind.DISPUTED,
        ShapeKind.PLACE,
    ]
    assert kinds == sorted(kinds, key=order.index)
    assert kinds.count(ShapeKind.PROVINCE) == 14
    assert {"iso:SY", "iso:TR", "iso:IQ", "iso:JO", "iso:LB", "iso:IL"} <= {
        shape.id for shape in shapes
    }
    assert "Syrian claim (Israel)" in {s.name for s in shapes}
    towns = [shape.name for shape in shapes if shape.kind is ShapeKind.PLACE]
    assert towns[0] == "Damascus"
    assert {"Aleppo", "Idlib", "Daraa"} <= set(towns)


@pytest.mark.uncounted
def test_the_world_is_mapped() -> None:
    """Every country of Natural Earth has a map that shows its own ground."""
    known = mapped_countries()
    assert len(known) >= 235
    for country in known:
        shapes = load_shapes(country)
        kinds = {shape.kind for shape in shapes}
        assert {ShapeKind.COUNTRY, ShapeKind.PROVINCE} <= kinds, country
        assert f"iso:{country}" in {shape.id for shape in shapes}


def test_a_code_of_no_country_has_no_map() -> None:
    """Nothing is drawn, nothing is raised."""
    assert load_shapes("ZZ") == ()


PROVINCES = [
    ("UA", "iso:UA-43", "Crimea"),
    ("UA", "iso:UA-14", "Donetsk"),
    ("YE", "iso:YE-HU", "Al Hudaydah"),
    ("YE", "iso:YE-SU", "Socotra"),
    ("SD", "iso:SD-DN", "North Darfur"),
]


@pytest.mark.parametrize(("country", "key", "name"), PROVINCES)
def test_provinces_stand_with_the_country_of_their_code(
    country: str, key: str, name: str
) -> None:
    """ISO 3166-2 decides, whoever Natural Earth draws in control."""
    assert {s.id: s.name for s in load_shapes(country)}[key] == name


def test_socotra_is_no_part_of_hadramaut() -> None:
    """The islands south of 13 degrees north, and nothing else."""
    rings = {s.id: s.rings for s in load_shapes("YE")}
    points = [lat for ring in rings["iso:YE-SU"] for _, lat in ring]
    assert 12 < min(points) < max(points) < 13
    assert min(lat for ring in rings["iso:YE-HD"] for _, lat in ring) > 13


def test_control_that_gainsays_the_code_is_a_disputed_line() -> None:
    """Crimea is a Ukrainian province behind a dashed line."""
    lines = {s.name for s in load_shapes("UA") if s.kind is ShapeKind.DISPUTED}
    assert "Line to what Natural Earth draws in Russia" in lines


def test_outlines_are_closed_valid_and_within_the_frame() -> None:
    """Every ring is closed and every polygon valid."""
    for shape in (*load_shapes("SY"), *_zones()):
        for ring in shape.rings:
            if shape.kind not in {ShapeKind.DISPUTED, ShapeKind.PLACE}:
                assert ring[0] == ring[-1]
                assert len(ring) > 3
                assert shapely.Polygon(ring).is_valid, shape.id
            assert all(34 < lon < 44 and 31 < lat < 38 for lon, lat in ring)


def test_the_packaged_outlines_stay_light() -> None:
    """At most 3 MB for the world, 20 kB for Syria."""
    folder = resources.files("trucewatch.reference") / "outlines"
    sizes = {f.name: len(f.read_bytes()) for f in folder.iterdir()}
    assert sum(sizes.values()) <= 3_000_000
    assert sizes["SY.json"] <= 20_000


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


def test_every_map_has_a_note_on_its_borders() -> None:
    """Who drew them, and that they decide nothing; towns have their own source."""
    with_towns = sources_of(load_shapes("SY"))
    assert "who is in control" in with_towns
    assert "status of any territory" in with_towns
    assert "GeoNames (CC BY 4.0)" in with_towns
    assert "GeoNames" not in sources_of(_zones())


OWN_NOTES = [
    ("no source", UNNAMED, "marks them. It names no source. No outline"),
    (
        "a source",
        "Survey office, 2019.",
        "marks them. It says of its source: Survey office, 2019. No outline",
    ),
]


@pytest.mark.parametrize(
    ("why", "source", "told"), OWN_NOTES, ids=[n[0] for n in OWN_NOTES]
)
def test_a_missions_own_map_is_not_credited_to_others(
    why: str, source: str, told: str
) -> None:
    """Neither Natural Earth nor GeoNames is named; zones beside it change nothing."""
    own = tuple(replace(shape, source=source) for shape in load_shapes("SY"))
    note = sources_of((*_zones(), *own))
    assert told in note, why
    assert "Natural Earth" not in note
    assert "GeoNames" not in note


def test_a_copy_of_the_packaged_map_keeps_its_note() -> None:
    """A changed copy still comes from there; what all maps say stands once."""
    packaged = load_shapes("SY")
    own = tuple(replace(shape, source=sources_of(packaged)) for shape in packaged)
    note = sources_of(own)
    assert "It says of its source: Borders as Natural Earth" in note
    assert "GeoNames (CC BY 4.0)" in note
    assert note.count("status of any territory") == 1


def test_a_broken_map_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A damaged installation names the file."""
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "QQ.json").write_text('{"features": [{}]}', "utf-8")
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    with pytest.raises(InvalidReference, match=r"outlines/QQ\.json: bad map file"):
        load_shapes("QQ")
