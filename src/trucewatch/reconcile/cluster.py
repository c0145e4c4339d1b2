"""Groups of claims that tell of one happening; surest pairs are joined first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from trucewatch.reconcile.coded import Coded, Ranks
from trucewatch.reconcile.compare import Field, Match
from trucewatch.reconcile.pairs import Pairs
from trucewatch.reconcile.steady import Steadiness

Voice = tuple[str, int]
"""An origin, and a number that copies of its words under other names share."""

Features = int | set[int]


class Clusters:
    """Groups that grow pair by pair.

    Two groups become one only where no two claims of them contradict each other on a
    field that the policy vetoes, where no two origins of each are firm on something
    that differs, where no origin contradicts itself, and where no person has set two
    claims of them apart.
    A field on which claims differ that a person put together forbids nothing more in
    their group.

    Args:
        coded: the claims.
        apart: for a claim, the claims that people set apart from it.
    """

    def __init__(self, coded: Coded, *, apart: dict[int, set[int]]) -> None:
        self._coded = coded
        self._apart = apart
        self._parent = list(range(len(coded.claims)))
        self._size = [1] * len(self._parent)
        policy = coded.policy
        self._vetoes = [f for f in policy.fields if f.name in policy.vetoes]
        self._features: list[list[Features]] = [
            list(coded.codes[field.name].tolist()) for field in self._vetoes
        ]
        self._firm = Firmness(coded)
        self._steady = Steadiness(coded)
        self._decided = {rank: {rank} for rank in apart}
        self._lifted: dict[int, frozenset[str]] = {}

    def root(self, rank: int) -> int:
        """The claim that stands for the claim's group."""
        parent = self._parent
        while parent[rank] != rank:
            parent[rank] = parent[parent[rank]]
            rank = parent[rank]
        return rank

    def put_together(self, ranks: list[int]) -> None:
        """Make one group of claims that a person put together."""
        for other in ranks[1:]:
            one, two = self.root(ranks[0]), self.root(other)
            differ = frozenset(f.name for f in self._contradictions(one, two))
            differ |= self._steady.differing(one, two)
            lifted = self._lifts(one) | self._lifts(two) | differ
            self._lifted[self._merge(one, two)] = lifted

    def join_alike(self, leaders: Ranks) -> None:
        """Make one group of claims that are one from the start."""
        others = np.flatnonzero(leaders != np.arange(len(leaders)))
        for rank, leader in zip(others.tolist(), leaders[others].tolist(), strict=True):
            self._parent[rank] = leader
            self._size[leader] += 1
            self._firm.merge(leader, rank)
            self._steady.merge(leader, rank)

    def join(self, pairs: Pairs) -> None:
        """Join the pairs in their order, where nothing forbids it."""
        for one, other in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True):
            self.join_groups(one, other)

    def join_groups(self, one: int, other: int) -> bool:
        """Make one group of those of two claims, where nothing forbids it; whether."""
        mine, yours = self.root(one), self.root(other)
        if mine == yours or not self.may_join(mine, yours):
            return False
        self._merge(mine, yours)
        return True

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing forbids that two groups, named by their roots, are one."""
        if self.set_apart(one, other):
            return False
        lifted = self._lifts(one) | self._lifts(other) if self._lifted else frozenset()
        if self._firm.differ(one, other, lifted):
            return False
        if not self._steady.differing(one, other) <= lifted:
            return False
        return all(f.name in lifted for f in self._contradictions(one, other))

    def set_apart(self, one: int, other: int) -> bool:
        """Whether people set claims of two groups, named by their roots, apart."""
        mine, yours = self._decided.get(one), self._decided.get(other)
        if not mine or not yours:
            return False
        return any(not self._apart[rank].isdisjoint(yours) for rank in mine)

    def _lifts(self, root: int) -> frozenset[str]:
        return self._lifted.get(root, frozenset())

    def _contradictions(self, one: int, other: int) -> Iterable[Field]:
        """Vetoed fields on which some claims of two groups disagree."""
        for field, features in zip(self._vetoes, self._features, strict=True):
            mine, yours = features[one], features[other]
            if mine == yours:
                continue
            size = len(self._coded.models[field.name])
            for a in (mine,) if isinstance(mine, int) else mine:
                for b in (yours,) if isinstance(yours, int) else yours:
                    pair = a * size + b if a < b else b * size + a
                    if self._coded.answer(field, pair, size) is Match.DISAGREES:
                        yield field
                        break
                else:
                    continue
                break

    def _merge(self, one: int, other: int) -> int:
        """Make one group of two, named by their roots; its root."""
        large, small = (
            (one, other) if self._size[one] >= self._size[other] else (other, one)
        )
        self._parent[small] = large
        self._size[large] += self._size[small]
        self._firm.merge(large, small)
        self._steady.merge(large, small)
        for features in self._features:
            mine, yours = features[large], features[small]
            if mine != yours:
                grown = features[large] = _all(mine)
                grown |= _all(yours)
        if small in self._decided:
            decided = self._decided.pop(small)
            self._decided.setdefault(large, set()).update(decided)
        if small in self._lifted:
            self._lifted[large] = self._lifts(large) | self._lifted.pop(small)
        return large

    def roots(self) -> Ranks:
        """For each claim the root of its group."""
        return np.array([self.root(rank) for rank in range(len(self._parent))], "int64")

    def groups(self, roots: Ranks, until: int) -> dict[int, list[int]]:
        """The ranks below `until` of each group, by root, both in their order."""
        found: dict[int, list[int]] = defaultdict(list)
        for rank, root in enumerate(roots[:until].tolist()):
            found[root].append(rank)
        return found


def _all(features: Features) -> set[int]:
    return {features} if isinstance(features, int) else features


class Firmness:
    """What two origins or more of a group agree on, by field.

    One source may take a mortar for a gun; where two say mortar and two others say
    gun, there were both. A copy is no second origin.
    """

    def __init__(self, coded: Coded) -> None:
        self._coded = coded
        self._fields = [field for field in coded.policy.fields if field.firm]
        self._voices = coded.voices if self._fields else []
        self._said: list[dict[int, dict[int, set[Voice]]]] = [{} for _ in self._fields]
        self._sure: list[dict[int, set[int]]] = [{} for _ in self._fields]
        self._usable = [
            [bool(field.firm and field.firm(coded.claims[rank])) for rank in models]
            for field in self._fields
            for models in [coded.models[field.name]]
        ]

    def _of(self, at: int, root: int) -> dict[int, set[Voice]]:
        """The origins that give each feature in a group."""
        said = self._said[at].get(root)
        if said is None:
            feature = int(self._coded.codes[self._fields[at].name][root])
            firm = self._usable[at][feature]
            voice = self._coded.claims[root].claim.origin, self._voices[root]
            said = self._said[at][root] = {feature: {voice}} if firm else {}
        return said

    def merge(self, large: int, small: int) -> None:
        """Note that the group of `small` went into that of `large`."""
        for at in range(len(self._fields)):
            mine, yours = self._of(at, large), self._of(at, small)
            for feature, voices in yours.items():
                both = mine.setdefault(feature, set())
                both |= voices
                if min(map(len, map(set, zip(*both, strict=True)))) > 1:
                    self._sure[at].setdefault(large, set()).add(feature)
            del self._said[at][small]
            self._sure[at].pop(small, None)

    def _agree(self, field: Field, a: int, b: int) -> bool:
        if a == b:
            return True
        size = len(self._coded.models[field.name])
        pair = min(a, b) * size + max(a, b)
        return self._coded.answer(field, pair, size) is Match.AGREES

    def differ(self, one: int, other: int, lifted: frozenset[str]) -> bool:
        """Whether two groups are firm on different things."""
        for field, sure in zip(self._fields, self._sure, strict=True):
            mine, yours = sure.get(one), sure.get(other)
            if not mine or not yours or field.name in lifted:
                continue
            if any(not self._agree(field, a, b) for a in mine for b in yours):
                return True
        return False
