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

Successors = dict[str, list[Superseded]]
"""What takes the place of an agreement or ``agreement/term``."""


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
                superseded=_first(superseded, _name(agreement, term), agreement.id),
                actors=actors,
            )
            for agreement in sorted(agreements, key=lambda each: each.id)
            for term in sorted(agreement.terms, key=lambda each: each.id)
            if term.speaks_of_acts
            and term.status is not TermStatus.DRAFT
            and term.id not in readings[agreement.id].leaves_out
        )
    )


def _superseded(
    agreements: tuple[Agreement, ...], readings: Mapping[str, Interpretation]
) -> Successors:
    """What takes the place of an agreement or ``agreement/term``."""
    found: Successors = {}
    for agreement in agreements:
        starts = readings[agreement.id].starts
        for link in agreement.links:
            if link.kind is LinkKind.SUPERSEDES and not link.unchecked:
                _keep(found, link.to, by=agreement.id, since=link.since or starts)
        for term in agreement.terms:
            settled = term.status is not TermStatus.DRAFT and not term.unchecked
            for other in term.supersedes if settled else ():
                by, since = _name(agreement, term), term.since or starts
                _keep(found, other, by=by, since=since)
    return found


def _name(agreement: Agreement, term: Term) -> str:
    return f"{agreement.id}/{term.id}"


def _keep(found: Successors, what: str, *, by: str, since: date) -> None:
    found.setdefault(what, []).append(Superseded(by=by, since=since))


def _first(found: Successors, *names: str) -> Superseded | None:
    """The earliest that takes the place of what bears one of the names, or None."""
    all_of_them = [each for name in names for each in found.get(name, ())]
    return min(all_of_them, key=lambda each: (str(each.since), each.by), default=None)


def shared(docket: Docket, other: Docket) -> Docket:
    """The docket, with the other's charges where both say the same of a term."""
    known = {charge.id: charge for charge in other.charges}
    return Docket(
        charges=tuple(
            mine
            if (mine := known.get(charge.id, charge)).reading is charge.reading
            and mine.superseded == charge.superseded
            else charge
            for charge in docket.charges
        )
    )


def superseded_terms(agreements: tuple[Agreement, ...], day: date) -> dict[str, str]:
    """What took the place of an agreement or ``agreement/term`` by `day`."""
    readings = {each.id: each.reading(None) for each in agreements}
    found = _superseded(agreements, readings)
    return {
        what: each.by
        for what in found
        if (each := _first(found, what)) and _plain(each.since) <= day
    }


def _plain(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
