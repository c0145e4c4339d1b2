"""The public's ledger: the counts of released bulletins, side beside side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.model.mission import Side
from trucewatch.model.tally import CellState
from trucewatch.publish.exports.counts import WHOLE
from trucewatch.service.bearing import About, delays_quarter
from trucewatch.service.exporting import export_rows
from trucewatch.service.missions import OpenMission
from trucewatch.service.public_releases import released_bulletins
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.views import PUBLIC
from trucewatch.settings import Settings

DAYS = 62
"""How many days back the page goes where nobody asks for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCell:
    """A recorder's published entry: a number, or why there is none."""

    state: CellState
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDay:
    """One day: its bulletin's id, and places with an entry a side, in their order.

    Args:
        day: the day.
        bulletin: id of the released bulletin.
        total: each side's number for the whole country; None: no report.
        places: name, then each side's entry; None: no report.
    """

    day: date
    bulletin: str
    total: tuple[PublicCell | None, ...]
    places: tuple[tuple[str, tuple[PublicCell | None, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLedger:
    """The ledger of some days, latest first; sides ordered by code."""

    sides: tuple[Side, ...]
    first: date | None
    last: date | None
    days: tuple[PublicDay, ...]


def public_ledger(
    mission: OpenMission,
    *,
    first: date | None,
    last: date | None,
    now: datetime,
    settings: Settings,
) -> PublicLedger:
    """The counts of released bulletins from `first` to `last`, both included.

    Args:
        mission: the mission.
        first: None: `DAYS` before the last.
        last: None: the day of the latest released bulletin.
        now: the present, for delays.
        settings: of this machine.

    Raises:
        InvalidExport: the days are reversed.
    """
    latest = released_bulletins(mission, None, 1).bulletins
    until = last or (latest[0].day if latest else None)
    if until is None:
        return PublicLedger(sides=mission.mission.sides, first=None, last=None, days=())
    since = first or until - timedelta(days=DAYS)
    with mission.store.unit() as connection:
        quarter = delays_quarter(connection, now)
    return REMEMBERED.answer(
        mission,
        ("public ledger", since, until, quarter),
        lambda: _ledger(mission, since, until, now, settings),
        about=About.RELEASED,
    )


def _ledger(
    mission: OpenMission, since: date, until: date, now: datetime, settings: Settings
) -> PublicLedger:
    sides = mission.mission.sides
    found: dict[date, dict[str, dict[str, PublicCell]]] = {}
    names: dict[str, str] = {}
    rows = export_rows(
        mission,
        "tallies",
        audience=PUBLIC,
        by=None,
        settings=settings,
        first=since,
        last=until,
        now=now,
    )
    for row in rows:
        place = str(row["place_id"])
        names[place] = str(row["place"] or "")
        count = row["count"]
        cell = PublicCell(
            state=CellState(str(row["state"])),
            count=count if isinstance(count, int) else None,
        )
        day = found.setdefault(date.fromisoformat(str(row["day"])), {})
        day.setdefault(place, {})[str(row["recorder"])] = cell
    return PublicLedger(
        sides=sides,
        first=since,
        last=until,
        days=tuple(
            _day(day, cells, names, sides)
            for day, cells in sorted(found.items(), reverse=True)
        ),
    )


def _day(
    day: date,
    cells: Mapping[str, Mapping[str, PublicCell]],
    names: Mapping[str, str],
    sides: tuple[Side, ...],
) -> PublicDay:
    def row(place: str) -> tuple[PublicCell | None, ...]:
        return tuple(cells.get(place, {}).get(side.code) for side in sides)

    places = sorted((names[key], key) for key in cells if key != WHOLE)
    return PublicDay(
        day=day,
        bulletin=f"bul_{day.isoformat()}",
        total=row(WHOLE),
        places=tuple((name, row(key)) for name, key in places),
    )
