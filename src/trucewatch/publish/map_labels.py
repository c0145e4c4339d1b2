"""Names on the map: which are wanted, in what order, and where they may stand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.publish.labels import (
    AROUND,
    BESIDE,
    HERE,
    Box,
    Label,
    box_of,
    place_labels,
    width_of,
)
from trucewatch.publish.map_parts import Drawn, has_provinces, rings
from trucewatch.publish.projection import Point, Projection, centre, holds
from trucewatch.publish.svg import element

_NAMED = (ShapeKind.ZONE, ShapeKind.PROVINCE, ShapeKind.COUNTRY)
_TOWN, _ZONE = "name place-name", "name zone-name"
_CLEAR = 9.0  # a town nearer than this to a marker is left to the marker


def label_of(shape: MapShape) -> str:
    """The name on the map: a zone has its short id there, "Z1"."""
    if shape.kind is ShapeKind.ZONE:
        return shape.id.rpartition("/")[2]
    return shape.name


def draw_labels(
    shapes: tuple[MapShape, ...], drawn: tuple[Drawn, ...], view: Projection
) -> Iterator[Markup]:
    """Numbers of the spots, then names of zones, provinces and countries."""
    labels = [*_numbers(drawn), *_all_names(shapes, drawn, view)]
    marks = [Box(d.x - 4, d.y - 4, d.x + 4, d.y + 4) for d in drawn if d.spot.is_point]
    placed = place_labels(labels, taken=marks, width=view.width, height=view.height)
    for each in placed:
        label = each.label
        yield element("text", label.text, x=each.x, y=each.y, class_=label.style)
        if label.style == _TOWN:
            yield element("circle", cx=label.x, cy=label.y, r=1.8, class_="place")


def _all_names(
    shapes: tuple[MapShape, ...], drawn: tuple[Drawn, ...], view: Projection
) -> list[Label]:
    """Zones, the capital, areas, towns; last, areas called as a town is."""
    towns = list(_towns(shapes, drawn, view))
    known = {town.text for town in towns}
    named = _names(shapes, view)
    zones = [label for label in named if label.style == _ZONE]
    areas = [label for label in named if label.style != _ZONE]
    alone = [label for label in areas if label.text not in known]
    twice = [label for label in areas if label.text in known]
    return [*zones, *towns[:1], *alone, *towns[1:], *twice]


def _numbers(drawn: tuple[Drawn, ...]) -> Iterator[Label]:
    for each in drawn:
        number = str(each.spot.number)
        yield Label(
            text=number, x=each.x, y=each.y, size=13, style="spot", offsets=AROUND
        )


def _towns(
    shapes: tuple[MapShape, ...], drawn: tuple[Drawn, ...], view: Projection
) -> Iterator[Label]:
    """Main places, the more important first; not where an incident's marker is."""
    for shape in sorted(shapes, key=lambda each: (each.rank, each.id)):
        if shape.kind is not ShapeKind.PLACE:
            continue
        x, y = view.project(*shape.rings[0][0])
        if all(math.dist((x, y), (d.x, d.y)) > _CLEAR for d in drawn):
            at = Label(text=shape.name, x=x, y=y, size=10.5, style=_TOWN)
            yield replace(at, offsets=BESIDE, gap=5)


@lru_cache(maxsize=16)
def _names(shapes: tuple[MapShape, ...], view: Projection) -> tuple[Label, ...]:
    """Names in the order of their importance, greater areas first.

    A country whose provinces are drawn needs no name of its own; another one is
    named only where the name lies wholly inside what is seen of it, so that it
    never stands on a neighbour's or a disputed ground.
    """
    wanted: list[tuple[int, float, Label]] = []
    for shape in shapes:
        parts = rings(shape, view) if shape.kind in _NAMED else ()
        if not parts:
            continue
        (x, y), area, ring = max(
            ((*centre(ring), ring) for ring in parts), key=lambda each: each[1]
        )
        country = shape.kind is ShapeKind.COUNTRY
        style = f"name {shape.kind.value}-name"
        label = Label(text=label_of(shape), x=x, y=y, size=11, style=style)
        if country and has_provinces(shape, shapes):
            continue
        if country and not _fits(label, ring):
            continue
        offsets = HERE if country else tuple(_inside(label, ring))
        label = replace(label, offsets=offsets)
        wanted.append((_NAMED.index(shape.kind), -area, label))
    ordered = sorted(wanted, key=lambda each: (each[0], each[1], each[2].text))
    return tuple(label for _, _, label in ordered)


def _inside(label: Label, ring: list[Point]) -> Iterator[tuple[float, float]]:
    """Offsets at which the label's middle is still on the area's own ground."""
    wide = max(width_of(label), label.size)
    for dx, dy in AROUND:
        at = label.x + dx * wide, label.y + dy * label.size * 1.25
        if holds(ring, at):
            yield dx, dy


def _fits(label: Label, ring: list[Point]) -> bool:
    """Whether the label lies wholly inside the ring."""
    box = box_of(label.x, label.y, 1.2 * width_of(label), label.size)
    edges = (box.left, label.x, box.right)
    return all(holds(ring, (x, y)) for x in edges for y in (box.top, box.bottom))
