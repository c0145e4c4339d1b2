"""From a row of the incidents' table to the line that lists show."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from trucewatch.model.access import Sensitivity
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.incident_line import IncidentLine, LinePlace
from trucewatch.model.place import PlacePrecision
from trucewatch.model.review import IncidentState
from trucewatch.model.when import TimePrecision

Basis = str
"""What findings were made under: agreements, readings, words, engine, as a hash."""


def line_of(row: sa.Row[Any], *, basis: Basis) -> IncidentLine:
    """The line in a row; without verdicts where they have another basis."""
    verdicts = tuple((Verdict(name), number) for name, number in row.verdicts)
    return IncidentLine(
        id=row.id,
        type=EventType(row.type),
        family=EventFamily(row.family),
        state=IncidentState(row.state),
        attribution=AttributionLevel(row.attribution),
        disputed=row.disputed,
        day=row.day,
        last_day=row.last_day,
        time=TimePrecision(row.time),
        told=row.told,
        place=_place(
            (
                row.place_id,
                row.place_name,
                row.lat,
                row.lon,
                row.precision,
                row.radius_m,
                row.admin1,
            )
        ),
        supporting=row.supporting,
        contradicting=row.contradicting,
        origins=row.origins,
        verdicts=verdicts if row.basis == basis else None,
        zones=tuple(row.zones),
        sensitivity=Sensitivity(row.sensitivity),
        sides=tuple(row.sides.split()),
    )


@lru_cache(maxsize=10_000)
def _place(values: tuple[Any, ...]) -> LinePlace | None:
    """The place in a row: of a thousand rows many name the same."""
    place_id, name, lat, lon, precision, radius_m, admin1 = values
    if place_id is None:
        return None
    return LinePlace(
        id=place_id,
        name=name,
        lat=lat,
        lon=lon,
        precision=PlacePrecision(precision),
        radius_m=radius_m,
        admin1=admin1,
    )
