"""Terms that differ on one act: neither is preferred unless the reading says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.judge.case import Charge
from trucewatch.judge.outcome import Outcome, sentence
from trucewatch.judge.scope import NO_SURE_PLACE
from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import RuleStep, Verdict
from trucewatch.model.term import TermKind

_ALLOWS = frozenset({TermKind.PERMISSION, TermKind.CARVE_OUT})
_CAN_BREAK = frozenset({TermKind.PROHIBITION, TermKind.LIMIT})
_SO_ALLOWED = frozenset({Verdict.COMPLIANT, Verdict.CARVE_OUT_APPLIES})
_DECIDED = _SO_ALLOWED | {Verdict.APPARENT_BREACH}
_QUESTION = "Does another term in force say otherwise?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A charge with its outcome, before the terms are held against each other."""

    charge: Charge
    outcome: Outcome


def settle_conflicts(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """The outcomes with conflicts marked, in the same order.

    A breach of one term stands only where no other term in force allows the act, or
    may allow it; what a term allows stands only where none rules it out, or may. A
    later agreement's term prevails where the reading says so.
    """
    if all(each.outcome.verdict not in _DECIDED for each in judged):
        return judged
    return tuple(_settled(each, judged) for each in judged)


def _settled(one: Judged, judged: tuple[Judged, ...]) -> Judged:
    others = [
        each
        for each in judged
        if _differ(one, each) and _prevails(one, each) is not one
    ]
    if not others:
        return one
    other = min(others, key=lambda each: _weight(one, each))
    if _is_open(one, other):
        return _still_open(one, other)
    outcome = one.outcome
    if _prevails(one, other) is other:
        answer = f"{other.charge.id} is later, and prevails by this reading"
        verdict = Verdict.OUT_OF_SCOPE_ACT
    else:
        answer = f"{other.charge.id} says otherwise"
        verdict = Verdict.CONFLICTING_TERMS
    step = RuleStep(question=_QUESTION, answer=answer)
    return replace(
        one,
        outcome=replace(
            outcome,
            verdict=verdict,
            reason=sentence(answer),
            steps=(*outcome.steps, step),
        ),
    )


def _weight(one: Judged, other: Judged) -> int:
    """What is settled weighs before what is open, a term that prevails most."""
    if _is_open(one, other):
        return 2
    return 0 if _prevails(one, other) is other else 1


def _is_open(one: Judged, other: Judged) -> bool:
    return Verdict.UNDETERMINED in {one.outcome.verdict, other.outcome.verdict}


def _still_open(one: Judged, other: Judged) -> Judged:
    """What one term says, while it is open whether the other says otherwise."""
    if one.outcome.verdict is Verdict.UNDETERMINED:
        return one
    breach = one.outcome.verdict is Verdict.APPARENT_BREACH
    does, do = ("allows", "allow") if breach else ("rules out", "rule out")
    missing = f"whether {other.charge.id} {does} the act"
    step = RuleStep(question=_QUESTION, answer=f"{other.charge.id} may")
    return replace(
        one,
        outcome=replace(
            one.outcome,
            verdict=Verdict.UNDETERMINED,
            reason=f"Another term may {do} the act; its facts are open.",
            steps=(*one.outcome.steps, step),
            missing=(missing,),
        ),
    )


def _differ(one: Judged, other: Judged) -> bool:
    """Whether the two say different things of the act."""
    if one is other:
        return False
    if _ruled_out_and_allowed(one, other) or _ruled_out_and_allowed(other, one):
        return True
    return _allowed_and_maybe_ruled_out(one, other)


def _allowed_and_maybe_ruled_out(one: Judged, other: Judged) -> bool:
    """Whether `one` allows the act, and it is open whether `other` rules it out."""
    if one.charge.term.kind not in _ALLOWS or _weighed(one, by=other):
        return False
    term = other.charge.term
    may = other.outcome.verdict is Verdict.UNDETERMINED
    breakable = term.kind in _CAN_BREAK or bool(term.against)
    return one.outcome.verdict in _SO_ALLOWED and may and breakable


def _weighed(one: Judged, *, by: Judged) -> bool:
    """Whether `one` is an exception that `by` weighed itself."""
    own = one.charge.agreement.id == by.charge.agreement.id
    return own and one.charge.term.id in by.charge.term.exceptions


def _ruled_out_and_allowed(one: Judged, other: Judged) -> bool:
    """Whether `one` finds a breach and `other` allows the act, or may."""
    if one.outcome.verdict is not Verdict.APPARENT_BREACH:
        return False
    if _narrower_limit(one, other):
        return True
    allowed = _SO_ALLOWED | {Verdict.UNDETERMINED}
    kind = other.charge.term.kind
    if kind not in _ALLOWS or _weighed(other, by=one):
        return False
    return other.outcome.verdict in allowed


def _narrower_limit(one: Judged, other: Judged) -> bool:
    """Whether a linked agreement's limit lets such a weapon stand nearer, or may."""
    both = (one.charge.term, other.charge.term)
    if any(term.kind is not TermKind.LIMIT or not term.weapons for term in both):
        return False
    if not _linked(one.charge.agreement, other.charge.agreement):
        return False
    outcome = other.outcome
    may = outcome.verdict is Verdict.UNDETERMINED and NO_SURE_PLACE in outcome.missing
    return may or outcome.verdict is Verdict.OUT_OF_SCOPE_PLACE


def _linked(one: Agreement, other: Agreement) -> bool:
    """Whether one of the two names the other: they speak of one conflict."""
    named = {link.to for link in one.links}, {link.to for link in other.links}
    return other.id in named[0] or one.id in named[1]


def _prevails(one: Judged, other: Judged) -> Judged | None:
    """The later agreement's term, where its reading lets it prevail; else None."""
    earlier, later = sorted(
        (one, other), key=lambda each: str(each.charge.reading.starts)
    )
    if str(earlier.charge.reading.starts) == str(later.charge.reading.starts):
        return None
    return later if later.charge.reading.later_term_prevails else None
