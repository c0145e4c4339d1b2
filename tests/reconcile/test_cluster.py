"""Clusters: the groups that trying every pair gives, without trying every pair."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import event, place
from tests.strategies import placed_events
from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.cluster import Clusters
from trucewatch.reconcile.compare import (
    DEFAULT,
    Comparison,
    MergePolicy,
    compare_claims,
)

LOOSE = MergePolicy(
    name="loose_v1",
    enough=(frozenset({"type"}), frozenset({"actors", "report"}), frozenset({"day"})),
    vetoes=frozenset({"toll"}),
)
"""Joins far more than the default, on other fields, and forbids less."""


def in_order(claims: list[PlacedClaim]) -> list[PlacedClaim]:
    unique = {placed.claim.id: placed for placed in claims}
    return [unique[key] for key in sorted(unique)]


def by_all_pairs(told: list[PlacedClaim], policy: MergePolicy) -> set[frozenset[str]]:
    """The definition: surest pairs first, joined where no two members contradict."""
    compared = [
        (compare_claims(a, b), a, b) for a, b in itertools.combinations(told, 2)
    ]
    groups = {placed.claim.id: [placed] for placed in told}
    for comparison, one, other in sorted(compared, key=lambda c: -len(c[0].agreed)):
        mine, others = groups[one.claim.id], groups[other.claim.id]
        if mine is others or not policy.joins(comparison):
            continue
        pairs = itertools.product(mine, others)
        if all(policy.allows(compare_claims(a, b)) for a, b in pairs):
            joined = mine + others
            groups |= {placed.claim.id: joined for placed in joined}
    return {frozenset(p.claim.id for p in group) for group in groups.values()}


def names(claims: list[PlacedClaim]) -> frozenset[str]:
    return frozenset(placed.claim.id for placed in claims)


@pytest.mark.parametrize("policy", [DEFAULT, LOOSE], ids=lambda policy: policy.name)
@given(claims=st.lists(placed_events(plain=True), max_size=14))
def test_the_groups_are_those_of_trying_every_pair(
    policy: MergePolicy, claims: list[PlacedClaim]
) -> None:
    """What is left out could have changed nothing."""
    told = in_order(claims)
    found = Clusters(told, policy).groups([])
    assert {names(group) for group, _ in found} == by_all_pairs(told, policy)


@given(st.lists(placed_events(plain=True), max_size=8), st.lists(placed_events()))
def test_a_denial_speaks_against_every_group_that_it_is_like(
    claims: list[PlacedClaim], denials: list[PlacedClaim]
) -> None:
    """Every denial is held against every member."""
    against = in_order(denials)
    for group, opposed in Clusters(in_order(claims), DEFAULT).groups(against):
        wanted = [
            denial
            for denial in against
            if any(DEFAULT.joins(compare_claims(denial, one)) for one in group)
        ]
        assert opposed == wanted


def test_a_border_between_two_near_places_parts_nothing() -> None:
    """Two points two kilometres apart in two governorates, one report undated."""
    here = event(origin="A", text="Shells fell on Morek.")
    there = place("Over There", lat=35.395, lon=36.6897, admin1="iso:SY-ID")
    undated = event(at=(there,), day=None, origin="B", text="Shells fell there.")
    assert len(Clusters(in_order([here, undated]), DEFAULT).groups([])) == 1


ASKED: list[Comparison] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting(MergePolicy):
    """The default policy; notes how often it is asked."""

    def joins(self, comparison: Comparison) -> bool:
        """As the default; noted."""
        ASKED.append(comparison)
        return MergePolicy.joins(self, comparison)

    def allows(self, comparison: Comparison) -> bool:
        """As the default; noted."""
        ASKED.append(comparison)
        return MergePolicy.allows(self, comparison)


def questions(number: int) -> int:
    """How often the policy is asked about so many claims of six scenes of a day."""
    policy = Counting(name="c", enough=DEFAULT.enough, vetoes=DEFAULT.vetoes)
    towns = [place(f"Town {n}", lat=35 + n / 5, lon=36.7) for n in range(3)]
    told = [
        event(
            at=(towns[n % 3],),
            killed=(2, 40)[n % 2],
            text=f"Report {n} of shelling.",
            origin=f"Paper {n}",
        )
        for n in range(number)
    ]
    ASKED.clear()
    assert len(Clusters(in_order(told), policy).groups([])) == 6
    return len(ASKED)


def test_twice_as_many_claims_of_a_day_ask_about_twice_as_often() -> None:
    """Trying every pair would ask four times as often."""
    assert questions(240) < 2.5 * questions(120)
