"""The two-sided ledger of a mission over days."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from trucewatch.errors import InvalidMission
from trucewatch.model.coverage import Coverage
from trucewatch.model.decided import UNDECIDED
from trucewatch.model.incident import Incident
from trucewatch.model.tally_ledger import TallyDay
from trucewatch.publish.tallies import ledger_csv, ledger_record, ledger_tables
from trucewatch.publish.terminal import TextTable as TextTable  # noqa: PLC0414 - for cli
from trucewatch.reconcile.corrections import Report, tally_reports
from trucewatch.reconcile.decided import apply_decided
from trucewatch.reconcile.known import tally_day
from trucewatch.reconcile.merge import reconcile_reports
from trucewatch.reconcile.tallies import compare_tallies
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import open_gazetteer
from trucewatch.service.coverage import standing_coverage
from trucewatch.service.merging import book_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.reports import public_reports, published_decisions
from trucewatch.settings import Settings
from trucewatch.store.documents import documents_between, latest_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The ledger of some days, for people and for machines."""

    days: tuple[TallyDay, ...]
    tables: tuple[TextTable, ...]

    @property
    def csv(self) -> str:
        """A row a day, place and recorder."""
        return ledger_csv(self.days)

    @property
    def json(self) -> str:
        """One object, with every claim and incident by id."""
        return json.dumps(ledger_record(self.days), ensure_ascii=False, indent=1) + "\n"


def tally_ledger(
    mission: OpenMission, *, first: date | None, last: date | None, settings: Settings
) -> Ledger:
    """The ledger from `first` to `last`, both included.

    Args:
        mission: the mission.
        first: None: as many days before the last as are charted.
        last: None: the latest day with a report.
        settings: of this machine.

    Raises:
        InvalidMission: the mission holds no dated report, or the days are reversed.
    """
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    window = timedelta(days=settings.incident_window_days)
    with mission.store.unit() as connection:
        until = last or latest_day(connection)
        if until is None:
            raise InvalidMission(
                "no dated report to make a ledger from", where=str(mission.root)
            )
        since = first or until - timedelta(days=settings.history_days)
        if since > until:
            raise InvalidMission(
                "the days are reversed",
                got=f"{since} to {until}",
                wanted="--from first",
            )
        stored = documents_between(connection, since - window, until + window)
        reports = public_reports(mission, connection, stored, gazetteer=gazetteer)
        incidents = _incidents(connection, reports)
        coverage = _coverage(mission, connection, since, until)
    counts = tally_reports(reports)
    compared = (
        compare_tallies(counts, sides=mission.mission.sides, day=day)
        for day in _days(since, until)
    )
    days = tuple(
        tally_day(each, incidents=incidents, coverage=coverage)
        for each in compared
        if each is not None
    )
    title, sides = mission.mission.title, mission.mission.sides
    return Ledger(days=days, tables=ledger_tables(days, title=title, sides=sides))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _incidents(
    connection: sa.Connection, reports: tuple[Report, ...]
) -> tuple[Incident, ...]:
    """The incidents of all the reports, as people decided."""
    merged = reconcile_reports(reports, book_of(connection, reports))
    decided = published_decisions(connection, merged)
    return tuple(
        apply_decided(each, decided.get(each.id, UNDECIDED))
        for each in merged.incidents
    )


def _coverage(
    mission: OpenMission, connection: sa.Connection, first: date, last: date
) -> tuple[Coverage, ...]:
    """What was watched on the days and the days that their counts reach back to."""
    reach = timedelta(days=7)
    return tuple(
        row
        for day in _days(first - reach, last)
        for row in standing_coverage(mission, connection, day)
    )
