"""Candidates are ranked by what the text and the prior country say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import place, province
from trucewatch.locate.candidates import (
    container,
    has_leader,
    is_inside,
    one_place,
    strongest,
)
from trucewatch.model.place import Candidate, Place, PlacePrecision
from trucewatch.reference.gazetteer.index import Gazetteer


def _candidate(
    name: str, score: float, *, country: str = "SY", lat: float = 35.0
) -> Candidate:
    where = replace(place(name, lat=lat, lon=36.0, admin1=None), country=country)
    return Candidate(place=where, score=score)


def test_two_entries_of_one_spot_are_one_place() -> None:
    """Two sources of one town, a kilometre apart; five is the limit."""
    near = (_candidate("A", 1.0), _candidate("B", 1.0, lat=35.04))
    far = (_candidate("A", 1.0), _candidate("B", 1.0, lat=35.05))
    assert one_place(near)
    assert not one_place(far)


def test_entries_without_a_point_are_never_one_place() -> None:
    """Where a point is missing, nothing says that two entries are one."""
    area = Candidate(place=place("C", lat=None, lon=None), score=1.0)
    assert not one_place((_candidate("A", 1.0), area))


LEADERS = [
    ("one spot twice", [("A", 1.0, "SY", 35.0), ("B", 1.0, "SY", 35.01)], "SY", True),
    ("two at home", [("A", 1.09, "SY", 35.0), ("B", 1.0, "SY", 36.0)], "SY", False),
    ("ten times", [("A", 1.014, "CH", 46.0), ("B", 1.0, "US", 42.0)], None, True),
    ("less", [("A", 1.013, "CH", 46.0), ("B", 1.0, "US", 42.0)], None, False),
]


@pytest.mark.parametrize(
    ("why", "rows", "country", "leads"), LEADERS, ids=[row[0] for row in LEADERS]
)
def test_size_decides_abroad_and_never_at_home(
    why: str,
    rows: list[tuple[str, float, str, float]],
    country: str | None,
    leads: object,
) -> None:
    """A clear lead counts between countries; one spot is one place anywhere."""
    kept = tuple(
        _candidate(name, score, country=land, lat=lat)
        for name, score, land, lat in rows
    )
    assert has_leader(kept, country=country) is leads, why


RANKS = [
    ("home name, then metropolis", [("home", 1.0, "SY"), ("large", 1.1, "US")], "home"),
    ("metropolis, then home romanisation",
     [("home", 0.8, "SY"), ("large", 1.09, "US")], "large"),
    ("home romanisation, then village abroad",
     [("home", 0.8, "SY"), ("small", 1.02, "US")], "home"),
    ("village abroad, then romanisation abroad",
     [("small", 1.02, "US"), ("other", 0.85, "TR")], "small"),
    ("romanisation abroad, then small namesake",
     [("other", 0.85, "TR"), ("minor", 0.5, "SY")], "other"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "rows", "first"), RANKS, ids=[row[0] for row in RANKS])
def test_sorts_of_candidates_have_an_order(
    why: str, rows: list[tuple[str, float, str]], first: str
) -> None:
    """Only candidates of the best sort stay."""
    found = tuple(_candidate(name, score, country=land) for name, score, land in rows)
    assert [c.place.name for c in strongest(found, country="SY")] == [first], why


INSIDE = [
    ("a town in its governorate", place(admin1="iso:SY-ID"), province("Idlib"), True),
    ("a town in another", place(admin1="iso:SY-HM"), province("Idlib"), False),
    ("the unit itself", province("Idlib"), province("Idlib"), True),
    ("near the town named", place("A", lat=35.2), place("B", lat=35.0), True),
    ("far from the town named", place("A", lat=35.5), place("B", lat=35.0), False),
    ("no point, no nearness", place("A", lat=None, lon=None), place("B"), False),
]


@pytest.mark.parametrize(
    ("why", "inner", "unit", "inside"), INSIDE, ids=[i[0] for i in INSIDE]
)
def test_containment_goes_by_codes_then_by_nearness(
    why: str, inner: Place, unit: Place, inside: object
) -> None:
    """Governorates by code; around a town by 25 km."""
    assert is_inside(inner, unit) is inside, why


CONTAINERS = [
    ("Idlib", "iso:SY-ID"),
    ("Damascus", "iso:SY-DI"),
    ("Idlib city", "geonames:169389"),
    ("Syria", "iso:SY"),
    ("northern Syria", "iso:SY"),
    ("Eastern Ghouta", "tw:SY/eastern-ghouta"),
    ("Blahistan", None),
]


@pytest.mark.parametrize(("within", "place_id"), CONTAINERS)
def test_a_containing_unit_is_a_governorate_first(
    gazetteer: Gazetteer, within: str, place_id: str | None
) -> None:
    """Then a country, then whatever else bears the name."""
    unit = container(gazetteer, within)
    assert (unit.id if unit else None) == place_id


def test_precisions_of_areas_are_areas(gazetteer: Gazetteer) -> None:
    """No governorate is ever a point."""
    unit = container(gazetteer, "Hama")
    assert unit is not None
    assert unit.precision is PlacePrecision.GOVERNORATE
