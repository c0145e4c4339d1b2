"""A finding for each incident and term: scope first, then the term's rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trucewatch.judge.case import ActorNames, Answer, Case, Charge, Scope
from trucewatch.judge.conflicts import Judged, settle_conflicts
from trucewatch.judge.docket import Docket, open_docket
from trucewatch.judge.outcome import Outcome, sentence
from trucewatch.judge.parties import by_actor, days_of_change
from trucewatch.judge.scope import in_act, in_place, in_time
from trucewatch.judge.terms import rule_of
from trucewatch.judge.weapons import by_weapon
from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import Finding, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneTest
from trucewatch.model.record import content_id, to_record
from trucewatch.model.review import IncidentState
from trucewatch.model.term import TermStatus

ENGINE = "trucewatch-judge/2"
"""Version of the engine, printed with every finding."""

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

    For many incidents, open the docket once and call `judge_by`.

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
    docket = open_docket(agreements, actors=actors, interpretations=interpretations)
    return judge_by(docket, incident, zone_tests=zone_tests)


def judge_by(
    docket: Docket, incident: Incident, *, zone_tests: tuple[ZoneTest, ...]
) -> tuple[Finding, ...]:
    """A finding for each charge of the docket, in its order; see `judge_incident`."""
    judged = hear(docket, incident, zone_tests=zone_tests)
    return findings_of(incident, settle_conflicts(judged))


def hear(
    docket: Docket,
    incident: Incident,
    *,
    zone_tests: tuple[ZoneTest, ...],
    heard: tuple[Judged, ...] = (),
) -> tuple[Judged, ...]:
    """The outcome of each charge by itself, before terms are held to each other.

    Args:
        docket: the charges.
        incident: what happened, as claims tell it.
        zone_tests: tests of the incident's place.
        heard: outcomes of the same incident by another docket; a charge that both
            dockets have in common is not asked again.
    """
    known = {id(each.charge): each for each in heard}
    return tuple(
        known.get(id(charge))
        or Judged(charge=charge, outcome=_outcome(incident, charge, zone_tests))
        for charge in docket.charges
    )


def findings_of(incident: Incident, judged: tuple[Judged, ...]) -> tuple[Finding, ...]:
    """The findings of settled outcomes, in their order."""
    return tuple(_finding(incident, each) for each in judged)


def _outcome(
    incident: Incident, charge: Charge, zone_tests: tuple[ZoneTest, ...]
) -> Outcome:
    """The outcome, if it is the same for every day on which it may have happened."""
    first, last = incident.time.first_day, incident.time.last_day
    day = first if last is not None else None
    case = Case(incident=incident, charge=charge, zone_tests=zone_tests, day=day)
    if incident.state in REJECTED and in_time(case).scope is not Scope.OUTSIDE:
        return Outcome(
            verdict=Verdict.UNDETERMINED,
            reason="People found that it did not happen as told, or is told twice.",
            missing=(f"an incident to judge: this one is {incident.state.value}",),
        )
    outcome = _on_day(case)
    if first is None or last is None or first == last:
        return outcome
    others = (
        _on_day(replace(case, day=each))
        for each in days_of_change(charge.agreement, first, last)
    )
    if all(other.verdict is outcome.verdict for other in others):
        return outcome
    return replace(
        outcome,
        verdict=Verdict.UNDETERMINED,
        reason="Roles or designations changed within the time in which it happened.",
        missing=("the exact day",),
    )


REJECTED = frozenset({IncidentState.REFUTED, IncidentState.DUPLICATE})
"""States of incidents that are not judged at all."""


def _on_day(case: Case) -> Outcome:
    """Scope questions in their order, then the rule."""
    rule = rule_of(case.charge)
    answers: list[Answer] = []
    for verdict, ask in _QUESTIONS:
        if ask is by_actor and not rule.asks_actor(case):
            continue
        answer = ask(case)
        if answer is None:
            continue
        answers.append(answer)
        if answer.scope is Scope.OUTSIDE:
            return _out_of_scope(verdict, answers)
    missing = tuple(answer.missing for answer in answers if answer.missing)
    outcome = rule.apply(case, missing)
    return replace(
        outcome,
        steps=(*(answer.step for answer in answers), *outcome.steps),
        assumed=(*_assumed(answers), *outcome.assumed),
    )


_QUESTIONS = (
    (Verdict.OUT_OF_SCOPE_TIME, in_time),
    (Verdict.OUT_OF_SCOPE_ACT, in_act),
    (Verdict.OUT_OF_SCOPE_ACT, by_weapon),
    (Verdict.OUT_OF_SCOPE_PLACE, in_place),
    (Verdict.OUT_OF_SCOPE_ACTOR, by_actor),
)
"""The scope questions in the order in which they are asked, with their verdicts."""


def _out_of_scope(verdict: Verdict, answers: list[Answer]) -> Outcome:
    return Outcome(
        verdict=verdict,
        reason=sentence(answers[-1].step.answer),
        steps=tuple(answer.step for answer in answers),
        assumed=_assumed(answers),
    )


def _assumed(answers: list[Answer]) -> tuple[str, ...]:
    return tuple(each for answer in answers for each in answer.assumed)


def _finding(incident: Incident, judged: Judged) -> Finding:
    charge, outcome = judged.charge, judged.outcome
    agreement, term, reading = charge.agreement, charge.term, charge.reading
    provision = agreement.provision(term.provision)
    rule = rule_of(charge).name
    facts = tuple(placed.claim.id for placed in incident.supporting)
    assumptions = _assumptions(charge, outcome)
    draft = {
        "incident": incident.id,
        "agreement": agreement.id,
        "agreement_version": agreement.version,
        "term": term.id,
        "interpretation": reading.id,
        "rule": rule,
        "verdict": outcome.verdict.value,
        "path": [[step.question, step.answer] for step in outcome.steps],
        "facts": to_record(facts),
        "missing": to_record(outcome.missing),
        "assumptions": to_record(assumptions),
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
        rule=rule,
        verdict=outcome.verdict,
        reason=outcome.reason,
        path=outcome.steps,
        facts_used=facts,
        facts_missing=outcome.missing,
        assumptions=assumptions,
        engine=ENGINE,
    )


_STANDING: dict[TermStatus, str] = {
    TermStatus.PRESUMED_EXTENDED: "the term is presumed to be extended",
    TermStatus.DISPUTED: "the term's standing is disputed",
    TermStatus.SUSPENDED: "the term is said to be suspended",
    TermStatus.SUPERSEDED: "the term is said to be superseded",
    TermStatus.EXPIRED: "the term is said to have expired",
}


def _assumptions(charge: Charge, outcome: Outcome) -> tuple[str, ...]:
    reading = charge.reading
    found = [f"reading “{reading.title}”", *reading.assumptions, *outcome.assumed]
    if standing := _STANDING.get(charge.term.status):
        found.append(standing)
    if charge.agreement.not_defined:
        found.append(NO_DEFINITION)
    return tuple(dict.fromkeys(found))
