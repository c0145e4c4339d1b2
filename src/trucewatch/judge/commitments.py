"""Deadlines and how they stand on a day, as far as reports tell."""

from __future__ import annotations

from datetime import date

from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.commitment import Commitment, CommitmentStatus
from trucewatch.model.term import Term, TermKind


def judge_commitments(
    agreements: tuple[Agreement, ...],
    claims: tuple[PlacedClaim, ...],
    *,
    as_of: date,
) -> tuple[Commitment, ...]:
    """Every dated undertaking with its status on `as_of`, by date and id.

    A deadline to come is open; one that has passed is unverifiable until a
    person links evidence: a report that speaks of it is listed as evidence,
    and does not settle it.
    """
    found = [
        _commitment(agreement, term, claims, as_of)
        for agreement in agreements
        for term in agreement.terms
        if term.kind is TermKind.DEADLINE and _begun(agreement, as_of)
    ]
    return tuple(sorted(found, key=lambda c: (str(c.due), c.id)))


def _begun(agreement: Agreement, as_of: date) -> bool:
    return agreement.signed is None or agreement.signed <= as_of


def _commitment(
    agreement: Agreement, term: Term, claims: tuple[PlacedClaim, ...], as_of: date
) -> Commitment:
    provision = agreement.provision(term.provision)
    status, reason = _status(term.due, as_of)
    return Commitment(
        id=f"{agreement.id}/{term.id}",
        by=tuple(
            sorted(
                {a for role in term.actors for a in agreement.actors_in(role, as_of)}
            )
        ),
        what=term.text,
        due=term.due,
        status=status,
        as_of=as_of,
        evidence=_evidence(term, claims),
        reason=reason,
        source=provision.source,
        unchecked=term.unchecked or provision.unchecked,
    )


def _status(due: date | None, as_of: date) -> tuple[CommitmentStatus, str]:
    if due is None:
        return CommitmentStatus.UNVERIFIABLE, "The text gives no date."
    if as_of <= due:
        return CommitmentStatus.OPEN, "Its date has not passed."
    return (
        CommitmentStatus.UNVERIFIABLE,
        "Its date has passed; no person has linked evidence for or against it.",
    )


def _evidence(term: Term, claims: tuple[PlacedClaim, ...]) -> tuple[str, ...]:
    """Claims of commitments that name the same last day."""
    if term.due is None:
        return ()
    return tuple(
        sorted(
            placed.claim.id
            for placed in claims
            if (due := _due(placed)) is not None and due == term.due
        )
    )


def _due(placed: PlacedClaim) -> date | None:
    when = getattr(placed.claim.body, "due", None)
    return when.first_day if when is not None else None
