"""Who was hit: an excluded group, somebody protected, or not known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.judge.case import Case, Scope
from trucewatch.judge.parties import among, exclusion, joined_settlement
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody
from trucewatch.model.finding import RuleStep
from trucewatch.model.party import PartyRole
from trucewatch.model.quantity import PersonClass

_QUESTION = "Was the one hit outside the ceasefire's protection?"
_CIVILIAN = frozenset(PersonClass) - {PersonClass.COMBATANT, PersonClass.UNKNOWN}


class Hit(StrEnum):
    """What is known of the one hit."""

    EXCLUDED = "excluded"
    PROTECTED = "protected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Who was hit, as the claims together tell.

    Args:
        hit: excluded, protected, or not known.
        step: question and answer to print.
        missing: what would have to be known; empty unless `hit` is unknown.
        assumed: what the answer rests on.
        names: the excluded groups named, for people.
    """

    hit: Hit
    step: RuleStep
    missing: str = ""
    assumed: tuple[str, ...] = ()
    names: str = ""


def target_of(case: Case) -> Target:
    """Who was hit; sources that differ, or the attacker's word alone, leave it open."""
    told = [found for each in case.incident.supporting if (found := _told(each, case))]
    answers = [answer for found in told for answer in found]
    hits = {answer.hit for answer in answers}
    if not hits:
        return _open("no claim says who was hit", missing="who was hit")
    if len(hits) > 1 and Hit.UNKNOWN not in hits:
        return _open("sources differ on who was hit", missing="who was hit")
    if Hit.UNKNOWN in hits:
        return next(answer for answer in answers if answer.hit is Hit.UNKNOWN)
    if Hit.EXCLUDED in hits and not _told_by_others(case):
        words = "only sources that take a side name whom it hit"
        missing = "who was hit, from a source that is of no side"
        return _open(words, missing=missing)
    return _joined(answers)


def _joined(answers: list[Target]) -> Target:
    """One answer of several that agree."""
    names = sorted({answer.names for answer in answers})
    words = "; ".join(sorted({answer.step.answer for answer in answers}))
    assumed = sorted({each for answer in answers for each in answer.assumed})
    return Target(
        hit=answers[0].hit,
        step=RuleStep(question=_QUESTION, answer=words),
        assumed=tuple(assumed),
        names=", ".join(names),
    )


def _open(words: str, *, missing: str) -> Target:
    step = RuleStep(question=_QUESTION, answer=words)
    return Target(hit=Hit.UNKNOWN, step=step, missing=missing)


def _told_by_others(case: Case) -> bool:
    """Whether a source of no side names the target: an ally of the attacker is none."""
    if case.incident.attribution.actor is None:
        return True
    return any(
        _side(placed) is None
        for placed in case.incident.supporting
        if _told(placed, case)
    )


def _side(placed: PlacedClaim) -> str | None:
    """The side of the one who said so first."""
    chain = placed.claim.source_chain
    return chain[0].side if chain else None


def _told(placed: PlacedClaim, case: Case) -> list[Target]:
    """What one claim says of who was hit."""
    body = placed.claim.body
    if not isinstance(body, EventBody):
        return []
    found = [_named(mention, case) for mention in body.targets]
    if _hurt_civilians(body) and not found:
        words = (
            "civilians or what serves them were hit; no claim names who was aimed at"
        )
        found.append(_open(words, missing="who was aimed at"))
    return found


def hurt_civilians(case: Case) -> bool:
    """Whether a claim tells that civilians or what serves them were hit."""
    bodies = (placed.claim.body for placed in case.incident.supporting)
    return any(_hurt_civilians(b) for b in bodies if isinstance(b, EventBody))


def _hurt_civilians(body: EventBody) -> bool:
    hurt = {each.person_class for each in body.killed + body.injured}
    return bool(body.objects_affected) or bool(hurt & _CIVILIAN)


def _protected(words: str, assumed: tuple[str, ...] = ()) -> Target:
    step = RuleStep(question=_QUESTION, answer=f"no: {words}")
    return Target(hit=Hit.PROTECTED, step=step, assumed=assumed)


def _named(mention: ActorMention, case: Case) -> Target:
    excluded = exclusion(case, mention.text, mention.actor)
    if excluded.scope is Scope.INSIDE:
        step = RuleStep(question=_QUESTION, answer=f"yes: {excluded.words}")
        assumed = (excluded.assumed,) if excluded.assumed else ()
        name = _name(mention, case)
        return Target(hit=Hit.EXCLUDED, step=step, assumed=assumed, names=name)
    if excluded.scope is Scope.UNKNOWN:
        return _open(f"it is open {excluded.words}", missing=excluded.words)
    if mention.actor is None:
        return _of_no_actor(mention, case)
    roles = case.charge.term.targets or (PartyRole.BOUND_PARTY, PartyRole.BENEFICIARY)
    answer = among(case, mention.actor, roles, question=_QUESTION)
    if answer.scope is Scope.INSIDE:
        return _protected(answer.step.answer, answer.assumed)
    if settlement := joined_settlement(case):
        return _protected(settlement, (f"that {settlement}",))
    words = answer.step.answer
    missing = answer.missing or f"whether {_name(mention, case)} is protected by it"
    return _open(words, missing=missing)


def _of_no_actor(mention: ActorMention, case: Case) -> Target:
    """Words that name no known actor: protected where the same claim tells so."""
    bodies = [
        placed.claim.body
        for placed in case.incident.supporting
        if isinstance(placed.claim.body, EventBody)
        and mention in placed.claim.body.targets
    ]
    if any(_hurt_civilians(body) for body in bodies):
        return _protected("civilians or what serves them were hit")
    missing = f"whom “{mention.text}” are counted to"
    return _open(f"{mention.text} names no known actor", missing=missing)


def _name(mention: ActorMention, case: Case) -> str:
    return case.charge.name(mention.actor) if mention.actor else mention.text
