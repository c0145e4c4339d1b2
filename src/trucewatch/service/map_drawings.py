"""Map drawings: the map made here, for whoever has no scripts, and for print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from markupsafe import Markup

from trucewatch.model.bulletin import ShapeKind
from trucewatch.publish.map import NARROW, WIDE
from trucewatch.publish.map_drawing import draw_map, zone_status
from trucewatch.publish.map_parts import Spot
from trucewatch.reference.maps import sources_of
from trucewatch.service.map_choice import placement_of
from trucewatch.service.map_layers import basemap, zones_on
from trucewatch.service.maps import VIEWS, Chosen, where_words
from trucewatch.service.missions import OpenMission

MOST = 40
"""Places that are numbered on the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPlace:
    """A numbered place of the drawing, and how many incidents are known to it."""

    number: int
    id: str
    where: str
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """The drawing and what belongs to it.

    Args:
        wide, narrow: it in two widths; None where the mission has no outlines.
        places: those that are numbered, those with most incidents first.
        left_out: how many places are not numbered.
        zones: name and standing of the outline of each zone of the day.
        disputed: names of the dashed lines.
        note: on the outlines.
    """

    wide: Markup | None
    narrow: Markup | None
    places: tuple[DrawnPlace, ...]
    left_out: int
    zones: tuple[tuple[str, str], ...]
    disputed: tuple[str, ...]
    note: str


def draw_chosen(mission: OpenMission, chosen: Chosen, *, day: date) -> DrawnMap:
    """The drawing of what was chosen, with the zones of the day."""
    question = ("drawing", chosen.key, day)
    return VIEWS.answer(mission, question, lambda: _drawn(mission, chosen, day))


def _drawn(mission: OpenMission, chosen: Chosen, day: date) -> DrawnMap:
    base, zones = basemap(mission), zones_on(mission, day)
    shapes = (*base, *zones)
    provinces = {s.id: s for s in base if s.kind is ShapeKind.PROVINCE}
    places = chosen.places
    order = np.argsort(-places.counts, kind="stable")[:MOST]
    found = [(places.spots[places.which[rank]], places.counts[rank]) for rank in order]
    spots = tuple(
        Spot(
            number=number, placement=placement_of(place), shape=provinces.get(place.id)
        )
        for number, (place, _) in enumerate(found, start=1)
    )
    outlined = any(shape.rings for shape in base)
    return DrawnMap(
        wide=draw_map(shapes, spots, width=WIDE, name="map-wide") if outlined else None,
        narrow=draw_map(shapes, spots, width=NARROW, name="map-narrow")
        if outlined
        else None,
        places=tuple(
            DrawnPlace(
                number=number,
                id=place.id,
                where=where_words(place),
                incidents=int(count),
            )
            for number, (place, count) in enumerate(found, start=1)
        ),
        left_out=max(len(places.counts) - MOST, 0),
        zones=tuple((zone.name, zone_status(zone)) for zone in zones),
        disputed=tuple(s.name for s in base if s.kind is ShapeKind.DISPUTED),
        note=sources_of(base),
    )
