"""Blur is deterministic, holds the place it hides, and tells nothing finer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import place, placement, province
from trucewatch.model.blur import blurred, cell_of
from trucewatch.model.distance import great_circle_m
from trucewatch.model.place import PlacePrecision
from trucewatch.model.redaction import redacted

SIZES = st.sampled_from([1.0, 25.0])
LATS = st.floats(min_value=-90, max_value=90)
LONS = st.floats(min_value=-180, max_value=180)


@given(lat=LATS, lon=LONS, size=SIZES)
def test_a_cell_holds_its_points_and_is_its_own_cell(
    lat: float, lon: float, size: float
) -> None:
    """The point lies within the radius; the centre lies in the same cell."""
    cell = cell_of(lat, lon, size_km=size)
    assert great_circle_m((lat, lon), (cell.lat, cell.lon)) <= cell.radius_m
    again = cell_of(cell.lat, cell.lon, size_km=size)
    assert again == cell


def test_places_of_one_cell_cannot_be_told_apart() -> None:
    """Two towns in one cell blur to the same placement, name and all."""
    one = placement(place("Alpha", lat=35.3761, lon=36.6897))
    two = placement(place("Bravo", lat=35.3801, lon=36.6997))
    first, second = blurred(one, size_km=25), blurred(two, size_km=25)
    assert first.place == second.place
    assert first.mention.text == second.mention.text
    assert "Alpha" not in repr(first.place)
    assert first == blurred(one, size_km=25)


def test_what_is_coarser_than_the_cell_stays() -> None:
    """A governorate tells no more than a cell."""
    whole = placement(province("Hama"))
    assert blurred(whole, size_km=25) == whole
    nowhere = placement(place("Morek", lat=None, lon=None))
    assert blurred(nowhere, size_km=25) == nowhere


@pytest.mark.parametrize(
    ("size", "precision"),
    [(1.0, PlacePrecision.VICINITY), (25.0, PlacePrecision.NEAR_SETTLEMENT)],
)
def test_a_blurred_place_says_how_well_it_is_known(
    size: float, precision: PlacePrecision
) -> None:
    """A cell of a kilometre is a vicinity, one of 25 near something."""
    exact = placement(place(radius_m=100, precision=PlacePrecision.EXACT))
    assert blurred(exact, size_km=size).precision is precision


REDACTED = {
    "telephone": ("Ring +963 11 555 0199 now", "Ring [struck out] now"),
    "telephone in brackets": ("0090 (312) 555-0199", "[struck out]"),
    "mail": ("to anna.b@example.org.", "to [struck out]."),
    "decimal coordinates": ("at 35.3761, 36.6897 again", "at [struck out] again"),
    "degrees": ("at 35° 22' 34\" N", "at [struck out]"),
    "name": ("Anna saw Annas car", "[struck out] saw Annas car"),
    "nothing": ("on 12 September 2017, 7 shells", "on 12 September 2017, 7 shells"),
    "a large number": ("1,234,567 people", "1,234,567 people"),
}


@pytest.mark.parametrize("case", REDACTED)
def test_what_leads_to_a_person_is_struck_out(case: str) -> None:
    """Numbers to call, mail, coordinates and given names; dates and counts stay."""
    text, expected = REDACTED[case]
    assert redacted(text, names=("anna", " ")) == expected
