"""What a rule says of a case, and what people have still to settle before it may."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.judge.case import Case
from trucewatch.model.attribution import SUFFICIENT_FOR_BREACH
from trucewatch.model.finding import RuleStep, Verdict
from trucewatch.model.review import IncidentState
from trucewatch.model.term import TermStatus

NOT_VERIFIED = "verification of the incident by two persons"
NOT_ATTRIBUTED = (
    "an attribution set by a person: admitted, assessed high or adjudicated"
)
LAPSED = frozenset(
    {
        TermStatus.SUSPENDED,
        TermStatus.SUPERSEDED,
        TermStatus.EXPIRED,
        TermStatus.DISPUTED,
    }
)
"""Standings of a term under which no verdict is given on the act itself."""

UNCHECKED = "a reading of the provision in a source: it is carried unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule says.

    Args:
        verdict, reason: the outcome and its sentence.
        steps: questions and answers of the rule, after those of scope.
        missing: what would have to be known.
        assumed: what it rests on without being settled.
    """

    verdict: Verdict
    reason: str
    steps: tuple[RuleStep, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def unsettled(case: Case, *, actor: bool) -> tuple[str, ...]:
    """What people have still to settle before any verdict on the act itself."""
    term = case.charge.term
    provision = case.charge.agreement.provision(term.provision)
    found = []
    if term.unchecked or provision.unchecked:
        found.append(UNCHECKED)
    if term.status in LAPSED:
        found.append(f"whether the term still holds: it is said to be {term.status}")
    if case.incident.state is not IncidentState.VERIFIED:
        found.append(NOT_VERIFIED)
    if actor and case.incident.attribution.level not in SUFFICIENT_FOR_BREACH:
        found.append(NOT_ATTRIBUTED)
    return tuple(found)


def sentence(words: str) -> str:
    """An answer as a sentence that can be read aloud."""
    return f"{words[0].upper()}{words[1:]}."
