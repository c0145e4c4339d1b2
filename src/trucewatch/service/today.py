"""Today: what a monitor sees first: what came in, what waits, what disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.model.mission import Side
from trucewatch.model.tally import LedgerCell, TallyComparison, TallyResult
from trucewatch.reconcile.corrections import tally_reports
from trucewatch.reconcile.tallies import compare_tallies
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import open_gazetteer
from trucewatch.service.access import Action, allowed
from trucewatch.service.bearing import About, quarter_of, told_by_marked
from trucewatch.service.cases import acting_user
from trucewatch.service.inbox import inbox
from trucewatch.service.known_days import latest_known
from trucewatch.service.library import list_reports
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.reports import public_reports
from trucewatch.service.waiting import Waiting
from trucewatch.settings import Settings
from trucewatch.store.documents import Shelved, latest_day, tallies_on, tally_days

SHOWN = 12
"""How many lines of each list stand on the page."""

DAYS = 7
"""How many days with public counts are looked through for what differs."""

LOOKS = 10
"""In how many lots of `DAYS` they are looked for: days without one do not count."""

DIFFER = frozenset({TallyResult.DIFFERS_TOTAL, TallyResult.DIFFERS_DISTRIBUTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A day whose recorders' numbers differ; what each says, sides ordered by code."""

    day: date
    sides: tuple[tuple[Side, LedgerCell | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The first page of the desk.

    Args:
        now: when it was made.
        day: the latest day with a report that the user may read, or None.
        waiting: what waits; None where the user has no inbox.
        differing: the last days whose counts differ, latest first.
        reports: what came in last.
    """

    now: datetime
    day: date | None
    waiting: tuple[Waiting, ...] | None
    differing: tuple[Differing, ...]
    reports: tuple[Shelved, ...]


def read_today(
    mission: OpenMission, *, by: str, now: datetime, settings: Settings
) -> Today:
    """The first page for a user.

    Raises:
        UnknownSubject: no such user.
        AccessDenied: the user may read no records.
    """
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        latest = latest_day(connection)
        question = ("differing", quarter_of(now), *told_by_marked(connection))
    has_inbox = allowed(user, Action.INBOX_READ).allowed
    return Today(
        now=now,
        day=latest_known(mission, user, now=now),
        waiting=inbox(mission, by=by, most=SHOWN).waiting if has_inbox else None,
        differing=REMEMBERED.answer(
            mission,
            question,
            lambda: _differing(mission, latest, settings),
            about=About.COUNTS,
        ),
        reports=list_reports(mission, by=by, now=now, most=SHOWN).reports,
    )


def _differing(
    mission: OpenMission, day: date | None, settings: Settings
) -> tuple[Differing, ...]:
    """The days whose public counts differ: the same for every user."""
    if day is None:
        return ()
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    sides = mission.mission.sides
    found: list[TallyComparison] = []
    with mission.store.unit() as connection:
        for _ in range(LOOKS):
            days = tally_days(connection, day, most=DAYS)
            if not days or len(found) >= DAYS:
                break
            stored = tallies_on(connection, days)
            reports = public_reports(mission, connection, stored, gazetteer=gazetteer)
            counts = tally_reports(reports)
            compared = (
                compare_tallies(counts, sides=sides, day=each)
                for each in reversed(days)
            )
            found += [each for each in compared if each is not None]
            day = days[0] - timedelta(days=1)
    return tuple(
        Differing(day=each.day, sides=_said(each, sides))
        for each in found[:DAYS]
        if DIFFER & set(each.results)
    )


def _said(
    compared: TallyComparison, sides: tuple[Side, ...]
) -> tuple[tuple[Side, LedgerCell | None], ...]:
    totals = {entry.recorder: entry.total for entry in compared.recorders}
    return tuple((side, totals.get(side.code)) for side in sides)
