"""Who is bound, who had joined, who is excluded: all on the incident's day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from trucewatch.judge.case import (
    Answer,
    Case,
    Charge,
    Scope,
    inside,
    outside,
    unknown,
)
from trucewatch.model.actor import ActorKind, DatedName
from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import SUFFICIENT_FOR_BREACH, AttributionLevel
from trucewatch.model.party import (
    AgreementRole,
    DisputedExclusion,
    ExcludedGroup,
    JoiningKind,
    PartyRole,
)
from trucewatch.model.place import PlacePrecision

_ACTOR = "Is the one who did it bound by the term?"
_WITHIN = frozenset(
    {PlacePrecision.EXACT, PlacePrecision.VICINITY, PlacePrecision.SETTLEMENT}
)
"""Precisions of a place that lies in the settlement named, not only near it."""
_STATE_ORGANS = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE})


def by_actor(case: Case) -> Answer:
    """Whether the one who did it is among those whom the term binds or lets act.

    Only an attribution that a person set to admitted, assessed high or adjudicated
    says who did it; what an accuser says does not.
    """
    attribution = case.incident.attribution
    if attribution.actor is None:
        return unknown(_ACTOR, "nobody is held responsible", missing="who did it")
    name = case.charge.name(attribution.actor)
    if attribution.level is AttributionLevel.CLAIMED_BY_ACCUSER:
        words = f"an accuser names {name}; nothing else says so"
        return unknown(_ACTOR, words, missing="who did it, beyond what an accuser says")
    if attribution.level not in SUFFICIENT_FOR_BREACH:
        words = f"{name} is assessed to have done it, but not with high confidence"
        missing = "an attribution that is admitted, assessed high or adjudicated"
        return unknown(_ACTOR, words, missing=missing)
    return among(case, attribution.actor, case.charge.term.actors, question=_ACTOR)


def among(
    case: Case, code: str, roles: tuple[PartyRole, ...], *, question: str
) -> Answer:
    """Whether the actor holds one of the roles on that day, itself or as a member."""
    charge = case.charge
    name = charge.name(code)
    if not roles:
        missing = "whom the term binds: the text does not say"
        return unknown(question, "the text names nobody", missing=missing)
    if PartyRole.BOUND_PARTY in roles and _bound_by_reading(charge, code):
        assumed = f"{name} is bound, as this reading holds"
        return inside(question, f"this reading holds {name} bound", assumed)
    held = [
        r for r in charge.agreement.roles if r.role in roles and r.held_on(case.day)
    ]
    answers = [
        answer
        for role in held
        if (answer := _by_role(case, code, role, question=question)) is not None
    ]
    for scope in (Scope.INSIDE, Scope.UNKNOWN, Scope.OUTSIDE):
        for answer in answers:
            if answer.scope is scope:
                return answer
    named = ", ".join(sorted({charge.name(role.actor) for role in held}))
    return outside(question, f"{name} is not among those named: {named or 'nobody'}")


def _bound_by_reading(charge: Charge, code: str) -> bool:
    also = charge.reading.binds_also
    return code in also or any(_belongs(charge, code, each) for each in also)


def _by_role(
    case: Case, code: str, role: AgreementRole, *, question: str
) -> Answer | None:
    """What one role says of the actor, or None where it has nothing to do with it."""
    charge = case.charge
    name, bloc = charge.name(code), charge.name(role.actor)
    disputed = f"the role of {bloc} is disputed: {role.disputed}" * bool(role.disputed)
    if code != role.actor and not _belongs(charge, code, role.actor):
        return None
    if role.unchecked:
        words = f"that {bloc} holds this role was not checked against a source"
        return unknown(question, words, missing=f"a source for the role of {bloc}")
    if case.day is None and (role.since or role.until):
        words = f"{bloc} held its role for a time, and the day is not known"
        return unknown(question, words, missing="the day on which it happened")
    if code == role.actor:
        if role.joined_only and charge.reading.joining_required:
            words = (
                f"of {bloc}, the term binds those that joined; which one is not said"
            )
            missing = "which group it was, and whether it had joined"
            return unknown(question, words, missing=missing)
        return inside(question, f"{name} is named", disputed)
    organ = charge.actors.actor(code).kind in _STATE_ORGANS
    of_state = charge.actors.actor(role.actor).kind in _STATE_ORGANS
    if of_state and not organ:
        words = f"{name} is counted to {bloc}, but is no organ of it"
        missing = f"whether {name} acted for {bloc}"
        return unknown(question, words, missing=missing)
    if not role.joined_only or not charge.reading.joining_required:
        return inside(question, f"{name} belongs to {bloc}", disputed)
    return joined(case, code, question=question)


def _belongs(charge: Charge, code: str, to: str) -> bool:
    """Whether the actor's side, or its side's side, is `to`."""
    seen = {code}
    side = charge.actors.actor(code).side
    while side is not None and side not in seen:
        if side == to:
            return True
        seen.add(side)
        side = charge.actors.actor(side).side
    return False


def joined(case: Case, code: str, *, question: str) -> Answer:
    """Whether a group had joined by that day, as the agreement's record tells."""
    name, day = case.charge.name(code), case.day
    missing = f"whether {name} had joined by that day"
    told = [
        each
        for each in case.charge.agreement.joinings
        if each.actor == code and day is not None and each.day <= day
    ]
    if not told:
        return unknown(question, f"no record says that {name} joined", missing=missing)
    latest = max(each.day for each in told)
    last = [each for each in told if each.day == latest]
    doubted = [each for each in last if each.disputed_by or each.unchecked]
    if doubted or len({each.kind for each in last}) > 1:
        by = ", ".join(sorted({case.charge.name(each.claimed_by) for each in last}))
        words = (
            f"{by} says that {name} {last[0].kind.value} on {latest}; it is disputed"
        )
        return unknown(question, words, missing=missing)
    by = case.charge.name(last[0].claimed_by)
    if last[0].kind is JoiningKind.LEFT:
        return outside(question, f"{name} left on {latest}, as {by} says")
    return inside(
        question,
        f"{name} joined on {latest}, as {by} says",
        f"that {name} joined rests on what {by} says",
    )


def joined_settlement(case: Case) -> str:
    """Words for the settlement of the incident, where it had joined by then, or ""."""
    where, day = case.incident.place, case.day
    told = [
        each
        for each in case.charge.agreement.joinings
        if where is not None
        and where.precision in _WITHIN
        and each.place_id == where.place.id
        and day is not None
        and each.day <= day
    ]
    if not told:
        return ""
    latest = max(each.day for each in told)
    last = [each for each in told if each.day == latest]
    left = any(each.kind is JoiningKind.LEFT for each in last)
    if left or any(each.disputed_by or each.unchecked for each in last):
        return ""
    by = case.charge.name(last[0].claimed_by)
    return f"{last[0].name} joined on {latest}, as {by} says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Whether one hit is an excluded group on that day under the reading.

    Args:
        scope: `INSIDE` for excluded, `OUTSIDE` for not, `UNKNOWN` for disputed.
        words: why, for people.
        assumed: what the answer rests on.
    """

    scope: Scope
    words: str = ""
    assumed: str = ""


def days_of_change(agreement: Agreement, first: date, last: date) -> list[date]:
    """Days after `first`, up to `last`, from which on roles or designations differ."""
    days = {each.day for each in agreement.joinings}
    days.update(_ends_of(agreement.roles))
    for group in agreement.excluded:
        days.update(_ends_of((group, *group.names, *group.disputed)))
    return sorted(day for day in days if first < day <= last)


def _ends_of(
    dated: Iterable[AgreementRole | ExcludedGroup | DatedName | DisputedExclusion],
) -> Iterator[date]:
    for each in dated:
        yield from (day for day in (each.since, each.until) if day is not None)


NOT_EXCLUDED = Exclusion(scope=Scope.OUTSIDE)


def exclusion(case: Case, text: str, code: str | None) -> Exclusion:
    """Whether the one named by that text and code is excluded on that day.

    A known code decides, whatever alias the source used.
    """
    found = list(_exclusions(case, text, code))
    for scope in (Scope.INSIDE, Scope.UNKNOWN):
        for each in found:
            if each.scope is scope:
                return each
    return NOT_EXCLUDED


def _exclusions(case: Case, text: str, code: str | None) -> Iterator[Exclusion]:
    for group in case.charge.agreement.excluded:
        if case.day is not None and not group.designated_on(case.day):
            continue
        if _is_group(group, text, code, case):
            yield _designated(case, group, text)
        yield from _disputed(case, group, text, code)


def _designated(case: Case, group: ExcludedGroup, text: str) -> Exclusion:
    """What a designation says of its group; on an unknown day, that it may stand."""
    if case.day is None:
        words = f"whether {text} was designated on that day"
        return Exclusion(scope=Scope.UNKNOWN, words=words)
    if group.unchecked:
        words = f"whether {text} is designated ({group.authority}): it is unchecked"
        return Exclusion(scope=Scope.UNKNOWN, words=words)
    words = f"{text} is designated ({group.authority})"
    return Exclusion(scope=Scope.INSIDE, words=words)


def _is_group(group: ExcludedGroup, text: str, code: str | None, case: Case) -> bool:
    if code is not None:
        return code == group.actor
    wanted = text.casefold()
    names = [name for name in group.names if name.in_use(case.day)]
    return any(name.name.casefold() in wanted for name in names)


def _disputed(
    case: Case, group: ExcludedGroup, text: str, code: str | None
) -> Iterator[Exclusion]:
    """The group's disputed bearers on that day, as the reading takes them."""
    wanted = text.casefold()
    for each in group.disputed:
        same = code == each.actor if code else each.name.casefold() in wanted
        if not same or not each.in_dispute(case.day):
            continue
        first = group.names[0].name
        about = f"whether {each.name} is covered by the designation of {first}"
        settled = case.day is not None and not group.unchecked
        if settled and each.actor in case.charge.reading.excludes:
            words = f"{text} is taken as excluded by this reading"
            yield Exclusion(scope=Scope.INSIDE, words=words, assumed=f"{about}: yes")
        else:
            yield Exclusion(scope=Scope.UNKNOWN, words=about)
