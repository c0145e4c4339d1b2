"""Findings and zone tests of one incident, with the provision beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.locate.zones import place_in_zones
from trucewatch.model.agreement import Agreement
from trucewatch.model.determination import Determination
from trucewatch.model.finding import OUT_OF_SCOPE, Finding, Flip, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneResult
from trucewatch.model.review import PRINTS_FINDINGS
from trucewatch.pipeline import judge_all
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.service.missions import OpenMission
from trucewatch.service.wording import verdict_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneLine:
    """Whether the incident lies in a zone, and on what ground.

    Args:
        agreement, title: its id and title.
        zone, name: id and name of the zone.
        result: the answer.
        reason: one sentence.
        geometry_status: standing of the zone's geometry.
    """

    agreement: str
    title: str
    zone: str
    name: str
    result: ZoneResult
    reason: str
    geometry_status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """What one term says of the incident.

    Args:
        finding: the finding.
        title: title of its agreement.
        term_text: the term as it is read from the provision.
        verdict: in words.
        speaks: whether the term speaks of it under any registered reading.
        flips: other verdicts under other readings; `flip_words` say them.
        determinations: what bodies decided on the incident under the term.
        printed: whether a bulletin prints it: in the incident's state.
    """

    finding: Finding
    title: str
    term_text: str
    verdict: str
    speaks: bool
    flips: tuple[tuple[Flip, str], ...]
    determinations: tuple[Determination, ...]
    printed: bool


def zones_of(mission: OpenMission, incident: Incident) -> tuple[ZoneLine, ...]:
    """The answers of the zones of every agreement; none without a place.

    Those in which it lies or may lie come first.
    """
    if incident.place is None:
        return ()
    found = [
        ZoneLine(
            agreement=agreement.id,
            title=agreement.title,
            zone=test.zone,
            name=agreement.zone(test.zone.rpartition("/")[2]).name,
            result=test.result,
            reason=test.reason,
            geometry_status=test.geometry_status,
        )
        for agreement in mission.agreements
        for test in place_in_zones(incident.place, agreement, incident.time)
    ]
    order = list(_ORDER)
    return tuple(sorted(found, key=lambda line: order.index(line.result)))


_ORDER = (
    ZoneResult.INSIDE,
    ZoneResult.BOUNDARY_UNCERTAIN,
    ZoneResult.UNKNOWN,
    ZoneResult.OUTSIDE,
)


def findings_of(
    mission: OpenMission, incident: Incident, readings: Mapping[str, str]
) -> tuple[FindingView, ...]:
    """What every term says of the incident; those that speak of it come first."""
    use_extension(mission.extension)
    (entry,) = judge_all((incident,), mission.agreements, load_actors(), readings)
    agreements = {each.id: each for each in mission.agreements}
    views = [
        _view(
            finding,
            tuple(flip for flip in entry.flips if flip.finding == finding.id),
            agreements[finding.agreement],
            incident,
        )
        for finding in entry.findings
    ]
    return tuple(sorted(views, key=_rank))


def _rank(view: FindingView) -> tuple[bool, bool]:
    return (not view.speaks, view.finding.verdict is Verdict.OUT_OF_SCOPE_ACT)


def _view(
    finding: Finding, flips: tuple[Flip, ...], agreement: Agreement, incident: Incident
) -> FindingView:
    term = agreement.term(finding.term)
    verdicts = {finding.verdict, *(flip.verdict for flip in flips)}
    return FindingView(
        finding=finding,
        title=agreement.title,
        term_text=term.text,
        verdict=verdict_words(finding.verdict),
        speaks=not verdicts <= OUT_OF_SCOPE,
        flips=tuple((flip, verdict_words(flip.verdict)) for flip in flips),
        determinations=tuple(
            each
            for each in incident.decided.determinations
            if (each.agreement, each.term) == (finding.agreement, finding.term)
        ),
        printed=incident.state in PRINTS_FINDINGS,
    )
