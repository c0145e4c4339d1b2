"""The two-sided ledger of a mission over days."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from trucewatch.errors import InvalidMission
from trucewatch.model.access import User
from trucewatch.model.coverage import Coverage
from trucewatch.model.decided import UNDECIDED
from trucewatch.model.tally import TallyComparison, TallyPoint
from trucewatch.model.tally_ledger import TallyDay
from trucewatch.publish.tallies import ledger_csv, ledger_record, ledger_tables
from trucewatch.publish.terminal import TextTable as TextTable  # noqa: PLC0414 - for cli
from trucewatch.reconcile.corrections import Report, tally_reports
from trucewatch.reconcile.decided import apply_decided
from trucewatch.reconcile.known import Happening, days_counted, happening, tally_day
from trucewatch.reconcile.merge import reconcile_reports
from trucewatch.reconcile.tallies import compare_tallies, tally_points
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.coverage import standing_coverage
from trucewatch.service.known_days import latest_known
from trucewatch.service.known_lines import known_between, public_lines
from trucewatch.service.merging import book_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.reports import public_reports, published_decisions
from trucewatch.service.shown_days import withheld_yet
from trucewatch.settings import Settings
from trucewatch.store.documents import (
    documents_between,
    tallies_on,
    tally_days,
)
from trucewatch.store.unmerged import unmerged


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The ledger of some days, for people and for machines."""

    days: tuple[TallyDay, ...]
    tables: tuple[TextTable, ...]

    @property
    def csv(self) -> str:
        """A row a day, place and recorder."""
        return ledger_text(self.days, "csv")

    @property
    def json(self) -> str:
        """One object, with every claim and incident by id."""
        return ledger_text(self.days, "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted on some days.

    Args:
        days: the counts of each day on which anybody counted, in order.
        points: each side's total on each such day; a gap where none is known.
        reports: what it rests on: reports with a count, with their counts alone.
    """

    days: tuple[TallyComparison, ...]
    points: tuple[TallyPoint, ...]
    reports: tuple[Report, ...]


def ledger_text(days: tuple[TallyDay, ...], form: str) -> str:
    """The ledger as ``csv`` or ``json``."""
    if form == "csv":
        return ledger_csv(days)
    return json.dumps(ledger_record(days), ensure_ascii=False, indent=1) + "\n"


def tally_ledger(
    mission: OpenMission,
    *,
    first: date | None,
    last: date | None,
    settings: Settings,
    viewer: User = THE_PUBLIC,
    now: datetime | None = None,
) -> Ledger:
    """The ledger from `first` to `last`, both included: of what is public.

    Args:
        mission: the mission.
        first: None: as many days before the last as are charted.
        last: None: the latest day with a report that the viewer may read.
        settings: of this machine.
        viewer: who reads it; others than the team wait for what has a delay.
        now: the moment, for delays; None: the present.

    Raises:
        InvalidMission: the mission holds no dated report, or the days are reversed.
    """
    moment = now or datetime.now(UTC)
    until = last or latest_known(mission, viewer, now=moment)
    if until is None:
        raise InvalidMission(
            "no dated report to make a ledger from", where=str(mission.root)
        )
    since = first or until - timedelta(days=settings.history_days)
    if since > until:
        raise InvalidMission(
            "the days are reversed", got=f"{since} to {until}", wanted="--from first"
        )
    days = ledger_days(
        mission, since, until, viewer=viewer, now=moment, settings=settings
    )
    title, sides = mission.mission.title, mission.mission.sides
    return Ledger(days=days, tables=ledger_tables(days, title=title, sides=sides))


def ledger_days(
    mission: OpenMission,
    first: date,
    last: date,
    *,
    viewer: User,
    now: datetime,
    settings: Settings,
    counted: Counted | None = None,
) -> tuple[TallyDay, ...]:
    """Each day on which anybody counted, beside what is known to us.

    `counted` is what `count_days` gives for the same, where it is known already.
    """
    counted = counted or count_days(
        mission, first, last, viewer=viewer, now=now, settings=settings
    )
    if not counted.days:
        return ()
    begins = min(_reaches_back(day) for day in counted.days)
    with mission.store.unit() as connection:
        incidents = _known(
            mission, connection, begins, last, viewer=viewer, now=now, settings=settings
        )
        coverage = _coverage(mission, connection, begins, last)
    return tuple(
        tally_day(each, incidents=incidents, coverage=coverage) for each in counted.days
    )


def count_days(
    mission: OpenMission,
    first: date,
    last: date,
    *,
    viewer: User,
    now: datetime,
    settings: Settings,
) -> Counted:
    """What was counted from `first` to `last`.

    Reads reports with a count alone, and of these their counts; those of the days
    about them too, for a later report may correct one of these.
    """
    window = timedelta(days=settings.incident_window_days)
    gazetteer = _gazetteer(mission, settings)
    with mission.store.unit() as connection:
        held = withheld_yet(mission, connection, viewer, now=now)
        most = (last - first + 2 * window).days + 1
        days = tally_days(connection, last + window, most=most)
        stored = tallies_on(connection, tuple(d for d in days if d >= first - window))
        found = public_reports(
            mission, connection, stored, gazetteer=gazetteer, waiting=True
        )
    reports = tuple(each for each in found if each.document.id not in held)
    counts, sides = tally_reports(reports), mission.mission.sides
    told = sorted({c.published for c in counts if first <= c.published <= last})
    compared = (compare_tallies(counts, sides=sides, day=day) for day in told)
    return Counted(
        days=tuple(each for each in compared if each is not None),
        points=tally_points(counts, sides=sides, days=tuple(told)),
        reports=reports,
    )


def _gazetteer(mission: OpenMission, settings: Settings) -> Gazetteer:
    use_extension(mission.extension)
    return open_gazetteer(settings.cache, supplements=mission.supplements)


def _reaches_back(day: TallyComparison) -> date:
    """The first day that a count of the day may cover."""
    return min(days_counted(day.day, entry.period)[0] for entry in day.recorders)


def _known(
    mission: OpenMission,
    connection: sa.Connection,
    first: date,
    last: date,
    *,
    viewer: User,
    now: datetime,
    settings: Settings,
) -> tuple[Happening, ...]:
    """The incidents of the days, from their rows, or merged where these are behind."""
    window = timedelta(days=settings.incident_window_days)
    if not unmerged(connection, first - window, last + window):
        shown = public_lines(mission, connection, viewer, now)
        return known_between(connection, shown, first, last)
    stored = documents_between(connection, first - window, last + window)
    gazetteer = _gazetteer(mission, settings)
    held = withheld_yet(mission, connection, viewer, now=now)
    reports = public_reports(
        mission, connection, stored, gazetteer=gazetteer, waiting=True
    )
    return _merged(connection, (r for r in reports if r.document.id not in held))


def _merged(
    connection: sa.Connection, reports: Iterable[Report]
) -> tuple[Happening, ...]:
    """The incidents of all the reports, as people decided."""
    told = tuple(reports)
    merged = reconcile_reports(told, book_of(connection, told))
    decided = published_decisions(connection, merged)
    return tuple(
        happening(apply_decided(each, decided.get(each.id, UNDECIDED)))
        for each in merged.incidents
    )


def _coverage(
    mission: OpenMission, connection: sa.Connection, first: date, last: date
) -> tuple[Coverage, ...]:
    """What was watched on the days."""
    return tuple(
        row
        for number in range((last - first).days + 1)
        for row in standing_coverage(
            mission, connection, first + timedelta(days=number)
        )
    )
