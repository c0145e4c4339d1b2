"""Merging a mission's reports: by people's decisions, with ids that stay."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from trucewatch.model.claim import ClaimKind
from trucewatch.model.decision import MergeBook
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.identity import incident_id
from trucewatch.reconcile.merge import Reconciled, reconcile_reports
from trucewatch.store.incidents import keep_known, merge_book
from trucewatch.store.unit import Unit


def book_of(connection: sa.Connection, reports: Iterable[Report]) -> MergeBook:
    """What merging the reports has to keep to."""
    ids = (placed.claim.id for report in reports for placed in report.claims)
    return merge_book(connection, ids)


def possible_incidents(reports: Iterable[Report], book: MergeBook) -> frozenset[str]:
    """Ids of every incident that the reports' claims are in, or may still found.

    A claim that is in an incident has given it its id already; only of an event that
    is in none, the id that it may give is worked out.
    """
    members = {claim for each in book.known for claim in each.members}
    founders = (
        placed.claim.id
        for report in reports
        for placed in report.claims
        if placed.claim.kind is ClaimKind.EVENT and placed.claim.id not in members
    )
    ids = frozenset(incident_id(claim) for claim in founders)
    return ids | {each.id for each in book.known}


def settle(unit: Unit, reports: tuple[Report, ...]) -> Reconciled:
    """The reports merged; ids that were given or superseded by it are written down."""
    book = book_of(unit.connection, reports)
    merged = reconcile_reports(reports, book)
    keep_known(unit, book.known, merged.known)
    return merged
