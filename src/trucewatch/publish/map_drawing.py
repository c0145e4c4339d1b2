"""Draw the map: outlines, areas for imprecise places, markers for settlements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.place import Placement, PlacePrecision
from trucewatch.publish.labels import (
    AROUND,
    HERE,
    Box,
    Label,
    box_of,
    place_labels,
    width_of,
)
from trucewatch.publish.phrases import place_words
from trucewatch.publish.projection import (
    Point,
    Projection,
    centre,
    clip,
    fit,
    holds,
    thin,
)
from trucewatch.publish.svg import coordinate, element, join, picture

POINT_PRECISIONS = frozenset(
    {PlacePrecision.EXACT, PlacePrecision.VICINITY, PlacePrecision.SETTLEMENT}
)
"""Precisions that may be drawn as a marker; all others are areas or not drawn."""

_NOT_DRAWN = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNRESOLVED})
_ORDER = (ShapeKind.COUNTRY, ShapeKind.PROVINCE, ShapeKind.DISPUTED, ShapeKind.ZONE)
_NAMED = (ShapeKind.ZONE, ShapeKind.PROVINCE, ShapeKind.COUNTRY)
_EDGE = 8.0  # outlines are cut this far outside the drawing, so that no cut shows


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
class _Drawn:
    """A spot with its position on the drawing."""

    spot: Spot
    x: float
    y: float


def zone_status(zone: MapShape) -> str:
    """Standing of a zone's outline; only an official one goes without a warning."""
    if zone.status == "official":
        return "official"
    if not zone.status or zone.status == "approximate":
        return "approximate, not official"
    return f"{zone.status.replace('_', ' ')}: approximate, not official"


def label_of(shape: MapShape) -> str:
    """The name on the map: a zone has its short id there, "Z1"."""
    if shape.kind is ShapeKind.ZONE:
        return shape.id.rpartition("/")[2]
    return shape.name


def draw_map(
    shapes: tuple[MapShape, ...], spots: tuple[Spot, ...], *, width: float, name: str
) -> Markup:
    """The map as one ``<svg>``.

    Args:
        shapes: outlines, at least one with a ring.
        spots: numbered places; those without a position are left to the list.
        width: width of the drawing, user units; the height follows.
        name: prefix of the ids, unique on the page.
    """
    view = fit(_extent(shapes, spots), width=width)
    shaded = {spot.shape.id for spot in spots if spot.shape is not None}
    outlines = (
        _outline(shape, view, shaded=shape.id in shaded)
        for kind in _ORDER
        for shape in shapes
        if shape.kind is kind
    )
    drawn = tuple(_drawn(spots, view))
    return picture(
        element("rect", width=view.width, height=view.height, class_="sea"),
        join(outlines),
        join(_areas(drawn, view)),
        join(_labels(shapes, drawn, view)),
        join(_markers(drawn)),
        name=name,
        width=view.width,
        height=view.height,
        title="Map of the incidents reported",
        text=_text(spots),
    )


def _text(spots: tuple[Spot, ...]) -> str:
    if not spots:
        return "Outlines only: no incident with a place was reported."
    names = "; ".join(f"{s.number}, {place_words(s.placement)}" for s in spots)
    return f"Places of incidents: {names}. The list below has the same content."


def _extent(shapes: tuple[MapShape, ...], spots: tuple[Spot, ...]) -> list[Point]:
    """What has to be seen: provinces and zones, else countries, and every spot."""
    inner = {ShapeKind.PROVINCE, ShapeKind.ZONE}
    seen = [s for s in shapes if s.kind in inner and s.rings] or list(shapes)
    points = [point for shape in seen for ring in shape.rings for point in ring]
    return points + [spot.point for spot in spots if spot.point is not None]


def _rings(shape: MapShape, view: Projection) -> Iterator[list[Point]]:
    """Rings on the drawing; closed ones cut outside its edges, all thinned."""
    width, height = view.width + 2 * _EDGE, view.height + 2 * _EDGE
    for ring in shape.rings:
        points = [view.project(lon, lat) for lon, lat in ring]
        if shape.kind is not ShapeKind.DISPUTED:
            moved = [(x + _EDGE, y + _EDGE) for x, y in points]
            cut = clip(moved, width=width, height=height)
            points = [(x - _EDGE, y - _EDGE) for x, y in cut]
        if len(kept := thin(points)) > 1:
            yield kept


def _outline(shape: MapShape, view: Projection, *, shaded: bool) -> Markup:
    closed = "" if shape.kind is ShapeKind.DISPUTED else "Z"
    path = "".join(
        "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in ring) + closed
        for ring in _rings(shape, view)
    )
    if not path:
        return Markup()
    title = shape.name
    if shape.kind is ShapeKind.ZONE:
        title = f"{shape.name} ({zone_status(shape)})"
    style = f"{shape.kind.value} shaded" if shaded else shape.kind.value
    return element("path", element("title", title), d=path, class_=style)


def _middle(shape: MapShape, view: Projection) -> tuple[Point, float] | None:
    """Centre and area of the largest part of a shape in view, None out of view."""
    found = [centre(ring) for ring in _rings(shape, view)]
    return max(found, key=lambda each: each[1], default=None)


def _drawn(spots: tuple[Spot, ...], view: Projection) -> Iterator[_Drawn]:
    for spot in spots:
        middle = _middle(spot.shape, view) if spot.shape is not None else None
        if middle is not None:
            yield _Drawn(spot, *middle[0])
        elif spot.point is not None:
            yield _Drawn(spot, *view.project(*spot.point))


def _areas(drawn: tuple[_Drawn, ...], view: Projection) -> Iterator[Markup]:
    """A dashed circle around what is known only to lie within it."""
    for each in drawn:
        placement = each.spot.placement
        radius = view.length(placement.radius_m)
        if each.spot.shape is None and (not each.spot.is_point or radius > 6):
            title = element("title", place_words(placement))
            radius = max(radius, 6.0)
            yield element(
                "circle", title, cx=each.x, cy=each.y, r=radius, class_="area"
            )


def _markers(drawn: tuple[_Drawn, ...]) -> Iterator[Markup]:
    """A small marker for settlement or finer; areas have none."""
    for each in drawn:
        if each.spot.is_point:
            title = element("title", place_words(each.spot.placement))
            yield element("circle", title, cx=each.x, cy=each.y, r=3.2, class_="marker")


def _labels(
    shapes: tuple[MapShape, ...], drawn: tuple[_Drawn, ...], view: Projection
) -> Iterator[Markup]:
    """Numbers of the spots, then names of zones, provinces and countries."""
    labels = [*_numbers(drawn), *_names(shapes, view)]
    marks = [Box(d.x - 4, d.y - 4, d.x + 4, d.y + 4) for d in drawn if d.spot.is_point]
    placed = place_labels(labels, taken=marks, width=view.width, height=view.height)
    for each in placed:
        style = each.label.style
        yield element("text", each.label.text, x=each.x, y=each.y, class_=style)


def _numbers(drawn: tuple[_Drawn, ...]) -> Iterator[Label]:
    for each in drawn:
        number = str(each.spot.number)
        yield Label(
            text=number, x=each.x, y=each.y, size=13, style="spot", offsets=AROUND
        )


def _names(shapes: tuple[MapShape, ...], view: Projection) -> list[Label]:
    """Names in the order of their importance, greater areas first.

    A country whose provinces are drawn needs no name of its own; another one is
    named only where the name lies wholly inside what is seen of it, so that it
    never stands on a neighbour's or a disputed ground.
    """
    inner = [s.id for s in shapes if s.kind is ShapeKind.PROVINCE]
    wanted: list[tuple[int, float, Label]] = []
    for shape in shapes:
        rings = list(_rings(shape, view)) if shape.kind in _NAMED else []
        if not rings:
            continue
        (x, y), area, ring = max(
            ((*centre(ring), ring) for ring in rings), key=lambda each: each[1]
        )
        country = shape.kind is ShapeKind.COUNTRY
        style = f"name {shape.kind.value}-name"
        label = Label(text=label_of(shape), x=x, y=y, size=11, style=style)
        if country and any(key.startswith(f"{shape.id}-") for key in inner):
            continue
        if country and not _fits(label, ring):
            continue
        label = replace(label, offsets=HERE) if country else label
        wanted.append((_NAMED.index(shape.kind), -area, label))
    ordered = sorted(wanted, key=lambda each: (each[0], each[1], each[2].text))
    return [label for _, _, label in ordered]


def _fits(label: Label, ring: list[Point]) -> bool:
    """Whether the label lies wholly inside the ring."""
    box = box_of(label.x, label.y, 1.2 * width_of(label), label.size)
    edges = (box.left, label.x, box.right)
    return all(holds(ring, (x, y)) for x in edges for y in (box.top, box.bottom))
