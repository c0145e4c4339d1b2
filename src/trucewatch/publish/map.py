"""Section with the map: places of incidents, drawn and as a list."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.model.bulletin import Bulletin, ShapeKind
from trucewatch.model.incident import Incident
from trucewatch.model.place import Placement
from trucewatch.publish.incidents import incident_title
from trucewatch.publish.index import Index
from trucewatch.publish.map_drawing import draw_map, zone_status
from trucewatch.publish.map_labels import label_of
from trucewatch.publish.map_parts import POINT_PRECISIONS, Spot
from trucewatch.publish.phrases import place_words
from trucewatch.reference.maps import sources_of

WIDE, NARROW = 720.0, 350.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEntry:
    """A place of the list beside the map, with the incidents told of there."""

    number: int
    place: str
    drawn: str
    incidents: tuple[tuple[str, str], ...]
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The map in two widths, the list with the same content, and the zones."""

    wide: Markup
    narrow: Markup
    entries: tuple[MapEntry, ...]
    unplaced: tuple[tuple[str, str], ...]
    zones: tuple[tuple[str, str], ...]
    disputed: tuple[str, ...]
    towns: bool
    note: str


def map_view(bulletin: Bulletin, index: Index) -> MapView | None:
    """The map of the bulletin's incidents, or None where there is no outline."""
    shapes = bulletin.shapes
    if not any(shape.rings for shape in shapes):
        return None
    groups = _places(bulletin)
    provinces = {s.id: s for s in shapes if s.kind is ShapeKind.PROVINCE}
    spots = tuple(
        Spot(number=rank, placement=place, shape=provinces.get(place.place.id))
        for rank, (place, _) in enumerate(groups, start=1)
    )
    zones = [s for s in shapes if s.kind is ShapeKind.ZONE]
    return MapView(
        wide=draw_map(shapes, spots, width=WIDE, name="map-wide"),
        narrow=draw_map(shapes, spots, width=NARROW, name="map-narrow"),
        entries=tuple(
            _entry(spot, incidents, index)
            for spot, (_, incidents) in zip(spots, groups, strict=True)
        ),
        unplaced=tuple(
            (entry.incident.id, incident_title(entry.incident))
            for entry in bulletin.incidents
            if entry.incident.place is None
        ),
        zones=tuple((f"{label_of(z)}, {z.name}", zone_status(z)) for z in zones),
        disputed=tuple(s.name for s in shapes if s.kind is ShapeKind.DISPUTED),
        towns=any(s.kind is ShapeKind.PLACE for s in shapes),
        note=sources_of(shapes),
    )


def _places(bulletin: Bulletin) -> list[tuple[Placement, list[Incident]]]:
    """Each place and precision once, with its incidents, in their order."""
    groups: dict[tuple[str, str], tuple[Placement, list[Incident]]] = {}
    for entry in bulletin.incidents:
        if (place := entry.incident.place) is not None:
            key = (place.place.id, place.precision)
            groups.setdefault(key, (place, []))[1].append(entry.incident)
    return list(groups.values())


def _entry(spot: Spot, incidents: list[Incident], index: Index) -> MapEntry:
    told = [p for i in incidents for p in i.supporting + i.contradicting]
    return MapEntry(
        number=spot.number,
        place=place_words(spot.placement),
        drawn=_drawn_as(spot),
        incidents=tuple((i.id, incident_title(i)) for i in incidents),
        invented=index.is_invented(told),
    )


def _drawn_as(spot: Spot) -> str:
    if spot.shape is not None:
        return "drawn as the governorate's area"
    if spot.point is None:
        return "not drawn: no position known"
    if spot.placement.precision in POINT_PRECISIONS:
        return "drawn as a marker"
    return "drawn as an area"
