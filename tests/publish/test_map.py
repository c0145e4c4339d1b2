"""The map: areas stay areas, labels keep apart, the list tells the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish import sample_documents
from tests.publish.sample_claims import CALL, CLASH
from tests.publish.sample_documents import IDLIB, VILLAGE, mention, placed_at
from tests.publish.sample_incidents import entry_of, incident_of
from tests.publish.samples import SHAPES, sample_bulletin, square
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.place import Place, PlacePrecision
from trucewatch.publish.index import index_of
from trucewatch.publish.labels import Box, Label, place_labels
from trucewatch.publish.map import MapView, map_view
from trucewatch.publish.map_drawing import zone_status
from trucewatch.publish.projection import centre, clip, fit, holds, thin


def _map(place: Place, precision: PlacePrecision | None = None) -> MapView:
    named = mention(sample_documents.NOTE, "Long Valley")
    incident = incident_of((CLASH,), place=placed_at(named, place, precision=precision))
    bulletin = sample_bulletin(entries=(entry_of(incident),))
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    return view


NOWHERE = replace(VILLAGE, lat=None, lon=None)
DRAWN = (
    ("settlement", VILLAGE, None, "drawn as a marker", 1),
    ("exact", VILLAGE, PlacePrecision.EXACT, "drawn as a marker", 1),
    ("near", VILLAGE, PlacePrecision.NEAR_SETTLEMENT, "drawn as an area", 0),
    ("road", VILLAGE, PlacePrecision.LINE_OR_ROAD, "drawn as an area", 0),
    ("district", VILLAGE, PlacePrecision.DISTRICT, "drawn as an area", 0),
    ("province", IDLIB, None, "drawn as the governorate's area", 0),
    ("country", VILLAGE, PlacePrecision.COUNTRY, "not drawn: no position known", 0),
    ("no point", NOWHERE, None, "not drawn: no position known", 0),
)


@pytest.mark.parametrize(
    ("place", "precision", "drawn", "markers"),
    [case[1:] for case in DRAWN],
    ids=[case[0] for case in DRAWN],
)
def test_only_settlements_and_finer_are_pins(
    place: Place, precision: PlacePrecision | None, drawn: str, markers: int
) -> None:
    """A province or a road is never a marker; what has no point is not drawn."""
    view = _map(place, precision)
    assert view.entries[0].drawn == drawn
    assert view.wide.count('class="marker"') == markers
    assert ("shaded" in view.wide) is (place is IDLIB)


def test_zones_and_lines_are_dashed_and_named_approximate() -> None:
    """A zone's title and list entry say that it is not official."""
    view = _map(VILLAGE)
    assert "Zone 1 (approximate, not official)" in view.wide
    assert view.zones == (("Z1, Zone 1", "approximate, not official"),)
    assert view.disputed == ("Line of 1974",)
    line = re.search(r'<path d="([^"]+)" class="disputed"', view.wide)
    assert line is not None
    assert not line[1].endswith("Z")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("official", "official"),
        ("approximate", "approximate, not official"),
        ("", "approximate, not official"),
        ("textual_only", "textual only: approximate, not official"),
    ],
)
def test_only_official_outlines_go_without_a_warning(
    status: str, expected: str
) -> None:
    """Every other status is called not official."""
    assert zone_status(replace(SHAPES[-1], status=status)) == expected


def test_list_has_every_place_with_its_incidents() -> None:
    """Two incidents at one place are one entry; the unplaced are named."""
    bulletin = sample_bulletin()
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    assert [entry.place for entry in view.entries] == [
        "Upper Mill (settlement, within 3 km)",
        "Long Valley (somewhere in a sub-district; no position known)",
    ]
    assert all(entry.invented for entry in view.entries)
    assert [title for _, title in view.unplaced] == [
        "Event of undetermined kind at a place named “Nowhere Farm”, time not stated"
    ]


def test_incidents_at_one_place_share_a_number() -> None:
    """One number, two links."""
    place = placed_at(mention(sample_documents.NEWS, "Idlib"), IDLIB)
    entries = tuple(
        entry_of(incident_of((told,), place=place)) for told in (CALL, CLASH)
    )
    bulletin = sample_bulletin(entries=entries)
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    assert [len(entry.incidents) for entry in view.entries] == [2]


def test_no_outline_gives_no_map() -> None:
    """Without shapes there is no empty drawing."""
    bulletin = sample_bulletin(shapes=())
    assert map_view(bulletin, index_of(bulletin, {})) is None


def test_outlines_alone_are_drawn_around_the_country() -> None:
    """Without incidents, provinces and zones the country fills the map."""
    bulletin = sample_bulletin(shapes=SHAPES[:1], entries=())
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    assert view.wide.count("<path") == 1
    assert ">Syria</text>" in view.wide
    assert "no incident with a place" in view.wide


def test_a_neighbours_name_stands_only_on_its_own_ground() -> None:
    """A strip too small for the name carries none; a wide one does."""

    def named(size: float) -> bool:
        strip = MapShape(
            id="iso:XX",
            name="Neighbourland",
            kind=ShapeKind.COUNTRY,
            rings=(square(36.2 - size, 34.5, size=size),),
        )
        bulletin = sample_bulletin(shapes=(*SHAPES, strip), entries=())
        view = map_view(bulletin, index_of(bulletin, {}))
        assert view is not None
        return ">Neighbourland</text>" in view.wide

    assert not named(0.15)
    assert named(0.9)


TOWN = MapShape(
    id="geonames:1",
    name="Old Market",
    kind=ShapeKind.PLACE,
    rings=(((36.4, 34.8),),),
    rank=1,
)


def test_main_places_have_a_dot_and_a_name() -> None:
    """Beside the dot; the legend and the note under the map tell of them."""
    bulletin = sample_bulletin(shapes=(*SHAPES, TOWN), entries=())
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    assert ">Old Market</text>" in view.wide
    assert view.wide.count('class="place"') == 1
    assert view.towns
    assert "GeoNames (CC BY 4.0)" in view.note


def test_a_town_gives_way_to_an_incident_there() -> None:
    """The number and the marker stand alone; the list names the place."""
    here = replace(TOWN, rings=(((VILLAGE.lon or 0, VILLAGE.lat or 0),),))
    named = mention(sample_documents.NOTE, "Long Valley")
    incident = incident_of((CLASH,), place=placed_at(named, VILLAGE))
    bulletin = sample_bulletin(shapes=(*SHAPES, here), entries=(entry_of(incident),))
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    assert ">Old Market</text>" not in view.wide


def test_an_area_called_as_its_town_gives_way_to_the_town() -> None:
    """The name is wanted once; where both find room, both stand."""
    twin = replace(TOWN, name="Hama", rings=(((36.7, 34.9),),))
    bulletin = sample_bulletin(shapes=(*SHAPES, TOWN, twin), entries=())
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    assert 'place-name">Hama</text>' in view.wide


def test_the_note_on_borders_stands_under_every_map() -> None:
    """Even where no town is drawn."""
    view = _map(VILLAGE)
    assert "No outline here says anything on the status" in view.note
    assert "GeoNames" not in view.note


def test_outlines_out_of_view_are_left_out() -> None:
    """A far country adds nothing to the drawing."""
    far = MapShape(
        id="iso:FR", name="France", kind=ShapeKind.COUNTRY, rings=(square(0, 45),)
    )
    bulletin = sample_bulletin(shapes=(*SHAPES, far))
    view = map_view(bulletin, index_of(bulletin, {}))
    assert view is not None
    assert "France" not in view.wide


@given(
    st.lists(st.tuples(st.floats(30, 45), st.floats(30, 40)), min_size=1, max_size=20)
)
def test_projection_keeps_all_points_in_the_drawing(
    points: list[tuple[float, float]],
) -> None:
    """Every point lies inside; north is up; the drawing is not too tall."""
    view = fit(points, width=700)
    assert view.height <= 700 * 1.2 + 1e-6
    for lon, lat in points:
        x, y = view.project(lon, lat)
        assert -1e-6 <= x <= view.width + 1e-6
        assert -1e-6 <= y <= view.height + 1e-6
    assert view.project(35, 36)[1] > view.project(35, 37)[1]


def test_lengths_are_true_to_the_scale() -> None:
    """A degree of latitude is 111.32 km."""
    view = fit([(36.0, 35.0), (38.0, 36.0)], width=700)
    north, south = view.project(36, 36)[1], view.project(36, 35)[1]
    assert view.length(111_320) == pytest.approx(south - north)


def test_clipping_cuts_at_the_edges() -> None:
    """A square over the corner keeps its quarter; one outside nothing."""
    ring = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    kept = clip(ring, width=10, height=10)
    assert centre(kept) == ((2.5, 2.5), 25.0)
    assert clip([(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], width=10, height=10) == []


def test_centre_of_a_line_is_its_mean() -> None:
    """A ring without area has the mean of its points."""
    assert centre([(0.0, 0.0), (2.0, 2.0)]) == ((1.0, 1.0), 0.0)


def test_rings_hold_what_lies_inside() -> None:
    """Inside and just outside a triangle."""
    ring = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0)]
    assert holds(ring, (2.0, 2.0))
    assert not holds(ring, (6.0, 6.0))


def test_thinning_drops_what_the_eye_cannot_see() -> None:
    """Points closer than the least distance to the last kept one go."""
    assert thin([(0, 0), (0.1, 0), (1, 0), (1.1, 0)]) == [(0, 0), (1, 0)]


def _label(text: str, x: float, y: float) -> Label:
    return Label(text=text, x=x, y=y, size=10, style="name")


def test_labels_do_not_cover_each_other() -> None:
    """Labels wanted at one point are moved apart or left out."""
    labels = [_label(f"Label {n}", 50, 50) for n in range(12)]
    placed = place_labels(labels, taken=(), width=100, height=100)
    assert 2 <= len(placed) < 12
    places = [(each.x, each.y) for each in placed]
    assert len(set(places)) == len(places)


def test_labels_stay_inside_and_off_marks() -> None:
    """No room means no label."""
    assert place_labels([_label("Wide name", 2, 2)], taken=(), width=9, height=9) == ()
    mark = Box(0, 0, 100, 100)
    assert (
        place_labels([_label("A", 50, 50)], taken=[mark], width=100, height=100) == ()
    )
