"""Draw the map: outlines, areas for imprecise places, markers for settlements."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.publish.map_labels import draw_labels
from trucewatch.publish.map_parts import KEPT, Drawn, Spot, has_provinces, middle, rings
from trucewatch.publish.phrases import place_words
from trucewatch.publish.projection import Point, Projection, fit
from trucewatch.publish.svg import coordinate, element, join, picture

_ORDER = (ShapeKind.COUNTRY, ShapeKind.PROVINCE, ShapeKind.DISPUTED, ShapeKind.ZONE)


def zone_status(zone: MapShape) -> str:
    """Standing of a zone's outline; only an official one goes without a warning."""
    if zone.status == "official":
        return "official"
    if not zone.status or zone.status == "approximate":
        return "approximate, not official"
    return f"{zone.status.replace('_', ' ')}: approximate, not official"


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
        _outline(
            shape, view, style=f"{kind} shaded" if shape.id in shaded else str(kind)
        )
        for kind in _ORDER
        for shape in shapes
        if shape.kind is kind
    )
    drawn = tuple(_drawn(spots, view))
    return picture(
        element("rect", width=view.width, height=view.height, class_="sea"),
        join(outlines),
        join(_borders(shapes, view)),
        join(_areas(drawn, view)),
        join(draw_labels(shapes, drawn, view)),
        join(_markers(drawn)),
        name=name,
        width=view.width,
        height=view.height,
        title="Map of the incidents reported",
        text=_text(spots),
    )


def _borders(shapes: tuple[MapShape, ...], view: Projection) -> Iterator[Markup]:
    """The border of a country whose provinces are drawn, over theirs."""
    for shape in shapes:
        if shape.kind is ShapeKind.COUNTRY and has_provinces(shape, shapes):
            yield _outline(shape, view, style="border")


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


@lru_cache(maxsize=KEPT)
def _outline(shape: MapShape, view: Projection, *, style: str) -> Markup:
    closed = "" if shape.kind is ShapeKind.DISPUTED else "Z"
    path = "".join(
        "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in ring) + closed
        for ring in rings(shape, view)
    )
    if not path:
        return Markup()
    title = shape.name
    if shape.kind is ShapeKind.ZONE:
        title = f"{shape.name} ({zone_status(shape)})"
    return element("path", element("title", title), d=path, class_=style)


def _drawn(spots: tuple[Spot, ...], view: Projection) -> Iterator[Drawn]:
    for spot in spots:
        found = middle(spot.shape, view) if spot.shape is not None else None
        if found is not None:
            yield Drawn(spot, *found[0])
        elif spot.point is not None:
            yield Drawn(spot, *view.project(*spot.point))


def _areas(drawn: tuple[Drawn, ...], view: Projection) -> Iterator[Markup]:
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


def _markers(drawn: tuple[Drawn, ...]) -> Iterator[Markup]:
    """A small marker for settlement or finer; areas have none."""
    for each in drawn:
        if each.spot.is_point:
            title = element("title", place_words(each.spot.placement))
            yield element("circle", title, cx=each.x, cy=each.y, r=3.2, class_="marker")
