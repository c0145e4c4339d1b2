"""Suggested merges: incidents that may be one, for a person to decide."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from trucewatch.model.incident import MergeSuggestion
from trucewatch.model.record import content_id
from trucewatch.reconcile.grouping import Grouping
from trucewatch.reconcile.lone import lone_voices, surest_between


def suggestions_of(
    grouping: Grouping, groups: Sequence[Sequence[int]], ids: Sequence[str]
) -> tuple[MergeSuggestion, ...]:
    """The suggestions, surest first: one for each two incidents, by their surest pair.

    Pairs whose score lies between the policy's thresholds are suggested, and so are
    pairs above both that other claims of the two incidents forbid to join, as far as
    the policy has `contested` pairs told. What people set apart is never suggested
    again.

    Args:
        grouping: the claims and how they came together.
        groups: ranks of each group, founding claim first.
        ids: id of each.
    """
    pairs, roots = grouping.pairs, grouping.roots
    open_pairs = surest_between(pairs, roots)
    told = sum(map(len, groups))
    lone = lone_voices(grouping.coded, roots[:told])
    id_of = {
        int(roots[group[0]]): name for group, name in zip(groups, ids, strict=True)
    }
    found = []
    for at in range(len(open_pairs.one)):
        one, other = int(open_pairs.one[at]), int(open_pairs.other[at])
        score = float(open_pairs.score[at])
        if _is_told(grouping, score, int(roots[one]), int(roots[other]), lone):
            named = sorted(
                (id_of[int(roots[r])], grouping.id_of(r)) for r in (one, other)
            )
            code = int(open_pairs.code[at])
            found.append(_suggestion(grouping, named, score, code))
    return tuple(found)


def _is_told(
    grouping: Grouping, score: float, one: int, other: int, lone: Collection[int]
) -> bool:
    """Whether the policy has a pair of groups suggested, named by their roots.

    What several voices on each side tell apart is seldom one happening, and neither is
    what is like by halves and contradicts elsewhere.
    """
    clusters, policy = grouping.clusters, grouping.coded.policy
    if clusters.set_apart(one, other):
        return False
    if policy.contested or clusters.may_join(one, other):
        return True
    return score >= policy.join and (one in lone or other in lone)


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
