"""An incident on one line, as lists and maps show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.model.access import Audience, Sensitivity
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.place import PlacePrecision
from trucewatch.model.review import IncidentState
from trucewatch.model.when import TimePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePlace:
    """Where an incident was, without the reasons.

    Args:
        id, name: of the gazetteer's entry, or of a cell where it is blurred.
        lat, lon: degrees WGS84, or None for a place without a point.
        precision: how well it is known.
        radius_m: metres about the point in which it lies, or None.
        admin1: id of the governorate, or None.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    radius_m: float | None
    admin1: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAccess:
    """How far an incident may go, with all that it rests on.

    Args:
        sensitivity: the narrowest of the markings.
        audiences: circles with which it is shared by name, ordered.
        of: actor codes of the parties whose material is in it, ordered; "" among
            them where some of it is the mission's own.
        delay_hours: how long others than the team wait for it.
    """

    sensitivity: Sensitivity = Sensitivity.PUBLIC
    audiences: tuple[Audience, ...] = ()
    of: tuple[str, ...] = ()
    delay_hours: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """What a list shows of an incident, as it was last merged and decided on.

    Args:
        id: ``inc_`` id.
        type, family: what happened.
        state, attribution: as people set them.
        disputed: whether anybody disputes it.
        day: the first day on which it may have happened; where no source says, the
            day on which it was told.
        last_day: the last such day.
        time: how finely the time is known.
        told: day on which its founding report was published.
        place: where, or None.
        supporting, contradicting: how many claims tell of it, and deny it.
        origins: how many independent origins tell of it.
        verdicts: how many findings there are of each verdict, in the enumeration's
            order; None where they were made under other agreements, readings or
            words than the mission has now.
        zones: ids of the zones, ``AGREEMENT/ZONE``, in which it lies or may lie.
        sensitivity: how far it may go.
        sides: codes of the sides that those who tell of it are aligned with, ordered.
    """

    id: str
    type: EventType
    family: EventFamily
    state: IncidentState
    attribution: AttributionLevel
    disputed: bool
    day: date
    last_day: date
    time: TimePrecision
    told: date
    place: LinePlace | None
    supporting: int
    contradicting: int
    origins: int
    verdicts: tuple[tuple[Verdict, int], ...] | None
    zones: tuple[str, ...]
    sensitivity: Sensitivity
    sides: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.last_day < self.day:
            raise ValueError(f"{self.id}: last day {self.last_day} before {self.day}")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """Which incidents a list shows; what is empty leaves all.

    Args:
        states, types: one of these.
        since, until: it may have happened on one of these days, both included.
        zone: id of a zone, ``AGREEMENT/ZONE``, in which it lies or may lie.
        admin1: id of its governorate.
    """

    states: tuple[IncidentState, ...] = ()
    types: tuple[EventType, ...] = ()
    since: date | None = None
    until: date | None = None
    zone: str | None = None
    admin1: str | None = None


EVERY = IncidentFilter()
"""All incidents."""
