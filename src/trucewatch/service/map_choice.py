"""Map choice: what a viewer sees on a map, each place as it may be known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from trucewatch.model.access import User
from trucewatch.model.document import Span
from trucewatch.model.event import EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.incident_line import LineAccess, LinePlace
from trucewatch.model.place import Place, Placement, PlaceMention
from trucewatch.model.review import IncidentState
from trucewatch.service.access import Record, shown_place
from trucewatch.service.lines import line_place
from trucewatch.service.map_rows import STATES, TYPES, VERDICTS, MapRows, Numbers
from trucewatch.store.line_pages import Open

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFilter:
    """Which incidents a map shows; what is empty leaves all.

    Args:
        since, until: it may have happened on one of these days, both included.
        states, types, verdicts: one of these; of verdicts, that any finding has.
        side: code of a side that somebody who tells of it is aligned with.
        zone: id of a zone, ``AGREEMENT/ZONE``, in which it lies or may lie.
        admin1: id of its governorate.
        places: ids of places.
        only: ids of incidents, where no others may be shown; None for all.
    """

    since: date | None = None
    until: date | None = None
    states: tuple[IncidentState, ...] = ()
    types: tuple[EventType, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    side: str | None = None
    zone: str | None = None
    admin1: str | None = None
    places: tuple[str, ...] = ()
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a viewer sees of the rows under a filter.

    Args:
        rows: the rows.
        chosen: which of them, the latest day first.
        spots: places; the first are those of the rows, the rest blurred ones.
        spot: for each row chosen, which of the spots, or -1.
    """

    rows: MapRows
    chosen: Numbers
    spots: tuple[LinePlace, ...]
    spot: Numbers

    @property
    def size(self) -> int:
        """How many incidents are chosen."""
        return len(self.chosen)


def choose(
    rows: MapRows,
    wanted: MapFilter,
    *,
    viewer: User,
    shown: tuple[Open, ...],
    marked: dict[int, LineAccess],
    basis: str,
) -> Choice:
    """The incidents that the viewer may see and the filter leaves.

    Args:
        rows: the rows.
        wanted: the filter.
        viewer: who looks.
        shown: what the viewer may see, as `service.incidents.open_lines` has it.
        marked: every way of being marked, by number.
        basis: what findings are made under now; others' verdicts are not known.
    """
    mask = _open(rows, shown)
    mask &= _fits(rows, wanted, basis)
    exact = {each.access for each in shown if each.exact}
    if wanted.zone is not None:
        mask &= np.isin(rows.columns.access, sorted(exact))
    chosen = np.flatnonzero(mask)
    spots, spot = _blurred(rows, chosen, exact, viewer=viewer, marked=marked)
    if wanted.places:
        asked = _flags(each.id in wanted.places for each in spots)
        kept = (spot >= 0) & asked[spot]
        chosen, spot = chosen[kept], spot[kept]
    return Choice(rows=rows, chosen=chosen, spots=spots, spot=spot)


def _open(rows: MapRows, shown: tuple[Open, ...]) -> Mask:
    columns = rows.columns
    mask = np.zeros(len(columns.access), np.bool_)
    for each in shown:
        mine = columns.access == each.access
        if each.told_by is not None:
            mine &= columns.told <= each.told_by.toordinal()
        mask |= mine
    return mask


def _fits(rows: MapRows, wanted: MapFilter, basis: str) -> Mask:
    columns = rows.columns
    mask = np.ones(len(columns.day), np.bool_)
    if wanted.since is not None:
        mask &= columns.last >= wanted.since.toordinal()
    if wanted.until is not None:
        mask &= columns.day <= wanted.until.toordinal()
    if wanted.types:
        mask &= np.isin(columns.type, [TYPES[each.value] for each in wanted.types])
    if wanted.states:
        mask &= np.isin(columns.state, [STATES[each.value] for each in wanted.states])
    if wanted.verdicts:
        bits = sum(1 << VERDICTS[each.value] for each in wanted.verdicts)
        current = _flags(each == basis for each in rows.bases)
        mask &= ((columns.verdicts & bits) != 0) & current[columns.basis]
    if wanted.side is not None:
        mask &= _flags(wanted.side in each for each in rows.sides)[columns.sides]
    if wanted.zone is not None:
        mask &= _flags(wanted.zone in each for each in rows.zones)[columns.zones]
    if wanted.admin1 is not None:
        code = wanted.admin1
        inside = _flags(code in {each.admin1, each.id} for each in rows.spots)
        mask &= (columns.spot >= 0) & inside[columns.spot]
    if wanted.only is not None:
        names = np.array([each.encode() for each in sorted(wanted.only)], "S")
        mask &= np.isin(columns.ids, names)
    return mask


def _flags(values: object) -> Mask:
    """One flag a value, and one more that is never set: that of "none", -1."""
    return np.array([*values, False], np.bool_)  # type: ignore[misc]


def _blurred(
    rows: MapRows,
    chosen: Numbers,
    exact: set[int],
    *,
    viewer: User,
    marked: dict[int, LineAccess],
) -> tuple[tuple[LinePlace, ...], Numbers]:
    """The spots of the rows chosen, as exactly as the viewer may know them."""
    spot = rows.columns.spot[chosen].copy()
    access = rows.columns.access[chosen]
    spots = list(rows.spots)
    for number in np.unique(access):
        if int(number) in exact:
            continue
        mine = (access == number) & (spot >= 0)
        record = Record(sensitivity=marked[int(number)].sensitivity)
        used, ranks = np.unique(spot[mine], return_inverse=True)
        spot[mine] = len(spots) + ranks
        spots += [
            line_place(shown_place(placement_of(rows.spots[old]), viewer, record))
            for old in used
        ]
    return tuple(spots), spot


def placement_of(place: LinePlace) -> Placement:
    """The place of a line as a placement, which the access policy speaks of."""
    return Placement(
        mention=PlaceMention(text=place.name, span=Span(start=0, end=1)),
        place=Place(
            id=place.id,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision,
            radius_m=place.radius_m or 1.0,
            admin1=place.admin1,
        ),
        precision=place.precision,
        radius_m=place.radius_m or 1.0,
    )
