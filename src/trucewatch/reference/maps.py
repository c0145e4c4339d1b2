"""Outlines for maps: a basemap for every country, and the zones of agreements.

The packaged basemaps are derived by ``scripts/derive_basemap.py`` and drawn as a
background only: no stage decides where something lies by them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.zone import OutlineBound, Ring, Zone, ZoneShape

NO_STATUS = "No outline here says anything on the status of any territory."

BORDERS = (
    "Borders as Natural Earth (public domain) draws them: who is in control, not who "
    "has a right to it. Provinces stand with the country under which ISO 3166-2 lists "
    f"them. Contested lines are dashed where they are known to the source. {NO_STATUS}"
)
"""Note that stands under every map with packaged outlines."""

TOWNS = "Towns: GeoNames (CC BY 4.0)."

OWN_BORDERS = (
    "Borders and names as the mission's own basemap has them; contested lines are "
    "dashed where it marks them."
)
"""What stands under a map with a mission's own basemap, before the map's own note."""

UNNAMED = "It names no source."
"""`MapShape.source` in a mission's own basemap that says nothing of its source."""


def mapped_countries() -> tuple[str, ...]:
    """Codes of the countries that have a packaged basemap, sorted."""
    folder = resources.files("trucewatch.reference") / "outlines"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(n.removesuffix(".json") for n in names if n.endswith(".json")))


@cache
def load_shapes(country: str) -> tuple[MapShape, ...]:
    """Countries, provinces, disputed lines and main places of a map of `country`.

    Args:
        country: ISO 3166-1 alpha-2. Without a packaged map: nothing.

    Raises:
        InvalidReference: the packaged file is broken.
    """
    if country not in mapped_countries():
        return ()
    source = resources.files("trucewatch.reference") / "outlines" / f"{country}.json"
    try:
        held = json.loads(source.read_text(encoding="utf-8"))
        return tuple(
            _shape(feature, held["origin"], held["step"], rank=rank)
            for rank, feature in enumerate(held["features"])
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise InvalidReference(
            "bad map file",
            where=f"outlines/{country}.json",
            got=f"{type(error).__name__}: {error}",
            wanted="features with id, name, kind and rings",
        ) from error


def _shape(
    feature: dict[str, Any], origin: list[float], step: float, *, rank: int
) -> MapShape:
    kind = ShapeKind(feature["kind"])
    if kind is ShapeKind.PLACE:
        lon, lat = feature["at"]
        rings: tuple[Ring, ...] = (((float(lon), float(lat)),),)
    else:
        rings = tuple(_ring(flat, origin, step) for flat in feature["rings"])
    return MapShape(
        id=feature["id"],
        name=feature["name"],
        kind=kind,
        rings=rings,
        rank=rank if kind is ShapeKind.PLACE else 0,
    )


def _ring(flat: list[int], origin: list[float], step: float) -> Ring:
    """Degrees from whole steps: the first point, then differences, x and y by turns."""
    across, up = accumulate(flat[::2]), accumulate(flat[1::2])
    return tuple(
        (round(origin[0] + x * step, 4), round(origin[1] + y * step, 4))
        for x, y in zip(across, up, strict=True)
    )


def zone_outlines(agreement: Agreement, day: date) -> tuple[MapShape, ...]:
    """Outlines of the zones that stood on `day`, in the agreement's order.

    Each shape's id is ``AGREEMENT/ZONE`` as in `model.place.ZoneTest`. Where a zone's
    size is left open, the widest outline is drawn.
    """
    return tuple(
        MapShape(
            id=f"{agreement.id}/{zone.id}",
            name=shape.name,
            kind=ShapeKind.ZONE,
            rings=tuple(ring for polygon in shape.polygons for ring in polygon),
            status=shape.status.value,
        )
        for zone, shape in standing_shapes(agreement, day)
    )


def standing_shapes(
    agreement: Agreement, day: date
) -> Iterator[tuple[Zone, ZoneShape]]:
    """The zones that stood on `day`, each with the outlines that are drawn of it."""
    for zone in agreement.zones:
        if _stands(zone, day):
            for shape in zone.shapes:
                if _stands(shape, day) and shape.bound is not OutlineBound.LEAST:
                    yield zone, shape


def _stands(dated: Zone | ZoneShape, day: date) -> bool:
    begun = dated.since is None or dated.since <= day
    return begun and (dated.until is None or day < dated.until)


def sources_of(shapes: Iterable[MapShape]) -> str:
    """The note to print under a map of these shapes.

    A mission's own basemap is credited with what it says of itself, and with nothing
    that only the packaged outlines can claim.
    """
    shapes = tuple(shapes)
    own = next((shape.source for shape in shapes if shape.source), None)
    if own is not None:
        said = own if own == UNNAMED else f"It says of its source: {own}"
        return f"{OWN_BORDERS} {said.replace(NO_STATUS, '').rstrip()} {NO_STATUS}"
    towns = any(shape.kind is ShapeKind.PLACE for shape in shapes)
    return f"{BORDERS} {TOWNS}" if towns else BORDERS
