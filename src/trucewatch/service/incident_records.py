"""Incident records: all that a program may have of one incident, for its user."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from trucewatch.model.access import Marking, Sensitivity
from trucewatch.model.attribution import Attribution
from trucewatch.model.finding import Finding, RuleStep, Verdict
from trucewatch.model.incident import CasualtyReport
from trucewatch.model.incident_line import IncidentLine, LinePlace
from trucewatch.model.when import When
from trucewatch.service.access import Action, Record, allowed, is_team
from trucewatch.service.cases import acting_or_owner
from trucewatch.service.dossiers import Quote, Step
from trucewatch.service.incidents import IncidentView, get_incident
from trucewatch.service.lines import line_place
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.store.decisions import (
    ASSIGNMENTS,
    ATTRIBUTIONS,
    DETERMINATIONS,
    DISPUTES,
    MARKINGS,
    REVIEWS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedClaim:
    """A claim that tells of an incident, or denies it.

    Args:
        id: ``clm_`` id.
        origin: who says so, as the source names it.
        words: the source's words; of what is not public, others than the team read
            them without what names people.
    """

    id: str
    origin: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """What one term says of an incident under one interpretation.

    Args:
        id: ``fnd_`` and a content hash.
        agreement, agreement_version, term: what was judged by what.
        provision: the provision cited.
        provision_text: its text in our words.
        provision_source: where it was read.
        unchecked: whether the term rests on a provision that nobody checked.
        interpretation: id of the reading.
        rule: versioned rule name.
        verdict: the outcome.
        reason: one sentence for people; null where it could tell a place that the
            user may know only roughly.
        path: the questions asked and their answers; likewise.
        facts_used: ids of the claims it rests on.
        facts_missing: what would have to be known; likewise.
        assumptions: what was assumed; likewise.
        engine: engine version.
    """

    id: str
    agreement: str
    agreement_version: str
    term: str
    provision: str
    provision_text: str
    provision_source: str
    unchecked: bool
    interpretation: str
    rule: str
    verdict: Verdict
    reason: str | None
    path: tuple[RuleStep, ...] | None
    facts_used: tuple[str, ...]
    facts_missing: tuple[str, ...] | None
    assumptions: tuple[str, ...] | None
    engine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenDispute:
    """Which version of a dispute stands.

    Args:
        by: who disputes the incident, or has taken that back.
        version: from 1.
    """

    by: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenDetermination:
    """Which version of a determination stands.

    Args:
        agreement: id of the agreement.
        term: id of the term.
        body: who decides.
        version: from 1.
    """

    agreement: str
    term: str
    body: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The versions that an edit builds on: send them as `seen`; 0 where none is.

    Args:
        review: of the review.
        attribution: of the attribution.
        assignment: of the assignment.
        marking: of the marking.
        disputes: of what each has disputed; whoever is missing: 0. Others than the
            team see the own party's alone.
        determinations: of each body's decision under a term; for the team alone.
    """

    review: int
    attribution: int
    assignment: int
    marking: int
    disputes: tuple[SeenDispute, ...]
    determinations: tuple[SeenDetermination, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecord:
    """One incident as a user may know it.

    Args:
        line: it on one line.
        time: when it was, as no supporting claim contradicts.
        place: where it was, as exactly as the user may know it, or null.
        origins: who tells of it, ordered by name.
        origin_count: how many of them are independent; copies count once.
        sides: actor codes of the sides that they are aligned with, ordered.
        disputed_by: who disputes it, ordered.
        attribution: to whom it is laid, on which ground.
        casualties: what each origin says of killed and injured; never added up;
            null where its words could tell what the user may know only roughly.
        supporting: claims that tell of it, the founding one first.
        contradicting: claims that deny it.
        findings: what the terms in force say of it, made anew for each look.
        history: what was written about it, oldest first.
        marking: its own marking, or null where it has none, and for whoever may not
            mark it.
        seen: versions that an edit builds on.
    """

    line: IncidentLine
    time: When
    place: LinePlace | None
    origins: tuple[str, ...]
    origin_count: int
    sides: tuple[str, ...]
    disputed_by: tuple[str, ...]
    attribution: Attribution
    casualties: tuple[CasualtyReport, ...] | None
    supporting: tuple[QuotedClaim, ...]
    contradicting: tuple[QuotedClaim, ...]
    findings: tuple[ShownFinding, ...]
    history: tuple[Step, ...]
    marking: Marking | None
    seen: Versions


def read_incident_record(
    mission: OpenMission, incident: str, *, by: str, now: datetime, settings: Settings
) -> IncidentRecord:
    """One incident as the user may know it. Errors: see `get_incident`."""
    view = get_incident(mission, incident, by=by, now=now, settings=settings)
    with mission.store.unit() as connection:
        user = acting_or_owner(connection, by)
        team = is_team(user)
        seen = _versions(connection, incident, team=team, party=user.party)
        shown = Record(sensitivity=view.line.sensitivity)
        marks = team and allowed(user, Action.RECORD_MARK, shown).allowed
        marking = MARKINGS.latest(connection, incident) if marks else None
    rough = not team and view.line.sensitivity is not Sensitivity.PUBLIC
    return _record(view, seen, marking.value if marking else None, rough=rough)


def _record(
    view: IncidentView, seen: Versions, marking: Marking | None, *, rough: bool
) -> IncidentRecord:
    dossier, incident = view.dossier, view.dossier.incident
    attribution = incident.attribution
    return IncidentRecord(
        line=view.line,
        time=incident.time,
        place=line_place(dossier.place) if dossier.place else None,
        origins=dossier.origins,
        origin_count=incident.origin_count,
        sides=incident.sides,
        disputed_by=incident.disputed_by,
        attribution=replace(attribution, basis=()) if rough else attribution,
        casualties=None if rough else incident.casualties,
        supporting=_quoted(dossier.quotes),
        contradicting=_quoted(dossier.against),
        findings=tuple(_finding(each, rough=rough) for each in view.findings),
        history=dossier.steps,
        marking=marking,
        seen=seen,
    )


def _quoted(quotes: tuple[Quote, ...]) -> tuple[QuotedClaim, ...]:
    return tuple(QuotedClaim(id=i, origin=o, words=w) for i, o, w in quotes)


def _finding(finding: Finding, *, rough: bool) -> ShownFinding:
    return ShownFinding(
        id=finding.id,
        agreement=finding.agreement,
        agreement_version=finding.agreement_version,
        term=finding.term,
        provision=finding.provision,
        provision_text=finding.provision_text,
        provision_source=finding.provision_source,
        unchecked=finding.unchecked,
        interpretation=finding.interpretation,
        rule=finding.rule,
        verdict=finding.verdict,
        reason=None if rough else finding.reason,
        path=None if rough else finding.path,
        facts_used=finding.facts_used,
        facts_missing=None if rough else finding.facts_missing,
        assumptions=None if rough else finding.assumptions,
        engine=finding.engine,
    )


def _versions(
    connection: sa.Connection, incident: str, *, team: bool, party: str | None
) -> Versions:
    disputes = DISPUTES.about(connection, incident)
    determinations = DETERMINATIONS.about(connection, incident) if team else ()
    return Versions(
        review=REVIEWS.number(connection, incident),
        attribution=ATTRIBUTIONS.number(connection, incident),
        assignment=ASSIGNMENTS.number(connection, incident),
        marking=MARKINGS.number(connection, incident) if team else 0,
        disputes=tuple(
            SeenDispute(by=each.value.by, version=each.version)
            for each in sorted(disputes, key=lambda kept: kept.value.by)
            if team or each.value.by == party
        ),
        determinations=tuple(
            SeenDetermination(
                agreement=each.value.agreement,
                term=each.value.term,
                body=each.value.body,
                version=each.version,
            )
            for each in determinations
        ),
    )
