"""Previewing merges and splits: what the incidents would be, with nothing written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from trucewatch.errors import InvalidDecision
from trucewatch.model.decision import Decision, DecisionKind
from trucewatch.model.incident import Incident, MergeSuggestion
from trucewatch.reconcile.merge import reconcile_reports
from trucewatch.service.access import Action, is_team
from trucewatch.service.cases import Case, acting_user, open_case
from trucewatch.service.dossiers import reader_of_case
from trucewatch.service.incident_lists import lines_of
from trucewatch.service.incident_pages import Told, told_view
from trucewatch.service.lines import reports_about
from trucewatch.service.merging import book_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.reconciling import decision_span, standing_incidents
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.wording import (
    attribution_words,
    incident_title,
    place_of,
    place_sentence,
    time_words,
    words_index,
)
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.evidence import headings
from trucewatch.store.founders import published_day
from trucewatch.store.incidents import DECISIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """An incident as it is or would be, in words.

    Args:
        id: its id, which may be new.
        title, when, where, attribution: it in words.
        origins: names of those who tell of it first.
        told, against: its claims.
    """

    id: str
    title: str
    when: str
    where: str
    attribution: str
    origins: tuple[str, ...]
    told: tuple[Told, ...]
    against: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Incidents before a decision, and what they would be after it."""

    before: tuple[Sketch, ...]
    after: tuple[Sketch, ...]


def preview_merge(
    mission: OpenMission, one: str, other: str, *, by: str, settings: Settings
) -> Preview:
    """Two incidents, and the one that they would be.

    Raises:
        UnknownSubject, AccessDenied: see `cases.open_case`.
        InvalidDecision: one incident named twice.
    """
    if one == other:
        raise InvalidDecision("an incident cannot be merged with itself", where=one)
    cases = tuple(_case(mission, each, by, settings) for each in (one, other))
    claims = {p.claim.id for case in cases for p in case.merged.supporting}
    draft = _draft(DecisionKind.MERGE, claims, ())
    return _preview(mission, cases, draft, settings)


def preview_split(
    mission: OpenMission,
    incident: str,
    parts: Iterable[str],
    *,
    by: str,
    settings: Settings,
) -> Preview:
    """An incident, and the two that it would be with `parts` set apart.

    Raises:
        UnknownSubject, AccessDenied: see `cases.open_case`.
        InvalidDecision: no claim, all of them, or one of another incident.
    """
    case = _case(mission, incident, by, settings)
    mine = {placed.claim.id for placed in case.merged.supporting}
    apart = set(parts)
    if not apart or not apart < mine:
        raise InvalidDecision(
            "some of its claims are set apart, not none and not all",
            where=incident,
            got=f"{len(apart & mine)} of {len(mine)}",
        )
    draft = _draft(DecisionKind.SPLIT, apart, mine - apart)
    return _preview(mission, (case,), draft, settings)


def _case(mission: OpenMission, incident: str, by: str, settings: Settings) -> Case:
    action = Action.INCIDENT_MERGE
    return open_case(mission, incident, by=by, action=action, settings=settings)


def _draft(
    kind: DecisionKind, claims: Iterable[str], others: Iterable[str]
) -> Decision:
    return Decision(
        id="dec_preview",
        kind=kind,
        claims=tuple(sorted(claims)),
        others=tuple(sorted(others)),
        reason="preview",
        at="9999-12-31T00:00:00+00:00",
    )


def _preview(
    mission: OpenMission, cases: tuple[Case, ...], draft: Decision, settings: Settings
) -> Preview:
    """The reports about the claims, merged with the draft as the last decision."""
    decided = set(draft.claims) | set(draft.others)
    with mission.store.unit() as connection:
        span = decision_span(connection, draft)
        around = reports_about(mission, connection, span, settings=settings)
        book = book_of(connection, around.reports)
        book = replace(book, decisions=(*book.decisions, draft))
        merged = reconcile_reports(around.reports, book)
    after = tuple(
        each
        for each in merged.incidents
        if decided & {placed.claim.id for placed in each.supporting}
    )
    before = tuple(case.incident for case in cases)
    return Preview(
        before=_sketches(mission, before, cases[0]),
        after=_sketches(mission, after, cases[0]),
    )


def _sketches(
    mission: OpenMission, incidents: tuple[Incident, ...], case: Case
) -> tuple[Sketch, ...]:
    index = words_index(mission)
    documents = {
        placed.claim.document
        for each in incidents
        for placed in each.supporting + each.contradicting
    }
    reader = reader_of_case(case)
    with mission.store.unit() as connection:
        known = headings(connection, documents)
    return tuple(
        Sketch(
            id=each.id,
            title=incident_title(each),
            when=time_words(each.time),
            where=place_sentence(place_of(each)),
            attribution=attribution_words(each, index),
            origins=each.origins,
            told=tuple(
                told_view(p, each, index, known, reader) for p in each.supporting
            ),
            against=tuple(
                told_view(p, each, index, known, reader) for p in each.contradicting
            ),
        )
        for each in incidents
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Another incident that may be the same, with its title and how sure that is."""

    incident: str
    title: str
    suggestion: MergeSuggestion


def suggestions_for(
    mission: OpenMission, incident: str, *, by: str, now: datetime, settings: Settings
) -> tuple[Suggested, ...]:
    """What may be the same happening, surest first, of what the user may read.

    The reports of the days before the incident was told are merged for it, once
    until anything is stored again: ask for it where somebody wants to know.

    Raises:
        UnknownSubject, AccessDenied: see `cases.open_case`.
    """
    reading = Action.RECORD_READ
    case = open_case(
        mission, incident, by=by, action=reading, settings=settings, now=now
    )
    documents = sorted({p.claim.document for p in case.merged.supporting})
    with mission.store.unit() as connection:
        days = {published_day(connection, each) for each in documents}
    found: dict[str, MergeSuggestion] = {}
    for day in sorted(each for each in days if each is not None):
        for each in _suggested_on(mission, day, settings):
            if incident in each.incidents:
                (other,) = set(each.incidents) - {incident}
                found.setdefault(other, each)
    lines = lines_of(mission, found, by=by, now=now)
    known = []
    for other in (each for each in found if each in lines):
        its = open_case(
            mission, other, by=by, action=reading, settings=settings, now=now
        )
        title = incident_title(its.incident)
        known.append(Suggested(incident=other, title=title, suggestion=found[other]))
    return tuple(sorted(known, key=lambda each: -each.suggestion.score))


def _suggested_on(
    mission: OpenMission, day: date, settings: Settings
) -> tuple[MergeSuggestion, ...]:
    def make() -> tuple[MergeSuggestion, ...]:
        return standing_incidents(mission, day=day, settings=settings).suggestions

    return REMEMBERED.answer(mission, ("suggestions", day), make)


def decisions_about(
    mission: OpenMission, incident: Incident, *, by: str
) -> tuple[Kept[Decision], ...]:
    """People's merges and splits of the incident's claims, latest first.

    For the team; others see none.
    """
    with mission.store.unit() as connection:
        if not is_team(acting_user(connection, by)):
            return ()

    def make() -> dict[str, tuple[Kept[Decision], ...]]:
        by_claim: dict[str, tuple[Kept[Decision], ...]] = {}
        with mission.store.unit() as connection:
            for kept in DECISIONS.every(connection):
                for claim in kept.value.claims + kept.value.others:
                    by_claim[claim] = (*by_claim.get(claim, ()), kept)
        return by_claim

    known = REMEMBERED.answer(mission, "decisions", make)
    told = (p.claim.id for p in incident.supporting + incident.contradicting)
    found = {kept.id: kept for claim in told for kept in known.get(claim, ())}
    return tuple(sorted(found.values(), key=lambda kept: kept.at, reverse=True))
