"""Claims about one happening become one incident, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import Claim, Modality, PlacedClaim, Polarity
from trucewatch.model.decided import UNDECIDED, Decisions
from trucewatch.model.decision import Decision, MergeBook
from trucewatch.model.event import EventBody, EventFamily
from trucewatch.model.incident import Incident, KnownIncident, MergeSuggestion
from trucewatch.model.review import ClaimReview
from trucewatch.reconcile.compare import MergePolicy
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.decide import links_of
from trucewatch.reconcile.decided import apply_decided
from trucewatch.reconcile.grouping import Grouping, group_claims
from trucewatch.reconcile.identity import assign_ids
from trucewatch.reconcile.incidents import make_incidents
from trucewatch.reconcile.policies import DEFAULT
from trucewatch.reconcile.suggest import suggestions_of

HAPPENED = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.HEARSAY})
"""Modalities of claims that say that something happened."""

_YES = Polarity.AFFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What the claims come to.

    Args:
        incidents: by id.
        suggestions: pairs of them that wait for a person, surest first.
        known: every id ever given to an incident, to be handed in again.
    """

    incidents: tuple[Incident, ...]
    suggestions: tuple[MergeSuggestion, ...]
    known: tuple[KnownIncident, ...]


def merge_claims(
    claims: Iterable[PlacedClaim],
    *,
    policy: MergePolicy = DEFAULT,
    decisions: Iterable[Decision] = (),
) -> tuple[Incident, ...]:
    """The incidents that the claims tell of; see `reconcile_claims`."""
    return reconcile_claims(claims, policy=policy, decisions=decisions).incidents


def reconcile_claims(
    claims: Iterable[PlacedClaim],
    *,
    policy: MergePolicy = DEFAULT,
    decisions: Iterable[Decision] = (),
    known: Iterable[KnownIncident] = (),
    given: int = 0,
) -> Reconciled:
    """The incidents that the claims tell of, and what may be one of them.

    The order of claims and of decisions is free. The founding claim is the one told of
    the earliest day, of those the first by id. Only events that are said to have
    happened found an incident; negations and denials are attached to the incidents that
    they speak of, and found none.

    Args:
        claims: placed claims of any kind.
        policy: what joins and what is only suggested.
        decisions: what people decided; it goes before the policy.
        known: ids that incidents were given before.
        given: how many ids were ever given.
    """
    usable = sorted(filter(_is_incident_claim, claims), key=lambda p: p.claim.id)
    told = [placed for placed in usable if _says_it_happened(placed.claim)]
    against = [placed for placed in usable if placed.claim.polarity is not _YES]
    grouping = group_claims(told, against, policy=policy, links=links_of(decisions))
    groups = _in_order(grouping)
    assigned = assign_ids(
        [[grouping.id_of(rank) for rank in group] for group in groups],
        known,
        given=given,
    )
    incidents = make_incidents(grouping, groups, assigned.ids)
    return Reconciled(
        incidents=tuple(sorted(incidents, key=lambda incident: incident.id)),
        suggestions=suggestions_of(grouping, groups, assigned.ids),
        known=assigned.known,
    )


def incidents_told_of(
    told: tuple[PlacedClaim, ...], merged: Reconciled, decided: Decisions
) -> tuple[Incident, ...]:
    """Those of the incidents that one of the claims in `told` is about.

    Each with the state, attribution and disputes that people `decided`.
    """
    ids = {placed.claim.id for placed in told}
    return tuple(
        apply_decided(each, decided.get(each.id, UNDECIDED))
        for each in merged.incidents
        if ids & {p.claim.id for p in each.supporting + each.contradicting}
    )


def reconcile_reports(reports: Iterable[Report], book: MergeBook) -> Reconciled:
    """`reconcile_claims` of the reports' claims, by what the book of merges holds."""
    return reconcile_claims(
        (placed for report in reports for placed in report.claims),
        decisions=book.decisions,
        known=book.known,
        given=book.given,
    )


def _in_order(grouping: Grouping) -> list[list[int]]:
    """The groups by their founding claims, and these first in their groups."""

    def founding(rank: int) -> tuple[date, int]:
        first = grouping.coded.claims[rank].claim.time.first_day
        return first or date.max, rank

    groups = [sorted(group, key=founding) for group in grouping.groups.values()]
    return sorted(groups, key=lambda group: founding(group[0]))


def _is_incident_claim(placed: PlacedClaim) -> bool:
    body = placed.claim.body
    return (
        isinstance(body, EventBody)
        and body.family is not EventFamily.ACT
        and placed.claim.review is not ClaimReview.REJECTED
    )


def _says_it_happened(claim: Claim) -> bool:
    return claim.polarity is _YES and claim.modality in HAPPENED
