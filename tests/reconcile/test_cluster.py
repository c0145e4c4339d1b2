"""Groups: those that trying every pair gives, without trying every pair."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import DAY, actor_mention, event, place
from tests.strategies import placed_events
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventType
from trucewatch.reconcile import candidates, coded
from trucewatch.reconcile.coded import compare_claims
from trucewatch.reconcile.compare import Comparison, MergePolicy
from trucewatch.reconcile.decide import Links
from trucewatch.reconcile.fields import is_specific
from trucewatch.reconcile.grouping import Grouping, group_claims
from trucewatch.reconcile.merge import reconcile_claims
from trucewatch.reconcile.policies import FIELDS_V1, ONE_SCENE_V1


def in_order(claims: list[PlacedClaim]) -> list[PlacedClaim]:
    unique = {placed.claim.id: placed for placed in claims}
    return [unique[key] for key in sorted(unique)]


def grouped(
    told: list[PlacedClaim],
    against: list[PlacedClaim] | None = None,
    policy: MergePolicy = FIELDS_V1,
) -> Grouping:
    """The groups of the claims without any decision."""
    return group_claims(told, against or [], policy=policy, links=Links())


def groups_of(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(map(grouping.id_of, each)) for each in grouping.groups.values()}


def met(policy: MergePolicy, one: PlacedClaim, other: PlacedClaim) -> bool:
    """Whether some block of the policy has the two compared at all."""
    for block in policy.blocks:
        fields = {field.name: field for field in policy.fields}
        if all(
            "words" in compare_claims(one, other, policy).agreed
            if fields[key.field].sketched
            else set(key.of(one)) & set(key.of(other))
            for key in block
        ):
            return True
    return False


def said(claim: PlacedClaim) -> tuple[object, ...]:
    """All that the tests of both policies look at."""
    return tuple(f.feature(claim) for f in ONE_SCENE_V1.fields if f.test is not None)


def alone(comparison: Comparison) -> Comparison:
    """The comparison without what carries the claims."""
    carried = {"words", "report"}
    return replace(
        comparison, agreed=tuple(n for n in comparison.agreed if n not in carried)
    )


def by_all_pairs(told: list[PlacedClaim], policy: MergePolicy) -> set[frozenset[str]]:
    """The definition: what compares alike first, then surest pairs first."""
    groups = {placed.claim.id: [placed] for placed in told}

    def join(one: PlacedClaim, other: PlacedClaim) -> None:
        both = groups[one.claim.id] + groups[other.claim.id]
        groups.update({placed.claim.id: both for placed in both})

    pairs = list(itertools.combinations(told, 2))
    compared = {id(pair): compare_claims(*pair, policy) for pair in pairs}
    for pair in pairs:
        sure = policy.score(alone(compared[id(pair)])) >= policy.join
        if said(pair[0]) == said(pair[1]) and sure and met(policy, *pair):
            join(*pair)
    for pair in sorted(pairs, key=lambda p: -policy.score(compared[id(p)])):
        mine, yours = (groups[placed.claim.id] for placed in pair)
        if mine is yours or not met(policy, *pair):
            continue
        if policy.score(compared[id(pair)]) < policy.join or differ(mine, yours):
            continue
        across = itertools.product(mine, yours)
        if all(policy.allows(compare_claims(a, b, policy)) for a, b in across):
            join(*pair)
    return {frozenset(p.claim.id for p in group) for group in groups.values()}


def differ(one: list[PlacedClaim], other: list[PlacedClaim]) -> bool:
    """Without long texts nothing is firm for two voices here."""
    return len(sure(one) | sure(other)) > 1 and bool(sure(one)) and bool(sure(other))


def sure(group: list[PlacedClaim]) -> set[object]:
    """Types that two origins of the group give, where the policy looks at that."""
    found: dict[object, set[str]] = {}
    for placed in group:
        if is_specific(placed):
            kind = placed.claim.body.type  # type: ignore[union-attr]
            found.setdefault(kind, set()).add(placed.claim.origin)
    return {kind for kind, origins in found.items() if len(origins) > 1}


PLAIN = replace(
    FIELDS_V1,
    name="plain",
    fields=tuple(replace(field, firm=None) for field in FIELDS_V1.fields),
)


@pytest.mark.uncounted
@given(claims=st.lists(placed_events(plain=True), max_size=12))
def test_the_groups_are_those_of_trying_every_pair(claims: list[PlacedClaim]) -> None:
    """What is left out could have changed nothing."""
    told = in_order(claims)
    found = groups_of(grouped(told, policy=FIELDS_V1))
    assert found == by_all_pairs(told, FIELDS_V1)


@pytest.mark.uncounted
@given(st.lists(placed_events(plain=True), max_size=8), st.lists(placed_events()))
def test_a_denial_speaks_against_every_group_that_it_is_like(
    claims: list[PlacedClaim], denials: list[PlacedClaim]
) -> None:
    """Every denial is held against every member."""
    told = in_order(claims)
    known = {placed.claim.id for placed in told}
    against = [each for each in in_order(denials) if each.claim.id not in known]
    policy = FIELDS_V1
    grouping = grouped(told, against, policy)
    for root, group in grouping.groups.items():
        wanted = {
            denial.claim.id
            for denial in against
            for rank in group
            if met(policy, denial, told[rank])
            and policy.score(compare_claims(told[rank], denial, policy)) >= policy.join
        }
        assert set(map(grouping.id_of, grouping.opposed.get(root, []))) == wanted


def test_a_border_between_two_near_places_parts_nothing() -> None:
    """Two points two kilometres apart in two governorates, one report undated."""
    here = event(origin="A", text="Shells fell on Morek.")
    there = place("Over There", lat=35.395, lon=36.6897, admin1="iso:SY-ID")
    undated = event(at=(there,), day=None, origin="B", text="Shells fell there.")
    told = in_order([here, undated])
    assert len(grouped(told, policy=ONE_SCENE_V1).groups) == 1


def test_two_sources_for_each_means_are_two_happenings() -> None:
    """One may take a mortar for a gun; two and two do not."""
    claims = [
        event(kind, origin=origin, text=f"{origin} told of {kind.value} fire.")
        for kind, origins in ((EventType.MORTAR, "AB"), (EventType.ARTILLERY, "CD"))
        for origin in origins
    ]
    assert len(grouped(in_order(claims)).groups) == 2
    assert len(grouped(in_order(claims[:3])).groups) == 1
    assert len(grouped(in_order(claims), policy=PLAIN).groups) == 1


def test_copies_are_no_second_source() -> None:
    """A wire's mistake in two papers is one mistake."""
    words = "Guns fired on the market of the town late in the evening of that day"
    claims = [
        event(EventType.MORTAR, origin="A", text="A told of mortars."),
        event(EventType.MORTAR, origin="B", text="B told of mortars."),
        event(EventType.ARTILLERY, origin="C", text=words),
        event(EventType.ARTILLERY, origin="D", text=words + ", agencies say"),
    ]
    assert len(grouped(in_order(claims)).groups) == 1


def test_a_crowd_that_shares_a_key_hangs_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neighbours and the first are compared, not all pairs, in small batches."""
    monkeypatch.setattr(candidates, "CROWD", 4)
    monkeypatch.setattr(candidates, "AT_ONCE", 3)
    claims = [
        event(
            origin=f"Paper {n}",
            actors=(actor_mention(f"band {n}"),),
            text=f"Report {n} of shelling.",
        )
        for n in range(12)
    ]
    assert len(grouped(in_order(claims)).groups) == 1


def test_no_claims_make_no_groups() -> None:
    """Empty in, empty out."""
    assert grouped([]).groups == {}
    assert reconcile_claims([]).incidents == ()


def test_answers_without_a_table_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a field has too many features for one."""
    days = [DAY + timedelta(number) for number in (0, 0, 1, 9)]
    told = in_order(
        [
            event(day=d, origin=o, text=f"{o}: shells.")
            for o, d in zip("ABCD", days, strict=True)
        ]
    )
    before = groups_of(grouped(told))
    monkeypatch.setattr(coded, "TABLE_CELLS", 0)
    assert groups_of(grouped(told)) == before
    assert 1 < len(before) < len(told)


@pytest.mark.uncounted
@given(claims=st.lists(placed_events(plain=True), max_size=8))
def test_answers_do_not_hang_on_how_they_are_kept(claims: list[PlacedClaim]) -> None:
    """In a table where features are few, by pair where they are many."""
    told = in_order(claims)
    before = groups_of(grouped(told))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coded, "TABLE_CELLS", 0)
        assert groups_of(grouped(told)) == before


def test_what_a_person_overruled_stays_so_when_the_group_grows() -> None:
    """Two days put together join a larger group of either day."""
    here = [event(origin=o, text=f"{o} told of shells.") for o in "ABCEFG"]
    late = event(day=DAY + timedelta(9), origin="D", text="D told of shells.")
    claims = in_order([*here, late])
    pair = {here[0].claim.id, late.claim.id}
    links = Links(group=dict.fromkeys(pair, pair))
    grouping = group_claims(claims, [], policy=FIELDS_V1, links=links)
    assert len(grouping.groups) == 1


@pytest.mark.uncounted
@given(claims=st.lists(placed_events(plain=True), max_size=8))
def test_groups_do_not_hang_on_how_many_keys_are_held(
    claims: list[PlacedClaim],
) -> None:
    """All at once, or a part at a time."""
    told = in_order(claims)
    before = groups_of(grouped(told))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "KEYS_AT_ONCE", 1)
        assert groups_of(grouped(told)) == before
