"""Reconciling: list incidents; merge, split, and take a decision back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.model.decision import Decision, DecisionKind
from trucewatch.model.incident import Incident, MergeSuggestion
from trucewatch.model.record import content_id
from trucewatch.reconcile.merge import Reconciled, reconcile_reports
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import open_gazetteer
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user, open_case, refusing
from trucewatch.service.lines import (
    Span,
    as_it_stands,
    merge_pending,
    merge_span,
    reports_about,
)
from trucewatch.service.merging import book_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.reports import latest_public_day, public_reports
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.documents import documents_between
from trucewatch.store.founders import documents_with
from trucewatch.store.incidents import DECISIONS
from trucewatch.store.lines import days_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the claims of a day's reports stand together.

    Args:
        day: the day.
        incidents: those that a report of the day tells of, by id.
        suggestions: two of them that may be one, surest first.
    """

    day: date | None
    incidents: tuple[Incident, ...]
    suggestions: tuple[MergeSuggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision that was written, and the incidents of its claims afterwards."""

    decision: Decision
    incidents: tuple[str, ...]


def standing_incidents(
    mission: OpenMission, *, day: date | None, settings: Settings
) -> Standing:
    """The incidents of `day` (of None: the latest with a public report)."""
    with mission.store.unit() as connection:
        gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
        use_extension(mission.extension)
        chosen = day or latest_public_day(mission, connection, gazetteer=gazetteer)
        if chosen is None:
            return Standing(day=None, incidents=(), suggestions=())
        window = timedelta(days=settings.incident_window_days)
        stored = documents_between(connection, chosen - window, chosen)
        reports = public_reports(mission, connection, stored, gazetteer=gazetteer)
        merged = reconcile_reports(reports, book_of(connection, reports))
    today = {p.claim.id for r in reports if r.day == chosen for p in r.claims}
    told = tuple(each for each in merged.incidents if _claims(each) & today)
    ids = {each.id for each in told}
    return Standing(
        day=chosen,
        incidents=told,
        suggestions=tuple(s for s in merged.suggestions if ids & set(s.incidents)),
    )


def _claims(incident: Incident) -> set[str]:
    return {p.claim.id for p in incident.supporting + incident.contradicting}


def merge_incidents(
    mission: OpenMission,
    one: str,
    other: str,
    *,
    by: str,
    reason: str,
    settings: Settings,
) -> Done:
    """Make two incidents one: all their claims tell of one happening.

    Raises:
        UnknownSubject, AccessDenied: see `open_case`.
        InvalidDecision: no reason, or one incident named twice.
    """
    first, second = (_to_merge(mission, i, by, settings) for i in (one, other))
    claims = {p.claim.id for each in (first, second) for p in each.supporting}
    if one == other:
        raise InvalidDecision("an incident cannot be merged with itself", where=one)
    return _decide(
        mission,
        DecisionKind.MERGE,
        tuple(sorted(claims)),
        (),
        by=by,
        reason=reason,
        settings=settings,
    )


def split_incident(
    mission: OpenMission,
    incident: str,
    parts: tuple[str, ...],
    *,
    by: str,
    reason: str,
    settings: Settings,
) -> Done:
    """Set claims of an incident apart: they tell of one other happening.

    Where `parts` is the id of another incident, both stay apart: it answers a
    suggestion with no.

    Raises:
        UnknownSubject, AccessDenied: see `open_case`.
        InvalidDecision: no reason; a claim that is not in the incident; all of them.
    """
    found = _to_merge(mission, incident, by, settings)
    mine = {placed.claim.id for placed in found.supporting}
    if len(parts) == 1 and parts[0].startswith("inc_"):
        other = _to_merge(mission, parts[0], by, settings)
        claims, others = {p.claim.id for p in other.supporting}, mine
    else:
        claims, others = set(parts), mine - set(parts)
        if foreign := claims - _claims(found):
            raise InvalidDecision(
                "no claim of the incident",
                where=incident,
                got=", ".join(sorted(foreign)),
                wanted="claims that the incident shows",
            )
    return _decide(
        mission,
        DecisionKind.SPLIT,
        tuple(sorted(claims)),
        tuple(sorted(others)),
        by=by,
        reason=reason,
        settings=settings,
    )


def undo_decision(
    mission: OpenMission, decision: str, *, by: str, settings: Settings
) -> Done:
    """Take a merge or split back: everything stands as if it had never been.

    Raises:
        UnknownSubject: no such user or decision.
        AccessDenied: the user may not.
        InvalidDecision: it was taken back already.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        require(user, Action.INCIDENT_MERGE)
        kept = DECISIONS.latest(connection, decision)
    if kept is None:
        raise UnknownSubject("no such decision", where=decision)
    if kept.value.withdrawn:
        raise InvalidDecision("taken back already", where=decision)
    withdrawn = replace(kept.value, withdrawn=True)
    return _write(mission, withdrawn, by=by, seen=kept.version, settings=settings)


def _to_merge(
    mission: OpenMission, incident: str, by: str, settings: Settings
) -> Incident:
    action = Action.INCIDENT_MERGE
    return open_case(mission, incident, by=by, action=action, settings=settings).merged


def _decide(
    mission: OpenMission,
    kind: DecisionKind,
    claims: tuple[str, ...],
    others: tuple[str, ...],
    *,
    by: str,
    reason: str,
    settings: Settings,
) -> Done:
    moment = stamp_now(by).moment
    with refusing(" ".join(claims)):
        draft = Decision(
            id=content_id("dec", [kind.value, claims, others, moment]),
            kind=kind,
            claims=claims,
            others=others,
            reason=reason,
            at=moment,
        )
    return _write(mission, draft, by=by, seen=0, settings=settings)


def _write(
    mission: OpenMission, decision: Decision, *, by: str, seen: int, settings: Settings
) -> Done:
    """Write the decision and what becomes of ids and rows, in one unit of work."""
    merge_pending(mission, settings=settings)
    with mission.store.unit() as connection:
        span = decision_span(connection, decision)
        around = reports_about(mission, connection, span, settings=settings)
        reports = around.reports
        before = reconcile_reports(reports, book_of(connection, reports))
    decided = set(decision.claims) | set(decision.others)
    if seen == 0:
        decision = replace(decision, suggestion=_answered(before, decision))
    with mission.store.writing(stamp_now(by)) as unit:
        DECISIONS.write(unit, decision.id, decision, subject=decision.id, seen=seen)
        around = as_it_stands(unit, mission, around, span, settings=settings)
        merged = merge_span(unit, mission, around.reports, span)
    touched = (each.id for each in merged.incidents if _claims(each) & decided)
    return Done(decision=decision, incidents=tuple(sorted(touched)))


def _answered(merged: Reconciled, decision: Decision) -> str | None:
    """The suggestion that the decision accepts or rejects, or None."""
    mine, rest = set(decision.claims), set(decision.others)
    for each in merged.suggestions:
        named = set(each.claims)
        if decision.kind is DecisionKind.MERGE and named <= mine:
            return each.id
        if named & mine and named & rest:
            return each.id
    return None


def decision_span(connection: sa.Connection, decision: Decision) -> Span:
    """The days on which the decision's claims were told."""
    claims = decision.claims + decision.others
    told = days_told(connection, documents_with(connection, claims)).values()
    if not told:
        raise UnknownSubject("no claim of the decision is stored", where=decision.id)
    return Span(first=min(told), last=max(told))
