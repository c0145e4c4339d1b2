"""Incident pages: everything that a monitor needs to judge one happening, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from trucewatch.errors import InvalidDecision
from trucewatch.model.access import Marking, Sensitivity, User
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.incident import Incident
from trucewatch.model.place import Placement
from trucewatch.model.review import ClaimReview
from trucewatch.publish.index import Index
from trucewatch.service.access import (
    Action,
    Record,
    allowed,
)
from trucewatch.service.cases import open_case
from trucewatch.service.document_access import readable_documents
from trucewatch.service.dossiers import Step, dossier_of, reader_of_case
from trucewatch.service.finding_views import (
    FindingView,
    ZoneLine,
    findings_of,
    zones_of,
)
from trucewatch.service.missions import OpenMission
from trucewatch.service.reopening import standing_reopening
from trucewatch.service.struck import Reader
from trucewatch.service.wording import (
    attribution_words,
    claim_chain,
    claim_sentence,
    incident_title,
    persons,
    place_of,
    place_sentence,
    time_words,
    words_index,
)
from trucewatch.settings import Settings
from trucewatch.store.decisions import (
    ASSIGNMENTS,
    ATTRIBUTIONS,
    DETERMINATIONS,
    DISPUTES,
    MARKINGS,
    REVIEWS,
)
from trucewatch.store.entries import latest_versions_about
from trucewatch.store.evidence import Heading, headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim for or against an incident.

    Args:
        claim: its id.
        document: id of its report, or "" where the user may not read that.
        heading: the report on one line, or None where it is not shown.
        origin: who said it first.
        side: actor code of the side that the origin is aligned with, or "".
        sentence, chain, when, where: the claim in words.
        quote: its words, as the user may read them.
        review: what a person decided on its reading.
        why: why it was joined to the others, or "" for the founding claim.
        decision: id of the person's decision that put it here, or None.
    """

    claim: str
    document: str
    heading: Heading | None
    origin: str
    side: str
    sentence: str
    chain: str
    when: str
    where: tuple[str, ...]
    quote: str
    review: ClaimReview
    why: str
    decision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What one claim says of killed or injured persons of one class; never added up.

    Args:
        claim: its id.
        origin: who says it.
        of: ``killed`` or ``injured``.
        person_class: whom, a code.
        low, best, high: as given.
        words: all that in words.
        text: the source's own words for the number, or "".
    """

    claim: str
    origin: str
    of: str
    person_class: str
    low: float | None
    best: float | None
    high: float | None
    words: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Versions on which a form's change builds, so that no other one is lost.

    Args:
        review, attribution, assignment, marking: of the one entry that there is.
        disputes, determinations: of each entry, by its id; of others: 0.
    """

    review: int
    attribution: int
    assignment: int
    marking: int
    disputes: Mapping[str, int]
    determinations: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """An incident as one user sees it.

    Args:
        incident: as it stands, with what people decided.
        title: it in a line.
        place: where, as exactly as the user may know it.
        place_words, time_words, attribution_words: it in words.
        sensitivity: how far it may go, by all markings that count for it.
        marking: its own marking for whoever may mark it, or None.
        told, against: claims for and against it.
        origin_names: who tells of it.
        origins: groups of names that are one origin, in sentences, where copied.
        tolls: what each claim says of persons, by source.
        zones: whether it lies in the zones of the agreements.
        findings: what the terms say of it.
        readings: agreement id to the reading under which they were made.
        steps: what was written about it, by time.
        names: neutral names of the actors that the page names, by code.
        assigned: for whom it waits, or None; `note` says with what words.
        reopened: ids of claims against it that came in since it was verified.
        seen: versions for forms.
        may: what the user may do with it.
    """

    incident: Incident
    title: str
    place: Placement | None
    place_words: str
    time_words: str
    attribution_words: str
    sensitivity: Sensitivity
    marking: Marking | None
    told: tuple[Told, ...]
    against: tuple[Told, ...]
    origin_names: tuple[str, ...]
    origins: tuple[str, ...]
    tolls: tuple[Toll, ...]
    zones: tuple[ZoneLine, ...]
    findings: tuple[FindingView, ...]
    readings: Mapping[str, str]
    steps: tuple[Step, ...]
    names: Mapping[str, str]
    assigned: str | None
    note: str
    reopened: tuple[str, ...]
    seen: Seen
    may: frozenset[Action]


ACTS = (
    Action.CLAIM_REVIEW,
    Action.INCIDENT_REVIEW,
    Action.INCIDENT_VERIFY,
    Action.INCIDENT_ASSIGN,
    Action.INCIDENT_DISPUTE,
    Action.INCIDENT_ATTRIBUTE,
    Action.INCIDENT_MERGE,
    Action.RESPONSE_WRITE,
    Action.DETERMINATION_WRITE,
    Action.RECORD_MARK,
)
"""What the page has forms for."""


def read_incident_page(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    now: datetime,
    settings: Settings,
    readings: Mapping[str, str] | None = None,
) -> IncidentPage:
    """An incident with everything about it; merges nothing that is merged already.

    Args:
        mission: the mission.
        incident: its id.
        by: who looks.
        now: the present.
        settings: of this machine.
        readings: agreement id to a reading to use instead of the mission's.

    Raises:
        UnknownSubject: see `cases.open_case`.
        AccessDenied: the user may not read it, or not yet.
        InvalidDecision: no agreement of the mission has such a reading.
    """
    case = open_case(
        mission, incident, by=by, action=Action.RECORD_READ, settings=settings, now=now
    )
    dossier = dossier_of(mission, case)
    index, reader = words_index(mission), reader_of_case(case)
    whole = _as_known(dossier.incident, reader)
    chosen = _chosen(mission, readings or {})
    with mission.store.unit() as connection:
        told = whole.supporting + whole.contradicting
        documents = {each.claim.document for each in told}
        known = headings(
            connection,
            readable_documents(mission, connection, case.user, documents, now=now),
        )
        assigned = ASSIGNMENTS.latest(connection, incident)
        seen = _seen(connection, incident)
        reopening = standing_reopening(connection, incident, review=seen.review)
    team, may = reader.team, may_do(case.user, case.record)
    return IncidentPage(
        incident=whole,
        title=incident_title(whole),
        place=whole.place,
        place_words=place_sentence(place_of(whole)),
        time_words=time_words(whole.time),
        attribution_words=attribution_words(whole, index),
        sensitivity=case.record.sensitivity,
        marking=case.own_marking if team and Action.RECORD_MARK in may else None,
        told=tuple(
            told_view(each, whole, index, known, reader) for each in whole.supporting
        ),
        against=tuple(
            told_view(each, whole, index, known, reader) for each in whole.contradicting
        ),
        origin_names=dossier.origins,
        origins=tuple(
            reader.text(each.reason) for each in whole.origin_groups if each.reason
        ),
        tolls=_tolls(whole, reader),
        zones=zones_of(mission, whole),
        findings=findings_of(mission, whole, chosen),
        readings=chosen,
        steps=dossier.steps,
        names=index.names,
        assigned=assigned.value.to if assigned and team else None,
        note=assigned.value.note if assigned and team else "",
        reopened=reopening.claims if reopening and team else (),
        seen=seen,
        may=may,
    )


def _seen(connection: sa.Connection, incident: str) -> Seen:
    return Seen(
        review=REVIEWS.number(connection, incident),
        attribution=ATTRIBUTIONS.number(connection, incident),
        assignment=ASSIGNMENTS.number(connection, incident),
        marking=MARKINGS.number(connection, incident),
        disputes=latest_versions_about(connection, incident, kind=DISPUTES.kind),
        determinations=latest_versions_about(
            connection, incident, kind=DETERMINATIONS.kind
        ),
    )


def may_do(user: User, record: Record) -> frozenset[Action]:
    """What of `ACTS` the user may do; a party officer on behalf of the own party."""
    return frozenset(
        action
        for action in ACTS
        if allowed(user, action, record, on_behalf=user.party).allowed
    )


def _as_known(whole: Incident, reader: Reader) -> Incident:
    """The incident with its places as exactly as the user may know them."""

    def known(placed: PlacedClaim) -> PlacedClaim:
        return replace(
            placed,
            placements=tuple(
                _shown(each, reader) if isinstance(each, Placement) else each
                for each in placed.placements
            ),
        )

    return replace(
        whole,
        place=whole.place and reader.place(whole.place),
        supporting=tuple(known(each) for each in whole.supporting),
        contradicting=tuple(known(each) for each in whole.contradicting),
    )


def _shown(place: Placement, reader: Reader) -> Placement:
    """The placement as known to the user; the claim still names its own mention."""
    shown = reader.place(place)
    return shown if shown is place else replace(shown, mention=place.mention)


def _chosen(mission: OpenMission, asked: Mapping[str, str]) -> dict[str, str]:
    chosen = dict(mission.mission.interpretations)
    for agreement in mission.agreements:
        known = [each.id for each in agreement.interpretations]
        wanted = asked.get(agreement.id)
        if wanted is not None and wanted not in known:
            raise InvalidDecision(
                "no such reading",
                where=agreement.id,
                got=wanted[:60],
                wanted=", ".join(known),
            )
        used = wanted or chosen.get(agreement.id) or agreement.reading(None).id
        chosen[agreement.id] = used
    return chosen


def told_view(
    placed: PlacedClaim,
    incident: Incident,
    index: Index,
    known: Mapping[str, Heading],
    reader: Reader,
) -> Told:
    """A claim of an incident in words, for the user of the case."""
    claim = placed.claim
    reason = next((r for r in incident.reasons if r.claim == claim.id), None)
    chain = claim.source_chain
    return Told(
        claim=claim.id,
        document=claim.document if claim.document in known else "",
        heading=None if reader.rough else known.get(claim.document),
        origin=reader.text(claim.origin),
        side=(chain[0].side if chain else None) or "",
        sentence=reader.text(claim_sentence(placed, index)),
        chain=reader.text(claim_chain(placed)),
        when=time_words(claim.time),
        where=tuple(place_sentence(each) for each in placed.placements),
        quote=reader.text(" ".join(claim.quote.split())),
        review=claim.review,
        why=reader.text(reason.sentence) if reason else "",
        decision=reason.decision if reason else None,
    )


def _tolls(incident: Incident, reader: Reader) -> tuple[Toll, ...]:
    return tuple(
        Toll(
            claim=report.claim,
            origin=reader.text(report.origin),
            of=of,
            person_class=each.person_class.value,
            low=each.quantity.low,
            best=each.quantity.best,
            high=each.quantity.high,
            words=persons((each,)),
            text=reader.text(each.quantity.text),
        )
        for report in incident.casualties
        for of, given in (("killed", report.killed), ("injured", report.injured))
        for each in given
    )
