"""What is drawn on a map: spots, and outlines brought onto the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.place import Placement, PlacePrecision
from trucewatch.publish.projection import Point, Projection, centre, clip, thin

POINT_PRECISIONS = frozenset(
    {PlacePrecision.EXACT, PlacePrecision.VICINITY, PlacePrecision.SETTLEMENT}
)
"""Precisions that may be drawn as a marker; all others are areas or not drawn."""

_NOT_DRAWN = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNRESOLVED})
_EDGE = 8.0  # outlines are cut this far outside the drawing, so that no cut shows
KEPT = 512
"""Outlines that are kept as drawn: the same ones stand under every map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A numbered place of the map; `shape` where it is a whole province."""

    number: int
    placement: Placement
    shape: MapShape | None

    @property
    def point(self) -> Point | None:
        """Longitude and latitude of the place, None where it has none to draw."""
        place = self.placement.place
        if place.lat is None or place.lon is None:
            return None
        if self.placement.precision in _NOT_DRAWN:
            return None
        return place.lon, place.lat

    @property
    def is_point(self) -> bool:
        """Whether it may be drawn as a marker."""
        return self.shape is None and self.placement.precision in POINT_PRECISIONS


@dataclass(frozen=True, slots=True)
class Drawn:
    """A spot with its position on the drawing."""

    spot: Spot
    x: float
    y: float


@lru_cache(maxsize=KEPT)
def rings(shape: MapShape, view: Projection) -> tuple[list[Point], ...]:
    """Rings on the drawing; closed ones cut outside its edges, all thinned."""
    kept = []
    width, height = view.width + 2 * _EDGE, view.height + 2 * _EDGE
    for ring in shape.rings:
        points = [view.project(lon, lat) for lon, lat in ring]
        if shape.kind is not ShapeKind.DISPUTED:
            moved = [(x + _EDGE, y + _EDGE) for x, y in points]
            cut = clip(moved, width=width, height=height)
            points = [(x - _EDGE, y - _EDGE) for x, y in cut]
        if len(thinned := thin(points)) > 1:
            kept.append(thinned)
    return tuple(kept)


def middle(shape: MapShape, view: Projection) -> tuple[Point, float] | None:
    """Centre and area of the largest part of a shape in view, None out of view."""
    found = [centre(ring) for ring in rings(shape, view)]
    return max(found, key=lambda each: each[1], default=None)


def has_provinces(country: MapShape, shapes: tuple[MapShape, ...]) -> bool:
    """Whether provinces of that country are drawn."""
    return any(
        shape.kind is ShapeKind.PROVINCE and shape.id.startswith(f"{country.id}-")
        for shape in shapes
    )
