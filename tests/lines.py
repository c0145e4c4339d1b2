"""Lines of made-up incidents, for the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.factories import DAY, event, incident
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.incident_line import IncidentLine, LineAccess, LinePlace
from trucewatch.model.place import PlacePrecision
from trucewatch.model.review import IncidentState
from trucewatch.model.when import TimePrecision
from trucewatch.store.lines import KeptLine

HAMA = LinePlace(
    id="geonames:1",
    name="Demo Town",
    lat=35.25,
    lon=36.5,
    precision=PlacePrecision.SETTLEMENT,
    radius_m=3000.0,
    admin1="iso:SY-HM",
)


def line(incident_id: str, *, day: date = DAY, **more: Any) -> IncidentLine:  # noqa: ANN401 - fields of a line
    """A line of a shelling on a day; its access says how far it goes."""
    given: dict[str, Any] = {
        "id": incident_id,
        "type": EventType.ARTILLERY,
        "family": EventFamily.FIRE,
        "state": IncidentState.REPORTED,
        "attribution": AttributionLevel.NOT_ATTRIBUTED,
        "disputed": False,
        "day": day,
        "last_day": day,
        "time": TimePrecision.DAY,
        "told": day,
        "place": HAMA,
        "supporting": 1,
        "contradicting": 0,
        "origins": 1,
        "verdicts": ((Verdict.UNDETERMINED, 2),),
        "zones": ("A/Z1",),
        "sensitivity": LineAccess().sensitivity,
    }
    return IncidentLine(**(given | more))


def kept(
    incident_id: str,
    *,
    access: LineAccess = LineAccess(),  # noqa: B008 - frozen
    **more: Any,  # noqa: ANN401 - fields of a line
) -> KeptLine:
    """The line with an incident of one claim of its own."""
    told = incident(event(text=f"Shells hit {incident_id}."))
    return KeptLine(
        line=line(incident_id, sensitivity=access.sensitivity, **more),
        access=access,
        basis="bas_1",
        incident=replace(told, id=incident_id),
    )
