"""Suggested merges: incidents that may be one, for a person to decide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.model.incident import MergeSuggestion
from trucewatch.model.record import content_id
from trucewatch.reconcile.grouping import Grouping


def suggestions_of(
    grouping: Grouping, groups: Sequence[Sequence[int]], ids: Sequence[str]
) -> tuple[MergeSuggestion, ...]:
    """The suggestions, surest first: one for each two incidents, by their surest pair.

    Pairs whose score lies between the policy's thresholds are suggested, and so are
    pairs above both that other claims of the two incidents forbid to join. What people
    set apart is never suggested again.

    Args:
        grouping: the claims and how they came together.
        groups: ranks of each group, founding claim first.
        ids: id of each.
    """
    pairs, roots = grouping.pairs, grouping.roots
    open_pairs = pairs.only(roots[pairs.one] != roots[pairs.other])
    id_of = {
        int(roots[group[0]]): name for group, name in zip(groups, ids, strict=True)
    }
    mine, yours = roots[open_pairs.one], roots[open_pairs.other]
    both = np.minimum(mine, yours) * len(roots) + np.maximum(mine, yours)
    _, first = np.unique(both, return_index=True)
    found = []
    for at in np.sort(first).tolist():
        one, other = int(open_pairs.one[at]), int(open_pairs.other[at])
        if not grouping.clusters.set_apart(int(roots[one]), int(roots[other])):
            named = sorted(
                (id_of[int(roots[r])], grouping.id_of(r)) for r in (one, other)
            )
            found.append(
                _suggestion(
                    grouping,
                    named,
                    float(open_pairs.score[at]),
                    int(open_pairs.code[at]),
                )
            )
    return tuple(found)


def _suggestion(
    grouping: Grouping, named: list[tuple[str, str]], score: float, code: int
) -> MergeSuggestion:
    policy = grouping.coded.policy
    compared = grouping.scorer.comparison(code)
    sentence = f"{compared.sentence} (score {score:.2f})"
    if score >= policy.join:
        sentence += "; other claims of the two contradict each other"
    (one, claim), (other, second) = named
    return MergeSuggestion(
        id=content_id("sug", {"claims": sorted((claim, second))}),
        incidents=(one, other),
        claims=(claim, second),
        agreed=compared.agreed,
        close=compared.close,
        disagreed=compared.disagreed,
        score=round(score, 4),
        policy=policy.name,
        sentence=sentence,
    )
