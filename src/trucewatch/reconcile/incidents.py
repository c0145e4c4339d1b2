"""Incidents made of groups of claims: what they say together, and why they are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution, AttributionLevel
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventType
from trucewatch.model.incident import Incident, MergeReason
from trucewatch.model.place import Placement
from trucewatch.model.review import IncidentState
from trucewatch.model.when import TimeBasis, TimePrecision, When
from trucewatch.reconcile.casualties import casualty_reports
from trucewatch.reconcile.fields import UNSPECIFIC
from trucewatch.reconcile.grouping import Grouping
from trucewatch.reconcile.lone import Partners
from trucewatch.reconcile.origins import (
    Copies,
    copies_within,
    independent,
    origin_groups,
    side_of,
)
from trucewatch.reconcile.scene import event_of, scenes

NOBODY = "GENERIC/"
"""Codes of words that name nobody ("unknown gunmen"): no one is attributed by them."""

ONLY = "; no other incident fits"
"""Ends the reason of a lone voice that was joined to the only incident it may be of."""


def make_incidents(
    grouping: Grouping, groups: Sequence[Sequence[int]], ids: Sequence[str]
) -> Iterator[Incident]:
    """The incident of each group, in the groups' order.

    Args:
        grouping: the claims and how they came together.
        groups: ranks of each group, founding claim first.
        ids: id of each.
    """
    copies = copies_within(grouping.coded, groups)
    partners = _partners(grouping)
    for group, incident_id in zip(groups, ids, strict=True):
        yield _incident(grouping, group, incident_id, copies, partners)


def _incident(
    grouping: Grouping,
    ranks: Sequence[int],
    incident_id: str,
    copies: Copies,
    partners: Partners,
) -> Incident:
    claims = grouping.coded.claims
    group = [claims[rank] for rank in ranks]
    opposed = [
        claims[rank] for rank in grouping.opposed.get(int(grouping.roots[ranks[0]]), ())
    ]
    origins = origin_groups(grouping.coded, ranks, copies)
    corroborated = independent(origins)
    return Incident(
        id=incident_id,
        type=_type(group),
        family=event_of(group[0]).family,
        time=min((p.claim.time for p in group), key=_vagueness),
        place=_place(group),
        supporting=tuple(group),
        contradicting=tuple(opposed),
        origins=tuple(sorted({placed.claim.origin for placed in group})),
        sides=tuple(sorted({side_of(placed) for placed in group})),
        casualties=casualty_reports(group),
        attribution=_attribution(group),
        state=IncidentState.CORROBORATED if corroborated else IncidentState.REPORTED,
        disputed_by=tuple(sorted({placed.claim.origin for placed in opposed})),
        reasons=tuple(
            _reason(grouping, rank, ranks[0], partners) for rank in ranks[1:]
        ),
        origin_groups=origins,
        policy=grouping.coded.policy.name,
    )


def _type(group: list[PlacedClaim]) -> EventType:
    specific = {event_of(placed).type for placed in group} - UNSPECIFIC
    if len(specific) == 1:
        return specific.pop()
    return event_of(group[0]).type


_FINENESS = {precision: place for place, precision in enumerate(TimePrecision)}


def _vagueness(when: When) -> tuple[bool, int, str]:
    """Order of times: when it occurred before when it was reported, finest first."""
    told = when.basis not in {TimeBasis.OCCURRED, TimeBasis.OBSERVED}
    return told, _FINENESS[when.precision], str(when.start)


def _place(group: list[PlacedClaim]) -> Placement | None:
    found = [place for placed in group for place in scenes(placed)]
    return min(found, key=lambda p: (p.radius_m, p.place.id), default=None)


def _attribution(group: list[PlacedClaim]) -> Attribution:
    """Claimed by an accuser where claims name one actor; never more by machine."""
    named = {
        (mention.actor, placed.claim.id)
        for placed in group
        for mention in event_of(placed).actors
        if mention.actor is not None and not mention.actor.startswith(NOBODY)
    }
    actors = {actor for actor, _ in named}
    if len(actors) != 1:
        return NOT_ATTRIBUTED
    return Attribution(
        level=AttributionLevel.CLAIMED_BY_ACCUSER,
        actor=actors.pop(),
        basis=tuple(sorted(claim for _, claim in named)),
    )


def _partners(grouping: Grouping) -> Partners:
    """What each claim was joined by alone, else its surest pair within its group."""
    pairs, roots = grouping.pairs, grouping.roots
    joined = pairs.only(roots[pairs.one] == roots[pairs.other])
    joined = joined.only(joined.score >= grouping.coded.policy.join)
    found: Partners = dict(grouping.only)
    columns = (joined.one, joined.other, joined.score, joined.code)
    for one, other, score, code in zip(*(c.tolist() for c in columns), strict=True):
        found.setdefault(one, (other, score, code))
        found.setdefault(other, (one, score, code))
    alike = np.flatnonzero(grouping.leaders != np.arange(len(grouping.leaders)))
    leaders = grouping.leaders[alike]
    scored = grouping.scorer.scored(leaders, leaders, least=0.0, carried=False)
    known = zip(scored.one.tolist(), scored.score, scored.code, strict=True)
    of_leader = {
        leader: (leader, float(score), int(code)) for leader, score, code in known
    }
    for rank, leader in zip(alike.tolist(), leaders.tolist(), strict=True):
        found.setdefault(rank, of_leader[leader])
    return found


def _reason(
    grouping: Grouping, rank: int, founder: int, partners: Partners
) -> MergeReason:
    claim = grouping.id_of(rank)
    partner = partners.get(rank)
    decision = grouping.links.decided.get(claim)
    if partner is None or decision is not None:
        return MergeReason(
            claim=claim,
            to=grouping.id_of(founder),
            agreed=(),
            decision=decision,
            sentence="put here by a person" if decision else "same happening",
        )
    other, score, code = partner
    compared = grouping.scorer.comparison(code)
    return MergeReason(
        claim=claim,
        to=grouping.id_of(other),
        agreed=compared.agreed,
        close=compared.close,
        disagreed=compared.disagreed,
        score=round(score, 4),
        sentence=compared.sentence + (ONLY if rank in grouping.only else ""),
    )
