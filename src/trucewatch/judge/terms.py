"""One small function a term kind: what a term says of an incident in its scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trucewatch.judge.case import Answer, Case, Charge, Scope
from trucewatch.judge.outcome import NOT_ATTRIBUTED, NOT_VERIFIED, Outcome, unsettled
from trucewatch.judge.parties import among
from trucewatch.judge.scope import runs_against
from trucewatch.judge.targets import Hit, Target, hurt_civilians, target_of
from trucewatch.model.finding import RuleStep, Verdict
from trucewatch.model.term import Measured, Term, TermKind

CIVILIANS = "This says nothing on the protection of civilians."
ALSO_CIVILIANS = (
    "Civilians or what serves them were hit as well, as told; the exception does not "
    "reach them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A versioned rule: findings name it, and a changed rule gets the next version.

    Rules before version 2 of the engine were taken out with it (decision 0013).

    Args:
        name: with its version.
        apply: the rule; gets the case and what the scope questions left open.
        asks_actor: whether it matters who did it.
    """

    name: str
    apply: Callable[[Case, tuple[str, ...]], Outcome]
    asks_actor: Callable[[Case], bool]


def forbids_v2(case: Case, missing: tuple[str, ...]) -> Outcome:
    """A prohibition: an apparent breach only where people settled every fact.

    Where the term has a carve-out, who was hit is such a fact.

    Source: domain vocabulary 2.8; invariant 12.
    """
    term = case.charge.term
    missing = (*missing, *_excuses(case))
    carve_outs = _exceptions(case, of_acts=True)
    if not (carve_outs or term.targets):
        return _breach(case, missing, ())
    target = target_of(case)
    if target.hit is Hit.EXCLUDED and carve_outs:
        return _carve_outs(case, missing, target)
    more = (target.missing,) if target.missing else ()
    if target.hit is Hit.EXCLUDED:
        more = ("whether the term protects those hit",)
    return _breach(case, (*missing, *more), (target.step,), target.assumed)


def _exceptions(case: Case, *, of_acts: bool) -> list[Term]:
    """The term's exceptions that speak of acts, or those that do not."""
    agreement = case.charge.agreement
    out = case.charge.reading.leaves_out
    terms = [agreement.term(t) for t in case.charge.term.exceptions if t not in out]
    return [each for each in terms if each.speaks_of_acts is of_acts]


def _excuses(case: Case) -> tuple[str, ...]:
    """Exceptions under conditions (return fire) that no claim settles by itself."""
    return tuple(
        f"whether {each.id} excuses it: {each.text.rstrip('.')}"
        for each in _exceptions(case, of_acts=False)
    )


def _carve_outs(case: Case, missing: tuple[str, ...], target: Target) -> Outcome:
    """An excluded group was hit: does a carve-out let this actor do so?"""
    answers = [_lets_act(case, each) for each in _exceptions(case, of_acts=True)]
    if any(answer.scope is Scope.INSIDE for answer in answers):
        found = next(answer for answer in answers if answer.scope is Scope.INSIDE)
        return _carved_out(case, missing, target, found)
    return _who_may_act(missing, target, answers[0])


def _who_may_act(missing: tuple[str, ...], target: Target, found: Answer) -> Outcome:
    """An excluded group was hit by somebody whom the carve-out does not name."""
    open_point = found.missing or (
        f"whether the carve-out extends to the one who did it: {found.step.answer}"
    )
    return Outcome(
        verdict=Verdict.UNDETERMINED,
        reason=f"{target.names} is named as hit; the text does not say who else may.",
        steps=(target.step, found.step),
        missing=(*missing, open_point),
        assumed=target.assumed,
    )


def _lets_act(case: Case, carve_out: Term) -> Answer:
    """Whether the carve-out names the one who did it, or the reading extends it."""
    question = "Does the carve-out let this actor act?"
    actor = case.incident.attribution.actor
    if actor is None:
        step = RuleStep(question=question, answer="nobody is held responsible")
        return Answer(scope=Scope.UNKNOWN, step=step, missing="who did it")
    extended = case.charge.reading.carve_out_extends_to
    name = case.charge.name(actor)
    if actor in extended or case.charge.actors.actor(actor).side in extended:
        answer = f"yes: this reading extends it to {name}"
        step = RuleStep(question=question, answer=answer)
        assumed = (f"the carve-out extends to {name}",)
        return Answer(scope=Scope.INSIDE, step=step, assumed=assumed)
    return among(case, actor, carve_out.actors, question=question)


def _carved_out(
    case: Case, missing: tuple[str, ...], target: Target, found: Answer
) -> Outcome:
    steps = (target.step, found.step)
    assumed = target.assumed + found.assumed
    still = (*missing, *unsettled(case, actor=True))
    if still:
        return Outcome(
            verdict=Verdict.UNDETERMINED,
            reason=f"{target.names} is named as hit; other facts are open.",
            steps=steps,
            missing=still,
            assumed=assumed,
        )
    return Outcome(
        verdict=Verdict.CARVE_OUT_APPLIES,
        reason=(
            f"Hit, as told: {target.names}; this reading holds that excluded on that "
            f"day. {ALSO_CIVILIANS if hurt_civilians(case) else CIVILIANS}"
        ),
        steps=steps,
        assumed=assumed,
    )


def _breach(
    case: Case,
    missing: tuple[str, ...],
    steps: tuple[RuleStep, ...],
    assumed: tuple[str, ...] = (),
) -> Outcome:
    """Apparent breach where nothing is missing and people settled it."""
    question = "Have people verified it and settled who did it?"
    open_points = unsettled(case, actor=True)
    state, level = case.incident.state, case.incident.attribution.level
    settled = f"{state.value}, {level.value}".replace("_", " ")
    by_people = not {NOT_VERIFIED, NOT_ATTRIBUTED} & set(open_points)
    answer = f"{'yes' if by_people else 'no'}: {settled}"
    steps = (*steps, RuleStep(question=question, answer=answer))
    still = (*missing, *open_points)
    if still:
        return Outcome(
            verdict=Verdict.UNDETERMINED,
            reason="The reports do not settle every fact that the term asks for.",
            steps=steps,
            missing=still,
            assumed=assumed,
        )
    return Outcome(
        verdict=Verdict.APPARENT_BREACH,
        reason="A bound party did what the term rules out, as people verified.",
        steps=steps,
        assumed=assumed,
    )


def keeps_distance_v1(case: Case, missing: tuple[str, ...]) -> Outcome:
    """A limit: such a weapon is not to stand nearer than the text says.

    Source: withdrawal terms, for example Minsk package of 12 February 2015, point 2.
    """
    distance = case.charge.term.distance
    if distance is None:
        return _breach(case, missing, ())
    km = distance.metres / 1000
    if distance.measured is Measured.ZONE_WIDTH:
        words = f"a zone {km:g} km wide between the sides, so {km / 2:g} km each"
        assumed: tuple[str, ...] = (f"{km:g} km is read as the width of the zone",)
    else:
        words, assumed = f"{km:g} km from the line", ()
    line = f", measured from {distance.line}" if distance.line else ""
    step = RuleStep(question="How far has it to be?", answer=f"{words}{line}")
    return _breach(case, missing, (step,), assumed)


def asks_for_v2(case: Case, missing: tuple[str, ...]) -> Outcome:
    """An obligation: an act in its sense complies, an act against it may breach it."""
    if runs_against(case):
        step = RuleStep(
            question="Is it an act that the term asks for?",
            answer="no: an act of this sort runs against it",
        )
        return _breach(case, missing, (step,))
    return _in_its_sense(case, missing, "asks for")


def provides_v1(case: Case, missing: tuple[str, ...]) -> Outcome:
    """A facility: what serves it complies, what closes or hinders it may breach it."""
    if runs_against(case):
        step = RuleStep(
            question="Does it serve the facility that the term sets up?",
            answer="no: an act of this sort hinders it",
        )
        return _breach(case, missing, (step,))
    return _in_its_sense(case, missing, "sets up")


def allows_v1(case: Case, missing: tuple[str, ...]) -> Outcome:
    """A permission: an act that the text allows to the one who did it complies."""
    return _in_its_sense(case, missing, "allows", actor=True)


def _in_its_sense(
    case: Case, missing: tuple[str, ...], verb: str, *, actor: bool = False
) -> Outcome:
    question = f"Is it an act that the term {verb}, and did people verify it?"
    still = (*missing, *unsettled(case, actor=actor))
    if still:
        return Outcome(
            verdict=Verdict.UNDETERMINED,
            reason=f"It may be what the term {verb}; some facts are open.",
            steps=(RuleStep(question=question, answer="some facts are open"),),
            missing=still,
        )
    return Outcome(
        verdict=Verdict.COMPLIANT,
        reason=f"It is an act of the sort that the term {verb}.",
        steps=(RuleStep(question=question, answer="yes"),),
    )


def excepts_v1(case: Case, missing: tuple[str, ...]) -> Outcome:
    """A carve-out: it applies where an actor that it names hit an excluded group."""
    target = target_of(case)
    found = _lets_act(case, case.charge.term)
    if target.hit is Hit.EXCLUDED:
        if found.scope is not Scope.INSIDE:
            return _who_may_act(missing, target, found)
        return _carved_out(case, missing, target, found)
    if target.hit is Hit.PROTECTED:
        return Outcome(
            verdict=Verdict.OUT_OF_SCOPE_ACT,
            reason="The one hit is no excluded group, so the carve-out is silent.",
            steps=(target.step,),
            assumed=target.assumed,
        )
    return Outcome(
        verdict=Verdict.UNDETERMINED,
        reason="Whether an excluded group was hit is open.",
        steps=(target.step,),
        missing=(*missing, target.missing, *unsettled(case, actor=True)),
    )


def due_v1(case: Case, missing: tuple[str, ...]) -> Outcome:
    """A deadline: one act bears on it, the whole undertaking is on the board."""
    due = case.charge.term.due
    by = f" by {due.isoformat()}" if due else ""
    return _no_single_incident(
        missing,
        f"A deadline is kept by the whole undertaking{by}, not by one act.",
        "how the whole undertaking stands: see the deadlines board",
    )


def steps_v1(case: Case, missing: tuple[str, ...]) -> Outcome:  # noqa: ARG001 - as every rule
    """A procedure: what bodies do one after the other, which no incident tells."""
    return _no_single_incident(
        missing,
        "A procedure is kept or broken by the bodies that run it.",
        "what the bodies did, from their own records",
    )


def reports_v1(case: Case, missing: tuple[str, ...]) -> Outcome:  # noqa: ARG001 - as every rule
    """A duty to report: kept by documents handed over, which no incident tells."""
    return _no_single_incident(
        missing,
        "A duty to report is kept by handing a report over.",
        "the report, or a record that none came",
    )


def defines_v1(case: Case, missing: tuple[str, ...]) -> Outcome:  # noqa: ARG001 - as every rule
    """A definition: it gives other terms their meaning and binds nobody."""
    return _no_single_incident(
        missing, "A definition binds nobody.", "a term that rules on the act"
    )


def lasts_v1(case: Case, missing: tuple[str, ...]) -> Outcome:  # noqa: ARG001 - as every rule
    """A duration: it says when other terms hold; the question of time asks it."""
    return _no_single_incident(
        missing,
        "A duration says when other terms hold.",
        "a term that rules on the act",
    )


def _no_single_incident(missing: tuple[str, ...], reason: str, wanted: str) -> Outcome:
    step = RuleStep(question="Can one incident keep or break it?", answer="no")
    return Outcome(
        verdict=Verdict.UNDETERMINED,
        reason=reason,
        steps=(step,),
        missing=(*missing, wanted),
    )


def _always(case: Case) -> bool:  # noqa: ARG001 - as every rule
    return True


def _never(case: Case) -> bool:  # noqa: ARG001 - as every rule
    return False


def _if_named_or_against(case: Case) -> bool:
    return bool(case.charge.term.actors) or runs_against(case)


RULES: dict[TermKind, Rule] = {
    TermKind.PROHIBITION: Rule(name="forbids_v2", apply=forbids_v2, asks_actor=_always),
    TermKind.LIMIT: Rule(
        name="keeps_distance_v1", apply=keeps_distance_v1, asks_actor=_always
    ),
    TermKind.OBLIGATION: Rule(
        name="asks_for_v2", apply=asks_for_v2, asks_actor=_if_named_or_against
    ),
    TermKind.FACILITY: Rule(
        name="provides_v1", apply=provides_v1, asks_actor=_if_named_or_against
    ),
    TermKind.PERMISSION: Rule(name="allows_v1", apply=allows_v1, asks_actor=_always),
    TermKind.CARVE_OUT: Rule(name="excepts_v1", apply=excepts_v1, asks_actor=_never),
    TermKind.DEADLINE: Rule(name="due_v1", apply=due_v1, asks_actor=_never),
    TermKind.PROCEDURE: Rule(name="steps_v1", apply=steps_v1, asks_actor=_never),
    TermKind.REPORTING: Rule(name="reports_v1", apply=reports_v1, asks_actor=_never),
    TermKind.DEFINITION: Rule(name="defines_v1", apply=defines_v1, asks_actor=_never),
    TermKind.DURATION: Rule(name="lasts_v1", apply=lasts_v1, asks_actor=_never),
}
"""The rule of every term kind: reading this table tells the policy."""


def rule_of(charge: Charge) -> Rule:
    """The rule by which the charge's term is applied."""
    return RULES[charge.term.kind]
