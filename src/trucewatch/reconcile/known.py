"""Which of our incidents could fall under a recorder's count: never a verdict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from trucewatch.model.coverage import Coverage
from trucewatch.model.event import HOSTILE_FAMILIES, EventFamily, EventType
from trucewatch.model.incident import Incident
from trucewatch.model.review import IncidentState
from trucewatch.model.tally import (
    CellState,
    CountUnit,
    LedgerCell,
    Period,
    RecorderDay,
    TallyComparison,
)
from trucewatch.model.tally_ledger import (
    WHOLE_COUNTRY,
    KnownCell,
    KnownRow,
    Parts,
    TallyDay,
)
from trucewatch.reconcile.ledger import DAY_HOURS

_SHOOTING = frozenset({EventFamily.FIRE, EventFamily.CLASH})
_BLASTS = frozenset({EventFamily.FIRE, EventFamily.AIR, EventFamily.EXPLOSIVE})

FAMILIES_OF: dict[CountUnit, frozenset[EventFamily] | None] = {
    CountUnit.INCIDENT: HOSTILE_FAMILIES,
    CountUnit.CASE_OF_OPENING_FIRE: _SHOOTING | {EventFamily.AIR},
    CountUnit.EXPLOSION: _BLASTS,
    CountUnit.SHOT_OR_BURST: None,
    CountUnit.PROJECTILE: None,
    CountUnit.WEAPON_SYSTEM: frozenset({EventFamily.DEPLOYMENT}),
    CountUnit.OVERFLIGHT: frozenset({EventFamily.AIR}),
    CountUnit.CROSSING: frozenset({EventFamily.CLASH, EventFamily.CONTROL}),
    CountUnit.PERSON: None,
    CountUnit.SETTLEMENT: None,
    CountUnit.GROUP: None,
    CountUnit.UNKNOWN: HOSTILE_FAMILIES,
}
"""Families of incidents that one count of a unit could stand for; None: for none.

A shot or a projectile is a part of an incident, a person or settlement no incident.
"""

_OVERFLIGHTS = frozenset({EventType.OVERFLIGHT, EventType.DRONE_OVERFLIGHT})
_NOT_OURS = frozenset({IncidentState.REFUTED, IncidentState.DUPLICATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What a count is held against: as much of an incident as that takes.

    Args:
        id: of the incident.
        type: what happened.
        family: of the type.
        state: as people decided.
        first: the first day on which it may have happened, or None.
        last: the last such day, or None.
        places: ids of its place and governorate.
    """

    id: str
    type: EventType
    family: EventFamily
    state: IncidentState
    first: date | None
    last: date | None
    places: frozenset[str]


def happening(incident: Incident) -> Happening:
    """As much of the incident as a count is held against."""
    found = incident.place
    places = set() if found is None else {found.place.id, found.place.admin1 or ""}
    return Happening(
        id=incident.id,
        type=incident.type,
        family=incident.family,
        state=incident.state,
        first=incident.time.first_day,
        last=incident.time.last_day,
        places=frozenset(places - {""}),
    )


def tally_day(
    comparison: TallyComparison,
    *,
    incidents: tuple[Happening, ...],
    coverage: tuple[Coverage, ...],
) -> TallyDay:
    """The day of the ledger: the counts, each against its parts and what we know.

    Args:
        comparison: the recorders' counts of the day.
        incidents: our incidents of any day.
        coverage: what was watched, of any day.
    """
    entries = comparison.recorders
    beside = partial(_known, day=comparison.day, incidents=incidents, coverage=coverage)
    whole = tuple(beside(entry, entry.total, place=WHOLE_COUNTRY) for entry in entries)
    rows = tuple(
        KnownRow(
            place_id=row.place_id,
            name=row.name,
            cells=tuple(
                beside(entry, cell, place=row.place_id)
                for entry, cell in zip(entries, row.cells, strict=True)
            ),
        )
        for row in comparison.rows
    )
    first = KnownRow(place_id=WHOLE_COUNTRY, name="Whole country", cells=whole)
    return TallyDay(
        comparison=comparison,
        parts=tuple(
            _parts(entry, [row.cells[column] for row in comparison.rows])
            for column, entry in enumerate(entries)
        ),
        known=(first, *rows),
    )


def days_counted(day: date, period: Period | None) -> tuple[date, date]:
    """First and last day that a count published on `day` may cover.

    As the source gives the window; else as many hours back as it says; else the day
    and the one before.
    """
    if period is not None and period.start is not None and period.end is not None:
        return _day(period.start), _last_day(period.end)
    hours = DAY_HOURS if period is None or period.hours is None else period.hours
    return day - timedelta(days=math.ceil(hours / DAY_HOURS)), day


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _last_day(end: date) -> date:
    """The last day before a half-open window's end."""
    if isinstance(end, datetime):
        return (end - timedelta(microseconds=1)).date()
    return end - timedelta(days=1)


def _known(
    entry: RecorderDay,
    cell: LedgerCell,
    *,
    day: date,
    place: str,
    incidents: tuple[Happening, ...],
    coverage: tuple[Coverage, ...],
) -> KnownCell:
    first, last = days_counted(day, entry.period)
    families = FAMILIES_OF[entry.unit] if entry.unit is not None else None
    found = None
    if families is not None:
        found = tuple(
            sorted(
                each.id
                for each in incidents
                if _could_be(each, families, entry.unit)
                and _within(each, first, last)
                and _is_in(each, place)
            )
        )
    return KnownCell(
        counted=cell.count,
        incidents=found,
        watched=_watched(coverage, place, first, last),
    )


def _could_be(
    incident: Happening, families: frozenset[EventFamily], unit: CountUnit | None
) -> bool:
    if incident.state in _NOT_OURS or incident.family not in families:
        return False
    return unit is not CountUnit.OVERFLIGHT or incident.type in _OVERFLIGHTS


def _within(incident: Happening, first: date, last: date) -> bool:
    """Whether it may lie in the window; a time not known lies in none."""
    begun, ended = incident.first, incident.last
    if begun is None or ended is None:
        return False
    return begun <= last and first <= ended


def _is_in(incident: Happening, place: str) -> bool:
    return place == WHOLE_COUNTRY or place in incident.places


def _watched(
    coverage: tuple[Coverage, ...], place: str, first: date, last: date
) -> bool:
    """Whether the place was watched on every day; the whole country never is."""
    days = {c.day for c in coverage if c.place_id == place and c.allows_zero}
    span = (last - first).days + 1
    return {first + timedelta(days=n) for n in range(span)} <= days


def _parts(entry: RecorderDay, cells: list[LedgerCell]) -> Parts:
    numbers = [cell.count for cell in cells if cell.count is not None]
    named = sum(cell.state is CellState.NAMED_WITHOUT_NUMBER for cell in cells)
    placed = sum(numbers) if numbers else None
    return Parts(total=entry.total.count, placed=placed, unnumbered=named)
