"""What a map shows at a zoom: discs, areas, and numbers beside names; never a pin."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from trucewatch.model.incident_line import LinePlace
from trucewatch.model.place import PlacePrecision
from trucewatch.service.map_choice import Choice
from trucewatch.service.map_rows import NAMES, Columns, MapRows
from trucewatch.service.map_views import (
    APART,
    WORLD,
    Box,
    places_of,
    snapped,
    view_bytes,
)

SYRIA = Box(west=35.0, south=32.0, east=42.5, north=37.5)


def at(
    name: str,
    lat: float | None,
    lon: float | None,
    precision: PlacePrecision = PlacePrecision.SETTLEMENT,
    radius_m: float | None = 3000.0,
) -> LinePlace:
    return LinePlace(
        id=f"tw:{name}",
        name=name,
        lat=lat,
        lon=lon,
        precision=precision,
        radius_m=radius_m,
        admin1="iso:SY-HM",
    )


MOREK, KHAN = at("Morek", 35.37, 36.69), at("Khan Shaykhun", 35.44, 36.65)
JOBAR = at("Jobar", 33.53, 36.33)
HAMA = at("Hama", 35.1, 37.0, PlacePrecision.GOVERNORATE, 60_000.0)


def choice(*where: LinePlace | None) -> Choice:
    """An incident a place."""
    spots = tuple(dict.fromkeys(each for each in where if each is not None))
    ranks = [-1 if each is None else spots.index(each) for each in where]
    numbers = np.zeros(len(where), np.int64)
    columns = {name: numbers for name in NAMES if name != "ids"}
    names = np.array([f"inc_{n}".encode() for n in range(len(where))], "S8")
    rows = MapRows(
        mark=1,
        columns=Columns(ids=names, **columns),
        spots=spots,
        zones=(),
        sides=(),
        bases=(),
    )
    return Choice(
        rows=rows,
        chosen=np.arange(len(where)),
        spots=spots,
        spot=np.array(ranks, np.int64),
    )


def shown(
    *where: LinePlace | None, zoom: int = 6, box: Box = SYRIA
) -> list[dict[str, Any]]:
    record = json.loads(view_bytes(places_of(choice(*where)), box, zoom))
    assert record["incidents"] == len(where)
    return [each["properties"] for each in record["features"]]


def test_near_places_are_one_disc_until_the_map_comes_closer() -> None:
    """With the number of incidents, not of places."""
    (disc,) = shown(MOREK, MOREK, KHAN, zoom=6)
    assert (disc["kind"], disc["n"], disc["places"]) == ("disc", 3, 2)
    found = shown(MOREK, MOREK, KHAN, zoom=11)
    assert [(each["kind"], each["name"], each["n"]) for each in found] == [
        ("place", "Khan Shaykhun", 1),
        ("place", "Morek", 2),
    ]


def test_a_place_is_drawn_as_wide_as_it_is_known() -> None:
    """Its radius, and in words how well that is."""
    (place,) = shown(JOBAR)
    assert place["radius_m"] == 3000.0
    assert place["precision"] == "settlement"
    assert place["place"] == ["tw:Jobar"]


def test_what_is_known_of_one_point_less_well_is_drawn_wider() -> None:
    """Two placements of one town do not come apart at any zoom."""
    near = at("Jobar", 33.53, 36.33, PlacePrecision.NEAR_SETTLEMENT, 25_000.0)
    (place,) = shown(JOBAR, near, zoom=8)
    assert (place["kind"], place["n"], place["radius_m"]) == ("place", 2, 25_000.0)


def test_closest_up_every_place_stands_for_itself() -> None:
    """Grouping ends where a cell is smaller than a village."""
    beside = at("Beside", 35.3700001, 36.6900001)
    assert len(shown(MOREK, beside, zoom=APART - 1)) == 1
    assert len(shown(MOREK, beside, zoom=APART)) == 2


def test_a_governorate_is_a_number_beside_its_name_in_every_view() -> None:
    """It has no position, so that no box leaves it out."""
    nowhere = Box(west=0.0, south=0.0, east=1.0, north=1.0)
    (unit,) = shown(HAMA, HAMA, box=nowhere)
    assert (unit["kind"], unit["name"], unit["n"]) == ("unit", "Hama", 2)


def test_what_has_no_place_is_counted_and_not_drawn() -> None:
    """Without a place, with a place without a point, and in a unit without one."""
    lost = at("Somewhere", None, None, PlacePrecision.UNRESOLVED, None)
    unit = at("A province", None, None, PlacePrecision.GOVERNORATE)
    places = places_of(choice(None, lost, unit))
    record = json.loads(view_bytes(places, WORLD, 3))
    assert record["features"] == []
    assert (record["incidents"], record["unplaced"]) == (3, 3)


def test_an_empty_choice_is_an_empty_map() -> None:
    """Neither an error nor a zero somewhere."""
    assert shown() == []


def test_what_lies_outside_the_box_is_left_out() -> None:
    """But for the cells along its edge."""
    away = Box(west=40.0, south=34.0, east=42.0, north=36.0)
    assert shown(JOBAR, zoom=8, box=away) == []


@pytest.mark.parametrize("zoom", [5, 9, 13])
def test_groups_do_not_hang_on_where_the_box_ends(zoom: int) -> None:
    """A map that is moved a little shows the same groups."""
    moved = Box(west=35.001, south=32.001, east=42.501, north=37.501)
    assert shown(MOREK, KHAN, JOBAR, zoom=zoom) == shown(
        MOREK, KHAN, JOBAR, zoom=zoom, box=moved
    )
    assert snapped(WORLD, zoom)[0] == -1
