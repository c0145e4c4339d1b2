"""No origin contradicts itself: what each origin gives in a group of claims."""

from __future__ import annotations

from collections.abc import Collection, Hashable

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.coded import Coded

Given = tuple[Collection[Hashable], ...]
"""What a claim gives in each of the fields that are held against its origin."""


def names_its_source(placed: PlacedClaim) -> bool:
    """Whether the origin is one body, person or outlet, not "officials" at large."""
    first = next(iter(placed.claim.source_chain), None)
    return first is not None and bool(first.body or first.speaker or first.outlet)


class Steadiness:
    """What each origin gives in a group, by field.

    Two sources may differ on the day or the author of one happening. A source that
    names two days, or two authors, tells of two happenings.

    Args:
        coded: the claims; the fields looked at are those of its policy with `own`.
    """

    def __init__(self, coded: Coded) -> None:
        self._coded = coded
        self._fields = [field for field in coded.policy.fields if field.own]
        names = [field.name for field in self._fields]
        self._profiles = coded.profiles(names).tolist() if names else []
        self._given: dict[int, Given] = {}
        self._said: dict[int, dict[str, set[int]]] = {}

    def differing(self, one: int, other: int) -> frozenset[str]:
        """Fields in which an origin of both groups, named by roots, differs."""
        if not self._fields:
            return frozenset()
        mine, yours = self._of(one), self._of(other)
        if len(mine) > len(yours):
            mine, yours = yours, mine
        pairs = {
            (a, b)
            for origin, profiles in mine.items()
            for a in profiles
            for b in yours.get(origin, ())
            if a != b
        }
        return frozenset(name for a, b in pairs for name in self._differ(a, b))

    def merge(self, large: int, small: int) -> None:
        """Note that the group of `small` went into that of `large`."""
        if not self._fields:
            return
        mine = self._of(large)
        for origin, profiles in self._of(small).items():
            mine.setdefault(origin, set()).update(profiles)
        del self._said[small]

    def _of(self, root: int) -> dict[str, set[int]]:
        """The profiles that each named origin gives in a group."""
        said = self._said.get(root)
        if said is None:
            placed, profile = self._coded.claims[root], self._profiles[root]
            if profile not in self._given:
                owns = (field.own for field in self._fields)
                self._given[profile] = tuple(own(placed) for own in owns if own)
            named = names_its_source(placed)
            said = {placed.claim.origin: {profile}} if named else {}
            self._said[root] = said
        return said

    def _differ(self, a: int, b: int) -> list[str]:
        given = zip(self._fields, self._given[a], self._given[b], strict=True)
        return [
            field.name
            for field, mine, yours in given
            if mine and yours and not set(mine) & set(yours)
        ]
