"""Reports as they stand: the latest coding run, people's corrections, places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from trucewatch.errors import InvalidMission
from trucewatch.model.access import Marking, Sensitivity
from trucewatch.model.claim import Claim
from trucewatch.model.decided import Decisions, for_publication
from trucewatch.model.document import Document
from trucewatch.model.review import ClaimReview
from trucewatch.pipeline import place_claims
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.decided import apply_reviews
from trucewatch.reconcile.merge import Reconciled
from trucewatch.reference.gazetteer.index import Gazetteer
from trucewatch.service.access import THE_PUBLIC, shown_from
from trucewatch.service.document_access import unsettled_days
from trucewatch.service.ingest import day_in_zone
from trucewatch.service.merging import book_of, possible_incidents
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import (
    CLAIM_DECISIONS,
    CODINGS,
    Coding,
    decided_on,
    marked,
)
from trucewatch.store.documents import StoredDocument, documents_between
from trucewatch.store.founders import report_days
from trucewatch.store.lines import documents_of, told_in


def standing_claims(
    connection: sa.Connection, stored: Iterable[StoredDocument]
) -> list[StoredDocument]:
    """The documents with the claims of the latest run, as people corrected them."""
    found = list(stored)
    ids = [each.document.id for each in found]
    codings = CODINGS.about_any(connection, ids)
    decisions = CLAIM_DECISIONS.about_any(connection, ids)
    return [
        StoredDocument(
            document=each.document,
            claims=apply_reviews(
                _of_latest_run(each.claims, codings.get(each.document.id, ())),
                tuple(kept.value for kept in decisions.get(each.document.id, ())),
            ),
        )
        for each in found
    ]


def latest_run(connection: sa.Connection, stored: StoredDocument) -> StoredDocument:
    """The document with the claims of its latest run as they were read."""
    codings = CODINGS.about(connection, stored.document.id)
    return StoredDocument(
        document=stored.document, claims=_of_latest_run(stored.claims, codings)
    )


def _of_latest_run(
    claims: tuple[Claim, ...], codings: tuple[Kept[Coding], ...]
) -> tuple[Claim, ...]:
    if not codings:
        return claims
    by_id = {claim.id: claim for claim in claims}
    return tuple(by_id[key] for key in codings[-1].value.claims if key in by_id)


def placed_reports(
    mission: OpenMission,
    connection: sa.Connection,
    stored: Iterable[StoredDocument],
    *,
    gazetteer: Gazetteer,
) -> tuple[Report, ...]:
    """The documents as reports of their day, each claim with its places.

    Readings that a person rejected are left out: they count for nothing.
    """
    return tuple(
        Report(
            document=each.document,
            day=report_day(each.document, mission.mission.tz),
            claims=place_claims(
                each.document,
                tuple(c for c in each.claims if c.review is not ClaimReview.REJECTED),
                gazetteer=gazetteer,
                country=mission.mission.country,
                extension=mission.extension,
            ),
        )
        for each in standing_claims(connection, stored)
    )


def public_reports(
    mission: OpenMission,
    connection: sa.Connection,
    stored: Iterable[StoredDocument],
    *,
    gazetteer: Gazetteer,
    waiting: bool = False,
) -> tuple[Report, ...]:
    """The reports of which anything may go into a public page; see the others.

    Args:
        mission: the mission.
        connection: a look.
        stored: the documents.
        gazetteer: places their claims.
        waiting: with those whose delay is not over; whoever asks leaves out the ones
            that their reader may not see yet.
    """
    reports = placed_reports(mission, connection, stored, gazetteer=gazetteer)
    held = withheld_documents(
        connection, reports, tz=mission.mission.tz, waiting=waiting
    )
    return tuple(report for report in reports if report.document.id not in held)


def latest_public_day(
    mission: OpenMission, connection: sa.Connection, *, gazetteer: Gazetteer
) -> date | None:
    """The latest day of which there is something to tell on a public page.

    A report that is held back neither hides the days before it nor shows by its date.
    """
    for day, _ in report_days(connection, latest=True):
        stored = documents_between(connection, day, day)
        if public_reports(mission, connection, stored, gazetteer=gazetteer):
            return day
    return None


def published_decisions(connection: sa.Connection, merged: Reconciled) -> Decisions:
    """What people decided on the incidents, as a page may hold it."""
    found = decided_on(connection, (each.id for each in merged.incidents))
    return {incident: for_publication(each) for incident, each in found.items()}


def report_day(document: Document, tz: str) -> date:
    """The day of a dated document in the zone `tz`."""
    day = day_in_zone(document, tz)
    if day is None:
        raise InvalidMission("undated document in a dated query", where=document.name)
    return day


def withheld_documents(
    connection: sa.Connection,
    reports: tuple[Report, ...],
    *,
    tz: str,
    waiting: bool = False,
) -> frozenset[str]:
    """Ids of the documents of which nothing may go into a public page.

    Those marked above public or whose delay is not over, and those that tell of an
    incident so marked: a page prints its documents, so that an incident is held back
    only with all of them. Where a day is not merged as it stands, its reports may tell
    of one: they wait.
    """
    days = {report.document.id: report.day for report in reports}
    ids, now = days.keys(), stamp_now().at

    def holds(marking: Marking, document: str) -> bool:
        told = datetime.combine(days[document], time(), tzinfo=ZoneInfo(tz))
        waits = not waiting and now < shown_from(told, THE_PUBLIC, marking)
        return marking.sensitivity is not Sensitivity.PUBLIC or waits

    held = {key for key, each in marked(connection, ids).items() if holds(each, key)}
    book = book_of(connection, reports)
    possible = possible_incidents(reports, book) | told_in(connection, ids)
    incidents = {
        key: each
        for key, each in marked(connection, possible).items()
        if each.sensitivity is not Sensitivity.PUBLIC or each.delay_hours
    }
    telling = {key: {*documents_of(connection, (key,))} & ids for key in incidents}
    unsettled = unsettled_days(connection)
    held |= {document for document, day in days.items() if day in unsettled}
    held |= {
        document
        for key, documents in telling.items()
        for document in documents
        if any(holds(incidents[key], each) for each in documents)
    }
    return frozenset(held)
