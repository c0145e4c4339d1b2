"""Keys: claims that agree share one, claims far apart need not be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import event, place, province
from tests.strategies import placed_events
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.place import Place
from trucewatch.reconcile import block
from trucewatch.reconcile.coded import compare_claims
from trucewatch.reconcile.compare import Match
from trucewatch.reconcile.fields import near_place
from trucewatch.reconcile.policies import ENOUGH, FIELDS_V1, ONE_SCENE_V1
from trucewatch.reconcile.scene import same_place

KEYS = {
    "day": block.DAY,
    "place": block.PLACE,
    "type": block.TYPE,
    "toll": block.TOLL,
    "actors": block.ACTORS,
    "words": block.SAID,
    "report": block.REPORT,
}


@given(placed_events(), placed_events())
def test_claims_that_agree_on_a_field_share_a_key_of_it(
    one: PlacedClaim, other: PlacedClaim
) -> None:
    """So that no pair that the first policy joins is missed."""
    for name in compare_claims(one, other, ONE_SCENE_V1).agreed:
        assert set(KEYS[name].of(one)) & set(KEYS[name].of(other))


@given(placed_events(), placed_events())
def test_days_that_agree_or_are_close_share_a_key(
    one: PlacedClaim, other: PlacedClaim
) -> None:
    """The day of a report stands for the days before it."""
    compared = compare_claims(one, other, FIELDS_V1)
    if "day" in compared.agreed + compared.close:
        mine, yours = (set(block.NEAR_DAY.of(each)) for each in (one, other))
        assert mine & yours


def test_the_blocks_of_the_first_policy_are_what_is_enough_for_it() -> None:
    """One block a group of fields."""
    blocks = {frozenset(key.field for key in each) for each in ONE_SCENE_V1.blocks}
    assert blocks == set(ENOUGH)


points = st.builds(
    lambda lat, lon, radius: place(
        "Here", id=f"x:{lat}:{lon}", lat=lat, lon=lon, radius_m=radius
    ),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.sampled_from([100.0, 3_000.0, 5_000.0, 25_000.0]),
)


@given(points, points, st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_points_within_a_radius_share_a_key_anywhere(
    here: Place, other: Place, up: float, along: float
) -> None:
    """At the poles and across the date line too."""
    near = place(
        "Near",
        id="x:near",
        lat=max(-90.0, min(90.0, (here.lat or 0) + up)),
        lon=((here.lon or 0) + along + 180) % 360 - 180,
        radius_m=other.radius_m,
    )
    one, two = event(at=(here,)), event(at=(near,))
    if same_place(one, two):
        assert set(block.place_keys(one)) & set(block.place_keys(two))
    if near_place(one, two) is Match.AGREES:
        assert set(block.town_keys(one)) & set(block.town_keys(two))


def test_a_point_without_coordinates_is_filed_under_its_entry() -> None:
    """And nowhere else."""
    assert block.place_keys(event(at=(place(lat=None, lon=None),))) == {"tw:SY/morek"}


def test_an_area_has_no_key_of_a_place_but_one_of_its_area() -> None:
    """A shared governorate never makes two claims one by itself."""
    area = event(at=(province(),))
    assert block.place_keys(area) == set()
    assert block.area_keys(area) == {"iso:SY-ID"}


@pytest.mark.parametrize("policy", [ONE_SCENE_V1, FIELDS_V1], ids=lambda p: p.name)
def test_every_key_is_of_a_field_that_the_policy_compares(policy: object) -> None:
    """Or nothing could be filed."""
    names = {field.name for field in policy.fields}  # type: ignore[attr-defined]
    keys = {key.field for each in policy.blocks for key in each}  # type: ignore[attr-defined]
    assert keys <= names


def test_the_words_of_a_claim_are_filed_by_their_sketch_alone() -> None:
    """`copies` makes those keys."""
    assert tuple(block.WORDS.of(event())) == ()
