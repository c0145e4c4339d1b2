"""Ledgers: the two-sided tallies of some days as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.errors import InvalidDecision
from trucewatch.model.access import User
from trucewatch.model.mission import Side
from trucewatch.model.tally import (
    CellState,
    LedgerCell,
    TallyComparison,
    TallyPoint,
)
from trucewatch.model.tally_ledger import TallyDay
from trucewatch.publish.tallies import NO_VERDICT
from trucewatch.service.access import Action, require
from trucewatch.service.bearing import About, told_by_marked
from trucewatch.service.known_days import latest_known
from trucewatch.service.known_lines import public_lines
from trucewatch.service.ledger_words import (
    Quoted,
    RecorderWords,
    quoted,
    recorder_words,
    result_words,
)
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.shown_days import days_between, withheld_yet
from trucewatch.service.tallies import Counted, count_days, ledger_days, ledger_text
from trucewatch.settings import Settings

MOST_DAYS = 366
"""Days of a ledger, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A governorate over the days: for each day one entry a recorder."""

    place_id: str
    name: str
    days: tuple[tuple[LedgerCell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDay:
    """One day in full.

    Args:
        day: the counts, each against its parts and beside what is known to us.
        results: what laying them side by side shows, a sentence each.
        recorders: what each recorder said, with the sentences, in the order of codes.
        headlines: sentences with a total of nobody's side.
        shares: sentences with a share of another recorder's count.
        note: what "known to us" means.
    """

    day: TallyDay
    results: tuple[str, ...]
    recorders: tuple[RecorderWords, ...]
    headlines: tuple[Quoted, ...]
    shares: tuple[Quoted, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """The ledger from a first to a last day, both included.

    Args:
        first, last: the days.
        latest: the latest day with a report, or None.
        sides: whose counts are laid side by side, by code.
        days: the counts of each day on which anybody counted, in order.
        points: each side's total on each such day; a gap where none is known.
        places: a row a governorate that anybody names, by name.
        opened: the day that was asked for, where anybody counted on it.
    """

    first: date
    last: date
    latest: date | None
    sides: tuple[Side, ...]
    days: tuple[TallyComparison, ...]
    points: tuple[TallyPoint, ...]
    places: tuple[PlaceRow, ...]
    opened: OpenedDay | None


def read_ledger(
    mission: OpenMission,
    *,
    viewer: User,
    first: date | None,
    last: date | None,
    day: date | None,
    now: datetime,
    settings: Settings,
) -> LedgerView:
    """The ledger of some days, and one of them in full.

    It holds what may be public alone, so that everybody reads the same numbers.

    Args:
        mission: the mission.
        viewer: who reads; `access.THE_PUBLIC` on the public site.
        first: None: as many days before the last as are charted.
        last: None: the day asked for, else the latest with a report that the viewer
            may read.
        day: a day to open, or None.
        now: the present, for records that are shown after a delay.
        settings: of this machine.

    Raises:
        AccessDenied: the viewer may read no records.
        InvalidDecision: the days are reversed, or too many.
    """
    require(viewer, Action.RECORD_READ)
    latest = latest_known(mission, viewer, now=now)
    asked_last = last or (day if first is None else None) or latest
    since, until = checked_days(first, asked_last, settings=settings)
    asker = _Asker(viewer=viewer, now=now, settings=settings)
    counted = _counted(mission, since, until, asker)
    opened = None
    if day is not None and any(each.day == day for each in counted.days):
        (found,) = _days(mission, day, day, asker)
        opened = _opened(mission, found, counted)
    return LedgerView(
        first=since,
        last=until,
        latest=latest,
        sides=mission.mission.sides,
        days=counted.days,
        points=counted.points,
        places=place_rows(counted.days),
        opened=opened,
    )


def checked_days(
    first: date | None, last: date | None, *, settings: Settings
) -> tuple[date, date]:
    """The days asked for, see `days_between`.

    Raises:
        InvalidDecision: the days are reversed, or more than `MOST_DAYS`.
    """
    since, until = days_between(first, last, settings=settings)
    if (until - since).days >= MOST_DAYS:
        raise InvalidDecision(
            "too many days", got=f"{since} to {until}", wanted=f"at most {MOST_DAYS}"
        )
    return since, until


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asker:
    """Who asks, when, and on which machine."""

    viewer: User
    now: datetime
    settings: Settings


def _counted(mission: OpenMission, first: date, last: date, asker: _Asker) -> Counted:
    """The counts, kept for everybody who may see the same, until another comes in."""
    viewer, now, settings = asker.viewer, asker.now, asker.settings
    with mission.store.unit() as connection:
        held = withheld_yet(mission, connection, viewer, now=now)
        question = ("counts", first, last, held, *told_by_marked(connection))
    return REMEMBERED.answer(
        mission,
        question,
        lambda: count_days(
            mission, first, last, viewer=viewer, now=now, settings=settings
        ),
        about=About.COUNTS,
    )


def _days(
    mission: OpenMission, first: date, last: date, asker: _Asker
) -> tuple[TallyDay, ...]:
    """The counts beside what is known to us, kept until anything comes in."""
    viewer, now, settings = asker.viewer, asker.now, asker.settings
    with mission.store.unit() as connection:
        held = withheld_yet(mission, connection, viewer, now=now)
        shown = public_lines(mission, connection, viewer, now)
    return REMEMBERED.answer(
        mission,
        ("ledger", first, last, held, shown),
        lambda: ledger_days(
            mission,
            first,
            last,
            viewer=viewer,
            now=now,
            settings=settings,
            counted=_counted(mission, first, last, asker),
        ),
    )


def place_rows(days: tuple[TallyComparison, ...]) -> tuple[PlaceRow, ...]:
    """A row a governorate, an entry a day and recorder.

    A place that a breakdown does not name is "not listed" there, never a zero.
    """
    names = {row.place_id: row.name for day in days for row in day.rows}
    ordered = sorted(names.items(), key=lambda item: (item[1], item[0]))
    return tuple(
        PlaceRow(
            place_id=place_id,
            name=name,
            days=tuple(_entries(day, place_id) for day in days),
        )
        for place_id, name in ordered
    )


def _entries(day: TallyComparison, place_id: str) -> tuple[LedgerCell, ...]:
    for row in day.rows:
        if row.place_id == place_id:
            return row.cells
    return tuple(
        LedgerCell(
            state=CellState.NO_REPORT
            if entry.total.state is CellState.NO_REPORT
            else CellState.NOT_LISTED
        )
        for entry in day.recorders
    )


def _opened(mission: OpenMission, day: TallyDay, counted: Counted) -> OpenedDay:
    claims = {p.claim.id: (r, p) for r in counted.reports for p in r.claims}

    def sentences(ids: Iterable[str]) -> tuple[Quoted, ...]:
        return tuple(quoted(*claims[key]) for key in ids if key in claims)

    return OpenedDay(
        day=day,
        results=result_words(day.comparison.results),
        recorders=recorder_words(day, mission.mission.sides, sentences),
        headlines=sentences(day.comparison.headlines),
        shares=sentences(day.comparison.second_recorders),
        note=NO_VERDICT,
    )


def ledger_file(
    mission: OpenMission,
    form: str,
    *,
    viewer: User,
    first: date | None,
    last: date | None,
    now: datetime,
    settings: Settings,
) -> str:
    """The ledger of some days as ``csv`` or ``json``; see `read_ledger`.

    Raises:
        AccessDenied: the viewer may read no records.
        InvalidDecision: no such form; the days are reversed, or too many.
    """
    require(viewer, Action.RECORD_READ)
    if form not in {"csv", "json"}:
        raise InvalidDecision("no such form", got=form, wanted="csv or json")
    latest = latest_known(mission, viewer, now=now)
    since, until = checked_days(first, last or latest, settings=settings)
    asker = _Asker(viewer=viewer, now=now, settings=settings)
    days = _days(mission, since, until, asker)
    return ledger_text(days, form)
