"""Keys: claims that agree share one, claims far apart need not be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import event, place, province
from tests.strategies import placed_events
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.place import Place
from trucewatch.reconcile.block import shared_keys
from trucewatch.reconcile.compare import FEATURES, TESTS, compare_claims
from trucewatch.reconcile.scene import same_place


def test_every_field_has_a_test_a_feature_and_keys() -> None:
    """A new field is filed, or claims that agree on it are never found."""
    one = event()
    assert list(FEATURES) == list(TESTS)
    assert all(shared_keys(one, {name}) is not None for name in TESTS)


@given(placed_events(), placed_events())
def test_claims_that_agree_on_fields_share_a_key_of_them(
    one: PlacedClaim, other: PlacedClaim
) -> None:
    """However many fields are taken together."""
    agreed = compare_claims(one, other).agreed
    assert shared_keys(one, agreed) & shared_keys(other, agreed)


@given(placed_events(), placed_events(), placed_events())
def test_equal_features_give_equal_answers(
    one: PlacedClaim, twin: PlacedClaim, other: PlacedClaim
) -> None:
    """A test looks at nothing but the feature of its field."""
    for name, feature in FEATURES.items():
        if feature(one) == feature(twin):
            assert TESTS[name](one, other) is TESTS[name](twin, other)


coordinates = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(coordinates, st.floats(-0.2, 0.2), st.floats(-0.2, 0.2), st.floats(1, 40_000))
def test_points_within_a_radius_share_a_key_anywhere_on_earth(
    at: tuple[float, float], north: float, east: float, radius_m: float
) -> None:
    """At the poles and across the date line too."""
    lat = max(-90.0, min(90.0, at[0] + north))
    lon = (at[1] + east + 180) % 360 - 180
    one = event(at=(place("One", lat=at[0], lon=at[1], radius_m=radius_m),))
    two = event(at=(place("Two", lat=lat, lon=lon, radius_m=1),))
    if same_place(one, two):
        assert shared_keys(one, {"place"}) & shared_keys(two, {"place"})


@pytest.mark.parametrize(
    ("where", "shared"),
    [
        pytest.param(place("No Point", lat=None, lon=None), True, id="one entry"),
        pytest.param(province("Hama"), False, id="an area agrees with nothing"),
    ],
)
def test_places_without_a_point(where: Place, *, shared: bool) -> None:
    """An entry without coordinates is found by its id."""
    keys = [shared_keys(event(at=(where,), origin=o), {"place"}) for o in "AB"]
    assert bool(keys[0] & keys[1]) is shared
