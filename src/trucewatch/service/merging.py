"""Merging a mission's reports: by people's decisions, with ids that stay."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from trucewatch.model.decision import MergeBook
from trucewatch.model.log import Stamp
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.identity import incident_id
from trucewatch.reconcile.merge import Reconciled, reconcile_reports
from trucewatch.service.missions import OpenMission
from trucewatch.store.incidents import keep_known, merge_book
from trucewatch.store.unit import Unit


def book_of(connection: sa.Connection, reports: Iterable[Report]) -> MergeBook:
    """What merging the reports has to keep to."""
    ids = (placed.claim.id for report in reports for placed in report.claims)
    return merge_book(connection, ids)


def possible_incidents(reports: Iterable[Report], book: MergeBook) -> frozenset[str]:
    """Ids of every incident that the reports' claims may found, or are in."""
    founded = (
        incident_id(placed.claim.id) for report in reports for placed in report.claims
    )
    return frozenset(founded) | {each.id for each in book.known}


def settle(unit: Unit, reports: tuple[Report, ...]) -> Reconciled:
    """The reports merged; ids that were given or superseded by it are written down."""
    book = book_of(unit.connection, reports)
    merged = reconcile_reports(reports, book)
    keep_known(unit, book.known, merged.known)
    return merged


def settled_book(
    mission: OpenMission, reports: tuple[Report, ...], stamp: Stamp
) -> MergeBook:
    """`settle` in a unit of work of its own; what merging then has to keep to."""
    with mission.store.writing(stamp) as unit:
        settle(unit, reports)
        return book_of(unit.connection, reports)
