"""Map views: what a map shows of a choice in a box and at a zoom, grouped here.

Incidents that lie close together at a zoom are one disc with their number; the place
of one or several that are known to the same place is drawn as the area in which they
lie; what is known to a governorate or another unit alone is a number beside its name.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from trucewatch.model.incident_line import LinePlace
from trucewatch.model.place import AREA_PRECISIONS
from trucewatch.publish.codes_reading import PLACE_PRECISION
from trucewatch.service.map_choice import Choice
from trucewatch.service.map_rows import Numbers

Floats = npt.NDArray[np.float64]

CELL_PX, WORLD_PX = 64, 512
"""Sides of a cell of the grouping and of the whole world at zoom 0, in pixels."""

APART = 13
"""From this zoom on, places are not grouped any more."""

ZOOMS = range(19)
NORTHERNMOST = 85.0511
"""Latitude at which the map ends (Web Mercator)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of the map, degrees WGS84."""

    west: float
    south: float
    east: float
    north: float


WORLD = Box(west=-180.0, south=-NORTHERNMOST, east=180.0, north=NORTHERNMOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of a choice, each with how many incidents are known to it.

    Args:
        spots: the places.
        which: ranks of those that have any.
        counts: how many incidents.
        x, y: where they are, as parts of the world's width (Web Mercator); NaN
            without a point.
        area: whether it is known to a unit alone.
        unplaced: how many incidents have no place that can be drawn.
        total: how many incidents there are.
    """

    spots: tuple[LinePlace, ...]
    which: Numbers
    counts: Numbers
    x: Floats
    y: Floats
    area: npt.NDArray[np.bool_]
    unplaced: int
    total: int


def places_of(choice: Choice) -> Places:
    """The places of a choice."""
    placed = choice.spot[choice.spot >= 0]
    counts = np.bincount(placed, minlength=len(choice.spots))
    which = np.flatnonzero(counts)
    spots = [choice.spots[rank] for rank in which]
    x = np.array([math.nan if s.lon is None else s.lon / 360 + 0.5 for s in spots])
    y = np.array([math.nan if s.lat is None else _down(s.lat) for s in spots])
    nowhere = int(counts[which][np.isnan(x.astype(np.float64))].sum())
    return Places(
        spots=choice.spots,
        which=which,
        counts=counts[which],
        x=x.astype(np.float64),
        y=y.astype(np.float64),
        area=np.array([s.precision in AREA_PRECISIONS for s in spots], np.bool_),
        unplaced=int(choice.size - len(placed)) + nowhere,
        total=choice.size,
    )


def _down(lat: float) -> float:
    """How far down the world a latitude is, from 0 to 1."""
    bounded = max(-NORTHERNMOST, min(NORTHERNMOST, lat))
    return 0.5 - math.asinh(math.tan(math.radians(bounded))) / (2 * math.pi)


def _up(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


def snapped(box: Box, zoom: int) -> tuple[int, int, int, int]:
    """The cells of the grouping that a box touches, with one more on every side.

    Groups never depend on where in a cell the box ends.
    """
    cells = _cells(zoom)
    left, right = (
        math.floor((lon / 360 + 0.5) * cells) for lon in (box.west, box.east)
    )
    top, bottom = (math.floor(_down(lat) * cells) for lat in (box.north, box.south))
    return left - 1, top - 1, right + 1, bottom + 1


def _cells(zoom: int) -> int:
    """How many cells the world is wide at a zoom."""
    return (WORLD_PX << zoom) // CELL_PX


def view_bytes(places: Places, box: Box, zoom: int, **more: str) -> bytes:
    """GeoJSON of what lies in the box at the zoom, ready to be sent.

    Args:
        places: the places.
        box: the box.
        zoom: the zoom, one of `ZOOMS`.
        more: further members of the collection.
    """
    features = [*_points(places, box, zoom), *_units(places)]
    record = {
        "type": "FeatureCollection",
        "incidents": places.total,
        "unplaced": places.unplaced,
        **more,
        "features": features,
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _points(places: Places, box: Box, zoom: int) -> Iterator[dict[str, Any]]:
    """Discs and areas: one a cell of the grouping, one a place where it is alone."""
    left, top, right, bottom = snapped(box, zoom)
    cells = _cells(zoom)
    gx, gy = np.floor(places.x * cells), np.floor(places.y * cells)
    inside = ~places.area & (gx >= left) & (gx <= right) & (gy >= top) & (gy <= bottom)
    found = np.flatnonzero(inside)
    if not len(found):
        return
    if zoom >= APART:
        keys = found  # every place for itself
    else:
        keys = (gy[found] * (cells + 4) + gx[found]).astype(np.int64)
    order = np.argsort(keys, kind="stable")
    found, keys = found[order], keys[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    ends = np.r_[starts[1:], len(found)]
    for start, end in zip(starts, ends, strict=True):
        members = found[start:end]
        if end - start == 1 or _same_point(places, members):
            yield _place(places, members)
        else:
            yield _disc(places, members)


def _same_point(places: Places, members: Numbers) -> bool:
    x, y = places.x[members], places.y[members]
    return bool(np.all(x == x[0]) and np.all(y == y[0]))


def _disc(places: Places, members: Numbers) -> dict[str, Any]:
    counts = places.counts[members]
    total = int(counts.sum())
    x = float((places.x[members] * counts).sum() / total)
    y = float((places.y[members] * counts).sum() / total)
    properties = {"kind": "disc", "n": total, "places": len(members)}
    return _feature(properties, (x - 0.5) * 360, _up(y))


def _place(places: Places, members: Numbers) -> dict[str, Any]:
    """A place; of several known to one point, as wide as the widest."""
    spots = [places.spots[places.which[member]] for member in members]
    widest = max(spots, key=lambda spot: spot.radius_m or 0.0)
    properties = {
        "kind": "place",
        "n": int(places.counts[members].sum()),
        "place": list(dict.fromkeys(spot.id for spot in spots)),
        "name": widest.name,
        "precision": PLACE_PRECISION[widest.precision],
        "radius_m": widest.radius_m,
    }
    return _feature(properties, widest.lon or 0.0, widest.lat or 0.0)


def _units(places: Places) -> Iterator[dict[str, Any]]:
    """Units to which something is known and no closer: a number beside the name."""
    totals: dict[str, tuple[LinePlace, int]] = {}
    for rank in np.flatnonzero(places.area):
        spot = places.spots[places.which[rank]]
        before = totals.get(spot.id, (spot, 0))[1]
        totals[spot.id] = (spot, before + int(places.counts[rank]))
    for spot, total in totals.values():
        if spot.lat is None or spot.lon is None:
            continue
        properties = {
            "kind": "unit",
            "n": total,
            "place": [spot.id],
            "name": spot.name,
            "precision": PLACE_PRECISION[spot.precision],
            "radius_m": spot.radius_m,
        }
        yield _feature(properties, spot.lon, spot.lat)


def _feature(properties: dict[str, Any], lon: float, lat: float) -> dict[str, Any]:
    where = [round(lon, 5), round(lat, 5)]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": where},
    }
