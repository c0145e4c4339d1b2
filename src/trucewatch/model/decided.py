"""Decided: everything that people decided on one incident, as bulletins take it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from trucewatch.model.attribution import Attribution
from trucewatch.model.determination import Determination
from trucewatch.model.redaction import STRUCK, redacted
from trucewatch.model.response import Response
from trucewatch.model.review import Basis, Dispute, IncidentReview


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The standing decisions on one incident.

    Args:
        review: its state as a person set it, or None.
        attribution: as a person set it, or None.
        disputes: standing disputes, by whom.
        responses: answers of parties, by time.
        determinations: decisions of bodies, by agreement and term.
    """

    review: IncidentReview | None = None
    attribution: Attribution | None = None
    disputes: tuple[Dispute, ...] = ()
    responses: tuple[Response, ...] = ()
    determinations: tuple[Determination, ...] = ()


UNDECIDED = Decided()
"""No person has decided anything."""

Decisions = Mapping[str, Decided]
"""Incident id to what people decided on it."""

A_PERSON = "a person"
"""What a published page says instead of a user's id."""


def for_publication(decided: Decided) -> Decided:
    """The same decisions as a published page may hold them.

    Ids of users are gone; of the bases only the means and the ids of claims and
    documents are left; texts are redacted.
    """
    review, attribution = decided.review, decided.attribution
    return Decided(
        review=review
        and replace(
            review,
            reason=redacted(review.reason),
            bases=tuple(_named_only(basis) for basis in review.bases),
        ),
        attribution=attribution
        and replace(
            attribution,
            set_by=A_PERSON,
            basis=tuple(redacted(basis) for basis in attribution.basis),
        ),
        disputes=tuple(replace(d, reason=redacted(d.reason)) for d in decided.disputes),
        responses=tuple(
            replace(each, text=redacted(each.text), source=redacted(each.source))
            for each in decided.responses
        ),
        determinations=tuple(
            replace(each, reason=redacted(each.reason))
            for each in decided.determinations
        ),
    )


def _named_only(basis: Basis) -> Basis:
    known = basis.what.startswith(("clm_", "doc_"))
    return basis if known else replace(basis, what=STRUCK)
