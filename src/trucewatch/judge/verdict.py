"""A finding for each incident and term: scope first, then the term's rule."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.judge.scope import ActorNames, Answer, Scope, by_actor, in_act, in_place
from trucewatch.judge.scope import in_time as in_force
from trucewatch.judge.terms import RULES, Case, Outcome
from trucewatch.model.agreement import Agreement
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.term import Term, TermKind
from trucewatch.model.finding import Finding, RuleStep, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneTest
from trucewatch.model.record import content_id, to_record

ENGINE = "trucewatch-judge/1"
"""Version of the engine, printed with every finding."""

UNOFFICIAL = "zone outlines are our own reading of the text, not official"
NO_DEFINITION = "the agreement's text does not define a violation"


def judge_incident(
    incident: Incident,
    agreements: tuple[Agreement, ...],
    *,
    zone_tests: tuple[ZoneTest, ...],
    actors: ActorNames,
    interpretations: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """A finding for each term that speaks of acts, by agreement and term id.

    Args:
        incident: what happened, as claims tell it.
        agreements: agreements to hold it against; their order does not matter.
        zone_tests: tests of the incident's place, zones as ``agreement/zone``.
        actors: names of actors, for reasons that people read.
        interpretations: agreement id to interpretation id; the agreement's first
            reading where it is not named.

    Raises:
        KeyError: an interpretation that the agreement does not have.
    """
    chosen = interpretations or {}
    findings = [
        _judge(
            incident,
            term,
            agreement=agreement,
            reading=reading,
            zone_tests=zone_tests,
            actors=actors,
        )
        for agreement in sorted(agreements, key=lambda a: a.id)
        for reading in (_reading(agreement, chosen.get(agreement.id)),)
        for term in sorted(agreement.terms, key=lambda t: t.id)
        if term.acts
    ]
    return tuple(findings)


def _reading(agreement: Agreement, wanted: str | None) -> Interpretation:
    readings = {reading.id: reading for reading in agreement.interpretations}
    return readings[wanted] if wanted else agreement.interpretations[0]


OUTSIDE = (
    Verdict.OUT_OF_SCOPE_TIME,
    Verdict.OUT_OF_SCOPE_ACT,
    Verdict.OUT_OF_SCOPE_PLACE,
    Verdict.OUT_OF_SCOPE_ACTOR,
)
"""Verdicts of the four scope questions, in the order in which they are asked."""


def _judge(
    incident: Incident,
    term: Term,
    *,
    agreement: Agreement,
    reading: Interpretation,
    zone_tests: tuple[ZoneTest, ...],
    actors: ActorNames,
) -> Finding:
    answers = [
        in_force(incident, agreement, reading),
        in_act(incident, term),
        in_place(term, agreement, zone_tests),
    ]
    if term.kind in {TermKind.PROHIBITION, TermKind.LIMIT}:
        answers.append(by_actor(incident, term, agreement, actors=actors))
    outcome = _outcome(incident, agreement, term, reading, answers)
    provision = agreement.provision(term.provision)
    draft = {
        "incident": incident.id,
        "agreement": agreement.id,
        "agreement_version": agreement.version,
        "term": term.id,
        "interpretation": reading.id,
        "rule": RULES[term.kind].name,
        "verdict": outcome.verdict.value,
        "path": to_record(outcome.steps),
        "facts": to_record(tuple(p.claim.id for p in incident.supporting)),
        "missing": to_record(outcome.missing),
        "engine": ENGINE,
    }
    return Finding(
        id=content_id("fnd", draft),
        incident=incident.id,
        agreement=agreement.id,
        agreement_version=agreement.version,
        term=term.id,
        provision=provision.title,
        provision_text=provision.text,
        provision_source=provision.source,
        unchecked=term.unchecked or provision.unchecked,
        interpretation=reading.id,
        rule=RULES[term.kind].name,
        verdict=outcome.verdict,
        reason=outcome.reason,
        path=outcome.steps,
        facts_used=tuple(placed.claim.id for placed in incident.supporting),
        facts_missing=outcome.missing,
        assumptions=_assumptions(term, agreement, reading),
        engine=ENGINE,
    )


def _outcome(
    incident: Incident,
    agreement: Agreement,
    term: Term,
    reading: Interpretation,
    answers: list[Answer],
) -> Outcome:
    path: list[RuleStep] = []
    for answer, verdict in zip(answers, OUTSIDE, strict=False):
        path.append(answer.step)
        if answer.scope is Scope.OUTSIDE:
            return Outcome(
                verdict=verdict, reason=f"{answer.step.answer}.", steps=tuple(path)
            )
    missing = tuple(answer.missing for answer in answers if answer.missing)
    case = Case(
        incident=incident,
        term=term,
        agreement=agreement,
        interpretation=reading,
        missing=missing,
    )
    outcome = RULES[term.kind].apply(case)
    return Outcome(
        verdict=outcome.verdict,
        reason=outcome.reason,
        steps=(*path, *outcome.steps),
        missing=outcome.missing,
    )


def _assumptions(
    term: Term, agreement: Agreement, reading: Interpretation
) -> tuple[str, ...]:
    assumed = [f"reading “{reading.title}”", *reading.assumptions]
    if term.zones:
        assumed.append(UNOFFICIAL)
    if agreement.not_defined:
        assumed.append(NO_DEFINITION)
    return tuple(assumed)
