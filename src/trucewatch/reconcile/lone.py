"""The only one that fits: a lone voice whose claim may be of one group alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from trucewatch.reconcile.cluster import Clusters
from trucewatch.reconcile.coded import Coded, Ranks
from trucewatch.reconcile.pairs import Pairs, Scorer

Partners = dict[int, tuple[int, float, int]]
"""For a claim: its partner in its group, the score, and how they compare."""


def surest_between(pairs: Pairs, roots: Ranks) -> Pairs:
    """The surest pair between each two groups, in the order of the pairs."""
    between = pairs.only(roots[pairs.one] != roots[pairs.other])
    mine, yours = roots[between.one], roots[between.other]
    both = np.minimum(mine, yours) * len(roots) + np.maximum(mine, yours)
    _, first = np.unique(both, return_index=True)
    return between.only(np.sort(first).astype(np.int64))


def lone_voices(coded: Coded, roots: Ranks) -> set[int]:
    """Roots of the groups that one report and its copies tell of."""
    if not len(roots):
        return set()
    voices = np.array(coded.voices[: len(roots)], dtype=np.int64)
    told = np.unique(roots * (int(voices.max()) + 1) + voices)
    groups, counts = np.unique(told // (int(voices.max()) + 1), return_counts=True)
    return set(groups[counts == 1].tolist())


def join_the_only(
    coded: Coded, clusters: Clusters, pairs: Pairs, scorer: Scorer
) -> Partners:
    """Join each lone voice to the group that it may be of, where no other may be it.

    Args:
        coded: the claims, with the policy that says what is enough for that.
        clusters: the groups as far as the policy's `join` made them.
        pairs: pairs of claims that tell of something, surest first.
        scorer: what their codes mean.

    Returns:
        What each claim was joined by.
    """
    policy = coded.policy
    if policy.only is None:
        return {}
    roots = clusters.roots()
    open_pairs = surest_between(pairs.only(pairs.score >= policy.suggest), roots)
    fits = list(_fitting(open_pairs, roots, clusters))
    rivals = Counter(root for at, one, other in fits for root in (one, other))
    lone = lone_voices(coded, roots)
    found: Partners = {}
    for at, mine, yours in fits:
        code, score = int(open_pairs.code[at]), float(open_pairs.score[at])
        voice = [root for root in (mine, yours) if root in lone]
        if len(voice) != 1 or rivals[voice[0]] > 1 or score < policy.alone:
            continue
        if policy.only(scorer.comparison(code)) and clusters.join_groups(mine, yours):
            one, other = int(open_pairs.one[at]), int(open_pairs.other[at])
            found.setdefault(one, (other, score, code))
            found.setdefault(other, (one, score, code))
    return found


def _fitting(
    pairs: Pairs, roots: Ranks, clusters: Clusters
) -> Iterator[tuple[int, int, int]]:
    """Place in the list and roots of the pairs whose groups nothing parts."""
    for at in range(len(pairs.one)):
        mine, yours = int(roots[pairs.one[at]]), int(roots[pairs.other[at]])
        if clusters.may_join(mine, yours):
            yield at, mine, yours
