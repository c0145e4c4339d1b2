"""Maps: incidents on a map and in the list with the same content, for one viewer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from trucewatch.errors import InvalidDecision
from trucewatch.model.access import User
from trucewatch.model.event import EventType
from trucewatch.model.incident_line import IncidentLine, LinePlace
from trucewatch.model.place import AREA_PRECISIONS
from trucewatch.publish.codes_reading import PLACE_PRECISION
from trucewatch.publish.phrases import distance_words
from trucewatch.service.access import Action, circles, require
from trucewatch.service.bearing import About
from trucewatch.service.incidents import open_lines
from trucewatch.service.lines import finding_basis
from trucewatch.service.map_choice import Choice, MapFilter, choose
from trucewatch.service.map_rows import READERS, TYPES
from trucewatch.service.map_views import (
    WORLD,
    ZOOMS,
    Box,
    Places,
    places_of,
    snapped,
    view_bytes,
)
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import Remembered
from trucewatch.store.line_changes import lines_by_id
from trucewatch.store.line_pages import Open
from trucewatch.store.lines import line_access
from trucewatch.store.unmerged import unmerged

CHOICES = Remembered(most=12)
"""Choices are large: a few are kept."""

VIEWS = Remembered(most=512)
"""Answers that were sent."""

PAGE = 50
"""Lines of the list, a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is drawn and listed for a viewer under a filter.

    Args:
        key: what tells it from others.
        choice: the incidents.
        places: their places.
        waiting: days whose reports were not merged yet as they stand.
    """

    key: tuple[object, ...]
    choice: Choice
    places: Places
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An incident on the list.

    Args:
        line: the incident, its place as exactly as the viewer may know it.
        where: the place in words, with how well it is known; "" without one.
    """

    line: IncidentLine
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapList:
    """A page of the list.

    Args:
        lines: the latest first.
        after: cursor of the next page, or "" at the end.
        total: how many incidents there are on all pages.
    """

    lines: tuple[Listed, ...]
    after: str
    total: int


def chosen_for(
    mission: OpenMission, wanted: MapFilter, *, viewer: User, now: datetime
) -> Chosen:
    """The incidents that the viewer may see and the filter leaves.

    Raises:
        AccessDenied: the viewer may read no incidents at all.
    """
    require(viewer, Action.RECORD_READ)
    rows = READERS.rows(mission)
    basis = finding_basis(mission)
    with mission.store.unit() as connection:
        marked = line_access(connection)
        waiting = len(unmerged(connection))
    shown: tuple[Open, ...] = open_lines(mission, viewer, marked, now)
    key = (rows.mark, waiting, basis, circles(viewer), shown, wanted)

    def make() -> Chosen:
        choice = choose(
            rows, wanted, viewer=viewer, shown=shown, marked=marked, basis=basis
        )
        return Chosen(key=key, choice=choice, places=places_of(choice), waiting=waiting)

    return CHOICES.answer(mission, key, make, about=About.QUESTION)


def map_bytes(
    mission: OpenMission,
    wanted: MapFilter,
    *,
    viewer: User,
    box: Box,
    zoom: int,
    now: datetime,
) -> bytes:
    """GeoJSON of what a map shows in a box at a zoom, see `map_views`.

    Raises:
        AccessDenied: the viewer may read no incidents at all.
        InvalidDecision: no such box or zoom.
    """
    if box.west >= box.east or box.south >= box.north:
        raise InvalidDecision(
            "no such box", where="box", got=str(box), wanted="west,south,east,north"
        )
    chosen = chosen_for(mission, wanted, viewer=viewer, now=now)
    question = (chosen.key, zoom, snapped(box, zoom))
    return VIEWS.answer(
        mission,
        question,
        lambda: view_bytes(chosen.places, box, zoom),
        about=About.QUESTION,
    )


def incident_bytes(
    mission: OpenMission,
    incident: str,
    *,
    viewer: User,
    now: datetime,
    only: frozenset[str] | None = None,
) -> bytes:
    """GeoJSON of where one incident was, with its last day; empty where it is not seen.

    Raises:
        AccessDenied: the viewer may read no incidents at all.
    """
    asked = frozenset({incident})
    wanted = MapFilter(only=asked if only is None else asked & only)
    chosen = chosen_for(mission, wanted, viewer=viewer, now=now)
    choice = chosen.choice
    day = now.date()
    if choice.size:
        day = date.fromordinal(int(choice.rows.columns.last[choice.chosen[0]]))
    return view_bytes(chosen.places, WORLD, max(ZOOMS), day=day.isoformat())


def map_list(
    mission: OpenMission,
    wanted: MapFilter,
    *,
    viewer: User,
    now: datetime,
    after: str = "",
    most: int = PAGE,
) -> MapList:
    """A page of the list with the content of the map.

    Raises:
        AccessDenied: the viewer may read no incidents at all.
        InvalidDecision: not a cursor that a page gave.
    """
    chosen = chosen_for(mission, wanted, viewer=viewer, now=now)
    choice = chosen.choice
    start = _start(choice, after)
    ranks = range(start, min(start + most, choice.size))
    names = choice.rows.columns.ids[choice.chosen[ranks.start : ranks.stop]]
    ids = tuple(name.decode() for name in names)
    with mission.store.unit() as connection:
        found = lines_by_id(connection, ids, basis=finding_basis(mission))
    by_id = {line.id: line for line in found}
    lines = tuple(
        _listed(choice, rank, by_id[name])
        for rank, name in zip(ranks, ids, strict=True)
        if name in by_id
    )
    more = ranks.stop < choice.size
    cursor = _cursor(choice, ranks.stop - 1) if more and ids else ""
    return MapList(lines=lines, after=cursor, total=choice.size)


def _listed(choice: Choice, rank: int, line: IncidentLine) -> Listed:
    """The line with the place that was chosen for the viewer, and no closer one."""
    spot = int(choice.spot[rank])
    place = None if spot < 0 else choice.spots[spot]
    exact = spot < len(choice.rows.spots)
    shown = replace(line, place=place, zones=line.zones if exact else ())
    return Listed(line=shown, where="" if place is None else where_words(place))


def where_words(place: LinePlace) -> str:
    """A place with how well it is known; never finer than it is."""
    known = PLACE_PRECISION[place.precision]
    if place.precision in AREA_PRECISIONS or place.radius_m is None:
        return f"{place.name} ({known}; no position known)"
    return f"{place.name} ({known}, within {distance_words(place.radius_m)})"


def _cursor(choice: Choice, rank: int) -> str:
    columns, row = choice.rows.columns, choice.chosen[rank]
    return f"{columns.day[row]}-{columns.last[row]}-{columns.ties[row]}"


def _start(choice: Choice, after: str) -> int:
    """How many incidents of the choice come before the cursor's end."""
    if not after:
        return 0
    try:
        day, last, tie = (int(part) for part in after.split("-"))
    except ValueError as error:
        raise InvalidDecision(
            "not a cursor", where="after", got=after[:60], wanted="one that a page gave"
        ) from error
    columns, rows = choice.rows.columns, choice.chosen
    days, lasts, ties = columns.day[rows], columns.last[rows], columns.ties[rows]
    before = (days > day) | (
        (days == day) & ((lasts > last) | ((lasts == last) & (ties <= tie)))
    )
    return int(before.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOptions:
    """What a map can be asked for, and over which days.

    Args:
        types: types of which there is any incident.
        first, last: days of the first and the last incident, or None.
    """

    types: tuple[EventType, ...]
    first: date | None
    last: date | None


def map_options(
    mission: OpenMission,
    *,
    viewer: User,
    now: datetime,
    only: frozenset[str] | None = None,
) -> MapOptions:
    """What the viewer can ask for.

    Raises:
        AccessDenied: the viewer may read no incidents at all.
    """
    every = MapFilter(only=only)
    choice = chosen_for(mission, every, viewer=viewer, now=now).choice
    columns, rows = choice.rows.columns, choice.chosen
    ranks = {int(each) for each in set(columns.type[rows].tolist())}
    if not choice.size:
        return MapOptions(types=(), first=None, last=None)
    return MapOptions(
        types=tuple(each for each in EventType if TYPES[each.value] in ranks),
        first=date.fromordinal(int(columns.day[rows].min())),
        last=date.fromordinal(int(columns.last[rows].max())),
    )
