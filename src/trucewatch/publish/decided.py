"""What people decided on an incident, in sentences beside its findings."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.attribution import Attribution
from trucewatch.model.claim import ResponseKind
from trucewatch.model.decided import Decided
from trucewatch.model.determination import Determination
from trucewatch.model.finding import Finding
from trucewatch.model.response import Response
from trucewatch.model.review import IncidentReview
from trucewatch.publish.codes import DETERMINATION, INCIDENT_STATE, MEANS
from trucewatch.publish.codes_reading import RESPONSE
from trucewatch.publish.index import Index
from trucewatch.publish.phrases import day_words
from trucewatch.publish.wording import joined


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedView:
    """What a card says of people's decisions; each part may be empty.

    Args:
        review: the state that a person set, why and on what.
        attribution: when a person set the attribution, on what basis.
        disputes: who disputes it and what.
        responses: what each party answered.
    """

    review: str
    attribution: str
    disputes: tuple[str, ...]
    responses: tuple[str, ...]


def decided_view(decided: Decided, index: Index) -> DecidedView:
    """What the card of an incident says of it."""
    return DecidedView(
        review=_review(decided.review) if decided.review else "",
        attribution=_attribution(decided.attribution),
        disputes=tuple(
            f"{_who(each.by, index)}: {each.reason}" for each in decided.disputes
        ),
        responses=tuple(_response(each, index) for each in decided.responses),
    )


def determination_lines(decided: Decided, finding: Finding) -> tuple[str, ...]:
    """What bodies decided on the incident under the finding's term."""
    return tuple(
        _determination(each)
        for each in decided.determinations
        if (each.agreement, each.term) == (finding.agreement, finding.term)
    )


def _review(review: IncidentReview) -> str:
    means = dict.fromkeys(MEANS[basis.means] for basis in review.bases)
    on = f", on the basis of {joined(list(means))}" if means else ""
    return f"Set by a person: {INCIDENT_STATE[review.state]}{on}. {review.reason}"


def _attribution(attribution: Attribution | None) -> str:
    if attribution is None or attribution.on is None:
        return ""
    basis = f", on the basis of {joined(list(attribution.basis))}"
    tail = basis if attribution.basis else ""
    return f"Set by a person on {day_words(attribution.on)}{tail}."


def _response(response: Response, index: Index) -> str:
    when = f"{day_words(response.at.date())}, {response.at:%H:%M %Z}".strip()
    who = index.actor(response.party)
    if response.kind is ResponseKind.NO_REPLY:
        return f"{who}: no reply; asked on {when}."
    return f"{who}, {when}: {RESPONSE[response.kind]}. “{response.text}”"


def _determination(each: Determination) -> str:
    return f"{each.body} {DETERMINATION[each.status]} ({day_words(each.on)}): " + (
        each.reason
    )


def _who(name: str, index: Index) -> str:
    return index.actor(name) if name in index.names else name
