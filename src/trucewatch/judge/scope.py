"""Is the incident in a term's scope? Four questions: time, act, place, actor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from trucewatch.model.actor import Actor
from trucewatch.model.agreement import Agreement
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.term import Term
from trucewatch.model.event import EventFamily
from trucewatch.model.finding import RuleStep
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneResult, ZoneTest
from trucewatch.model.when import When


class ActorNames(Protocol):
    """What the judge asks of the actor lexicon."""

    def actor(self, code: str) -> Actor:
        """The actor with that code."""
        ...


class Scope(StrEnum):
    """Answer to one scope question."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Answer to one question with the step to print and what is missing."""

    scope: Scope
    step: RuleStep
    missing: str = ""


def in_time(
    incident: Incident, agreement: Agreement, interpretation: Interpretation
) -> Answer:
    """Whether the incident lies in the time in which the agreement is in force."""
    question = "Did it happen while the agreement was in force?"
    starts, when = interpretation.starts, incident.time
    if when.first_day is None or when.last_day is None:
        return Answer(
            scope=Scope.UNKNOWN,
            step=RuleStep(question=question, answer="its time is not known"),
            missing="when it happened",
        )
    if _before(when, starts) is True:
        return _outside(question, f"it happened before {starts.isoformat()}")
    if agreement.ends is not None and when.starts_on_or_after(agreement.ends):
        return _outside(question, f"it happened after {agreement.ends.isoformat()}")
    straddles_end = agreement.ends is not None and when.last_day >= agreement.ends
    if _before(when, starts) is None or straddles_end:
        return Answer(
            scope=Scope.UNKNOWN,
            step=RuleStep(
                question=question, answer="its time is too vague to tell on which side"
            ),
            missing="the time of day or the exact day",
        )
    return _inside(question, f"yes, it began on {starts.isoformat()}")


def _before(when: When, starts: date) -> bool | None:
    """Whether `when` ended before `starts`; None where it may lie on either side."""
    if not isinstance(starts, datetime):
        if when.ended_before(starts):
            return True
        return False if when.starts_on_or_after(starts) else None
    if isinstance(when.start, datetime) and isinstance(when.end, datetime):
        if when.end <= starts:
            return True
        return False if when.start >= starts else None
    day = starts.date()
    if when.ended_before(day):
        return True
    whole_day = starts.time().isoformat() == "00:00:00"
    if when.starts_on_or_after(day) and whole_day:
        return False
    return False if when.first_day is not None and when.first_day > day else None


_ACTS: dict[EventFamily, str] = {
    EventFamily.FIRE: "fire from the ground",
    EventFamily.AIR: "strikes and flights",
    EventFamily.EXPLOSIVE: "explosive devices",
    EventFamily.CHEMICAL_ALLEGATION: "alleged use of chemicals",
    EventFamily.CLASH: "clashes",
    EventFamily.CONTROL: "changes of control",
    EventFamily.DEPLOYMENT: "deployments",
    EventFamily.PERSONS: "acts against persons",
    EventFamily.ACCESS: "blocked aid and movement",
    EventFamily.POSITIVE: "aid, returns, releases and other relief",
    EventFamily.OTHER: "other acts",
    EventFamily.ACT: "statements and meetings",
}
"""Families of acts as a finding names them."""


def in_act(incident: Incident, term: Term) -> Answer:
    """Whether the term speaks of acts of this sort."""
    question = "Does the term speak of such an act?"
    if incident.family in term.acts:
        return _inside(question, f"yes: {_ACTS[incident.family]}")
    named = " or ".join(_ACTS[act] for act in term.acts)
    return _outside(question, f"no: the term is about {named}, this incident is not")


def in_place(
    term: Term, agreement: Agreement, zone_tests: tuple[ZoneTest, ...]
) -> Answer:
    """Whether it happened in a zone to which the term is limited."""
    question = "Did it happen where the term applies?"
    if not term.zones:
        return _inside(question, "the term applies everywhere")
    wanted = {f"{agreement.id}/{zone}" for zone in term.zones}
    tests = [test for test in zone_tests if test.zone in wanted]
    inside = [test for test in tests if test.result is ZoneResult.INSIDE]
    if inside:
        return _inside(question, inside[0].reason)
    if len(tests) == len(wanted) and all(t.result is ZoneResult.OUTSIDE for t in tests):
        return _outside(question, "it lies in none of the term's zones")
    open_tests = [test for test in tests if test.result is not ZoneResult.OUTSIDE]
    reason = open_tests[0].reason if open_tests else "its place is not known"
    return Answer(
        scope=Scope.UNKNOWN,
        step=RuleStep(question=question, answer=reason),
        missing="a place that is certainly inside or outside the zone",
    )


def by_actor(
    incident: Incident, term: Term, agreement: Agreement, *, actors: ActorNames
) -> Answer:
    """Whether the one held responsible is bound by the term."""
    question = "Is the one who did it bound by the term?"
    actor = incident.attribution.actor
    if actor is None:
        return Answer(
            scope=Scope.UNKNOWN,
            step=RuleStep(question=question, answer="nobody is held responsible"),
            missing="who did it",
        )
    day = incident.time.first_day
    bound = {code for role in term.actors for code in agreement.actors_in(role, day)}
    name = actors.actor(actor).name
    if not bound or actor in bound or actor.split("/")[0] in bound:
        return _inside(question, f"{name} is said to have done it and is bound")
    others = ", ".join(actors.actor(code).name for code in sorted(bound))
    return _outside(question, f"{name} is not among those bound: {others}")


def _inside(question: str, answer: str) -> Answer:
    step = RuleStep(question=question, answer=answer)
    return Answer(scope=Scope.INSIDE, step=step)


def _outside(question: str, answer: str) -> Answer:
    step = RuleStep(question=question, answer=answer)
    return Answer(scope=Scope.OUTSIDE, step=step)
