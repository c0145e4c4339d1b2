"""Which claims a policy compares at all: those that share a key of a block."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.reconcile.coded import Coded, Ranks
from trucewatch.reconcile.compare import Block, Key
from trucewatch.reconcile.copies import bands_of
from trucewatch.reconcile.pairs import Pairs, Scorer, surest_first

CROWD = 500
"""Where more claims than this share a key, each is compared with the first and the
next of them alone: a crowd so alike hangs together by neighbours, and all its pairs
would take for ever."""

AT_ONCE = 4_000_000
"""Pairs compared in one go; bounds the memory."""

KEYS_AT_ONCE = 2_000_000
"""Keys filed in one go; bounds the memory, too."""

Keys = NDArray[np.uint64]
ODD, OTHER_ODD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
"""Odd numbers that mix the parts of a key; that two keys meet by chance costs a
comparison and changes no result."""


@dataclass(frozen=True, slots=True)
class _Ragged:
    """The keys of each feature of a field, one feature after the other."""

    codes: Ranks
    starts: Ranks
    values: Keys

    @classmethod
    def of(cls, coded: Coded, key: Key) -> _Ragged:
        """The keys of every feature of the key's field; made once."""
        if key not in coded.filed:
            coded.filed[key] = cls._made(coded, key)
        found: _Ragged = coded.filed[key]
        return found

    @classmethod
    def _made(cls, coded: Coded, key: Key) -> _Ragged:
        field = next(f for f in coded.policy.fields if f.name == key.field)
        if field.sketched:
            bands = bands_of(coded.sketches)
            starts = np.arange(len(bands) + 1, dtype=np.int64) * bands.shape[1]
            return cls(coded.texts, starts, bands.ravel())
        codes = coded.codes[key.field]
        known: dict[Hashable, int] = {}
        starts, values = [0], []
        for rank in coded.models[key.field]:
            own = key.of(coded.claims[rank])
            values += [known.setdefault(each, len(known)) for each in own]
            starts.append(len(values))
        return cls(codes, np.array(starts), np.array(values, dtype=np.uint64))

    def lengths(self, ranks: Ranks) -> Ranks:
        """How many keys each claim has."""
        codes = self.codes[ranks]
        return self.starts[codes + 1] - self.starts[codes]

    def expand(self, ranks: Ranks, keys: Keys) -> tuple[Ranks, Keys]:
        """Each claim once for each of its keys, mixed with the key it has."""
        lengths = self.lengths(ranks)
        total = int(lengths.sum())
        before = np.repeat(np.cumsum(lengths) - lengths, lengths)
        at = np.repeat(self.starts[self.codes[ranks]], lengths)
        own = self.values[at + np.arange(total) - before]
        mixed = np.repeat(keys, lengths) * ODD
        mixed = (mixed ^ (mixed >> np.uint64(29))) * OTHER_ODD
        return np.repeat(ranks, lengths), mixed + own


def alike(coded: Coded, scorer: Scorer, *, within: range, own: Iterable[int]) -> Ranks:
    """For each claim the first that it is one with, because they compare alike.

    Claims that give the same in every field that is tested, and that the policy joins
    where it compares them, are one from the start; others stand for themselves.

    Args:
        coded: the claims.
        scorer: scores of pairs.
        within: ranks of the claims to look at.
        own: ranks of claims that stand for themselves.
    """
    leaders = np.arange(within.start, within.stop, dtype=np.int64)
    names = [field.name for field in coded.policy.fields if not field.carried]
    free = ~np.isin(leaders, np.fromiter(own, np.int64))
    usable = leaders[free]
    _, first, places = np.unique(
        coded.profiles(names)[usable], return_index=True, return_inverse=True
    )
    heads = usable[first]
    met = heads[_meets_its_like(coded, heads)]
    joined = scorer.scored(met, met, least=coded.policy.join, carried=False)
    sure = np.isin(heads, joined.one)
    leaders[free] = np.where(sure[places], heads[places], usable)
    return leaders


def _meets_its_like(coded: Coded, heads: Ranks) -> NDArray[np.bool_]:
    """Whether some block has a key for the claim, whatever carries it."""
    met = np.zeros(len(heads), dtype=np.bool_)
    for block in coded.policy.blocks:
        if not _carried(coded, block):
            lengths = [_Ragged.of(coded, key).lengths(heads) for key in block]
            met |= np.all([length > 0 for length in lengths], axis=0)
    return met


def _carried(coded: Coded, block: Block) -> list[str]:
    """The block's fields that say what carries a claim."""
    carried = {field.name for field in coded.policy.fields if field.carried}
    return [key.field for key in block if key.field in carried]


def found_pairs(
    coded: Coded, scorer: Scorer, leaders: Ranks, *, first_against: int
) -> Pairs:
    """The pairs that the policy compares and may join or suggest, surest first.

    Of claims that are one from the start, the first is compared for all; what carries
    a claim is its own. Claims that speak against are not compared with each other.

    Args:
        coded: the claims, those that speak against last.
        scorer: scores of pairs.
        leaders: what `alike` says.
        first_against: rank of the first claim that speaks against.
    """
    kept = []
    for block in coded.policy.blocks:
        filed = _filed(coded, block, _heads(coded, block, leaders))
        met = itertools.chain.from_iterable(_meetings(*part) for part in filed)
        for one, other in _each_once(met, len(leaders)):
            told = (one < first_against) & (leaders[one] != leaders[other])
            found = scorer.scored(one[told], other[told], least=coded.policy.suggest)
            kept.append(found)
    return surest_first(kept)


def _filed(coded: Coded, block: Block, ranks: Ranks) -> Iterator[tuple[Ranks, Keys]]:
    """The claims with their keys, in parts: claims with a key in common are in one.

    The parts are by the first key of the block, so that a claim with many keys for
    each part of a block (words of thirteen bands, a town of eight cubes) is not held
    with all of them at once.
    """
    first, *others = (_Ragged.of(coded, key) for key in block)
    ranks, keys = first.expand(ranks, np.zeros(len(ranks), dtype=np.uint64))
    sizes = np.ones(len(ranks), dtype=np.int64)
    for ragged in others:
        sizes *= ragged.lengths(ranks)
    ranks, keys = ranks[sizes > 0], keys[sizes > 0]
    parts = np.uint64(1 + int(sizes.sum()) // KEYS_AT_ONCE)
    of = keys % parts
    for part in range(int(parts)):
        chosen = of == part
        told, own = ranks[chosen], keys[chosen]
        for ragged in others:
            told, own = ragged.expand(told, own)
        yield told, own


def _heads(coded: Coded, block: Block, leaders: Ranks) -> Ranks:
    """The claims to compare by a block: the first of each sort, in their order."""
    carried = _carried(coded, block)
    if not carried:
        return np.unique(leaders)
    sketched = [f.name for f in coded.policy.fields if f.sketched]
    profile = coded.texts if carried[0] in sketched else coded.profiles(carried)
    both = leaders * (int(profile.max(initial=0)) + 1) + profile
    return np.sort(np.unique(both, return_index=True)[1]).astype(np.int64)


def _each_once(
    met: Iterable[tuple[Ranks, Ranks]], size: int
) -> Iterator[tuple[Ranks, Ranks]]:
    """The pairs, a few million at a time, each once in its batch."""
    held: list[Ranks] = []
    for one, other in met:
        held.append(one * size + other)
        if sum(map(len, held)) > AT_ONCE:
            yield np.divmod(np.unique(np.concatenate(held)), size)
            held = []
    if held:
        yield np.divmod(np.unique(np.concatenate(held)), size)


def _meetings(ranks: Ranks, keys: Keys) -> Iterator[tuple[Ranks, Ranks]]:
    """Pairs of ranks that share a key; see `CROWD`."""
    order = np.lexsort((ranks, keys))
    ranks, keys = ranks[order], keys[order]
    at = np.arange(len(keys))
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    sizes = np.diff(np.append(starts, len(keys)))
    first, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
    crowded = size > CROWD
    others = crowded & (at > first)
    yield ranks[first[others]], ranks[others]
    left = np.where(
        crowded, np.minimum(first + size - 1 - at, 1), first + size - 1 - at
    )
    step, at = 1, at[left >= 1]
    while len(at):
        yield ranks[at], ranks[at + step]
        step += 1
        at = at[left[at] >= step]
