"""One small function a term kind: what a term in scope says of an incident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trucewatch.model.agreement import Agreement
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.party import ExcludedGroup
from trucewatch.model.term import Term, TermKind
from trucewatch.model.attribution import SUFFICIENT_FOR_BREACH
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody
from trucewatch.model.finding import RuleStep, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.review import IncidentState


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An incident that may be in a term's scope.

    Args:
        incident, term, agreement, interpretation: what is judged by what.
        missing: what the scope questions left unknown.
    """

    incident: Incident
    term: Term
    agreement: Agreement
    interpretation: Interpretation
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule says."""

    verdict: Verdict
    reason: str
    steps: tuple[RuleStep, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A versioned rule; old versions stay, so that findings stay reproducible."""

    name: str
    apply: Callable[[Case], Outcome]


def no_such_act_v1(case: Case) -> Outcome:
    """A prohibition: an apparent breach only where people settled every fact.

    Source: domain vocabulary 2.8; invariant 12.
    """
    targets = excluded_targets(case)
    if targets and case.term.exceptions:
        return _carved_out(case, targets)
    question = "Have people verified it and settled who did it?"
    missing = list(case.missing)
    if case.incident.state is not IncidentState.VERIFIED:
        missing.append("verification of the incident by two persons")
    if case.incident.attribution.level not in SUFFICIENT_FOR_BREACH:
        missing.append(
            "an attribution set by a person: admitted, assessed high or adjudicated"
        )
    if missing:
        step = RuleStep(question=question, answer=f"no: {case.incident.state.value}")
        return Outcome(
            verdict=Verdict.UNDETERMINED,
            reason="The reports do not settle every fact that the term asks for.",
            steps=(step,),
            missing=tuple(missing),
        )
    level = case.incident.attribution.level.value
    return Outcome(
        verdict=Verdict.APPARENT_BREACH,
        reason="A bound party did what the term forbids, as people verified.",
        steps=(RuleStep(question=question, answer=f"yes: {level}"),),
    )


def _carved_out(case: Case, targets: tuple[str, ...]) -> Outcome:
    question = "Was it aimed at a group outside the ceasefire's protection?"
    named = ", ".join(targets)
    if case.missing:
        return Outcome(
            verdict=Verdict.UNDETERMINED,
            reason="An excluded group is named as the target; other facts are open.",
            steps=(RuleStep(question=question, answer=f"it is said so: {named}"),),
            missing=case.missing,
        )
    return Outcome(
        verdict=Verdict.CARVE_OUT_APPLIES,
        reason=(
            f"The target is {named}, which this reading holds excluded on that day. "
            "This says nothing on the protection of civilians."
        ),
        steps=(RuleStep(question=question, answer=f"yes: {named}"),),
    )


def fulfils_v1(case: Case) -> Outcome:
    """An obligation or permission: an act of the promised sort is in its sense."""
    question = "Is it an act that the term asks for or allows?"
    if case.missing:
        return Outcome(
            verdict=Verdict.UNDETERMINED,
            reason="It may be what the term asks for; some facts are open.",
            steps=(RuleStep(question=question, answer="some facts are open"),),
            missing=case.missing,
        )
    return Outcome(
        verdict=Verdict.COMPLIANT,
        reason="It is an act of the sort that the term asks for or allows.",
        steps=(RuleStep(question=question, answer="yes"),),
    )


def not_judged_v1(case: Case) -> Outcome:
    """A term of a kind that no single incident can keep or break."""
    kind = case.term.kind.value
    return Outcome(
        verdict=Verdict.UNDETERMINED,
        reason=f"One incident cannot keep or break a term of kind {kind}.",
        steps=(
            RuleStep(
                question="Can an incident be held against it?", answer=f"no: {kind}"
            ),
        ),
        missing=("a rule for terms of this kind",),
    )


RULES: dict[TermKind, Rule] = {
    TermKind.PROHIBITION: Rule(name="no_such_act_v1", apply=no_such_act_v1),
    TermKind.LIMIT: Rule(name="no_such_act_v1", apply=no_such_act_v1),
    TermKind.OBLIGATION: Rule(name="fulfils_v1", apply=fulfils_v1),
    TermKind.PERMISSION: Rule(name="fulfils_v1", apply=fulfils_v1),
    TermKind.FACILITY: Rule(name="fulfils_v1", apply=fulfils_v1),
    TermKind.CARVE_OUT: Rule(name="not_judged_v1", apply=not_judged_v1),
    TermKind.DEADLINE: Rule(name="not_judged_v1", apply=not_judged_v1),
    TermKind.PROCEDURE: Rule(name="not_judged_v1", apply=not_judged_v1),
    TermKind.REPORTING: Rule(name="not_judged_v1", apply=not_judged_v1),
    TermKind.DEFINITION: Rule(name="not_judged_v1", apply=not_judged_v1),
    TermKind.DURATION: Rule(name="not_judged_v1", apply=not_judged_v1),
}
"""The rule of every term kind: reading this table tells the policy."""


def excluded_targets(case: Case) -> tuple[str, ...]:
    """Targets that the reading holds excluded on that day, by name.

    Every supporting claim that names a target must name an excluded group:
    where sources differ on who was hit, no carve-out is found.
    """
    named = [_targets(placed) for placed in case.incident.supporting]
    told = [targets for targets in named if targets]
    excluded = {
        (text, code)
        for targets in told
        for text, code in targets
        if any(_excludes(group, text, code, case) for group in case.agreement.excluded)
    }
    everyone = {target for targets in told for target in targets}
    if not told or excluded != everyone:
        return ()
    return tuple(sorted({text for text, _ in excluded}))


def _targets(placed: PlacedClaim) -> list[tuple[str, str | None]]:
    body = placed.claim.body
    if not isinstance(body, EventBody):
        return []
    return [(mention.text, mention.actor) for mention in body.targets]


def _excludes(group: ExcludedGroup, text: str, code: str | None, case: Case) -> bool:
    """Whether `group` covers that target on the incident's day under the reading."""
    day = case.incident.time.first_day
    if day is None:
        return False
    begun = group.since is None or group.since <= day
    if not begun or (group.until is not None and day >= group.until):
        return False
    wanted = text.casefold()
    names = [name for name in group.names if name.in_use(day)]
    known = [name for name in names if name.name.casefold() in wanted]
    disputed = [name for name in known if name.name in group.disputed_names]
    if disputed:
        return any(n.name in case.interpretation.excluded_names for n in disputed)
    return bool(known) or code == group.actor
