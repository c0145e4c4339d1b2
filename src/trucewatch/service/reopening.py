"""Reopening: claims against an incident that come in after people concluded on it."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from trucewatch.model.incident import Incident
from trucewatch.model.review import BY_SECOND_PERSON, IncidentReview, Reopening
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import REOPENINGS, REVIEWS
from trucewatch.store.documents import captured_at
from trucewatch.store.lines import kept_incidents
from trucewatch.store.unit import Unit


def reopen_contradicted(unit: Unit, incidents: Iterable[Incident]) -> None:
    """Note those of the incidents against which new claims stand since verification.

    The state is left as people set it: the note stands in the inbox until somebody
    reviews the incident again. Called before the incidents' rows are written, which
    tell what was known before.
    """
    merged = {each.id: each for each in incidents if each.contradicting}
    reviews = REVIEWS.about_any(unit.connection, merged)
    concluded = {
        incident: kept[-1]
        for incident, kept in reviews.items()
        if kept[-1].value.state in BY_SECOND_PERSON
    }
    before = kept_incidents(unit.connection, concluded)
    for incident, review in sorted(concluded.items()):
        now = merged[incident]
        if incident in before:
            known = _against(before[incident])
        else:
            known = _against(now) - _since(unit.connection, now, review)
        if fresh := _against(now) - known:
            _write(unit, incident, review, fresh)


def _against(incident: Incident) -> frozenset[str]:
    return frozenset(placed.claim.id for placed in incident.contradicting)


def _since(
    connection: sa.Connection, incident: Incident, review: Kept[IncidentReview]
) -> frozenset[str]:
    """Claims against it out of documents that were taken in after the review."""
    documents = {placed.claim.document for placed in incident.contradicting}
    taken = captured_at(connection, documents)
    return frozenset(
        placed.claim.id
        for placed in incident.contradicting
        if taken.get(placed.claim.document, "") > review.at
    )


def _write(
    unit: Unit, incident: str, review: Kept[IncidentReview], fresh: frozenset[str]
) -> None:
    standing = standing_reopening(unit.connection, incident, review=review.version)
    claims = tuple(sorted(fresh.union(standing.claims if standing else ())))
    if standing is not None and standing.claims == claims:
        return
    value = Reopening(incident=incident, review=review.version, claims=claims)
    number = REOPENINGS.number(unit.connection, incident)
    REOPENINGS.write(unit, incident, value, subject=incident, seen=number)


def standing_reopening(
    connection: sa.Connection, incident: str, *, review: int
) -> Reopening | None:
    """The reopening that waits for a review, or None where none does.

    Args:
        connection: a look.
        incident: id of the incident.
        review: version of its latest review.
    """
    kept = REOPENINGS.latest(connection, incident)
    stands = kept is not None and kept.value.review == review
    return kept.value if kept is not None and stands else None
