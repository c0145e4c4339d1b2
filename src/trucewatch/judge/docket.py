"""The docket: every term that incidents are held against, with its reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.judge.case import ActorNames, Charge, Superseded
from trucewatch.model.agreement import Agreement
from trucewatch.model.instrument import LinkKind
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.term import Term, TermStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """Charges in the order of agreement and term ids, made once for many incidents.

    Args:
        charges: the terms that speak of acts, each with its reading.
    """

    charges: tuple[Charge, ...]


def open_docket(
    agreements: tuple[Agreement, ...],
    *,
    actors: ActorNames,
    interpretations: Mapping[str, str] | None = None,
) -> Docket:
    """The docket of these agreements; their order does not matter.

    Args:
        agreements: agreements to hold incidents against.
        actors: names and sides of actors.
        interpretations: agreement id to interpretation id; the agreement's first
            reading where it is not named.

    Raises:
        KeyError: an interpretation that the agreement does not have.
    """
    chosen = interpretations or {}
    readings = {each.id: each.reading(chosen.get(each.id)) for each in agreements}
    superseded = _superseded(agreements, readings)
    return Docket(
        charges=tuple(
            Charge(
                agreement=agreement,
                term=term,
                reading=readings[agreement.id],
                superseded=superseded.get(f"{agreement.id}/{term.id}")
                or superseded.get(agreement.id),
                actors=actors,
            )
            for agreement in sorted(agreements, key=lambda each: each.id)
            for term in sorted(agreement.terms, key=lambda each: each.id)
            if term.speaks_of_acts and term.status is not TermStatus.DRAFT
        )
    )


def _superseded(
    agreements: tuple[Agreement, ...], readings: Mapping[str, Interpretation]
) -> dict[str, Superseded]:
    """What takes the place of an agreement or ``agreement/term``, the earliest."""
    found: dict[str, Superseded] = {}
    for agreement in agreements:
        starts = readings[agreement.id].starts
        for link in agreement.links:
            if link.kind is LinkKind.SUPERSEDES and not link.unchecked:
                _keep(found, link.to, agreement.id, link.since or starts)
        for term in agreement.terms:
            for other in term.supersedes:
                _keep(found, other, _name(agreement, term), term.since or starts)
    return found


def _name(agreement: Agreement, term: Term) -> str:
    return f"{agreement.id}/{term.id}"


def _keep(found: dict[str, Superseded], what: str, by: str, since: date) -> None:
    known = found.get(what)
    if known is None or (str(since), by) < (str(known.since), known.by):
        found[what] = Superseded(by=by, since=since)


def superseded_terms(agreements: tuple[Agreement, ...], day: date) -> dict[str, str]:
    """What took the place of an agreement or ``agreement/term`` by `day`."""
    readings = {each.id: each.reading(None) for each in agreements}
    return {
        what: each.by
        for what, each in _superseded(agreements, readings).items()
        if _plain(each.since) <= day
    }


def _plain(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
