"""Write a bulletin: sort and select what it says, collect what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import (
    Bulletin,
    BulletinStatus,
    Correction,
    IncidentEntry,
    MapShape,
)
from trucewatch.model.claim import ClaimKind, PlacedClaim
from trucewatch.model.commitment import Commitment
from trucewatch.model.coverage import Coverage
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.mission import Mission
from trucewatch.model.review import ClaimReview
from trucewatch.model.talks import TalkRound
from trucewatch.model.tally import TallyComparison, TallyPoint
from trucewatch.model.when import TimeBasis, TimePrecision, When

Placed = tuple[PlacedClaim, ...]

_ACTS = frozenset({ClaimKind.AGREEMENT_ACT, ClaimKind.COMMITMENT, ClaimKind.EVENT})
_SEVERITIES = tuple(reversed(Severity))


def write_bulletin(
    *,
    mission: Mission,
    day: date,
    cutoff: datetime,
    agreements: tuple[Agreement, ...],
    claims: Placed,
    documents: tuple[Document, ...],
    entries: tuple[IncidentEntry, ...],
    comparison: TallyComparison | None,
    history: tuple[TallyPoint, ...],
    rounds: tuple[TalkRound, ...],
    commitments: tuple[Commitment, ...],
    coverage: tuple[Coverage, ...],
    corrections: tuple[Correction, ...],
    shapes: tuple[MapShape, ...],
    issues: tuple[Issue, ...],
    engine: str,
    others: Placed = (),
) -> Bulletin:
    """The draft bulletin of `day`; the same records give the same bulletin.

    Claims whose reading a person rejected are left out. An event claim that no
    incident took up stands among the acts.

    Args:
        mission: identity and settings; gives the number and the zone.
        day: bulletin day in the mission's zone.
        cutoff: instant after which nothing was taken in, with its offset.
        agreements: agreements judged by.
        claims: placed claims of the period, in any order.
        documents: at least every document that a cited claim stands in.
        entries: incidents reported in the period, with findings.
        comparison: the sides' counts, or None without any.
        history: totals of days up to the day.
        rounds: rounds of talks up to the day.
        commitments: deadlines with their status.
        coverage: what was watched.
        corrections: what was corrected on the day.
        shapes: outlines for the map.
        issues: doubts of the period's items.
        engine: program version.
        others: claims of earlier days that counts, history or evidence cite.

    Raises:
        ValueError: a cited claim's document is not among `documents`.
    """
    period = tuple(p for p in claims if p.claim.review is not ClaimReview.REJECTED)
    told = tuple(_in_incidents(entries))
    cited = _cited(period, told, others, _cited_ids(comparison, history, commitments))
    held = _documents_of(cited, documents, corrections)
    order = _Order(held)
    in_incidents = {placed.claim.id for placed in told}

    def of(*kinds: ClaimKind) -> Placed:
        return order.sorted(p for p in period if p.claim.kind in kinds)

    return Bulletin(
        mission=mission,
        number=mission.bulletin_number(day),
        day=day,
        period=_day_of_reports(day, mission.tz),
        cutoff=cutoff,
        status=BulletinStatus.DRAFT,
        agreements=agreements,
        comparison=comparison,
        history=_history(history, day),
        incidents=tuple(sorted(entries, key=_incident_key)),
        figures=of(ClaimKind.FIGURE),
        assessments=of(ClaimKind.ASSESSMENT),
        talks=of(ClaimKind.TALK_ROUND),
        acts=tuple(p for p in of(*_ACTS) if p.claim.id not in in_incidents),
        responses=of(ClaimKind.RESPONSE),
        rounds=tuple(sorted(rounds, key=lambda r: (r.start, r.end, r.track))),
        commitments=tuple(sorted(commitments, key=_commitment_key)),
        coverage=tuple(sorted(coverage, key=lambda c: (c.name, c.day, c.place_id))),
        corrections=tuple(sorted(corrections, key=lambda c: (c.by, c.corrected))),
        claims=cited,
        documents=held,
        shapes=tuple(sorted(shapes, key=lambda s: (s.kind, s.rank, s.id))),
        issues=tuple(sorted(set(issues), key=_issue_key)),
        engine=engine,
    )


def _day_of_reports(day: date, tz: str) -> When:
    return When(
        start=day,
        end=day + timedelta(days=1),
        basis=TimeBasis.PUBLISHED,
        precision=TimePrecision.DAY,
        tz=tz,
    )


def _in_incidents(entries: tuple[IncidentEntry, ...]) -> Iterable[PlacedClaim]:
    for entry in entries:
        yield from entry.incident.supporting
        yield from entry.incident.contradicting


def _cited_ids(
    comparison: TallyComparison | None,
    history: tuple[TallyPoint, ...],
    commitments: tuple[Commitment, ...],
) -> set[str]:
    ids = {claim for point in history for claim in point.claims}
    ids |= {claim for commitment in commitments for claim in commitment.evidence}
    if comparison is None:
        return ids
    for entry in comparison.recorders:
        ids |= {*entry.claims, *entry.conflicting, *entry.corrected}
    return ids | {*comparison.headlines, *comparison.second_recorders}


def _cited(period: Placed, told: Placed, others: Placed, ids: set[str]) -> Placed:
    """Every claim of the period and of its incidents, and others where cited."""
    by_id = {p.claim.id: p for p in others if p.claim.id in ids}
    by_id |= {p.claim.id: p for p in told + period}
    return tuple(by_id[key] for key in sorted(by_id))


def _documents_of(
    cited: Placed,
    documents: tuple[Document, ...],
    corrections: tuple[Correction, ...],
) -> tuple[Document, ...]:
    wanted = {placed.claim.document for placed in cited}
    named = {key for each in corrections for key in (each.by, each.corrected)}
    held = {document.id: document for document in documents}
    if missing := wanted - held.keys():
        raise ValueError(f"cited documents are not held: {sorted(missing)}")
    return tuple(held[key] for key in sorted(held) if key in wanted | named)


class _Order:
    """Reading order of claims: by publication, then document, then position."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._published = {d.id: _published_key(d) for d in documents}

    def sorted(self, claims: Iterable[PlacedClaim]) -> Placed:
        return tuple(sorted(claims, key=self._key))

    def _key(self, placed: PlacedClaim) -> tuple[str, str, int, str]:
        claim = placed.claim
        published = self._published[claim.document]
        return published, claim.document, claim.spans[0].start, claim.id


def _published_key(document: Document) -> str:
    published = document.published
    if published is None or published.start is None:
        return ""
    return published.start.isoformat()


def _history(history: tuple[TallyPoint, ...], day: date) -> tuple[TallyPoint, ...]:
    kept = (point for point in history if point.day <= day)
    return tuple(sorted(kept, key=lambda point: (point.day, point.recorder)))


def _incident_key(entry: IncidentEntry) -> tuple[str, str, str]:
    incident = entry.incident
    start = incident.time.start
    place = incident.place.place.name if incident.place else "~"
    return (start.isoformat() if start else "~", place, incident.id)


def _commitment_key(commitment: Commitment) -> tuple[str, str]:
    due = commitment.due.isoformat() if commitment.due else "~"
    return due, commitment.id


def _issue_key(issue: Issue) -> tuple[int, str, str, str, str]:
    rank = _SEVERITIES.index(issue.severity)
    return rank, issue.where, issue.code, issue.what, issue.got
