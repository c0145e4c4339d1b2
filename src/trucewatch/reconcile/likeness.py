"""Likeness: which claims a policy joins, without comparing every pair."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.block import Key, shared_keys
from trucewatch.reconcile.compare import CARRIED, FEATURES, MergePolicy
from trucewatch.reconcile.profiles import Profiles

Carried = tuple[str, ...]
Bucket = tuple[Carried, Key, int]
"""Claims of one profile: all of them, or those of one report, of the same words, or
of both; two claims of two buckets of one kind compare like any other two."""

KINDS: tuple[Carried, ...] = tuple(
    kind
    for size in range(len(CARRIED) + 1)
    for kind in itertools.combinations(CARRIED, size)
)

Alike = Mapping[int, tuple[Bucket, ...]]
"""Buckets whose claims the policy joins, by the number of fields that agree."""


class Likeness:
    """Claims filed in buckets, and the buckets that a policy joins.

    Args:
        told: the claims; each is named by its rank in this list.
        policy: what joins two claims.
    """

    def __init__(self, told: list[PlacedClaim], policy: MergePolicy) -> None:
        self._policy = policy
        self._profiles = Profiles()
        self._filed: dict[Key, list[Bucket]] = defaultdict(list)
        self._alike: dict[Bucket, Alike] = {}
        self.members: dict[Bucket, list[int]] = {}
        for rank, placed in enumerate(told):
            for bucket in self.buckets_of(placed):
                self._file(rank, placed, bucket)

    def _file(self, rank: int, placed: PlacedClaim, bucket: Bucket) -> None:
        if bucket in self.members:
            self.members[bucket].append(rank)
            return
        self.members[bucket] = [rank]
        for key in self._keys(placed, bucket[0]):
            self._filed[key].append(bucket)

    def buckets_of(self, placed: PlacedClaim) -> tuple[Bucket, ...]:
        """The buckets of a claim, one of each kind; it need not be filed."""
        profile = self.profile_of(placed)
        return tuple(
            (kind, tuple(FEATURES[name](placed) for name in kind), profile)
            for kind in KINDS
        )

    def profile_of(self, placed: PlacedClaim) -> int:
        """The number of the claim's profile."""
        return self._profiles.number(placed)

    def _keys(self, placed: PlacedClaim, kind: Carried) -> Iterator[Key]:
        """Keys that claims have in common which agree on what is enough."""
        for enough in self._policy.enough:
            if enough.intersection(CARRIED) <= set(kind):
                fields = enough.union(kind)
                for key in shared_keys(placed, fields):
                    yield kind, fields, key

    def alike(self, placed: PlacedClaim, bucket: Bucket) -> Alike:
        """What the policy joins with the claim as one of `bucket`, surest first."""
        if bucket not in self._alike:
            kind, _, profile = bucket
            keys = self._keys(placed, kind)
            near = {other: None for key in keys for other in self._filed.get(key, ())}
            found: dict[int, list[Bucket]] = defaultdict(list)
            for other in near:
                compared = self._profiles.compare(profile, other[2], carried=kind)
                if self._policy.joins(compared):
                    found[len(compared.agreed)].append(other)
            self._alike[bucket] = {size: tuple(found[size]) for size in found}
        return self._alike[bucket]

    def allows(self, one: set[int], other: set[int]) -> bool:
        """Whether no two profiles of two groups contradict each other."""
        compare, allows = self._profiles.compare, self._policy.allows
        return all(allows(compare(a, b)) for a in one for b in other)
