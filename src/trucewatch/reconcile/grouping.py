"""Grouping: what a policy and people's decisions make of the claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.candidates import alike, found_pairs
from trucewatch.reconcile.cluster import Clusters
from trucewatch.reconcile.coded import Coded, Ranks
from trucewatch.reconcile.compare import MergePolicy
from trucewatch.reconcile.decide import Links
from trucewatch.reconcile.lone import Partners, join_the_only
from trucewatch.reconcile.pairs import Pairs, Scorer


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Claims in groups, each group one happening.

    Args:
        coded: the claims: first those that tell of it, then those that speak against.
        scorer: what the codes of `pairs` mean.
        pairs: pairs that the policy joins or suggests, surest first.
        groups: ranks of the claims that tell of it, by the group's root.
        roots: for each claim its group's root.
        leaders: for each claim the one that it is one with from the start.
        opposed: ranks of the claims that speak against each group, by root.
        clusters: the groups as they grew, for what people set apart.
        links: people's decisions.
        only: for claims joined as the only ones that fit, what they were joined by.
    """

    coded: Coded
    scorer: Scorer
    pairs: Pairs
    groups: dict[int, list[int]]
    roots: Ranks
    leaders: Ranks
    opposed: dict[int, list[int]]
    clusters: Clusters
    links: Links
    only: Partners

    def id_of(self, rank: int) -> str:
        """The id of a claim."""
        return self.coded.claims[rank].claim.id


def group_claims(
    told: list[PlacedClaim],
    against: list[PlacedClaim],
    *,
    policy: MergePolicy,
    links: Links,
) -> Grouping:
    """The groups that the policy makes of `told`, decisions first, surest pairs next.

    Args:
        told: claims that say that something happened, by id.
        against: claims that negate or deny, by id.
        policy: what joins.
        links: what people decided.
    """
    coded = Coded([*told, *against], policy)
    scorer = Scorer(coded)
    rank_of = _ranks(coded, links)
    own = set(rank_of.values())
    # A denial is never one with what it denies, however alike the two are.
    leaders = np.concatenate(
        [
            alike(coded, scorer, within=range(len(told)), own=own),
            alike(coded, scorer, within=range(len(told), len(coded.claims)), own=own),
        ]
    )
    pairs = found_pairs(coded, scorer, leaders, first_against=len(told))
    clusters = Clusters(coded, apart=_apart(links, rank_of))
    clusters.join_alike(leaders[: len(told)])
    for group in links.groups():
        ranks = sorted(rank_of[claim] for claim in group if claim in rank_of)
        clusters.put_together([rank for rank in ranks if rank < len(told)])
    between = pairs.other < len(told)
    clusters.join(pairs.only(between & (pairs.score >= policy.join)))
    only = join_the_only(coded, clusters, pairs.only(between), scorer)
    roots = clusters.roots()
    grouping = Grouping(
        coded=coded,
        scorer=scorer,
        pairs=pairs.only(between),
        groups=clusters.groups(roots, len(told)),
        roots=roots,
        leaders=leaders,
        opposed=defaultdict(list),
        clusters=clusters,
        links=links,
        only=only,
    )
    _oppose(grouping, pairs.only(~between & (pairs.score >= policy.join)), len(told))
    return grouping


def _ranks(coded: Coded, links: Links) -> dict[str, int]:
    """Ranks of the claims that somebody decided on."""
    if not links.claims:
        return {}
    decided = links.claims
    named = ((placed.claim.id, rank) for rank, placed in enumerate(coded.claims))
    return {claim: rank for claim, rank in named if claim in decided}


def _apart(links: Links, rank_of: dict[str, int]) -> dict[int, set[int]]:
    return {
        rank_of[claim]: {rank_of[other] for other in others if other in rank_of}
        for claim, others in links.apart.items()
        if claim in rank_of
    }


def _oppose(grouping: Grouping, pairs: Pairs, first_against: int) -> None:
    """Attach each claim that speaks against to the groups that it speaks of.

    A person's merge with a claim attaches it too, and a split parts it from the groups
    of the claims that it was set apart from.
    """
    coded, links = grouping.coded, grouping.links
    of_leader: dict[int, set[int]] = defaultdict(set)
    for one, other in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True):
        of_leader[other].add(int(grouping.roots[one]))
    rank_of = _ranks(coded, links)
    for rank in range(first_against, len(coded.claims)):
        claim = grouping.id_of(rank)
        groups = of_leader[rank] | of_leader[int(grouping.leaders[rank])]
        for other in links.group.get(claim, set()) - {claim}:
            if rank_of.get(other, first_against) < first_against:
                groups.add(int(grouping.roots[rank_of[other]]))
        for other in links.apart.get(claim, set()):
            if other in rank_of:
                groups.discard(int(grouping.roots[rank_of[other]]))
        for group in groups:
            grouping.opposed[group].append(rank)
