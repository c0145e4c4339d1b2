"""Groups of claims that tell of one happening; surest pairs are joined first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.compare import TESTS, MergePolicy
from trucewatch.reconcile.likeness import Bucket, Likeness


@dataclass(slots=True, eq=False)
class _Group:
    """Claims joined so far.

    Args:
        members: ranks of the claims.
        profiles: their profiles, all that a veto looks at.
        asked: buckets, with a number of fields, for which a member has already
            tried every later claim: it was joined or vetoed, for all members.
    """

    members: list[int]
    profiles: set[int]
    asked: set[tuple[int, Bucket]]


class Clusters:
    """Groups of claims that a policy joins.

    Pairs are taken in the order of the number of fields that agree, then of the
    claims' ids. Two groups become one only where no two claims of them contradict
    each other on a field that the policy vetoes. Claims that compare alike are
    tried once, so the result is that of trying all pairs, in far less time.

    Args:
        told: claims in the order of their ids.
        policy: what joins and what forbids.
    """

    def __init__(self, told: list[PlacedClaim], policy: MergePolicy) -> None:
        self._told = told
        self._like = Likeness(told, policy)
        self._group = [
            _Group([rank], {self._like.profile_of(placed)}, set())
            for rank, placed in enumerate(told)
        ]
        for fields in range(len(TESTS), 0, -1):
            for rank in range(len(told)):
                self._join_later(rank, fields)

    def _join_later(self, rank: int, fields: int) -> None:
        """Join the claim with later ones that agree with it on so many fields."""
        for other in self._later(rank, fields):
            mine, others = self._group[rank], self._group[other]
            if self._like.allows(mine.profiles, others.profiles):
                self._merge(mine, others)

    def _later(self, rank: int, fields: int) -> list[int]:
        """The first later claim of every other group that may be joined, by rank."""
        mine, placed = self._group[rank], self._told[rank]
        first: dict[int, int] = {}
        for bucket in self._like.buckets_of(placed):
            alike = self._like.alike(placed, bucket).get(fields, ())
            if not alike or (fields, bucket) in mine.asked:
                continue
            mine.asked.add((fields, bucket))
            for ranks in map(self._like.members.__getitem__, alike):
                for other in ranks[bisect_right(ranks, rank) :]:
                    group = self._group[other]
                    if group is not mine:
                        known = first.setdefault(id(group), other)
                        first[id(group)] = min(known, other)
        return sorted(first.values())

    def _merge(self, one: _Group, other: _Group) -> None:
        small, large = sorted((one, other), key=lambda group: len(group.members))
        large.members += small.members
        large.profiles |= small.profiles
        large.asked |= small.asked
        for rank in small.members:
            self._group[rank] = large

    def groups(
        self, against: list[PlacedClaim]
    ) -> list[tuple[list[PlacedClaim], list[PlacedClaim]]]:
        """Each group, and those claims of `against` that the policy joins with it.

        Both in their order; a claim of `against` may speak against several groups.
        """
        opposed: dict[int, list[PlacedClaim]] = defaultdict(list)
        for placed in against:
            for group in {id(self._group[rank]) for rank in self._like_ranks(placed)}:
                opposed[group].append(placed)
        unique = {id(group): group for group in self._group}
        return [
            ([self._told[rank] for rank in sorted(group.members)], opposed[key])
            for key, group in unique.items()
        ]

    def _like_ranks(self, placed: PlacedClaim) -> Iterator[int]:
        for bucket in self._like.buckets_of(placed):
            for alike in self._like.alike(placed, bucket).values():
                for other in alike:
                    yield from self._like.members[other]
