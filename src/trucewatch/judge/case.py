"""A case: one incident that is held against one term under one reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from trucewatch.model.actor import Actor
from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import RuleStep
from trucewatch.model.incident import Incident
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.place import ZoneTest
from trucewatch.model.term import Term


class ActorNames(Protocol):
    """What the judge asks of the actor lexicon."""

    def actor(self, code: str) -> Actor:
        """The actor with that code."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """By what a term's place is taken, and from when on."""

    by: str
    since: date | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A term with all that it is read by; made once, used for every incident.

    Args:
        agreement, term, reading: what an incident is held against.
        superseded: by what other term or agreement its place is taken, or None.
        actors: names and sides of actors.
    """

    agreement: Agreement
    term: Term
    reading: Interpretation
    superseded: Superseded | None = None
    actors: ActorNames

    @property
    def id(self) -> str:
        """``agreement/term``."""
        return f"{self.agreement.id}/{self.term.id}"

    def name(self, code: str) -> str:
        """Neutral name of the actor with that code, a state's as a party."""
        return self.actors.actor(code).party_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An incident with the charge it is held against.

    Args:
        incident: what happened, as claims tell it.
        charge: the term and its reading.
        zone_tests: tests of the incident's place in the agreement's zones.
        day: the day for which roles, joinings and designations are asked, or None.
    """

    incident: Incident
    charge: Charge
    zone_tests: tuple[ZoneTest, ...]
    day: date | None


class Scope(StrEnum):
    """Answer to one scope question."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Answer to one question.

    Args:
        scope: inside, outside, or not known.
        step: question and answer to print.
        missing: what would have to be known; empty unless `scope` is unknown.
        assumed: what the answer rests on without being settled.
    """

    scope: Scope
    step: RuleStep
    missing: str = ""
    assumed: tuple[str, ...] = ()


def inside(question: str, answer: str, *assumed: str) -> Answer:
    """In scope, with the reason."""
    step = RuleStep(question=question, answer=answer)
    return Answer(scope=Scope.INSIDE, step=step, assumed=tuple(filter(None, assumed)))


def outside(question: str, answer: str, *assumed: str) -> Answer:
    """Certainly out of scope, with the reason."""
    step = RuleStep(question=question, answer=answer)
    return Answer(scope=Scope.OUTSIDE, step=step, assumed=tuple(filter(None, assumed)))


def unknown(question: str, answer: str, *, missing: str) -> Answer:
    """Not known, with what would settle it."""
    step = RuleStep(question=question, answer=answer)
    return Answer(scope=Scope.UNKNOWN, step=step, missing=missing)
